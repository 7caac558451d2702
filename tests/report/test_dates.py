from datetime import date

import pytest

from onrecord.report.dates import published, spoken
from onrecord.types import Precision, When


def when(start: str, end: str, precision: Precision) -> When:
    return When(start=date.fromisoformat(start), end=date.fromisoformat(end), precision=precision, basis="explicit")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (when("2024-03-14", "2024-03-14", "day"), "14 March 2024"),
        (when("2024-03-01", "2024-03-31", "month"), "March 2024"),
        (when("2024-01-01", "2024-12-31", "year"), "2024"),
        (when("1990-01-01", "1999-12-31", "decade"), "the 1990s"),
        (when("2024-03-09", "2024-03-12", "range"), "9 to 12 March 2024"),
        (when("2024-02-27", "2024-03-02", "range"), "27 February to 2 March 2024"),
        (when("2023-12-30", "2024-01-02", "range"), "30 December 2023 to 2 January 2024"),
    ],
)
def test_no_more_precise_than_known(value: When, words: str) -> None:
    assert spoken(value) == words


def test_an_unknown_date_is_said_to_be_unknown() -> None:
    assert spoken(None) == "undated"
    assert published(None) == "undated"

"""Strings that are nothing but a date."""

from datetime import date

import pytest

from onrecord.times import parse_date

GOOD = [
    ("June 28, 2023", (2023, 6, 28), "day"),
    ("8 January, 2026", (2026, 1, 8), "day"),
    ("28.06.2023", (2023, 6, 28), "day"),
    ("2023-06-28T10:20:00Z", (2023, 6, 28), "day"),
    ("Wednesday, 28 June 2023, 10:30 a.m. EST", (2023, 6, 28), "day"),
    ("(28 Jun 2023)", (2023, 6, 28), "day"),
    ("June 2023", (2023, 6, 1), "month"),
    ("2023", (2023, 1, 1), "year"),
]
BAD = [
    "yesterday",
    "June",
    "28 June",
    "Published June 28, 2023",
    "5 people",
    "",
    "31 February 2023",
    "June 28, 2023 and May 1, 2023",
    "03/04/2023",
]


@pytest.mark.parametrize(("text", "start", "precision"), GOOD)
def test_dates(text, start, precision):
    when = parse_date(text)
    assert when is not None
    assert (when.start, when.precision, when.basis) == (date(*start), precision, "explicit")


@pytest.mark.parametrize("text", BAD)
def test_everything_else_is_refused(text):
    assert parse_date(text) is None


def test_order_of_day_and_month_by_evidence():
    assert parse_date("03/04/2023", day_first=True).start == date(2023, 4, 3)
    assert parse_date("03/04/2023", day_first=False).start == date(2023, 3, 4)
    assert parse_date("13/04/2023").start == date(2023, 4, 13)

import pytest

from onrecord.times import find, follow
from onrecord.types import When


@pytest.mark.parametrize("phrase", ["today", "last week", "on Monday", "on 5 June"])
def test_an_undated_text_gives_no_day_to_what_is_told_from_its_day(phrase: str) -> None:
    text = f"The port was closed in January 2006. The envoy protested {phrase}."
    first, second = follow(text, find(text), published=None)
    assert isinstance(first.when, When)
    assert not isinstance(second.when, When)


def test_an_undated_history_lends_its_year_only_within_the_paragraph() -> None:
    told = " ".join(f"On 4 May {year} they met." for year in range(2001, 2007))
    text = f"{told} In June they parted.\n\nHe was released in December."
    *_, june, december = follow(text, find(text), published=None)
    assert isinstance(june.when, When)
    assert not isinstance(december.when, When)

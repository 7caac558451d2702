import pytest

from onrecord.times import find, follow
from onrecord.types import When


@pytest.mark.parametrize("phrase", ["today", "last week", "on Monday", "on 5 June"])
def test_an_undated_text_gives_no_day_to_what_is_told_from_its_day(phrase: str) -> None:
    text = f"The port was closed in January 2006. The envoy protested {phrase}."
    first, second = follow(text, find(text), published=None)
    assert isinstance(first.when, When)
    assert not isinstance(second.when, When)

"""Lines of a brief from the example pages, read by the real reader: which word of a sentence a date is of."""

from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.read import default_reader
from onrecord.report import brief
from onrecord.store import Scope, Store

PAGES = Path(__file__).resolve().parents[2] / "examples" / "pages"


@pytest.fixture(scope="module")
def lines():
    with Store.open(":memory:") as store:
        pipeline.add([str(PAGES)], store, reader=default_reader())
        made = brief(store, Scope(between=("Norway", "Portugal")))
    return [line for section in made.sections for line in section.lines]


def test_the_date_of_a_later_clause_says_of_which_word_it_is(lines):
    (told,) = [line for line in lines if line.text.startswith("Foreign Minister Duarte Salgueiro received")]
    assert told.when.start.isoformat() == "2024-03-05"
    assert told.label == "date of “seized a Portuguese trawler”"


def test_the_date_of_what_is_told_first_says_nothing_more(lines):
    plain = [line for line in lines if line.text.startswith("Portuguese Foreign Minister Duarte Salgueiro spoke by phone")]
    assert [line.label for line in plain] == [""]

"""Quantities: value, bounds, unit and object; what is no quantity."""

import re
from pathlib import Path

import pytest
from frozen_sentences import Frozen, frozen
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read import default_reader
from onrecord.resolve import resolve
from onrecord.resolve.quantities import NUMBER, bounds, number
from onrecord.testing import sample
from onrecord.types import Quantity

SENTENCES = frozen(Path(__file__).parent / "quantity_sentences.conll")


def shown(quantity: Quantity) -> str:
    value, low, high = (("-" if x is None else f"{x:g}") for x in (quantity.value, quantity.low, quantity.high))
    return f"{value} {low}..{high} {quantity.unit} «{quantity.of}»"


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda s: s.key)
def test_a_sentence_gives_its_quantities(sentence: Frozen) -> None:
    found = resolve(sentence.article, sentence.reading).quantities
    assert " ;; ".join(map(shown, found)) == sentence.want
    for quantity in found:
        assert any(quantity.of in sentence.article.text[span.start : span.end] for span in quantity.evidence)


def test_a_quantity_belongs_to_its_event() -> None:
    sent = next(s for s in SENTENCES if s.key == "a_million")
    account = resolve(sent.article, sent.reading)
    assert [q.event for q in account.quantities] == [account.events[0].id]


@given(st.integers(min_value=10, max_value=10**12))
def test_figures_with_commas_keep_their_value(value: int) -> None:
    match = NUMBER.search(f"killed {value:,} people")
    assert match is not None
    assert bounds(match).value == value


def test_a_change_has_its_subject_and_its_time() -> None:
    sent = next(s for s in SENTENCES if s.key == "change")
    found = resolve(sent.article, sent.reading).quantities[0]
    assert [sent.article.text[s.start : s.end] for s in found.evidence] == ["16 per cent", "Exports to Estonia", "May"]


def test_a_quantity_in_reported_speech_is_attributed() -> None:
    sent = next(s for s in SENTENCES if s.key == "attributed")
    account = resolve(sent.article, sent.reading)
    assert [q.statement for q in account.quantities] == [0]
    assert account.statements[0].speaker is not None


def test_number_words() -> None:
    assert [number(f, s) for f, s in (("twenty-five", None), ("a", "million"), ("two", "dozen"), ("1,200", None))] == [25, 1e6, 24, 1200]


@given(st.text(alphabet="0123456789,. millionthousandupto-–$€%", max_size=200))
def test_numbers_are_found_in_linear_time_and_have_text(text: str) -> None:
    assert all(m.end() > m.start() for m in re.finditer(NUMBER, text))


def test_a_number_may_end_the_text():
    """Nothing stands after it: neither a unit nor a word of money is looked for beyond the text."""
    article = sample("", ["The index closed at 3,269"])
    (reading,) = default_reader().read([article])
    assert resolve(article, reading).article == article.id

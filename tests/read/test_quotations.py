"""Quotation marks: every kind, nested, apostrophes told apart, paragraphs reopened, marks never closed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.quotations import quotations
from onrecord.types import Block

CASES = {
    ("“I am,” he said. “You ‘are’ not.”",): ["I am,", "You ‘are’ not.", "are"],
    ("'I don't know,' the ministers' aide said. 'It's the workers' plan,' he said in the '90s.",): [
        "I don't know,",
        "It's the workers' plan,",
    ],
    ("«Bonjour», „Tag“, »Ja«. ”Hej” sade hon",): ["Bonjour", "Tag", "Ja", "Hej"],
    ('He is 5\'10" tall and 12" wide, "she said".',): ["she said"],
    ("Minister vows 'no retreat' as Iran's leaders' call fades",): ["no retreat"],
    ("“We will not… “ and left",): ["We will not…"],
    ("``Old style,'' he said.",): ["Old style,"],
    ("“” and “ ”",): [],
    ('“Typed in two ways," he said. "Both ways.” “And "nested" once.”',): [
        "Typed in two ways,",
        "Both ways.",
        'And "nested" once.',
        "nested",
    ],
    ("(“Yes”) – “No”—“Maybe”",): ["Yes", "No", "Maybe"],
    ('"We left,"he said."We came back," she said, "and stayed."',): ["We left,", "We came back,", "and stayed."],
    ('"We left ,"he said, "and came back."',): ["We left ,", "and came back."],
    ("We went out.", "” We came back.”", "“We stayed “."): ["We came back.", "We stayed"],
    ("“We left the boats.”", "“We never came back to them.", "The road was closed."): ["We left the boats.", "We never came back to them."],
    # The closing mark typed as an opening one before the cue; two apostrophes for it; all marks the wrong way round.
    ("“We need the harbour, “he said.",): ["We need the harbour,"],
    ("“The road is closed,’’ she added.",): ["The road is closed,"],
    ("He saw a ” white ship “, and left.",): ["white ship"],
    # The closing mark is missing: the paragraph ends the quotation, unless a cue stands in it.
    ("“We left the boats in the harbour.", "The road was closed."): ["We left the boats in the harbour."],
    ("He asked why: “Nobody told us about the road.", "It rained."): ["Nobody told us about the road."],
    ("“We left the boats, Berg said. It rained all day.", "The road was closed."): [],
    # Paragraphs without marks inside a quotation.
    ("She wrote: “We left the boats.", "It rained.", "The road was closed.”", "Nobody came."): [
        "We left the boats.",
        "It rained.",
        "The road was closed.",
    ],
    ("“Then he told us, ‘Go.’”",): ["Then he told us, ‘Go.’", "Go."],
}


def found(paragraphs: tuple[str, ...], kind: str = "paragraph"):
    blocks, at = [], 0
    for part in paragraphs:
        blocks.append(Block(kind, at, at + len(part)))
        at += len(part) + 2
    text = "\n\n".join(paragraphs)
    return text, *quotations(text, blocks)


@pytest.mark.parametrize("paragraphs", CASES)
def test_pairs(paragraphs: tuple[str, ...]):
    text, quoted, _ = found(paragraphs)
    assert [text[q.content.start : q.content.end] for q in quoted] == CASES[paragraphs]


def test_promise_3_marks_stand_around_the_content():
    text, quoted, _ = found(("She said “ we go ” and left.",))
    assert [(text[q.span.start : q.span.end], text[q.content.start : q.content.end]) for q in quoted] == [("“ we go ”", "we go")]


def test_a_reopened_paragraph_continues():
    text, quoted, refused = found(("He said: “One.", "“Two.", "“Three,” he ended."))
    assert [(text[q.content.start : q.content.end], q.continued) for q in quoted] == [("One.", True), ("Two.", True), ("Three,", False)]
    assert refused == []


def test_a_paragraph_closed_without_reopening():
    text, quoted, _ = found(("“One.", "Two,” he said. “Three.”"))
    assert [(text[q.content.start : q.content.end], q.continued) for q in quoted] == [("One.", True), ("Two,", False), ("Three.", False)]


def test_a_mark_never_closed_is_refused():
    _, quoted, refused = found(("“Never closed, he said.", "Another paragraph."))
    assert quoted == []
    assert [r.what for r in refused] == ["quotation"]


def test_a_block_quote_is_a_quotation():
    text, quoted, _ = found(("All of this was said.",), "quote")
    assert [text[q.content.start : q.content.end] for q in quoted] == ["All of this was said."]


@given(st.lists(st.text(alphabet="ab s.,“”‘’'\"«»\n", min_size=1, max_size=40), max_size=4))
def test_any_marks_give_spans_within_the_text(paragraphs: list[str]):
    text, quoted, _ = found(tuple(p.strip() for p in paragraphs if p.strip()))
    for quotation in quoted:
        assert quotation.span.start <= quotation.content.start < quotation.content.end <= quotation.span.end <= len(text)
        content = text[quotation.content.start : quotation.content.end]
        assert content == content.strip()

"""Spans of the model joined into attributions, on trees drawn by hand."""

from onrecord.read.attributions import Tags, attributions
from onrecord.read.linking import linked, trimmed, whole
from onrecord.read.page import Page
from onrecord.read.quotations import quotations
from onrecord.read.spans import WordSpan
from onrecord.types import Block
from tests.read.drawing import drawn

TWO = (
    "Berg/PROPN/2/nsubj said/VERB/0/root talks/NOUN/4/nsubj failed/VERB/2/ccomp ./PUNCT/2/punct",
    "Moe/PROPN/2/nsubj added/VERB/0/root they/PRON/4/nsubj won/VERB/2/ccomp ./PUNCT/2/punct",
)
CUT = "the/DET/2/det judge/NOUN/5/nsubj in/ADP/4/case Oslo/PROPN/2/nmod ruled/VERB/0/root they/PRON/7/nsubj won/VERB/5/ccomp"
SIGNED = (
    "Mehr/PROPN/2/nsubj reported/VERB/0/root losses/NOUN/2/obj ./PUNCT/2/punct",
    "“/PUNCT/3/punct We/PRON/3/nsubj shall/AUX/4/aux never/ADV/5/advmod leave/VERB/0/root ./PUNCT/5/punct ”/PUNCT/5/punct",
    "Anna/PROPN/0/root Berg/PROPN/1/flat ,/PUNCT/4/punct Fellow/PROPN/1/appos",
)


def span(first: int, last: int, kind: str = "") -> WordSpan:
    return WordSpan(first, last, kind, 0.9)


def page(*sentences: str, blocks: tuple[int, ...] = (0,)) -> Page:
    sketch, tree = drawn(*sentences)
    quoted, _ = quotations(sketch.text, [Block("paragraph", 0, len(sketch.text))])
    return Page(tree, quoted, blocks)


def test_each_cue_takes_its_own_source_and_content():
    found = list(linked(page(*TWO), [span(0, 1), span(5, 6)], [span(1, 2), span(6, 7)], [span(2, 4), span(7, 9)]))
    assert [(item.source, item.cue, item.content) for item in found] == [
        (span(0, 1), span(1, 2), (span(2, 4),)),
        (span(5, 6), span(6, 7), (span(7, 9),)),
    ]


def test_a_cue_without_content_is_nothing():
    assert list(linked(page(*TWO), [span(0, 1)], [span(1, 2)], [])) == []


def test_content_of_another_sentence_needs_marks_or_a_colon():
    assert list(linked(page(*TWO), [span(0, 1)], [span(1, 2)], [span(7, 9)])) == []


def test_a_source_cut_short_is_made_whole():
    tree = page(CUT).tree
    assert whole(tree, span(0, 2), source=True) == span(0, 4)
    assert whole(tree, span(0, 4), source=True) == span(0, 4)


def test_hanging_words_are_cut_off():
    tree = page(CUT).tree
    assert trimmed(tree, span(0, 3)) == span(0, 2)
    assert trimmed(tree, span(2, 3)) is None


def test_a_signature_owns_its_quotation():
    place = page(*SIGNED)
    text = place.tree.text
    quoted = place.tree.inside(place.quotations[0].span)
    tags = Tags([span(0, 1)], [span(1, 2)], [span(2, 3), span(quoted.start, quoted.stop)])
    found, _ = attributions(place, tags)
    owners = {text[item.content[0].start : item.content[0].end]: item.source for item in found}
    signed = owners[text[place.quotations[0].span.start : place.quotations[0].span.end]]
    assert signed is not None
    assert text[signed.start : signed.end] == "Anna Berg, Fellow"
    assert owners["losses"] is not None


def test_what_the_model_is_unsure_of_is_refused():
    unsure = [WordSpan(first, last, "", 0.4) for first, last in ((0, 1), (1, 2), (2, 4))]
    found, refused = attributions(page(TWO[0]), Tags(*([one] for one in unsure)))
    assert [item.what for item in refused] == ["attribution"]
    assert all(item.score != 0.4 for item in found)


def test_bounds_of_the_model_stand_and_a_clause_joins_its_pieces():
    tree = page("Berg/PROPN/2/nsubj said/VERB/0/root talks/NOUN/6/nsubj on/ADP/5/case fish/NOUN/3/nmod failed/VERB/2/ccomp")
    text = tree.tree.text

    def contents(*spans: WordSpan) -> list[str]:
        found, _ = attributions(tree, Tags([span(0, 1)], [span(1, 2)], spans))
        return [text[part.start : part.end] for item in found for part in item.content]

    assert contents(span(5, 6)) == ["failed"]
    assert contents(span(2, 3), span(5, 6)) == ["talks on fish failed"]
    assert contents(span(2, 4)) == ["talks on fish failed"]

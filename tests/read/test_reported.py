"""Reported speech by syntax, on trees drawn by hand."""

import pytest

from onrecord.read.attributions import Tags, attributions
from onrecord.read.page import Page
from onrecord.read.quotations import quotations
from onrecord.types import Attribution
from tests.read.drawing import drawn

THAT = "that/SCONJ/{verb}/mark talks/NOUN/{verb}/nsubj failed/VERB/{head}/{relation}"
SAID = "Berg/PROPN/2/nsubj said/VERB/0/root " + THAT.format(verb=5, head=2, relation="ccomp")
AFTER = "Talks/NOUN/2/nsubj failed/VERB/0/root ,/PUNCT/5/punct Berg/PROPN/5/nsubj said/VERB/2/parataxis ./PUNCT/2/punct"
TOLD = "“/PUNCT/3/punct Talks/NOUN/3/nsubj failed/VERB/5/ccomp ”/PUNCT/3/punct told/VERB/0/root Berg/PROPN/5/nsubj us/PRON/5/obj"
ACCORDING = "Talks/NOUN/2/nsubj failed/VERB/0/root ,/PUNCT/6/punct according/VERB/6/case to/ADP/4/fixed Berg/PROPN/2/obl"
HEARSAY = "Talks/NOUN/3/nsubj reportedly/ADV/3/advmod failed/VERB/0/root ./PUNCT/3/punct"
CLAIM = f"Berg/PROPN/3/nmod:poss 's/PART/1/case claim/NOUN/7/nsubj {THAT.format(verb=6, head=3, relation='acl')} spread/VERB/0/root"
SAID_BY = "It/PRON/3/expl was/AUX/3/aux:pass said/VERB/0/root by/ADP/5/case Berg/PROPN/3/obl:agent"
PASSIVE = f"{SAID_BY} {THAT.format(verb=8, head=3, relation='ccomp')}"
ADDING = f"Berg/PROPN/2/nsubj left/VERB/0/root ,/PUNCT/4/punct adding/VERB/2/advcl {THAT.format(verb=7, head=4, relation='ccomp')}"


def read(*sentences: str) -> tuple[str, list[Attribution]]:
    sketch, tree = drawn(*sentences)
    quoted, _ = quotations(sketch.text, sketch.article.blocks)
    page = Page(tree, quoted, [block.start for block in sketch.article.blocks])
    return sketch.text, attributions(page, Tags())[0]


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        (SAID, "Berg", "said", "that talks failed"),
        (AFTER, "Berg", "said", "Talks failed"),
        (ACCORDING, "Berg", "according to", "Talks failed"),
        (CLAIM, "Berg", "claim", "that talks failed"),
        (PASSIVE, "Berg", "was said", "that talks failed"),
        (ADDING, "Berg", "adding", "that talks failed"),
    ],
)
def test_who_said_what(sentence: str, source: str, cue: str, content: str):
    text, (found,) = read(sentence)
    assert found.source is not None
    assert text[found.source.start : found.source.end] == source
    assert found.cue is not None
    assert text[found.cue.start : found.cue.end] == cue
    assert [text[part.start : part.end] for part in found.content] == [content]
    assert not found.direct


def test_a_quotation_is_direct():
    text, (found,) = read(TOLD)
    assert found.direct
    assert [text[part.start : part.end].replace(" ", "") for part in found.content] == ["“Talksfailed”"]


def test_hearsay_has_no_source():
    text, (found,) = read(HEARSAY)
    assert found.source is None
    assert [text[part.start : part.end] for part in found.content] == ["Talks", "failed"]


def test_nothing_is_said_where_nobody_speaks():
    assert read("Talks/NOUN/2/nsubj failed/VERB/0/root ./PUNCT/2/punct")[1] == []


def test_a_transcript_between_marks_has_its_speaker_inside_them():
    text, (found,) = read(
        "“/PUNCT/4/punct LEE/PROPN/4/nsubj :/PUNCT/4/punct Leave/VERB/0/root this/DET/6/det town/NOUN/4/obj ”/PUNCT/4/punct"
    )
    assert found.source is not None
    assert text[found.source.start : found.source.end] == "LEE"

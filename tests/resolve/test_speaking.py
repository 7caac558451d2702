"""Pronouns that go on: who speaks again, what "it" did next, and possessors that two may be."""

import msgspec
from drawn_trees import Drawn

from onrecord.resolve.actors.cast import Cast
from onrecord.resolve.actors.gather import cast
from onrecord.types import Attribution, Quotation, Span

SAID = "“/PUNCT/2/punct Fine/ADJ/6/ccomp ”/PUNCT/2/punct Piet/PROPN/6/nsubj Vint/PROPN/4/flat said/VERB/0/root ./PUNCT/6/punct"
ADDED = (
    "“/PUNCT/4/punct Omar/PROPN/4/nsubj Korb/PROPN/2/flat lost/VERB/7/ccomp "
    "”/PUNCT/4/punct he/PRON/7/nsubj added/VERB/0/root ./PUNCT/7/punct"
)
CAME = "Omar/PROPN/3/nsubj Korb/PROPN/1/flat came/VERB/0/root ./PUNCT/3/punct"


def said(drawn: Drawn, *sources: str) -> Cast:
    """The cast where each quotation of the text has its source, in order."""
    marks = [i for i, c in enumerate(drawn.text) if c in "“”"]
    pairs = list(zip(marks[::2], marks[1::2], strict=True))
    quotations = tuple(Quotation(Span(a, b + 1), Span(a + 1, b)) for a, b in pairs)
    spoken: list[Attribution] = []
    for (a, b), source in zip(pairs, sources, strict=True):
        at = drawn.text.index(source, b)
        spoken.append(Attribution(source=Span(at, at + len(source)), cue=None, content=(Span(a + 1, b),), direct=True, score=1.0))
    reading = msgspec.structs.replace(drawn.reading, quotations=quotations, attributions=tuple(spoken))
    return cast(drawn.article, reading, drawn.tree)


def test_who_adds_something_spoke_last_and_is_not_named_in_it() -> None:
    drawn = Drawn(SAID, ADDED, person="Piet Vint|Omar Korb")
    found = said(drawn, "Piet Vint", "he")
    assert found.at(drawn.word("he")) == found.at(drawn.word("Piet"))
    assert found.reason(drawn.word("he")) == "spoke last"


def test_whoever_came_in_between_may_speak_too() -> None:
    drawn = Drawn(SAID, CAME, ADDED.replace("Omar", "Ada"), person="Piet Vint|Omar Korb|Ada Korb")
    found = said(drawn, "Piet Vint", "he")
    assert found.reason(drawn.word("he")) != "spoke last"


def test_it_is_the_body_that_acted_before() -> None:
    fined = "Aldtek/PROPN/2/nsubj sued/VERB/0/root everybody/PRON/2/obj ./PUNCT/2/punct"
    again = "It/PRON/2/nsubj won/VERB/0/root ./PUNCT/2/punct"
    drawn = Drawn(fined, again, organization="Aldtek")
    found = cast(drawn.article, drawn.reading, drawn.tree)
    assert found.at(drawn.word("It")) == found.at(drawn.word("Aldtek"))
    two = Drawn(fined.replace("everybody", "Vintora"), again, organization="Aldtek|Vintora")
    assert cast(two.article, two.reading, two.tree).at(two.word("It")) is None


def test_his_after_an_object_may_be_eithers() -> None:
    met = "Piet/PROPN/3/nsubj Vint/PROPN/1/flat {}/VERB/0/root {} over/ADP/8/case his/PRON/8/nmod:poss plan/NOUN/3/obl ./PUNCT/3/punct"
    one = Drawn(met.format("left", "the/DET/5/det room/NOUN/3/obj"), person="Piet Vint")
    found = cast(one.article, one.reading, one.tree)
    assert found.at(one.word("his")) == found.at(one.word("Vint"))
    two = Drawn(met.format("mocked", "Omar/PROPN/3/obj Korb/PROPN/4/flat"), person="Piet Vint|Omar Korb")
    assert cast(two.article, two.reading, two.tree).reason(two.word("his")) != "subject of its clause"

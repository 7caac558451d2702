"""Candidate events: voice turned, understood subjects found, coordinated parties taken."""

import pytest

from onrecord.read.relations import candidates
from tests.read.drawing import drawn

ACTIVE = "Mali/PROPN/2/nsubj invaded/VERB/0/root Togo/PROPN/2/obj and/CCONJ/5/cc Benin/PROPN/3/conj"
PASSIVE = "Togo/PROPN/3/nsubj:pass was/AUX/3/aux:pass invaded/VERB/0/root by/ADP/5/case Mali/PROPN/3/obl:agent"
OBJECT = "Mali/PROPN/2/nsubj urged/VERB/0/root Togo/PROPN/2/obj to/PART/5/mark leave/VERB/2/xcomp Benin/PROPN/5/obj"
SUBJECT = "Mali/PROPN/2/nsubj promised/VERB/0/root Togo/PROPN/2/iobj to/PART/5/mark leave/VERB/2/xcomp Benin/PROPN/5/obj"
JOINED = "Mali/PROPN/2/nsubj met/VERB/0/root Togo/PROPN/2/obj and/CCONJ/5/cc praised/VERB/2/conj Benin/PROPN/5/obj"
RELATIVE = "Mali/PROPN/5/nsubj which/PRON/3/nsubj attacked/VERB/1/acl:relcl Togo/PROPN/3/obj left/VERB/0/root"
NOUN = "Mali/PROPN/3/nmod:poss 's/PART/1/case invasion/NOUN/6/nsubj of/ADP/5/case Togo/PROPN/3/nmod failed/VERB/0/root"
DEAL = "Mali/PROPN/2/nsubj signed/VERB/0/root a/DET/4/det deal/NOUN/2/obj with/ADP/6/case Togo/PROPN/4/nmod"


def found(sentence: str) -> dict[str, tuple[list[str], list[str]]]:
    _, tree = drawn(sentence)
    return {tree.form(c.cue): ([tree.form(n) for n in c.sources], [tree.form(n) for n in c.targets]) for c in candidates(tree)}


@pytest.mark.parametrize(
    ("sentence", "cue", "sources", "targets"),
    [
        (ACTIVE, "invaded", ["Mali"], ["Togo", "Benin"]),
        (PASSIVE, "invaded", ["Mali"], ["Togo"]),
        (OBJECT, "leave", ["Togo"], ["Benin"]),
        (SUBJECT, "leave", ["Mali"], ["Benin"]),
        (JOINED, "praised", ["Mali"], ["Benin"]),
        (RELATIVE, "attacked", ["Mali"], ["Togo"]),
        (NOUN, "invasion", ["Mali"], ["Togo"]),
        (DEAL, "signed", ["Mali"], ["deal", "Togo"]),
    ],
)
def test_parties(sentence: str, cue: str, sources: list[str], targets: list[str]):
    assert found(sentence)[cue] == (sources, targets)


def test_a_time_is_no_party():
    sketch, tree = drawn("Mali/PROPN/2/nsubj attacked/VERB/0/root on/ADP/4/case Monday/PROPN/2/obl")
    (candidate,) = candidates(tree, [time.span for time in sketch.reading.times])
    assert candidate.targets == ()


def test_it_is_no_party():
    assert found("It/PRON/2/nsubj rained/VERB/0/root") == {}

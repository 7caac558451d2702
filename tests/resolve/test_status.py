"""Status: one test for each rule and each class of sentences it must not be taken in by; what a status makes of a type; background."""

from pathlib import Path

import pytest
from frozen_sentences import Frozen, frozen
from msgspec.structs import replace

from onrecord.resolve.dates import Dates
from onrecord.resolve.events.background import background
from onrecord.resolve.events.nounstatus import of_noun
from onrecord.resolve.events.remap import remapped
from onrecord.resolve.events.status import Scene, Verdict, of_clause
from onrecord.syntax import Tree
from onrecord.types import EventStatus, EventType

FOLDER = Path(__file__).parent
SENTENCES = frozen(FOLDER / "status_sentences.conll")


def tree_of(sentence: Frozen) -> Tree:
    return Tree(sentence.reading, sentence.article.text)


def word(tree: Tree, form: str) -> int:
    return next(i for i in range(len(tree.words)) if tree.form(i) == form)


def verdict(sentence: Frozen, form: str) -> Verdict:
    tree = tree_of(sentence)
    titles = frozenset({0}) if sentence.key.startswith("headline") else frozenset[int]()
    scene, at = Scene(tree, {}, titles), word(tree, form)
    return of_noun(scene, at) if sentence.key.startswith("d_") and tree.words[at].pos == "NOUN" else of_clause(scene, at)


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda s: s.key)
def test_a_word_has_its_status(sentence: Frozen) -> None:
    for item in sentence.want.split():
        form, _, status = item.partition("=")
        found = verdict(sentence, form)
        assert (found.status + ("!" if found.willed else ""), bool(found.reason)) == (status, True), found


@pytest.mark.parametrize(
    ("kind", "status", "willed", "becomes"),
    [
        ("CONSULT", "planned", False, "AGREE planned"),
        ("AID", "planned", False, "AGREE planned"),
        ("RETREAT", "planned", False, "CONCEDE planned"),
        ("CONCEDE", "planned", False, "CONCEDE planned"),
        ("ASSAULT", "planned", False, "THREATEN planned"),
        ("SANCTION", "threatened", False, "THREATEN threatened"),
        ("COOPERATE", "threatened", False, "AGREE planned"),
        ("CONSULT", "denied", True, "REJECT occurred"),
        ("CONSULT", "denied", False, "CONSULT denied"),
        ("ASSAULT", "denied", True, "ASSAULT denied"),
        ("PROTEST", "planned", False, "PROTEST planned"),
        ("ASSAULT", "hypothetical", False, "ASSAULT hypothetical"),
    ],
)
def test_a_status_can_change_the_type(kind: EventType, status: EventStatus, willed: bool, becomes: str) -> None:
    found = remapped(kind, None, Verdict(status, "test", willed=willed))
    assert f"{found.type} {found.status}" == becomes
    assert bool(found.reason) == (found.type != kind)


RETOLD = frozen(FOLDER / "background_sentences.conll")


@pytest.mark.parametrize("sentence", RETOLD, ids=lambda s: s.key)
def test_history_is_told_from_news(sentence: Frozen) -> None:
    tree = tree_of(sentence)
    article = replace(sentence.article, published=None) if sentence.key.startswith("u_") else sentence.article
    dates = Dates(article, sentence.reading, tree)
    for item in sentence.want.split():
        form, _, retold = item.partition("=")
        at = word(tree, form)
        found, reason = background(tree, at, dates.of(at)[0], article.published, noun=tree.words[at].pos == "NOUN")
        assert (found, bool(reason)) == (retold == "yes", True), (form, reason)

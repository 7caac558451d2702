"""Whether a capital's name stands for its government or for the city, decided by syntax alone.

As subject, possessor, agent or partner a capital acts: "Moscow said", "Tehran's policy", "talks with Ankara". After a preposition
of place, as goal of motion or as what is visited or shelled it is the city. What the table does not cover stays the city:
a missing actor is a gap, an invented one an error.
"""

import json
from functools import cache
from importlib.resources import files

from onrecord.syntax import Tree

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})


@cache
def _words(field: str) -> frozenset[str]:
    found = json.loads(files("onrecord.resolve").joinpath("data", "metonymy.json").read_text(encoding="utf-8"))
    return frozenset(found[field])


def acts(tree: Tree, word: int) -> str | None:
    """Why the capital at this word stands for its government; None where it is the city."""
    relation = tree.words[word].relation
    if relation == "conj" and tree.words[word].head >= 0:
        return acts(tree, tree.words[word].head)
    head = tree.words[word].head
    if head < 0:
        return None
    if relation in SUBJECTS:
        return _as_subject(tree, head, relation)
    if relation in {"obj", "iobj"}:
        return None if tree.lemma(head) in _words("place_objects") else f"object of {tree.form(head)!r}"
    if relation == "nmod:poss":
        return None if tree.lemma(head) in _words("place_owned") else f"owner of {tree.form(head)!r}"
    if relation.startswith(("obl", "nmod")):
        return _after_preposition(tree, word, head)
    return None


def _as_subject(tree: Tree, head: int, relation: str) -> str | None:
    """A passive subject of a destroying verb and the subject of "is a city" are the place."""
    if relation == "nsubj:pass" and tree.lemma(head) in _words("place_objects"):
        return None
    return None if tree.child(head, "cop") is not None and tree.words[head].pos in {"NOUN", "PROPN"} else f"subject of {tree.form(head)!r}"


def preposition(tree: Tree, word: int) -> str:
    """The preposition before a phrase, its fixed parts included: "according to"."""
    cases = [c for c in tree.children(word, "case") if c < word]
    return " ".join(tree.form(w).lower() for c in cases[:1] for w in [c, *tree.children(c, "fixed")])


def _after_preposition(tree: Tree, word: int, head: int) -> str | None:
    case = preposition(tree, word)
    if case == "for" and tree.lemma(head) in _words("motion"):
        return None
    if case in _words("state_prepositions"):
        return f"{case} + capital"
    if (
        case == "to"
        and not _from_somewhere(tree, head)
        and tree.lemma(head) not in _words("motion")
        and tree.words[head].pos in {"VERB", "NOUN"}
    ):
        return _to(tree, head)
    return None


def _from_somewhere(tree: Tree, head: int) -> bool:
    """ "Carried mail from Arda to Moscow": a way has two ends."""
    return any(preposition(tree, c) == "from" for c in tree.children(head, "obl", "nmod"))


def _to(tree: Tree, head: int) -> str | None:
    """The receiver of giving and telling, not the goal of motion: the verb needs an object or is one of speech."""
    gives = tree.child(head, "obj") is not None or tree.lemma(head) in {"talk", "speak", "appeal", "respond", "signal", "support", "aid"}
    return f"receiver of {tree.form(head)!r}" if gives else None


def building(tree: Tree, word: int) -> bool:
    """Whether a seat of government is meant as a building: beside "at", "near", "outside", or as owner of walls and gates."""
    head = tree.words[word].head
    case = preposition(tree, word)
    return case in {"at", "near", "outside", "inside", "around", "opposite"} or (head >= 0 and tree.lemma(head) in _words("parts_of_seats"))

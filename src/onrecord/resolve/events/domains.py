"""What is no event of PLOVER: sport and culture pieces, told by the share of their words, and what only sounds like an act.

In sport and culture pieces the lexicon's cues mean other things. Elsewhere "declined to comment" rejects nothing, a fight against
cancer and a trade war assault nobody, and a blaze that kills is no attack. The words are in `resolve/data/domains.toml`.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.resolve.roles import plain
from onrecord.syntax import Tree
from onrecord.types import EventType

WORD = re.compile(r"[A-Za-z][\w'’-]*")
DESKS = ("sport", "culture")
# Long pieces dilute their words: four that mean sport and nothing else are enough at half the share. On the 845 development
# articles this adds the two sport pieces missed, and no other article.
STRONG, SHARE_WITH_STRONG = 4, 0.5
VIOLENT: frozenset[EventType] = frozenset({"ASSAULT", "THREATEN", "COERCE"})
CAPTURED = frozenset({"capture", "captured", "catch", "caught"})
NEAR = 2  # words between a calamity and what it did, where the parser missed that it is the subject


@cache
def _domains() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((files("onrecord.resolve") / "data" / "domains.toml").read_text(encoding="utf-8"))


@cache
def _listed(table: str) -> frozenset[str]:
    return frozenset(_domains()[table]["words"])


def domain(text: str) -> str:
    """ "sport", "culture" or "" for the rest: at least `least` words of the list and `share` of all words. Linear."""
    words = [w.lower() for w in WORD.findall(text)]
    for name in DESKS:
        row = _domains()[name]
        strong, listed = frozenset(row["strong"]), frozenset((*row["words"], *row["strong"]))
        hits = sum(w in listed for w in words)
        share = row["share"] * (SHARE_WITH_STRONG if len(strong & set(words)) >= STRONG else 1)
        if hits >= row["least"] and hits >= share * len(words):
            return name
    return ""


def idle(tree: Tree, cue: int, kind: EventType) -> str | None:
    """Why a cue is no act at all, or None. `cue` is the word index of the verb or event noun."""
    if kind == "REJECT" and tree.lemma(cue) in {"decline", "declined", "refuse", "refused"} and _unspoken(tree, cue):
        return "declining to comment rejects nothing"
    if tree.lemma(cue) in CAPTURED and _recorded(tree, cue):
        return "recorded, not seized"
    if kind in VIOLENT and _figurative(tree, cue):
        return "a figure of speech"
    if kind == "ASSAULT" and _calamity(tree, cue):
        return "an accident or a natural force attacks nobody"
    return None


def _unspoken(tree: Tree, cue: int) -> bool:
    """ "declined to comment", "refused to give details", "declined an interview request"; not "refused to give up power"."""
    if any(tree.lemma(x) in _listed("withholding") and _remarks(tree, x) for x in tree.children(cue, "xcomp")):
        return True
    below = [*tree.children(cue, "xcomp", "obj"), *(n for o in tree.children(cue, "obj") for n in tree.children(o, "nmod", "compound"))]
    return any(tree.lemma(w) in _listed("unspoken") | {"interview", "request"} for w in below)


def _remarks(tree: Tree, verb: int) -> bool:
    """What is kept back is a word about something, or a question's answer; neither a thing nor what a particle makes of the verb."""
    if tree.children(verb, "compound:prt"):
        return False
    objects = tree.children(verb, "obj")
    return not objects or any(tree.form(o).lower() in _listed("remarks") for o in objects)


def _recorded(tree: Tree, verb: int) -> bool:
    """ "captured on film", "footage captured the beating"."""
    means = [o for o in tree.children(verb, "obl") if any(tree.lemma(c) in {"on", "in", "by"} for c in tree.children(o, "case"))]
    seen = any(
        tree.form(c).lower() in {"talking", "speaking", "walking", "leaving", "dancing"} for c in tree.children(verb, "xcomp", "advcl")
    )
    return seen or any(tree.form(w).lower() in _listed("recordings") for w in (*means, *tree.children(verb, "nsubj")))


def _figurative(tree: Tree, cue: int) -> bool:
    """ "fight corruption", "a battle against cancer", "trade war"; under "vowed to" the verb below is looked at."""
    fought = [cue, *(x for x in tree.children(cue, "xcomp"))]
    return any(_fights_no_one(tree, word) for word in fought if tree.lemma(word) in _listed("battles"))


def _fights_no_one(tree: Tree, word: int) -> bool:
    noun = tree.words[word].pos in {"NOUN", "PROPN"}
    if noun and any(tree.lemma(m) in _listed("figures") for m in tree.children(word, "compound", "amod")):
        return True
    enemies = [c for c in tree.children(word, "obj", "obl", "nmod") if plain(tree.words[c].relation) == "obj" or _against(tree, c)]
    return bool(enemies) and all(tree.lemma(e) in _listed("abstract") for e in enemies)


def _against(tree: Tree, word: int) -> bool:
    return any(tree.lemma(c) in {"against", "on", "with"} for c in tree.children(word, "case"))


def _calamity(tree: Tree, cue: int) -> bool:
    """Its subject is one, or stands just before it: "after a blaze killed 44 people", "people killed in the crash"."""
    if tree.words[cue].pos not in {"VERB", "AUX"}:
        return False
    subjects = tree.children(cue, "nsubj")
    before = [w for w in range(max(0, cue - NEAR), cue) if tree.words[w].pos == "NOUN" and tree.sentence(w) == tree.sentence(cue)]
    causes = [c for c in tree.children(cue, "obl") if tree.lemma(c) in _listed("calamities") and _in(tree, c)]
    near = not subjects and any(tree.lemma(w) in _listed("calamities") for w in before)
    return near or bool(causes) or (bool(subjects) and all(tree.lemma(s) in _listed("calamities") for s in subjects))


def _in(tree: Tree, word: int) -> bool:
    return any(tree.lemma(c) in {"in", "by", "from"} for c in tree.children(word, "case"))

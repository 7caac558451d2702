"""A noun phrase that may stand for a name: "the Norland regulator", "the former minister", "Norland regulator" in a headline."""

import json
from functools import cache
from importlib.resources import files

from onrecord.names import titles
from onrecord.resolve.actors.described import INDEFINITE
from onrecord.resolve.actors.scene import Scene
from onrecord.resolve.mentions.found import Found
from onrecord.syntax import Tree
from onrecord.types import Record

DEFINITE = frozenset({"the", "this", "that"})
BEFORE = ("det", "amod", "compound", "nmod", "nmod:poss", "nummod", "flat", "advmod")
# Words a phrase may have before its noun; longer ones are clauses misread.
LONGEST = 9
PAUSES = frozenset({",", "-", "–", "—", "("})
ORIGIN = frozenset({"-", "‑", "based", "born", "year", "old", "'s", "’s"})


class Nominal(Record, frozen=True, kw_only=True):
    """A common noun with what stands before it: plain words, names, an age; `field` are the words of an of-phrase without a name."""

    word: int
    noun: str
    plain: frozenset[str]
    names: tuple[Found, ...]
    field: frozenset[str]
    age: str | None
    definite: bool
    deictic: bool
    opening: bool

    @property
    def country(self) -> str | None:
        """The one country among its names."""
        codes = {f.country for f in self.names if f.kind == "country" and f.country}
        return codes.pop() if len(codes) == 1 else None

    @property
    def pointed(self) -> bool:
        """Definite, or in the headline with a name before it."""
        return self.definite or (self.opening and bool(self.names))

    @property
    def bare(self) -> bool:
        """Without article and name in the headline, which leaves both out: "Court rules", "Attack on analyst"."""
        return self.opening and not self.definite and not self.names


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = json.loads(
        files("onrecord.resolve").joinpath("data", "nominals.json").read_text(encoding="utf-8")
    )
    return found


@cache
def alike(noun: str, *, owned: bool) -> tuple[str, ...]:
    """Nouns that one called so may have been described with; `owned` ones only where whose it is, is said ("Aldtek's boss")."""
    found = [noun, *_table()["alike"].get(noun, ())]
    return tuple([*found, *_table()["alike_owned"].get(noun, ())] if owned else found)


@cache
def body(noun: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """The heads of names and the sectors of the organizations that a noun for a body stands for."""
    row = _table()["bodies"].get(noun)
    return None if row is None else (frozenset([noun, *row[0]]), frozenset(row[1]))


@cache
def region(word: str) -> frozenset[str]:
    """The countries of a region or a kind of state: "West African", "kingdom"."""
    return frozenset(_table()["regions"].get(word.lower(), ()))


@cache
def armed() -> frozenset[str]:
    """Words that tell an armed group: "militant", "terrorist"."""
    return frozenset(_table()["armed"])


@cache
def barring() -> frozenset[str]:
    """Words before a noun that make it another one than that named before: "another", "rival"."""
    return frozenset(_table()["barring"])


def nominal(scene: Scene, word: int) -> Nominal | None:
    """The phrase this noun heads, unless it points to nobody or names a part or relation: "a court", "his deputy", "two firms"."""
    tree = scene.tree
    if tree.words[word].pos not in {"NOUN", "PROPN"} or word in scene.names or not _stands_alone(scene, word):
        return None
    before = _before(tree, word)
    forms = [tree.form(w).lower() for w in before]
    if not INDEFINITE.isdisjoint(forms) or (before and word - before[0] > LONGEST) or not _owners_named(scene, word):
        return None
    after = [c for c in tree.children(word, "nmod") if c > word]
    outer = [c for c in after if any(tree.lemma(x) in {"of", "for", "at"} for x in tree.children(c, "case"))]
    age = next((f for f in forms if f.isdigit() and {"year", "old"} & set(forms)), None) or _age(forms, tree.form(word).lower())
    if any(tree.words[w].pos == "NUM" and tree.form(w) != age for w in before if w not in scene.names):
        return None
    told = frozenset(f for w, f in zip(before, forms, strict=True) if w not in scene.names and _says(tree, w)) - ORIGIN - {age}
    noun, plain = _spelled(noun_at(tree, word), told)
    return Nominal(
        word=word,
        noun=noun,
        plain=plain,
        names=_named(scene, [*before, *outer]),
        field=frozenset(tree.lemma(w) for c in outer if c not in scene.names for w in tree.subtree(c) if _says(tree, w)),
        age=age,
        definite=not DEFINITE.isdisjoint(forms) or bool(tree.children(word, "nmod:poss")),
        deictic="this" in forms or "that" in forms,
        opening=tree.words[word].end <= scene.title_end,
    )  # fmt: skip


def _spelled(noun: str, plain: frozenset[str]) -> tuple[str, frozenset[str]]:
    """A PM is a prime minister; what the noun itself has in it is said with it no more."""
    if noun == "pm":
        return "minister", plain | {"prime"}
    return noun, plain - {"central"} if noun == "central-bank" else plain


def noun_at(tree: Tree, word: int) -> str:
    """The noun as the tables spell it, with what a hyphen joins to it: "front-runner", and "central-bank"."""
    form = titles.plain(tree.form(word))
    if word > 1 and tree.form(word - 1) in {"-", "‑"} and tree.words[word - 2].end == tree.words[word - 1].start:
        joined = f"{tree.form(word - 2).lower()}-{form}"
        return joined if alike(joined, owned=False) != (joined,) else form
    return "central-bank" if form == "bank" and word and tree.form(word - 1).lower() == "central" else form


def _age(forms: list[str], form: str) -> str | None:
    """ "The 46-year-old" and "the 46-year-old singer", written as one word."""
    return next((f.split("-")[0] for f in [*forms, form] if f.endswith("-year-old") and f.split("-")[0].isdigit()), None)


def _before(tree: Tree, word: int) -> list[int]:
    """The words from the first modifier to the noun."""
    first = min((w for c in tree.children(word, *BEFORE) if c < word for w in (c, *tree.children(c)) if w < word), default=word)
    return list(range(first, word))


def _says(tree: Tree, word: int) -> bool:
    return tree.words[word].pos in {"NOUN", "ADJ", "PROPN", "VERB"}


def _named(scene: Scene, words: list[int]) -> tuple[Found, ...]:
    return tuple(dict.fromkeys(scene.names[w] for w in words if w in scene.names))


def _owners_named(scene: Scene, word: int) -> bool:
    """No possessor but a country or body: "Vint's aide" and "his aide" are somebody's, not somebody."""
    owners = scene.tree.children(word, "nmod:poss")
    return all(o in scene.names and scene.names[o].kind in {"country", "organization", "place"} for o in owners)


def _stands_alone(scene: Scene, word: int) -> bool:
    """Not beside a name, not a predicate, and without a clause that tells which one it is."""
    tree, relation = scene.tree, scene.tree.words[word].relation
    if relation in {"nmod:desc", "compound", "flat", "amod", "fixed", "nmod:unmarked"} or tree.child(word, "cop") is not None:
        return False
    if relation == "appos" and tree.words[word].head in scene.names:
        return False
    beside = any(c in scene.names for c in tree.children(word, "appos", "flat"))
    return not beside and not any(_narrows(tree, word, c) for c in tree.children(word, "acl:relcl"))


def _narrows(tree: Tree, word: int, clause: int) -> bool:
    """A relative clause without a mark before it tells which one is meant."""
    return PAUSES.isdisjoint(tree.form(w) for w in range(word + 1, min(clause, word + 4)))


def phrase(tree: Tree, word: int) -> tuple[int, ...]:
    """From the determiner to the noun."""
    before = _before(tree, word)
    return (*before, word) if len(before) <= LONGEST else (word,)

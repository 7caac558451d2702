"""Which actor a phrase stands for, and what kind of party it is."""

from onrecord.resolve.cast import Cast
from onrecord.resolve.events.lexicon import nouns
from onrecord.resolve.roles import obliques, preposition
from onrecord.syntax import Tree
from onrecord.types import Actor

NAMED = {"person": {"person"}, "country": {"country"}, "organization": {"organization"}, "place": {"place", "country", "facility"}}
ACTING = frozenset({"person", "organization", "country", "group"})
LISTED = {
    "armed": ("armed",),
    "crowd": ("crowd",),
    "labour": ("labour",),
    "law": ("law",),
    "official": ("official",),
    "delegation": ("delegation",),
    "refl": ("refl",),
    "human": ("official", "armed", "crowd", "labour", "law", "persons"),
    "actor": ("official", "armed", "crowd", "law", "persons"),
    "person": (),
    "country": (),
    "organization": (),
}
ANIMATE_PRONOUNS = frozenset({"he", "she", "they", "him", "them", "i", "we", "us", "her", "who", "whom", "me"})
MODIFIERS = ("mod", "'s", "of", "by")


class Parties:
    """Questions about phrases by their head word, answered from the cast and the noun lists."""

    def __init__(self, tree: Tree, cast: Cast) -> None:
        self.tree = tree
        self.cast = cast

    def actor(self, word: int) -> int | None:
        """The actor a phrase names itself."""
        found = self.cast.at(word)
        if found is None:
            appositions = self.tree.children(word, "appos", "flat")
            found = self.cast.first(appositions)
        return found

    def standing_for(self, word: int) -> tuple[int | None, str]:
        """The actor a phrase names, or the one whose nationality or possession it bears, with the reason."""
        found = self.actor(word)
        if found is not None:
            return found, self.cast.reason(word)
        for wanted in MODIFIERS:
            for prep, heads in obliques(self.tree, word):
                named = self.cast.first(heads) if prep == wanted else None
                if named is not None:
                    return named, f"{self.tree.form(word)!r} stands for {self.cast.actors[named].name}"
        return None, f"{self.tree.form(word)!r} names no actor"

    def _record(self, word: int) -> Actor | None:
        found = self.actor(word)
        return None if found is None else self.cast.actors[found]

    def is_kind(self, word: int, kind: str) -> bool:
        """Whether the phrase headed by this word is of a kind that the lexicon names (`@kind`)."""
        if kind == "any":
            return True
        if kind == "several":
            return self._several(word)
        actor = self._record(word)
        lemma = self.tree.lemma(word)
        if kind in {"place", "settled"}:
            return actor is not None and actor.kind in NAMED["place"]
        if kind == "country":
            return actor is not None and (actor.kind == "country" or (actor.kind == "place" and actor.country is not None))
        if any(lemma in nouns(name) for name in LISTED[kind]):
            return True
        if lemma in ANIMATE_PRONOUNS and kind in {"human", "actor", "official", "person", "crowd", "armed", "law"}:
            return self.tree.words[word].pos == "PRON"
        return actor is not None and self._named(actor, kind)

    def _named(self, actor: Actor, kind: str) -> bool:
        if kind in NAMED:
            return actor.kind in NAMED[kind]
        if kind in {"human", "actor"}:
            return actor.kind in ACTING or actor.country is not None
        if kind == "official":
            return actor.kind in {"person", "country", "organization"} or actor.country is not None
        if kind == "armed":
            return actor.kind in {"country", "group", "organization"} or actor.country is not None
        return kind in {"crowd", "law"} and actor.kind in {"group", "organization"}

    def _several(self, word: int) -> bool:
        """Two or more coordinated parties, or one plural that can only be several ("the two leaders")."""
        joined = self.tree.coordinates(word)
        if len(joined) > 1 or self.tree.words[word].relation == "conj":
            return True
        lemma, form = self.tree.lemma(word), self.tree.form(word).lower()
        return lemma in nouns("several") and (form != lemma or lemma in {"both", "two", "they", "three"})

    def place(self, word: int) -> bool:
        """A named place, country or facility."""
        return self.is_kind(word, "place")

    def locative(self, word: int) -> bool:
        """Governed by a preposition that says where."""
        return preposition(self.tree, word) in {
            "in",
            "at",
            "near",
            "outside",
            "inside",
            "across",
            "around",
            "on",
            "along",
            "off",
            "throughout",
        }

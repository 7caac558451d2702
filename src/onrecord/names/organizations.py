"""Organizations: well-known ones with country and CAMEO sector, what an organization's name says of its type, group nouns."""

from functools import cache
from typing import Literal

from onrecord.names.countries import demonym, key, place
from onrecord.names.knowledge import table
from onrecord.types import Record

# Kinds of organization that belong to the country of a place in their name; an agreement or a group of states does not.
PLACED = frozenset({"EDU", "MED", "GOV", "COP", "JUD", "LEG", "HLH", "BUS", "MIL", "LAB"})


class Known(Record, frozen=True):
    """A well-known organization: the name it is joined under, country (absent for international ones) and sector. `common`
    names ("Labour Party", "Home Office") exist elsewhere too: their country counts only in a text that speaks of it."""

    name: str
    country: str | None
    sector: str
    common: bool = False


class GroupNoun(Record, frozen=True):
    """A noun for people or a body acting together: its sector, and which of the two it is."""

    sector: str
    kind: Literal["people", "body"]


@cache
def _known() -> dict[str, Known]:
    rows = table("organizations")["organizations"]
    return {key(alias): Known(names[0], country, sector, bool(common)) for names, country, sector, *common in rows for alias in names}


def known(name: str) -> Known | None:
    """The well-known organization of this name."""
    return _known().get(key(name))


@cache
def _types() -> dict[str, str]:
    return {word: sector for sector, words in table("organizations")["types"].items() for word in words.split()}


def sector(name: str) -> str | None:
    """The CAMEO sector an organization's name tells: known ones first, else the word for its type, which stands last or
    before "of" ("University of …", "Ministry of …")."""
    found = known(name)
    if found:
        return found.sector
    before, _, _ = name.casefold().partition(" of ")
    words = before.split()[::-1] + name.casefold().split()[::-1]
    return next((_types()[w] for w in words if w in _types()), None)


def country(name: str) -> str | None:
    """The country of a well-known organization, or of one whose name begins with a demonym ("Iranian Red Crescent")."""
    found = known(name)
    if found:
        return found.country
    words = name.removeprefix("the ").removeprefix("The ").split()
    if len(words) < 2:
        return None
    return demonym(words[0]) or (_placed(words) if sector(name) in PLACED else None)


def _placed(words: list[str]) -> str | None:
    """The country of a place inside the name: "Supreme Court of Cuba", "King's College London"."""
    bare = [w.removesuffix("'s").removesuffix("’s") for w in words]
    spans = [(n, m) for m in (3, 2, 1) for n in range(len(bare) - m + 1)]
    found = [c for n, m in spans if (c := place(" ".join(bare[n : n + m]))) and (n == 0 or bare[n - 1] not in {"New", "in", "to"})]
    return found[0] if found else None


@cache
def _generic() -> frozenset[str]:
    return frozenset(table("organizations")["generic"])


def generic(word: str) -> bool:
    """Whether a word adds only a type to an organization's name, so that it may be left out: "Wagner (Group)"."""
    return word.casefold() in _generic()


@cache
def _told_by() -> frozenset[str]:
    return frozenset(table("organizations")["told_by"])


def tells_body(noun: str) -> bool:
    """Whether a common noun beside a name says that it is an organization's: "the chipmaker Aldtek"."""
    return noun.casefold() in _told_by()


def acronym(name: str) -> str:
    """The initials of a name's capitalised words: "Foundation for Defense of Democracies" → FDD."""
    return "".join(w[0] for w in name.replace("-", " ").split() if w[0].isupper())


def group_noun(lemma: str) -> GroupNoun | None:
    """What a common noun for people or bodies stands for."""
    row = table("groups").get(lemma.casefold())
    return None if row is None else GroupNoun(*row)

"""Persons' names: their parts, how they sound, and whether two of them can name one person."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Literal

from onrecord.names import titles
from onrecord.names.knowledge import table
from onrecord.types import Record

Gender = Literal["m", "f"]

# Letters that have no accent to take off.
LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th"})

# Transliterations differ in these ways only; each pair maps a spelling to the one used for comparing. Order matters.
SOUNDS = (
    (re.compile(r"(?:iy|yi|ii|yy|ij|ey|ei|ai|ay|y|i)$"), "i"),
    (re.compile(r"^ye|^je"), "e"),
    (re.compile(r"kh|gh|q|ck|c(?=[aou])"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ou|oo|w"), "u"),
    (re.compile(r"ee|y"), "i"),
    (re.compile(r"tch|tsch|ch"), "c"),
    (re.compile(r"sch|sh"), "s"),
    (re.compile(r"dzh|dj|zh"), "j"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"(.)\1+"), r"\1"),
)


class PersonName(Record, frozen=True):
    """A name's folded parts. `family` is empty where a single part cannot be told to be given name or family name."""

    given: tuple[str, ...]
    family: str
    whole: str


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Letters without accents or case, apostrophes dropped, hyphens and dots opened to blanks."""
    bare = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS)).casefold()
    kept = "".join(c for c in bare.translate(LETTERS) if not unicodedata.combining(c) and c not in "'’‘`ʻʼ")
    return " ".join("".join(c if c.isalnum() else " " for c in kept).split())


@cache
def sound(part: str) -> str:
    """How a folded part sounds, transliterations made alike: zelenskyy, zelensky → zelenski."""
    for pattern, replacement in SOUNDS:
        part = pattern.sub(replacement, part)
    return part


@cache
def _words(*path: str) -> frozenset[str]:
    found = table("persons")
    for step in path:
        found = found[step]
    return frozenset(fold(w) for w in found)


def closed_class(text: str) -> bool:
    """Whether a text is no name of anyone: a pronoun, an auxiliary, a weekday, a bare title."""
    return fold(text) in _words("not_names")


def stripped(parts: list[str]) -> list[str]:
    """Words of a name without honorifics, ranks and titles before it and without suffixes after it."""
    while len(parts) > 1 and (titles.honorific(parts[0]) or titles.rank(parts[0]) or titles.head(parts[0])):
        parts = parts[1:]
    while len(parts) > 1 and fold(parts[-1]) in _words("suffixes"):
        parts = parts[:-1]
    return parts


@cache
def parse(name: str) -> PersonName:
    """Parts of a name. A particle joins the family name: "Asma al-Assad", "Ursula von der Leyen", "Behnam Ben Taleblu"."""
    parts = [fold(p) for p in stripped(name.replace("-", " ").split())]
    parts = [p for p in parts if p]
    whole = " ".join(parts)
    if len(parts) < 2:
        return PersonName((), whole, whole)
    if parts[0] in _words("family_first") and len(parts) <= 3 and parts[-1] not in _words("family_first"):
        return PersonName(tuple(parts[1:]), parts[0], whole)
    given = [p for p in parts[:-1] if p not in _words("particles")] or parts[:1]
    return PersonName(tuple(given), parts[-1], whole)


def surname_key(name: str) -> str:
    """What a store can block persons by: the family name as it sounds."""
    return sound(parse(name).family.replace(" ", ""))


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    groups = [frozenset(map(fold, (full, *short))) for full, short in table("persons")["nicknames"].items()]
    names = sorted({n for g in groups for n in g})
    return {n: frozenset().union(*(g for g in groups if n in g)) for n in names}


def same_given(a: str, b: str) -> bool:
    """Whether two given names can be one: equal, alike in sound, a nickname, or an initial of the other."""
    if a == b or sound(a) == sound(b) or b in _nicknames().get(a, ()):
        return True
    return min(len(a), len(b)) == 1 and a[0] == b[0]


def compatible(a: str, b: str) -> bool:
    """Whether two names can name one person. A given name left out is no contradiction; a different one is."""
    first, second = parse(a), parse(b)
    if first.whole == second.whole:
        return True
    if not first.given or not second.given:
        return _answers(first, second) or _answers(second, first)
    if sound(first.family) == sound(second.family):
        return _given_agree(first, second) or _tail(first, second) or _tail(second, first)
    return _short_for(first, second) or _short_for(second, first) or _turned(first, second)


def _answers(short: PersonName, full: PersonName) -> bool:
    """Whether a single name is the other's family name, or the last part of a compound one ("Taleblu")."""
    return not short.given and sound(short.family) == sound(full.family)


def _tail(short: PersonName, full: PersonName) -> bool:
    """A family name with its particle: "Ben Taleblu" of "Behnam Ben Taleblu"."""
    return short.whole.split()[0] in _words("particles") and full.whole.endswith(f" {short.whole}")


def _given_agree(a: PersonName, b: PersonName) -> bool:
    """Given names of one family name: all of them in order where both have several ("Kim Jong Un" is not "Kim Yo Jong", nor is
    "George H. W. Bush" "George W. Bush"); a single one may be any of the other's."""
    if sound("".join(a.given)) == sound("".join(b.given)):
        return True
    if family_first(a) or family_first(b):
        return a.family == b.family and len(a.given) != len(b.given) and _turned(a, b)
    if min(len(a.given), len(b.given)) == 1:
        return any(same_given(x, y) for x in a.given for y in b.given)
    return all(same_given(x, y) for x, y in zip(a.given, b.given, strict=False))


def family_first(name: PersonName) -> bool:
    """Whether the name is written family name first, so that what follows is one given name of several parts."""
    return bool(name.given) and name.whole.startswith(f"{name.family} ")


def _short_for(short: PersonName, full: PersonName) -> bool:
    """A second family name or a patronymic left out, order kept: "Luis Arce (Catacora)", "Mohammed bin Salman (Al Saud)"."""
    if family_first(short) or family_first(full):
        return False
    rest = iter(map(sound, full.whole.split()))
    parts = list(map(sound, short.whole.split()))
    return len(parts) >= 2 and parts[0] == sound(full.whole.split()[0]) and all(p in rest for p in parts)


def _turned(a: PersonName, b: PersonName) -> bool:
    """Family name first in one and last in the other. Two given names turned round are two persons: "Ali Hassan", "Hassan Ali"."""
    first, second = [sound(p) for p in a.whole.split()], [sound(p) for p in b.whole.split()]
    turned = first[1:] + first[:1] == second or second[1:] + second[:1] == first
    known = _words("given", "m") | _words("given", "f")
    return turned and not known.issuperset(a.whole.split()) and not _words("patronymics") & set(a.whole.split())


def particle(word: str) -> bool:
    """Whether a word can begin a family name: "al", "van", "de"."""
    return fold(word) in _words("particles")


def seems_female(name: str) -> bool:
    """Whether a given name not in the table ends like most women's names do; enough to keep "he" away, not to give "she"."""
    given = parse(name).given
    return bool(given) and given[0].endswith("a") and given[0] not in _words("given", "m")


def gender(name: str) -> Gender | None:
    """The gender a well-known given name tells; None for any other."""
    parsed = parse(name)
    first = parsed.given[0] if parsed.given else ""
    male, female = first in _words("given", "m"), first in _words("given", "f")
    return "m" if male and not female else "f" if female and not male else None


def noun_gender(noun: str) -> Gender | None:
    """The gender a common noun for a person tells: "his mother", "the businessman"."""
    return "m" if noun in _words("nouns", "m") else "f" if noun in _words("nouns", "f") else None


def is_human(noun: str) -> bool:
    """Whether a common noun in the singular is one for a person."""
    return noun in _words("nouns", "m") or noun in _words("nouns", "f") or noun in _words("nouns", "either")

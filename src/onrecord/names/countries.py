"""Countries by name, demonym, capital, seat of government and well-known region; codes are ISO 3166 alpha-3."""

from functools import cache
from typing import Literal

from onrecord.names.knowledge import table
from onrecord.types import Record

Field = Literal["names", "demonyms", "capitals", "seats", "regions", "shared"]

# "US", "UK" or "DRC" are names only as written; "us" is a pronoun and "car" a thing.
CASED = 5
ARTICLES = ("the ", "The ")


def key(name: str) -> str:
    """How names are compared: no article, one kind of apostrophe, case kept only where the name is an abbreviation."""
    bare = " ".join(name.replace("’", "'").split())
    for article in ARTICLES:
        bare = bare.removeprefix(article)
    return bare if len(bare) < CASED and not bare.islower() and bare[1:] != bare[1:].lower() else bare.casefold()


@cache
def _index(field: Field) -> dict[str, str]:
    return {key(name): code for code, row in table("countries").items() for name in row[field]}


def country(name: str) -> str | None:
    """The country a name names: "the United States" → USA."""
    return _index("names").get(key(name))


def demonym(word: str) -> str | None:
    """The country of a demonym, adjective or noun: "Iranian", "Iranians", "Spaniard"; None where several share it."""
    return _index("demonyms").get(key(word)) if word[:1].isupper() else None


def capital(name: str) -> str | None:
    """The country whose government a capital's name can stand for; capitals that are common names elsewhere are left out."""
    return _index("capitals").get(key(name))


def seat(name: str) -> str | None:
    """The country whose government a seat's name stands for: "the Kremlin" → RUS."""
    return _index("seats").get(key(name))


def region(name: str) -> str | None:
    """The country a well-known region or city lies in."""
    return _index("regions").get(key(name))


@cache
def _shared() -> dict[str, frozenset[str]]:
    rows = table("countries").items()
    names = sorted({key(name) for _, row in rows for name in row["shared"]})
    return {n: frozenset(code for code, row in rows if n in map(key, row["shared"])) for n in names}


def sharing(name: str) -> frozenset[str]:
    """The countries a name can mean that several share: "Congo", "Korean", "the Islamic Republic"."""
    return _shared().get(key(name), frozenset()) if name[:1].isupper() or name[4:5].isupper() else frozenset()


class Namesake(Record, frozen=True):
    """A place of a country's name inside another country; `near` are neighbours whose mention speaks for the country,
    `posts` words after the name that speak for the place inside."""

    inside: str
    near: tuple[str, ...]
    posts: frozenset[str] = frozenset({"governor", "gov", "senator", "sen", "congressman", "congresswoman", "legislature", "sheriff"})


def namesake(code: str) -> Namesake | None:
    """The place that shares a country's name, if there is one of weight: Georgia, the state."""
    row = table("countries").get(code)
    found = None if row is None else row["namesake"]
    return Namesake(found[0], tuple(found[1:])) if found else None


def name(code: str) -> str | None:
    """The country's common English name."""
    row = table("countries").get(code)
    return None if row is None else str(row["name"])


def adjective(code: str) -> str | None:
    """The country's first demonym: RUS → "Russian"."""
    row = table("countries").get(code)
    return None if row is None or not row["demonyms"] else str(row["demonyms"][0])


def place(text: str) -> str | None:
    """The country of any place name known here."""
    return country(text) or region(text) or capital(text)


def related(text: str) -> str | None:
    """The country a modifier points to, be it name, demonym or seat."""
    return demonym(text) or country(text) or seat(text)


# Shorter names are parts of other words: "oman" in "woman", "peru" in "superunion".
COMPACT = 5


@cache
def compact() -> dict[str, str]:
    """Names and capitals of countries as a web address writes them, without blanks: "elsalvador", "bangkok"."""
    found: dict[str, str] = {}
    for code, row in table("countries").items():
        for name in [row["name"], *row["capitals"]]:
            short = "".join(c for c in name.casefold() if c.isalpha() and c.isascii())
            if len(short) >= COMPACT:
                found.setdefault(short, code)
    return found


def ending(label: str) -> str | None:
    """The country of an address's last part: "th" → THA; None for those that are bought by anybody."""
    code = table("endings").get(label)
    return None if code is None else str(code)

"""Where places lie: the country of a name, the towns and regions that bear it, their coordinates (GeoNames).

A name alone means a country only where nine tenths of all people in places so named live there. Beside the countries of a text it may mean
the one of them that has such a place. What stays open is a gap.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from onrecord.names import countries
from onrecord.names.knowledge import table
from onrecord.names.persons import fold
from onrecord.types import Record

# Words that GeoNames adds to or leaves out of a region's name.
KINDS = frozenset({"province", "oblast", "region", "state", "district", "prefecture", "governorate", "department", "county", "city", "do"})
# Of two countries of a text that both have a place of a name, one is meant if its weight, the people of the place times the mentions of the
# country, is this many times the other's.
CLEAR = 5.0
# A place this many times smaller than one of its name in a country the text does not mention is not taken for it.
GREAT = 8


class Spot(Record, frozen=True):
    """One place of a name: country (ISO 3166 alpha-3), degrees north and east, people, and whether it is a town or a region."""

    country: str
    latitude: float
    longitude: float
    people: int
    kind: Literal["town", "region"]


@cache
def _cities() -> dict[str, str]:
    return {name: code for code, names in table("cities").items() for name in names}


@cache
def _lines() -> dict[str, str]:
    text = (files("onrecord.names") / "data" / "places.tsv").read_text(encoding="utf-8")
    return {name: rest for name, _, rest in (line.partition("\t") for line in text.splitlines())}


def key(name: str) -> str:
    """How places are compared: without accents, case and the word for their kind."""
    words = fold(name).split()
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in KINDS else words)


@cache
def spots(name: str) -> tuple[Spot, ...]:
    """Every town of at least 5,000 people and every first-level region of this name, largest first."""
    return tuple(_spot(text) for text in _lines().get(key(name), "").split("\t") if text)


def _spot(text: str) -> Spot:
    country, latitude, longitude, people, kind = text.split(",")
    return Spot(country, float(latitude), float(longitude), int(people), "town" if kind == "t" else "region")


def country(name: str) -> str | None:
    """The one country a place name commonly means; None where several places share it."""
    return countries.place(name) or (None if beyond(name) else _cities().get(key(name)))


def is_local(name: str) -> bool:
    """Whether a name is that of a known town or region, and no country's."""
    return countries.country(name) is None and country(name) is not None


@cache
def _beyond(field: Literal["names", "heads", "directions"]) -> frozenset[str]:
    return frozenset(table("beyond")[field])


def beyond(name: str) -> bool:
    """Whether a name lies in several countries or in none: a continent, a sea, a river over borders."""
    words = fold(name.removeprefix("the ").removeprefix("The ")).split()
    return " ".join(words) in _beyond("names") or (bool(words) and words[-1] in _beyond("heads"))


def meant(name: str, mentions: Mapping[str, int]) -> str | None:
    """The country a place name means in a text that mentions these countries so often: one of them that has such a place, else the one it
    commonly means. A village is not meant where a great city bears the name."""
    common = country(name)
    if common in mentions or countries.place(name) is not None or beyond(name):
        return common
    if common is None and not spots(name):
        return _part(name, mentions)
    near = [spot for spot in spots(name) if spot.country in mentions]
    great = max((spot.people for spot in spots(name) if spot.country not in mentions), default=0)
    weights: dict[str, float] = {}
    for spot in near:
        if spot.people * GREAT >= great:
            weights[spot.country] = max(weights.get(spot.country, 0.0), float(spot.people * mentions[spot.country]))
    ranked = sorted(weights, key=lambda code: (-weights[code], code))
    if len(ranked) > 1 and weights[ranked[0]] < CLEAR * weights[ranked[1]]:
        return None
    return ranked[0] if ranked else common


def _part(name: str, mentions: Mapping[str, int]) -> str | None:
    """ "Northern Sinai", "South Lebanon": a part of a place is where the place is."""
    direction, _, rest = name.partition(" ")
    return meant(rest, mentions) if rest and fold(direction) in _beyond("directions") else None


def located(name: str, country: str) -> Spot | None:
    """Where the place of this name in a country lies: the largest town so named, else the region. A country itself has no spot."""
    inside = [spot for spot in spots(name) if spot.country == country]
    return next((spot for spot in inside if spot.kind == "town"), next(iter(inside), None))

"""The country of a place: countries, well-known regions and capitals first, then cities and first-level regions (GeoNames)."""

from functools import cache

from onrecord.names import countries
from onrecord.names.knowledge import table
from onrecord.names.persons import fold

# Words that GeoNames adds to or leaves out of a region's name.
KINDS = frozenset({"province", "oblast", "region", "state", "district", "prefecture", "governorate", "county", "city"})


@cache
def _cities() -> dict[str, str]:
    return {name: code for code, names in table("cities").items() for name in names}


def key(name: str) -> str:
    """How places are compared: without accents, case and the word for their kind."""
    words = fold(name).split()
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in KINDS else words)


def country(name: str) -> str | None:
    """The one country a place name commonly means; None where several places share it."""
    return countries.place(name) or _cities().get(key(name))


def is_local(name: str) -> bool:
    """Whether a name is that of a known town or region, and no country's."""
    return countries.country(name) is None and country(name) is not None

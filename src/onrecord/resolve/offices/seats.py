"""Where an outlet sits, as far as its name or address tells: whose government it can leave unnamed.

The table of outlets comes first. An address tells the country by its ending (`.com.gh`), or by a place among words that
newspapers are called by (`todayruritania.com`), or by two letters after such words (`observerbd.com`); endings that are sold
everywhere (`.tv`, `.co`) tell nothing.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.names import countries, outlets
from onrecord.names.knowledge import table
from onrecord.names.persons import fold
from onrecord.resolve.actors.home import outlet_country
from onrecord.types import Article

# Shorter names ("Oman", "Iran", "Chad") stand inside longer words too often.
SHORTEST = 5


def seat(article: Article) -> str | None:
    """The country an outlet speaks from (ISO 3166 alpha-3); agencies that are no state's, aggregators and a few others speak from
    everywhere."""
    known = outlets.by_name(article.outlet or "") or (outlets.by_domain(article.url) if article.url else None)
    if known is not None and (known.kind == "aggregator" or (known.kind == "agency" and not known.state) or known.name in _worldwide()):
        return None
    return outlet_country(article) or (address(article.url) if article.url else None)


@cache
def address(url: str) -> str | None:
    """The country an address tells."""
    domain = outlets.domain(url)
    label, _, rest = domain.partition(".")
    return _ends().get(rest.rpartition(".")[2]) or _named(label.replace("-", ""))


def _named(label: str) -> str | None:
    """The place in a label all of whose other parts are words newspapers are called by."""
    found = _pattern().fullmatch(label)
    if found is not None:
        return _places()[found["place"]]
    tailed = _tailed().fullmatch(label)
    return _table()["address_tails"][tailed["tail"]] if tailed else None


@cache
def _table() -> Any:  # noqa: ANN401 - fields of several shapes
    return json.loads(files("onrecord.resolve").joinpath("data", "offices.json").read_text(encoding="utf-8"))


@cache
def _worldwide() -> frozenset[str]:
    return frozenset(_table()["worldwide"])


@cache
def _ends() -> Mapping[str, str]:
    found: dict[str, str] = _table()["address_ends"]
    return found


@cache
def _places() -> Mapping[str, str]:
    """Countries, demonyms, capitals and regions as one word of an address; what two countries share is left out."""
    found: dict[str, set[str]] = {}
    for code, row in table("countries").items():
        for name in [*row["names"], *row["demonyms"], *row["capitals"], *row["regions"]]:
            word = fold(name).replace(" ", "")
            if len(word) >= SHORTEST and word.isascii() and not countries.sharing(name):
                found.setdefault(word, set()).add(code)
    return {word: codes.pop() for word, codes in sorted(found.items()) if len(codes) == 1}


@cache
def _pattern() -> re.Pattern[str]:
    """Words, one place, words. Longer names first, so that "nigeria" is not "niger"; every part is a fixed word, so that the
    search is linear in practice."""
    words = _words()
    places = "|".join(sorted(map(re.escape, _places()), key=len, reverse=True))
    return re.compile(f"(?:{words})*+(?P<place>{places})(?:{words})*+")


@cache
def _tailed() -> re.Pattern[str]:
    """Words, then the letters that a country's outlets end their addresses with."""
    return re.compile(f"(?:{_words()})++(?P<tail>{'|'.join(sorted(_table()['address_tails']))})")


def _words() -> str:
    return "|".join(sorted(_table()["address_words"], key=len, reverse=True))

"""The country an article is about, where it is about one: what "the prime minister" and "police" mean without saying whose.

Counted are the mentions of countries, places, groups and organizations. Where the outlet's own country is in the text too, the
article speaks from there, and another country cannot go without saying.
"""

import json
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from onrecord.names import countries, outlets, places
from onrecord.types import Actor, Article

# Share and number of country mentions from which an article is about one country: in the development newswire every domestic
# report reaches them, and no report on two countries does. Where the outlet is that country's own and no office of another state is told,
# half is enough; offices told with a country are mostly foreign ones, so that alone they prove nothing.
SHARE, MENTIONS, HALF = 0.8, 2, 0.5
# An outlet that names its own country this many times less than another speaks of the other.
FEW = 10
SECOND = frozenset({"com", "co", "org", "net", "gov", "gob", "ac", "edu", "go", "or"})
COUNTED = frozenset({"country", "place", "group", "organization"})


def home(article: Article, actors: Iterable[Actor], told: frozenset[str], abroad: frozenset[str]) -> str | None:
    """The country that goes without saying. `told` are the countries of the state offices that the text gives with one, `abroad`
    those whose officials it calls counterparts: not at home."""
    counts: Counter[str] = Counter()
    for actor in actors:
        if actor.country and actor.kind in COUNTED:
            counts[actor.country] += len(actor.mentions)
    top, number = next(iter(counts.most_common(1)), (None, 0))
    own = outlet_country(article)
    if top is None or top in abroad or (own != top and counts[own or ""] * FEW > number):
        return None
    if own == top and number == counts.total():
        return top
    enough = HALF if own == top and told <= {top} else SHARE
    return top if number >= MENTIONS and number > enough * counts.total() else None


def state_body(actor: Actor) -> bool:
    """A body every state has one of, named without more: "the coast guard", "police", "the foreign ministry", "Ministry of Health"."""
    *before, noun = actor.name.casefold().split()
    if "of" in before:
        before, noun = [*before[1:], noun], before[0]
    fields, bodies = _state_bodies()
    unplaced = actor.kind in {"group", "organization"} and actor.country is None
    return unplaced and noun in bodies and fields.issuperset(before)


def named_state_body(name: str) -> str | None:
    """The country whose adjective, of two words and more too, a state's body is named with: "South Korean Foreign Ministry"."""
    parts = name.removeprefix("the ").removeprefix("The ").split()
    fields, bodies = _state_bodies()
    for size in (3, 2, 1):
        *before, noun = [p.casefold() for p in parts[size:]] or [""]
        if noun in bodies and fields.issuperset(before) and (code := countries.demonym(" ".join(parts[:size]))):
            return code
    return None


@cache
def _state_bodies() -> tuple[frozenset[str], frozenset[str]]:
    found = json.loads(files("onrecord.resolve").joinpath("data", "offices.json").read_text(encoding="utf-8"))
    return frozenset(found["state_fields"]), frozenset(found["state_bodies"])


def outlet_country(article: Article) -> str | None:
    """The outlet's seat: from the table of outlets, else the one place in its name ("The Lisbon Ledger") or address ("lisbonledger.com",
    "ledger.pt")."""
    known = outlets.by_name(article.outlet or "") or (outlets.by_domain(article.url) if article.url else None)
    if known is not None:
        return known.country
    words = [w for w in (article.outlet or "").split() if w[:1].isupper()]
    found = {code for w in words if (code := places.country(w))}
    return found.pop() if len(found) == 1 else _of_address(article.url or "")


def _of_address(url: str) -> str | None:
    """The country a web address names in its main part, else by its ending; endings that anybody buys (".tv", ".co") tell nothing."""
    *labels, last = (urlsplit(url).hostname or "").removeprefix("www.").split(".")
    main = next((part.replace("-", "") for part in reversed(labels) if part not in SECOND), "")
    named = {code for name, code in countries.compact().items() if main.startswith((name, f"the{name}")) or main.endswith(name)}
    if len(named) == 1:
        return named.pop()
    return None if named or not main else countries.ending(last)

"""The countries of places and facilities, by the countries the article speaks of and by what stands beside the name."""

from collections import Counter
from collections.abc import Iterable

from onrecord.names import countries, places
from onrecord.resolve.actors.home import outlet_country
from onrecord.resolve.actors.profile import Profile
from onrecord.resolve.mentions.found import Found
from onrecord.syntax import Tree
from onrecord.types import Article

# Share of an outlet's own country in the mentions of countries from which small places without a gazetteer's entry lie in it.
HOME = 0.75
# Mentions from which the only country of an article is where it takes place.
ALONE = 4
INSIDE = frozenset({"in", "at", "near", "outside"})


def place(article: Article, tree: Tree, profiles: Iterable[Profile], names: dict[int, Found]) -> None:
    """Give each place and facility the country it lies in, where that can be told."""
    located = [p for p in profiles if p.kind in {"place", "facility"} and not places.beyond(p.name)]
    mentions = _spoken_of(article, profiles)
    at_home = _home(article, mentions)
    for profile in located:
        told = _told(profile) or _meant(profile, mentions) or _beside(tree, profile, names, mentions) or _within(profile, mentions)
        profile.country = told or (at_home if not any(places.spots(f.name) for f in profile.names) else None)


def _spoken_of(article: Article, profiles: Iterable[Profile]) -> Counter[str]:
    """How often each country is named, by itself, by a people or by a place that is only there; the outlet's own counts once."""
    counts: Counter[str] = Counter()
    for profile in profiles:
        sure = profile.kind in {"country", "group"} or (profile.kind == "place" and countries.place(profile.name) is not None)
        if profile.country and sure:
            counts[profile.country] += len(profile.points)
    own = outlet_country(article)
    counts.update([own] if own else [])
    return counts


def _home(article: Article, mentions: Counter[str]) -> str | None:
    """The outlet's own country, if the article speaks of it and hardly of any other, or the only country it speaks of at all: a
    village that no gazetteer has lies there."""
    if len(mentions) == 1 and mentions.total() >= ALONE:
        return next(iter(mentions))
    own = outlet_country(article)
    return own if own is not None and mentions[own] > 1 and mentions[own] >= HOME * mentions.total() else None


def _told(profile: Profile) -> str | None:
    """The country that the text names after a comma: "Arda, Norland"."""
    return next((f.country for f in profile.names if f.country and f.country != places.country(f.name)), None)


def _meant(profile: Profile, mentions: Counter[str]) -> str | None:
    found = {code for f in profile.names if (code := places.meant(f.name, mentions))}
    return found.pop() if len(found) == 1 else None


def _beside(tree: Tree, profile: Profile, names: dict[int, Found], mentions: Counter[str]) -> str | None:
    """The place a name is said to be in: "the Arda hospital in Norton", "Wendo, South Norland"."""
    for one in profile.names:
        after = one.words[-1] + 1
        larger = names.get(after + 1) if after < len(tree.words) and tree.form(after) == "," else None
        if larger is not None and larger.kind == "place" and (code := larger.country or places.meant(larger.name, mentions)):
            return code
        for child in tree.children(one.head, "nmod"):
            inside = any(tree.lemma(c) in INSIDE for c in tree.children(child, "case"))
            other = names.get(child) if inside and child > one.words[-1] else None
            code = (
                (other.country or places.meant(other.name, mentions)) if other is not None and other.kind in {"place", "country"} else None
            )
            if code is not None:
                return code
    return None


def _within(profile: Profile, mentions: Counter[str]) -> str | None:
    """A facility with a place in its name: "Norton International Airport"."""
    if profile.kind != "facility":
        return None
    words = [w.removesuffix("'s").removesuffix("’s") for w in profile.name.split()]
    spans = [" ".join(words[n:m]) for n in range(len(words)) for m in range(len(words), n, -1) if m - n <= 3 and m - n < len(words)]
    found = [code for span in spans if span[:1].isupper() and (code := places.meant(span, mentions)) and code in mentions]
    return found[0] if found else None

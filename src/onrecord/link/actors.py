"""Is an actor of one article that of another? Profiles are compared, not mentions, each pair of personas once."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from onrecord.link.families import JUDGE
from onrecord.link.profiles import Held, Profile, generation
from onrecord.names import persons
from onrecord.types import Judgement, Verdict

# Walks of life: one person rarely has two at one time, and two persons of one name often differ in just that.
_WALKS = {
    "press": ("journalist",),
    "sport": ("athlete", "coach"),
    "arts": ("artist",),
    "medicine": ("medic",),
    "religion": ("religious_leader",),
    "law": ("judge", "lawyer", "prosecutor"),
    "learning": ("expert", "education_leader"),
    "business": ("business_leader",),
    "crime": ("militant", "rebel_leader"),
}
_WALK = {role: walk for walk, roles in _WALKS.items() for role in roles}
# Said of anyone, so that sharing it says nothing.
VAGUE = frozenset(["", "official", "leader", "member", "representative", "politician", "civilian", "activist"])
# Posts of which a person holds one at a time.
_SINGLE = frozenset(
    [
        *("foreign_minister", "defence_minister", "interior_minister", "finance_minister", "health_minister", "justice_minister"),
        *("police_chief", "army_chief", "intelligence_chief", "central_bank_governor", "security_council_secretary", "ambassador"),
    ]
)
# Bodies of which every country has one: the words alone do not say whose.
EVERYWHERE = frozenset(
    [
        *("ministry", "department", "court", "police", "parliament", "army", "navy", "government", "senate", "assembly", "commission"),
        *(
            "council",
            "cabinet",
            "party",
            "agency",
            "authority",
            "bureau",
            "office",
            "committee",
            "treasury",
            "embassy",
            "guard",
            "ministers",
        ),
    ]
)
# A family name shorter than this is seldom borne by few.
_SHORTEST = 4


class Finding(NamedTuple):
    """A verdict on two profiles. A score of 0 means that nothing speaks for their being one, and no judgement is made."""

    verdict: Verdict
    score: float
    reasons: tuple[str, ...]


NOTHING = Finding("different", 0.0, ())
_WEIGHT: dict[Verdict, int] = {"same": 2, "different": 1, "unsure": 0}


def judge(name: str, looks: Sequence[Profile], others: Iterable[tuple[str, Sequence[Profile]]]) -> list[Judgement]:
    """Judgements on pairs of a persona with candidates, each given with the name judgements use for it and the profiles it shows."""
    found = []
    for other, theirs in others:
        (a, one), (b, two) = sorted(((name, looks), (other, theirs)), key=lambda side: side[0])
        finding = _best(compare(mine, yours) for mine in one for yours in two)
        if finding.score > 0:
            found.append(
                Judgement(
                    subject="actor", relation="identity", a=a, b=b, verdict=finding.verdict, score=finding.score,
                    reasons=finding.reasons, judge=JUDGE,
                )
            )  # fmt: skip
    return found


def _best(found: Iterable[Finding]) -> Finding:
    """What joins two personas joins all their profiles; else what parts them; else the likeliest doubt."""
    return max(found, key=lambda finding: (finding.score > 0, _WEIGHT[finding.verdict], finding.score, finding.reasons), default=NOTHING)


def compare(one: Profile, other: Profile) -> Finding:
    """Same, different or unsure, with reasons. Symmetric."""
    if one.kind != other.kind:
        return NOTHING
    if one.kind == "country":
        return Finding("same", 1.0, ("same country code",)) if one.country == other.country else NOTHING
    return _compare_persons(one, other) if one.kind == "person" else _compare_names(one, other)


def _compare_names(one: Profile, other: Profile) -> Finding:
    shared = sorted(set(one.names) & set(other.names))
    if not shared:
        return NOTHING
    reason = f"same name: {shared[0]}"
    if one.country and other.country and one.country != other.country:
        return Finding("different", 0.7, (reason, f"countries differ: {_both(one, other)}"))
    if one.country == other.country and one.country:
        return Finding("same", 0.9, (reason, f"same country: {one.country}"))
    if one.kind == "organization" and any(" " in name and EVERYWHERE.isdisjoint(name.split()) for name in shared):
        # Unlike persons, organizations choose names that nobody else has; the known ones are compared by them alone.
        return Finding("same", 0.8, (reason, "a name of several words"))
    near = _near(one, other)
    return Finding("same", 0.7, (reason, near)) if near else NOTHING


def _both(one: Profile, other: Profile) -> str:
    return " and ".join(sorted((one.country or "", other.country or "")))


def _compare_persons(one: Profile, other: Profile) -> Finding:
    named, reason = names_agree(one.names[0], other.names[0])
    if not named:
        return NOTHING
    if one.country and other.country and one.country != other.country:
        return Finding("different", 0.8, (reason, f"countries differ: {_both(one, other)}")) if named > 0.9 else NOTHING
    clash = next((clash for mine in one.held for theirs in other.held for clash in [_clash(mine, theirs)] if clash), "")
    if clash:
        return Finding("unsure", 0.5, (reason, clash)) if named > 0.9 else NOTHING
    if generation(one.names[0]) != generation(other.names[0]):
        return Finding("unsure", round(0.4 * named, 2), (reason, "one is called the younger or the elder"))
    support = _support(one, other)
    if not support and rare(one.names[0]) and (named == 1 or set(one.countries) & set(other.countries)):
        return Finding("same", round(0.65 * named, 2), (reason, "a full name that few bear"))
    if not support:
        return Finding("unsure", round(0.3 * named, 2), (reason, "nothing beyond the name"))
    if named < 0.9 and not any(s.startswith("same office") for s in support):
        return Finding("unsure", round(0.5 * named, 2), (reason, *support))
    return Finding("same", round(min(0.99, 0.6 * named + 0.15 * (1 + len(support))), 2), (reason, *support))


@cache
def _common() -> frozenset[str]:
    lines = (files("onrecord.link") / "data/family_names.txt").read_text("utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())


@lru_cache(maxsize=1 << 14)
def rare(name: str) -> bool:
    """Whether few can bear a full name: neither end of it is one of the commonest family names, as some write theirs first."""
    parts = persons.parse(name).whole.split()
    ends = (parts[0], parts[-1]) if len(parts) > 1 else ()
    return bool(ends) and len(parts[-1]) >= _SHORTEST and len(parts[0]) > 1 and _common().isdisjoint(ends)


@lru_cache(maxsize=1 << 14)
def names_agree(one: str, other: str) -> tuple[float, str]:
    """How well two personal names agree, 0 … 1, and in what. A family name alone agrees weakly with a full name."""
    first, second = persons.parse(one), persons.parse(other)
    if first.whole == second.whole:
        return (1.0, f"same name: {first.whole}") if first.given else (0.6, f"same single name: {first.whole}")
    if not persons.compatible(one, other):
        return 0.0, ""
    both = " and ".join(sorted((one, other)))
    if first.given and second.given and not _first_names_agree(first, second):
        return 0.0, ""
    if not first.given or not second.given:
        return 0.6, f"one family name: {both}"
    if min(len(first.given[0]), len(second.given[0])) == 1:
        return 0.8, f"one family name, an initial that fits: {both}"
    return 0.95, f"spellings of one name: {both}"


def _first_names_agree(one: persons.PersonName, other: persons.PersonName) -> bool:
    """The first given names, or all parts in another order: a brother and a sister may share the second."""
    return persons.same_given(one.given[0], other.given[0]) or sorted(one.whole.split()) == sorted(other.whole.split())


def _clash(mine: Held, theirs: Held) -> str:
    """Why two offices cannot easily be one person's at one time; empty if they can."""
    if not mine.status == theirs.status == "current" or not _together(mine, theirs):
        return ""
    when = max(mine.first, theirs.first) or "at unknown times"
    pair = f"{', '.join(sorted((mine.role, theirs.role)))}, {when}"
    if mine.role != theirs.role and ((mine.role in _SINGLE and theirs.role in _SINGLE) or _walks_differ(mine.role, theirs.role)):
        return f"different offices at one time: {pair}"
    private = _WALK.get(mine.role) and _WALK.get(mine.role) == _WALK.get(theirs.role)
    if private and mine.organization and theirs.organization and mine.organization != theirs.organization:
        return f"different organizations at one time: {', '.join(sorted((mine.organization, theirs.organization)))}, {when}"
    return ""


def _walks_differ(one: str, other: str) -> bool:
    return (one in _WALK or other in _WALK) and _WALK.get(one, "office") != _WALK.get(other, "office")


def _together(mine: Held, theirs: Held) -> bool:
    """In one month, or not known to be at different times."""
    if not (mine.first and theirs.first):
        return True
    return mine.first <= theirs.last and theirs.first <= mine.last


def _support(one: Profile, other: Profile) -> list[str]:
    found = [f"same country: {one.country}"] if one.country and one.country == other.country else []
    pairs = [(mine, theirs) for mine in one.held for theirs in other.held]
    found += sorted({f"same office: {m.role}" for m, t in pairs if m.role == t.role and m.role not in VAGUE})
    found += sorted({f"same organization: {m.organization}" for m, t in pairs if m.organization and m.organization == t.organization})
    near = _near(one, other)
    return [*found, near] if near else found


def _near(one: Profile, other: Profile) -> str:
    """One article gives the actor's country and the other speaks of it; or both speak of another person or of two countries alike."""
    for mine, theirs in ((one, other), (other, one)):
        if mine.country and mine.country in theirs.countries:
            return f"the other article speaks of {mine.country}"
    people = sorted(set(one.company) & set(other.company))
    both = people or sorted(set(one.countries) & set(other.countries))
    return f"both articles speak of {' and '.join(both[:3])}" if people or len(both) > 1 else ""

"""Is an actor of one article that of another? Profiles are compared, not mentions: actors that look alike share one."""

from collections.abc import Iterable, Iterator

from rapidfuzz.distance import JaroWinkler

from onrecord.link.families import JUDGE
from onrecord.text import fold, words
from onrecord.types import Account, Actor, Judgement, Office, Record, Verdict

_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "sir",
        "dame",
        "lord",
        "lady",
        "gen",
        "lt",
        "col",
        "maj",
        "capt",
        "sgt",
        "brig",
        "adm",
        "cmdr",
        "president",
        "minister",
        "senator",
        "king",
        "queen",
        "prince",
    ]
)


class Held(Record, frozen=True, order=True):
    """An office as a profile knows it: role or folded title, country, folded organization, status, months attested."""

    role: str
    country: str
    organization: str
    status: str
    first: str
    last: str


class Profile(Record, frozen=True, kw_only=True):
    """What tells an actor from others. `company` holds the countries its article speaks of, where its own is not said."""

    kind: str
    name: tuple[str, ...]
    country: str | None
    held: tuple[Held, ...] = ()
    company: tuple[str, ...] = ()


def profiles(account: Account) -> Iterator[tuple[int, Profile, tuple[str, ...]]]:
    """Number, profile and blocking keys of every actor that can be recognised elsewhere; the others stay by themselves."""
    countries = tuple(sorted({a.country for a in account.actors if a.kind == "country" and a.country}))
    for actor in account.actors:
        found = _profile(actor, [o for o in account.offices if o.person == actor.id], countries)
        if found is not None:
            yield actor.id, found, keys(found)


def _profile(actor: Actor, offices: list[Office], countries: tuple[str, ...]) -> Profile | None:
    if actor.kind == "country":
        return Profile(kind="country", name=(), country=actor.country) if actor.country else None
    if actor.kind == "person":
        return _person(actor, offices, countries)
    name = tuple(words(fold(actor.name)))
    if not name or (actor.kind == "group" and not actor.country):
        return None
    company = () if actor.country or actor.kind != "organization" else countries
    return Profile(kind=actor.kind, name=name, country=actor.country, company=company)


def _person(actor: Actor, offices: list[Office], countries: tuple[str, ...]) -> Profile | None:
    """A single name without an office is nobody in particular."""
    name = tuple(word for word in words(fold(actor.name)) if word not in _TITLES)
    held = tuple(sorted({_held(office) for office in offices}))
    if not name or (len(name) == 1 and not any(h.country or h.organization for h in held)):
        return None
    country = actor.country or next((h.country for h in held if h.country), None)
    return Profile(kind="person", name=name, country=country, held=held, company=() if country else countries)


def _held(office: Office) -> Held:
    months = (office.when.start.isoformat()[:7], office.when.end.isoformat()[:7]) if office.when else ("", "")
    organization = " ".join(words(fold(office.organization or "")))
    return Held(office.role or " ".join(words(fold(office.title))), office.country or "", organization, office.status, *months)


def keys(profile: Profile) -> tuple[str, ...]:
    """Under which a profile is found: country code, consonants of the surname, words or initials of a name."""
    if profile.kind == "country":
        return (f"country:{profile.country}",)
    if profile.kind == "person":
        return tuple(sorted({f"person:{skeleton(profile.name[-1])}", f"person:{skeleton(profile.name[0])}"}))
    return tuple(sorted({f"{profile.kind}:{' '.join(profile.name)}"}))


_SOFT = str.maketrans({"c": "k", "q": "k", "v": "f", "w": "f", "z": "s", "j": "y"})


def skeleton(name: str) -> str:
    """A name's consonants, like ones alike: Zelensky, Zelenskyy and Selenskij agree. Short names keep their vowels."""
    plain = name.replace("kh", "h").replace("sh", "s").replace("ch", "k").replace("ph", "f").translate(_SOFT)
    found = plain[:1] + "".join(c for c in plain[1:] if c not in "aeiouyh")
    squeezed = "".join(c for i, c in enumerate(found) if not i or c != found[i - 1])
    return squeezed if len(squeezed) > 1 else name


def judge(name: str, profile: Profile, others: Iterable[tuple[str, Profile]]) -> list[Judgement]:
    """Judgements on pairs of a profile with candidates, each given with the name judgements use for it."""
    found = []
    for other, theirs in others:
        verdict, score, reasons = compare(profile, theirs)
        if score > 0:
            a, b = sorted((name, other))
            found.append(
                Judgement(subject="actor", relation="identity", a=a, b=b, verdict=verdict, score=score, reasons=reasons, judge=JUDGE)
            )
    return found


def compare(one: Profile, other: Profile) -> tuple[Verdict, float, tuple[str, ...]]:
    """Verdict, score and reasons; a score of 0 means that nothing speaks for it."""
    if one.kind != other.kind:
        return "different", 0.0, ("different kinds",)
    if one.kind == "country":
        return ("same", 1.0, ("same country code",)) if one.country == other.country else ("different", 0.0, ())
    if one.kind != "person":
        return _compare_names(one, other)
    return _compare_persons(one, other)


def _compare_names(one: Profile, other: Profile) -> tuple[Verdict, float, tuple[str, ...]]:
    if one.name != other.name:
        return "different", 0.0, ()
    if one.country and other.country:
        return (
            ("same", 0.9, ("same name and country",))
            if one.country == other.country
            else ("different", 0.7, ("same name, different country",))
        )
    near = _shared_country(one, other)
    return ("same", 0.7, ("same name", near)) if near else ("unsure", 0.4, ("same name, nothing else known of one",))


def _compare_persons(one: Profile, other: Profile) -> tuple[Verdict, float, tuple[str, ...]]:
    named, reason = names_agree(one.name, other.name)
    if not named:
        return "different", 0.0, ()
    against = _against(one, other)
    if against:
        # The same surname alone never brought these two together, so there is nothing to tell apart either.
        return (against[0], 0.8, (reason, against[1])) if named >= 0.9 else ("different", 0.0, ())
    support = _support(one, other)
    if not support:
        return "unsure", 0.3 * named, (reason, "nothing beyond the name")
    if named < 0.9 and not any(s.startswith("same office") for s in support):
        return "unsure", 0.5 * named, (reason, *support)
    return "same", round(min(0.99, 0.6 * named + 0.15 * (1 + len(support))), 2), (reason, *support)


def names_agree(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[float, str]:
    """How well two personal names agree, 0 … 1, and in what. One name alone agrees weakly with a full name that has it last."""
    if one == other:
        return (1.0 if len(one) > 1 else 0.6), "same name"
    if len(one) == 1 or len(other) == 1:
        short, full = sorted((one, other), key=len)
        return (0.6, "same surname") if _alike(short[-1], full[-1]) else (0.0, "")
    if not _alike(one[-1], other[-1]):
        return 0.0, ""
    if _alike(one[0], other[0]):
        return 0.95, "same name, spelt or completed differently"
    initial, given = sorted((one[0], other[0]), key=len)
    return (0.8, "same surname and initial") if len(initial) == 1 and given.startswith(initial) else (0.0, "")


def _alike(one: str, other: str) -> bool:
    """Equal, or one sound spelt in two ways: same skeleton and .88 by Jaro-Winkler (Zelensky and Zelenskyy .98, Shoigu and Choigu .89)."""
    return one == other or (
        min(len(one), len(other)) > 3 and skeleton(one) == skeleton(other) and JaroWinkler.similarity(one, other) >= 0.88
    )


def _against(one: Profile, other: Profile) -> tuple[Verdict, str] | None:
    if one.country and other.country and one.country != other.country:
        return "different", f"countries differ: {one.country} and {other.country}"
    for mine in one.held:
        for theirs in other.held:
            clash = _clash(mine, theirs)
            if clash:
                return "unsure", clash
    return None


def _clash(mine: Held, theirs: Held) -> str:
    """Two different offices at one time, in different organizations or of different rank, need a person's eye."""
    if not (mine.status == theirs.status == "current" and _together(mine, theirs)) or mine.role == theirs.role:
        return ""
    if mine.organization and mine.organization == theirs.organization:
        return ""
    return f"different offices at one time: {mine.role} and {theirs.role}, {max(mine.first, theirs.first)}"


def _together(mine: Held, theirs: Held) -> bool:
    return bool(mine.first and theirs.first) and mine.first <= theirs.last and theirs.first <= mine.last


def _support(one: Profile, other: Profile) -> list[str]:
    found = []
    if one.country and one.country == other.country:
        found.append(f"same country: {one.country}")
    found += sorted({f"same office: {m.role}" for m in one.held for t in other.held if m.role == t.role and m.country == t.country})
    found += sorted(
        {
            f"same organization: {m.organization}"
            for m in one.held
            for t in other.held
            if m.organization and m.organization == t.organization
        }
    )
    near = _shared_country(one, other)
    return [*found, near] if near else found


def _shared_country(one: Profile, other: Profile) -> str:
    """One article gives the actor's country, the other speaks of that country; or both speak of the same two countries."""
    for mine, theirs in ((one, other), (other, one)):
        if mine.country and mine.country in theirs.company:
            return f"the other article speaks of {mine.country}"
    both = sorted(set(one.company) & set(other.company))
    return f"both articles speak of {' and '.join(both)}" if len(both) > 1 else ""

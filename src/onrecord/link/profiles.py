"""What tells an actor from others, and the keys under which it is found. Actors that look alike share one profile."""

from collections.abc import Iterable, Iterator

from onrecord.names import organizations, persons
from onrecord.text import fold, words
from onrecord.types import Account, Actor, Office, Record


class Held(Record, frozen=True, order=True):
    """An office as a profile knows it: role or folded title, country, folded organization, status, months attested."""

    role: str
    country: str
    organization: str
    status: str
    first: str
    last: str


class Profile(Record, frozen=True, kw_only=True):
    """`names` are folded, the one most used first. `company` holds the countries the article speaks of, where the actor's
    own is not said."""

    kind: str
    names: tuple[str, ...]
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
        return Profile(kind="country", names=(), country=actor.country) if actor.country else None
    if actor.kind == "person":
        return _person(actor, offices, countries)
    if actor.kind == "organization":
        return _organization(actor, countries)
    # A group, place or thing is recognised by name and country only: "protesters" of two articles are two crowds.
    name = " ".join(words(fold(actor.name)))
    return Profile(kind=actor.kind, names=(name,), country=actor.country) if name and actor.country and _proper(actor) else None


def _proper(actor: Actor) -> bool:
    return actor.name[:1].isupper()


def _person(actor: Actor, offices: list[Office], countries: tuple[str, ...]) -> Profile | None:
    """A single name without an office is nobody in particular."""
    parsed = persons.parse(actor.name)
    held = tuple(sorted({_held(office) for office in offices}))
    if not parsed.whole or (not parsed.given and not any(h.country or h.organization for h in held)):
        return None
    country = actor.country or next((h.country for h in held if h.country), None)
    return Profile(kind="person", names=(parsed.whole,), country=country, held=held, company=() if country else countries)


def _held(office: Office) -> Held:
    months = (office.when.start.isoformat()[:7], office.when.end.isoformat()[:7]) if office.when else ("", "")
    organization = " ".join(words(fold(office.organization or "")))
    return Held(office.role or " ".join(words(fold(office.title))), office.country or "", organization, office.status, *months)


def _organization(actor: Actor, countries: tuple[str, ...]) -> Profile | None:
    known = organizations.known(actor.name)
    if known:
        return Profile(kind="organization", names=(fold(known.name),), country=known.country)
    names = dict.fromkeys(_plain(name) for name in (actor.name, *sorted(actor.aliases)))
    found = tuple(name for name in names if name)
    return Profile(kind="organization", names=found, country=actor.country, company=() if actor.country else countries) if found else None


def _plain(name: str) -> str:
    """A folded name without the words that only say what type of organization it is."""
    found = [word for word in words(fold(name)) if word != "the"]
    return " ".join([word for word in found if not organizations.generic(word)] or found)


def keys(profile: Profile) -> tuple[str, ...]:
    """Country code; the sound of a person's family name, and of the other end, as some names are written family first; names."""
    if profile.kind == "country":
        return (f"country:{profile.country}",)
    if profile.kind == "person":
        return tuple(sorted({f"person:{key}" for name in profile.names for key in _sounds(name)}))
    return tuple(sorted({f"{profile.kind}:{name}" for name in profile.names}))


def _sounds(name: str) -> Iterable[str]:
    parts = name.split()
    return persons.surname_key(name), persons.sound(parts[0]), persons.sound(parts[-1])

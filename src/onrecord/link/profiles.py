"""What tells an actor from others, and the keys under which it is found. Actors that look alike share one profile."""

from collections.abc import Iterator

from onrecord.names import organizations, outlets, persons
from onrecord.text import fold, words
from onrecord.types import Account, Actor, Office, Record

# Those an article speaks of most; a list of fifty names is no company.
_COMPANY = 12
_TELLING = 2
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
# Words of law behind a firm's name, which one text writes and another leaves out.
_LEGAL = frozenset({"inc", "corp", "corporation", "co", "company", "ltd", "limited", "plc", "group", "llc", "ag", "sa", "holdings"})


class Held(Record, frozen=True, order=True):
    """An office as a profile knows it: role or folded title, country, folded organization, status, months attested."""

    role: str
    country: str
    organization: str
    status: str
    first: str
    last: str


class Profile(Record, frozen=True, kw_only=True):
    """`names` are folded, the actor's main one first. Where the actor's own country is not said, `countries` holds those the
    article speaks of and `company` the full names of other persons in it."""

    kind: str
    names: tuple[str, ...]
    country: str | None
    held: tuple[Held, ...] = ()
    countries: tuple[str, ...] = ()
    company: tuple[str, ...] = ()


class _Setting(Record, frozen=True):
    """What an article speaks of beside one actor."""

    countries: tuple[str, ...]
    company: tuple[str, ...]


def profiles(account: Account) -> Iterator[tuple[int, Profile]]:
    """Number and profile of every actor that can be recognised elsewhere; the others stay by themselves."""
    setting = _setting(account)
    for actor in account.actors:
        found = _profile(actor, [o for o in account.offices if o.person == actor.id], setting)
        if found is not None:
            yield actor.id, found


def _setting(account: Account) -> _Setting:
    countries = sorted({a.country for a in account.actors if a.kind == "country" and a.country})
    people = [(len(a.mentions), persons.parse(a.name)) for a in account.actors if a.kind == "person"]
    full = sorted(((-spoken, name.whole) for spoken, name in people if name.given))[:_COMPANY]
    return _Setting(tuple(countries), tuple(sorted(name for _, name in full)))


def _profile(actor: Actor, offices: list[Office], setting: _Setting) -> Profile | None:
    if actor.kind == "country":
        return Profile(kind="country", names=(), country=actor.country) if actor.country else None
    if actor.kind == "person":
        return _person(actor, offices, setting)
    if actor.kind == "organization":
        return _organization(actor, setting)
    # A group, place or thing is recognised by name and country only: "protesters" of two articles are two crowds.
    name = " ".join(words(fold(actor.name)))
    return Profile(kind=actor.kind, names=(name,), country=actor.country) if name and actor.country and _proper(actor) else None


def _proper(actor: Actor) -> bool:
    return actor.name[:1].isupper()


def _person(actor: Actor, offices: list[Office], setting: _Setting) -> Profile | None:
    """A single name without an office is nobody in particular."""
    parsed = persons.parse(actor.name)
    held = tuple(sorted({_held(office) for office in offices}))
    if not parsed.whole or (not parsed.given and not any(h.country or h.organization for h in held)):
        return None
    whole = f"{parsed.whole} {generation(' '.join(words(fold(actor.name))))}".strip()
    country = actor.country or next((h.country for h in held if h.country), None)
    if country:
        return Profile(kind="person", names=(whole,), country=country, held=held)
    company = tuple(name for name in setting.company if name != parsed.whole)
    return Profile(kind="person", names=(whole,), country=None, held=held, countries=setting.countries, company=company)


def generation(name: str) -> str:
    """The word after a folded name that tells a child from a parent of the same name: "jr", "iii"; empty if there is none."""
    last = name.rpartition(" ")[2]
    return last if last in _GENERATIONS else ""


def _held(office: Office) -> Held:
    months = (office.when.start.isoformat()[:7], office.when.end.isoformat()[:7]) if office.when else ("", "")
    organization = " ".join(words(fold(office.organization or "")))
    return Held(office.role or " ".join(words(fold(office.title))), office.country or "", organization, office.status, *months)


def _organization(actor: Actor, setting: _Setting) -> Profile | None:
    known = organizations.known(actor.name) or outlets.by_name(actor.name)
    if known:
        return Profile(kind="organization", names=(f"known: {fold(known.name)}",), country=known.country)
    names = dict.fromkeys(_plain(name) for name in (actor.name, *sorted(actor.aliases)))
    found = tuple(name for name in names if name)
    countries = () if actor.country else setting.countries
    return Profile(kind="organization", names=found, country=actor.country, countries=countries) if found else None


def _plain(name: str) -> str:
    """A folded name without the words that only say what type of organization it is.

    Of what would leave a single word only words of law go: Fjord Airlines and Fjord News are two firms.
    """
    found = [word for word in words(fold(name)) if word != "the"]
    telling = [word for word in found if not organizations.generic(word)]
    if len(telling) < _TELLING:
        telling = [word for word in found if word not in _LEGAL]
    return " ".join(telling or found)


def keys(profile: Profile) -> tuple[str, ...]:
    """Under which a profile is kept: country code, an organization's names, initial and sounds of a person's name.

    A full name is kept under its initial with the sound of each further part, so that spellings, initials and a second family
    name find each other; a single name, and for its sake every family name, under its sound. Names with what else tells of them are
    kept too, for names of which there are too many.
    """
    if profile.kind == "country":
        return (f"country:{profile.country}",)
    if profile.kind == "person":
        return tuple(sorted({key for name in profile.names for key in _person_keys(persons.parse(name), profile)}))
    names = {f"{profile.kind}:{name}" for name in profile.names}
    return tuple(sorted(names | {f"{name} of {profile.country}" for name in names if profile.country}))


def _person_keys(name: persons.PersonName, profile: Profile) -> Iterator[str]:
    family = persons.sound(name.family)
    roles = sorted({held.role for held in profile.held})
    kind = "family" if name.given else "single"
    yield f"{kind}:{family}"
    yield from (f"{kind}:{family} as {role}" for role in roles)
    if not name.given:
        return
    for part in (*name.given[1:], name.family, *name.whole.split()[1:]):
        yield f"person:{name.given[0][0]}:{persons.sound(part)}"
    # A name written family first elsewhere has the same two ends, or at least the same parts.
    parts = name.whole.split()
    yield "ends:" + ":".join(sorted(persons.sound(part) for part in (parts[0], parts[-1])))
    yield "parts:" + ":".join(sorted(map(persons.sound, parts)))
    organizations = sorted({held.organization for held in profile.held})
    yield from (f"whole:{name.whole} of {told}" for told in (profile.country, *roles, *organizations) if told)


def sought(profile: Profile) -> tuple[str, ...]:
    """Under which keys others that may be the same are kept. Full names meet single ones, not every namesake of their family."""
    swapped = {"family": "single", "single": "family"}
    found = [key.partition(":") for key in keys(profile)]
    own = {"".join(key) for key in found if key[0] != "family"}
    others = {f"{swapped[kind]}:{rest}" for kind, _, rest in found if kind in swapped}
    names = (persons.parse(name).whole for name in profile.names) if profile.kind == "person" else profile.names
    kind = "whole" if profile.kind == "person" else profile.kind
    return tuple(sorted(own | others | {f"{kind}:{name} of {country}" for name in names for country in profile.countries}))

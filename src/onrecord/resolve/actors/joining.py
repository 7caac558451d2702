"""Names of one article joined: which of them name the same actor, each join with its reason.

Sieves in the order of trust, as in multi-pass coreference (Raghunathan et al. 2010): the same country; the same name; a fuller
name; an acronym; a well-known organization's other name. Two persons of one family name are never joined by it alone: a bare
family name that fits two of them is refused.
"""

from collections.abc import Callable

from onrecord.names import countries, organizations, persons
from onrecord.resolve.mentions.found import Found
from onrecord.syntax import Tree
from onrecord.types import Record, Refusal


class Joined(Record, frozen=True):
    """Which cluster each name belongs to (None if refused), why, and what was refused."""

    cluster: tuple[int | None, ...]
    reasons: tuple[str, ...]
    refused: tuple[Refusal, ...]


def join(found: list[Found], tree: Tree) -> Joined:
    """Clusters of names; numbers are those of each cluster's fullest name in `found`."""
    leaders: dict[int, tuple[int | None, str]] = {}
    refused: list[Refusal] = []
    for kind, rule in _rules().items():
        chosen = [n for n, f in enumerate(found) if f.kind == kind]
        for number in sorted(chosen, key=lambda n: (-len(found[n].words), n)):
            leaders[number] = rule(number, [c for c in chosen if leaders.get(c, (None, ""))[0] == c], found)
    _in_brackets(found, leaders, tree)
    _across_kinds(found, leaders)
    for number, (leader, reason) in sorted(leaders.items()):
        if leader is None:
            refused.append(Refusal(stage="resolve", what="actor", reason=reason, span=tree.span(list(found[number].words))))
    clusters = tuple(leaders[n][0] for n in range(len(found)))
    return Joined(clusters, tuple(leaders[n][1] for n in range(len(found))), tuple(refused))


Rule = Callable[[int, list[int], list[Found]], tuple[int | None, str]]


def _rules() -> dict[str, Rule]:
    return {
        "person": _person,
        "organization": _organization,
        "country": _country,
        "place": _same,
        "facility": _same,
        "thing": _same,
        "group": _group,
    }


def _country(number: int, leaders: list[int], found: list[Found]) -> tuple[int | None, str]:
    same = next((n for n in leaders if found[n].country == found[number].country), number)
    return same, found[number].reason


def _same(number: int, leaders: list[int], found: list[Found]) -> tuple[int | None, str]:
    name = persons.fold(found[number].name)
    same = next((n for n in leaders if persons.fold(found[n].name) == name), number)
    return same, found[number].reason if same == number else "same name"


def _group(number: int, leaders: list[int], found: list[Found]) -> tuple[int | None, str]:
    name = persons.fold(found[number].name)
    same = next((n for n in leaders if persons.fold(found[n].name) == name and found[n].country == found[number].country), number)
    return same, found[number].reason


# ---------------------------------------------------------------- persons


def _person(number: int, leaders: list[int], found: list[Found]) -> tuple[int | None, str]:
    """A full name joins one it is compatible with; a single name joins the one full name it fits, or is refused if several do."""
    name = found[number].name
    fitting = [n for n in leaders if persons.compatible(found[n].name, name)]
    if not fitting:
        fitting = _by_given(number, leaders, found)
    if not fitting:
        return number, found[number].reason
    same = [n for n in fitting if persons.parse(found[n].name).whole == persons.parse(name).whole]
    if same:
        return same[0], "same name"
    if len(fitting) > 1:
        return None, "a name that fits several persons named here"
    return fitting[0], f"short for {found[fitting[0]].name}"


def _by_given(number: int, leaders: list[int], found: list[Found]) -> list[int]:
    """A single name that is no one's family name may be a given name ("Boris") of someone named in full here."""
    parsed = persons.parse(found[number].name)
    if parsed.given:
        return []
    return [n for n in leaders if parsed.whole in persons.parse(found[n].name).whole.split() and len(found[n].words) > 1]


# ---------------------------------------------------------------- organizations


def _organization(number: int, leaders: list[int], found: list[Found]) -> tuple[int | None, str]:
    for rule in (_same_organization, _known, _acronym, _without_type, _without_demonym):
        fitting = [n for n in leaders if rule(found[n].name, found[number].name)]
        if len(fitting) == 1 or (fitting and rule is _same_organization):
            return fitting[0], f"{rule.__doc__} {found[fitting[0]].name}"
    return number, found[number].reason


def _plain(name: str) -> str:
    return persons.fold(name.removeprefix("the ").removeprefix("The "))


def _same_organization(full: str, short: str) -> bool:
    """same name:"""
    return _plain(full) == _plain(short)


def _known(full: str, short: str) -> bool:
    """another name of"""
    first, second = organizations.known(full), organizations.known(short)
    return first is not None and second is not None and first.name == second.name


def _acronym(full: str, short: str) -> bool:
    """acronym of"""
    letters = short.replace(".", "")
    return letters.isupper() and 2 <= len(letters) <= 7 and " " in full and organizations.acronym(full) == letters


def _without_type(full: str, short: str) -> bool:
    """without its type:"""
    whole, part = _plain(full).split(), _plain(short).split()
    rest = whole[len(part) :]
    return bool(rest) and whole[: len(part)] == part and (all(map(organizations.generic, rest)) or len(part) > 1)


def _without_demonym(full: str, short: str) -> bool:
    """without its country:"""
    words = full.split()
    rests = [" ".join(words[n:]) for n in (1, 2, 3) if countries.related(" ".join(words[:n]))]
    return any(" " in rest and _plain(rest) == _plain(short) for rest in rests)


# ---------------------------------------------------------------- kinds the reader saw differently


def _in_brackets(found: list[Found], leaders: dict[int, tuple[int | None, str]], tree: Tree) -> None:
    """An abbreviation in brackets right after a name is that name's: "Movement for Change (MFC)", and so wherever it returns."""
    meaning: dict[str, int] = {}
    for number in range(1, len(found)):
        full, short = found[number - 1], found[number]
        between = range(full.words[-1] + 1, short.words[0])
        bracket = [tree.form(w) for w in between] in (["("], ["’s", "("], ["["])
        leader = leaders[number - 1][0]
        if bracket and leader is not None and full.kind == short.kind == "organization" and _abbreviates(full.name, short.name):
            meaning.setdefault(short.name, leader)
    for number, one in enumerate(found):
        if one.kind == "organization" and one.name in meaning:
            leaders[number] = (meaning[one.name], f"abbreviation in brackets after {found[meaning[one.name]].name}")


def _abbreviates(full: str, short: str) -> bool:
    """Mostly capitals, shorter, and beginning with a letter of the name."""
    capitals = sum(c.isupper() for c in short)
    return capitals >= 2 and len(short) < len(full) and " " in full and short[0].casefold() in full.casefold()


def _across_kinds(found: list[Found], leaders: dict[int, tuple[int | None, str]]) -> None:
    """One name seen as two kinds is one actor, of the kind it was seen as most often, first seen first."""
    by_name: dict[str, list[int]] = {}
    for number, one in enumerate(found):
        if (
            one.kind in {"organization", "place", "facility", "person"}
            and not one.reason.startswith("seat")
            and one.reason != "building"
            and leaders[number][0] is not None
        ):
            by_name.setdefault(_plain(one.name), []).append(number)
    for numbers in by_name.values():
        clusters = [leaders[n][0] for n in numbers]
        counts = {c: clusters.count(c) for c in clusters}
        if len(counts) < 2:
            continue
        best = max(counts, key=lambda c: (counts[c], -(c or 0)))
        for n in numbers:
            if leaders[n][0] != best:
                leaders[n] = (best, f"same name as {found[best or 0].name}")

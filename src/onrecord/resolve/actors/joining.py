"""Names of one article joined: which of them name the same actor, each join with its reason.

Sieves in the order of trust, as in multi-pass coreference (Raghunathan et al. 2010): the same country; the same name; a fuller
name; an acronym; a well-known organization's other name. Names are taken longest first, and each is looked up among those before it
by keys, so that the work is linear in their number. Two persons of one family name are not joined by it alone: a bare family
name that fits two of them goes to the one it was used for before, else it is refused.
"""

from collections.abc import Callable, Hashable, Iterator

from onrecord.names import organizations, persons
from onrecord.resolve.actors import bodies, people
from onrecord.resolve.mentions import aliases
from onrecord.resolve.mentions.found import Found
from onrecord.resolve.titles.parts import POSSESSIVE
from onrecord.syntax import Tree
from onrecord.types import Record, Refusal

Answer = tuple[int | None, str]
# Words that give a person another name; "called" and "formerly" as often tell what the person did to somebody else.
NAMING = frozenset({"known", "nicknamed", "codenamed", "code-named", "alias", "aka", "a.k.a.", "referred"})


class Joined(Record, frozen=True):
    """Which cluster each name belongs to (None if refused), why, and what was refused."""

    cluster: tuple[int | None, ...]
    reasons: tuple[str, ...]
    refused: tuple[Refusal, ...]


def join(found: list[Found], tree: Tree) -> Joined:
    """Clusters of names; numbers are those of each cluster's fullest name in `found`."""
    leaders: dict[int, Answer] = {}
    by_kind: dict[str, list[int]] = {}
    for number in sorted(range(len(found)), key=lambda n: (-len(found[n].words), n)):
        by_kind.setdefault(found[number].kind, []).append(number)
    for kind, numbers in by_kind.items():
        leaders.update(_of_kind(kind, numbers, found, tree))
    _in_brackets(found, leaders, tree)
    _by_alias(found, leaders, tree)
    _across_kinds(found, leaders)
    refused = [
        Refusal(stage="resolve", what="actor", reason=reason, span=tree.span(list(found[number].words)))
        for number, (leader, reason) in sorted(leaders.items())
        if leader is None
    ]
    order = range(len(found))
    return Joined(tuple(leaders[n][0] for n in order), tuple(leaders[n][1] for n in order), tuple(refused))


def _of_kind(kind: str, numbers: list[int], found: list[Found], tree: Tree) -> dict[int, Answer]:
    if kind == "person":
        return people.joined(numbers, found, tree)
    if kind == "organization":
        return bodies.joined(numbers, found)
    return _by_key(numbers, found, {"country": _country, "group": _group, "place": _place}.get(kind, _same))


Keys = Callable[[Found], Iterator[tuple[Hashable, str]]]


def _by_key(numbers: list[int], found: list[Found], keys: Keys) -> dict[int, Answer]:
    """A name joins the first before it that shares a key with it; each key gives its reason."""
    first: dict[Hashable, int] = {}
    leaders: dict[int, Answer] = {}
    for number in numbers:
        own = list(keys(found[number]))
        hit = next(((first[key], reason) for key, reason in own if key in first), (number, found[number].reason))
        leaders[number] = hit
        for key, _ in own if hit[0] == number else ():
            first.setdefault(key, number)
    return leaders


def _country(one: Found) -> Iterator[tuple[Hashable, str]]:
    yield one.country, one.reason


def _group(one: Found) -> Iterator[tuple[Hashable, str]]:
    yield (persons.fold(one.name), one.country), one.reason


def _same(one: Found) -> Iterator[tuple[Hashable, str]]:
    yield persons.fold(one.name), "same name"


def _place(one: Found) -> Iterator[tuple[Hashable, str]]:
    """The same name, or its initials: "NSW" and "New South Wales"."""
    yield persons.fold(one.name), "same name"
    letters = one.name.replace(".", "")
    if letters.isupper() and 2 <= len(letters) <= 4 and len(one.words) == 1:
        yield ("initials", letters), "initials of a place named here"
    elif " " in one.name and 2 <= len(organizations.acronym(one.name)) <= 4:
        yield ("initials", organizations.acronym(one.name)), "place"


# ---------------------------------------------------------------- an abbreviation in brackets


def _in_brackets(found: list[Found], leaders: dict[int, Answer], tree: Tree) -> None:
    """An abbreviation in brackets right after a name is that name's: "Movement for Change (MFC)", and so wherever it returns; the
    same the other way round: "MFC (Movement for Change)"."""
    meaning: dict[str, int] = {}
    for number in range(1, len(found)):
        full, short = found[number - 1], found[number]
        if not _bracketed(tree, full, short) or not full.kind == short.kind == "organization":
            continue
        turned = full.name.isupper() and not short.name.isupper()
        full, short = (short, full) if turned else (full, short)
        leader = leaders[number if turned else number - 1][0]
        if leader is not None and _abbreviates(full.name, short.name):
            meaning.setdefault(short.name, leader)
    for number, one in enumerate(found):
        if one.kind == "organization" and one.name in meaning:
            leaders[number] = (meaning[one.name], f"abbreviation in brackets after {found[meaning[one.name]].name}")


def _bracketed(tree: Tree, before: Found, inside: Found) -> bool:
    between = [tree.form(w) for w in range(before.words[-1] + 1, inside.words[0])]
    return between in (["("], ["’s", "("], ["'s", "("], ["["])


def _abbreviates(full: str, short: str) -> bool:
    """Mostly capitals, shorter, and beginning with a letter of the name."""
    capitals = sum(c.isupper() for c in short)
    return capitals >= 2 and len(short) < len(full) and " " in full and short[0].casefold() in full.casefold()


def _by_alias(found: list[Found], leaders: dict[int, Answer], tree: Tree) -> None:
    """Two names of which the text says that they are one's: "the Shahed-136, which Moscow rebrands as the Geran-2"."""
    moved: dict[int, tuple[int, str]] = {}
    for number, other in aliases.pairs(tree, found):
        first, second = leaders[number][0], leaders[other][0]
        if first is not None and second is not None and first != second and not _another_person(tree, found[number], found[other]):
            moved.setdefault(second, (moved.get(first, (first, ""))[0], f"another name the text gives {found[number].name}"))
    for number, (leader, _) in list(leaders.items()):
        if leader in moved and moved[leader][0] != leader:
            leaders[number] = moved[leader]


def _another_person(tree: Tree, one: Found, other: Found) -> bool:
    """ "Vint, called Piet Korb a liar" and "Vint, formerly Piet Korb's aide" are of two persons."""
    if one.kind != "person":
        return False
    between = [tree.form(w).lower() for w in range(one.words[-1] + 1, other.words[0])]
    after = other.words[-1] + 1
    owns = after < len(tree.words) and tree.form(after) in POSSESSIVE
    return owns or NAMING.isdisjoint(between)


# ---------------------------------------------------------------- kinds the reader saw differently


def _across_kinds(found: list[Found], leaders: dict[int, Answer]) -> None:
    """One name seen as two kinds is one actor, of the kind it was seen as most often, first seen first."""
    by_name: dict[str, list[int]] = {}
    for number, one in enumerate(found):
        named = one.kind in {"organization", "place", "facility", "person", "thing"} and one.reason != "building"
        if named and not one.reason.startswith("seat") and leaders[number][0] is not None:
            by_name.setdefault(bodies.plain(one.name), []).append(number)
    for numbers in by_name.values():
        clusters = [leaders[n][0] for n in numbers]
        counts = {c: clusters.count(c) for c in set(clusters)}
        if len(counts) < 2:
            continue
        best = max(counts, key=lambda c: (counts[c], -(c or 0)))
        for n in numbers:
            if leaders[n][0] != best:
                leaders[n] = (best, f"same name as {found[best or 0].name}")

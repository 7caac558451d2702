"""Names of persons joined: the same name, a fuller one, a family name after a full name.

Only names that share a part as it sounds are compared, so that the work grows with the names, not with their pairs.
"""

from collections import Counter

from onrecord.names import persons, titles
from onrecord.resolve.mentions.found import Found
from onrecord.syntax import Tree

Answer = tuple[int | None, str]
# Given names from this length on are one person's if a single letter differs: "Kristin" and "Kristen", but not "Ana" and "Ada".
SPELLED = 5
# Titles that stand before a given name: "King Salman" is nobody whose family name or father's name that is.
REGNAL = frozenset({"king", "queen", "pope", "emperor", "empress", "sultan", "emir", "prince", "princess"})
GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}


def joined(numbers: list[int], found: list[Found], tree: Tree) -> dict[int, Answer]:
    """The leader of each name, longest names first, then in text order; None with the reason where two persons fit."""
    by_part: dict[str, list[int]] = {}
    leaders: dict[int, Answer] = {}
    used: dict[str, Counter[int]] = {}
    for number in numbers:
        parts = _parts(found[number].name)
        near = sorted({n for part in parts for n in by_part.get(part, ())})
        leader, reason = _leader(number, near, found, tree, used)
        leaders[number] = leader, reason
        if leader is not None:
            used.setdefault(persons.fold(found[number].name), Counter())[leader] += 1
        for part in parts if leader == number else ():
            by_part.setdefault(part, []).append(number)
    return leaders


def _parts(name: str) -> set[str]:
    return {persons.sound(part) for part in persons.parse(name).whole.split()}


def _leader(number: int, near: list[int], found: list[Found], tree: Tree, used: dict[str, Counter[int]]) -> Answer:
    """A full name joins one it is compatible with; a single name joins the one full name it fits, or is refused if several do."""
    name = found[number].name
    near = [n for n in near if _one_generation(found[n].name, name)]
    if _regnal(number, found, tree):
        near = [n for n in near if _given_name(found[n].name) == persons.parse(name).whole]
    fitting = [n for n in near if persons.compatible(found[n].name, name) or _misspelt(found[n].name, name)]
    fitting = _without_juniors(fitting or _by_given(number, near, found), name, found)
    if not fitting:
        return number, found[number].reason
    same = [n for n in fitting if persons.parse(found[n].name).whole == persons.parse(name).whole]
    if same:
        return same[0], "same name"
    if len(fitting) > 1:
        chosen = _meant(number, fitting, found, tree, used)
        if chosen is None:
            return None, "a name that fits several persons named here"
        return chosen
    return fitting[0], f"short for {found[fitting[0]].name}"


def _generation(name: str) -> str:
    """ "jr" of "Piet Vint Jr."; empty where a name has no such ending."""
    return GENERATIONS.get(persons.fold(name).split()[-1], "") if " " in name else ""


def _one_generation(a: str, b: str) -> bool:
    """ "Piet Vint Jr." is not "Piet Vint"; a family name alone may be either's."""
    first, second = _generation(a), _generation(b)
    if first and second:
        return first == second
    return first == second or not persons.parse(a if second else b).given


def _without_juniors(fitting: list[int], name: str, found: list[Found]) -> list[int]:
    """Where father and son are both named, the family name alone is the father's: the son's has its "Jr."."""
    elders = {persons.parse(found[n].name).whole for n in fitting if not _generation(found[n].name)}
    if _generation(name):
        return fitting
    return [n for n in fitting if not _generation(found[n].name) or persons.parse(found[n].name).whole not in elders]


def _regnal(number: int, found: list[Found], tree: Tree) -> bool:
    """Whether a single name stands behind a title that goes with given names."""
    before = found[number].words[0] - 1
    single = not persons.parse(found[number].name).given
    return single and before >= 0 and tree.form(before).lower() in REGNAL and tree.form(before)[:1].isupper()


def _given_name(name: str) -> str:
    return persons.parse(name).whole.split()[0]


def _meant(number: int, fitting: list[int], found: list[Found], tree: Tree, used: dict[str, Counter[int]]) -> Answer | None:
    """Of several bearers of a family name: whom the form of address fits; the only one named so far; whom it was always used for."""
    told = titles.gender(tree.form(found[number].words[0] - 1)) if found[number].words[0] else None
    if told is not None:
        fitting = [n for n in fitting if persons.gender(found[n].name) in {told, None}]
    before = [n for n in fitting if found[n].words[0] < found[number].words[0]]
    if len(fitting) == 1:
        return fitting[0], f"short for {found[fitting[0]].name}, by the form of address"
    if len(before) == 1:
        return before[0], f"short for {found[before[0]].name}, the only one named so far"
    earlier = used.get(persons.fold(found[number].name), Counter())
    known = [n for n in fitting if earlier[n] >= 2]
    if len(known) == 1 and earlier.total() == earlier[known[0]]:
        return known[0], f"short for {found[known[0]].name}, called so before"
    return None


def _by_given(number: int, near: list[int], found: list[Found]) -> list[int]:
    """A single name that is no one's family name may be a given name ("Boris") of someone named in full here."""
    parsed = persons.parse(found[number].name)
    if parsed.given:
        return []
    return [n for n in near if parsed.whole in persons.parse(found[n].name).whole.split() and len(found[n].words) > 1]


def _misspelt(a: str, b: str) -> bool:
    """One family name and given names that differ in a single letter."""
    first, second = persons.parse(a), persons.parse(b)
    if first.family != second.family or not len(first.given) == len(second.given) == 1 or persons.family_first(first):
        return False
    x, y = first.given[0], second.given[0]
    alike = min(len(x), len(y)) >= SPELLED and x[0] == y[0] and _one_letter(x, y)
    return alike and persons.gender(a) in {persons.gender(b), None}


def _one_letter(a: str, b: str) -> bool:
    """Whether one letter changed, added or left out makes them equal."""
    short, long = sorted((a, b), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((n for n, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]

"""Where reports of one happening differ: numbers, day, place, who did it to whom, and whether it happened at all.

Every value stays with the reports that give it; nothing is averaged and none is chosen. Only what cannot all be true is a
contradiction: "at least three" and five agree, three and five do not, nor does a number of soldiers contradict one of children.
Reports of one text family are not compared with each other: what changed between them is a version (`link/versions.py`).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Literal

from onrecord.link.cues import telling
from onrecord.names import places
from onrecord.text import fold
from onrecord.types import Record, Span

Kind = Literal["number", "day", "place", "roles", "denied"]
# A day is compared with a day; a report of "since Tuesday" counts more dead than one of Tuesday.
PRECISE = 1
# "About 300" says 240 to 360.
ROUGH = 0.2
# What a number counts, by the word that tells of it. Other words count for themselves.
HARM = (("killed", ("kill", "dead", "died", "dies", "death", "slain")), ("wounded", ("wound", "injur", "hurt")))
# Numbers that say how far, how long or what share are measured in different ways of one thing, and differ without contradicting.
MEASURES = frozenset({"km", "mile", "metre", "percent", "kg", "tonne", "hectare", "acre", "degree"})
# Both sides do these, so who is named first says nothing.
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
_WORD = re.compile(r"[^\W\d_]+")
# How many words beside a number may tell whether it counts the dead: "killing at least five", "five people, most of them old, were killed".
BEFORE, AFTER = 3, 7
# Who is counted as a person. "Two others" and "five more" are what comes on top, not a toll.
PEOPLE = frozenset(["people", "person", "victim", "life", "individual", "human"])
KINDS = frozenset(
    [
        *("civilian", "soldier", "officer", "policeman", "child", "woman", "man", "worker", "passenger", "student", "villager", "resident"),
        *("protester", "demonstrator", "fighter", "militant", "troop", "guard", "journalist", "medic", "prisoner", "migrant", "miner"),
    ]
)
_MORE = re.compile(r"\b(?:more|others?|another|additional|further)\b", re.IGNORECASE)
_PART = re.compile(r"[.;:!?\n]")
# A denial speaks of what was reported a few days before.
RECENT = timedelta(days=3)


class Number(Record, frozen=True, kw_only=True):
    """A quantity of an event: bounds, unit, where it stands, and what it counts if the words beside it say so (`harm`)."""

    low: float | None
    high: float | None
    approximate: bool
    unit: str
    span: Span
    counts: str = ""


class Told(Record, frozen=True, kw_only=True):
    """One report of a happening, as far as it is compared. `said` is true if the text itself gives the day; `cue` are its words.

    `reported` is the day of the report; the states are the countries of those it was done to, as a town may stand for its country,
    and the towns those it names.
    """

    event: str
    article: str
    family: str
    happening: str
    type: str
    status: str
    cue: str
    cue_span: Span
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    recipient_states: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    reported: date | None = None
    start: date | None = None
    end: date | None = None
    said: bool = False
    when_span: Span | None = None
    place: str | None = None
    place_span: Span | None = None
    numbers: tuple[Number, ...] = ()


class Value(Record, frozen=True, kw_only=True):
    """One of the values: who gives it, and where the words stand, as (event, article, span)."""

    reports: tuple[tuple[str, str, Span], ...]


class Contradiction(Record, frozen=True, kw_only=True):
    """Values that cannot all be true of one happening; `about` says of what, `reasons` why they are of one thing."""

    happening: str
    kind: Kind
    about: str
    values: tuple[Value, ...]
    reasons: tuple[str, ...]


def contradictions(reports: Iterable[Told], joined: frozenset[tuple[str, str]]) -> Iterator[Contradiction]:
    """Contradictions among reports, by happening and kind. `joined` are pairs of events judged the same directly, smaller id first."""
    groups: dict[str, list[Told]] = defaultdict(list)
    for report in sorted(reports, key=lambda told: told.event):
        groups[report.happening].append(report)
    for name in sorted(groups):
        found = groups[name]
        if len({told.family for told in found}) > 1:
            yield from _numbers(name, found)
            yield from _days(name, found, joined)
            yield from _places(name, found)
            yield from _roles(name, found)
    yield from _denials([told for group in groups.values() for told in group])


def _pairs(found: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Reports of different texts that speak of the same day."""
    for one, other in combinations(found, 2):
        if one.family != other.family and _same_day(one, other):
            yield one, other


def _same_day(one: Told, other: Told) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    short = max((one.end - one.start).days, (other.end - other.start).days) <= PRECISE
    return short and one.start <= other.end and other.start <= one.end


# ---------------------------------------------------------------- numbers


def _numbers(name: str, found: Sequence[Told]) -> Iterator[Contradiction]:
    """One contradiction for each measure of which two reports give numbers that exclude each other."""
    clash: dict[tuple[str, str], dict[tuple[str, Span], tuple[Told, Number]]] = defaultdict(dict)
    for one, other in _pairs(found):
        for mine in one.numbers:
            for theirs in other.numbers:
                about = measure(one.cue, mine)
                if about == measure(other.cue, theirs) and _clash((one, mine), (other, theirs), about):
                    clash[about] |= {(told.event, n.span): (told, n) for told, n in ((one, mine), (other, theirs))}
    for about, given in sorted(clash.items()):
        values: dict[tuple[float, float], list[tuple[str, str, Span]]] = defaultdict(list)
        for told, number in given.values():
            values[bounds(number)].append((told.event, told.article, number.span))
        shown = tuple(Value(reports=tuple(sorted(reports, key=_place))) for _, reports in sorted(values.items()))
        why = ("one happening on one day, told by different texts", "the numbers exclude each other")
        yield Contradiction(happening=name, kind="number", about=" ".join(filter(None, about)), values=shown, reasons=why)


def _clash(one: tuple[Told, Number], other: tuple[Told, Number], about: tuple[str, str]) -> bool:
    """Numbers that exclude each other; a toll that a later report gives as higher has risen."""
    if about[1] in MEASURES or not exclude(one[1], other[1]):
        return False
    days = one[0].reported, other[0].reported
    if about[0] not in {name for name, _ in HARM} or days[0] is None or days[1] is None or days[0] == days[1]:
        return True
    earlier, later = (one, other) if days[0] < days[1] else (other, one)
    return bounds(later[1])[1] < bounds(earlier[1])[0]


def harm(before: str, number: str, after: str) -> str:
    """Whether a number of people counts the killed or the wounded, by the nearest such word beside it in its part of the sentence."""
    if _MORE.search(number) or _MORE.match(after.lstrip()):
        return ""
    left = _WORD.findall(fold(_PART.split(before)[-1]))[-BEFORE:]
    right = _WORD.findall(fold(_PART.split(after)[0]))[:AFTER]
    inside = [(0, word) for word in _WORD.findall(fold(number))]
    near = [*inside, *enumerate(reversed(left), 1), *enumerate(right, 1)]
    found = [(at, name) for at, word in near for name, stems in HARM if word.startswith(stems)]
    return min(found)[1] if found else ""


def counted(unit: str) -> bool:
    """Whether what a number counts are people."""
    return fold(unit) in PEOPLE | KINDS | {stem for _, stems in HARM for stem in stems} | {"wounded", "injured"}


def _place(report: tuple[str, str, Span]) -> tuple[str, int]:
    return report[1], report[2].start


def measure(cue: str, number: Number) -> tuple[str, str]:
    """What a number counts: the harm or first word of the cue, and the unit."""
    words = [fold(word) for word in _WORD.findall(cue)]
    told = number.counts or next((name for name, stems in HARM for word in words if word.startswith(stems)), "")
    unit = fold(number.unit)
    return told or (words[0] if words else ""), "people" if unit in PEOPLE or (number.counts and unit not in KINDS) else unit


def bounds(number: Number) -> tuple[float, float]:
    """The least and most a number may mean."""
    low = float("-inf") if number.low is None else number.low
    high = float("inf") if number.high is None else number.high
    return (low * (1 - ROUGH), high * (1 + ROUGH)) if number.approximate else (low, high)


def exclude(one: Number, other: Number) -> bool:
    """Whether no value satisfies both."""
    (low, high), (least, most) = bounds(one), bounds(other)
    return high < least or most < low


# ---------------------------------------------------------------- day, place, roles


def _days(name: str, found: Sequence[Told], joined: frozenset[tuple[str, str]]) -> Iterator[Contradiction]:
    """Days that both texts give and that do not meet, of reports that were judged one directly and not through a third."""
    apart = [
        pair
        for pair in combinations(found, 2)
        if (pair[0].event, pair[1].event) in joined and pair[0].family != pair[1].family and _days_apart(*pair)
    ]
    given = {told.event: told for pair in apart for told in pair}
    spans = {told.event: told.when_span for told in given.values()}
    yield from _told(name, "day", "day", {e: f"{t.start} {t.end}" for e, t in given.items()}, (given, spans), "both texts give the day")


def _days_apart(one: Told, other: Told) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.said and other.said and (one.end < other.start or other.end < one.start)


def _places(name: str, found: Sequence[Told]) -> Iterator[Contradiction]:
    differing = [pair for pair in _pairs(found) if _elsewhere(*pair)]
    given = {told.event: told for pair in differing for told in pair}
    spans = {told.event: told.place_span for told in given.values()}
    keys = {event: places.key(told.place or "") for event, told in given.items()}
    yield from _told(name, "place", "place", keys, (given, spans), "both texts name the place; one may lie in the other")


def _elsewhere(one: Told, other: Told) -> bool:
    """Two towns or regions by name; a country holds its towns, and "eastern Ostania" holds part of Ostania."""
    if not one.place or not other.place:
        return False
    mine, theirs = places.key(one.place), places.key(other.place)
    known = places.is_local(one.place) and places.is_local(other.place)
    return known and not set(mine.split()) & set(theirs.split())


def _roles(name: str, found: Sequence[Told]) -> Iterator[Contradiction]:
    """One says A did it to B, the other that B did it to A."""
    turned = [pair for pair in _pairs(found) if _reversed(*pair)]
    given = {told.event: told for pair in turned for told in pair}
    spans: dict[str, Span | None] = {told.event: told.cue_span for told in given.values()}
    keys = {event: " ".join(sorted(told.actors)) for event, told in given.items()}
    yield from _told(name, "roles", "who did it to whom", keys, (given, spans), "the same parties, on opposite sides")


def _reversed(one: Told, other: Told) -> bool:
    sides = set(one.actors), set(one.recipients), set(other.actors), set(other.recipients)
    alike = one.type == other.type and one.type not in MUTUAL and fold(one.cue) == fold(other.cue)
    return alike and all(sides) and sides[0] == sides[3] and sides[1] == sides[2] and sides[0] != sides[1]


def _told(
    name: str, kind: Kind, about: str, keys: dict[str, str], given: tuple[dict[str, Told], dict[str, Span | None]], why: str
) -> Iterator[Contradiction]:
    """Reports by the value they give, if there are two."""
    reports, spans = given
    values: dict[str, list[tuple[str, str, Span]]] = defaultdict(list)
    for event, key in sorted(keys.items()):
        values[key].append((event, reports[event].article, spans[event] or reports[event].cue_span))
    if len(values) > 1:
        shown = tuple(Value(reports=tuple(sorted(found, key=_place))) for _, found in sorted(values.items()))
        yield Contradiction(happening=name, kind=kind, about=about, values=shown, reasons=(why,))


# ---------------------------------------------------------------- denials


def _denials(found: Sequence[Told]) -> Iterator[Contradiction]:
    """What one report says happened and another that somebody denies, of the same parties, on the same day or shortly before."""
    happened: dict[tuple[str, str], list[Told]] = defaultdict(list)
    towns: dict[str, set[str]] = defaultdict(set)
    for told in found:
        towns[told.happening] |= set(told.towns)
        if told.status in ("occurred", "ongoing"):
            for actor in told.actors:
                happened[told.type, actor].append(told)
    for denied in found:
        near = {told.event: told for actor in denied.actors for told in happened.get((denied.type, actor), ()) if denied.status == "denied"}
        same = [told for _, told in sorted(near.items()) if _sides_meet(told, denied, towns) and _days_meet(told, denied)]
        # "Cannot be held hostage" denies no drone strike, though both are coded as one type.
        meant = {told.happening for told in same if telling(told.cue) == telling(denied.cue)}
        same = [told for told in same if told.happening in meant]
        if same:
            happened_in = tuple(sorted(((one.event, one.article, one.cue_span) for one in same), key=_place))
            values = (Value(reports=happened_in), Value(reports=((denied.event, denied.article, denied.cue_span),)))
            why = ("one type, the same parties, the same day", "one report says it happened, another that it is denied")
            yield Contradiction(happening=same[0].happening, kind="denied", about="whether it happened", values=values, reasons=why)


def _sides_meet(one: Told, denied: Told, towns: Mapping[str, set[str]]) -> bool:
    """Just the same parties; or of those it was done to the country, if a report of the happening names the town that is spoken of."""
    if {*one.actors, *one.recipients} == {*denied.actors, *denied.recipients}:
        return len({*one.actors, *one.recipients}) > 1
    if set(one.actors) != set(denied.actors) or not set(one.recipient_states) & set(denied.recipient_states):
        return False
    return not denied.towns or bool(set(denied.towns) & towns[one.happening])


def _days_meet(one: Told, denied: Told) -> bool:
    """One day; of a denial without a day, what was reported in the last days. "No talks are planned" denies none that were held."""
    if denied.start is not None or one.end is None or denied.reported is None or denied.type in MUTUAL:
        return _same_day(one, denied)
    return timedelta(0) <= denied.reported - one.end <= RECENT

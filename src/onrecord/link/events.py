"""The same happening in several articles: type, parties, days and place compared, with reasons."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations, product
from typing import Any, NamedTuple, get_args

import msgspec

from onrecord.link.cues import telling
from onrecord.link.families import JUDGE
from onrecord.names import places
from onrecord.text import fold
from onrecord.text import words as split
from onrecord.types import EventType, Judgement, Verdict

# What one outlet codes as one and another as the other: talks held and work done together, a charge and a rebuff, force short of arms.
_COMPATIBLE = {"COOPERATE": "CONSULT", "REJECT": "ACCUSE", "COERCE": "ASSAULT"}
_TYPES = get_args(EventType)
_sides = msgspec.json.Decoder(list[tuple[str, str, str, str | None, str]])
# A report dated from the day it was published may be a day late; two texts that name different days may mean two happenings.
_SLACK = timedelta(days=1)
# A date vaguer than some days says too little: two strikes of one month are not one strike.
_PRECISE = frozenset({"day", "week", "range"})
_WIDEST = timedelta(days=10)
# Events whose days begin further apart are never compared, unless they are told in the same words.
REACH = _WIDEST + _SLACK
# An outlet drops or rewrites the dateline of a dispatch: "LIMA, March 3 (Norpress) -", "LIMA —".
_DATELINE = re.compile(r"[^\W\d_][^\n(]{0,60}\([^\n()]{1,30}\)\s*[-–—]+\s+|[A-Z][A-Z ,.'’-]{1,40}\s[-–—]+\s+")
# Where a passage says it happened: "the Ukrainian city of Kherson", "shelled Kherson", "in Port Harcourt".
_WHERE = re.compile(
    r"\b(?:of|in|at|on|near|outside|around|into|over|hit|struck|attacked|shelled|bombed) ([^\W\d_][\w’-]*)(?: ([^\W\d_][\w’-]*))?"
)
# From the day of the report, not from what the text says of the day.
_REPORTED = frozenset({"publication", "inferred", "metadata"})
_SAID = "both texts give the date, and it is not the same"
_REAL = frozenset({"occurred", "ongoing"})
# What one side does to another in several towns on one day; two leaders meet once.
_OFTEN = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
_FORCE = frozenset({"ASSAULT", "COERCE"})
# Who acts under a name of its own; "people" and "gunmen" may be anybody's.
_NAMED = frozenset({"country", "organization", "person"})
# Two leaders who meet in one town on Friday or on Saturday met once, if the reports are alike in this share of their other words.
_ALIKE = 0.5
_SHORTEST = 4
_GOES_ON = frozenset({"again", "another", "continued", "further", "resumed", "second", "third", "final"})


def compatible() -> Iterator[tuple[EventType, EventType]]:
    """Every two types that one happening may be coded as, in both orders."""
    for one, other in product(_TYPES, repeat=2):
        if one == other or _COMPATIBLE.get(one) == other or _COMPATIBLE.get(other) == one:
            yield one, other


class Party(NamedTuple):
    """A cluster of actors on one side of an event, and what the text calls it."""

    cluster: str
    kind: str
    country: str | None
    name: str = ""


class Signature(NamedTuple):
    """What is compared of an event. `words` is the passage it rests on without a dateline, `told_of` the towns it tells of, and `left`
    how far from its end the cue begins."""

    id: str
    article: str
    family: str
    type: str
    mode: str | None
    status: str
    start: date | None
    end: date | None
    precision: str | None
    place: str | None
    country: str | None
    cue: str
    words: str
    actors: frozenset[Party]
    recipients: frozenset[Party]
    left: int = 0
    basis: str | None = None
    told_of: frozenset[str] = frozenset()

    @property
    def parties(self) -> frozenset[Party]:
        """Both sides."""
        return self.actors | self.recipients

    @property
    def towns(self) -> frozenset[str]:
        """Towns and regions it took place in or was done to, and those its passage tells of."""
        named = (self.place, *(party.name for party in self.parties if party.kind in ("place", "facility")))
        return self.told_of | frozenset(places.key(name) for name in named if name and places.is_local(name))

    @classmethod
    def of(cls, row: tuple[Any, ...]) -> "Signature":
        """From a row of values in the order of the fields, dates as ISO text, the parties as one JSON list."""
        parties: dict[str, set[Party]] = {"actor": set(), "recipient": set()}
        for role, cluster, kind, country, name in _sides.decode(row[13] or "[]"):
            parties[role].add(Party(cluster, kind, country, name))
        start, end = (date.fromisoformat(day) if day else None for day in row[6:8])
        words = row[12] or ""
        words = words[dateline.end() :] if (dateline := _DATELINE.match(words)) else words
        sides = (frozenset(parties["actor"]), frozenset(parties["recipient"]))
        return cls._make((*row[:6], start, end, *row[8:12], fold(words), *sides, row[14] or 0, row[15], _towns(words)))


def _towns(passage: str) -> frozenset[str]:
    """Towns and regions that stand where a passage says where something happened; the longer name where both are known."""
    found = set()
    for match in _WHERE.finditer(passage):
        names = (" ".join(filter(None, match.groups())), match[1])
        if local := next((name for name in names if name[0].isupper() and places.is_local(name)), None):
            found.add(places.key(local))
    return frozenset(found)


def judge(found: Iterable[Signature]) -> Iterator[Judgement]:
    """Judgements on pairs of events of different articles, only on those that may be one. `found` is in order of start, dated first.

    Linear in the events that share a pair of parties within the days a report may be off, so a country's every event is not
    compared with its every other; copies of one text stand for each other.
    """
    copies: dict[tuple[str, str, int, str], list[_Copied]] = defaultdict(list)
    blocks: dict[tuple[str, ...], list[Signature]] = defaultdict(list)
    for event in found:
        first = _copied(event, copies[event.family, event.words, event.left, _COMPATIBLE.get(event.type, event.type)])
        if first is not None:
            yield _judgement(first, event, "same", 0.95, ("the same words in copies of one text",))
        elif _dated(event):
            yield from _judge_block(event, blocks)


class _Copied(NamedTuple):
    """The first event seen of some words at one place of a sentence, and the articles whose event is taken for it."""

    first: Signature
    articles: set[str]


def _copied(event: Signature, seen: list[_Copied]) -> Signature | None:
    """The event of another copy that rests on the same words; where these tell of several, the one most like it, each once an article."""
    left = [one for one in seen if event.article not in one.articles]
    if not left:
        seen.append(_Copied(event, {event.article}))
        return None
    best = max(left, key=lambda one: _likeness(one.first, event))
    best.articles.add(event.article)
    return best.first


def _likeness(one: Signature, other: Signature) -> tuple[bool, int, bool]:
    return one.type == other.type, len(one.parties & other.parties), one.start == other.start


def _dated(event: Signature) -> bool:
    return bool(event.start and event.end) and event.precision in _PRECISE and event.end - event.start <= _WIDEST  # type: ignore[operator]


def _judge_block(event: Signature, blocks: dict[tuple[str, ...], list[Signature]]) -> Iterator[Judgement]:
    seen = set[str]()
    for key in keys(event):
        blocks[key] = [other for other in blocks[key] if other.start and event.start and other.start >= event.start - REACH]
        for other in blocks[key]:
            judgement = compare(other, event) if other.id not in seen else None
            seen.add(other.id)
            if judgement is not None:
                yield judgement
        blocks[key].append(event)


def keys(event: Signature) -> Iterator[tuple[str, ...]]:
    """Type with each pair of parties, or with the only party and the root of the cue; of force also who used it, with the country."""
    kind = _COMPATIBLE.get(event.type, event.type)
    clusters = sorted({party.cluster for party in event.parties})
    if len(clusters) == 1:
        yield kind, clusters[0], telling(event.cue)
    for a, b in combinations(clusters, 2):
        yield kind, a, b
    if event.type in _FORCE:
        yield from sorted(
            {(kind, party.cluster, f"in {code}") for party in event.actors if party.kind in _NAMED for code in _struck(event)}
        )


def _struck(event: Signature) -> frozenset[str]:
    """The countries force was used in or on."""
    codes = (event.country, *(party.country for party in event.recipients), *map(places.country, event.towns))
    return frozenset(code for code in codes if code)


def compare(one: Signature, other: Signature) -> Judgement | None:
    """Same if type, days, place and all parties agree; unsure if each names a further party; nothing if something speaks against it."""
    a, b = sorted((one, other), key=lambda event: event.id)
    if a.article == b.article:
        return _two_of_one(a, b)
    if not _typed(a, b) or not _same_reality(a, b):
        return None
    if not _days_meet(a, b) or (a.country and b.country and a.country != b.country):
        return None
    shared = {p.cluster for p in a.parties} & {p.cluster for p in b.parties}
    if _elsewhere(a, b):
        return None
    if not _enough(a, b, shared):
        return _stood_in(a, b, shared)
    doubts = [doubt for doubt in (_disagree(a.parties, b.parties, shared), _apart(a, b)) if doubt]
    if doubts and doubts == [_apart(a, b)] and _once(a, b, shared):
        return _judgement(a, b, "same", 0.7, (*_reasons(a, b, shared), "told in like words, though of neighbouring days"))
    verdict: Verdict = "different" if _SAID in doubts else "unsure" if doubts else "same"
    days = 0.05 if (a.start, a.end) == (b.start, b.end) else 0
    return _judgement(a, b, verdict, (0.85 if len(shared) > 1 else 0.75) + days, (*_reasons(a, b, shared), *doubts))


def _two_of_one(a: Signature, b: Signature) -> Judgement | None:
    """What one text tells of two days is two, and no third report that sums up both makes them one."""
    if a.id == b.id or a.basis in _REPORTED or b.basis in _REPORTED or not (a.start and a.end and b.start and b.end):
        return None
    if a.type != b.type or (a.start <= b.end and b.start <= a.end):
        return None
    return _judgement(a, b, "different", 0.9, ("one text tells of both, of different days",))


def _elsewhere(a: Signature, b: Signature) -> bool:
    """Whether what may happen often in a day happened in other towns: an attack on one and an attack on another are two."""
    if not {a.type, b.type} & _OFTEN or not a.towns or not b.towns:
        return False
    return not a.towns & b.towns and not _mentions(b, a.towns) and not _mentions(a, b.towns)


def _mentions(event: Signature, towns: frozenset[str]) -> bool:
    told = f" {' '.join(split(event.words))} "
    return any(f" {town} " in told for town in towns)


def _stood_in(a: Signature, b: Signature, shared: set[str]) -> Judgement | None:
    """The same side used force in the same town on the same day, though the town stands for its country, or nobody is named there."""
    by = {p.cluster for p in a.actors if p.kind in _NAMED} & {p.cluster for p in b.actors}
    if not by or {a.type, b.type} - _FORCE or (a.start, a.end) != (b.start, b.end):
        return None
    named = [{p.country for p in event.recipients if p.country and p.cluster not in shared} for event in (a, b)]
    if (all(named) and not named[0] & named[1]) or not (_mentions(b, a.towns) or _mentions(a, b.towns) or a.towns & b.towns):
        return None
    where = ", ".join(sorted(a.towns | b.towns))
    return _judgement(a, b, "same", 0.7, (*_reasons(a, b, shared), f"both tell of {where}"))


def _once(a: Signature, b: Signature, shared: set[str]) -> bool:
    """Two persons in one town, told with one cue and in like words apart from their names: hardly two meetings."""
    persons = {p.cluster for p in a.parties if p.kind == "person"} & shared
    if len(persons) < 2 or a.type != b.type or {a.type} & _OFTEN or not a.towns & b.towns or telling(a.cue) != telling(b.cue):
        return False
    names = frozenset(word for p in (*a.parties, *b.parties) for word in split(fold(p.name)))
    one, other = (frozenset(w for w in split(event.words) if len(w) >= _SHORTEST) - names - a.towns for event in (a, b))
    return not (one | other) & _GOES_ON and len(one & other) >= _ALIKE * max(1, min(len(one), len(other)))


def _judgement(one: Signature, other: Signature, verdict: Verdict, score: float, reasons: tuple[str, ...]) -> Judgement:
    a, b = sorted((one.id, other.id))
    return Judgement(subject="event", relation="happening", a=a, b=b, verdict=verdict, score=round(score, 2), reasons=reasons, judge=JUDGE)


def _reasons(a: Signature, b: Signature, shared: set[str]) -> Iterator[str]:
    yield a.type if a.type == b.type else f"compatible types: {a.type} and {b.type}"
    yield f"days {a.start} to {a.end} and {b.start} to {b.end}"
    # By name, as a cluster's own name is that of its smallest member and may change with every article.
    yield f"parties in both: {', '.join(sorted({p.name or p.cluster for p in a.parties if p.cluster in shared}))}"
    if telling(a.cue) == telling(b.cue):
        yield f"cues of one root: {telling(a.cue)}"
    if a.place and b.place and fold(a.place) == fold(b.place):
        yield f"place: {a.place}"


def _typed(a: Signature, b: Signature) -> bool:
    if a.type == b.type:
        return a.mode is None or b.mode is None or a.mode == b.mode
    return _COMPATIBLE.get(a.type) == b.type or _COMPATIBLE.get(b.type) == a.type


def _same_reality(a: Signature, b: Signature) -> bool:
    """What happened goes with what happened; else the statuses are equal."""
    return a.status == b.status or {a.status, b.status} <= _REAL


def _days_meet(a: Signature, b: Signature) -> bool:
    if not (a.start and a.end and b.start and b.end):
        return False
    return a.start - _SLACK <= b.end and b.start - _SLACK <= a.end


def _apart(a: Signature, b: Signature) -> str:
    """What speaks against events of neighbouring days: a series of daily strikes must not become one strike, link by link."""
    if not (a.start and a.end and b.start and b.end) or (a.start <= b.end and b.start <= a.end):
        return ""
    if a.basis == b.basis == "explicit":
        return _SAID
    return "" if (a.basis in _REPORTED) != (b.basis in _REPORTED) else "a day apart, and both are dated alike"


def _enough(a: Signature, b: Signature, shared: set[str]) -> bool:
    """Two parties; or the only one both name, in words of one root on the same day."""
    if len(shared) > 1:
        return True
    alone = len({p.cluster for p in a.parties}) == len({p.cluster for p in b.parties}) == 1
    return alone and bool(shared) and a.start == b.start and a.end == b.end and telling(a.cue) == telling(b.cue)


def _disagree(one: frozenset[Party], other: frozenset[Party], shared: set[str]) -> str:
    """One side may name more than the other; if both name more, it must be of one country: a minister goes with her country."""
    mine, theirs = ([p for p in side if p.cluster not in shared] for side in (one, other))
    countries = {p.country for p in (*mine, *theirs)}
    if not mine or not theirs or (len(countries) == 1 and None not in countries):
        return ""
    return "each names a party the other does not"

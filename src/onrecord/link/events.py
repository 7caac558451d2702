"""The same happening in several articles: type, parties, day and place compared, with reasons."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

import msgspec

from onrecord.link.families import JUDGE
from onrecord.types import Judgement

# What one outlet codes as one and another as the other: a visit for talks, a signed agreement at a meeting.
_COMPATIBLE = frozenset({frozenset({"CONSULT", "COOPERATE"}), frozenset({"ACCUSE", "REJECT"}), frozenset({"COERCE", "ASSAULT"})})
_sides = msgspec.json.Decoder(list[tuple[str, str, str, str | None]])
# Reports of one happening may differ by a day, by time zone or by dating it from the day of the report.
_SLACK = timedelta(days=1)
# A date vaguer than a month says too little: two strikes of one year are not one strike.
_PRECISE = frozenset({"day", "week", "range"})
_WIDEST = timedelta(days=10)


class Party(NamedTuple):
    """A cluster of actors on one side of an event."""

    cluster: str
    kind: str
    country: str | None


class Signature(NamedTuple):
    """What is compared of an event."""

    id: str
    article: str
    family: str
    type: str
    mode: str | None
    status: str
    background: bool
    start: date
    end: date
    precision: str
    place: str | None
    country: str | None
    cue: str
    actors: frozenset[Party]
    recipients: frozenset[Party]

    @classmethod
    def of(cls, row: tuple[Any, ...]) -> "Signature":
        """From a row of values in the order of the fields, dates as ISO text, the parties as one JSON list."""
        parties: dict[str, set[Party]] = {"actor": set(), "recipient": set()}
        for role, cluster, kind, country in _sides.decode(row[13] or "[]"):
            parties[role].add(Party(cluster, kind, country))
        start, end = date.fromisoformat(row[7]), date.fromisoformat(row[8])
        fields = (*row[:6], bool(row[6]), start, end, *row[9:13], frozenset(parties["actor"]), frozenset(parties["recipient"]))
        return cls._make(fields)


def judge(found: Iterable[Signature]) -> Iterator[Judgement]:
    """Judgements on pairs of events of different articles; `found` is in order of start. Only what may be the same is judged."""
    window: list[Signature] = []
    for event in found:
        if event.precision not in _PRECISE or event.end - event.start > _WIDEST:
            continue
        window = [other for other in window if other.start >= event.start - _WIDEST - _SLACK]
        for other in window:
            judgement = compare(other, event)
            if judgement is not None:
                yield judgement
        window.append(event)


def compare(one: Signature, other: Signature) -> Judgement | None:
    """Same if type, day, both sides and place agree; unsure if only one side does; nothing if something speaks against it."""
    a, b = sorted((one, other))
    if a.article == b.article or a.id == b.id or not _typed(a, b) or not _same_reality(a, b):
        return None
    if a.start - _SLACK > b.end or b.start - _SLACK > a.end or _elsewhere(a, b):
        return None
    shared = {p.cluster for p in a.actors | a.recipients} & {p.cluster for p in b.actors | b.recipients}
    if not shared:
        return None
    both = _sides_agree(a, b, shared)
    reasons: tuple[str, ...] = (
        f"{a.type} and {b.type}",
        f"days {a.start}…{a.end} and {b.start}…{b.end}",
        f"shared parties: {', '.join(sorted(shared))}",
    )
    if a.place and b.place and a.place.casefold() == b.place.casefold():
        reasons = (*reasons, f"place: {a.place}")
    return Judgement(
        subject="event", relation="happening", a=a.id, b=b.id, verdict="same" if both else "unsure",
        score=0.9 if a.start == b.start else 0.8, reasons=reasons if both else (*reasons, "only one side agrees"), judge=JUDGE,
    )  # fmt: skip


def _typed(a: Signature, b: Signature) -> bool:
    if a.type == b.type:
        return a.mode is None or b.mode is None or a.mode == b.mode
    return frozenset({a.type, b.type}) in _COMPATIBLE


_REAL = frozenset({"occurred", "ongoing"})


def _same_reality(a: Signature, b: Signature) -> bool:
    """Happened goes with happened; else the statuses are equal."""
    return a.status == b.status or {a.status, b.status} <= _REAL


def _elsewhere(a: Signature, b: Signature) -> bool:
    return bool(a.country and b.country and a.country != b.country)


def _sides_agree(a: Signature, b: Signature, shared: set[str]) -> bool:
    """Every party that either names is shared, or the other says less of that side and does not contradict it."""
    return len(shared) > 1 and _agrees(a.actors | a.recipients, b.actors | b.recipients, shared)


def _agrees(one: frozenset[Party], other: frozenset[Party], shared: set[str]) -> bool:
    """What is not shared must belong to the country of something on the other's list: a minister goes with his country."""
    alone = [p for p in one ^ other if p.cluster not in shared]
    return all(any(p.country and p.country == q.country for q in (other if p in one else one)) for p in alone)

"""Contradictions of a base: its happenings as `link.contradictions` compares them, and what it finds with the words of each value."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator

from onrecord.link.contradictions import Contradiction, Number, Told, Value, counted, harm
from onrecord.link.contradictions import contradictions as differing
from onrecord.link.origins import Origin
from onrecord.names import places
from onrecord.store import corroboration, queries
from onrecord.store.scope import Scope
from onrecord.store.views import StoredEvent
from onrecord.types import Record, Span

_SAID = frozenset({"explicit", "relative"})
# Characters beside a number that may say what it counts.
_AROUND = 80


class Giving(Record, frozen=True, kw_only=True):
    """A report that gives a value: the event, and the words that give it at their place."""

    stored: StoredEvent
    span: Span
    words: str


class Given(Record, frozen=True, kw_only=True):
    """One value with its reports, first published first, and how many of them are independent."""

    reports: tuple[Giving, ...]
    origins: tuple[Origin, ...]


class Differing(Record, frozen=True, kw_only=True):
    """A contradiction: of what, and the values side by side, those first published first."""

    happening: str
    kind: str
    about: str
    values: tuple[Given, ...]
    reasons: tuple[str, ...]


def contradictions(db: sqlite3.Connection, scope: Scope) -> Iterator[Differing]:
    """Contradictions among the events in scope."""
    events = {stored.event.id: stored for stored in queries.events(db, scope)}
    numbers = _numbers(db)
    told = (_told(stored, numbers.get(stored.event.id, ())) for stored in events.values())
    for found in differing(told, _joined(db)):
        yield _with_words(db, found, events)


def _numbers(db: sqlite3.Connection) -> dict[str, tuple[Number, ...]]:
    """Quantities by the event they belong to; those of the killed and wounded also by every event told in their sentence."""
    sql = (
        "SELECT quantity.event, low, high, approximate, unit, evidence.start, evidence.stop, "
        "substr(article.text, max(1, evidence.start - ?), min(evidence.start, ?)), "
        "substr(article.text, evidence.start + 1, evidence.stop - evidence.start), substr(article.text, evidence.stop + 1, ?), "
        "(SELECT json_group_array(event.id) FROM evidence AS told "
        "JOIN event ON event.article = told.article AND event.number = told.number "
        "WHERE told.article = quantity.article AND told.fact = 'event' AND told.role = 'evidence' AND told.start <= evidence.start "
        "AND told.stop > evidence.start AND event.type IN ('ASSAULT', 'COERCE')) "
        "FROM quantity JOIN article ON article.number = quantity.article "
        "JOIN evidence ON evidence.article = quantity.article AND fact = 'quantity' AND evidence.number = quantity.number "
        "WHERE article.current ORDER BY quantity.article, quantity.number, evidence.start"
    )
    found: dict[str, list[Number]] = defaultdict(list)
    for event, low, high, rough, unit, start, stop, before, words, after, told in db.execute(sql, (_AROUND - 1, _AROUND, _AROUND)):
        counts = harm(before, words, after) if counted(unit) else ""
        number = Number(low=low, high=high, approximate=bool(rough), unit=unit, span=Span(start, stop), counts=counts)
        for name in sorted({*([event] if event else []), *(json.loads(told) if counts else [])}):
            found[name].append(number)
    return {event: tuple(numbers) for event, numbers in found.items()}


def _joined(db: sqlite3.Connection) -> frozenset[tuple[str, str]]:
    return frozenset(db.execute("SELECT a, b FROM judgement WHERE subject = 'event' AND verdict = 'same' AND NOT withdrawn"))


def _told(stored: StoredEvent, numbers: tuple[Number, ...]) -> Told:
    event, when, place = stored.event, stored.event.when, stored.event.place
    published = stored.article.published
    return Told(
        event=event.id, article=stored.article.id, family=stored.article.family, happening=stored.happening, type=event.type,
        status=event.status, cue=next((q.text for q in stored.quotes if q.role == "cue"), ""), cue_span=event.cue,
        actors=tuple(a.cluster for a in stored.actors), recipients=tuple(a.cluster for a in stored.recipients),
        recipient_states=tuple(sorted({a.country for a in stored.recipients if a.country})),
        reported=published.start if published else None, towns=_towns(stored),
        start=when.start if when else None, end=when.end if when else None, said=bool(when and when.basis in _SAID and when.evidence),
        when_span=when.evidence if when else None, place=place.name if place else None, place_span=place.evidence if place else None,
        numbers=numbers,
    )  # fmt: skip


def _towns(stored: StoredEvent) -> tuple[str, ...]:
    """Towns and regions it took place in or was done to, as `names.places` compares them."""
    place = (stored.event.place.name,) if stored.event.place else ()
    named = (*place, *(party.name for party in stored.recipients if party.kind in ("place", "facility")))
    return tuple(sorted({places.key(name) for name in named if places.is_local(name)}))


def _with_words(db: sqlite3.Connection, found: Contradiction, events: dict[str, StoredEvent]) -> Differing:
    values = sorted((_given(db, value, events) for value in found.values), key=lambda given: _published(given.reports[0]))
    return Differing(happening=found.happening, kind=found.kind, about=found.about, values=tuple(values), reasons=found.reasons)


def _given(db: sqlite3.Connection, value: Value, events: dict[str, StoredEvent]) -> Given:
    reports = sorted((_giving(db, events[event], span) for event, _, span in value.reports), key=_published)
    return Given(reports=tuple(reports), origins=corroboration.origins_of(db, (report.stored for report in reports)))


def _giving(db: sqlite3.Connection, stored: StoredEvent, span: Span) -> Giving:
    sql = "SELECT substr(text, ?, ?) FROM article WHERE id = ?"
    (words,) = db.execute(sql, (span.start + 1, span.end - span.start, stored.article.id)).fetchone()
    return Giving(stored=stored, span=span, words=words)


def _published(report: Giving) -> tuple[str, str]:
    published = report.stored.article.published
    return (published.start.isoformat() if published else "9999", report.stored.event.id)

"""A timeline: what happened, by date. Only what occurred or goes on enters it; what has no date is counted with its reason."""

from collections.abc import Iterable
from itertools import groupby

from onrecord.report.brief import HAPPENED, describe, heading
from onrecord.report.lines import Happening, by_sentence, happenings, line
from onrecord.report.records import Entry, Line, Timeline
from onrecord.report.shelf import Shelf
from onrecord.store import Scope, Store
from onrecord.types import Refusal, When


def timeline(store: Store, scope: Scope, *, title: str | None = None) -> Timeline:
    """Dated happenings of a scope, oldest first; planned, denied and undated ones are left out and counted."""
    shelf = Shelf(store)
    found = happenings(store.events(scope), shelf)
    facts = [h for h in found if h.events[0].event.status in HAPPENED]
    dated = sorted((h for h in facts if h.when), key=_order)
    entries, refused = _entries(dated, shelf)
    undated = [_undated(h) for h in facts if h.when is None]
    other = [_other(h) for h in found if h.events[0].event.status not in HAPPENED]
    return Timeline(title=title or heading(scope), scope=describe(scope), entries=tuple(entries), undated=(*refused, *undated, *other))


def _order(happening: Happening) -> tuple[str, str, str]:
    when = happening.when
    return (when.start.isoformat(), when.end.isoformat(), happening.id) if when else ("", "", happening.id)


def _entries(dated: Iterable[Happening], shelf: Shelf) -> tuple[list[Entry], list[Refusal]]:
    """One entry a date (the same first and last day), one line a sentence; a sentence is shown at its first date only."""
    entries: list[Entry] = []
    refused: list[Refusal] = []
    said: set[str] = set()
    for _, same in groupby(dated, key=lambda h: _order(h)[:2]):
        group = list(same)
        built = [line(sentences, shelf) for sentences in by_sentence(group)]
        refused.extend(b for b in built if isinstance(b, Refusal))
        lines = tuple(b for b in built if isinstance(b, Line) and b.text not in said)
        said.update(b.text for b in lines)
        if lines:
            entries.append(Entry(when=_when(group), lines=lines))
    return entries, refused


def _when(group: list[Happening]) -> When:
    return next(h.when for h in group if h.when)


def _undated(happening: Happening) -> Refusal:
    best = happening.events[0]
    reason = next((m.reason for m in best.event.missing if m.field == "when"), "no date known")
    return Refusal(stage="report", what="undated event", reason=reason, span=best.event.evidence[0], source=best.article.id)


def _other(happening: Happening) -> Refusal:
    best = happening.events[0]
    return Refusal(
        stage="report",
        what=f"{best.event.status} event",
        reason="only what occurred or goes on enters a timeline",
        span=best.event.evidence[0],
        source=best.article.id,
    )

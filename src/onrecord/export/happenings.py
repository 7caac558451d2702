"""Reports of one happening together, for formats that show each happening once."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.export.piece import HAPPENED, outlet, unfit
from onrecord.store import Scope, Store, StoredEvent
from onrecord.types import EventStatus, Refusal, When

FINENESS = {name: n for n, name in enumerate(("day", "week", "month", "season", "range", "year", "decade"))}


@dataclass(frozen=True, slots=True)
class Happening:
    """One happening. `lead` is the report that dates it best; `origins` how many of the reports are independent."""

    id: str
    lead: StoredEvent
    reports: tuple[StoredEvent, ...]
    origins: int

    @property
    def when(self) -> When | None:
        """The lead's date."""
        return self.lead.event.when

    @property
    def outlets(self) -> tuple[str, ...]:
        """Everyone who reported it."""
        return tuple(dict.fromkeys(outlet(report) for report in self.reports))


def happenings(store: Store, scope: Scope) -> list[Happening]:
    """Happenings by date, undated ones last."""
    grouped: dict[str, list[StoredEvent]] = {}
    for stored in store.events(scope):
        grouped.setdefault(stored.happening, []).append(stored)
    found = [Happening(key, min(group, key=_rank), tuple(group), len(store.origins_of(group))) for key, group in grouped.items()]
    return sorted(found, key=lambda h: (str(h.when.start) if h.when else "9999", h.id))


def _rank(stored: StoredEvent) -> tuple[int, float, str]:
    when = stored.event.when
    return (FINENESS[when.precision] if when else len(FINENESS), -stored.event.score, stored.event.id)


def told(store: Store, scope: Scope, *statuses: EventStatus) -> Iterator[Happening | Refusal]:
    """Happenings that may stand beside facts: those that happened, those of `statuses`, and whatever status the scope asks for."""
    allowed = HAPPENED | set(statuses) | set(scope.statuses)
    for happening in happenings(store, scope):
        status = happening.lead.event.status
        yield happening if status in allowed else unfit(happening.lead, f"{status}: not told as happened; ask for it with --status")

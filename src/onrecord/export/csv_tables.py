"""CSV: one fact a row, flat evidence columns. RFC 4180, UTF-8; no cell that a spreadsheet would run."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from msgspec import to_builtins

from onrecord.export.piece import Piece
from onrecord.store import ArticleHead, Found, Quote, Scope, Store, StoredActor, StoredEvent, StoredOffice, StoredQuantity, StoredStatement
from onrecord.types import When

T = TypeVar("T")
Row = Mapping[str, object]
RUNS = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so is a formula to a spreadsheet
WHERE = ("article", "outlet", "published", "title", "url", "start", "end", "quote")
EVENT_COLUMNS = (
    "id", "happening", "date", "date_end", "precision", "type", "mode", "contexts", "status", "background", "actors", "recipients",
    "place", "score", *WHERE,
)  # fmt: skip
STATEMENT_COLUMNS = ("kind", "speaker", "speaker_text", "via", "hedged", "expert", "date", *WHERE)
ACTOR_COLUMNS = ("id", "name", "kind", "country", "sector", "names", "articles", "mentions")
OFFICE_COLUMNS = ("person", "title", "role", "organization", "country", "status", "date", "date_end", "precision", *WHERE)
QUANTITY_COLUMNS = ("value", "low", "high", "approximate", "unit", "of", "event", "statement", *WHERE)
FOUND_COLUMNS = WHERE


def events(store: Store, scope: Scope) -> Iterator[Piece]:
    """Events by date."""
    return _table(EVENT_COLUMNS, store.events(scope), event_row)


def quotes(store: Store, scope: Scope) -> Iterator[Piece]:
    """Statements by publication."""
    return _table(STATEMENT_COLUMNS, store.statements(scope), statement_row)


def actors(store: Store, scope: Scope) -> Iterator[Piece]:
    """Actors, those of most articles first."""
    return _table(ACTOR_COLUMNS, store.actors(scope), actor_row)


def offices(store: Store, scope: Scope) -> Iterator[Piece]:
    """Offices by the date the text attests."""
    return _table(OFFICE_COLUMNS, store.offices(scope), office_row)


def quantities(store: Store, scope: Scope) -> Iterator[Piece]:
    """Quantities by publication."""
    return _table(QUANTITY_COLUMNS, store.quantities(scope), quantity_row)


def _table(columns: tuple[str, ...], things: Iterable[T], row: Callable[[T], Row]) -> Iterator[Piece]:
    yield encoded(columns)
    for thing in things:
        cells = row(thing)
        yield encoded([cells.get(column) for column in columns])


def encoded(cells: Iterable[object]) -> bytes:
    """One row."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([safe(cell) for cell in cells])
    return out.getvalue().encode()


def safe(value: object) -> str:
    """A cell no spreadsheet runs: an apostrophe before what begins like a formula; numbers stay numbers."""
    text = "" if value is None else str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(RUNS) else text


def event_row(stored: StoredEvent) -> Row:
    """An event on one line."""
    event = stored.event
    return {
        "id": event.id, "happening": stored.happening, **_dates(event.when), "type": event.type, "mode": event.mode,
        "contexts": "; ".join(event.contexts), "status": event.status, "background": _yes(event.background),
        "actors": "; ".join(a.name for a in stored.actors), "recipients": "; ".join(a.name for a in stored.recipients),
        "place": event.place.name if event.place else None, "score": round(event.score, 3),
        **_where(stored.article, stored.quotes, "evidence"),
    }  # fmt: skip


def statement_row(stored: StoredStatement) -> Row:
    """A statement on one line."""
    said = stored.statement
    return {
        "kind": said.kind, "speaker": stored.speaker.name if stored.speaker else None, "speaker_text": said.speaker_text,
        "via": "; ".join(said.via), "hedged": _yes(said.hedged), "expert": _yes(said.expert), "date": _dates(said.when)["date"],
        **_where(stored.article, stored.quotes, "content"),
    }  # fmt: skip


def actor_row(actor: StoredActor) -> Row:
    """An actor on one line."""
    return {**to_builtins(actor), "names": "; ".join(actor.names)}


def office_row(stored: StoredOffice) -> Row:
    """An office on one line."""
    held = stored.office
    return {
        "person": stored.person.name, "title": held.title, "role": held.role, "organization": held.organization, "country": held.country,
        "status": held.status, **_dates(held.when), **_where(stored.article, stored.quotes, "evidence"),
    }  # fmt: skip


def quantity_row(stored: StoredQuantity) -> Row:
    """A quantity on one line; `statement` is the statement's number in its article."""
    counted = stored.quantity
    return {
        "value": counted.value, "low": counted.low, "high": counted.high, "approximate": _yes(counted.approximate), "unit": counted.unit,
        "of": counted.of, "event": counted.event, "statement": counted.statement, **_where(stored.article, stored.quotes, "evidence"),
    }  # fmt: skip


def found_row(found: Found) -> Row:
    """A passage on one line."""
    return {**_place(found.article), "start": found.span.start, "end": found.span.end, "quote": found.passage}


def _yes(value: bool) -> str:  # noqa: FBT001 a cell's value
    return "yes" if value else "no"


def _dates(when: When | None) -> dict[str, str | None]:
    if when is None:
        return {"date": None, "date_end": None, "precision": None}
    return {"date": str(when.start), "date_end": str(when.end), "precision": when.precision}


def _place(article: ArticleHead) -> dict[str, object]:
    published = str(article.published.start) if article.published else None
    return {"article": article.id, "outlet": article.outlet, "published": published, "title": article.title, "url": article.url}


def _where(article: ArticleHead, quotes: Iterable[Quote], role: str) -> dict[str, object]:
    first = next((q for q in quotes if q.role == role), None)
    return {**_place(article), **({"start": first.span.start, "end": first.span.end, "quote": first.text} if first else {})}

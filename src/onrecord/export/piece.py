"""What a writer yields: bytes of the file in order, and among them a refusal for each fact the format has no room for."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from onrecord.store import Scope, Store, StoredEvent
from onrecord.types import EventStatus, Refusal

Json = dict[str, Any]
Piece = bytes | Refusal
Writer = Callable[[Store, Scope], Iterator[Piece]]

# What may stand as a fact beside facts; the rest is exported by formats that have a place to say what it is.
HAPPENED: frozenset[EventStatus] = frozenset({"occurred", "ongoing"})


def line(thing: Json) -> bytes:
    """One line of JSON."""
    return msgspec.json.encode(thing) + b"\n"


def page(thing: Json) -> bytes:
    """One JSON document, indented."""
    return msgspec.json.format(msgspec.json.encode(thing), indent=2) + b"\n"


def filled(**fields: object) -> Json:
    """The fields that have a value: formats differ in what an empty one means, and none needs it."""
    return {name: value for name, value in fields.items() if value not in (None, "", (), [], {})}


def unfit(stored: StoredEvent, reason: str) -> Refusal:
    """An event that the format cannot hold."""
    return Refusal(stage="report", what="event", reason=reason, span=stored.event.cue, source=stored.article.id)


def quote(stored: StoredEvent, role: str = "evidence") -> str:
    """The event's first words in this role; white space as one space."""
    return next((" ".join(q.text.split()) for q in stored.quotes if q.role == role), "")


def sides(stored: StoredEvent) -> str:
    """ "A, B → C"; a recipient without an actor never looks like one."""
    actors = ", ".join(a.name for a in stored.actors) or "actor not named"
    recipients = ", ".join(r.name for r in stored.recipients)
    return f"{actors} → {recipients}" if recipients else actors


def headline(stored: StoredEvent) -> str:
    """Type, mode and parties in one line; the status unless it happened."""
    event = stored.event
    kind = f"{event.type} ({event.mode})" if event.mode else event.type
    status = "" if event.status == "occurred" else f" [{event.status}]"
    return f"{kind}: {sides(stored)}{status}"


def outlet(stored: StoredEvent) -> str:
    """Who published the report."""
    return stored.article.outlet or stored.article.republisher or "unknown outlet"

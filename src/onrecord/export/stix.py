"""A STIX 2.1 bundle: actors as identities, events as notes about them, articles as reports.

Nothing custom: consumers drop an object whole for one property they do not know. Every id is a UUIDv5 of what it names and
every time comes from the articles, so the same base gives the same bytes. Events are notes, never incidents or sightings: what
an article says is not what an analyst has found.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from uuid import UUID, uuid5

from onrecord.export.codes import alpha2
from onrecord.export.piece import Json, Piece, filled, headline, outlet, page, quote, unfit
from onrecord.store import ActorHead, ArticleHead, Scope, Store, StoredEvent

SPACE = UUID("6ab0ea45-8d16-5c2b-9f0e-1f3f0ab3a8b1")  # Onrecord's own namespace, drawn once
CLASSES = {"person": "individual", "organization": "organization", "country": "organization", "group": "group"}


def write(store: Store, scope: Scope) -> Iterator[Piece]:
    """The whole bundle; an article is there if one of its events is."""
    objects: dict[str, Json] = {}
    reports: dict[str, list[str]] = {}
    heads: dict[str, ArticleHead] = {}
    known: dict[str, tuple[str, Json]] = {}
    for stored in store.events(scope):
        parties = (*stored.actors, *stored.recipients)
        if not parties:
            yield unfit(stored, "a note needs an object to be about")
            continue
        heads[stored.article.id] = stored.article
        if stored.article.id not in known:
            known[stored.article.id] = _time(store, stored.article), _reference(store, stored.article)
        made, reference = known[stored.article.id]
        named = [_identity(a, made) for a in parties]
        objects |= {one["id"]: one for one in named if one["id"] not in objects}
        note = _note(stored, [n["id"] for n in named], made, reference)
        objects[note["id"]] = note
        reports.setdefault(stored.article.id, []).extend([*(n["id"] for n in named), note["id"]])
    for key, refs in reports.items():
        report = _report(heads[key], list(dict.fromkeys(refs)), *known[key])
        objects[report["id"]] = report
    ordered = [objects[key] for key in sorted(objects)]
    yield page(filled(type="bundle", id=_id("bundle", *sorted(objects)), objects=ordered))


def _id(kind: str, *parts: str) -> str:
    return f"{kind}--{uuid5(SPACE, chr(0).join((kind, *parts)))}"


def _object(kind: str, key: str, made: str, **fields: object) -> Json:
    return {"type": kind, "spec_version": "2.1", "id": _id(kind, key), "created": made, "modified": made, **filled(**fields)}


def _time(store: Store, head: ArticleHead) -> str:
    """The day of publication; for an undated article the time its bytes were taken."""
    if head.published:
        return _stamp(datetime.combine(head.published.start, time(), UTC))
    return _stamp(store.capture(store.article(head.id).capture).fetched)


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def _identity(actor: ActorHead, made: str) -> Json:
    """`made` counts for the first event that names the actor; events come in one order."""
    country = alpha2(actor.country)
    return _object(
        "identity",
        actor.cluster,
        made,
        name=actor.name,
        identity_class=CLASSES.get(actor.kind, "unknown"),
        description=f"{actor.kind}, {country}" if country else actor.kind,
    )


def _note(stored: StoredEvent, refs: list[str], made: str, reference: Json) -> Json:
    event = stored.event
    facts = (
        headline(stored),
        f"status: {event.status}{', background' if event.background else ''}",
        f"date: {_days(event.when.start, event.when.end)}" if event.when else "date: not known",
        f"source: {outlet(stored)}",
    )
    return _object(
        "note",
        event.id,
        made,
        abstract=headline(stored),
        content=f"“{quote(stored)}”\n\n" + "\n".join(facts),
        object_refs=list(dict.fromkeys(refs)),
        labels=[f"plover:{event.type.lower()}", f"status:{event.status}"],
        confidence=round(event.score * 100),
        external_references=[reference],
    )


def _days(start: date, end: date) -> str:
    return str(start) if start == end else f"{start} to {end}"


def _reference(store: Store, head: ArticleHead) -> Json:
    """Where it stands; the hash is of the bytes that the address gave."""
    hashes = {"SHA-256": store.article(head.id).capture} if head.url else None
    name = head.outlet or head.republisher or "unknown outlet"
    return filled(source_name=name, url=head.url, hashes=hashes, description=head.title, external_id=head.id)


def _report(head: ArticleHead, refs: list[str], made: str, reference: Json) -> Json:
    return _object(
        "report",
        head.id,
        made,
        name=head.title or head.id,
        published=made,
        report_types=["observed-data"],
        object_refs=refs,
        external_references=[reference],
    )

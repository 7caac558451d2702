"""Stored facts as JSON objects and flat rows: the same names everywhere, every fact with its exact words."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.export.csv_tables import (
    ACTOR_COLUMNS,
    EVENT_COLUMNS,
    FOUND_COLUMNS,
    STATEMENT_COLUMNS,
    actor_row,
    event_row,
    found_row,
    statement_row,
)
from onrecord.types import SCHEMA_VERSION, When

if TYPE_CHECKING:
    from onrecord.store import ActorHead, ArticleHead, Found, Quote, StoredActor, StoredEvent, StoredOffice, StoredStatement

__all__ = [
    "ACTOR_COLUMNS", "EVENT_COLUMNS", "FOUND_COLUMNS", "STATEMENT_COLUMNS", "actor_object", "actor_row", "article_object", "event_object",
    "event_row", "found_object", "found_row", "office_object", "quoted", "statement_object", "statement_row", "when_object", "who",
]  # fmt: skip
Json = dict[str, Any]


def article_object(article: "ArticleHead") -> Json:
    """The article a fact comes from."""
    return {
        "id": article.id, "title": article.title, "outlet": article.outlet, "republisher": article.republisher, "url": article.url,
        "published": when_object(article.published), "source": article.source,
    }  # fmt: skip


def when_object(when: When | None) -> Json | None:
    """A date with how precisely and how it is known; nothing for an unknown one."""
    if when is None:
        return None
    return {"start": str(when.start), "end": str(when.end), "precision": when.precision, "basis": when.basis, "note": when.note}


def who(actors: Iterable["ActorHead"]) -> list[Json]:
    """Actors with the id that names them across articles."""
    return [{"id": a.cluster, "name": a.name, "kind": a.kind, "country": a.country, "sector": a.sector} for a in actors]


def quoted(article: str, quotes: Iterable["Quote"], *roles: str) -> list[Json]:
    """The exact words in these roles."""
    return [{"article": article, "start": q.span.start, "end": q.span.end, "exact": q.text} for q in quotes if q.role in roles]


def event_object(stored: "StoredEvent") -> Json:
    """An event."""
    event = stored.event
    return {
        "schema_version": SCHEMA_VERSION, "id": event.id, "happening": stored.happening, "type": event.type, "mode": event.mode,
        "contexts": event.contexts, "cameo": event.cameo, "quad": event.quad, "status": event.status, "background": event.background,
        "when": when_object(event.when), "actors": who(stored.actors), "recipients": who(stored.recipients),
        "place": {"name": event.place.name, "country": event.place.country} if event.place else None,
        "statement": statement_summary(stored), "cue": quoted(stored.article.id, stored.quotes, "cue"),
        "evidence": quoted(stored.article.id, stored.quotes, "evidence"), "score": event.score,
        "missing": [msgspec.to_builtins(gap) for gap in event.missing], "reasons": event.reasons, "article": article_object(stored.article),
    }  # fmt: skip


def statement_summary(stored: "StoredEvent") -> Json | None:
    """Who said that it happened."""
    said = stored.statement
    return {"kind": said.kind, "speaker_text": said.speaker_text, "via": said.via} if said else None


def statement_object(stored: "StoredStatement") -> Json:
    """A statement."""
    said, article = stored.statement, stored.article.id
    return {
        "schema_version": SCHEMA_VERSION, "kind": said.kind, "speaker": who([stored.speaker])[0] if stored.speaker else None,
        "speaker_text": said.speaker_text, "via": said.via, "content": quoted(article, stored.quotes, "content", "part"),
        "cue": quoted(article, stored.quotes, "cue"), "source": quoted(article, stored.quotes, "source"), "hedged": said.hedged,
        "expert": said.expert, "when": when_object(said.when), "article": article_object(stored.article),
    }  # fmt: skip


def office_object(stored: "StoredOffice") -> Json:
    """An office with its dates and evidence."""
    held = stored.office
    return {
        "person": who([stored.person])[0], "title": held.title, "role": held.role, "organization": held.organization,
        "country": held.country,
        "status": held.status, "when": when_object(held.when), "evidence": quoted(stored.article.id, stored.quotes, "evidence"),
        "article": article_object(stored.article),
    }  # fmt: skip


def actor_object(actor: "StoredActor") -> Json:
    """An actor across articles."""
    return {"schema_version": SCHEMA_VERSION, **msgspec.to_builtins(actor)}


def found_object(found: "Found") -> Json:
    """A passage."""
    place = {"article": found.article.id, "start": found.span.start, "end": found.span.end, "exact": found.passage}
    return {"schema_version": SCHEMA_VERSION, "evidence": [place], "article": article_object(found.article)}

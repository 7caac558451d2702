"""Stored facts as JSON objects and flat rows: the same names everywhere, every fact with its exact words."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.types import SCHEMA_VERSION, When

if TYPE_CHECKING:
    from onrecord.store import ActorHead, ArticleHead, Found, Quote, StoredActor, StoredEvent, StoredOffice, StoredStatement

Json = dict[str, Any]
WHERE = ("article", "outlet", "published", "title", "url", "start", "end", "quote")
EVENT_COLUMNS = (
    "id", "happening", "date", "date_end", "precision", "type", "mode", "contexts", "status", "background", "actors", "recipients",
    "place", "score", *WHERE,
)  # fmt: skip
STATEMENT_COLUMNS = ("kind", "speaker", "speaker_text", "via", "hedged", "expert", "date", *WHERE)
ACTOR_COLUMNS = ("id", "name", "kind", "country", "sector", "names", "articles", "mentions")
FOUND_COLUMNS = ("article", "outlet", "published", "title", "url", "start", "end", "quote")


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


def event_row(stored: "StoredEvent") -> Json:
    """An event on one line."""
    event = stored.event
    return {
        "id": event.id, "happening": stored.happening, **_dates(event.when), "type": event.type, "mode": event.mode,
        "contexts": "; ".join(event.contexts), "status": event.status, "background": "yes" if event.background else "no",
        "actors": "; ".join(a.name for a in stored.actors), "recipients": "; ".join(a.name for a in stored.recipients),
        "place": event.place.name if event.place else None, "score": round(event.score, 3),
        **_where(stored.article, stored.quotes, "evidence"),
    }  # fmt: skip


def statement_row(stored: "StoredStatement") -> Json:
    """A statement on one line."""
    said = stored.statement
    return {
        "kind": said.kind, "speaker": stored.speaker.name if stored.speaker else None, "speaker_text": said.speaker_text,
        "via": "; ".join(said.via),
        "hedged": "yes" if said.hedged else "no", "expert": "yes" if said.expert else "no", "date": _dates(said.when)["date"],
        **_where(stored.article, stored.quotes, "content"),
    }  # fmt: skip


def actor_row(actor: "StoredActor") -> Json:
    """An actor on one line."""
    return {**msgspec.to_builtins(actor), "names": "; ".join(actor.names)}


def found_row(found: "Found") -> Json:
    """A passage on one line."""
    return {**_place(found.article), "start": found.span.start, "end": found.span.end, "quote": found.passage}


def _dates(when: When | None) -> Json:
    if when is None:
        return {"date": None, "date_end": None, "precision": None}
    return {"date": str(when.start), "date_end": str(when.end), "precision": when.precision}


def _place(article: "ArticleHead") -> Json:
    published = str(article.published.start) if article.published else None
    return {"article": article.id, "outlet": article.outlet, "published": published, "title": article.title, "url": article.url}


def _where(article: "ArticleHead", quotes: "Iterable[Quote]", role: str) -> Json:
    first = next((q for q in quotes if q.role == role), None)
    return {**_place(article), **({"start": first.span.start, "end": first.span.end, "quote": first.text} if first else {})}

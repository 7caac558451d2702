"""Facts with where they come from, one at a time, in an order that depends on nothing but the facts."""

import sqlite3
from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.errors import UnknownName
from onrecord.store import rows
from onrecord.store.scope import Scope
from onrecord.store.views import ActorHead, ArticleHead, Found, Member, Quote, StoredEvent, StoredOffice, StoredQuantity, StoredStatement
from onrecord.store.where import Where, matching, where
from onrecord.types import Account, Actor, Article, Capture, Event, Office, Quantity, Reading, Span, Statement

HEAD = (
    "article.id, article.source, article.url, article.title, article.language, article.outlet, article.republisher, article.byline, "
    "article.published_start, article.published_end, article.published_precision, article.published_basis, article.published_from, "
    "article.published_to, article.published_note, article.published_missing, article.family"
)
_WIDTH = HEAD.count(",") + 1
_ACTOR_HEAD = "article.id || '#' || actor.number, actor.cluster, actor.name, actor.kind, actor.country, actor.sector"
_events = msgspec.json.Decoder(Event)
_statements = msgspec.json.Decoder(Statement)
_offices = msgspec.json.Decoder(Office)
_actors = msgspec.json.Decoder(Actor)
_quantities = msgspec.json.Decoder(Quantity)


def head(row: tuple[Any, ...]) -> ArticleHead:
    """From HEAD, further columns ignored."""
    return ArticleHead(
        id=row[0], source=row[1], url=row[2], title=row[3], language=row[4], outlet=row[5], republisher=row[6], byline=row[7],
        published=rows.as_when(row[8:15]), published_missing=row[15], family=row[16] or row[0],
    )  # fmt: skip


def _actor_head(row: tuple[Any, ...]) -> ActorHead:
    reference, cluster, name, kind, country, sector = row
    return ActorHead(reference=reference, cluster=cluster or reference, name=name, kind=kind, country=country, sector=sector)


def articles(db: sqlite3.Connection, scope: Scope) -> Iterator[ArticleHead]:
    """By publication, undated ones last."""
    found = where(db, scope, "article")
    sql = f"SELECT {HEAD} FROM article {found.sql} ORDER BY published_start IS NULL, published_start, article.id"  # noqa: S608
    return (head(row) for row in db.execute(sql, found.values))


def article(db: sqlite3.Connection, key: str) -> Article:
    """The whole article, current or superseded. Raises UnknownName."""
    row = db.execute(f"SELECT {rows.ARTICLE_COLUMNS}, number FROM article WHERE id = ?", (key,)).fetchone()  # noqa: S608
    if row is None:
        raise UnknownName(f"no article {key!r} in this base")
    blocks = db.execute("SELECT kind, start, stop FROM block WHERE article = ? ORDER BY number", row[-1:])
    removed = db.execute("SELECT kind, text, label FROM removed WHERE article = ? ORDER BY number", row[-1:])
    return rows.as_article(row, blocks, removed)


def article_head(db: sqlite3.Connection, key: str) -> ArticleHead:
    """An article without its text. Raises UnknownName."""
    row = db.execute(f"SELECT {HEAD} FROM article WHERE id = ?", (key,)).fetchone()  # noqa: S608
    if row is None:
        raise UnknownName(f"no article {key!r} in this base")
    return head(row)


def reading(db: sqlite3.Connection, key: str) -> Reading:
    """What the reader saw in an article. Raises UnknownName if it has not been read."""
    row = db.execute("SELECT body FROM reading JOIN article ON article.number = reading.article WHERE article.id = ?", (key,)).fetchone()
    if row is None:
        raise UnknownName(f"no reading of article {key!r} in this base")
    return rows.unpack_reading(row[0])


def account(db: sqlite3.Connection, key: str) -> Account:
    """What an article says, as `put_account` took it. Raises UnknownName."""
    found = db.execute("SELECT number FROM article WHERE id = ?", (key,)).fetchone()
    if found is None:
        raise UnknownName(f"no article {key!r} in this base")

    def records(table: str) -> list[str]:
        sql = f"SELECT record FROM {table} WHERE article = ? ORDER BY number"  # noqa: S608
        return [row[0] for row in db.execute(sql, found)]

    refused = db.execute(
        "SELECT stage, what, reason, start, stop, source FROM refusal WHERE article = ? AND stage = 'resolve' ORDER BY number", found
    )
    return Account(
        article=key,
        actors=tuple(map(_actors.decode, records("actor"))),
        offices=tuple(map(_offices.decode, records("office"))),
        events=tuple(map(_events.decode, records("event"))),
        statements=tuple(map(_statements.decode, records("statement"))),
        quantities=tuple(map(_quantities.decode, records("quantity"))),
        refused=tuple(map(rows.as_refusal, refused)),
    )


def _quotes(db: sqlite3.Connection, article: int, fact: str, number: int) -> tuple[Quote, ...]:
    sql = "SELECT role, start, stop, quote FROM evidence WHERE article = ? AND fact = ? AND number = ? ORDER BY role, start, stop"
    found = db.execute(sql, (article, fact, number))
    return tuple(Quote(role=role, span=Span(start, stop), text=quote) for role, start, stop, quote in found)


def _select(fact: str, found: Where, order: str) -> str:
    columns = f"{fact}.article, {fact}.number, {fact}.record"
    return f"SELECT {HEAD}, {columns} FROM {fact} JOIN article ON article.number = {fact}.article {found.sql} ORDER BY {order}"  # noqa: S608


_EVENT_ORDER = "event.date_start IS NULL, event.date_start, event.date_end, article.id, event.number"


def events(db: sqlite3.Connection, scope: Scope) -> Iterator[StoredEvent]:
    """By date, undated ones last."""
    found = where(db, scope, "event")
    return (_stored_event(db, row) for row in db.execute(_select("event", found, _EVENT_ORDER), found.values))


def event(db: sqlite3.Connection, key: str) -> StoredEvent:
    """One event by its id. Raises UnknownName."""
    found = Where(("event.id = ?",), (key,))
    row = db.execute(_select("event", found, "article.current DESC, " + _EVENT_ORDER), found.values).fetchone()
    if row is None:
        raise UnknownName(f"no event {key!r} in this base; `onrecord events` lists the ids")
    return _stored_event(db, row)


def happening(db: sqlite3.Connection, key: str) -> list[StoredEvent]:
    """Every report of the happening an event belongs to; `id` is the happening's or any of its events'."""
    found = Where(("article.current", "event.happening = (SELECT e.happening FROM event AS e WHERE e.id = ?)"), (key,))
    return [_stored_event(db, row) for row in db.execute(_select("event", found, _EVENT_ORDER), found.values).fetchall()]


def _stored_event(db: sqlite3.Connection, row: tuple[Any, ...]) -> StoredEvent:
    number, index, record = row[_WIDTH:]
    said, named = _events.decode(record), dict(_sides(db, number, index))
    rests = None
    if said.statement is not None:
        rests = db.execute("SELECT record FROM statement WHERE article = ? AND number = ?", (number, said.statement)).fetchone()
    grouped = db.execute("SELECT happening FROM event WHERE article = ? AND number = ?", (number, index)).fetchone()
    return StoredEvent(
        event=said, article=head(row), number=index, happening=grouped[0] or said.id,
        actors=tuple(named[a] for a in said.actors), recipients=tuple(named[a] for a in said.recipients),
        statement=_statements.decode(rests[0]) if rests else None, quotes=_quotes(db, number, "event", index),
    )  # fmt: skip


def _sides(db: sqlite3.Connection, article: int, event: int) -> Iterator[tuple[int, ActorHead]]:
    sql = (
        f"SELECT actor.number, {_ACTOR_HEAD} FROM event_actor JOIN actor ON actor.article = event_actor.article "  # noqa: S608
        "AND actor.number = event_actor.actor JOIN article ON article.number = actor.article "
        "WHERE event_actor.article = ? AND event_actor.event = ?"
    )
    return ((row[0], _actor_head(row[1:])) for row in db.execute(sql, (article, event)))


def actor_head(db: sqlite3.Connection, article: int, actor: int) -> ActorHead:
    """One actor of one article."""
    sql = f"SELECT {_ACTOR_HEAD} FROM actor JOIN article ON article.number = actor.article WHERE actor.article = ? AND actor.number = ?"  # noqa: S608
    return _actor_head(db.execute(sql, (article, actor)).fetchone())


def statements(db: sqlite3.Connection, scope: Scope) -> Iterator[StoredStatement]:
    """By publication and place in the article."""
    found = where(db, scope, "statement")
    order = "article.published_start IS NULL, article.published_start, article.id, statement.number"
    for row in db.execute(_select("statement", found, order), found.values):
        number, index, record = row[_WIDTH:]
        said = _statements.decode(record)
        speaker = None if said.speaker is None else actor_head(db, number, said.speaker)
        yield StoredStatement(
            statement=said, article=head(row), number=index, speaker=speaker, quotes=_quotes(db, number, "statement", index)
        )


def offices(db: sqlite3.Connection, scope: Scope) -> Iterator[StoredOffice]:
    """By the date the text attests."""
    found = where(db, scope, "office")
    order = "office.date_start IS NULL, office.date_start, article.id, office.number"
    for row in db.execute(_select("office", found, order), found.values):
        number, index, record = row[_WIDTH:]
        held = _offices.decode(record)
        person = actor_head(db, number, held.person)
        yield StoredOffice(office=held, article=head(row), number=index, person=person, quotes=_quotes(db, number, "office", index))


def quantities(db: sqlite3.Connection, scope: Scope) -> Iterator[StoredQuantity]:
    """By publication and place in the article."""
    found = where(db, scope, "quantity")
    order = "article.published_start IS NULL, article.published_start, article.id, quantity.number"
    for row in db.execute(_select("quantity", found, order), found.values):
        number, index, record = row[_WIDTH:]
        yield StoredQuantity(
            quantity=_quantities.decode(record), article=head(row), number=index, quotes=_quotes(db, number, "quantity", index)
        )


def members(db: sqlite3.Connection, scope: Scope) -> Iterator[Member]:
    """Every actor of every article in scope, with its mentions."""
    found = where(db, scope, "actor")
    order = "article.published_start IS NULL, article.published_start, article.id, actor.number"
    for row in db.execute(_select("actor", found, order), found.values):
        number, index, record = row[_WIDTH:]
        spoken = db.execute("SELECT start, stop, quote FROM mention WHERE article = ? AND actor = ? ORDER BY start", (number, index))
        quotes = tuple(Quote(role="mention", span=Span(start, stop), text=quote) for start, stop, quote in spoken)
        yield Member(head=actor_head(db, number, index), actor=_actors.decode(record), article=head(row), quotes=quotes)


def search(db: sqlite3.Connection, text: str, scope: Scope) -> Iterator[Found]:
    """Articles that hold all the words, best first (BM25, a word in the title counting five), with the passage that holds most."""
    found = where(db, scope, "article").also("article_search MATCH ?", matching(text))
    sql = (
        f"SELECT {HEAD}, article.text, snippet(article_search, 1, '', '', '', 40) FROM article_search "  # noqa: S608
        f"JOIN article ON article.number = article_search.rowid {found.sql} ORDER BY bm25(article_search, 5.0, 1.0), article.id"
    )
    for row in db.execute(sql, found.values):
        passage = row[_WIDTH + 1]
        start = max(row[_WIDTH].find(passage), 0)
        span = Span(start, start + max(len(passage), 1))
        yield Found(article=head(row), span=span, passage=passage)


def capture(db: sqlite3.Connection, sha256: str) -> Capture:
    """The bytes of that hash; of several sources that gave them, the first by name. Raises UnknownName."""
    sql = "SELECT source, url, fetched, media_type, charset, sha256, body FROM capture WHERE sha256 = ? ORDER BY source LIMIT 1"
    row = db.execute(sql, (sha256,)).fetchone()
    if row is None:
        raise UnknownName(f"no capture {sha256!r} in this base")
    return rows.as_capture(row)

"""From what a person writes to the thing meant: an article, an event or an actor, with the words by which it is known."""

import re
import sqlite3

from onrecord.errors import BadInput, UnknownName
from onrecord.store.decisions import Side
from onrecord.store.where import who
from onrecord.types import Span, Subject

SHORTEST = 4  # characters of an id that are taken for its beginning
_HEX = re.compile(r"[0-9a-f]+")
_MANY = 5


def find(db: sqlite3.Connection, given: str) -> tuple[Subject, Side]:
    """An article or event by id or its beginning, an actor by reference or by a name that only one has. Raises UnknownName, BadInput."""
    head, mark, number = given.rpartition("#")
    if mark and number.isdecimal():
        return "actor", actor(db, f"{_whole(db, 'article', head)}#{number}")
    if len(given) >= SHORTEST and _HEX.fullmatch(given):
        if found := _whole(db, "article", given, missing=""):
            return "article", article(db, found)
        if found := _whole(db, "event", given, missing=""):
            return "event", event(db, found)
    return "actor", _by_name(db, given)


def _whole(db: sqlite3.Connection, table: str, beginning: str, missing: str | None = None) -> str:
    """The only id of a current thing that begins so."""
    joined = "" if table == "article" else f"JOIN article ON article.number = {table}.article"
    sql = f"SELECT DISTINCT {table}.id FROM {table} {joined} WHERE article.current AND {table}.id >= ? AND {table}.id < ? LIMIT 2"  # noqa: S608
    found = [row[0] for row in db.execute(sql, (beginning, beginning + "g"))] if len(beginning) >= SHORTEST else []
    if len(found) == 1:
        return str(found[0])
    if found:
        raise BadInput(f"several {table}s have ids that begin with {beginning!r}; write more of it")
    if missing is None:
        raise UnknownName(f"no {table} {beginning!r} in this base")
    return missing


def _by_name(db: sqlite3.Connection, name: str) -> Side:
    clusters = who(db, name).clusters
    if len(clusters) == 1:
        return actor(db, clusters[0])
    shown = "; ".join(f"{cluster} in {_where(db, cluster)}" for cluster in clusters[:_MANY])
    more = f"; and {len(clusters) - _MANY} more" if len(clusters) > _MANY else ""
    raise BadInput(f"{len(clusters)} actors are called {name!r}: {shown}{more}. Write one of these references instead of the name")


def _where(db: sqlite3.Connection, reference: str) -> str:
    sql = "SELECT coalesce(outlet, republisher, 'unknown outlet') || ', ' || coalesce(published_start, 'undated') FROM article WHERE id = ?"
    row = db.execute(sql, (reference.partition("#")[0],)).fetchone()
    return str(row[0]) if row else "an article not here"


def article(db: sqlite3.Connection, key: str) -> Side:
    """An article, known by its title."""
    (title,) = db.execute("SELECT title FROM article WHERE id = ?", (key,)).fetchone()
    return Side(reference=key, article=key, name=title)


def actor(db: sqlite3.Connection, reference: str) -> Side:
    """An actor of one article, known by the first place that calls it by its name, else by its first mention. Raises UnknownName."""
    home, _, number = reference.rpartition("#")
    sql = (
        "SELECT actor.name, start, stop, quote FROM actor JOIN article ON article.number = actor.article LEFT JOIN mention "
        "ON mention.article = actor.article AND mention.actor = actor.number WHERE article.id = ? AND actor.number = ? "
        "ORDER BY quote = actor.name DESC, start LIMIT 1"
    )
    row = db.execute(sql, (home, int(number))).fetchone()
    if row is None:
        raise UnknownName(f"no actor {reference!r} in this base; `onrecord actors --json` lists the references")
    name, start, stop, quote = row
    return Side(reference=reference, article=home, name=name, span=None if start is None else Span(start, stop), quote=quote or "")


def event(db: sqlite3.Connection, key: str) -> Side:
    """An event, known by its cue; its name is type and parties."""
    sql = (
        "SELECT article.id, event.type, (SELECT group_concat(actor.name, ', ') FROM event_actor JOIN actor ON actor.article = "
        "event_actor.article AND actor.number = event_actor.actor WHERE event_actor.article = event.article AND event_actor.event = "
        "event.number), start, stop, quote FROM event JOIN article ON article.number = event.article LEFT JOIN evidence ON "
        "evidence.article = event.article AND fact = 'event' AND evidence.number = event.number AND role = 'cue' WHERE event.id = ? "
        "ORDER BY article.current DESC LIMIT 1"
    )
    row = db.execute(sql, (key,)).fetchone()
    if row is None:
        raise UnknownName(f"no event {key!r} in this base; `onrecord events` lists the ids")
    home, kind, parties, start, stop, quote = row
    span = None if start is None else Span(start, stop)
    return Side(reference=key, article=home, name=f"{kind} {parties or ''}".strip(), span=span, quote=quote or "")

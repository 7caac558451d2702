"""A scope as SQL conditions. Only constants become SQL; every value travels as a parameter."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.errors import BadInput, UnknownName
from onrecord.store import rows
from onrecord.store.scope import Scope
from onrecord.text import fold, words


class Where(NamedTuple):
    """Conditions that hold together, and their parameters in order."""

    conditions: tuple[str, ...] = ()
    values: tuple[object, ...] = ()

    def also(self, condition: str, *values: object) -> "Where":
        """With one more condition."""
        return Where((*self.conditions, condition), (*self.values, *values))

    @property
    def sql(self) -> str:
        """The whole clause."""
        return "WHERE " + (" AND ".join(self.conditions) or "TRUE")


class Who(NamedTuple):
    """What a name stands for: clusters of actors, and the countries whose every actor it means."""

    clusters: tuple[str, ...]
    countries: tuple[str, ...]

    @property
    def values(self) -> tuple[str, str]:
        """As JSON lists, for `json_each`."""
        return rows.as_json(self.clusters), rows.as_json(self.countries)


# The condition on a row of `actor`; two parameters from `Who.values`. A union, so that each half uses its own index.
_MATCHED = (
    "SELECT article, number FROM actor WHERE cluster IN (SELECT value FROM json_each(?)) "
    "UNION SELECT article, number FROM actor WHERE country IN (SELECT value FROM json_each(?))"
)
_IN_EVENT = (
    f"(event.article, event.number) IN (SELECT event_actor.article, event_actor.event FROM ({_MATCHED}) AS matched "  # noqa: S608
    "JOIN event_actor ON event_actor.article = matched.article AND event_actor.actor = matched.number)"
)
_ACTOR = {
    "article": f"article.number IN (SELECT article FROM ({_MATCHED}))",  # noqa: S608
    "actor": f"(actor.article, actor.number) IN ({_MATCHED})",
    "office": f"(office.article, office.person) IN ({_MATCHED})",
    "statement": f"(statement.article, statement.speaker) IN ({_MATCHED})",
    "quantity": f"quantity.article IN (SELECT article FROM ({_MATCHED}))",  # noqa: S608
    "event": _IN_EVENT,
}
# Where a fact's own day is kept; facts without one of their own go by their article's publication.
_DATES = {
    "article": ("article.published_start", "article.published_end"),
    "actor": ("article.published_start", "article.published_end"),
    "quantity": ("article.published_start", "article.published_end"),
    "office": ("office.date_start", "office.date_end"),
    "statement": ("coalesce(statement.date_start, article.published_start)", "coalesce(statement.date_end, article.published_end)"),
    "event": ("event.date_start", "event.date_end"),
}


def where(db: sqlite3.Connection, scope: Scope, fact: str) -> Where:
    """Conditions for a query over `fact` joined with `article`. Raises UnknownName for an actor nobody speaks of."""
    found = Where(("article.current",))
    if scope.about is not None:
        found = found.also("article.number IN (SELECT rowid FROM article_search WHERE article_search MATCH ?)", matching(scope.about))
    if scope.outlet is not None:
        # One condition for each index.
        found = found.also(
            "article.number IN (SELECT number FROM article WHERE outlet = ? COLLATE NOCASE UNION SELECT number FROM article WHERE "
            "republisher = ? COLLATE NOCASE)", scope.outlet, scope.outlet,
        )  # fmt: skip
    found = _dated(found, scope, *_DATES[fact])
    for name in (scope.actor, *(scope.between or ())):
        if name is not None:
            found = found.also(_ACTOR[fact if name == scope.actor or fact == "event" else "article"], *who(db, name).values)
    return _events_only(found, scope, fact)


def _dated(found: Where, scope: Scope, start: str, end: str) -> Where:
    if scope.since is not None:
        found = found.also(f"{end} >= ?", scope.since.isoformat())
    if scope.until is not None:
        found = found.also(f"{start} <= ?", scope.until.isoformat())
    return found


def _events_only(found: Where, scope: Scope, fact: str) -> Where:
    """Types and statuses: on an event itself; on an article, that it has such an event."""
    for column, chosen in (("type", scope.types), ("status", scope.statuses)):
        if chosen and fact == "event":
            found = found.also(f"event.{column} IN (SELECT value FROM json_each(?))", rows.as_json(chosen))  # noqa: S608
        elif chosen and fact in ("article", "quantity"):
            found = found.also(
                f"article.number IN (SELECT event.article FROM event WHERE event.{column} IN (SELECT value FROM json_each(?)))",  # noqa: S608
                rows.as_json(chosen),
            )
    return found


def matching(text: str) -> str:
    """An FTS5 query for all the words of `text`, none of them an operator. Raises BadInput if it has no word."""
    found = words(text)
    if not found:
        raise BadInput(f"{text!r} has no word to look for")
    return " ".join('"' + word.replace('"', '""') + '"' for word in found)


def who(db: sqlite3.Connection, name: str) -> Who:
    """Actors of that name: a reference, a full name or alias, or else names that hold all its words. Raises UnknownName."""
    found = _by_reference(db, name) or _by_name(db, [fold(name)]) or _by_words(db, name)
    if not found:
        raise UnknownName(f"no actor named {name!r}; `onrecord actors` lists the names in this base")
    clusters = sorted({cluster for cluster, _, _ in found})
    countries = sorted({country for _, kind, country in found if kind == "country" and country})
    return Who(tuple(clusters), tuple(countries))


def _by_reference(db: sqlite3.Connection, name: str) -> list[tuple[str, str, str | None]]:
    article, mark, number = name.rpartition("#")
    if not (mark and number.isdecimal()):
        return []
    sql = (
        "SELECT cluster, kind, actor.country FROM actor JOIN article ON article.number = actor.article "
        "WHERE article.id = ? AND actor.number = ?"
    )
    return db.execute(sql, (article, int(number))).fetchall()


def _by_name(db: sqlite3.Connection, folded: Iterable[str]) -> list[tuple[str, str, str | None]]:
    sql = (
        "SELECT DISTINCT actor.cluster, actor.kind, actor.country FROM actor_name "
        "JOIN actor ON actor.article = actor_name.article AND actor.number = actor_name.actor "
        "JOIN article ON article.number = actor.article WHERE article.current AND actor_name.folded IN (SELECT value FROM json_each(?))"
    )
    return db.execute(sql, (rows.as_json(tuple(folded)),)).fetchall()


def _by_words(db: sqlite3.Connection, name: str) -> list[tuple[str, str, str | None]]:
    """Names that hold every word: one pass over the distinct names."""
    wanted = frozenset(words(fold(name)))
    names = (row[0] for row in db.execute("SELECT DISTINCT folded FROM actor_name"))
    found = [folded for folded in names if wanted and wanted <= frozenset(words(folded))]
    return _by_name(db, found) if found else []

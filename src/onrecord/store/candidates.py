"""The look-ups that `onrecord.link` is given, and the rows they rest on. All go by index."""

# ruff: noqa: S608  only constants of the code are put into statements

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from onrecord.link.events import REACH, Signature, compatible
from onrecord.link.profiles import Profile
from onrecord.link.texts import Trace
from onrecord.store import base, personas, queries, rows
from onrecord.store.linking import judge_lines, unlink
from onrecord.store.writing import number_of
from onrecord.types import Article

_SIGNATURES = (
    "SELECT event.id, article.id, article.family, event.type, event.mode, event.status, event.date_start, event.date_end, "
    "event.precision, event.place, event.country, event.cue, (SELECT quote FROM evidence WHERE "
    "evidence.article = event.article AND fact = 'event' AND evidence.number = event.number AND evidence.role = 'evidence' "
    "ORDER BY start, stop LIMIT 1), "
    "(SELECT json_group_array(json_array(role, cluster, kind, actor.country, actor.name)) "
    "FROM event_actor JOIN actor ON actor.article = event_actor.article AND actor.number = event_actor.actor "
    "WHERE event_actor.article = event.article AND event_actor.event = event.number), "
    "(SELECT max(stop) FROM evidence WHERE evidence.article = event.article AND fact = 'event' AND evidence.number = event.number "
    "AND role = 'evidence' AND start <= cues.start AND stop > cues.start) - cues.start, event.basis "
    "FROM {} LEFT JOIN evidence AS cues ON cues.article = event.article "
    "AND cues.fact = 'event' AND cues.number = event.number AND cues.role = 'cue' WHERE article.current "
    "ORDER BY event.date_start IS NULL, event.date_start, event.type, event.id"
)
_ALL = _SIGNATURES.format("event JOIN article ON article.number = event.article")
# CROSS keeps the order of the joins: from few articles to their events, not from all events.
_OF_THESE = _SIGNATURES.format("json_each(?) CROSS JOIN article ON article.id = value CROSS JOIN event ON event.article = article.number")
# By type and day, as one party may be in every article; types that go together are those of link.events.
_NEAR = (
    "WITH mine AS (SELECT event.article, event.number, event.type, event.date_start FROM event JOIN article "
    "ON article.number = event.article WHERE article.id = ? AND current AND date_start IS NOT NULL), "
    f"kind (one, other) AS (VALUES {', '.join(f'({a!r}, {b!r})' for a, b in compatible())}) "
    "SELECT DISTINCT article.id FROM mine JOIN kind ON kind.one = mine.type JOIN event AS other ON other.type = kind.other "
    f"AND other.date_start BETWEEN date(mine.date_start, '-{REACH.days} days') AND date(mine.date_start, '+{REACH.days} days') "
    "JOIN article ON article.number = other.article AND article.current WHERE EXISTS (SELECT 1 FROM event_actor AS theirs "
    "JOIN actor AS they ON they.article = theirs.article AND they.number = theirs.actor "
    "JOIN event_actor AS ours ON ours.article = mine.article AND ours.event = mine.number "
    "JOIN actor AS we ON we.article = ours.article AND we.number = ours.actor "
    "WHERE theirs.article = other.article AND theirs.event = other.number AND they.cluster = we.cluster)"
)


class Candidates:
    """What may be the same as something: found by shared keys, never by looking at everything."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def article(self, key: str) -> Article:
        """An article with its text."""
        return queries.article(self._db, key)

    # ------------------------------------------------------------ texts

    def put_trace(self, article: str, trace: Trace) -> frozenset[int]:
        """Keep an article's sketch and lines, so that later articles find it; lines that thereby became furniture."""
        with base.transaction(self._db):
            number = number_of(self._db, article)
            unlink(self._db, number)
            self._db.executemany("INSERT INTO sketch VALUES (?, ?)", ((key, number) for key in trace.sketch))
            self._db.executemany("INSERT INTO line VALUES (?, ?, ?, ?)", ((key, trace.outlet, trace.title, number) for key in trace.lines))
            return judge_lines(self._db, trace.outlet, set(trace.lines) - self.furniture(trace.outlet, trace.lines))

    def similar(self, article: str, keys: Sequence[int], most: int) -> list[str]:
        """Current articles that share sketch keys, most shared first, then by id; at most `most`."""
        sql = (
            "SELECT article.id FROM json_each(?) JOIN sketch ON sketch.key = json_each.value "
            "JOIN article ON article.number = sketch.article WHERE article.current AND article.id <> ? "
            "GROUP BY sketch.article ORDER BY count(*) DESC, article.id LIMIT ?"
        )
        return [row[0] for row in self._db.execute(sql, (rows.as_json(tuple(keys)), article, most))]

    def at_page(self, article: str, url: str | None) -> list[str]:
        """Other current articles of the same address."""
        sql = "SELECT id FROM article WHERE url = ? AND current AND id <> ? ORDER BY id"
        return [row[0] for row in self._db.execute(sql, (url, article))]

    def furniture(self, outlet: str, lines: Iterable[int]) -> frozenset[int]:
        """Those of an outlet's lines that it shows under many different titles."""
        sql = "SELECT key FROM furniture WHERE outlet = ? AND key IN (SELECT value FROM json_each(?))"
        return frozenset(row[0] for row in self._db.execute(sql, (outlet, rows.as_json(tuple(lines)))))

    def carriers(self, outlet: str, lines: Iterable[int]) -> list[str]:
        """Current articles that hold one of these lines of an outlet, by id."""
        sql = (
            "SELECT DISTINCT article.id FROM json_each(?) JOIN line ON line.key = json_each.value AND line.outlet = ? "
            "JOIN article ON article.number = line.article WHERE article.current ORDER BY article.id"
        )
        return [row[0] for row in self._db.execute(sql, (rows.as_json(tuple(sorted(lines))), outlet))]

    # ------------------------------------------------------------ actors

    def put_profiles(self, article: str, found: Iterable[tuple[int, Profile]]) -> None:
        """Note what each actor looks like; `personas` are compared later, as one look more changes little."""
        with base.transaction(self._db):
            personas.note(self._db, number_of(self._db, article), found)

    def personas(self) -> Iterator[personas.Due]:
        """Personas to be compared since profiles were noted or went, with those that may be the same, each pair once."""
        return personas.due(self._db)

    # ------------------------------------------------------------ events

    def signatures(self, articles: Iterable[str] | None = None) -> Iterator[Signature]:
        """What is compared of the events of these or all current articles, by date, type and id, undated ones last."""
        if articles is None:
            return (Signature.of(row) for row in self._db.execute(_ALL))
        return (Signature.of(row) for row in self._db.execute(_OF_THESE, (rows.as_json(tuple(sorted(set(articles)))),)))

    def beside(self, articles: Iterable[str]) -> frozenset[str]:
        """These articles, those with an event near one of theirs in days that shares a type and a party, and the families of all."""
        near = {row[0] for key in articles for row in self._db.execute(_NEAR, (key,))} | set(articles)
        sql = (
            "SELECT DISTINCT other.id FROM json_each(?) JOIN article ON article.id = json_each.value "
            "JOIN article AS other ON other.family = article.family AND other.current"
        )
        return frozenset(near | {row[0] for row in self._db.execute(sql, (rows.as_json(tuple(sorted(near))),))})

    def count(self) -> int:
        """How many articles are current."""
        return int(self._db.execute("SELECT count(*) FROM article WHERE current").fetchone()[0])

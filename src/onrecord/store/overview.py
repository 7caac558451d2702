"""Queries over the whole base: actors across articles, families, refusals, counts."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from typing import Any

from onrecord.link.personas import BLOCK
from onrecord.store import personas, rows
from onrecord.store.judging import grouped
from onrecord.store.queries import article_head
from onrecord.store.scope import Scope
from onrecord.store.views import Family, Status, StoredActor
from onrecord.store.where import where
from onrecord.types import Refusal


def actors(db: sqlite3.Connection, scope: Scope) -> Iterator[StoredActor]:
    """Actors across the articles in scope, most articles first."""
    found = where(db, scope, "actor")
    sql = (
        f"SELECT actor.cluster AS who, count(DISTINCT actor.article) AS articles FROM actor "  # noqa: S608
        f"JOIN article ON article.number = actor.article {found.sql} GROUP BY who ORDER BY articles DESC, who"
    )
    return (_actor(db, cluster, where_sql=found.sql, values=found.values) for cluster, _ in db.execute(sql, found.values))


def _actor(db: sqlite3.Connection, cluster: str, *, where_sql: str, values: tuple[object, ...]) -> StoredActor:
    sql = (
        "SELECT article.id || '#' || actor.number AS reference, actor.name, actor.kind, actor.country, actor.sector, actor.record, "  # noqa: S608
        "(SELECT count(*) FROM mention WHERE mention.article = actor.article AND mention.actor = actor.number) "
        f"FROM actor JOIN article ON article.number = actor.article {where_sql} AND actor.cluster = ? ORDER BY reference"
    )
    return _summed(cluster, db.execute(sql, (*values, cluster)).fetchall())


def _summed(cluster: str, found: list[tuple[Any, ...]]) -> StoredActor:
    references, names, kinds, countries, sectors, records, mentions = zip(*found, strict=True)
    aliases = {alias for record in records for alias in rows.aliases(record)}
    return StoredActor(
        id=cluster, name=_usual(names) or "", kind=_usual(kinds) or "", country=_usual(countries), sector=_usual(sectors),
        names=tuple(sorted(aliases | set(names))), references=references, articles=len({r.rpartition("#")[0] for r in references}),
        mentions=sum(mentions),
    )  # fmt: skip


def _usual(values: tuple[str | None, ...]) -> str | None:
    """The value most articles give; on a tie the longer, then the first in order."""
    counted = Counter(value for value in values if value is not None)
    return min(counted, key=lambda v: (-counted[v], -len(v), v)) if counted else None


def sources(db: sqlite3.Connection, named: str) -> list[str]:
    """Sources of this name or inside it: `pages/a.html` in `pages`, `all.jsonl:7` in `all.jsonl`, `list.json.items[3]` in `list.json`.

    An address stands for its own page and the entries of its feed, never for the pages below it.
    """
    inside = ":#[" if named.startswith(("http://", "https://")) else ":#[/"
    sql = (
        "SELECT name FROM (SELECT name FROM source UNION SELECT source FROM refusal WHERE article IS NULL) WHERE name = :named "
        "OR substr(name, 1, length(:named)) = :named AND (instr(:inside, substr(name, length(:named) + 1, 1)) "
        "OR substr(name, length(:named) + 1, 1) = '.' AND name LIKE '%]') ORDER BY name"
    )
    return [row[0] for row in db.execute(sql, {"named": named, "inside": inside})]


def families(db: sqlite3.Connection) -> Iterator[Family]:
    """Families of more than one article."""
    for family, members in grouped(db).items():
        yield Family(id=family, articles=tuple(article_head(db, key) for key in members))


def refusals(db: sqlite3.Connection) -> Iterator[Refusal]:
    """Everything not taken, by stage and reason; `source` is where it was found, or the key of a name that too many bear."""
    sql = (
        "SELECT stage, what, reason, start, stop, coalesce(nullif(refusal.source, ''), article.source, '') AS place FROM refusal "
        "LEFT JOIN article ON article.number = refusal.article WHERE article.number IS NULL OR article.current "
        "ORDER BY stage, what, reason, place, start, stop"
    )
    found = [*(rows.as_refusal(row) for row in db.execute(sql)), *_uncompared(db)]
    # Stable: what came in order stays in it.
    return iter(sorted(found, key=lambda refusal: (refusal.stage, refusal.what, refusal.reason)))


def _uncompared(db: sqlite3.Connection) -> Iterator[Refusal]:
    """Names under which more actors are kept than are compared. Counted when asked, as it changes with every article."""
    reason = f"more than {BLOCK} actors look alike: those who seek this key are compared with {BLOCK} of them"
    yield from (Refusal(stage="link", what="actor", reason=reason, source=key) for key, _ in personas.crowded(db))


def status(db: sqlite3.Connection) -> Status:
    """How much there is, superseded articles apart."""

    def count(sql: str) -> int:
        return int(db.execute(sql).fetchone()[0])

    def facts(table: str, what: str = "*") -> int:
        return count(f"SELECT count({what}) FROM {table} JOIN article ON article.number = {table}.article WHERE article.current")  # noqa: S608

    refused = Counter((r.stage, r.what, r.reason) for r in refusals(db))
    return Status(
        sources=count("SELECT count(*) FROM source"),
        articles=count("SELECT count(*) FROM article WHERE current"),
        superseded=count("SELECT count(*) FROM article WHERE NOT current"),
        states=tuple(db.execute("SELECT state, count(*) FROM article WHERE current GROUP BY state ORDER BY state")),
        refusals=tuple((*key, n) for key, n in sorted(refused.items(), key=lambda item: (-item[1], item[0]))),
        actors=facts("actor"),
        people=facts("actor", "DISTINCT cluster"),
        events=facts("event"),
        happenings=facts("event", "DISTINCT happening"),
        statements=facts("statement"),
        offices=facts("office"),
        quantities=facts("quantity"),
        families=len(grouped(db)),
        judgements=count("SELECT count(*) FROM judgement WHERE NOT withdrawn"),
    )

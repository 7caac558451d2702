"""A hash over what a base says: independent of row numbers, order of ingestion and clock."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256

from onrecord.store import judging, queries, rows


def digest(db: sqlite3.Connection) -> str:
    """SHA-256 over the sorted lines of `facts`."""
    total = sha256()
    for line in sorted(facts(db)):
        total.update(line.encode() + b"\n")
    return total.hexdigest()


def facts(db: sqlite3.Connection) -> Iterator[str]:
    """One line for each current article with its facts, each source, group, refusal and a person's judgement. No times of fetching."""
    for (key,) in db.execute("SELECT id FROM article WHERE current").fetchall():
        yield from _article(db, key)
    for name, sha, key in db.execute("SELECT name, sha256, article.id FROM source LEFT JOIN article ON article.number = source.article"):
        yield f"source {rows.as_json((name, sha, key))}"
    yield from _groups(db)
    for row in db.execute("SELECT source, stage, what, reason, start, stop FROM refusal WHERE article IS NULL"):
        yield f"refused {rows.as_json(row)}"
    for judgement in judging.judgements(db, None, None):
        if judgement.made:
            yield f"judgement {rows.as_json(judgement)}"


def _article(db: sqlite3.Connection, key: str) -> Iterator[str]:
    """The record less the one of several sources that came first; its facts; what its stages refused."""
    record = queries.article(db, key)
    yield f"article {rows.as_json(record)}"
    state = db.execute(
        "SELECT state, body FROM article LEFT JOIN reading ON reading.article = article.number WHERE id = ?", (key,)
    ).fetchone()
    yield f"state {key} {state[0]} {sha256(rows.expand(state[1])).hexdigest() if state[1] else ''}"
    yield f"account {rows.as_json(queries.account(db, key))}"
    sql = "SELECT stage, what, reason, start, stop FROM refusal JOIN article ON article.number = refusal.article WHERE article.id = ?"
    yield from (f"refused in {key} {rows.as_json(row)}" for row in db.execute(sql, (key,)))


def _groups(db: sqlite3.Connection) -> Iterator[str]:
    """Families, actors across articles and happenings of more than one member, by their members alone."""
    queries_by_kind = {
        "family": "SELECT coalesce(family, id), id FROM article WHERE current",
        "actor": "SELECT cluster, article.id || '#' || actor.number FROM actor JOIN article ON article.number = article WHERE current",
        "happening": "SELECT happening, event.id FROM event JOIN article ON article.number = event.article WHERE current",
    }
    for kind, sql in queries_by_kind.items():
        found = defaultdict(list)
        for group, member in db.execute(sql):
            found[group or member].append(member)
        yield from (f"{kind} {rows.as_json(sorted(members))}" for members in found.values() if len(members) > 1)

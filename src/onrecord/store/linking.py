"""What linking leaves in the base beside judgements: sketches, lines with what of them is furniture, profiles and personas."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable

# An outlet's line under so many different titles is its furniture; an updated story seldom has that many (docs/link.md).
TITLES = 4


def judge_lines(db: sqlite3.Connection, outlet: str, keys: Iterable[int]) -> frozenset[int]:
    """Decide anew which of these lines are furniture; those that are. Stops counting titles at TITLES."""
    sql = "SELECT count(*) FROM (SELECT DISTINCT title FROM line WHERE key = ? AND outlet = ? LIMIT ?)"
    found = frozenset(key for key in keys if db.execute(sql, (key, outlet, TITLES)).fetchone()[0] >= TITLES)
    db.executemany("INSERT INTO furniture VALUES (?, ?) ON CONFLICT DO NOTHING", ((outlet, key) for key in sorted(found)))
    db.executemany("DELETE FROM furniture WHERE outlet = ? AND key = ?", ((outlet, key) for key in sorted(set(keys) - found)))
    return found


def unlink(db: sqlite3.Connection, number: int) -> None:
    """Take an article out of what finds candidates."""
    db.execute("DELETE FROM sketch WHERE article = ?", (number,))
    lines = defaultdict(set)
    for outlet, key in db.execute("DELETE FROM line WHERE article = ? RETURNING outlet, key", (number,)).fetchall():
        lines[outlet].add(key)
    for outlet, keys in lines.items():
        judge_lines(db, outlet, keys)


def unlink_all(db: sqlite3.Connection) -> None:
    """Sketches, lines, profiles, personas and the program's judgements go; linked articles are to be linked again."""
    for table in ("sketch", "line", "furniture", "persona", "profile"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608
    own = "(SELECT id FROM article WHERE article.number = actor.article) || '#' || number"
    db.execute(f"UPDATE actor SET profile = NULL, persona = NULL, cluster = {own}")  # noqa: S608
    db.execute("UPDATE judgement SET withdrawn = 1 WHERE made = '' AND NOT withdrawn")
    db.execute("UPDATE article SET state = 'resolved' WHERE state = 'linked'")

"""Undoing links."""

import sqlite3


def unlink_all(db: sqlite3.Connection) -> None:
    """Sketches, lines, profiles and the program's judgements go; linked articles are to be linked again."""
    for table in ("sketch", "line", "profile"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608
    db.execute("UPDATE actor SET profile = NULL")
    db.execute("UPDATE judgement SET withdrawn = 1 WHERE made = '' AND NOT withdrawn")
    db.execute("UPDATE article SET state = 'resolved' WHERE state = 'linked'")

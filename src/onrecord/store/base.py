"""The file itself: opening, migrations, transactions, and SQLite's errors in Onrecord's words."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from onrecord.errors import NotVerbatim, StoreFault

# "onrc" in ASCII: tells a base from any other SQLite file.
APPLICATION = 0x6F6E7263
# STRICT tables came with 3.37; older libraries cannot read the file at all.
OLDEST_SQLITE = (3, 37, 0)
_NUMBERED = re.compile(r"(\d{4})_\w+\.sql")


def migrations() -> list[tuple[int, str]]:
    """Every numbered script with its number, in order."""
    folder = files("onrecord.store") / "migrations"
    found = [(int(m[1]), f.read_text("utf-8")) for f in folder.iterdir() if (m := _NUMBERED.fullmatch(f.name))]
    return sorted(found)


def connect(path: Path | str, *, create: bool = True) -> sqlite3.Connection:
    """An open base at the newest schema. Raises StoreFault if there is none, it is no base, or it is newer than this code."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StoreFault(f"SQLite {sqlite3.sqlite_version} is too old for a base; use a Python built with 3.37 or newer")
    if not create and str(path) != ":memory:" and not Path(path).is_file():
        raise StoreFault(f"{path}: no such base; `onrecord add` makes one, or name another with --base")
    with faults(path):
        connection = sqlite3.connect(path, isolation_level=None, timeout=30)
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path | str) -> None:
    _check_kind(connection, path)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_mode = WAL")
    # In WAL mode NORMAL keeps the base consistent after any crash; only the last transactions may be lost, and are done again.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -65536")
    _migrate(connection)


def _check_kind(connection: sqlite3.Connection, path: Path | str) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    newest = migrations()[-1][0]
    if application == 0 and connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        raise StoreFault(f"{path}: an SQLite file, but not a base of Onrecord; name another with --base")
    if application not in (0, APPLICATION):
        raise StoreFault(f"{path}: a file of another application; name another with --base")
    if version > newest:
        raise StoreFault(f"{path}: schema {version} is newer than this Onrecord knows ({newest}); install a newer Onrecord")


def _migrate(connection: sqlite3.Connection) -> None:
    """Run what is missing, all of it or nothing; two processes at once are told apart by the write lock."""
    newest = migrations()[-1][0]
    if connection.execute("PRAGMA user_version").fetchone()[0] == newest:
        return
    with transaction(connection):
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for number, script in migrations():
            if number > version:
                for statement in statements(script):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number:d}")
        connection.execute(f"PRAGMA application_id = {APPLICATION:d}")


def statements(script: str) -> Iterator[str]:
    """The complete SQL statements of a script, triggers whole. `executescript` would commit in between."""
    current = ""
    for line in script.splitlines(keepends=True):
        current += line
        if sqlite3.complete_statement(current):
            yield current
            current = ""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing. Inside another transaction it is part of that one."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def faults(place: Path | str) -> Iterator[None]:
    """SQLite's errors as StoreFault; a refused quotation as NotVerbatim."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        if str(error).startswith("not verbatim: "):
            raise NotVerbatim(f"{place}: {str(error).removeprefix('not verbatim: ')}") from error
        raise StoreFault(f"{place}: the base refused: {error}") from error
    except sqlite3.OperationalError as error:
        raise StoreFault(f"{place}: {error}; is it in use by another program, or on a full or read-only disk?") from error
    except sqlite3.DatabaseError as error:
        raise StoreFault(f"{place}: not a readable base ({error})") from error
    except UnicodeEncodeError as error:
        raise StoreFault(f"{place}: text with half a surrogate pair cannot be stored; `onrecord.text.normalise` removes it") from error

"""Judgements as rows."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from onrecord.errors import BadInput
from onrecord.store import rows
from onrecord.types import Judgement, Subject

# In the order of `rows.as_judgement`.
COLUMNS = "subject, relation, a, b, verdict, score, reasons, judge, made, withdrawn"
# The program names an actor across articles by its persona, which stands for every actor that is one with it by rule.
PERSONA = "persona:"


def put(db: sqlite3.Connection, judgements: Iterable[Judgement]) -> None:
    """Append judgements. The program's replace its earlier ones on the same pair; a person's stay beside each other."""
    for judgement in judgements:
        if judgement.a >= judgement.b:
            raise BadInput(f"a judgement needs two different things in order, not {judgement.a!r} and {judgement.b!r}")
        if judgement.made or not _repeats(db, judgement):
            sql = f"INSERT INTO judgement ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
            db.execute(sql, rows.judgement_row(judgement))


def _repeats(db: sqlite3.Connection, judgement: Judgement) -> bool:
    """True if the program already says just that; what it says otherwise is withdrawn."""
    pair = (judgement.subject, judgement.a, judgement.b)
    sql = f"SELECT number, {COLUMNS} FROM judgement WHERE subject = ? AND a = ? AND b = ? AND made = '' AND NOT withdrawn"  # noqa: S608
    repeated = False
    for number, *row in db.execute(sql, pair).fetchall():
        if rows.as_judgement(tuple(row)) == judgement:
            repeated = True
        else:
            db.execute("UPDATE judgement SET withdrawn = 1 WHERE number = ?", (number,))
    return repeated


def withdraw(db: sqlite3.Connection, judgement: Judgement) -> bool:
    """Withdraw a judgement made before. True if it was there and stood."""
    j = judgement
    sql = (
        "UPDATE judgement SET withdrawn = 1 WHERE subject = ? AND a = ? AND b = ? AND judge = ? AND made = ? AND verdict = ? "
        "AND NOT withdrawn"
    )
    return db.execute(sql, (j.subject, j.a, j.b, j.judge, j.made, j.verdict)).rowcount > 0


def put_program(db: sqlite3.Connection, subject: Subject, judgements: Iterable[Judgement], touching: Sequence[str] | None) -> None:
    """The program's judgements on pairs with one of `touching`, or on all of a subject: what it no longer says is withdrawn."""
    said = list(judgements)
    kept = {(j.a, j.b) for j in said}
    sql = "SELECT number, a, b FROM judgement WHERE subject = ? AND made = '' AND NOT withdrawn"
    if touching is None:
        standing = db.execute(sql, (subject,)).fetchall()
    else:
        given, names = "IN (SELECT value FROM json_each(?))", rows.as_json(tuple(touching))
        standing = db.execute(f"{sql} AND a {given} UNION {sql} AND b {given}", (subject, names, subject, names)).fetchall()
    stale = [(number,) for number, a, b in standing if (a, b) not in kept]
    db.executemany("UPDATE judgement SET withdrawn = 1 WHERE number = ?", stale)
    put(db, said)


def put_pairs(db: sqlite3.Connection, subject: Subject, name: str, others: Collection[str], said: Iterable[Judgement]) -> None:
    """The program's judgements on pairs of one thing with these others: what it no longer says of them is withdrawn."""
    left = {(j.a, j.b): j for j in said}
    for number, judgement in _standing(db, subject, name):
        pair = (judgement.a, judgement.b)
        if left.get(pair) == judgement:
            del left[pair]
        elif _other(judgement, name) in others:
            _withdraw(db, number)
    sql = f"INSERT INTO judgement ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
    db.executemany(sql, (rows.judgement_row(judgement) for judgement in left.values()))


def withdraw_program(db: sqlite3.Connection, subject: Subject, name: str, kept: Collection[str] = ()) -> None:
    """Withdraw the program's judgements on pairs of one thing, save those with the things kept."""
    for number, judgement in _standing(db, subject, name):
        if _other(judgement, name) not in kept:
            _withdraw(db, number)


def _standing(db: sqlite3.Connection, subject: Subject, name: str) -> list[tuple[int, Judgement]]:
    sql = f"SELECT number, {COLUMNS} FROM judgement WHERE subject = ? AND {{}} = ? AND made = '' AND NOT withdrawn"  # noqa: S608
    found = db.execute(f"{sql.format('a')} UNION ALL {sql.format('b')}", (subject, name) * 2).fetchall()
    return [(number, rows.as_judgement(tuple(row))) for number, *row in found]


def _other(judgement: Judgement, name: str) -> str:
    return judgement.b if judgement.a == name else judgement.a


def _withdraw(db: sqlite3.Connection, number: int) -> None:
    db.execute("UPDATE judgement SET withdrawn = 1 WHERE number = ?", (number,))


def judgements(db: sqlite3.Connection, subject: Subject | None, of: str | None) -> Iterator[Judgement]:
    """All judgements, or those on a subject, or those that name an article, actor reference or event, oldest first."""
    names = _names(db, of) if of is not None else None
    sql = f"SELECT {COLUMNS} FROM judgement WHERE (? IS NULL OR subject = ?)"  # noqa: S608
    values: list[object] = [subject, subject]
    if names is not None:
        sql += " AND (a IN (SELECT value FROM json_each(?)) OR b IN (SELECT value FROM json_each(?)))"
        values += [rows.as_json(names)] * 2
    return (rows.as_judgement(row) for row in db.execute(sql + " ORDER BY number", values))


def _names(db: sqlite3.Connection, of: str) -> tuple[str, ...]:
    """The thing itself and, for an actor, the persona that stands for it."""
    article, mark, number = of.rpartition("#")
    if not mark or not number.isdecimal():
        return (of,)
    sql = "SELECT persona FROM actor JOIN article ON article.number = actor.article WHERE article.id = ? AND actor.number = ?"
    row = db.execute(sql, (article, int(number))).fetchone()
    return (of, PERSONA + row[0]) if row and row[0] else (of,)


def grouped(db: sqlite3.Connection) -> dict[str, list[str]]:
    """Families of more than one current article, by name."""
    found = defaultdict(list)
    sql = (
        "SELECT family, id FROM article WHERE current AND family IN "
        "(SELECT family FROM article WHERE current GROUP BY family HAVING count(*) > 1) ORDER BY family, id"
    )
    for family, key in db.execute(sql):
        found[family].append(key)
    return dict(found)

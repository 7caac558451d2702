"""Judgements as rows, and the groups computed from them: families of articles, actors across articles, happenings."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator

from onrecord.errors import BadInput
from onrecord.link.clusters import Edge, clusters, effective
from onrecord.store import rows
from onrecord.types import Judgement, Subject

_COLUMNS = "subject, relation, a, b, verdict, score, reasons, judge, made, withdrawn"
# The program names a person across articles by profiles, which stand for every actor that looks the same.
PROFILE = "profile:"


def put(db: sqlite3.Connection, judgements: Iterable[Judgement]) -> None:
    """Append judgements. The program's replace its earlier ones on the same pair; a person's stay beside each other."""
    for judgement in judgements:
        if judgement.a >= judgement.b:
            raise BadInput(f"a judgement needs two different things in order, not {judgement.a!r} and {judgement.b!r}")
        if judgement.made or not _repeats(db, judgement):
            sql = f"INSERT INTO judgement ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
            db.execute(sql, rows.judgement_row(judgement))


def _repeats(db: sqlite3.Connection, judgement: Judgement) -> bool:
    """True if the program already says just that; what it says otherwise is withdrawn."""
    pair = (judgement.subject, judgement.a, judgement.b)
    sql = f"SELECT number, {_COLUMNS} FROM judgement WHERE subject = ? AND a = ? AND b = ? AND made = '' AND NOT withdrawn"  # noqa: S608
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


def put_program(db: sqlite3.Connection, subject: Subject, judgements: Iterable[Judgement], touching: str | None) -> None:
    """The program's judgements on one article's pairs (`touching`), or on all of a subject: what it no longer says is withdrawn."""
    said = list(judgements)
    kept = {(j.a, j.b) for j in said}
    sql = "SELECT number, a, b FROM judgement WHERE subject = ? AND made = '' AND NOT withdrawn"
    if touching is None:
        standing = db.execute(sql, (subject,)).fetchall()
    else:
        standing = db.execute(f"{sql} AND a = ? UNION {sql} AND b = ?", (subject, touching, subject, touching)).fetchall()
    stale = [(number,) for number, a, b in standing if (a, b) not in kept]
    db.executemany("UPDATE judgement SET withdrawn = 1 WHERE number = ?", stale)
    put(db, said)


def judgements(db: sqlite3.Connection, subject: Subject | None, of: str | None) -> Iterator[Judgement]:
    """All judgements, or those on a subject, or those that name an article, actor reference or event, oldest first."""
    names = _names(db, of) if of is not None else None
    sql = f"SELECT {_COLUMNS} FROM judgement WHERE (? IS NULL OR subject = ?)"  # noqa: S608
    values: list[object] = [subject, subject]
    if names is not None:
        sql += " AND (a IN (SELECT value FROM json_each(?)) OR b IN (SELECT value FROM json_each(?)))"
        values += [rows.as_json(names)] * 2
    return (rows.as_judgement(row) for row in db.execute(sql + " ORDER BY number", values))


def _names(db: sqlite3.Connection, of: str) -> tuple[str, ...]:
    """The thing itself and, for an actor, the profile that stands for it."""
    article, mark, number = of.rpartition("#")
    if not mark or not number.isdecimal():
        return (of,)
    sql = "SELECT profile FROM actor JOIN article ON article.number = actor.article WHERE article.id = ? AND actor.number = ?"
    row = db.execute(sql, (article, int(number))).fetchone()
    return (of, PROFILE + row[0]) if row and row[0] else (of,)


def _standing(db: sqlite3.Connection, subject: Subject) -> list[Edge]:
    sql = f"SELECT {_COLUMNS} FROM judgement WHERE subject = ? AND NOT withdrawn"  # noqa: S608
    return effective(rows.as_judgement(row) for row in db.execute(sql, (subject,)))


def _among(edges: Iterable[Edge], members: Iterable[str]) -> list[Edge]:
    """Edges whose both ends are there: a superseded article must not join two current ones."""
    present = frozenset(members)
    return [edge for edge in edges if edge.a in present and edge.b in present]


def regroup_articles(db: sqlite3.Connection) -> None:
    """Families: articles joined by copies and versions. Partial reprints stay outside: a digest of five dispatches is no copy of each."""
    before = dict(db.execute("SELECT id, family FROM article WHERE current"))
    joined = "SELECT a, b FROM judgement WHERE subject = 'article' AND NOT withdrawn AND (made <> '' OR relation IN ('copy', 'version'))"
    pairs = frozenset(db.execute(joined))
    edges = [edge for edge in _among(_standing(db, "article"), before) if (edge.a, edge.b) in pairs]
    after = clusters(before, edges)
    changed = [(family, key) for key, family in after.items() if before[key] != family]
    db.executemany("UPDATE article SET family = ? WHERE id = ?", changed)


def regroup_actors(db: sqlite3.Connection) -> None:
    """Actors across articles. A profile is a node; an actor a person judged is one too, joined to its profile."""
    sql = (
        "SELECT article.id || '#' || actor.number, actor.article, actor.number, profile, cluster FROM actor "
        "JOIN article ON article.number = actor.article WHERE article.current"
    )
    found = db.execute(sql).fetchall()
    standing = _standing(db, "actor")
    judged = {name for edge in standing if edge.person for name in (edge.a, edge.b)}
    nodes, belongs = set[str](), list[Edge]()
    for reference, _, _, profile, _ in found:
        node = PROFILE + profile if profile else reference
        nodes.add(node)
        if reference in judged and profile:
            nodes.add(reference)
            belongs.append(Edge(node, reference, "same", 1.0, person=False))
    groups = clusters(nodes, _among([*standing, *belongs], nodes))
    wanted = [
        (groups[reference if reference in groups else PROFILE + profile], row) for row in found for reference, _, _, profile, _ in [row]
    ]
    smallest: dict[str, str] = {}
    for group, row in wanted:
        smallest[group] = min(smallest.get(group, row[0]), row[0])
    changed = [(smallest[group], row[1], row[2]) for group, row in wanted if row[4] != smallest[group]]
    db.executemany("UPDATE actor SET cluster = ? WHERE article = ? AND number = ?", changed)


def regroup_events(db: sqlite3.Connection) -> None:
    """Happenings: events of several articles that are one."""
    sql = "SELECT event.id, happening FROM event JOIN article ON article.number = event.article WHERE article.current"
    before = dict(db.execute(sql))
    after = clusters(before, _among(_standing(db, "event"), before))
    changed = [(group, key) for key, group in after.items() if before.get(key) != group]
    db.executemany("UPDATE event SET happening = ? WHERE id = ?", changed)


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

"""Groups computed again where something changed: families of articles, actors across articles, happenings.

A group depends on nothing but the judgements that tie its members together, so what changed (table `touched`) and everything it is
tied to by "same" is grouped again, and the rest stays as it is. The result is that of grouping everything.
"""

# ruff: noqa: S608  only constants of this file are put into statements

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from onrecord.link.clusters import Edge, clusters, effective, joining
from onrecord.store import rows
from onrecord.store.judging import COLUMNS, PERSONA
from onrecord.store.personas import MEMBERS
from onrecord.types import Subject

# Names looked up in one statement: few enough for a short list, many enough that Python does not matter.
_CHUNK = 400

_ARTICLE = "JOIN article ON article.number = actor.article"
_REFERENCE = "article.id || '#' || actor.number"
_NOT_APART = f"{_REFERENCE} NOT IN (SELECT value FROM json_each(?))"
_LEAST = f"SELECT min({_REFERENCE}) FROM actor {_ARTICLE} WHERE persona = ? AND current AND {_NOT_APART}"
# Two ranges of an index; "<>" would read every actor of the persona.
_ROW = f"SELECT article.id, actor.article, actor.number, cluster FROM actor {_ARTICLE}"
_OF_PERSONA = f"{_ROW} WHERE persona = ? AND (cluster < ? OR cluster > ?) AND {_NOT_APART}"
_OF_REFERENCE = f"{_ROW} WHERE article.id = ? AND actor.number = ? AND cluster <> ?"

# Begins the label of a group that holds actors a person judged: it is computed again whenever one of its personas gains or loses an actor.
_BY_PEOPLE = "+"

# Which of these names are there now.
Present = Callable[[list[str]], set[str]]
# Edges beside the judgements: what belongs together by itself.
Beside = Callable[[list[str]], list[Edge]]


class _Moved(NamedTuple):
    """An actor whose group has another name now: its article, the rows' keys, the name before."""

    article: str
    row: int
    number: int
    before: str


class _Part(NamedTuple):
    """The members that are tied to something touched, with all edges among them."""

    members: frozenset[str]
    edges: list[Edge]

    def groups(self) -> dict[str, str]:
        """Each member's group, named by its smallest member."""
        return clusters(self.members, [e for e in self.edges if e.a in self.members and e.b in self.members])


def articles(db: sqlite3.Connection) -> set[str]:
    """Families: articles joined by copies and versions. Partial reprints stay outside: a digest of five dispatches is no copy of each.

    Articles of every family that may have changed.
    """
    part = _part(db, "article", _current(db, "SELECT id FROM article WHERE current AND id IN (SELECT value FROM json_each(?))"))
    groups = part.groups()
    db.executemany("UPDATE article SET family = ? WHERE id = ? AND family IS NOT ?", ((g, key, g) for key, g in sorted(groups.items())))
    return set(groups)


def events(db: sqlite3.Connection) -> None:
    """Happenings: events of several articles that are one."""
    sql = (
        "SELECT event.id FROM event JOIN article ON article.number = event.article "
        "WHERE current AND event.id IN (SELECT value FROM json_each(?))"
    )
    part = _part(db, "event", _current(db, sql))
    found = sorted(part.groups().items())
    db.executemany("UPDATE event SET happening = ? WHERE id = ? AND happening IS NOT ?", ((group, key, group) for key, group in found))


def of_events(db: sqlite3.Connection) -> set[str]:
    """Current articles of the events that were touched, of which nothing is grouped yet."""
    sql = (
        "SELECT DISTINCT article.id FROM touched JOIN event ON event.id = touched.name JOIN article ON article.number = event.article "
        "WHERE current AND subject = 'event'"
    )
    return {row[0] for row in db.execute(sql)}


def actors(db: sqlite3.Connection, fresh: frozenset[str]) -> set[str]:
    """Actors across articles. A persona is a node; an actor a person judged is one too, joined to its persona.

    Articles with an actor that is now one with others than before. `fresh`: articles that had no groups yet, or lost them.
    """
    judged = _judged(db)
    moved, before = dict[str, list[_Moved]](), dict[str, set[str]]()
    for nodes in _groups(db, judged):
        name, found = _name(db, nodes, judged)
        moved[name] = [move for move in found if move.article not in fresh]
        before[name] = {move.before for move in moved[name]} | ({name} if _stayed(name, found, fresh) else set())
    spread = Counter(old for olds in before.values() for old in olds)
    # A group that a new actor gives its name to, and nothing else happens to, is the same to all who compare.
    told = (name for name, olds in before.items() if len(olds) > 1 or any(spread[old] > 1 for old in olds))
    return {move.article for name in told for move in moved[name]}


def _groups(db: sqlite3.Connection, judged: Mapping[str, str | None]) -> Iterable[list[str]]:
    """Groups to be named anew: those whose ties changed, computed again, and those that only gained or lost an actor, as they were."""
    gained, decided = _gained(db), {persona for persona in judged.values() if persona}
    again = [group for label, group in gained if label.startswith(_BY_PEOPLE) or decided.intersection(group)]
    db.executemany("INSERT OR IGNORE INTO touched VALUES ('actor', ?)", ((PERSONA + name,) for group in again for name in group))
    part = _part(db, "actor", lambda names: _present_actors(db, names), lambda names: _belonging(names, judged))
    groups = defaultdict[str, list[str]](list)
    for node, group in sorted(part.groups().items()):
        groups[group].append(node)
    for name, nodes in groups.items():
        label = name if all(node.startswith(PERSONA) for node in nodes) else _BY_PEOPLE + name
        db.executemany("UPDATE persona SET joined = ? WHERE id = ?", ((label, node.removeprefix(PERSONA)) for node in nodes))
    as_before = ([PERSONA + name for name in group] for _, group in gained)
    return [*groups.values(), *(nodes for nodes in as_before if part.members.isdisjoint(nodes))]


def _gained(db: sqlite3.Connection) -> list[tuple[str, list[str]]]:
    """The label and the personas of each group in which a persona, or an actor that a person ever judged, came or went."""
    at = len(MEMBERS) + 1
    sql = (
        f"SELECT substr(name, {at}) FROM touched WHERE subject = 'actor' AND name >= 'members:' AND name < 'members;' UNION "
        "SELECT actor.persona FROM touched JOIN judgement ON made <> '' AND touched.name IN (a, b) "
        "JOIN article ON article.id = substr(touched.name, 1, instr(touched.name, '#') - 1) "
        f"JOIN actor ON actor.article = article.number AND {_REFERENCE} = touched.name "
        "WHERE touched.subject = 'actor' AND +judgement.subject = 'actor'"
    )
    of = "SELECT joined FROM persona WHERE id = ? AND joined IS NOT NULL"
    labels = {row[0] for (name,) in db.execute(sql).fetchall() for row in db.execute(of, (name,))}
    db.execute("DELETE FROM touched WHERE subject = 'actor' AND name >= 'members:' AND name < 'members;'")
    members = "SELECT id FROM persona WHERE joined = ? ORDER BY id"
    return [(label, [row[0] for row in db.execute(members, (label,))]) for label in sorted(labels)]


def _stayed(name: str, moved: Iterable[_Moved], fresh: frozenset[str]) -> bool:
    """Whether the actor that gives a group its name did so before: it was there and did not come from another group."""
    home, number = _split(name)
    return home not in fresh and all((move.article, move.number) != (home, number) for move in moved)


# ---------------------------------------------------------------- what is tied to what was touched


def touched(db: sqlite3.Connection, subject: Subject) -> list[str]:
    """What changed since groups of this kind were computed. Profiles are looked after in `personas`, before groups are."""
    sql = "SELECT name FROM touched WHERE subject = ? AND NOT (name >= 'profile:' AND name < 'profile;') ORDER BY name"
    return [row[0] for row in db.execute(sql, (subject,))]


def _part(db: sqlite3.Connection, subject: Subject, present: Present, beside: Beside = lambda _: []) -> _Part:
    """Follow "same" from everything touched. What is gone is not followed, but what it was tied to is grouped again."""
    start = touched(db, subject)
    db.executemany("DELETE FROM touched WHERE subject = ? AND name = ?", ((subject, name) for name in start))
    edges = dict[tuple[str, str], Edge]()
    seen, members, frontier, gone_too = set(start), set[str](), start, True
    while frontier:
        here = present(frontier)
        members |= here
        found = [e for chunk in _chunks(frontier if gone_too else sorted(here)) for e in (*_standing(db, subject, chunk), *beside(chunk))]
        edges.update(((edge.a, edge.b), edge) for edge in found)
        ends = {end for edge in found if edge.verdict == "same" for end in (edge.a, edge.b)} - seen
        seen |= ends
        frontier, gone_too = sorted(ends), False
    return _Part(frozenset(members), list(edges.values()))


def _standing(db: sqlite3.Connection, subject: Subject, names: list[str]) -> list[Edge]:
    """The verdicts in force on pairs with one of these names. A passage in common makes no family, unless a person says so."""
    sql = (
        f"SELECT {COLUMNS} FROM judgement WHERE subject = ?1 AND a IN (SELECT value FROM json_each(?2)) AND NOT withdrawn UNION ALL "
        f"SELECT {COLUMNS} FROM judgement WHERE subject = ?1 AND b IN (SELECT value FROM json_each(?2)) AND NOT withdrawn"
    )
    found = [rows.as_judgement(row) for row in db.execute(sql, (subject, rows.as_json(tuple(names))))]
    ties = {(j.a, j.b) for j in found if subject != "article" or j.made or j.relation in {"copy", "version"}}
    return [edge for edge in effective(found) if (edge.a, edge.b) in ties]


def _current(db: sqlite3.Connection, sql: str) -> Present:
    def present(names: list[str]) -> set[str]:
        return {row[0] for chunk in _chunks(names) for row in db.execute(sql, (rows.as_json(tuple(chunk)),))}

    return present


def _chunks(names: list[str]) -> Iterable[list[str]]:
    return (names[at : at + _CHUNK] for at in range(0, len(names), _CHUNK))


# ---------------------------------------------------------------- actors and their personas


def _judged(db: sqlite3.Connection) -> dict[str, str | None]:
    """Actors of current articles that people judged, with the persona of each."""
    # The "+" keeps SQLite from reading every judgement of the program for the few that people made.
    sql = (
        "SELECT reference, persona FROM (SELECT a AS reference FROM judgement WHERE +subject = 'actor' AND made <> '' AND NOT withdrawn "
        "UNION SELECT b FROM judgement WHERE +subject = 'actor' AND made <> '' AND NOT withdrawn) "
        "JOIN article ON article.id = substr(reference, 1, instr(reference, '#') - 1) AND current "
        f"JOIN actor ON actor.article = article.number AND {_REFERENCE} = reference"
    )
    return dict(db.execute(sql))


def _belonging(names: list[str], judged: Mapping[str, str | None]) -> list[Edge]:
    wanted = set(names)
    ties = [(reference, PERSONA + persona) for reference, persona in judged.items() if persona]
    return [joining(reference, node) for reference, node in ties if reference in wanted or node in wanted]


def _present_actors(db: sqlite3.Connection, names: list[str]) -> set[str]:
    """Personas that a current article has an actor of; of the other actors those that were judged, as the rest stand alone."""
    by_persona = f"SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM persona WHERE id = substr(value, {len(PERSONA) + 1}))"
    # Judgements withdrawn count too: who was joined by one stands alone again.
    ever = (
        "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM judgement WHERE subject = 'actor' AND a = value) "
        "OR EXISTS (SELECT 1 FROM judgement WHERE subject = 'actor' AND b = value)"
    )
    references = _current(db, ever)([name for name in names if not name.startswith(PERSONA)])
    # The "+" keeps SQLite from reading every actor without a persona.
    sql = f"SELECT 1 FROM actor {_ARTICLE} WHERE article.id = ? AND actor.number = ? AND current AND +persona IS NULL"
    alone = {name for name in references if "#" in name and db.execute(sql, _split(name)).fetchone()}
    personas = [name for name in names if name.startswith(PERSONA)]
    return (_judged(db).keys() & references) | alone | _current(db, by_persona)(personas)


def _name(db: sqlite3.Connection, nodes: list[str], judged: Mapping[str, str | None]) -> tuple[str, list[_Moved]]:
    """Name the group of these nodes by its smallest actor: that name, and the actors that had another.

    An actor that a person judged goes with its own node, which may have been kept out of its persona's group.
    """
    personas = [node.removeprefix(PERSONA) for node in nodes if node.startswith(PERSONA)]
    own = [node for node in nodes if not node.startswith(PERSONA)]
    apart = rows.as_json(tuple(sorted(reference for reference, persona in judged.items() if persona in personas)))
    name = _smallest(db, personas, own, apart)
    found = [row for persona in personas for row in db.execute(_OF_PERSONA, (persona, name, name, apart)).fetchall()]
    found += [row for reference in own for row in db.execute(_OF_REFERENCE, (*_split(reference), name)).fetchall()]
    moved = [_Moved(*row) for row in found]
    db.executemany("UPDATE actor SET cluster = ? WHERE article = ? AND number = ?", ((name, move.row, move.number) for move in moved))
    return name, moved


def _smallest(db: sqlite3.Connection, personas: list[str], own: list[str], apart: str) -> str:
    """The smallest reference of a group: the smallest name its actors have so far, if that actor is still among them."""
    least = (db.execute("SELECT min(cluster) FROM actor WHERE persona = ?", (persona,)).fetchone()[0] for persona in personas)
    known = min((name for name in least if name), default="")
    if known and not _among(db, known, personas, apart):
        found = (db.execute(_LEAST, (persona, apart)).fetchone()[0] for persona in personas)
        known = min((name for name in found if name), default="")
    return min(name for name in (known, *own) if name)


def _among(db: sqlite3.Connection, reference: str, personas: list[str], apart: str) -> bool:
    sql = f"SELECT persona FROM actor {_ARTICLE} WHERE article.id = ? AND actor.number = ? AND current AND {_NOT_APART}"
    row = db.execute(sql, (*_split(reference), apart)).fetchone()
    return row is not None and row[0] in personas


def _split(reference: str) -> tuple[str, int]:
    article, _, number = reference.rpartition("#")
    return article, int(number) if number.isdecimal() else -1

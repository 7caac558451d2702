"""What the program left open: pairs it is unsure of and no person has decided, those that most depends on first."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from onrecord.store import sides
from onrecord.store.decisions import Side
from onrecord.store.judging import PERSONA
from onrecord.types import Record, Subject


class Question(Record, frozen=True, kw_only=True):
    """A pair to be decided. `weight` counts the facts that hang on it: mentions of actors, reports of events, copies of articles."""

    subject: Subject
    a: Side
    b: Side
    score: float
    reasons: tuple[str, ...]
    weight: int


class _End(NamedTuple):
    """One end of an open pair: whom to ask about, the group it is in, what hangs on it."""

    reference: str
    group: str
    weight: int


# For each subject: the member that stands for a name, its group, and its weight.
_ENDS: dict[Subject, str] = {
    "article": (
        "SELECT id, coalesce(family, id), (SELECT count(*) FROM event WHERE event.article = article.number) FROM article "
        "WHERE current AND id = ?"
    ),
    "event": (
        "SELECT event.id, happening, 1 FROM event JOIN article ON article.number = event.article WHERE article.current AND event.id = ?"
    ),
}
_ACTOR = (
    "SELECT article.id || '#' || actor.number AS reference, cluster, (SELECT count(*) FROM mention WHERE mention.article = actor.article "
    "AND mention.actor = actor.number) FROM actor JOIN article ON article.number = actor.article WHERE article.current"
)
_FIRST = "ORDER BY 3 DESC, 1 LIMIT 1"
_ORDER: tuple[Subject, ...] = ("actor", "event", "article")
_NAMED = {"article": sides.article, "actor": sides.actor, "event": sides.event}


def questions(db: sqlite3.Connection, subject: Subject | None = None) -> Iterator[Question]:
    """Open pairs, each pair of groups once: actors, events, articles; what most hangs on first, then the likelier, then by reference.

    Articles come last, as a passage in common is an answer of its own and a person's word changes least there.
    """
    found = [q for one in _ORDER if subject in (None, one) for q in _open(db, one)]
    found.sort(
        key=lambda pair: (_ORDER.index(pair[0]), -min(pair[1].weight, pair[2].weight), -pair[3], pair[1].reference, pair[2].reference)
    )
    for kind, a, b, score, reasons in found:
        yield Question(
            subject=kind, a=_NAMED[kind](db, a.reference), b=_NAMED[kind](db, b.reference), score=score, reasons=reasons,
            weight=a.weight + b.weight,
        )  # fmt: skip


def together(db: sqlite3.Connection, subject: Subject, a: str, b: str) -> bool:
    """Whether two things are in one group now."""
    return _group(db, subject, a) == _group(db, subject, b)


def _open(db: sqlite3.Connection, subject: Subject) -> list[tuple[Subject, _End, _End, float, tuple[str, ...]]]:
    decided = _decided(db, subject)
    best: dict[frozenset[str], tuple[Subject, _End, _End, float, tuple[str, ...]]] = {}
    sql = (
        "SELECT a, b, score, reasons FROM judgement WHERE subject = ? AND verdict = 'unsure' AND made = '' AND NOT withdrawn ORDER BY a, b"
    )
    for a, b, score, reasons in db.execute(sql, (subject,)).fetchall():
        one, other = _end(db, subject, a), _end(db, subject, b)
        if one is None or other is None or one.group == other.group:
            continue
        pair = frozenset((one.group, other.group))
        if pair not in decided and (pair not in best or score > best[pair][3]):
            best[pair] = (subject, one, other, score, msgspec.json.decode(reasons, type=tuple[str, ...]))
    return list(best.values())


def _decided(db: sqlite3.Connection, subject: Subject) -> set[frozenset[str]]:
    """Pairs of groups between which a person's judgement stands."""
    sql = "SELECT a, b FROM judgement WHERE subject = ? AND made <> '' AND NOT withdrawn"
    return {frozenset((_group(db, subject, a), _group(db, subject, b))) for a, b in db.execute(sql, (subject,)).fetchall()}


def _group(db: sqlite3.Connection, subject: Subject, name: str) -> str:
    end = _end(db, subject, name)
    return end.group if end else name


def _end(db: sqlite3.Connection, subject: Subject, name: str) -> _End | None:
    """An actor is judged as itself by people and by its persona by the program."""
    if subject != "actor":
        row = db.execute(_ENDS[subject], (name,)).fetchone()
    elif name.startswith(PERSONA):
        row = db.execute(f"{_ACTOR} AND persona = ? {_FIRST}", (name.removeprefix(PERSONA),)).fetchone()
    else:
        article, _, number = name.rpartition("#")
        row = db.execute(
            f"{_ACTOR} AND article.id = ? AND actor.number = ?", (article, int(number) if number.isdecimal() else -1)
        ).fetchone()
    return _End(row[0], row[1] or row[0], row[2]) if row else None

"""What people decided: judgements with the words they were made on, so that they outlive another reading of the articles.

A judgement names an actor `article#number`. Read again, the article may give that number to another actor; so the place of a mention
is kept beside, and `reattach` finds the actor who stands there now. Where nobody does, the judgement waits under the place itself,
`article@start-end`, which joins nothing, until a reading finds the actor again.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from onrecord.errors import BadInput
from onrecord.store import judging
from onrecord.types import Judgement, Record, Span, Subject, Verdict

_RELATION: dict[Subject, str] = {"article": "copy", "actor": "identity", "event": "happening"}


class Side(Record, frozen=True, kw_only=True):
    """One of the two things judged: its reference, and how a reader knows it. `quote` stands at `span` of `article`."""

    reference: str
    article: str
    name: str
    span: Span | None = None
    quote: str = ""


class Decision(Record, frozen=True, kw_only=True):
    """A person's judgement as it is listed, exported and imported. `made` is the time, ISO 8601 in UTC."""

    subject: Subject
    a: Side
    b: Side
    verdict: Verdict
    because: tuple[str, ...]
    judge: str
    made: str
    withdrawn: bool = False


class _Row(NamedTuple):
    number: int
    decision: Decision


def make(db: sqlite3.Connection, decision: Decision) -> None:
    """Append a person's judgement. Raises BadInput if both sides are one thing, or no time is given."""
    if not decision.made:
        raise BadInput("a person's judgement needs the time it was made")
    if decision.a.reference == decision.b.reference:
        raise BadInput(f"{decision.a.reference} is one thing; a judgement needs two")
    first, second = sorted((decision.a, decision.b), key=lambda side: side.reference)
    judgement = Judgement(
        subject=decision.subject, relation=_RELATION[decision.subject], a=first.reference, b=second.reference, verdict=decision.verdict,
        score=1.0, reasons=decision.because, judge=decision.judge, made=decision.made, withdrawn=decision.withdrawn,
    )  # fmt: skip
    judging.put(db, [judgement])
    number = db.execute("SELECT max(number) FROM judgement").fetchone()[0]
    db.executemany("INSERT INTO anchor VALUES (?, ?, ?, ?, ?, ?, ?)", (_anchor(number, *side) for side in (("a", first), ("b", second))))


def _anchor(number: int, letter: str, side: Side) -> tuple[object, ...]:
    span = (side.span.start, side.span.end) if side.span else (None, None)
    return (number, letter, side.article, side.name, *span, side.quote)


def decisions(db: sqlite3.Connection, *, withdrawn: bool = False) -> Iterator[Decision]:
    """People's judgements, oldest first; those withdrawn too if asked for, each once."""
    found: dict[tuple[str, str, str], Decision] = {}
    for _, decision in _rows(db):
        key = (decision.made, decision.judge, "|".join(sorted((_place(decision.a), _place(decision.b)))))
        if key not in found or not decision.withdrawn:
            found[key] = decision
    return (decision for decision in found.values() if withdrawn or not decision.withdrawn)


def _rows(db: sqlite3.Connection) -> Iterator[_Row]:
    sql = "SELECT number, subject, a, b, verdict, reasons, judge, made, withdrawn FROM judgement WHERE made <> '' ORDER BY made, number"
    for number, subject, a, b, verdict, reasons, judge, made, withdrawn in db.execute(sql).fetchall():
        kept = db.execute("SELECT side, article, name, start, stop, quote FROM anchor WHERE judgement = ?", (number,))
        sides = {row[0]: row[1:] for row in kept}
        because = msgspec.json.decode(reasons, type=tuple[str, ...])
        yield _Row(number, Decision(
            subject=subject, a=_side(a, sides.get("a")), b=_side(b, sides.get("b")), verdict=verdict, because=because,
            judge=judge, made=made, withdrawn=bool(withdrawn),
        ))  # fmt: skip


def _side(reference: str, row: tuple[str, str, int | None, int | None, str] | None) -> Side:
    """A judgement put by a program that keeps no words has only its reference."""
    if row is None:
        return Side(reference=reference, article=reference.partition("#")[0], name=reference)
    article, name, start, stop, quote = row
    span = Span(start, stop) if start is not None and stop is not None else None
    return Side(reference=reference, article=article, name=name, span=span, quote=quote)


def _place(side: Side) -> str:
    """What stays of a side when its number changes."""
    return f"{side.article}@{side.span.start}-{side.span.end}" if side.span else side.reference


def undo(db: sqlite3.Connection, pair: tuple[str, str] | None = None) -> Decision | None:
    """Withdraw the latest standing decision, or the latest on a pair of references; what was withdrawn, or nothing."""
    wanted = None if pair is None else set(pair)
    rows = [row for row in _rows(db) if not row.decision.withdrawn]
    standing = [row for row in rows if wanted in (None, {row.decision.a.reference, row.decision.b.reference})]
    if not standing:
        return None
    number, decision = standing[-1]
    db.execute("UPDATE judgement SET withdrawn = 1 WHERE number = ?", (number,))
    return decision


def take(db: sqlite3.Connection, given: Iterable[Decision]) -> int:
    """Take over decisions from another base; how many were new here or newly withdrawn. What was withdrawn here stays so."""
    known = {_identity(row.decision): row for row in _rows(db)}
    changed = 0
    for decision in given:
        row = known.get(_identity(decision))
        if row is None:
            make(db, decision)
            changed += 1
        elif decision.withdrawn and not row.decision.withdrawn:
            db.execute("UPDATE judgement SET withdrawn = 1 WHERE number = ?", (row.number,))
            changed += 1
    return changed


def _identity(decision: Decision) -> tuple[str, str, str, str]:
    return (decision.made, decision.judge, decision.subject, "|".join(sorted((_place(decision.a), _place(decision.b)))))


# ---------------------------------------------------------------- after another reading


def reattach(db: sqlite3.Connection) -> int:
    """Let every standing judgement name what stands at its words now; how many had to be made out anew."""
    moved = 0
    for number, decision in list(_rows(db)):
        if decision.withdrawn:
            continue
        sides = [_now(db, decision.subject, side) for side in (decision.a, decision.b)]
        if sides != [decision.a, decision.b] and sides[0].reference != sides[1].reference:
            db.execute("UPDATE judgement SET withdrawn = 1 WHERE number = ?", (number,))
            make(db, Decision(
                subject=decision.subject, a=sides[0], b=sides[1], verdict=decision.verdict, because=decision.because, judge=decision.judge,
                made=decision.made,
            ))  # fmt: skip
            moved += 1
    return moved


def _now(db: sqlite3.Connection, subject: Subject, side: Side) -> Side:
    """The same side under the reference that is right today. What is not in the base keeps its name and waits."""
    if side.span is None or subject == "article" or not _told(db, side.article):
        return side
    found = _actor_at(db, side) if subject == "actor" else _event_at(db, side)
    return Side(reference=found, article=side.article, name=side.name, span=side.span, quote=side.quote)


def _told(db: sqlite3.Connection, article: str) -> bool:
    sql = "SELECT 1 FROM article WHERE id = ? AND state IN ('resolved', 'linked')"
    return db.execute(sql, (article,)).fetchone() is not None


def _actor_at(db: sqlite3.Connection, side: Side) -> str:
    sql = (
        "SELECT mention.actor FROM mention JOIN article ON article.number = mention.article "
        "WHERE article.id = ? AND start = ? AND stop = ? ORDER BY mention.actor LIMIT 1"
    )
    found = side.span and db.execute(sql, (side.article, side.span.start, side.span.end)).fetchone()
    return f"{side.article}#{found[0]}" if found else _place(side)


def _event_at(db: sqlite3.Connection, side: Side) -> str:
    """An event keeps its id while article, cue and type stay; with another type the cue alone tells."""
    sql = (
        "SELECT event.id FROM evidence JOIN article ON article.number = evidence.article JOIN event ON event.article = evidence.article "
        "AND event.number = evidence.number WHERE article.id = ? AND fact = 'event' AND evidence.role = 'cue' AND start = ? AND stop = ? "
        "ORDER BY event.id = ? DESC, event.id LIMIT 1"
    )
    found = side.span and db.execute(sql, (side.article, side.span.start, side.span.end, side.reference)).fetchone()
    return str(found[0]) if found else side.reference

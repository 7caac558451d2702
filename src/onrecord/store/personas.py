"""Personas of a base: which profiles stand for each, under which keys it is kept, and who is compared with whom.

All of it follows from the profiles of current articles and not from the order in which they came: the profiles that stand for a
persona and the personas that stand for a key are those of the smallest ids. An id is a hash, so one more among n changes what stands
for them with a probability of LOOKS or BLOCK in n, and only then others are compared again.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import msgspec

from onrecord.link.personas import BLOCK, LOOKS, persona
from onrecord.link.profiles import Profile, keys, sought
from onrecord.store import rows
from onrecord.store.judging import PERSONA, withdraw_program
from onrecord.text import digest

# How `touched` names them: a profile that an actor got or lost, a persona that did, which is settled then.
PROFILE, MEMBERS = "profile:", "members:"
_profile = msgspec.json.Decoder(Profile)
_looks = msgspec.json.Decoder(tuple[str, ...])
# The end of a range of names: the next character after the colon.
_TOUCHED = "subject = 'actor' AND name >= 'profile:' AND name < 'profile;'"


class Due(NamedTuple):
    """A persona to be compared, by the name judgements use, with the profiles that stand for it, and those it is compared with."""

    name: str
    looks: tuple[Profile, ...]
    others: tuple[tuple[str, tuple[Profile, ...]], ...]


class _Change(NamedTuple):
    persona: str
    before: tuple[str, ...]
    now: tuple[str, ...]


def note(db: sqlite3.Connection, article: int, found: Iterable[tuple[int, Profile]]) -> None:
    """Note what each actor of an article looks like."""
    for actor, profile in found:
        record, own = rows.as_json(profile), persona(profile)
        name = digest(record)
        db.execute("INSERT INTO profile VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (name, own, record))
        db.execute("UPDATE actor SET profile = ?, persona = ? WHERE article = ? AND number = ?", (name, own, article, actor))


def due(db: sqlite3.Connection) -> Iterator[Due]:
    """Bring personas up to date with the articles there are now; those to be compared, each pair once. What no longer is compared goes."""
    changes = _changes(db)
    gone = [change.persona for change in changes if not change.now]
    new = {change.persona for change in changes if not change.before}
    moved = _keep(db, gone, sorted(new), [change for change in changes if change.persona not in new and change.now])
    for name in gone:
        withdraw_program(db, "actor", PERSONA + name)
    compared = sorted(({change.persona for change in changes} | moved) - set(gone))
    db.executemany("INSERT OR IGNORE INTO touched VALUES ('actor', ?)", ((PERSONA + name,) for name in sorted(new)))
    yield from _pairs(db, compared)


def _changes(db: sqlite3.Connection) -> list[_Change]:
    """Personas that other profiles stand for now than when they were last compared."""
    sql = f"SELECT DISTINCT profile.persona FROM touched JOIN profile ON profile.id = substr(name, {len(PROFILE) + 1}) WHERE {_TOUCHED}"  # noqa: S608
    touched = sorted(row[0] for row in db.execute(sql))
    db.execute(f"DELETE FROM touched WHERE {_TOUCHED}")  # noqa: S608
    db.executemany("INSERT OR IGNORE INTO touched VALUES ('actor', ?)", ((MEMBERS + name,) for name in touched))
    found = (_Change(name, _before(db, name), _now(db, name)) for name in touched)
    return [change for change in found if change.before != change.now]


def _before(db: sqlite3.Connection, name: str) -> tuple[str, ...]:
    row = db.execute("SELECT looks FROM persona WHERE id = ?", (name,)).fetchone()
    return _looks.decode(row[0]) if row else ()


def _now(db: sqlite3.Connection, name: str) -> tuple[str, ...]:
    sql = (
        "SELECT id FROM profile WHERE persona = ? AND EXISTS (SELECT 1 FROM actor JOIN article ON article.number = actor.article "
        "WHERE actor.profile = profile.id AND current) ORDER BY id LIMIT ?"
    )
    return tuple(row[0] for row in db.execute(sql, (name, LOOKS)))


def _keep(db: sqlite3.Connection, gone: list[str], new: list[str], altered: list[_Change]) -> set[str]:
    """Write what changed; personas that stand for a key now and did not before, or the other way round."""
    looks = {name: _now(db, name) for name in new}
    kept = {name: _look(db, found[0]) for name, found in looks.items()}
    touched = {key for profile in kept.values() for key in keys(profile)}
    touched |= {row[0] for name in gone for row in db.execute("SELECT key FROM persona_key WHERE persona = ? AND NOT sought", (name,))}
    before = {key: _front(db, key) for key in touched}
    db.executemany("DELETE FROM persona WHERE id = ?", ((name,) for name in gone))
    db.executemany("INSERT INTO persona (id, looks) VALUES (?, ?)", ((name, rows.as_json(found)) for name, found in looks.items()))
    for name, profile in kept.items():
        own = [(key, 0, name) for key in keys(profile)] + [(key, 1, name) for key in sought(profile)]
        db.executemany("INSERT INTO persona_key VALUES (?, ?, ?)", own)
    db.executemany("UPDATE persona SET looks = ? WHERE id = ?", ((rows.as_json(c.now), c.persona) for c in altered))
    return {name for key, standing in before.items() for name in set(standing) ^ set(_front(db, key))}


def _look(db: sqlite3.Connection, profile: str) -> Profile:
    return _profile.decode(db.execute("SELECT record FROM profile WHERE id = ?", (profile,)).fetchone()[0])


def _front(db: sqlite3.Connection, key: str) -> tuple[str, ...]:
    """The personas that stand for a key."""
    sql = "SELECT persona FROM persona_key WHERE key = ? AND NOT sought ORDER BY persona LIMIT ?"
    return tuple(row[0] for row in db.execute(sql, (key, BLOCK)))


def _pairs(db: sqlite3.Connection, compared: list[str]) -> Iterator[Due]:
    @lru_cache(maxsize=1 << 12)
    def looks(name: str) -> tuple[Profile, ...]:
        return tuple(_look(db, profile) for profile in _before(db, name))

    front, done = lru_cache(maxsize=1 << 14)(lambda key: _front(db, key)), set[str]()
    for name in compared:
        wanted = _wanted(db, name, front)
        withdraw_program(db, "actor", PERSONA + name, {PERSONA + other for other in wanted})
        done.add(name)
        yield Due(PERSONA + name, looks(name), tuple((PERSONA + other, looks(other)) for other in sorted(wanted - done)))


def _wanted(db: sqlite3.Connection, name: str, front: Callable[[str], tuple[str, ...]]) -> set[str]:
    """With whom a persona is compared: who stands for a key that it seeks, and who seeks a key that it stands for."""
    found = set[str]()
    for key, seeks in db.execute("SELECT key, sought FROM persona_key WHERE persona = ?", (name,)).fetchall():
        if seeks:
            found.update(front(key))
        elif name in front(key):
            found.update(row[0] for row in db.execute("SELECT persona FROM persona_key WHERE key = ? AND sought", (key,)))
    return found - {name}


def crowded(db: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    """Keys under which more personas are kept than are compared with all who seek them, and how many."""
    sql = "SELECT key, count(*) FROM persona_key WHERE NOT sought GROUP BY key HAVING count(*) > ? ORDER BY key"
    return ((key, number) for key, number in db.execute(sql, (BLOCK,)))

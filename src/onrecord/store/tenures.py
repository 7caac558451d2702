"""Offices over time: what the articles in scope attest, given to `link.tenures`, with the stored offices behind each tenure."""

import sqlite3

from onrecord.link.tenures import Attested, History, Tenure, history
from onrecord.store import queries
from onrecord.store.scope import Scope
from onrecord.store.views import StoredOffice
from onrecord.text import fold
from onrecord.types import Record


class Held(Record, frozen=True, kw_only=True):
    """A tenure with the offices that attest it, by day."""

    tenure: Tenure
    offices: tuple[StoredOffice, ...]


class Offices(Record, frozen=True, kw_only=True):
    """Offices over time. `names` gives each person's name by the id that tenures, changes and conflicts use; `undated` is not in them."""

    held: tuple[Held, ...]
    history: History
    names: dict[str, str]
    undated: tuple[StoredOffice, ...]


def tenures(db: sqlite3.Connection, scope: Scope) -> Offices:
    """What the articles in scope attest of offices, by country, office and time."""
    stored = {f"{found.article.id}#{found.number}": found for found in queries.offices(db, scope)}
    told = history(made for name, found in stored.items() if (made := _attested(name, found)))
    held = (Held(tenure=tenure, offices=tuple(stored[fact] for fact in tenure.facts)) for tenure in told.tenures)
    return Offices(
        held=tuple(held),
        history=told,
        names={found.person.cluster: found.person.name for found in sorted(stored.values(), key=lambda f: len(f.person.name))},
        undated=tuple(found for found in stored.values() if found.office.when is None),
    )


def _attested(name: str, found: StoredOffice) -> Attested | None:
    held = found.office
    if held.when is None:
        return None
    return Attested(
        fact=name, person=found.person.cluster, role=held.role or fold(held.title), country=held.country or "",
        organization=fold(held.organization or ""), status=held.status, start=held.when.start, end=held.when.end,
    )  # fmt: skip

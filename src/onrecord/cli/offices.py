"""`onrecord offices`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.opened import opened
from onrecord.cli.options import Asked, Form, based, formed, scoped

if TYPE_CHECKING:
    from datetime import date

    from rich.console import Console

    from onrecord.link.tenures import Change, Conflict
    from onrecord.store import Held, Offices

COLUMNS = ("person", "role", "title", "country", "organization", "status", "first", "last", "ended", "gaps", "articles", "origins")
Row = dict[str, Any]


@click.command()
@scoped
@formed
@based
def offices(asked: Asked, form: Form, base: str) -> None:
    """Show who is attested in which office when, what changed, and what conflicts.

    An article attests an office on its day. A silence of more than a year inside a tenure is shown as a gap; two holders of an office
    of one holder at one time are shown as a conflict, with both. `--actor` takes a person or a country.

    \b
    onrecord offices --actor Norway
    onrecord offices --actor "Anna Berg" --json
    """
    import msgspec

    from onrecord.cli.output import Listing, console, line, show

    with opened(base) as store:
        found = store.tenures(asked.scope())
        if form == "json" and found.held:
            line(msgspec.json.encode(as_object(found)))
            return
        listing: Listing[Held] = Listing(COLUMNS, lambda held: held_object(found, held), lambda held: _row(found, held), _draw)
        show(found.held, listing, form, "no dated office in this scope; widen it, or see `onrecord status`")
        if form == "table":
            _notes(console(), found)


def as_object(found: "Offices") -> Row:
    """Tenures, changes and conflicts; persons by the id that names them across articles, and by name."""
    from onrecord.types import SCHEMA_VERSION

    return {
        "schema_version": SCHEMA_VERSION, "tenures": [held_object(found, held) for held in found.held],
        "changes": [_change(found, change) for change in found.history.changes],
        "conflicts": [_conflict(found, conflict) for conflict in found.history.conflicts], "undated": len(found.undated),
    }  # fmt: skip


def held_object(found: "Offices", held: "Held") -> Row:
    """A tenure with the exact words that attest it."""
    from onrecord.cli import facts

    tenure = held.tenure
    return {
        "person": {"id": tenure.person, "name": found.names[tenure.person]}, "role": tenure.role, "country": tenure.country or None,
        "organization": tenure.organization or None, "status": tenure.status, "first": str(tenure.first), "last": str(tenure.last),
        "ended": str(tenure.ended) if tenure.ended else None, "gaps": [[str(start), str(end)] for start, end in tenure.gaps],
        "offices": [facts.office_object(stored) for stored in held.offices],
    }  # fmt: skip


def _change(found: "Offices", change: "Change") -> Row:
    return {
        "role": change.role, "country": change.country or None, "organization": change.organization or None,
        "before": found.names[change.before], "then": found.names[change.then], "after": str(change.after), "by": str(change.by),
    }  # fmt: skip


def _conflict(found: "Offices", conflict: "Conflict") -> Row:
    return {
        "role": conflict.role, "country": conflict.country or None, "organization": conflict.organization or None,
        "persons": [found.names[person] for person in conflict.persons], "first": str(conflict.first), "last": str(conflict.last),
    }  # fmt: skip


def _row(found: "Offices", held: "Held") -> Row:
    tenure = held.tenure
    return {
        "person": found.names[tenure.person], "role": tenure.role, "title": held.offices[-1].office.title, "country": tenure.country,
        "organization": tenure.organization, "status": tenure.status, "first": str(tenure.first), "last": str(tenure.last),
        "ended": str(tenure.ended) if tenure.ended else None, "gaps": len(tenure.gaps), "articles": _articles(held),
        "origins": len({stored.article.family for stored in held.offices}),
    }  # fmt: skip


def _articles(held: "Held") -> int:
    return len({stored.article.id for stored in held.offices})


def _draw(console: "Console", found: Iterator["Held"]) -> None:
    from rich.text import Text

    from onrecord.cli import draw
    from onrecord.cli.output import counted

    for held in found:
        tenure, latest = held.tenure, held.offices[-1]
        of = f", {latest.office.organization}" if tenure.organization else ""
        head = Text.assemble((latest.person.name, draw.STRONG), f"  {latest.office.title}{of}")
        head.append(f"  ({', '.join(filter(None, (tenure.country, tenure.status)))})", draw.DIM)
        console.print(head)
        told = f"  attested {_days(tenure.first, tenure.last)} in {counted(_articles(held), 'article')}"
        told += "".join(f"; nothing from {start} to {end}" for start, end in tenure.gaps)
        console.print(Text(told + (f"; told as past on {tenure.ended}" if tenure.ended else ""), draw.DIM))


def _days(first: "date", last: "date") -> str:
    return str(first) if first == last else f"{first} to {last}"


def _notes(console: "Console", found: "Offices") -> None:
    """What changed and what conflicts, and how many offices have no date."""
    from rich.text import Text

    from onrecord.cli import draw
    from onrecord.cli.output import counted

    told = found.history
    if told.changes:
        console.print()
        draw.heading(console, "Changes")
        draw.bullets(console, (
            f"{_office(c)}: {found.names[c.before]}, attested until {c.after}; then {found.names[c.then]}, attested from {c.by}"
            for c in told.changes
        ))  # fmt: skip
    if told.conflicts:
        draw.heading(console, "Conflicts")
        draw.bullets(console, (
            f"{_office(c)}: {' and '.join(found.names[p] for p in c.persons)}, both attested {_days(c.first, c.last)}"
            for c in told.conflicts
        ))  # fmt: skip
    if found.undated:
        console.print(Text(f"{counted(len(found.undated), 'office')} without a date left out", draw.DIM))


def _office(of: "Change | Conflict") -> str:
    return ", ".join(filter(None, (of.role.replace("_", " "), of.organization, of.country)))

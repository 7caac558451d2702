"""`onrecord why`."""

from typing import TYPE_CHECKING

import click

from onrecord.cli.opened import opened
from onrecord.cli.options import based
from onrecord.errors import UnknownName

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.store import Store, StoredEvent

SHORTEST = 4  # characters of an id that are looked up as its beginning


@click.command()
@click.argument("id")
@click.option("--json", "as_json", is_flag=True, help="The event with all its reasons as JSON.")
@based
def why(id: str, as_json: bool, base: str) -> None:  # noqa: A002
    """Explain one event: every field and its reasons.

    ID is the id `onrecord events` shows, or its beginning.

    \b
    onrecord events --actor Peru
    onrecord why 3f2a
    """
    import msgspec

    from onrecord.cli import facts
    from onrecord.cli.output import console, line

    with opened(base) as store:
        stored = find(store, id)
        if as_json:
            reports = [facts.event_object(report) for report in store.happening(stored.event.id)]
            line(msgspec.json.encode({**facts.event_object(stored), "reports": reports}))
        else:
            _page(console(), store, stored)


def find(store: "Store", id: str) -> "StoredEvent":  # noqa: A002
    """The event of this id, or the only one whose id begins so. Raises UnknownName."""
    try:
        return store.event(id)
    except UnknownName:
        if len(id) < SHORTEST:
            raise
    found = {stored.event.id for stored in store.events() if stored.event.id.startswith(id)}
    if len(found) != 1:
        raise UnknownName(f"{len(found)} events have ids that begin with {id!r}; `onrecord events` lists the ids")
    return store.event(found.pop())


def _page(console: "Console", store: "Store", stored: "StoredEvent") -> None:
    from onrecord.cli import draw

    console.print(draw.event_head(stored))
    draw.words(console, _quote(stored, "evidence"), [_quote(stored, "cue")])
    draw.place(console, stored.article, stored.event.id)
    _table(console, store, stored)
    draw.heading(console, "Reasons")
    draw.bullets(console, stored.event.reasons or ("none were kept",))
    if stored.event.missing:
        draw.heading(console, "Not known")
        draw.bullets(console, (f"{gap.field}: {gap.reason}" for gap in stored.event.missing))
    _reports(console, store, stored)


def _quote(stored: "StoredEvent", role: str) -> str:
    return next((q.text for q in stored.quotes if q.role == role), "")


def _table(console: "Console", store: "Store", stored: "StoredEvent") -> None:
    """Each field with what it is and the words it rests on."""
    from rich.table import Table
    from rich.text import Text

    event = stored.event
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in (
        ("cue", f"“{_quote(stored, 'cue')}” at {event.cue.start}–{event.cue.end}, score {event.score:.2f}"),
        ("type", " · ".join(filter(None, (event.type, event.mode, *event.contexts, f"CAMEO {event.cameo}" if event.cameo else "")))),
        ("actors", ", ".join(_named(a.name, a.country) for a in stored.actors) or "none"),
        ("recipients", ", ".join(_named(a.name, a.country) for a in stored.recipients) or "none"),
        ("when", _when(stored)),
        ("place", event.place.name if event.place else "not said"),
        ("status", f"{event.status}{', background' if event.background else ''}"),
        ("said by", _said(store, stored)),
    ):
        table.add_row(name, Text(value))
    console.print(table)
    console.print()


def _named(name: str, country: str | None) -> str:
    return f"{name} ({country})" if country else name


def _when(stored: "StoredEvent") -> str:
    from onrecord.cli.draw import when

    date = stored.event.when
    if date is None:
        return "not known: " + next((gap.reason for gap in stored.event.missing if gap.field == "when"), "no reason kept")
    words = _quote(stored, "when")
    return f"{when(date)} ({', '.join(filter(None, (date.precision, date.basis, date.note, f'“{words}”' if words else '')))})"


def _said(store: "Store", stored: "StoredEvent") -> str:
    said = stored.statement
    if said is None:
        return "the article itself"
    named = store.account(stored.article.id).actors[said.speaker].name if said.speaker is not None else None
    via = f" via {' ← '.join(said.via)}" if said.via else ""
    return f"{named or said.speaker_text or 'a speaker not named'}{via} ({said.kind}{', hedged' if said.hedged else ''})"


def _reports(console: "Console", store: "Store", stored: "StoredEvent") -> None:
    """Other reports of the same happening, and the judgements that joined them."""
    from onrecord.cli import draw

    reports = [report for report in store.happening(stored.event.id) if report.event.id != stored.event.id]
    if not reports:
        return
    draw.heading(console, f"Also reported ({len(reports)})")
    for report in reports:
        draw.words(console, _quote(report, "evidence"), [_quote(report, "cue")])
        draw.place(console, report.article, report.event.id)
    draw.heading(console, "Joined because")
    ids = {stored.event.id, *(report.event.id for report in reports)}
    found = [j for j in store.judgements("event", stored.event.id) if not j.withdrawn and {j.a, j.b} <= ids]
    draw.bullets(console, (f"{j.verdict} ({j.score:.2f}, {j.judge}): {'; '.join(j.reasons)}" for j in found))

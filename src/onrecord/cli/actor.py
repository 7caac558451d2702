"""`onrecord actor`."""

from typing import TYPE_CHECKING

import click

from onrecord.cli.opened import opened
from onrecord.cli.options import Form, based, formed

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from onrecord.cli.output import Listing
    from onrecord.store import Scope, Store, StoredActor, StoredOffice

MOST = 8


@click.command()
@click.argument("name")
@formed
@based
def actor(name: str, form: Form, base: str) -> None:
    """Show one actor: names, dated offices, events, words.

    NAME is a name as any article gives it. Two people of one name stay two until a judgement joins them.

    \b
    onrecord actor "Sergei Shoigu"
    onrecord actor Peru --json
    """
    from onrecord.cli.output import console, show
    from onrecord.store import Scope

    with opened(base) as store:
        scope = Scope(actor=name)
        if form == "table":
            _page(console(), store, scope)
        else:
            show(store.actors(scope), _listing(store, scope), form, f"no actor is called {name!r}; `onrecord actors` lists all")


def _listing(store: "Store", scope: "Scope") -> "Listing[StoredActor]":
    from onrecord.cli import draw, facts
    from onrecord.cli.output import Listing

    offices = list(store.offices(scope))

    def whole(found: "StoredActor") -> facts.Json:
        held = [facts.office_object(o) for o in offices if o.person.cluster == found.id]
        return {**facts.actor_object(found), "offices": held}

    return Listing(facts.ACTOR_COLUMNS, whole, facts.actor_row, draw.actors)


def _page(console: "Console", store: "Store", scope: "Scope") -> None:
    from onrecord.cli import draw

    draw.actors(console, store.actors(scope))
    console.print()
    offices, events = list(store.offices(scope)), list(store.events(scope))
    if offices:
        draw.heading(console, "Offices")
        draw.bullets(console, map(_office, offices))
    if events:
        draw.heading(console, f"Events, the latest of {len(events)}" if len(events) > MOST else "Events")
        draw.events(console, iter(events[-MOST:]))
    if statements := list(store.statements(scope)):
        draw.heading(console, f"Words, {MOST} of {len(statements)}" if len(statements) > MOST else "Words")
        draw.statements(console, iter(statements[-MOST:]))


def _office(stored: "StoredOffice") -> "Text":
    from rich.text import Text

    from onrecord.cli import draw

    held = stored.office
    of = f", {held.organization}" if held.organization and held.organization not in held.title else ""
    attested = draw.when(held.when) if held.when else f"undated: {held.missing}"
    found = Text.assemble((stored.person.name, "bold"), f": {held.title}{of}")
    return found.append(f"  ({held.status}; {attested}; {', '.join(draw.origin(stored.article))})", "dim")

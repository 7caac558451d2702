"""`onrecord actor`."""

from itertools import islice
from typing import TYPE_CHECKING

import click

from onrecord.cli.opened import opened
from onrecord.cli.options import Form, based, formed

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.cli.output import Listing
    from onrecord.store import Scope, Store, StoredActor, StoredOffice

MOST = 8


@click.command()
@click.argument("name")
@formed
@based
def actor(name: str, form: Form, base: str) -> None:
    """Show one actor: names, offices with their dates, latest events and words.

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
    from rich.text import Text

    from onrecord.cli import draw

    offices = list(store.offices(scope))
    for found in store.actors(scope):
        console.print(Text(found.name, "bold"), Text(" · ".join(filter(None, (found.kind, found.country, found.sector))), "dim"))
        others = [n for n in found.names if n != found.name]
        if others:
            console.print(Text(f"also {', '.join(others)}", "dim"))
        draw.bullets(console, (_office(o) for o in offices if o.person.cluster == found.id))
    draw.heading(console, f"Latest events (of {sum(1 for _ in store.events(scope))})")
    draw.events(console, iter(list(store.events(scope))[-MOST:]))
    draw.heading(console, "Words")
    draw.statements(console, islice(store.statements(scope), MOST))


def _office(stored: "StoredOffice") -> str:
    from onrecord.cli import draw

    held = stored.office
    of = f", {held.organization}" if held.organization and held.organization not in held.title else ""
    attested = draw.when(held.when) if held.when else f"undated: {held.missing}"
    return f"{held.title}{of} ({held.status}; {attested}; {', '.join(draw.origin(stored.article))})"

"""`onrecord actor`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from onrecord.cli.opened import opened
from onrecord.cli.options import Form, based, formed

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.cli.facts import Json
    from onrecord.cli.output import Listing
    from onrecord.store import Scope, Store, StoredActor, StoredEvent, StoredOffice

MOST = 8


@click.command()
@click.argument("name")
@formed
@based
def actor(name: str, form: Form, base: str) -> None:
    """Show one actor: names, offices, events, words.

    NAME is a name as any article gives it. Two people of one name stay two until a judgement joins them.
    Offices of heads of state and government are compared with a list of leaders; nothing is taken from it.

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
        held = [_object(o) for o in offices if o.person.cluster == found.id]
        return {**facts.actor_object(found), "offices": held}

    return Listing(facts.ACTOR_COLUMNS, whole, facts.actor_row, draw.actors)


def _object(stored: "StoredOffice") -> "Json":
    """An office with what the list of leaders says of it."""
    from onrecord.cli import facts, tenures

    found = tenures.checked(stored)
    return {**facts.office_object(stored), "check": None if found is None else {"verdict": found.verdict, "text": found.text}}


def _page(console: "Console", store: "Store", scope: "Scope") -> None:
    from onrecord.cli import draw, tenures

    _heads(console, store, scope)
    offices, events = list(store.offices(scope)), list(store.events(scope))
    if offices:
        draw.heading(console, "Offices")
        tenures.draw(console, offices)
    if events:
        _partners(console, scope, events)
        draw.heading(console, f"Events, the latest of {len(events)}" if len(events) > MOST else "Events")
        draw.events(console, iter(_latest(events)))
    if statements := list(store.statements(scope)):
        draw.heading(console, f"Words, {MOST} of {len(statements)}" if len(statements) > MOST else "Words")
        draw.statements(console, iter(statements[-MOST:]))


def _heads(console: "Console", store: "Store", scope: "Scope") -> None:
    """Who is called so: name, kind, country and sector; other names; how often."""
    from rich.text import Text

    from onrecord.cli.output import counted
    from onrecord.names import countries

    for one in store.actors(scope):
        place = countries.name(one.country) or one.country if one.country else None
        console.print(Text.assemble((one.name, "bold"), ("  " + " · ".join(filter(None, (one.kind, place, one.sector))), "cyan")))
        if others := [name for name in one.names if name != one.name]:
            console.print(Text(f"also {', '.join(others)}", "dim"))
        console.print(Text(f"{counted(one.articles, 'article')}, {counted(one.mentions, 'mention')}", "dim"))
        console.print()


def _latest(events: list["StoredEvent"]) -> list["StoredEvent"]:
    """The last dated ones; those without a date, which come last, fill what room is left."""
    dated = [e for e in events if e.event.when is not None]
    return [*dated[-MOST:], *events[len(dated) :][: max(0, MOST - len(dated))]]


def _partners(console: "Console", scope: "Scope", events: list["StoredEvent"]) -> None:
    """With whom, in which kinds of event, how often; those seen most come first."""
    from collections import Counter

    from onrecord.cli import draw
    from onrecord.names.persons import compatible

    seen: dict[str, Counter[str]] = {}
    for stored in events:
        sides = {head.name: head for head in (*stored.actors, *stored.recipients)}
        own = {head.cluster for head in sides.values() if compatible(head.name, scope.actor or "")}
        for name, head in sides.items():
            if head.cluster not in own:
                seen.setdefault(name, Counter())[stored.event.type] += 1
    ranked = sorted(seen.items(), key=lambda pair: (-pair[1].total(), pair[0]))[:MOST]
    if ranked:
        draw.heading(console, "With")
        draw.bullets(console, (f"{name}: {_counts(kinds)}" for name, kinds in ranked))


def _counts(kinds: Mapping[str, int]) -> str:
    """`CONSULT 2, ACCUSE`."""
    ranked = sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(kind if number == 1 else f"{kind} {number}" for kind, number in ranked)

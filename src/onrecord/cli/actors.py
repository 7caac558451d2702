"""`onrecord actors`."""

import click

from onrecord.cli.opened import opened
from onrecord.cli.options import Asked, Form, based, formed, scoped


@click.command()
@scoped
@formed
@based
def actors(asked: Asked, form: Form, base: str) -> None:
    """List actors, those in most articles first.

    Actors are persons, organizations, countries and groups.

    \b
    onrecord actors --about drones
    onrecord actors --outlet "The Harbour Post" --json
    """
    from onrecord.cli import draw, facts
    from onrecord.cli.output import Listing, show

    listing = Listing(facts.ACTOR_COLUMNS, facts.actor_object, facts.actor_row, draw.actors)
    with opened(base) as store:
        show(store.actors(asked.scope()), listing, form, "no actors in this scope; widen it, or see `onrecord status`")

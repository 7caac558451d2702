"""`onrecord events`."""

import click

from onrecord.cli.opened import opened
from onrecord.cli.options import Asked, Form, based, formed, scoped


@click.command()
@scoped
@formed
@based
def events(asked: Asked, form: Form, base: str) -> None:
    """List events: who did what to whom, in which words.

    \b
    onrecord events --between Iran Russia --since 2023-06
    onrecord events --type CONSULT --type AGREE --csv > talks.csv
    onrecord events --status planned --jsonl | jq .actors
    """
    from onrecord.cli import draw, facts
    from onrecord.cli.output import Listing, show

    listing = Listing(facts.EVENT_COLUMNS, facts.event_object, facts.event_row, draw.events)
    with opened(base) as store:
        show(store.events(asked.scope()), listing, form, "no events in this scope; widen it, or see `onrecord status`")

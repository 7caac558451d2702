"""`onrecord search`."""

from functools import partial

import click

from onrecord.cli.opened import opened
from onrecord.cli.options import Asked, Form, based, formed, scoped


@click.command()
@click.argument("words", nargs=-1, required=True)
@scoped
@formed
@based
def search(words: tuple[str, ...], asked: Asked, form: Form, base: str) -> None:
    """Find articles that hold all these WORDS, best first.

    \b
    onrecord search grain corridor
    onrecord search "memorandum of understanding" --since 2023 --json
    """
    from onrecord.cli import draw, facts
    from onrecord.cli.output import Listing, show

    text = " ".join(words)
    drawn = partial(draw.passages, looked_for=[word.strip('"') for word in text.split()])
    listing = Listing(facts.FOUND_COLUMNS, facts.found_object, facts.found_row, drawn)
    with opened(base) as store:
        show(store.search(text, asked.scope()), listing, form, f"no article holds {text!r}; try fewer words")

"""`onrecord forget`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.group import NOTHING
from onrecord.cli.opened import opened
from onrecord.cli.options import Form, based, formed

if TYPE_CHECKING:
    from onrecord.pipeline import Forgotten

SHOWN = 10


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@formed
@based
def forget(sources: tuple[str, ...], form: Form, base: str) -> None:
    """Take sources out of the base, with every fact that nothing else in it attests.

    A SOURCE is what was given to `onrecord add`: a file, a folder for all its files, an address. What another source shows too, stays.
    Nothing is asked; the files themselves are left alone, and adding them again brings everything back.

    \b
    onrecord forget pages/draft.html
    onrecord forget https://example.org/news/1 --base crisis.db
    """
    from onrecord import pipeline

    with opened(base) as store:
        gone = pipeline.forget([_named(source) for source in sources], store)
    _say(gone, base, form)
    if not gone.sources:
        click.echo(f"onrecord: {base} holds no source named {' or '.join(sources)}; give it as it was given to `onrecord add`", err=True)
        click.get_current_context().exit(NOTHING)


def _named(source: str) -> str:
    """As `onrecord add` keeps it: a path without `./` and without a slash at its end."""
    from onrecord.ingest import is_address

    return source if is_address(source) else str(Path(source))


def _say(gone: "Forgotten", base: str, form: Form) -> None:
    import msgspec

    from onrecord.cli.output import Listing, counted, line, show

    if form == "csv":
        columns = ("source",)
        show(gone.sources, Listing(columns, lambda name: {"source": name}, lambda name: {"source": name}, lambda *_: None), form, "nothing")
    elif form != "table":
        line(msgspec.json.encode(gone))
    elif gone.sources:
        click.echo(f"{base}: {counted(len(gone.sources), 'source')} and {counted(len(gone.articles), 'article')} removed")
        for name in gone.sources[:SHOWN]:
            click.echo(f"  {name}")
        if len(gone.sources) > SHOWN:
            click.echo(f"  and {len(gone.sources) - SHOWN} more; --json lists all")

"""`onrecord ingest`."""

from typing import TYPE_CHECKING

import click

from onrecord.cli.options import fetcher_for, sourced

if TYPE_CHECKING:
    from onrecord.settings import Settings


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@sourced
def ingest(sources: tuple[str, ...], settings: "Settings") -> None:
    """Stage 1: sources in, captures out.

    Bodies are in Base64. Refusals go to stderr.

    \b
    onrecord ingest page.html | onrecord clean | onrecord read | onrecord resolve
    onrecord ingest export.warc.gz | head -1
    """
    from onrecord.cli import pipes
    from onrecord.ingest import ingest as captures
    from onrecord.types import Capture

    count = 0
    for found in captures(sources, fetcher=fetcher_for(sources, settings), limits=settings.limits):
        if isinstance(found, Capture):
            pipes.put(found)
            count += 1
        else:
            pipes.refuse(found)
    pipes.leave(count)

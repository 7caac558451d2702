"""`onrecord ingest`."""

from typing import TYPE_CHECKING

import click

from onrecord.cli.options import fetcher_for, sourced

if TYPE_CHECKING:
    from onrecord.settings import Settings

MEGABYTE = 1_000_000


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@click.option(
    "--largest", type=click.FloatRange(min=0, min_open=True), default=20, show_default=True, metavar="MB", help="Largest document."
)
@sourced
def ingest(sources: tuple[str, ...], largest: float, settings: "Settings") -> None:
    """Stage 1: sources in, captures out.

    Bodies are in Base64. Refusals go to stderr.

    \b
    onrecord ingest page.html | onrecord clean | onrecord read | onrecord resolve
    onrecord ingest export.warc.gz | head -1
    """
    from msgspec.structs import replace

    from onrecord.cli import pipes
    from onrecord.ingest import ingest as captures
    from onrecord.types import Capture

    limits = replace(settings.limits, document=round(largest * MEGABYTE))
    count = 0
    for found in captures(sources, fetcher=fetcher_for(sources, settings), limits=limits):
        if isinstance(found, Capture):
            pipes.put(found)
            count += 1
        else:
            pipes.refuse(found)
    pipes.leave(count)

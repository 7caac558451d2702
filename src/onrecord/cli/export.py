"""`onrecord export`."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.opened import opened
from onrecord.cli.options import Asked, based, scoped

if TYPE_CHECKING:
    from onrecord.export import Piece


@click.command()
@click.argument("file", required=False, metavar="[BASE]")
@click.option("--to", "name", metavar="FORMAT", help="One of the formats below; without it they are listed.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file to write instead of standard output.")
@scoped
@based
def export(asked: Asked, file: str | None, name: str | None, output: Path | None, base: str) -> None:
    """Write the base in another program's format.

    BASE may stand for --base. What a format cannot hold, such as an event without a date, is left out and counted on stderr.

    \b
    onrecord export --to plover onrecord.db > events.jsonl
    onrecord export --to gexf --between Iran Russia -o network.gexf
    onrecord export --to csv-quotes --actor Peru > quotes.csv

    \b
    plover          PLOVER 2.0 event records, one a line
    csv-events      tables, one fact a row; also csv-quotes,
                    csv-actors, csv-offices, csv-quantities
    annotations     W3C Web Annotations of the evidence, one a line
    ftm             FollowTheMoney entities, one a line (Aleph)
    stix            a STIX 2.1 bundle (OpenCTI, MISP)
    graphml, gexf   the network of who did what to whom (Gephi)
    timelinejs      a timeline for TimelineJS
    ics             a calendar of what happened and what is planned
    geojson         a map of where things happened (QGIS, Leaflet)
    json-feed       a feed of events, latest publication first
    """
    from onrecord.export import FORMATS, named

    if name is None:
        _list((form.name, form.suffix, form.about) for form in FORMATS)
        return
    form, refused = named(name), Counter[str]()
    with opened(file or base) as store:
        _write(_taken(form.write(store, asked.scope()), refused), output)
    if refused:
        click.echo(f"onrecord: {refused.total()} left out", err=True)
        for reason, count in sorted(refused.items(), key=lambda item: (-item[1], item[0])):
            click.echo(f"  {count}  {reason}", err=True)


def _taken(pieces: "Iterable[Piece]", refused: Counter[str]) -> Iterator[bytes]:
    """The bytes; refusals are counted by reason."""
    for piece in pieces:
        if isinstance(piece, bytes):
            yield piece
        else:
            refused[piece.reason] += 1


def _write(pieces: Iterable[bytes], output: Path | None) -> None:
    """To a file at once, or to standard output as they come."""
    from onrecord.cli.output import write

    if output is not None:
        output.write_bytes(b"".join(pieces))
        return
    for piece in pieces:
        write(piece)


def _list(rows: Iterable[tuple[str, str, str]]) -> None:
    from rich.table import Table

    from onrecord.cli.output import console

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for column in ("Format", "File", "What it is"):
        table.add_column(column, no_wrap=column != "What it is")
    for row in rows:
        table.add_row(*row)
    console().print(table)

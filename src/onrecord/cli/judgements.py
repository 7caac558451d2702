"""`onrecord judgements`."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli import decided
from onrecord.cli.opened import opened
from onrecord.cli.options import Form, based, formed
from onrecord.errors import BadInput

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.store import Decision, Store


@click.command()
@click.option("--from", "given", metavar="FILE", help="Take over the judgements of a file first; - reads standard input.")
@click.option("--all", "withdrawn", is_flag=True, help="Those that were withdrawn too.")
@formed
@based
def judgements(given: str | None, withdrawn: bool, form: Form, base: str) -> None:
    """List what people judged, oldest first.

    `--jsonl` writes them so that `--from` takes them into another base. What was withdrawn here stays withdrawn.

    \b
    onrecord judgements
    onrecord judgements --all --jsonl > mine.jsonl
    onrecord judgements --from mine.jsonl --base other.db
    """
    from onrecord.cli.output import Listing, show

    listing = Listing(decided.COLUMNS, decided.as_object, decided.as_row, _draw)
    with opened(base) as store:
        if given is not None:
            _take(store, given)
        nothing = "nobody judged anything here; `onrecord review` asks, `onrecord judge` decides"
        show(store.decided(withdrawn=withdrawn), listing, form, nothing)


def _take(store: "Store", given: str) -> None:
    from onrecord import pipeline
    from onrecord.cli.output import counted

    if given == "-" and sys.stdin.isatty():
        raise BadInput("nothing comes in; pipe the lines of `onrecord judgements --jsonl` into this")
    if given != "-" and not Path(given).is_file():
        raise BadInput(f"{given}: no such file")
    with sys.stdin.buffer if given == "-" else Path(given).open("rb") as lines:
        found = list(decided.read(lines))
    with store.transaction():
        changed = store.take_decisions(found)
        pipeline.settle(store)
    click.echo(f"onrecord: {counted(len(found), 'judgement')} read, {changed} of them new here or newly withdrawn", err=True)


def _draw(console: "Console", found: Iterator["Decision"]) -> None:
    from rich.text import Text

    from onrecord.cli import draw

    for decision in found:
        head = Text(decided.line(decision), draw.STRONG)
        head.append("  (withdrawn)" if decision.withdrawn else "", draw.WARN)
        console.print(head)
        console.print(Text(f"  {'; '.join(decision.because)}"))
        console.print(Text(f"  {decision.judge} · {decision.made[:16].replace('T', ' ')} UTC\n", draw.DIM))

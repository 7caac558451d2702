"""`onrecord status`."""

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import click

from onrecord.cli.opened import opened
from onrecord.cli.options import Form, based, formed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console

    from onrecord.store import Status
    from onrecord.types import Refusal

SHOWN = 15
# What differs between reasons of one kind: quoted words, names, numbers. A failure's name is its kind and stays.
PARTICULAR = re.compile(r"""'[^'\n]*'|"[^"\n]*"|“[^”\n]*”|(?<!\w)[A-Z][\w.’-]*(?: [A-Z][\w.’-]*)*|\d[\d.,]*""")
FAILURE = re.compile(r"failed: \w+")
COUNTS = (
    "sources", "articles", "superseded", "actors", "people", "events", "happenings", "statements", "offices", "quantities",
    "families", "judgements",
)  # fmt: skip
MEANING = {
    "superseded": "older versions of articles",
    "actors": "article by article",
    "people": "actors across articles",
    "events": "article by article",
    "happenings": "events across articles",
    "families": "groups of articles with the same text",
}


@click.command()
@click.option("--refused", is_flag=True, help="List everything that was not taken, one by one, with its source.")
@formed
@based
def status(refused: bool, form: Form, base: str) -> None:
    """Count what the base holds, and what was not taken and why.

    \b
    onrecord status
    onrecord status --refused --csv > refused.csv
    """
    import msgspec

    from onrecord.cli.output import Listing, console, line, show

    with opened(base) as store:
        if refused:
            listing = Listing(("stage", "what", "reason", "source"), msgspec.to_builtins, _row, _draw_refused)
            show(store.refusals(), listing, form, "nothing was refused")
            return
        found = store.status()
    if form == "table":
        _page(console(), base, found)
    elif form == "csv":
        _counts_csv(found)
    else:
        line(msgspec.json.encode(found))


def _page(console: "Console", base: str, found: "Status") -> None:
    from rich.text import Text

    from onrecord.cli import draw

    console.print(Text(base, "bold"))
    table = draw.plain_table("", "Count", "")
    for name in COUNTS:
        if count := getattr(found, name):
            table.add_row(name, f"{count:,}", Text(MEANING.get(name, ""), "dim"))
    console.print(table)
    console.print()
    unfinished = [f"{count} {state}" for state, count in found.states if state != "linked"]
    if unfinished:
        console.print(f"not at the end of their way: {', '.join(unfinished)}; `onrecord add` goes on with them\n")
    _refusals(console, found)


def _refusals(console: "Console", found: "Status") -> None:
    from rich.text import Text

    from onrecord.cli import draw

    if not found.refusals:
        return
    draw.heading(console, f"Not taken ({sum(count for *_, count in found.refusals):,})")
    table = draw.plain_table("Count", "Stage", "What", "Why")
    kinds = grouped(found.refusals)
    for count, stage, what, reason in kinds[:SHOWN]:
        table.add_row(f"{count:,}", stage, what, Text(reason))
    console.print(table)
    if rest := kinds[SHOWN:]:
        console.print(Text(f"and {sum(kind[0] for kind in rest):,} for {len(rest):,} more reasons", "dim"))
    console.print(Text("`onrecord status --refused` lists each with its source", "dim"))


def grouped(refusals: "Iterable[tuple[str, str, str, int]]") -> list[tuple[int, str, str, str]]:
    """Count, stage, what and reason, most first. Reasons that differ in quoted words, names and numbers alone are one row."""
    counts, reasons = defaultdict[tuple[str, str, str], int](int), defaultdict[tuple[str, str, str], set[str]](set)
    for stage, what, reason, count in refusals:
        kind = (stage, what, general(reason))
        counts[kind] += count
        reasons[kind].add(reason)
    shown = [(n, *kind[:2], kind[2] if len(reasons[kind]) > 1 else min(reasons[kind])) for kind, n in counts.items()]
    return sorted(shown, key=lambda one: (-one[0], one[1:]))


def general(reason: str) -> str:
    """A reason without what is particular to one case."""
    failure = FAILURE.match(reason)
    return failure[0] if failure else PARTICULAR.sub("…", reason)


def _counts_csv(found: "Status") -> None:
    click.echo("count,of")
    for name in COUNTS:
        click.echo(f"{getattr(found, name)},{name}")


def _row(refusal: "Refusal") -> dict[str, str]:
    return {name: getattr(refusal, name) for name in ("stage", "what", "reason", "source")}


def _draw_refused(console: "Console", found: "Iterator[Refusal]") -> None:
    from rich.text import Text

    for one in found:
        console.print(Text.assemble((f"{one.stage} {one.what}", "bold"), f"  {one.reason}"))
        console.print(Text(f"  {one.source}", "dim"))

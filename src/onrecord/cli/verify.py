"""`onrecord verify`."""

import sys
from pathlib import Path

import click

from onrecord.cli.group import NOTHING
from onrecord.cli.opened import opened
from onrecord.cli.options import Form, based, formed


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@formed
@based
def verify(file: str, form: Form, base: str) -> None:
    """Check a finished report word by word against the base.

    FILE is what `onrecord brief` or `timeline` wrote as HTML, Markdown or JSON. Exit code 1 if anything differs,
    or if there is no line to check.

    \b
    onrecord brief --between Iran Russia --html -o brief.html
    onrecord verify brief.html
    """
    import msgspec

    from onrecord.cli.output import Listing, line, show
    from onrecord.report import verify as check

    data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    with opened(base) as store:
        checked = check(store, data)
    if form == "csv":
        columns = ("where", "reason")
        show(checked.faults, Listing(columns, msgspec.to_builtins, msgspec.to_builtins, lambda *_: None), form, "no faults")
    elif form == "table":
        _say(file, checked.lines, checked.citations, [(fault.where, fault.reason) for fault in checked.faults])
    else:
        line(msgspec.json.encode(checked))
    if checked.faults or not checked.lines:
        click.get_current_context().exit(NOTHING)


def _say(file: str, lines: int, citations: int, faults: list[tuple[str, str]]) -> None:
    from onrecord.cli.output import counted

    for where, reason in faults:
        click.echo(f"✗ {where}\n  {reason}")
    if not lines and not faults:
        click.echo(f"{file} has no lines, so there was nothing to check")
        return
    verdict = f"✗ {counted(len(faults), 'fault')}" if faults else "✓ every word stands in the base"
    click.echo(f"{verdict}: {counted(lines, 'line')}, {counted(citations, 'citation')} of {file} checked")

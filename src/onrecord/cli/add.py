"""`onrecord add`."""

from collections import Counter
from typing import TYPE_CHECKING

import click

from onrecord.cli.group import NOTHING, PARTLY
from onrecord.cli.opened import opened
from onrecord.cli.options import Form, based, fetcher_for, formed, read_by, sourced

if TYPE_CHECKING:
    from onrecord.pipeline import Report
    from onrecord.settings import Settings

SHOWN = 10


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@sourced
@read_by
@formed
@based
def add(sources: tuple[str, ...], settings: "Settings", form: Form) -> None:
    """Take sources into the base, read and link them.

    A SOURCE is a file (.html .mhtml .txt .md .json .jsonl .csv .warc .xml .opml, also .gz), a folder, an address, or - for standard input.
    What was added before is not read again; a run that was stopped goes on where it stopped.

    \b
    onrecord add pages/ articles.jsonl
    onrecord add https://example.org/news/1 feed.xml --fetch
    onrecord add export.warc.gz --base crisis.db
    """
    from onrecord import pipeline
    from onrecord.cli.progress import told
    from onrecord.read import reader

    with opened(settings.base, create=True) as store, told() as tell:
        fetcher = fetcher_for(sources, settings, store.visits)
        reads = reader(settings.reader)
        report = pipeline.add(sources, store, reader=reads, progress=tell, fetcher=fetcher, limits=settings.limits)
    _say(report, settings.base, form)
    _leave(report, sources)


def _say(report: "Report", base: str, form: Form) -> None:
    import msgspec

    from onrecord.cli.output import Listing, line, show

    if form == "table":
        _page(report, base)
    elif form == "csv":
        columns = ("stage", "what", "reason", "source")
        listing = Listing(columns, msgspec.to_builtins, msgspec.to_builtins, lambda *_: None)
        show(report.refused, listing, form, "nothing was refused")
    else:
        line(msgspec.json.encode(report))


def _page(report: "Report", base: str) -> None:
    """Counts, then the reasons, the most frequent first, then what to do next."""
    from onrecord.cli.output import counted

    new, refusals = counted(len(report.new), "new article"), counted(len(report.refused), "refusal")
    click.echo(f"{base}: {new}, {report.known} known already, {refusals}")
    reasons = Counter((refusal.stage, refusal.reason) for refusal in report.refused)
    for (stage, reason), count in sorted(reasons.items(), key=lambda item: (-item[1], item[0]))[:SHOWN]:
        example = next(r.source for r in report.refused if (r.stage, r.reason) == (stage, reason))
        click.echo(f"  {count} × {stage}: {reason}" if count > 1 else f"  {stage}: {example}: {reason}")
    if len(reasons) > SHOWN:
        click.echo(f"  and {len(reasons) - SHOWN} more reasons; `onrecord status --refused` lists each with its source")


def _leave(report: "Report", sources: tuple[str, ...]) -> None:
    """1 if nothing was taken, 3 if a source that was named gave nothing."""
    if not report.new and not report.known:
        click.get_current_context().exit(NOTHING)
    if {refusal.source for refusal in report.refused if refusal.what != "fields"} & set(sources):
        click.get_current_context().exit(PARTLY)

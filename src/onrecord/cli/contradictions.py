"""`onrecord contradictions`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.opened import opened
from onrecord.cli.options import Asked, Form, based, formed, scoped

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.store import Differing, Given, Giving

COLUMNS = (
    "happening", "kind", "about", "value", "outlets", "origins", "event", "article", "outlet", "published", "title", "url", "start", "end",
    "quote",
)  # fmt: skip
MOST = 3
Row = dict[str, Any]


@click.command()
@scoped
@formed
@based
def contradictions(asked: Asked, form: Form, base: str) -> None:
    """List what reports of one happening tell differently, side by side.

    Numbers, days, places, who did it to whom, and what one side denies. Each value stays with its reports; none is chosen, and
    nothing is averaged. "At least three" and five agree; three and five do not. CSV gives one report a row.

    \b
    onrecord contradictions --since 2024-03
    onrecord contradictions --between Norway Peru --json
    """
    from onrecord.cli.output import Listing, show

    nothing = "no report in this scope contradicts another"
    with opened(base) as store:
        found = store.contradictions(asked.scope())
        if form == "csv":
            reports = (row for one in found for row in rows(one))
            show(reports, Listing(COLUMNS, dict, dict, lambda *_: None), form, nothing)
        else:
            show(found, Listing(COLUMNS, as_object, lambda _: {}, _draw), form, nothing)


def as_object(found: "Differing") -> Row:
    """A contradiction with every value, its reports and their exact words."""
    from onrecord.types import SCHEMA_VERSION

    return {
        "schema_version": SCHEMA_VERSION, "happening": found.happening, "kind": found.kind, "about": found.about,
        "values": [_value(given) for given in found.values], "reasons": found.reasons,
    }  # fmt: skip


def _value(given: "Given") -> Row:
    import msgspec

    reports = [_report(report) for report in given.reports]
    return {"value": shown(given), "reports": reports, "origins": [msgspec.to_builtins(origin) for origin in given.origins]}


def _report(report: "Giving") -> Row:
    from onrecord.cli import facts

    stored, span = report.stored, report.span
    place = {"article": stored.article.id, "start": span.start, "end": span.end, "exact": report.words}
    return {"event": stored.event.id, "evidence": [place], "article": facts.article_object(stored.article)}


def shown(given: "Given") -> str:
    """The value in the words of its first report."""
    return " ".join(given.reports[0].words.split())


def outlets(given: "Given") -> int:
    """How many outlets give a value."""
    heads = (report.stored.article for report in given.reports)
    return len({head.republisher or head.outlet or head.id for head in heads})


def rows(found: "Differing") -> Iterator[Row]:
    """One row for each report."""
    for given in found.values:
        for report in given.reports:
            head, published = report.stored.article, report.stored.article.published
            yield {
                "happening": found.happening, "kind": found.kind, "about": found.about, "value": shown(given), "outlets": outlets(given),
                "origins": len(given.origins), "event": report.stored.event.id, "article": head.id, "outlet": head.outlet,
                "published": str(published.start) if published else None, "title": head.title, "url": head.url,
                "start": report.span.start, "end": report.span.end, "quote": report.words,
            }  # fmt: skip


def _draw(console: "Console", found: Iterator["Differing"]) -> None:
    from rich.text import Text

    from onrecord.cli import draw
    from onrecord.cli.output import counted
    from onrecord.report.contradictions import value

    for one in found:
        head = draw.event_head(one.values[0].reports[0].stored)
        console.print(head.append(f"  reports differ: {one.about}", draw.WARN))
        for given in one.values:
            told = f"{counted(outlets(given), 'outlet')}, {counted(len(given.origins), 'independent report')}"
            console.print(Text.assemble("  ", (value(one, given), draw.STRONG), f"  {told}"))
            for report in given.reports[:MOST]:
                _told(console, report)
        console.print(Text(f"  {'; '.join(one.reasons)}\n", draw.DIM))


def _told(console: "Console", report: "Giving") -> None:
    from rich.padding import Padding
    from rich.text import Text

    from onrecord.cli import draw

    sentence = next((q.text for q in report.stored.quotes if q.role == "evidence" and q.span.start <= report.span.start < q.span.end), "")
    text = Text(f"{' · '.join(draw.origin(report.stored.article))}: {' '.join(sentence.split())}", draw.DIM)
    text.highlight_words([" ".join(report.words.split())], "underline")
    console.print(Padding(text, (0, 0, 0, 4)))

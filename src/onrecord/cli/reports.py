"""What `onrecord brief` and `onrecord timeline` share: a report in every form, to the terminal or a file."""

import csv
import functools
import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import click

from onrecord.cli.group import NOTHING

if TYPE_CHECKING:
    from onrecord.report.records import Brief, Line, Timeline
    from onrecord.store import Store

ReportForm = Literal["text", "markdown", "html", "json", "jsonl", "csv"]
COLUMNS = ("section", "date", "label", "text", "outlets", "origins", "article", "outlet", "published", "start", "end", "quote", "url")
OPTIONS = (
    click.option("--title", metavar="TEXT", help="Its title; the scope's by default."),
    click.option("--markdown", "form", flag_value="markdown", help="Markdown with footnotes."),
    click.option("--html", "form", flag_value="html", help="One self-contained page with the evidence highlighted."),
    click.option("--json", "form", flag_value="json", help="The report as JSON, to be kept and verified."),
    click.option("--jsonl", "form", flag_value="jsonl", help="One line of the report on each line, as JSON."),
    click.option("--csv", "form", flag_value="csv", help="One citation a row."),
    click.option(
        "-o",
        "--output",
        type=click.Path(dir_okay=False, writable=True),
        metavar="FILE",
        help="Write to a file, whose suffix gives the form.",
    ),
)
SUFFIXES: dict[str, ReportForm] = {
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".txt": "text",
}


def reported(function: Callable[..., None]) -> Callable[..., None]:
    """Add the options of reports."""
    return functools.reduce(lambda run, option: option(run), reversed(OPTIONS), function)


def chosen(form: str | None, output: str | None) -> ReportForm:
    """The form asked for, else the one the file's suffix names, else text."""
    suffix = Path(output).suffix.lower() if output else ""
    if form is None and output and suffix not in SUFFIXES:
        raise click.BadParameter(f"the suffix of {output} names no form; use {' '.join(SUFFIXES)}, or --html, --markdown, --json …")
    return cast("ReportForm", form) if form else SUFFIXES.get(suffix, "text")


def put(report: "Brief | Timeline", store: "Store", form: ReportForm, output: str | None) -> None:
    """Write a report. One without lines is still written, and says so with exit code 1."""
    from onrecord.cli.output import counted, write

    lines = list(_lines(report))
    data = _rendered(report, store, form)
    if output:
        Path(output).write_bytes(data)
        citations = sum(len(line.sources) for _, line in lines)
        click.echo(f"{output}: {counted(len(lines), 'line')}, {counted(citations, 'citation')}", err=True)
    else:
        write(data)
    if not lines:
        click.echo("onrecord: nothing in this scope can be told with a source; widen it, or see `onrecord status`", err=True)
        click.get_current_context().exit(NOTHING)


def _rendered(report: "Brief | Timeline", store: "Store", form: ReportForm) -> bytes:
    from onrecord.report import render

    match form:
        case "markdown":
            return render.markdown(report).encode()
        case "html":
            return render.html(report, store.article).encode()
        case "json":
            return render.as_json(report)
        case "jsonl":
            return _jsonl(report)
        case "csv":
            return _csv(report)
    return _coloured(render.text(report, width=_width()))


def _width() -> int:
    from onrecord.cli.output import console

    return console().width


def _coloured(text: str) -> bytes:
    """Headings bold, places of sources dim, in a terminal only."""
    if not sys.stdout.isatty():
        return text.encode()
    bold = (click.style(row, bold=True) if row and row == row.upper() and any(map(str.isalpha, row)) else row for row in text.split("\n"))
    return "\n".join(bold).encode()


def _lines(report: "Brief | Timeline") -> "Iterator[tuple[str, Line]]":
    """Every line with its section or date."""
    from onrecord.cli.draw import when
    from onrecord.report.records import Brief

    if isinstance(report, Brief):
        yield from ((section.title, line) for section in report.sections for line in section.lines)
    else:
        yield from ((when(entry.when), line) for entry in report.entries for line in entry.lines)


def _jsonl(report: "Brief | Timeline") -> bytes:
    import msgspec

    encoded = (msgspec.json.encode({"section": section, **msgspec.to_builtins(line)}) for section, line in _lines(report))
    return b"".join(line + b"\n" for line in encoded)


def _csv(report: "Brief | Timeline") -> bytes:
    from onrecord.export.csv_tables import safe

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for section, line in _lines(report):
        start = str(line.when.start) if line.when else None
        for cited in line.sources:
            cells = (section, start, line.label, line.text, line.outlets, line.origins, cited.article, cited.outlet, cited.published)
            writer.writerow([safe(cell) for cell in (*cells, cited.span.start, cited.span.end, cited.quote, cited.url)])
    return out.getvalue().encode()

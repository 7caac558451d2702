"""The report for a terminal: wrapped text, no colours of its own, numbers in brackets."""

from textwrap import fill

from onrecord.report.records import Brief, Citation, Line, Timeline
from onrecord.report.render.notes import NOTHING, carried, head, lines_of, numbered, omitted, subtitle
from onrecord.report.words import even

NARROW, WIDE = 40, 100


def text(report: Brief | Timeline, *, width: int = 80) -> str:
    """The report as plain text, wrapped to `width` columns (kept between 40 and 100, where lines read well)."""
    width = max(NARROW, min(width, WIDE))
    groups = _groups(report)
    notes = numbered(line for _, lines in groups for line in lines)
    parts = [_title(report, width)]
    for title, lines in groups:
        parts.append(f"{title.upper()}\n\n" + "\n\n".join(_entry(line, notes, width) for line in lines))
    left = omitted(report)
    parts += [] if notes else [NOTHING]
    parts += [fill(left, width)] if left else []
    if notes:
        parts.append("SOURCES\n\n" + "\n".join(_note(c, n, width) for c, n in notes.items()))
    return "\n\n".join(parts) + "\n"


def _title(report: Brief | Timeline, width: int) -> str:
    name = fill(report.title, width)
    return f"{name}\n{'─' * max(len(row) for row in name.splitlines())}\n{fill(subtitle(report), width)}"


def _groups(report: Brief | Timeline) -> list[tuple[str, tuple[Line, ...]]]:
    if isinstance(report, Brief):
        return [(section.title, section.lines) for section in report.sections]
    return [("Events", lines_of(report))] if report.entries else []


def _entry(line: Line, notes: dict[Citation, int], width: int) -> str:
    marks = "".join(f"[{notes[c]}]" for c in line.sources)
    reach = carried(line)
    body = f"{line.text} {marks}" + (f" ({reach})" if reach else "")
    return f"  {head(line)}\n" + fill(body, width, initial_indent="    ", subsequent_indent="    ")


def _note(citation: Citation, number: int, width: int) -> str:
    words = f"[{number}] {citation.outlet}, {citation.published}: “{even(citation.quote)}”"
    place = f"{citation.article}:{citation.span.start}-{citation.span.end}"
    return fill(f"{words} <{place}>", width, subsequent_indent="     ", break_on_hyphens=False)

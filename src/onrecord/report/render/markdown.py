"""Markdown with numbered notes. Each note names article and characters, so that `onrecord verify` can check the file."""

from onrecord.report.records import Brief, Citation, Line, Timeline
from onrecord.report.render.notes import NOTHING, carried, head, lines_of, numbered, omitted, subtitle
from onrecord.report.words import even


def markdown(report: Brief | Timeline) -> str:
    """The report as Markdown (CommonMark with footnotes)."""
    groups = _groups(report)
    notes = numbered(line for _, lines in groups for line in lines)
    parts = [f"# {report.title}", f"*{subtitle(report)}*"]
    for title, lines in groups:
        parts.append(f"## {title}")
        parts.append("\n".join(_bullet(line, notes) for line in lines))
    left = omitted(report)
    parts += [NOTHING] if not notes else []
    parts += [f"*{left}*"] if left else []
    if notes:
        parts.append("## Sources")
        parts.append("\n".join(note(citation, number) for citation, number in notes.items()))
    return "\n\n".join(part for part in parts if part) + "\n"


def _groups(report: Brief | Timeline) -> list[tuple[str, tuple[Line, ...]]]:
    if isinstance(report, Brief):
        return [(section.title, section.lines) for section in report.sections]
    return [("Events", lines_of(report))] if report.entries else []


def _bullet(line: Line, notes: dict[Citation, int]) -> str:
    marks = "".join(f"[^{notes[c]}]" for c in line.sources)
    reach = carried(line)
    return f"- **{head(line)}** — {line.text}{marks}" + (f" *({reach})*" if reach else "")


def note(citation: Citation, number: int) -> str:
    """One source: outlet, date, exact words, and where they stand."""
    place = f"{citation.article}:{citation.span.start}-{citation.span.end}"
    link = f" <{citation.url}>" if citation.url else ""
    return f"[^{number}]: {citation.outlet}, {citation.published}: “{even(citation.quote)}” `{place}`{link}"

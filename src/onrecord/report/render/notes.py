"""Numbers for citations and the words that all forms of a report share."""

from collections.abc import Iterable

from onrecord.report.dates import readable, spoken
from onrecord.report.records import Brief, Citation, Line, Timeline

NOTHING = "Nothing in this scope can be told with a source."


def lines_of(report: Brief | Timeline) -> tuple[Line, ...]:
    """All lines, in order."""
    if isinstance(report, Brief):
        return tuple(line for section in report.sections for line in section.lines)
    return tuple(line for entry in report.entries for line in entry.lines)


def numbered(lines: Iterable[Line]) -> dict[Citation, int]:
    """A number for each citation, in order of first use, from 1."""
    found: dict[Citation, int] = {}
    for line in lines:
        for citation in line.sources:
            found.setdefault(citation, len(found) + 1)
    return found


def carried(line: Line) -> str:
    """How widely a line is reported: nothing for one outlet, else "4 outlets, 2 independent reports"."""
    if line.outlets < 2:
        return ""
    known = f" ({line.origin})" if line.origin else ""
    return f"{line.outlets} outlets, {line.origins} independent report{'s' if line.origins > 1 else ''}{known}"


def dated(line: Line) -> str:
    """The date a line is about, else when its source reported it; never one posing as the other."""
    if line.when:
        return spoken(line.when)
    shown = line.sources[0].published
    return shown if shown == "undated" else f"reported {readable(shown)}"


def head(line: Line) -> str:
    """What stands before a line: its date and label."""
    return " · ".join(part for part in (dated(line), line.label) if part)


def omitted(report: Brief | Timeline) -> str:
    """What was left out, counted by reason."""
    rows = report.left_out if isinstance(report, Brief) else report.undated
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.reason] = counts.get(row.reason, 0) + 1
    listed = "; ".join(f"{number} × {reason}" for reason, number in sorted(counts.items(), key=lambda c: (-c[1], c[0])))
    return f"Left out: {listed}." if listed else ""


def subtitle(report: Brief | Timeline) -> str:
    """Scope and date of a report in one line."""
    dated = f"Brief as of {report.date}" if isinstance(report, Brief) and report.date != "undated" else "Brief"
    kind = dated if isinstance(report, Brief) else "Timeline"
    return f"{kind} — {report.scope}"

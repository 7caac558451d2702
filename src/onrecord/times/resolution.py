"""Resolving one expression: its value, its anchors, the interval of days, and why there is none."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.times.anchor import Reference, Tense, anchor, on_weekday, shift
from onrecord.times.interval import Period, interval, narrowed
from onrecord.times.numbered import numbered_days
from onrecord.types import Basis, Span, TimeExpression, When


@dataclass(frozen=True)
class Unresolved:
    """No date, and why."""

    reason: str


@dataclass(frozen=True)
class Value:
    """A normal form taken apart: `core` and its modifiers."""

    core: str
    mods: tuple[str, ...]


def split(value: str) -> Value:
    """`1990-06 early since` → core 1990-06, modifiers early and since."""
    core, *mods = value.split(" ")
    return Value(core, tuple(mods))


RELATIVE = (
    "day",
    "week",
    "month",
    "year",
    "quarter",
    "decade",
    "century",
    "ctx",
    "hour",
    "weekend",
    "fortnight",
    "minute",
    "XX",
    "<",
    ">",
    "=",
    "@",
    "T",
)
_ABSOLUTE_PREFIX = tuple("0123456789B")


def resolve(
    expression: TimeExpression, *, published: When | None, context: When | None = None, tense: Tense | None = None
) -> When | Unresolved:
    """The days an expression names, or why they cannot be told.

    `published` anchors what is told from the day of writing (yesterday, last week), `context` what is told from the
    narrative (two days earlier, that year). A publication date that is not a day gives the union of its first and last day's answers.
    """
    narrative = timex_of(context) if context else None
    return resolve_with(expression, published, narrative, tense)[1]


def resolve_with(
    expression: TimeExpression, published: When | None, narrative: str | None, tense: Tense | None, *, told_in_narrative: bool = False
) -> tuple[str, When | Unresolved]:
    """The TIMEX value and the days. `told_in_narrative` counts even years and weekdays from the narrative, as histories do."""
    value = split(expression.value)
    days: list[date | None] = [None] if published is None else [*sorted({published.start, published.end})]
    references = [Reference(None if told_in_narrative else day, narrative, tense) for day in days]
    written = value.core if expression.kind == "duration" and value.core.startswith("P") else timex(value, references[0])
    if refusal := _no_date(expression, value):
        return written, refusal
    found = [_days(value, reference) for reference in references]
    periods = [period for period in found if period is not None]
    if len(periods) < len(found):
        return written, Unresolved(_why(value, published, narrative))
    return written, _when(periods, value, expression.span, published)


def _no_date(expression: TimeExpression, value: Value) -> Unresolved | None:
    if expression.kind == "set":
        return Unresolved("a repeated time, not one date")
    if value.core.startswith("P") and not value.core.endswith("_REF") and not _counted(value):
        return Unresolved("a length of time, not a date")
    if value.core in {"FUTURE_REF", "PAST_REF"}:
        return Unresolved("no particular time")
    return None


def _counted(value: Value) -> bool:
    return "X" not in value.core and bool({"past", "next"} & set(value.mods))


def _days(value: Value, reference: Reference) -> Period | None:
    if value.core == "PRESENT_REF":
        return Period(reference.document, reference.document, "day") if reference.document else None
    if value.core.startswith("P"):
        return _sided(value, reference.document)
    core = value.core
    if "|" in core:
        core = _order_by(core, reference.document) or "XXXX"
    if "#" in core:
        outer, _, part = core.partition("/")
        whole = anchor(outer, reference)
        return numbered_days(whole, part) if whole else None
    anchored = placed(core, value.mods, reference)
    period = interval(anchored) if anchored and not anchored.startswith("BC") else None
    return period and _bounded(narrowed(period, value.mods), value.mods, reference.document)


def _order_by(core: str, document: date | None) -> str | None:
    """Of two readings of a numeric date the only one not after the document; None if that does not decide."""
    if document is None:
        return None
    fitting = [iso for iso in core.split("|") if iso <= document.isoformat()]
    return fitting[0] if len(fitting) == 1 else None


def _bounded(period: Period, mods: tuple[str, ...], document: date | None) -> Period | None:
    """earlier this month ends with the document's day, later this year begins with it."""
    if document is None or not {"earlier", "later"} & set(mods) or not period.start <= document <= period.end:
        return period
    return Period(period.start, document, "range") if "earlier" in mods else Period(document, period.end, "range")


def _sided(value: Value, document: date | None) -> Period | None:
    """the past three days, the next two years."""
    if document is None:
        return None
    number = value.core.strip("PTDWMYECQHS")
    unit = value.core[1 + len(number) :]
    days = {"D": 1, "W": 7, "M": 30.4375, "Q": 91.3125, "Y": 365.25, "DE": 3652.5, "CE": 36525}.get(unit)
    if days is None:
        return Period(document, document, "day")
    try:
        other = _by_calendar(document, unit, float(number) * (-1 if "past" in value.mods else 1), days)
    except (OverflowError, ValueError):
        return None
    if other < document:
        return Period(other + timedelta(1), document, "range")
    return Period(document, other, "range")


def _by_calendar(document: date, unit: str, count: float, days: float) -> date:
    if unit == "Y" and count == int(count):
        return document.replace(year=document.year + int(count), day=min(document.day, 28) if document.month == 2 else document.day)
    return document + timedelta(round(count * days))


def _why(value: Value, published: When | None, context: str | None) -> str:
    if value.core.startswith(("BC", "ctx.")) and "BC" in value.core:
        return "before the year 1"
    if "|" in value.core:
        return "day and month could be either way round"
    if value.core.startswith("ctx.") and context is None:
        return "counted from another time of the text that is not known"
    if published is None:
        return "counted from the publication, whose date is not known"
    return "what it is counted from is not precise enough"


def _when(periods: list[Period], value: Value, span: Span, published: When | None) -> When:
    start, end = min(p.start for p in periods), max(p.end for p in periods)
    same = len({(p.start, p.end) for p in periods}) == 1
    basis: Basis = "explicit" if value.core.startswith(_ABSOLUTE_PREFIX) and "/" not in value.core else "relative"
    notes = [] if same else [f"publication known to the {published.precision}" if published else ""]
    notes += [
        f"{mod}"
        for mod in value.mods
        if mod in ("since", "until", "approx", "fiscal", "early", "mid", "late", "start", "end", "before", "after")
    ]
    return When(
        start=start, end=end, precision=periods[0].precision if same else "range", basis=basis, evidence=span, note="; ".join(notes)
    )


def timex_of(when: When) -> str:
    """The TIMEX value of an interval."""
    day = when.start.isoformat()
    if when.precision == "day":
        return day
    if when.precision == "week":
        year, week, _ = when.start.isocalendar()
        return f"{year:04d}-W{week:02d}"
    size = {"month": 7, "year": 4, "decade": 3}.get(when.precision)
    if size:
        return day[:size]
    one_month = (when.start.year, when.start.month) == (when.end.year, when.end.month)
    return day[:7] if one_month else day[:4]


def timex(value: Value, reference: Reference) -> str:
    """The TIMEX3 value of a normal form; what cannot be anchored keeps its X's."""
    core = value.core
    if core.endswith("_REF") or "each" in value.mods:
        return core
    if core.startswith("P"):
        return vague(value)
    if "|" in core:
        core = (reference.document and _order_by(core, reference.document)) or core.partition("|")[0]
    return placed(core, value.mods, reference) or _unanchored(core)


def placed(core: str, mods: tuple[str, ...], reference: Reference) -> str | None:
    """The anchored value; a weekday written with the day (modifier wd1 … wd7) decides between years."""
    anchored = anchor(core, reference)
    weekday = next((int(mod[2:]) for mod in mods if mod.startswith("wd")), None)
    if weekday is None or anchored is None or not core.startswith("XXXX") or interval(anchored) is None:
        return anchored
    return on_weekday(anchored, weekday)


def vague(value: Value) -> str:
    """A length as it is; a distance of unknown length as a reference."""
    if "X" not in value.core or not {"ago", "before", "after"} & set(value.mods):
        return value.core
    return "FUTURE_REF" if "after" in value.mods else "PAST_REF"


def _unanchored(core: str) -> str:
    bare = core.removeprefix("ctx.").lstrip("<=>")
    if bare.startswith("XX"):
        return bare
    return "XXXX-XX-XX" if bare.startswith("day") else "XXXX"


_DISTANCE = re.compile(r"P(T?)(\d+(?:\.\d+)?)(DE|CE|[DWMYH])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year", "DE": "decade", "CE": "century", "H": "hour"}


def shifted(expression: TimeExpression, known: When) -> When | None:
    """The days a distance names (two days after, a week before) from the days of what it is counted from; None if either is too vague."""
    value = split(expression.value)
    match = _DISTANCE.fullmatch(value.core)
    if match is None or not {"before", "after"} & set(value.mods):
        return None
    steps = float(match[2]) * (-1 if "before" in value.mods else 1)
    timex_value = shift(timex_of(known), _UNITS[match[3]], steps)
    period = interval(timex_value) if timex_value else None
    if period is None:
        return None
    note = f"{match[2]} {_UNITS[match[3]]} {'before' if steps < 0 else 'after'} another event"
    return When(start=period.start, end=period.end, precision=period.precision, basis="inferred", evidence=expression.span, note=note)

"""Resolving all expressions of a text in order: what earlier sentences say is where "two days later" and a bare "June" start from."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from onrecord.times.anchor import Reference, Tense, anchor
from onrecord.times.interval import interval
from onrecord.times.resolution import Unresolved, Value, resolve_with, split
from onrecord.times.tense import tense_near
from onrecord.types import Span, TimeExpression, When

# A text tells history, not news, if at least this share of its complete dates lies more than two years before its own date.
HISTORY_SHARE = 0.6
HISTORY_DATES = 5


_SHIFT = re.compile(r"[a-z]+[+-]\d")


@dataclass(frozen=True)
class Resolved:
    """An expression with its TIMEX value and its days, or why it has none."""

    expression: TimeExpression
    timex: str
    when: When | Unresolved


@dataclass(frozen=True)
class Context:
    """Where the narrative stands: its latest value, its latest day, and whether it tells history."""

    latest: str | None = None
    month: str | None = None
    day: str | None = None
    history: bool = False


def follow(
    text: str,
    expressions: tuple[TimeExpression, ...],
    *,
    published: When | None,
    tense: Callable[[str, Span], Tense | None] = tense_near,
) -> tuple[Resolved, ...]:
    """Each expression resolved in the light of those before it. `tense` tells what lies ahead (default: the nearest verb)."""
    context = Context(history=tells_history(expressions, published))
    found = []
    for expression in expressions:
        resolved = _resolve(text, expression, published, context, tense)
        context = _moved(context, expression, resolved.timex)
        found.append(resolved)
    return tuple(found)


def tells_history(expressions: tuple[TimeExpression, ...], published: When | None) -> bool:
    """Are most complete dates well before the publication?"""
    years = [_year(split(e.value).core) for e in expressions]
    complete = [year for year in years if year is not None]
    if len(complete) < HISTORY_DATES or published is None:
        return len(complete) >= HISTORY_DATES
    return sum(year < published.start.year - 2 for year in complete) >= HISTORY_SHARE * len(complete)


def _year(core: str) -> int | None:
    match = re.match(r"(BC)?(\d{4})(?![^-T])", core)
    return None if match is None else -int(match[2]) if match[1] else int(match[2])


def _resolve(text: str, expression: TimeExpression, published: When | None, context: Context, tense: Callable[[str, Span], Tense | None]) -> Resolved:
    value = split(expression.value)
    ahead = tense(text, expression.span) if _needs_tense(value.core) else None
    narrative = context.day if context.day and _counts_days(value.core) else context.month if context.month and value.core.startswith("XXXX") else context.latest
    told = _told_in_narrative(value.core, context)
    return Resolved(expression, *resolve_with(expression, published, narrative, ahead, told_in_narrative=told))


def _needs_tense(core: str) -> bool:
    return core.startswith(("XXXX", "weekend", "@"))


def _counts_days(core: str) -> bool:
    return core.startswith(("ctx.day", "ctx.week", "T"))


def _told_in_narrative(core: str, context: Context) -> bool:
    return context.history and core.startswith(("XX", "@", "T", "=XXXX", "<XXXX", ">XXXX", "weekend")) and context.latest is not None


def _moved(context: Context, expression: TimeExpression, timex: str) -> Context:
    """The narrative after an expression; repeated times, lengths and vague references do not move it, nor does today in a history."""
    if expression.kind in ("set", "duration") or not re.match(r"(BC)?\d{4}", timex) or "fiscal" in expression.value:
        return context
    if context.history and _SHIFT.match(expression.value):
        return context
    fine = timex if re.match(r"(BC)?\d{4}-", timex) else None
    day = timex[:10] if re.match(r"\d{4}-\d\d-\d\d", timex) else None
    return Context(timex, fine or _same_year(context.month, timex), day or _same_year(context.day, timex), context.history)


def _same_year(known: str | None, timex: str) -> str | None:
    length = 6 if timex.startswith("BC") else 4
    return known if known and known[:length] == timex[:length] else None

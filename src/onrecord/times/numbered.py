"""A numbered part of a period: week#-1 of 1950-08, month#1*9 of 2023, WXX-7#2 of 2024-05."""

import re
from datetime import date, timedelta

from onrecord.times.interval import Period, interval, month_end

_PART = re.compile(r"(WXX-(\d)|[a-z]+)#(-?\d+)(?:\*(\d+))?")
_CODES = {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "DE", "quarter": "Q", "hour": "TH"}


def numbered(whole: str, part: str) -> str | None:
    """The TIMEX value: a length where several are counted (the first nine months), else the part's own."""
    match = _PART.fullmatch(part)
    if match is None:
        return None
    if match[4]:
        return f"P{match[4]}{_CODES.get(match[1], 'X')}"
    period = numbered_days(whole, part)
    if period is None:
        return None
    if match[1] == "week":
        middle = period.start + timedelta(3)
        return f"{middle.isocalendar().year:04d}-W{middle.isocalendar().week:02d}"
    return period.start.isoformat()[: {"month": 7, "year": 4, "decade": 3}.get(match[1], 10)]


def numbered_days(whole: str, part: str) -> Period | None:
    """The days of the numbered part, cut to the whole."""
    match, outer = _PART.fullmatch(part), interval(whole)
    if match is None or outer is None:
        return None
    rank, count = int(match[3]), int(match[4] or 1)
    if match[2]:
        return _weekday(outer, int(match[2]), rank)
    if rank > 0:
        start = _step(outer.start, match[1], rank - 1)
        end = start and _step(start, match[1], count)
        return _cut(start, end and end - timedelta(1), outer, match[1], count)
    end = _step(outer.end + timedelta(1), match[1], rank + 1)
    start = end and _step(end, match[1], -count)
    return _cut(start, end and end - timedelta(1), outer, match[1], count)


def _cut(start: date | None, end: date | None, outer: Period, unit: str, count: int) -> Period | None:
    if start is None or end is None or not (outer.start <= start and end <= outer.end):
        return None
    precisions = {"day": "day", "week": "week", "month": "month", "year": "year"}
    return Period(
        start, end, "range" if count > 1 or unit not in precisions else "day" if unit == "day" else "month" if unit == "month" else "range"
    )


def _step(start: date, unit: str, steps: int) -> date | None:
    if unit in ("day", "week"):
        return start + timedelta(steps * (7 if unit == "week" else 1))
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(unit)
    if months is None:
        return None
    year, month = divmod(start.year * 12 + start.month - 1 + steps * months, 12)
    return date(year, month + 1, min(start.day, month_end(year, month + 1).day)) if 1 <= year <= 9999 else None


def _weekday(outer: Period, weekday: int, rank: int) -> Period | None:
    edge = outer.start if rank > 0 else outer.end
    ahead = (weekday - edge.isoweekday()) % 7 if rank > 0 else -((edge.isoweekday() - weekday) % 7)
    day = edge + timedelta(ahead + 7 * (rank - 1 if rank > 0 else rank + 1))
    return Period(day, day, "day") if outer.start <= day <= outer.end else None

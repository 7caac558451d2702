"""Days of holidays and named days, computed (data/holidays.tsv)."""

import calendar
from datetime import date, timedelta

from onrecord.times.lexicon import HOLIDAYS, rows, slug

_LISTED = {row[0]: row[1].split() for row in rows("moving_days.tsv")}
_RULES = {slug(name): rule.split() for name, rule in HOLIDAYS.items()}


def era(name: str) -> str | None:
    """A day of history or both ends of an era, the same from whatever year they are spoken of."""
    kind, *arguments = _RULES.get(name, ["unknown"])
    return "/".join(arguments) if kind in ("date", "era") else None


def holiday(name: str, year: int) -> tuple[str, ...]:
    """The ISO days of a holiday that begins in a year, each one day or first/last; none if it moves by country or is not listed."""
    kind, *arguments = _RULES.get(name, ["unknown"])
    if kind == "listed":
        return tuple(days for days in _LISTED[" ".join(arguments)] if days.startswith(f"{year:04d}-"))
    found = _ruled(kind, arguments, year)
    return (found,) if found else ()


def _ruled(kind: str, arguments: list[str], year: int) -> str | None:
    if kind == "fixed":
        return f"{year:04d}-{arguments[0]}"
    if kind in ("easter", "span"):
        return "/".join((easter(year) + timedelta(int(days))).isoformat() for days in arguments)
    if kind == "nth":
        return _nth(year, *(int(a) for a in arguments)).isoformat()
    return None


def _nth(year: int, month: int, number: int, weekday: int) -> date:
    days = [date(year, month, d) for d in range(1, calendar.monthrange(year, month)[1] + 1)]
    fitting = [day for day in days if day.isoweekday() == weekday]
    return fitting[number - 1 if number > 0 else number]


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)

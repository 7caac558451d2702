"""Days of holidays and named days, computed (data/holidays.tsv)."""

import calendar
from datetime import date, timedelta

from onrecord.times.lexicon import HOLIDAYS, slug

_RULES = {slug(name): rule.split() for name, rule in HOLIDAYS.items()}


def holiday(name: str, year: int) -> str | None:
    """The ISO day of a holiday in a year, or both ends of an era; None if it moves by a calendar or country that is not known here."""
    kind, *arguments = _RULES.get(name, ["unknown"])
    if kind in ("date", "era"):
        return "/".join(arguments)
    if kind == "fixed":
        return f"{year:04d}-{arguments[0]}"
    if kind == "easter":
        return (easter(year) + timedelta(int(arguments[0]))).isoformat()
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

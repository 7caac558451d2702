"""From an anchored TIMEX value to the days it covers."""

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

from onrecord.types import Precision

MONTHS_OF = {
    "SP": (3, 5),
    "SU": (6, 8),
    "FA": (9, 11),
    "Q1": (1, 3),
    "Q2": (4, 6),
    "Q3": (7, 9),
    "Q4": (10, 12),
    "H1": (1, 6),
    "H2": (7, 12),
}
_TIME = re.compile(r"T.*$")


class Period(NamedTuple):
    """Days start … end, both included."""

    start: date
    end: date
    precision: Precision


def interval(timex: str) -> Period | None:
    """The days of an anchored value; None for lengths, references, repeated times and years before 1."""
    value = _TIME.sub("", timex).removesuffix("-XX").removesuffix("-XX").removesuffix("-WXX")
    for pattern, build in _FORMS:
        if match := pattern.fullmatch(value):
            return build(match)
    return None


def _day(match: re.Match[str]) -> Period | None:
    try:
        day = date.fromisoformat(match[0])
    except ValueError:
        return None
    return Period(day, day, "day")


def month_end(year: int, month: int) -> date:
    """Last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _month(match: re.Match[str]) -> Period | None:
    year, month = int(match[1]), int(match[2])
    if not (year and 1 <= month <= 12):
        return None
    return Period(date(year, month, 1), month_end(year, month), "month")


def _year(match: re.Match[str]) -> Period | None:
    return _years(int(match[0]), 1, "year")


def _decade(match: re.Match[str]) -> Period | None:
    return _years(int(match[0]) * 10, 10, "decade")


def _century(match: re.Match[str]) -> Period | None:
    return _years(int(match[0]) * 100, 100, "range")


def _years(first: int, count: int, precision: Precision) -> Period | None:
    return Period(date(first, 1, 1), date(first + count - 1, 12, 31), precision) if first > 0 else None


def _part_of_year(match: re.Match[str]) -> Period | None:
    year, part = int(match[1]), match[2]
    if not year:
        return None
    if part == "WI":
        return Period(date(year, 12, 1), month_end(year + 1, 2), "season")
    first, last = MONTHS_OF[part]
    return Period(date(year, first, 1), month_end(year, last), "season" if part.isalpha() else "range")


def _week(match: re.Match[str]) -> Period | None:
    try:
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    except ValueError:
        return None
    if match[3]:
        return Period(monday + timedelta(5), monday + timedelta(6), "range")
    return Period(monday, monday + timedelta(6), "week")


def _era(match: re.Match[str]) -> Period | None:
    return Period(date.fromisoformat(match[1]), date.fromisoformat(match[2]), "range")


_FORMS = (
    (re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)"), _era),
    (re.compile(r"\d{4}-\d\d-\d\d"), _day),
    (re.compile(r"(\d{4})-(\d\d)"), _month),
    (re.compile(r"\d{4}"), _year),
    (re.compile(r"\d{3}"), _decade),
    (re.compile(r"\d{2}"), _century),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])"), _part_of_year),
    (re.compile(r"(\d{4})-W(\d\d)(-WE)?"), _week),
)


CENTURY = 36_000  # days; what is longer is one
DECADE = 3_600
SHORTEST = 3


def narrowed(period: Period, mods: tuple[str, ...]) -> Period:
    """What early, mid or late (start, middle, end) names of a period: thirds, of a decade halves, of a century quarters.

    The early 1980s are 1980 to 1984 and the late 19th century is 1875 to 1899, as GUM's annotators have it.
    """
    days = (period.end - period.start).days + 1
    part = days // (4 if days > CENTURY else 2 if days > DECADE else 3)
    middle = days // 3 if days <= CENTURY else part
    if days < SHORTEST or not {"early", "start", "mid", "late", "end"} & set(mods):
        return period
    if "early" in mods or "start" in mods:
        return Period(period.start, _whole(period, part, first=True), "range")
    if "mid" in mods:
        return Period(period.start + timedelta(middle), period.end - timedelta(middle), "range")
    return Period(_whole(period, part, first=False), period.end, "range")


def _whole(period: Period, days: int, *, first: bool) -> date:
    """The last day of a first part, the first day of a last one; of decades and centuries in whole years."""
    if days > DECADE // 2 - 1:
        years = round(days / 365.25)
        return date(period.start.year + years - 1, 12, 31) if first else date(period.end.year - years + 1, 1, 1)
    return period.start + timedelta(days - 1) if first else period.end - timedelta(days - 1)

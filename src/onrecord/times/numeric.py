"""Dates of figures only: ISO, 28.06.2023, 06/28/2023; the order of day and month by what is possible."""

import re
from collections.abc import Iterable
from datetime import date

LEAP = 2000  # a day without its year may be 29 February
_YEAR_FIRST = re.compile(r"(\d{4})[-/](\d\d?)[-/](\d\d?)")
_YEAR_LAST = re.compile(r"(\d\d?)([./-])(\d\d?)[./-](\d{4}|\d\d)")


def valid(year: int, month: int, day: int) -> bool:
    """Is there such a day?"""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def numeric_date(text: str, *, day_first: bool | None = None) -> str | None:
    """The ISO form; None if there is no such day. Points mean day first; slashes without evidence give `dd?mm`.

    Where both orders are possible and nothing decides, the month is kept apart: 2023-03-04 or 2023-04-03 is
    `2023-03-04|2023-04-03`, American order first.
    """
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
        return _iso(year, month, day)
    match = _YEAR_LAST.fullmatch(text)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), _century(match[4])
    if match[2] == "." and day_first is None:
        day_first = True
    return _ordered(year, first, second, day_first=day_first)


# A date as written out, to see which comes first: 28 June, June 28, 28/06/2023.
_DAY_FIRST = re.compile(r"\b(?:\d{1,2}(?:st|nd|rd|th)?\.? (?:of )?[A-Z][a-z]{2,}|(?:1[3-9]|2\d|3[01])/\d\d?/\d{2,4})")
_MONTH_FIRST = re.compile(r"[A-Z][a-z]{2,}\.? \d{1,2}\b|\b\d\d?/(?:1[3-9]|2\d|3[01])/\d{2,4}")


def writes_day_first(dates: Iterable[str]) -> bool | None:
    """Which order the dates of a text are written in; None if there are none or both."""
    written = list(dates)
    day, month = (any(order.search(each) for each in written) for order in (_DAY_FIRST, _MONTH_FIRST))
    return None if day == month else day


def _century(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year < 70 else 1900)


def _ordered(year: int, first: int, second: int, *, day_first: bool | None) -> str | None:
    american, british = _iso(year, first, second), _iso(year, second, first)
    if american is None or british is None or american == british:
        return british or american
    if day_first is None:
        return f"{american}|{british}"
    return british if day_first else american


def _iso(year: int, month: int, day: int) -> str | None:
    return f"{year:04d}-{month:02d}-{day:02d}" if valid(year, month, day) else None

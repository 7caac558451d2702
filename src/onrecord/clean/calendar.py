"""Dates written out in full, in texts, metadata and addresses: day, month and year, or month and year.

Only forms with one reading are read: 05/06/2023 may be May or June, so numbers parted by slashes need a day above 12.
"""

import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_tz
from typing import NamedTuple

from onrecord.types import Precision

_NAMES = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
MONTHS = {form: number for number, name in enumerate(_NAMES, start=1) for form in (name, name[:3])} | {"sept": 9}
_ALL = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = rf"(?P<{{0}}>{_ALL}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
_FORMS = (
    r"\b" + _MONTH.format("m1") + r" {0,2}(?P<d1>\d{1,2})(?:st|nd|rd|th)?(?: ?, ?| )(?P<y1>(?:19|20)\d\d)\b",
    r"\b(?P<d2>\d{1,2})(?:st|nd|rd|th)?(?: of)? " + _MONTH.format("m2") + r" ?,? ?(?P<y2>(?:19|20)\d\d)\b",
    r"\b(?P<y3>(?:19|20)\d\d)[-/.](?P<m3>0?[1-9]|1[0-2])[-/.](?P<d3>\d{1,2})(?!\d)",
    r"\b(?P<d4>1[3-9]|2\d|3[01])[/.](?P<m4>0?[1-9]|1[0-2])[/.](?P<y4>(?:19|20)\d\d)\b",
    r"\b(?P<m5>0?[1-9]|1[0-2])/(?P<d5>1[3-9]|2\d|3[01])/(?P<y5>(?:19|20)\d\d)\b",
    r"\b" + _MONTH.format("m6") + r" (?P<y6>(?:19|20)\d\d)\b",
)
_DATE = re.compile("|".join(f"(?:{form})" for form in _FORMS), re.IGNORECASE)
_ISO = re.compile(r"\s*((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)")
_ISO_MONTH = re.compile(r"\s*((?:19|20)\d\d)-(\d\d)\s*$")
_EPOCH = re.compile(r"\s*(\d{10})(?:\d{3})?\s*$")
_ADDRESS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?P<sep>[/_-])(0?[1-9]|1[0-2]|[a-z]{3,9})(?P=sep)([0-2]?\d|3[01])(?!\d)|/((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)",
    re.IGNORECASE,
)
_ADDRESS_MONTH = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])/")


class Written(NamedTuple):
    """A date where it stands: offsets into the string searched, first and last day."""

    start: int
    end: int
    first: date
    last: date
    precision: Precision


def month_number(name: str) -> int:
    """1–12 for an English month name, full or short, or a number in digits; 0 for anything else."""
    return int(name) if name.isdigit() else MONTHS.get(name.rstrip(".").lower(), 0)


def whole_month(year: int, month: int) -> tuple[date, date]:
    """First and last day."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), date.fromordinal(following.toordinal() - 1)


def find_dates(text: str) -> Iterator[Written]:
    """Every full date and every month with year, in order. Impossible dates (31 June) are passed over."""
    for found in _DATE.finditer(text):
        number = (found.lastgroup or " ")[-1]
        day, month, year = (found.groupdict().get(letter + number) for letter in "dmy")
        written = _written(found, year or "", month or "", day)
        if written:
            yield written


def _written(found: re.Match[str], year: str, month: str, day: str | None) -> Written | None:
    if day is None:
        return Written(found.start(), found.end(), *whole_month(int(year), month_number(month)), "month")
    exact = _date(year, month, day)
    return Written(found.start(), found.end(), exact, exact, "day") if exact else None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), month_number(month), int(day))
    except ValueError:
        return None


def _day(exact: date | None, text: str) -> Written | None:
    return Written(0, len(text), exact, exact, "day") if exact else None


def read_stamp(text: str) -> Written | None:
    """The date of a metadata value: ISO 8601, RFC 2822, seconds since 1970, or written out. The day is the one written."""
    iso = _ISO.match(text)
    if iso:
        return _day(_date(*iso.groups()), text)
    month = _ISO_MONTH.match(text)
    if month and month_number(month[2]) in range(1, 13):
        return Written(0, len(text), *whole_month(int(month[1]), int(month[2])), "month")
    epoch = _EPOCH.match(text)
    if epoch:
        return _day(date.fromordinal(date(1970, 1, 1).toordinal() + int(epoch[1]) // 86_400), text)
    mail = parsedate_tz(text) if re.match(r"\s*(?:[A-Z][a-z]{2},? )?\d{1,2} [A-Z]", text) else None
    if mail:
        return _day(_date(str(mail[0]), str(mail[1]), str(mail[2])), text)
    return next(find_dates(text), None)


def read_address(url: str) -> Written | None:
    """The date inside an address: /2023/06/28/, /2023/jun/28/, /20230628, -2023-06-28, or /2023/06/ as a month."""
    for found in _ADDRESS.finditer(url):
        year, month, day = (found[1], found[3], found[4]) if found[1] else (found[5], found[6], found[7])
        exact = _date(year, month, day)
        if exact:
            return Written(found.start(), found.end(), exact, exact, "day")
    month_only = _ADDRESS_MONTH.search(url)
    if month_only:
        return Written(*month_only.span(), *whole_month(int(month_only[1]), int(month_only[2])), "month")
    return None

"""From an unanchored normal form to a TIMEX value, given the document's date and the narrative's."""

import re
from datetime import date, timedelta
from typing import Literal, NamedTuple

from onrecord.times.holidays import era, holiday
from onrecord.times.interval import MONTHS_OF, interval
from onrecord.times.numbered import numbered
from onrecord.times.numeric import valid

Tense = Literal["past", "present", "future"]

_SHIFT = re.compile(
    r"(second|minute|hour|day|week|fortnight|weekend|month|quarter|semester|year|decade|century|millennium)([+-]\d+(?:\.\d+)?)(T.*)?"
)
_SHORT_YEAR = re.compile(r"XX(\d\d)((?:-.*)?)")
_ANY_YEAR = re.compile(r"XXXX-(?:\d\d|SP|SU|FA|WI|Q[1-4]|H[12])")
_YEAR = re.compile(r"(BC)?(\d{4})")
_FIRST_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12, "Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7}
_MONTHS = {"month": 1, "quarter": 3, "semester": 6}
_YEARS = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}


# A day of a month so close ahead or behind is meant, whatever the verb: of the same day in another year news would give the year.
SOON = 31
DECADES_FROM = 1790  # before that "the fifties" are not of the narrative's century
HALF_YEAR = 180  # without a verb the nearer of two years is meant


class Reference(NamedTuple):
    """What a relative value is counted from: `document` is the day of publication, `narrative` an anchored TIMEX value."""

    document: date | None
    narrative: str | None = None
    tense: Tense | None = None


def anchor(core: str, reference: Reference) -> str | None:
    """The TIMEX value; None if what it is counted from is not known (or not precisely enough)."""
    if core.startswith("ctx."):
        return _from(core[4:], _narrative(reference))
    return _from(core, reference)


def on_weekday(day: str, weekday: int) -> str:
    """Friday, 1 April: the year that is likely by tense, or its neighbour in which that day is a Friday; further off it is a slip."""
    found = date.fromisoformat(day[:10])
    near = (found.year, found.year - 1, found.year + 1)
    fitting = [year for year in near if valid(year, found.month, found.day) and date(year, found.month, found.day).isoweekday() == weekday]
    return f"{fitting[0]:04d}{day[4:]}" if fitting else day


def _narrative(reference: Reference) -> Reference:
    return reference if reference.narrative is None else Reference(None, reference.narrative, None)


def _from(core: str, reference: Reference) -> str | None:
    if "/" in core:
        return _within(core, reference)
    if match := _SHIFT.fullmatch(core):
        shifted = shift(base(reference), match[1], float(match[2]))
        return shifted and shifted + (match[3] or "")
    if core.startswith("T"):
        return _time(core, reference)
    if core.startswith("@"):
        return _holiday(core[1:], reference)
    return _partial(core, reference)


def base(reference: Reference) -> str | None:
    """The value that shifts start from."""
    return reference.document.isoformat() if reference.document else reference.narrative


def _time(core: str, reference: Reference) -> str:
    day = (reference.narrative or "")[:10] if reference.document is None else reference.document.isoformat()
    return f"{day}{core}" if len(day) == 10 else f"XXXX-XX-XX{core}"


def _within(core: str, reference: Reference) -> str | None:
    outer, _, inner = core.partition("/")
    whole = anchor(outer, reference) if not outer.isdigit() else outer
    if whole is None:
        return None
    if "#" in inner:
        return numbered(whole, inner)
    if inner == "week":
        return shift(whole, "week", 0)
    if inner.startswith("@"):
        return era(inner[1:]) or next(iter(holiday(inner[1:], int(whole[:4]))), None)
    if inner.startswith("XXXX-WXX-") and (period := interval(whole)):
        day = period.start + timedelta(int(inner[9]) - 1)
        return day.isoformat() + inner[10:] if period.precision == "week" else None
    return whole[: 6 if whole.startswith("BC") else 4] + inner[4:] if inner.startswith("XXXX") else None


def shift(start: str | None, unit: str, steps: float) -> str | None:
    """A value moved by units, as precise as the unit and the start allow."""
    if start is None:
        return None
    if unit in _YEARS:
        return _shift_years(start, unit, steps)
    period = interval(start)
    if period is None:
        return None
    if unit in _MONTHS:
        return _shift_months(period.start, unit, steps) if period.precision in ("day", "week", "month") else None
    if unit in ("hour", "minute", "second"):
        return f"{period.start.isoformat()}TXX" if period.precision == "day" else None
    return _shift_days(period.start, unit, steps, exact=period.precision == "day", week=period.precision == "week")


def _shift_years(start: str, unit: str, steps: float) -> str | None:
    match = _YEAR.match(start)
    if match is None:
        return start if not steps and start.isdigit() else None
    year = (-1 if match[1] else 1) * int(match[2])
    if steps != int(steps) and (period := interval(start)):
        return _shift_months(period.start, "month", round(steps * 12 * _YEARS[unit]))
    return _year_value(year + int(steps * _YEARS[unit]), unit)


def _year_value(year: int, unit: str) -> str | None:
    digits = {"decade": 3, "century": 2, "millennium": 1}.get(unit, 4)
    if abs(year) > 9999:
        return None
    return f"{'BC' if year < 0 else ''}{abs(year):04d}"[: digits + (2 if year < 0 else 0)]


def _shift_months(start: date, unit: str, steps: float) -> str | None:
    months = start.year * 12 + start.month - 1 + int(steps * _MONTHS[unit])
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        return None
    return (
        f"{year:04d}-Q{month // 3 + 1}"
        if unit == "quarter"
        else f"{year:04d}-H{month // 6 + 1}"
        if unit == "semester"
        else f"{year:04d}-{month + 1:02d}"
    )


def _shift_days(start: date, unit: str, steps: float, *, exact: bool, week: bool) -> str | None:
    size = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}[unit]
    if not exact and (unit == "day" or not week):
        return f"{start.year:04d}-{start.month:02d}-XX" if unit == "day" and not week else None
    try:
        moved = start + timedelta(round(steps * size))
    except OverflowError:
        return None
    if unit == "day":
        return moved.isoformat()
    year, number, _ = moved.isocalendar()
    return f"{year:04d}-W{number:02d}{'-WE' if unit == 'weekend' else ''}"


# ------------------------------------------------ values without their year


def _partial(core: str, reference: Reference) -> str | None:
    direction, value = (core[0], core[1:]) if core[:1] in set("<=>") else ("", core)
    if value == "weekend":
        return _weekend(reference, coming=bool(direction))
    if match := _SHORT_YEAR.fullmatch(value):
        return _short_year(int(match[1]), reference) + match[2]
    if re.fullmatch(r"XX\d", value):
        return _decade(int(value[2]), reference)
    if value.startswith("XXXX-WXX-") and value[9:10] in set("1234567"):
        return _weekday(direction, value, reference)
    if value.startswith("XXXX-XX-") and value[8:10].isdigit():
        return _day_of_month(value, reference)
    if _ANY_YEAR.match(value):
        return _in_some_year(direction, value, reference)
    return value


def _weekend(reference: Reference, *, coming: bool) -> str | None:
    start = _reference_day(reference)
    if start is None:
        return None
    ahead = reference.tense == "future" or (coming and reference.tense is None)
    saturday = start + timedelta((5 - start.weekday()) % 7 if ahead else -((start.weekday() - 5) % 7))
    year, number, _ = saturday.isocalendar()
    return f"{year:04d}-W{number:02d}-WE"


def _reference_day(reference: Reference) -> date | None:
    if reference.document is not None:
        return reference.document
    period = interval(reference.narrative) if reference.narrative else None
    return period.start if period else None


def _short_year(year: int, reference: Reference) -> str:
    """Two digits: the century of the narrative, else the latest such year not far ahead of the document."""
    latest = reference.document.year + 10 if reference.document else 2030
    if reference.narrative and (match := _YEAR.match(reference.narrative)) and not match[1] and int(match[2][:2]) * 100 + year <= latest:
        return f"{match[2][:2]}{year:02d}"
    return f"{latest - (latest - year) % 100:04d}"


def _decade(digit: int, reference: Reference) -> str:
    latest = reference.document.year - 5 if reference.document else 2015
    told = reference.narrative if reference.document is None else None  # news means the latest decade of that number
    if told and (match := _YEAR.match(told)) and not match[1] and int(match[2]) >= DECADES_FROM:
        latest = min(latest, int(match[2]) + 60)
    return f"{(latest - (latest - digit * 10) % 100):04d}"[:3]


def _weekday(direction: str, value: str, reference: Reference) -> str | None:
    start = _reference_day(reference)
    if start is None:
        return None
    back = (start.isoweekday() - int(value[9])) % 7
    if direction == "=":
        day = start - timedelta(start.isoweekday() - int(value[9]))
    elif direction == ">" or (not direction and reference.tense == "future"):
        day = start + timedelta((7 - back) % 7 or (7 if direction else 0))
    elif direction == "<" and not back:
        day = start - timedelta(7)
    else:
        day = start - timedelta(back)
    return day.isoformat() + value[10:]


def _day_of_month(value: str, reference: Reference) -> str | None:
    known = base(reference)
    match = re.match(r"(?:BC)?\d{4}-\d\d", known or "")
    return f"{match[0]}{value[7:]}" if match else None


def _in_some_year(direction: str, value: str, reference: Reference) -> str | None:
    """A month, day of a month, season, quarter or half without its year."""
    if reference.document is None:
        return _nearest(value, reference.narrative, direction)
    year = _by_tense(value, reference.document, reference.tense, direction)
    return f"{year:04d}{value[4:]}"


def _months_and_day(value: str) -> tuple[int, int]:
    month = _FIRST_MONTH.get(value[5:7]) or int(value[5:7])
    return month, int(value[8:10]) if value[8:10].isdigit() else 0


def _by_tense(value: str, document: date, tense: Tense | None, direction: str) -> int:
    """The year that makes the value the latest past or the nearest coming one."""
    month, day = _months_and_day(value)
    here = (document.month, document.day if day else 0)
    if value[5:7] in MONTHS_OF or value[5:7] == "WI":
        here = _start_of_part(value[5:6], document)
    if direction == "=":
        return document.year
    if day and not direction and _days_behind(month, day, document) <= SOON:
        return document.year - (1 if month > document.month else 0)
    if direction == ">" or (tense == "future" and not direction):
        return document.year + (1 if (month, day) < here or (direction and (month, day) == here) else 0)
    if direction == "<":
        return document.year - (1 if (month, day) >= here else 0)
    if day and _days_ahead(month, day, document) <= SOON:
        return document.year + (1 if month < document.month else 0)
    if tense is None and (month, day) > here and _days_ahead(month, day, document) < HALF_YEAR:
        return document.year
    if tense is None and (month, day) < here and _days_ahead(month, day, document) < HALF_YEAR:
        return document.year + 1
    return document.year - (1 if (month, day) > here else 0)


def _days_ahead(month: int, day: int, document: date) -> int:
    months = (month - document.month) % 12
    return months * 30 + day - document.day if months or day >= document.day else 365


def _days_behind(month: int, day: int, document: date) -> int:
    months = (document.month - month) % 12
    return months * 30 + document.day - day if months or day <= document.day else 365


def _start_of_part(letter: str, document: date) -> tuple[int, int]:
    """The first month of the document's own quarter, half or season."""
    if letter == "Q":
        return (document.month - 1) // 3 * 3 + 1, 0
    if letter == "H":
        return (document.month - 1) // 6 * 6 + 1, 0
    return (document.month // 3 * 3 or 0), 0


def _nearest(value: str, narrative: str | None, direction: str) -> str | None:
    """The year that puts the value nearest to the narrative's time, a little ahead rather than behind."""
    match = re.match(r"(BC)?(\d{4})(?:-(\d\d)|-([A-Z][A-Z\d]))?", narrative or "")
    if match is None:
        return None
    month = _months_and_day(value)[0]
    year, here = int(match[2]), int(match[3] or 0) or _FIRST_MONTH.get(match[4] or "", 0)
    sign = -1 if match[1] else 1
    if direction == ">" and here and month <= here:
        year += sign
    elif direction == "<" and here and month >= here:
        year -= sign
    elif here and not direction:
        year += sign if month - here < -6 else -sign if month - here > 9 else 0
    return f"{match[1] or ''}{year:04d}{value[4:]}"


def _holiday(name: str, reference: Reference) -> str | None:
    """The holiday nearest to the reference; by tense the last past or the next one, unless one lies close ahead."""
    document = _reference_day(reference)
    if document is None:
        return None
    if once := era(name):
        return once
    found = [days for year in (document.year - 1, document.year, document.year + 1) for days in holiday(name, year)]
    if not found:
        return None
    ahead = {days: (date.fromisoformat(days[:10]) - document).days for days in found}
    coming, past = [d for d in found if ahead[d] >= 0], [d for d in found if ahead[d] <= 0]
    if reference.tense == "future" and coming:
        return coming[0]
    if reference.tense is None or any(ahead[d] <= SOON for d in coming):
        return min(found, key=lambda days: abs(ahead[days]))
    return past[-1] if past else coming[0]

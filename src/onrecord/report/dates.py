"""Dates as a reader of a brief reads them."""

from datetime import date

from onrecord.types import When

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
SEASONS = {12: "Winter", 3: "Spring", 6: "Summer", 9: "Autumn"}


def day(value: date) -> str:
    """14 March 2024."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def spoken(when: When | None) -> str:
    """A date no more precise than it is known: "14 March 2024", "March 2024", "2024", "the 1990s", "9 to 12 March 2024"."""
    if when is None:
        return "undated"
    if when.precision == "day" or when.start == when.end:
        return day(when.start)
    if when.precision == "month":
        return f"{MONTHS[when.start.month - 1]} {when.start.year}"
    if when.precision == "year":
        return str(when.start.year)
    if when.precision == "decade":
        return f"the {when.start.year // 10 * 10}s"
    if when.precision == "season" and when.start.month in SEASONS:
        return f"{SEASONS[when.start.month]} {when.start.year}"
    return _range(when.start, when.end)


def _range(start: date, end: date) -> str:
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {day(end)}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} to {day(end)}"
    return f"{day(start)} to {day(end)}"


def published(when: When | None) -> str:
    """A publication date as citations give it: ISO for a day, words for less, "undated" for none."""
    if when is None:
        return "undated"
    return when.start.isoformat() if when.precision == "day" else spoken(when)


def readable(shown: str) -> str:
    """A publication date as `published` gives it, in words: "2024-03-14" is "14 March 2024"."""
    try:
        return day(date.fromisoformat(shown))
    except ValueError:
        return shown

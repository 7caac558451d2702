"""Properties over all dates and over hostile strings."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.times import find, follow, parse_date, resolve
from onrecord.types import When

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2035, 12, 31))
RELATIVE = [
    "yesterday",
    "today",
    "tonight",
    "two weekends ago",
    "two days ago",
    "three weeks ago",
    "on Monday",
    "next Friday",
    "last Tuesday",
    "over the weekend",
]


def published(day):
    return When(start=day, end=day, precision="day", basis="metadata")


@given(DAYS, st.sampled_from(["%B %-d, %Y", "%-d %B %Y", "%A, %-d %B %Y", "%b %-d, %Y", "%d.%m.%Y", "%Y-%m-%d", "the %-d %B %Y"]))
def test_a_rendered_date_is_read_back(day, style):
    when = parse_date(day.strftime(style))
    assert when is not None
    assert (when.start, when.end, when.precision) == (day, day, "day")


@given(DAYS, st.sampled_from(RELATIVE), st.integers(1, 60))
def test_shifting_the_document_by_weeks_shifts_what_is_told_from_it(day, text, weeks):
    shift = timedelta(7 * weeks)
    first = resolve(find(text)[0], published=published(day), tense="past")
    second = resolve(find(text)[0], published=published(day + shift), tense="past")
    assert (second.start - first.start, second.end - first.end) == (shift, shift)


YEARS = st.integers(1990, 2035)
FEASTS = ["Easter", "Ramadan", "Passover", "Diwali", "Lunar New Year", "Orthodox Easter", "Hanukkah", "Lent"]


@given(YEARS, st.sampled_from(FEASTS))
def test_a_feast_of_a_year_begins_in_it_and_is_short(year, feast):
    when = resolve(find(f"{feast} {year}")[0], published=None)
    assert isinstance(when, When)
    assert when.start.year == year
    assert timedelta(0) <= when.end - when.start <= timedelta(46)


WORDS = [
    "the",
    "a",
    "5",
    "12",
    "1990",
    "June",
    "May",
    "Monday",
    "last",
    "next",
    "week",
    "weeks",
    "year",
    "of",
    ",",
    ".",
    "-",
    "–",
    "'",
    "'s",
    "early",
    "ago",
    "later",
    "Q3",
    "10:30",
    "p.m.",
    "GMT",
    "first",
    "two",
    "1990s",
    "BC",
    "now",
    "😀",
    "word",
]
PIECES = st.lists(st.sampled_from([*WORDS, "\n\n"]), max_size=40).map(" ".join)


@given(PIECES, st.none() | DAYS)
def test_any_string_gives_ordered_spans_and_no_crash(text, day):
    found = find(text)
    ends = [0, *(end for e in found for end in (e.span.start, e.span.end))]
    assert ends == sorted(ends)
    assert all(e.span.end <= len(text) for e in found)
    resolved = follow(text, found, published=published(day) if day else None)
    assert len(resolved) == len(found)
    assert all(r.when.start <= r.when.end for r in resolved if isinstance(r.when, When))


HOSTILE = [
    "one ",
    "two hundred and ",
    "1 ",
    "June ",
    "last week ",
    "the ",
    "early ",
    "1",
    "1,000,",
    "1.1.",
    "\n ",
    "' ",
    "Monday, ",
    "10:30 ",
    "1990-",
    "a few ",
    "two-",
    "full full ",
    "5 to 6 to ",
    "490 BC ",
    "21st of ",
    "will be on Monday was ",
    "FY2013-",
    "the early hours of ",
    "every other ",
    "Eid al-",
    "A.",
    "two-and-a-",
    "12 of the a day ",
    "nineteen eighty-",
    "c. 3",
    "the week of the week of ",
    "just over well over ",
    "temperatures ",
    "’s the year’s 18",
    "took took ",
    "the first two weeks of the last year of June 5, 2020 at 10 a.m. on ",
]


def seconds(text):
    start = time.process_time()
    follow(text, find(text), published=None)
    return time.process_time() - start


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_strings_take_linear_time(piece):
    short, long = (piece * (n // len(piece)) + "years" for n in (10_000, 40_000))
    assert min(seconds(long) for _ in range(2)) < 12 * max(min(seconds(short) for _ in range(2)), 0.004)  # 16 times if quadratic

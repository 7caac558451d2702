"""From expressions to days: single ones, and in the order of a text."""

from datetime import date

import pytest

from onrecord.times import Unresolved, find, follow, resolve, shifted
from onrecord.types import Span, TimeExpression, When


def day(year, month, number):
    return When(start=date(year, month, number), end=date(year, month, number), precision="day", basis="metadata")


FRIDAY = day(2013, 3, 22)

SINGLE = [
    ("yesterday", None, "2013-03-21", "2013-03-21", "day"),
    ("on Monday, 3 June", "past", "2013-06-03", "2013-06-03", "day"),
    ("Sunday, June 3", None, "2012-06-03", "2012-06-03", "day"),
    ("last week", None, "2013-03-11", "2013-03-17", "week"),
    ("on Monday", "past", "2013-03-18", "2013-03-18", "day"),
    ("on Monday", "future", "2013-03-25", "2013-03-25", "day"),
    ("last Friday", None, "2013-03-15", "2013-03-15", "day"),
    ("next Friday", None, "2013-03-29", "2013-03-29", "day"),
    ("in June", "past", "2012-06-01", "2012-06-30", "month"),
    ("in June", "future", "2013-06-01", "2013-06-30", "month"),
    ("on 25 March", "future", "2013-03-25", "2013-03-25", "day"),
    ("on 25 March", "past", "2013-03-25", "2013-03-25", "day"),
    ("on 25 May", "past", "2012-05-25", "2012-05-25", "day"),
    ("earlier this month", None, "2013-03-01", "2013-03-22", "range"),
    ("later this year", None, "2013-03-22", "2013-12-31", "range"),
    ("in late October", "past", "2012-10-22", "2012-10-31", "range"),
    ("the 1990s", None, "1990-01-01", "1999-12-31", "decade"),
    ("the past three days", None, "2013-03-20", "2013-03-22", "range"),
    ("over the last four years", None, "2009-03-23", "2013-03-22", "range"),
    ("two years ago", None, "2011-01-01", "2011-12-31", "year"),
    ("last summer", None, "2012-06-01", "2012-08-31", "season"),
    ("over the weekend", "past", "2013-03-16", "2013-03-17", "range"),
    ("the first nine months of 2012", None, "2012-01-01", "2012-09-30", "range"),
    ("the last week of March 2012", None, "2012-03-25", "2012-03-31", "range"),
    ("Easter 2024", None, "2024-03-31", "2024-03-31", "day"),
    ("Thanksgiving 2023", None, "2023-11-23", "2023-11-23", "day"),
    ("the third quarter of last year", None, "2012-07-01", "2012-09-30", "range"),
    ("Q3 2012", None, "2012-07-01", "2012-09-30", "range"),
    ("8 January, 2026", None, "2026-01-08", "2026-01-08", "day"),
    ("on 03/04/2013", None, "2013-03-04", "2013-03-04", "day"),
]


@pytest.mark.parametrize(("text", "tense", "start", "end", "precision"), SINGLE)
def test_days(text, tense, start, end, precision):
    when = resolve(find(text)[0], published=FRIDAY, tense=tense)
    assert isinstance(when, When), when
    assert (when.start.isoformat(), when.end.isoformat(), when.precision) == (start, end, precision)
    assert when.evidence == find(text)[0].span


REFUSED = [
    ("for four years", "a length of time, not a date"),
    ("every Monday", "a repeated time, not one date"),
    ("in the past", "no particular time"),
    ("in 490 BC", "before the year 1"),
    ("Republic Day", "what it is counted from is not precise enough"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_what_names_no_days_says_why(text, reason):
    assert resolve(find(text)[0], published=FRIDAY) == Unresolved(reason)


@pytest.mark.parametrize(
    "value", ["", "garbage", "XXXX-13-45", "2023-99", "P", "ctx.", "/", "@Nope", "day+99999999999", "<", "XXXX-WXX-9", "a|b", "2023/foo#1"]
)
def test_values_of_strange_readers_are_refused(value):
    strange = TimeExpression(Span(0, 1), "date", value)
    assert isinstance(resolve(strange, published=FRIDAY), Unresolved)


def test_promise_unknown_publication_is_never_today():
    assert resolve(find("yesterday")[0], published=None) == Unresolved("counted from the publication, whose date is not known")
    assert resolve(find("03/04/2013")[0], published=None) == Unresolved("day and month could be either way round")


def test_narrative_time_is_not_publication():
    assert resolve(find("two days later")[0], published=FRIDAY, context=day(2001, 5, 30)).start == date(2001, 6, 1)


def test_uncertain_publication_keeps_a_range():
    march = When(start=date(2013, 3, 1), end=date(2013, 3, 31), precision="month", basis="inferred")
    when = resolve(find("on Monday")[0], published=march, tense="past")
    assert (when.start, when.end, when.precision) == (date(2013, 2, 25), date(2013, 3, 25), "range")
    assert "month" in when.note


def test_distance_from_a_known_event():
    when = shifted(find("A day after the mutiny he left.")[0], day(2023, 6, 24))
    assert (when.start, when.basis) == (date(2023, 6, 25), "inferred")


def timexes(text, published=FRIDAY):
    return [r.timex for r in follow(text, find(text), published=published)]


def test_two_days_later_follows_the_text():
    assert timexes("On 3 March 2001 it began. Two days later it ended. The next day they left.") == [
        "2001-03-03",
        "2001-03-05",
        "2001-03-06",
    ]


def test_months_after_a_past_year_are_of_that_year():
    assert timexes("In 1998 he left. In March he returned.") == ["1998", "1998-03"]
    assert timexes("In 1998 he left. He will return in April.") == ["1998", "2013-04"]


def test_time_of_day_belongs_to_the_date_beside_it():
    assert timexes("It began at 10 a.m. EDT (1400 GMT) on Monday.") == ["2013-03-18T10:00-04", "2013-03-18T14:00Z", "2013-03-18"]
    assert timexes("They met on Saturday at 5 p.m. again") == ["2013-03-16", "2013-03-16T17:00"]


def test_order_of_day_and_month_is_the_texts_own():
    assert timexes("On 03/04/2001 and 25/06/2001.") == ["2001-04-03", "2001-06-25"]
    assert timexes("On 03/04/2001 and June 25, 2001.") == ["2001-03-04", "2001-06-25"]
    assert timexes("On 03/04/2001 and 25 June 2001.") == ["2001-04-03", "2001-06-25"]
    text = "On 03/04/2001."
    assert follow(text, find(text), published=None, day_first=True)[0].when.start == date(2001, 4, 3)
    assert follow(text, find(text), published=None)[0].when == Unresolved("day and month could be either way round")


def test_history_counts_from_itself():
    text = "On 1 May 1940 it began. In 1941 and 1942 it spread. By 1943 it slowed. In 1944 it turned. "
    text += "In December it stopped. In January they left. The next year was calm."
    assert timexes(text)[-3:] == ["1944-12", "1945-01", "1946"]


def test_verbs_tell_what_lies_ahead():
    assert timexes("They will meet on Tuesday.") == ["2013-03-26"]
    assert timexes("They met on Tuesday.") == ["2013-03-19"]
    assert timexes("The vote is to be held on 20 November.") == ["2013-11-20"]


def test_a_war_that_still_goes_on_is_a_history():
    weeks = " ".join(
        f"On {day} {month} {year} they fought." for year in (2009, 2010, 2011) for month in ("May", "June", "July") for day in (2, 9, 16)
    )
    text = f"{weeks}\n\nIn 2010 they held the hill. By October they had lost it."
    published = When(start=date(2013, 3, 22), end=date(2013, 3, 22), precision="day", basis="metadata")
    assert follow(text, find(text), published=published)[-1].timex == "2010-10"

"""How TIMEX3 marks the time expressions of news: extent, type and value. Sentences are ours; all are of Friday, 22 March 2013."""

from datetime import date

import pytest

from onrecord.times import find, follow
from onrecord.types import When

FRIDAY = When(start=date(2013, 3, 22), end=date(2013, 3, 22), precision="day", basis="metadata")


def marked(text, published=FRIDAY):
    return [
        (text[r.expression.span.start : r.expression.span.end], r.expression.kind, r.timex)
        for r in follow(text, find(text), published=published)
    ]


ONE = [
    # parts of days and nights
    ("He spoke tonight.", "tonight", "time", "2013-03-22TNI"),
    ("It rained late last night.", "late last night", "time", "2013-03-21TNI"),
    ("It rained in the early hours of Sunday morning.", "the early hours of Sunday morning", "time", "2013-03-17TMO"),
    ("It fell in the early-morning hours.", "the early-morning hours", "time", "2013-03-22TMO"),
    ("The port burned overnight.", "overnight", "time", "XXXX-XX-XXTNI"),
    ("They stayed two nights there.", "two nights", "duration", "P2NI"),
    ("It lasted all night long.", "all night long", "duration", "P1NI"),
    ("It lasted all day.", "all day", "duration", "P1D"),
    ("At 06:00 GMT it opened.", "06:00 GMT", "time", "2013-03-22T06:00Z"),
    # distances and lengths
    ("They met two weekends ago.", "two weekends ago", "date", "2013-W10-WE"),
    ("It fell against the year-ago quarter.", "the year-ago quarter", "date", "2012-Q1"),
    ("It rose in the latest quarter.", "the latest quarter", "date", "PAST_REF"),
    ("It took two-and-a-half years.", "two-and-a-half years", "duration", "P2.5Y"),
    ("In the first 100 days it fell.", "the first 100 days", "duration", "P100D"),
    ("A weeklong visit began.", "weeklong", "duration", "P1W"),
    ("Over the next decade it will grow.", "the next decade", "duration", "P1DE"),
    ("In the weeks since, it grew.", "the weeks", "duration", "PXW"),
    ("The past three days were calm.", "The past three days", "duration", "P3D"),
    ("A 36-year-old man fell.", "36-year-old", "duration", "P36Y"),
    # repeated times
    ("They meet every other week.", "every other week", "set", "P2W"),
    ("They meet every other Friday.", "every other Friday", "set", "XXXX-WXX-5"),
    ("They meet twice a week.", "twice a week", "set", "P1W"),
    # periods
    ("In FY2013-14 it grew.", "FY2013-14", "date", "2014"),
    ("In fiscal 2012 it grew.", "fiscal 2012", "date", "2012"),
    ("In the mid-90s it grew.", "the mid-90s", "date", "199"),
    ("In present-day Rosk nobody knows.", "present-day", "date", "PRESENT_REF"),
    ("It fell by 2030 to 32 percent.", "2030", "date", "2030"),
    # feasts
    ("Ramadan in 2013 was hot.", "Ramadan in 2013", "date", "2013-07-08/2013-08-07"),
    ("Orthodox Easter 2013 was warm.", "Orthodox Easter 2013", "date", "2013-05-05"),
    ("The Lunar New Year was quiet.", "Lunar New Year", "date", "2013-02-10"),
    ("During Holy Week they marched.", "Holy Week", "date", "2013-03-24/2013-03-30"),
    # the year of what news writes without it
    ("The vote will be on 20 March.", "20 March", "date", "2013-03-20"),
    ("Without a plan to save it, the port closed on March 1.", "March 1", "date", "2013-03-01"),
    ("As Mr. Berg told John M. Lind in July, it is a thing they would like.", "July", "date", "2012-07"),
    ("They predict landfall Saturday morning.", "Saturday morning", "time", "2013-03-23TMO"),
    # rates and repeated times
    ("It ships 200,000 barrels a day.", "a day", "set", "P1D"),
    ("They work twelve hours a day.", "twelve hours a day", "set", "P1D"),
    ("He waited a day.", "a day", "duration", "P1D"),
    ("It rained almost every night.", "almost every night", "set", "XXXX-XX-XXTNI"),
    ("It is closed on weekends.", "weekends", "set", "XXXX-WXX-WE"),
    ("The cap is set every fiscal year.", "every fiscal year", "set", "P1Y"),
    # extents with their modifiers
    ("It took just over two years.", "just over two years", "duration", "P2Y"),
    ("He held on for barely six months.", "barely six months", "duration", "P6M"),
    ("He fell exactly a week earlier.", "exactly a week earlier", "date", "2013-W11"),
    ("It ruled for some 30 years.", "some 30 years", "duration", "P30Y"),
    ("It opened at 10:30 Thursday morning.", "10:30 Thursday morning", "time", "2013-03-21T10:30"),
    ("Later Friday he left.", "Later Friday", "date", "2013-03-22"),
    ("It took years to mend.", "years", "duration", "PXY"),
    ("The past year and a half was calm.", "The past year and a half", "duration", "P1.5Y"),
    ("Over the past half-century it grew.", "the past half-century", "duration", "P50Y"),
    ("Behind it stands a century-old house.", "century-old", "duration", "P1CE"),
    ("At 0600 hours it began.", "0600 hours", "time", "2013-03-22T06:00"),
    ("It fell in the first three months of this year.", "the first three months of this year", "duration", "P3M"),
    # dates
    ("It was in the week of March 18.", "the week of March 18", "date", "2013-W12"),
    ("It is on the first Tuesday of next month.", "the first Tuesday of next month", "date", "2013-04-02"),
    ("It was the summer of '69.", "the summer of '69", "date", "1969-SU"),
    ("It was Christmas last year.", "Christmas last year", "date", "2012-12-25"),
    ("He spoke of the Sept. 11 attacks.", "Sept. 11", "date", "2001-09-11"),
    ("They lost the May elections.", "May", "date", "2012-05"),
    ("It began in nineteen eighty-four.", "nineteen eighty-four", "date", "1984"),
    ("He lived c. 347.", "347", "date", "0347"),
    ("It closed until June 7.", "June 7", "date", "2013-06-07"),
    ("It fell in the year-earlier period.", "the year-earlier period", "date", "2012"),
    ("First-quarter profit rose.", "First-quarter", "date", "2013-Q1"),
    ("Revenue for the first half rose.", "the first half", "date", "2013-H1"),
    ("It began in the early 60s.", "the early 60s", "date", "196"),
    ("To this day nobody knows.", "this day", "date", "PRESENT_REF"),
    ("It was quiet in those days.", "those days", "date", "PAST_REF"),
    ("It ended a long time ago.", "a long time ago", "date", "PAST_REF"),
    ("It will in the foreseeable future.", "the foreseeable future", "date", "FUTURE_REF"),
]


@pytest.mark.parametrize(("text", "extent", "kind", "value"), ONE, ids=[text for text, *_ in ONE])
def test_marked_as_timex3_does(text, extent, kind, value):
    assert marked(text) == [(extent, kind, value)]


NONE = [
    "Easter Island and the Easter Rising.",
    "Russia Today showed these minute traces to the Tomorrow Group.",
    "The Hundred Years' War.",
    "He told CBS This Morning so.",
    "Four hurricanes in as many weeks.",
    "They closed roughly 2000 Thai stores.",
    "Temperatures rose into the 60s.",
    "It marched in the March on the capital.",
    "He told the Rosk This Week so.",
]


@pytest.mark.parametrize("text", NONE)
def test_names_and_figures_of_speech(text):
    assert marked(text) == []


def values(text, published=FRIDAY):
    return [value for _, _, value in marked(text, published)]


def test_a_time_of_day_is_of_the_day_the_news_tells_of():
    assert values("It struck on Tuesday. The alarm rang at 6 a.m. and help came.") == ["2013-03-19", "2013-03-19T06:00"]
    assert values("It struck on 5 May 1999. The alarm rang at 6 a.m. today.")[1] == "2013-03-22T06:00"
    assert values("Monday, 18 March 2013\n\nAt 4:42 local time on Saturday it shook.")[1] == "2013-03-16T04:42"


def test_a_year_within_a_name_is_no_time_the_text_has_come_to():
    assert values("It enforces the 1965 Harbour Act. In late June the court ruled.") == ["1965", "2012-06"]
    assert values("It began in 1997. On March 15 it reopened.") == ["1997", "2013-03-15"]
    assert values("In 1998 he left. In June he returned.") == ["1998", "1998-06"]


def test_news_with_many_old_years_is_no_history():
    years = "In 1994, on 3 May 1999, in 2001, on 4 June 2003 and in 2005 it flooded. "
    assert values(years + "It flooded on Monday and on Tuesday, and in June.")[-3:] == ["2013-03-18", "2013-03-19", "2012-06"]


def test_two_days_of_a_year_the_text_points_to():
    assert values("It sailed from July 13 to 17 of last year.") == ["2012-07-13", "2012-07-17"]


def test_an_undated_text_gives_no_day_to_last_november():
    assert values("It opened in May 2010. It closed last November.", None) == ["2010-05", "XXXX-11"]


def test_the_texts_own_order_of_day_and_month_goes_before_the_outlets():
    text = "On 25/06/2001 and 03/04/2001."
    assert follow(text, find(text), published=None, day_first=False)[1].timex == "2001-04-03"


def test_the_year_named_right_before_is_the_days():
    assert values("It was unlike last year's June 18 event.") == ["2012", "2012-06-18"]


def test_a_year_in_a_name_moves_no_narrative():
    assert values("2011 candidate Berg lost. In February he won.") == ["2011", "2013-02"]
    assert values("It opened in 1925, and again in the 90s.") == ["1925", "199"]


def test_the_night_is_of_the_day_told_of():
    assert values("It struck on Tuesday. The night's fire hurt five.") == ["2013-03-19", "2013-03-19TNI"]


def test_a_line_broken_within_a_sentence_keeps_its_tense():
    assert values("The minister will\nmeet them on Monday.") == ["2013-03-25"]

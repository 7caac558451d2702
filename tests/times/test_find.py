"""What is found, its exact extent and its unanchored value. Sentences are ours."""

import pytest

from onrecord.times import find

FOUND = [
    ("They met on June 28, 2023, in Oslo.", [("June 28, 2023", "date", "2023-06-28")]),
    ("Published 8 January, 2026 (photo).", [("8 January, 2026", "date", "2026-01-08")]),
    ("On Saturday, June 24, 2023 it rained.", [("Saturday, June 24, 2023", "date", "2023-06-24")]),
    ("the 4th of March was quiet", [("the 4th of March", "date", "XXXX-03-04")]),
    ("from 28.06.2023 on", [("28.06.2023", "date", "2023-06-28")]),
    ("on 03/04/2023", [("03/04/2023", "date", "2023-03-04|2023-04-03")]),
    ("on 13/04/2023", [("13/04/2023", "date", "2023-04-13")]),
    ("as of Sept. 11, 2001.", [("Sept. 11, 2001", "date", "2001-09-11")]),
    ("on Monday evening she spoke", [("Monday evening", "time", "XXXX-WXX-1TEV")]),
    ("on the morning of June 5", [("the morning of June 5", "time", "XXXX-06-05TMO")]),
    ("earlier this month", [("earlier this month", "date", "month+0 earlier")]),
    ("in late October", [("late October", "date", "XXXX-10 late")]),
    ("by mid-2024", [("mid-2024", "date", "2024 mid")]),
    ("the Russia of the 1990s", [("the 1990s", "date", "199")]),
    ("in the early 2000s", [("the early 2000s", "date", "200 early")]),
    ("in the 1930’s", [("the 1930’s", "date", "193")]),
    ("during World War II", [("World War II", "date", "@World_War_II")]),
    ("back in the sixties", [("the sixties", "date", "XX6")]),
    ("of the late 19th century", [("the late 19th century", "date", "18 late")]),
    ("two days earlier", [("two days earlier", "date", "ctx.day-2")]),
    ("two years ago", [("two years ago", "date", "year-2")]),
    ("a few weeks ago", [("a few weeks ago", "date", "PXW ago")]),
    ("for four years", [("four years", "duration", "P4Y")]),
    ("over the last four years", [("the last four years", "duration", "P4Y past")]),
    ("the weekend's 36-hour mutiny", [("the weekend", "date", "weekend"), ("36-hour", "duration", "PT36H")]),
    ("two and a half years", [("two and a half years", "duration", "P2.5Y")]),
    ("a 57-year-old man", [("57-year-old", "duration", "P57Y age")]),
    ("every Monday and twice a week", [("every Monday", "set", "XXXX-WXX-1 each"), ("twice a week", "set", "P1W each")]),
    ("August of that year", [("August of that year", "date", "ctx.year+0/XXXX-08")]),
    ("the first nine months of 2023", [("the first nine months of 2023", "duration", "2023/month#1*9")]),
    ("the second Sunday in May", [("the second Sunday in May", "date", "XXXX-05/WXX-7#2")]),
    ("the summer of 1969", [("the summer of 1969", "date", "1969-SU")]),
    ("the third quarter of 2022", [("the third quarter of 2022", "date", "2022-Q3")]),
    ("Profit fell in the third quarter.", [("the third quarter", "date", "XXXX-Q3")]),
    ("in fiscal 2024", [("fiscal 2024", "date", "2024 fiscal")]),
    ("in 490 BC", [("490 BC", "date", "BC0490")]),
    ("on Christmas Eve 2012", [("Christmas Eve 2012", "date", "2012/@Christmas_Eve")]),
    ("at 10:30 a.m. EST", [("10:30 a.m. EST", "time", "T10:30-05")]),
    ("at 1600 GMT", [("1600 GMT", "time", "T16:00Z")]),
    ("at noon", [("noon", "time", "T12:00")]),
    ("12-14 July 1950", [("12", "date", "1950-07-12 from"), ("14 July 1950", "date", "1950-07-14 to")]),
    ("August-September 1950", [("August", "date", "1950-08 from"), ("September 1950", "date", "1950-09 to")]),
    ("in 1990-94", [("1990", "date", "1990 from"), ("94", "date", "1994 to")]),
    ("492-490 BC", [("492", "date", "BC0492 from"), ("490 BC", "date", "BC0490 to")]),
    ("ten or fifteen years", [("ten", "duration", "P10Y"), ("fifteen years", "duration", "P15Y")]),
    ("two weeks after the siege", [("two weeks", "duration", "P2W after")]),
    (
        "It is now, and in the past and in the future.",
        [("now", "date", "PRESENT_REF"), ("the past", "date", "PAST_REF"), ("the future", "date", "FUTURE_REF")],
    ),
    ("in recent months", [("recent months", "date", "PAST_REF")]),
    ("the last quarter of a century", [("the last quarter of a century", "duration", "P25Y past")]),
    ("😀 on 5 May 2020 😀", [("5 May 2020", "date", "2020-05-05")]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text for text, _ in FOUND])
def test_found(text, expected):
    assert [(text[e.span.start : e.span.end], e.kind, e.value) for e in find(text)] == expected


NOTHING = [
    "They may march on, second to none, and will fall.",
    "The Sun and Mr May's team won 3-2, then 21-15.",
    "MH17, COVID-19, F16, the Shahed-136 and the Geran-2.",
    "It cost $1950, 2000 euros or 12% more.",
    "Flight 2023 left under Resolution 1973 of the council.",
    "About 2000 people came, 1950 soldiers left.",
    "The fall of the city and the march on the capital.",
    "Two minds; a hundred shells; the first man; no one.",
    "Black Friday and the Sunday Times.",
    "see https://example.org/2012/03/04/may-2013",
    "She is in her twenties, he in his 30s.",
    "April Jones and June Smith agreed.",
    "The second half was dull.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_numbers_and_words_that_are_no_dates(text):
    assert [text[e.span.start : e.span.end] for e in find(text)] == []


def test_part_of_a_text_has_offsets_into_the_whole():
    text = "In 2001 and in 2002 and in 2003."
    assert [text[e.span.start : e.span.end] for e in find(text, 10, 22)] == ["2002"]


def test_paragraphs_are_kept_apart():
    text = "It ended in May\n\n2020 was quiet."
    assert [e.value for e in find(text)] == ["XXXX-05", "2020"]

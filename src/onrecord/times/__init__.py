"""Time expressions of English news: found, given a normal form, resolved to days. Text and dates only; no clock, no zone of the machine.

- `find` gives `TimeExpression`s with exact code-point offsets and an *unanchored* value;
- `resolve` gives the days of one (`When`) or `Unresolved` with the reason; `follow` does so for all of a text in order, with TIMEX3 values;
- `shifted` counts a distance (two days after …) from days that are known; `timex_of` writes days as a TIMEX3 value;
- `parse_date` reads a string that is nothing but a date.

The unanchored value is `core modifier…`, separated by spaces. Cores:

    2023-06-28  2023-06  2023  199  19  BC0490  2023-W26  2023-SU  2023-Q2  2023-H1   complete, as in TIMEX3
    XXXX-06-28  XXXX-06  XXXX-SU  XXXX-Q3  XXXX-WXX-1  XXXX-XX-13  XX9  XX89          year, month or century left to the text
    <XXXX-06  =XXXX-WXX-5  >XXXX-WXX-1                                                last June, this Friday, next Monday
    day-1  week+0  year+1  weekend  ctx.day+1  ctx.year+0                             from publication, or (ctx.) the narrative
    year-1/XXXX-08  week-1/XXXX-WXX-5  2023/@Easter  @Christmas                       a part of a period; holidays
    2023/month#1*9  XXXX-05/WXX-7#2  XXXX-08/week#-1                                  first nine months, second Sunday, last week
    …T10:30  …TMO  …TNI  …T14:00Z                                                     a time or part of the day
    2023-03-04|2023-04-03                                                             day and month could be either way round
    P4Y  PT36H  PXD  P1DE  P2NI                                                       lengths (NI: nights)
    PRESENT_REF  PAST_REF  FUTURE_REF                                                 now, recently, the future

Modifiers: early mid late start end (of the core), earlier later (this month), approx less more, past next (side of a length: the past
three days), before after ago (distances), age, each (repeated), fiscal, the (the year: of publication in news, of the narrative in a
history), wd1 … wd7 (the weekday written with a day), from to (ends of an interval written as one).
"""

from onrecord.times.anchor import Tense
from onrecord.times.narrative import Resolved, follow
from onrecord.times.parse import parse_date
from onrecord.times.recognize import find
from onrecord.times.resolution import Unresolved, resolve, shifted, timex_of

__all__ = ["Resolved", "Tense", "Unresolved", "find", "follow", "parse_date", "resolve", "shifted", "timex_of"]

"""Rules for times without a date (now, recently, the future), holidays and named days."""

import re

from onrecord.times.parts import shift
from onrecord.times.rules import Hit, Rule, constant, rule

_NAME_GOES_ON = re.compile(r" (?!(?:Day|Eve|Sunday|Monday|Friday)\b)[A-Z][a-z]")


def present_day(hit: Hit) -> str | None:
    """present-day, the present day."""
    return "PRESENT_REF" if hit.word("u") == "day" else None


def these(hit: Hit) -> str | None:
    """these days; these weeks and months are no reference to now."""
    return "PRESENT_REF" if hit.word("u") == "day" else None


def those(hit: Hit) -> str | None:
    """in those days."""
    return "PAST_REF" if hit.word("u") == "day" else None


def named_day(hit: Hit) -> str | None:
    """A holiday of a year, or of the year the text points to: @easter, 2023/@easter; not Easter Island nor the Easter Rising."""
    if not hit.has("y") and _NAME_GOES_ON.match(hit.rest(8)):
        return None
    if hit.has("u"):
        return f"{shift(hit)}/{hit.word('h')}" if hit.word("u") == "year" else None
    return f"{hit.number('y'):04d}/{hit.word('h')}" if hit.has("y") else hit.word("h")


RULES: tuple[Rule, ...] = (
    rule("date", "right? now", constant("PRESENT_REF")),
    rule("date", "ref:v", lambda hit: hit.word("v")),
    rule("date", "recent", constant("PAST_REF")),
    rule("date", "current", constant("PRESENT_REF")),
    rule("date", "<in|at the? past", constant("PAST_REF")),
    rule("date", "the past", constant("PAST_REF")),
    rule("date", "( the near? )? future", constant("FUTURE_REF")),
    rule("date", "the recent|near past", constant("PAST_REF")),
    rule("date", "<at|for the? present|moment", constant("PRESENT_REF")),
    rule("date", "<at this time", constant("PRESENT_REF")),
    rule("date", "( ( a|some|no long? time ) | no? long ) ago", constant("PAST_REF"), -1),
    rule("date", "<to this unit:u", present_day, 2),
    rule("date", "<in|at|from those units:u", those),
    rule("date", "the? present|modern hyphen? unit:u", present_day),
    rule("date", "these units:u", these),
    rule("date", "last|this|next holiday:h", named_day),
    rule("date", "holiday:h in|of year:y", named_day),
    rule("date", "holiday:h (r: last|this|next | the? following|prev ) unit:u", named_day),
    rule("date", "<in|since|until|before|after the? era:h", named_day),
    rule("date", "holiday:h ( comma? year:y )?", named_day),
)

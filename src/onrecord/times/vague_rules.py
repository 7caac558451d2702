"""Rules for times without a date (now, recently, the future), holidays and named days."""

from onrecord.times.rules import Hit, Rule, constant, rule


def named_day(hit: Hit) -> str:
    """A holiday of a year, or of the year the text points to: @easter, 2023/@easter."""
    return f"{hit.number('y'):04d}/{hit.word('h')}" if hit.has("y") else hit.word("h")


RULES: tuple[Rule, ...] = (
    rule("date", "right? now", constant("PRESENT_REF")),
    rule("date", "ref:v", lambda hit: hit.word("v")),
    rule("date", "recent", constant("PAST_REF")),
    rule("date", "current", constant("PRESENT_REF")),
    rule("date", "<in|at the? past", constant("PAST_REF")),
    rule("date", "the past", constant("PAST_REF")),
    rule("date", "( the near? )? future", constant("FUTURE_REF")),
    rule("date", "<at the? present|moment", constant("PRESENT_REF")),
    rule("date", "these units", constant("PRESENT_REF")),
    rule("date", "last|this|next holiday:h", named_day),
    rule("date", "<in|since|until|before|after the? era:h", named_day),
    rule("date", "holiday:h ( comma? year:y )?", named_day),
)

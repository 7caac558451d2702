"""Rules for times of day: 10:30 a.m. EST Monday, noon, 3 o'clock, 2230 GMT."""

import re

from onrecord.times.rules import Hit, Rule, constant, rule

_FOUR = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_CLOCK = re.compile(r"(\d\d?)[:.](\d\d)(?::\d\d)?")


def clock(hit: Hit) -> str | None:
    """THH:MM with its zone; None if there is no such time."""
    hour, minute = _hour_minute(hit)
    half = str(hit.value("a"))
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 24 or minute > 59:
        return None
    return f"{_date(hit)}T{hour:02d}:{minute:02d}{hit.word('z')}"


def _hour_minute(hit: Hit) -> tuple[int, int]:
    if match := _CLOCK.fullmatch(hit.text("c")):
        return int(match[1]), int(match[2])
    value = int(float(hit.value("c")))
    return (value // 100, value % 100) if value > 24 else (value, 0)


def hour_of_part(hit: Hit) -> str | None:
    """5 in the morning."""
    hour = hit.number("c")
    return f"T{hour % 12 + (0 if hit.word('p') == 'MO' else 12):02d}:00" if 1 <= hour <= 12 else None


def military(hit: Hit) -> str | None:
    """0600 hours; not 1,400 hours."""
    digits = hit.text("c")
    return f"T{digits[:2]}:{digits[2:]}" if hit.word("u") == "hour" and _FOUR.fullmatch(digits) else None


def noon(hit: Hit) -> str:
    """noon, midnight."""
    return f"{_date(hit)}T{hit.word('c')}"


def daypart(hit: Hit) -> str:
    """dawn, the morning, at night: a part of the narrative's day."""
    return f"ctx.day+0T{hit.word('p')}"


def plain_daypart(hit: Hit) -> str | None:
    """early morning, without a preposition: of no particular day."""
    return f"XXXX-XX-XXT{hit.word('p')}" if _plain(hit) else None


def told_daypart(hit: Hit) -> str | None:
    """the night: of the day told of."""
    return daypart(hit) if _plain(hit) else None


def _plain(hit: Hit) -> bool:
    """The Evening Standard is none, nor the morning after."""
    return hit.text_as_written("p").islower() and not hit.followed("before", "after")


def _date(hit: Hit) -> str:
    if hit.has("t"):
        return hit.word("t")[:5]
    return f"XXXX-WXX-{hit.number('w')}" if hit.has("w") else ""


def with_date(hit: Hit) -> str | None:
    """10 a.m. on June 3, 2020: the clock on a calendar day."""
    year = f"{hit.number('y'):04d}" if hit.has("y") else "XXXX"
    time = clock(hit) if not hit.word("c").endswith("00:00") else noon(hit)
    return time and f"{year}-{hit.number('m'):02d}-{hit.number('d'):02d}{time}"


_ZONE = "( open ( zone:z | local time | zonew ( time )? ) close | ( zone:z | local time | zonew ( time )? ) )?"
_WHEN = "( comma? ( weekday:w | deictic:t ) (p: $DAYPART )? )?"

RULES: tuple[Rule, ...] = (
    rule("time", f"clock|dotted:c ampm:a {_ZONE} {_WHEN}", clock),
    rule("time", f"(c: clock ) units? {_ZONE} {_WHEN}", clock),
    rule("time", f"(c: day|num|year ) ampm:a {_ZONE} {_WHEN}", clock),
    rule("time", f"(c: day|card ) oclock {_ZONE} {_WHEN}", clock),
    rule("time", "(c: num|year|clock|dotted|day ) units? zone:z", clock),
    rule("time", "day|card:c oclock? in the daypart:p", hour_of_part),
    rule("time", "(c: num|year ) units:u", military, 1),
    rule("time", f"noon:c {_ZONE} {_WHEN}", noon),
    rule("time", "<in|at|by|before|from|to|until|since|for the? daypart|dawn:p !of !hyphen", daypart, -1),
    rule("time", "the (p: daypart ) !of !hyphen", told_daypart, -2),
    rule("time", "early|mid|late hyphen? (p: daypart ) !hyphen", plain_daypart, -1),
    rule("time", "overnight !hyphen", constant("XXXX-XX-XXTNI"), -2),
    rule("time", f"clock|dotted:c ampm:a? {_ZONE} comma? (m: $MONTH ) (d: day|ord ) ( comma? year:y )?", with_date),
    rule("time", f"(c: day ) ampm:a {_ZONE} comma? (m: $MONTH ) (d: day|ord ) ( comma? year:y )?", with_date),
    rule(
        "time",
        f"( weekday comma? )? (m: $MONTH ) (d: day|ord ) comma? ( year:y comma? )? at? clock|dotted:c ampm:a? {_ZONE}",
        with_date,
    ),
    rule(
        "time",
        f"( weekday comma? )? (d: day|ord ) (m: $MONTH ) comma? ( year:y comma? )? at? clock|dotted:c ampm:a? {_ZONE}",
        with_date,
    ),
)

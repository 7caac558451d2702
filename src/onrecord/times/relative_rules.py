"""Rules for dates by distance or direction: today, last week, Monday evening, two days earlier."""

import re

from onrecord.times.lexicon import rows
from onrecord.times.numeric import LEAP, valid
from onrecord.times.parts import CODES, amount, mod, part_of, shift, step
from onrecord.times.rules import Hit, Rule, constant, plain, rule

_NAMED = {row[0]: frozenset(row[1].split()) for row in rows("named_weekdays.tsv")}
_WORD_BEFORE, _WORD_AFTER = re.compile(r"([A-Z][a-z]+) $"), re.compile(r" ([A-Z][a-z]+)")
_WITHIN = re.compile(r"\w $")
_LED = re.compile(r" (?:leading|before|after|since|following|that|when|up|ahead|prior)\b")
WORDLIKE = 3  # letters of the abbreviations that are words or names too: Sun, Sat, Wed
_SIGN = {-1: "<", 0: "=", 1: ">"}
_DOCUMENT_FIXED = frozenset({"ago", "back", "hence", "from now", "now"})


def deictic(hit: Hit) -> str | None:
    """today, yesterday morning, early tomorrow; not USA TODAY nor Russia Today."""
    if hit.text_as_written()[0].isupper() and _WITHIN.search(hit.before(2)):
        return None
    return f"{hit.word('t')}{part_of(hit)}{mod(hit)}"


def direction(hit: Hit) -> str:
    """The prefix for last, this, next, that, the following before a weekday, month or season."""
    if not hit.has("r"):
        return ""
    words = set(hit.text("r").split())
    if words & {"that", "same"}:
        return "ctx.="
    sign = _SIGN[step(hit)]
    return f"ctx.{sign}" if words & {"following", "previous", "preceding"} or words >= {"the", "next"} else sign


def weekday(hit: Hit) -> str | None:
    """Monday, last Monday, Monday evening; not Black Friday, nor the Sunday Times."""
    before, after = _WORD_BEFORE.search(hit.before(12)), _WORD_AFTER.match(hit.rest(14))
    if (not hit.has("q") and before and before[1] in _NAMED["before"]) or (after and after[1] in _NAMED["after"]):
        return None
    return f"{direction(hit)}XXXX-WXX-{hit.number('w')}{part_of(hit)}{mod(hit)}"


def short_weekday(hit: Hit) -> str | None:
    """Tues., Thurs.; the Sun. is a newspaper, and Sat. and Wed. are verbs."""
    return weekday(hit) if len(hit.text("w")) > WORDLIKE else None


def month(hit: Hit) -> str:
    """last March, this June."""
    return f"{direction(hit)}XXXX-{hit.number('m'):02d}{mod(hit)}"


def day_of_month(hit: Hit) -> str | None:
    """this July 23rd."""
    if not valid(LEAP, hit.number("m"), hit.number("d")):
        return None
    return f"{direction(hit)}XXXX-{hit.number('m'):02d}-{hit.number('d'):02d}"


def hours_of(hit: Hit) -> str | None:
    """the early hours of Sunday, the early morning hours of Sunday."""
    if hit.word("u") != "hour":
        return None
    part = part_of(hit) or ("TMO" if hit.value("q") == "early" else "TEV")
    return f"{hit.word('t')}{part}" if hit.has("t") else f"XXXX-WXX-{hit.number('w')}{part}"


def hours(hit: Hit) -> str | None:
    """the early hours, the early-morning hours: of the narrative's day."""
    if hit.word("u") != "hour":
        return None
    return f"ctx.day+0{part_of(hit) or 'TMO'}"


def season(hit: Hit) -> str:
    """last summer, this fall."""
    return f"{direction(hit)}XXXX-{hit.word('n')}{mod(hit)}"


def unit(hit: Hit) -> str | None:
    """last week, this month, the next year. "the last day" is of something else, "the last week" a length (duration_rules)."""
    if hit.preceded("poss") or (hit.text_as_written("u")[:1].isupper() and _WITHIN.search(hit.before(2))):
        return None
    if hit.text("r") == "the last" and hit.word("u") not in ("quarter", "weekend"):
        return None
    return shift(hit) + mod(hit)


def definite(hit: Hit) -> str | None:
    """in the year, during the quarter: the narrative's; a day, an hour or a century is left alone, and the week before something."""
    if _LED.match(hit.rest(12)):
        return None
    return f"{hit.word('u')}+0 the" if hit.word("u") in ("week", "month", "quarter", "year") else None


def owning(hit: Hit) -> str | None:
    """the week's events, the day's news."""
    if hit.rest(2) not in ("'s", "’s"):
        return None
    return "ctx.day+0" if hit.word("u") == "day" else definite(hit)


def weekday_of_week(hit: Hit) -> str:
    """Friday last week."""
    return f"{shift(hit)}/XXXX-WXX-{hit.number('w')}{part_of(hit)}"


def part_of_day(hit: Hit) -> str | None:
    """this morning, last night, that evening, the next afternoon."""
    words, part = set(hit.text("r").split()), hit.text_as_written("p")
    if words == {"the", "last"} or (part.istitle() and _WITHIN.search(hit.before(2))):
        return None
    day = (
        "ctx.day+0"
        if words & {"that", "same"}
        else "day+0"
        if words == {"this"}
        else "day-1"
        if words == {"last"}
        else f"ctx.day{hit.number('r'):+d}"
    )
    return f"{day}{part_of(hit)}{mod(hit)}"


def distance(hit: Hit) -> str:
    """two years ago → year-2, three days later → ctx.day+3, several weeks ago → PXW ago."""
    return distance_of(hit, amount(hit))


def distance_of(hit: Hit, count: float | None) -> str:
    """So many units before or after publication (ago) or the narrative (later)."""
    unit = hit.word("u")
    sign = hit.number("f") if hit.value("f") in (-1, 1) else 1
    document = hit.text("f") in _DOCUMENT_FIXED
    if count is None:
        return f"P{CODES[unit].replace('#', 'X')} {'ago' if document and sign < 0 else 'before' if sign < 0 else 'after'}"
    return f"{'' if document else 'ctx.'}{unit}{'-' if sign < 0 else '+'}{plain(count)}{mod(hit)}"


def half(hit: Hit) -> str:
    """half an hour later."""
    return distance_of(hit, 0.5)


def and_half(hit: Hit) -> str:
    """a year and a half ago."""
    return distance_of(hit, 1.5)


def neighbour(hit: Hit) -> str:
    """the day before, the year after."""
    return f"ctx.{hit.word('u')}{hit.number('f'):+d}"


def neighbour_part(hit: Hit) -> str:
    """the night before."""
    return f"ctx.day{hit.number('f'):+d}{part_of(hit)}"


def year_ago(hit: Hit) -> str | None:
    """the year-ago quarter, year-earlier: the same stretch of the year before."""
    if hit.word("u") != "year" or not hit.text().startswith(("year", "the year-", "the year ")) or "-" not in hit.text():
        return None
    return "quarter-4" if hit.word("v") == "quarter" else "year-1"


def ending(hit: Hit) -> str | None:
    """year-end, month end."""
    return f"{hit.word('u')}+0 end the" if hit.word("u") in ("year", "month") else None


def bare_distance(hit: Hit) -> str:
    """days later, months before."""
    sign = hit.number("f")
    side = "ago" if hit.text("f") == "ago" else "before" if sign < 0 else "after"
    return f"P{CODES[hit.word('u')].replace('#', 'X')} {side}"


_REL = "(r: the|this? ( last|next|this|current|coming|following|prev|that|same ) same? )"
_REL_NAMED = "(r: the|this? ( last|past|next|this|current|coming|following|prev|that|same ) same? )"
_MODADV = "(q: early|late|earlier|later )"
_OVER = "<for|in|after|of|by|from|before|since|until overp"
_APPROX = (
    f"(q: ( approx|some|under exact? | exact | underp | {_OVER} | slight overp|underp | slight? ( more|less than ) | ( at least|most ) ) )?"
)
_PART = "(p: $DAYPART )"

RULES: tuple[Rule, ...] = (
    rule("date", "!<the deictic:t", deictic),
    rule("time", f"deictic:t {_PART}", deictic),
    rule("time", "tonight:t", deictic),
    rule("time", f"{_MODADV} tonight:t", deictic),
    rule("date", f"{_MODADV} deictic:t", deictic),
    rule("time", f"{_MODADV} deictic:t {_PART}", deictic),
    rule("date", "the unit before deictic:t", constant("day-2")),
    rule("date", "the unit after deictic:t", constant("day+2")),
    rule("date", "weekday:w", weekday),
    rule("date", f"{_MODADV} on? weekday:w", weekday),
    rule("date", "wdabbr:w dot", short_weekday, -1),
    rule("date", f"{_REL_NAMED} wdabbr:w dot?", weekday),
    rule("time", f"( early|mid|late hyphen? )? weekday:w ( early|mid|late hyphen? )? {_PART}", weekday),
    rule("time", f"the? {_PART} of weekday:w", weekday),
    rule("date", f"{_REL_NAMED} weekday:w", weekday),
    rule("time", f"the (q: early|late ) ( hyphen? {_PART} )? units:u of weekday|wdabbr:w {_PART}?", hours_of),
    rule("time", f"the (q: early|late ) ( hyphen? {_PART} )? units:u of (t: deictic ) {_PART}?", hours_of),
    rule("time", "the (q: early|late ) hyphen? (p: daypart ) units:u", hours),
    rule("time", "the (q: early ) units:u", hours, -1),
    rule("time", f"{_REL_NAMED} weekday:w {_PART}", weekday),
    rule("date", f"weekday:w of? {_REL} unit:u", weekday_of_week),
    rule("date", f"{_REL_NAMED} month|maymonth:m", month),
    rule("date", f"{_MODADV} {_REL} month|maymonth:m", month),
    rule("date", f"{_REL_NAMED} (m: $MONTH ) the? day|ord:d", day_of_month),
    rule("date", f"{_REL_NAMED} (n: $SEASON )", season),
    rule("date", f"{_MODADV} {_REL} (n: $SEASON )", season),
    rule("date", f"{_REL} fiscal? unit|weekend:u", unit),
    rule("date", "(r: the|this? past|coming ) weekend:u", unit),
    rule("date", f"{_MODADV} {_REL} unit|weekend:u", unit),
    rule("date", f"{_MODADV} in {_REL} unit|weekend:u", unit),
    rule("date", f"(q: $MOD ) {_REL} unit|weekend:u", unit),
    rule("date", "(q: $MOD ) (r: the ) unit:u", unit),
    rule("date", "<in (r: the ) unit:u", definite, -1),
    rule("date", "<of|for|by|to (r: the ) unit:u (> comma|dot|close )", definite, -1),
    rule("date", "(r: the ) unit:u", owning, -2),
    rule("date", f"{_MODADV} in (r: the ) unit:u", unit),
    rule("date", "the? unit:u hyphen? ago|earlier:f ( unit:v | period )?", year_ago),
    rule("date", "the? ( latest | most recent ) unit", constant("PAST_REF")),
    rule("date", "(r: this ) weekend:u", constant("=weekend"), 1),
    rule("date", "the weekend", constant("weekend")),
    rule("time", "( early|late )? (r: the? this|that|last|same|next|following|prev ) (p: daypart|dawn|noon )", part_of_day),
    rule("date", f"{_APPROX} ( $COUNT units:u | $ONE unit:u ) ago|earlier|later|back|hence|prior|prevadv:f", distance),
    rule("date", "$COUNT weekends:u ago|earlier|later:f", distance),
    rule("date", f"{_APPROX} ( $COUNT units:u | $ONE unit:u ) (f: from now )", distance),
    rule("date", f"{_APPROX} ( $COUNT units:u | $ONE unit:u ) (f: before now )", distance),
    rule("date", f"{_APPROX} ( $COUNT units:u | $ONE unit:u ) before|after:f >comma|dot|close", distance),
    rule("date", "units:u later|earlier|before|ago:f", bare_distance),
    rule("date", "unit:u hyphen? end", ending),
    rule("date", "the unit:u before|after|following:f (> comma|dot|close|at|in|on|by|hyphen|dash )", neighbour, 1),
    rule("time", "the (p: daypart ) before|after:f (> comma|dot|close )", neighbour_part, 1),
    rule("date", f"{_APPROX} a unit:u and a half ago|earlier|later:f", and_half),
    rule("date", f"{_APPROX} half a unit:u ago|earlier|later:f", half),
)

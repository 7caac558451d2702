"""Rules for lengths of time and repeated times: four years, 36-hour, the past three days, every Monday, twice a week."""

import re

from onrecord.times.parts import CODES, amount, mod, step
from onrecord.times.rules import Hit, Rule, constant, plain, quantity, rule

_WAR = re.compile(r"['’]? War\b")
# A number with at most two words after it, none of which makes "a day" a length of its own: 12 litres a day, not 3 hours and a day.
_AMOUNT = re.compile(
    r"(?:\d[\d.,]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|dozens|hundreds|thousands|millions|several|many))"
    r"(?: (?:hundred|thousand|million|billion|trillion))?(?: of)?"
    r"(?: (?!(?:and|or|in|for|after|before|of|than|within|over|about|to|with|as|is|was|but|by|at|from|during|on|takes|took|lasts|lasted"
    r"|been)\b)[\w-]{1,20}){0,2} $",
    re.IGNORECASE,
)
AMOUNT_REACH = 60
_SPENT = re.compile(r"\b(?:took|takes?|taken|taking|spen[dt]|spends|spending|lasted|lasting|waited|waiting|waits?) $")


def length(hit: Hit) -> str | None:
    """four years → P4Y, several hours → PTXH, the past three days → P3D past; not a quarter of the voters, nor some quarters."""
    if _WAR.match(hit.rest(6)):
        return None
    if hit.text("n") == "many" and hit.preceded("as"):
        return None
    if hit.word("u") == "quarter" and (hit.followed("of") or not quantity(hit.values("n"))):
        return None
    return f"P{coded(hit)}{side(hit)}{mod(hit)}"


def coded(hit: Hit) -> str:
    """The amount with its unit letter: 4Y, T36H, XD; fortnights and quarters in weeks and months."""
    count = amount(hit)
    code, factor = CODES[hit.word("u")], {"fortnight": 2}.get(hit.word("u"), 1)
    return code.replace("#", "X" if count is None else plain(count * factor))


def and_a_half(hit: Hit) -> str:
    """two-and-a-half years."""
    number = next(value for value in hit.tokens.values[hit.begin : hit.stop] if isinstance(value, int) and value >= 1)
    return f"P{CODES[hit.word('u')].replace('#', f'{number}.5')}{mod(hit)}"


def length_and_half(hit: Hit) -> str:
    """a year and a half."""
    return f"P{CODES[hit.word('u')].replace('#', '1.5')}{side(hit)}{mod(hit)}"


def quarter_century(hit: Hit) -> str | None:
    """the last quarter of a century."""
    return f"P25Y{side(hit)}" if [hit.word("v"), hit.word("u")] == ["quarter", "century"] else None


def side(hit: Hit) -> str:
    """Whether the length ends or begins now."""
    if not hit.has("r"):
        return ""
    if "recent" in hit.text("r"):
        return " past"
    return {-1: " past", 1: " next"}.get(step(hit), "")


def after_event(hit: Hit) -> str | None:
    """three weeks after the siege: a length counted from what follows; it is the reader's to say from when."""
    found, follows = length(hit), hit.tokens.values[hit.stop]
    return found and f"{found} {'before' if follows == -1 else 'after'}"


def last_unit(hit: Hit) -> str | None:
    """the last year; the last day is the end of something."""
    return length(hit) if hit.word("u") in ("week", "month", "year", "decade", "century") else None


def next_unit(hit: Hit) -> str | None:
    """the next decade; the next year is the narrative's."""
    return length(hit) if hit.word("u") in ("decade", "century") else None


def vague_after_event(hit: Hit) -> str:
    """just days after the vote."""
    follows = hit.tokens.values[hit.stop]
    return f"P{CODES[hit.word('u')].replace('#', 'X')} {'before' if follows == -1 else 'after'}"


def vague_length(hit: Hit) -> str | None:
    """days, recent weeks, coming months; not three quarters of the voters."""
    if hit.word("u") == "quarter":
        return None
    return f"P{CODES[hit.word('u')].replace('#', 'X')}{side(hit)}"


def spent(hit: Hit) -> str | None:
    """took years, spent weeks."""
    return vague_length(hit) if _SPENT.search(hit.before(12)) else None


def half(hit: Hit) -> str:
    """half an hour, half a century."""
    halves = {
        "hour": "PT30M",
        "day": "PT12H",
        "year": "P6M",
        "decade": "P5Y",
        "century": "P50Y",
        "minute": "PT30S",
        "month": "P0.5M",
        "week": "P0.5W",
    }
    return halves.get(hit.word("u"), "PX") + side(hit)


def age(hit: Hit) -> str:
    """57-year-old, 61 years old: an age, which is a length."""
    return f"P{coded(hit)} age{mod(hit)}"


def each_unit(hit: Hit) -> str:
    """every day, each year, every two weeks, a year after an amount."""
    return f"P{coded(hit)} each"


def every_other(hit: Hit) -> str:
    """every other week."""
    return f"P{CODES[hit.word('u')].replace('#', '2')} each"


def nights(hit: Hit) -> str:
    """two nights."""
    count = amount(hit)
    return f"P{'X' if count is None else plain(count)}NI"


def all_unit(hit: Hit) -> str:
    """all day, all week long."""
    return "P1NI" if hit.has("p") else f"P{CODES[hit.word('u')].replace('#', '1')}"


def each_day(hit: Hit) -> str:
    """every Monday, Mondays, each June."""
    if hit.has("w"):
        return f"XXXX-WXX-{hit.number('w')}{'T' + hit.word('p') if hit.has('p') else ''} each"
    return f"XXXX-{hit.number('m'):02d} each" if hit.has("m") else f"XXXX-{hit.word('n')} each"


def each_part(hit: Hit) -> str:
    """every morning, nights."""
    return f"XXXX-XX-XXT{hit.word('p')} each"


def adverb(hit: Hit) -> str | None:
    """daily, annual; a capital within a sentence makes it part of a name (the Asia Weekly, Daily News)."""
    named = hit.text_as_written()[0].isupper() and (hit.before(2).strip(' \n“"') not in ("", ".", ":") or hit.rest(2)[1:].isupper())
    if named:
        return None
    value = hit.word("v")
    return "XXXX-XX-XXTNI each" if value == "TNI" else f"{value} each"


def times_a(hit: Hit) -> str:
    """twice a week, twelve hours a day."""
    return f"P{CODES[hit.word('u')].replace('#', '1')} each"


def rate(hit: Hit) -> str | None:
    """a day after an amount: 200,000 barrels a day."""
    return each_unit(hit) if _AMOUNT.search(hit.before(AMOUNT_REACH)) else None


_OVER = "<for|in|after|of|by|from|before|since|until overp"
_APPROX = (
    f"(q: ( approx|some|under exact? | exact | underp | {_OVER} | slight overp|underp | slight? ( more|less than ) | ( at least|most )"
    " | upw to | as more|less|vague as | no more|less than ) )?"
)
_SIDE = "(r: the|this? ( last|past|next|coming|following|prev|recent ) )"
_WHOLE = "whole*"
_UNITS = "unit|units:u"

RULES: tuple[Rule, ...] = (
    rule("duration", f"{_APPROX} $COUNT {_WHOLE} units:u", length),
    rule("duration", f"{_APPROX} (r: the? last|past|next )? $COUNT {_WHOLE} nights", nights),
    rule("duration", "all unit:u long?", all_unit),
    rule("duration", "all (p: daypart ) long?", all_unit),
    rule("duration", f"{_APPROX} $COUNT hyphen unit:u ( hyphen? long )?", length),
    rule("duration", f"{_APPROX} $ONE unit:u !hyphen", length, -1),
    rule("duration", f"{_APPROX} card hyphen and hyphen a hyphen half hyphen? {_UNITS}", and_a_half),
    rule("duration", f"{_APPROX} a unit:u and a half", length_and_half),
    rule("duration", "(r: the|this? last|past|next ) unit:u and a half", length_and_half),
    rule("duration", f"{_SIDE} $COUNT {_WHOLE} {_UNITS}", length),
    rule("duration", "the? $COUNT recent|last|past|next|following|prev:r units:u", length),
    rule("duration", f"{_SIDE} units:u", vague_length),
    rule("duration", f"{_APPROX} the? ordw|final $COUNT {_WHOLE} units:u", length),
    rule("duration", "longadv:v", lambda h: h.word("v")),
    rule("date", "recent units", constant("PAST_REF"), 1),
    rule("date", "the? coming units", constant("FUTURE_REF"), 1),
    rule("duration", "(r: the|this past|coming ) unit:u", length, 1),
    rule("duration", "(r: past ) unit:u", length, 1),
    rule("duration", "(r: the last ) unit:u !of", last_unit, 1),
    rule("duration", "(r: the next ) unit:u !of", next_unit, 1),
    rule("duration", f"{_APPROX} ( $COUNT units:u | $ONE unit:u ) (> before|after )", after_event, 1),
    rule("duration", "(n: a|card ) whole+ unit:u", length),
    rule("duration", "<for|in|of|after|before units:u", vague_length),
    rule("duration", "units:u", spent, -2),
    rule("duration", "units:u hyphen? long", vague_length),
    rule("duration", "units:u (> before|after )", vague_after_event),
    rule("duration", "<in|overp the units:u", vague_length, -1),
    rule("duration", "half hyphen? unit:u", half),
    rule("duration", "units:u (> of )", vague_length, -1),
    rule("duration", "unit:u hyphen long|old", lambda h: f"P{CODES[h.word('u')].replace('#', '1')}"),
    rule("duration", "(r: the last|past )? a? unit:v hyphen? of? a? unit:u", quarter_century, 1),
    rule("duration", "half hyphen? a hyphen? unit:u", half),
    rule("duration", "(r: the? last|past|next|coming ) half hyphen? unit:u", half),
    rule("duration", "a half hyphen? unit:u", half),
    rule("duration", f"{_APPROX} $COUNT hyphen? {_UNITS} hyphen? old", age),
    rule("duration", f"{_APPROX} $COUNT {_UNITS} of age", age),
    rule("set", "under? every (n: $NUM )? fiscal? unit|units|weekend:u", each_unit),
    rule("set", "every other:o unit|weekend:u", every_other),
    rule("set", "every other:o weekday:w", each_day),
    rule("set", "per unit:u", each_unit),
    rule("set", "every (n: ordw|ord|timesw ) unit:u", each_unit),
    rule("set", "<every $COUNT unit:u", each_unit),
    rule("set", "under? every weekday:w (p: $DAYPART )?", each_day),
    rule("set", "weekdays:w", each_day),
    rule("set", "weekday:w nights|dayparts:p", each_day),
    rule("set", "every month|maymonth:m", each_day),
    rule("set", "every (n: $SEASON )", each_day),
    rule("set", "under? every daypart:p", each_part),
    rule("set", "under? times? setadv:v", adverb),
    rule("set", "<on|at|in weekends", constant("XXXX-WXX-WE each")),
    rule("set", "a unit:u !hyphen", rate),
    rule("set", "$COUNT units a|every unit:u !hyphen", times_a),
    rule("set", "( times | $WORDNUM timesw | day|num timesw ) ( a|every ) unit:u", times_a),
)

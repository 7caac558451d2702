"""Rules for calendar dates: days, months, years, decades, centuries, seasons, quarters, halves."""

import re

from onrecord.times.lexicon import rows
from onrecord.times.numeric import LEAP, numeric_date, valid
from onrecord.times.parts import mod, part_of, within, year_of
from onrecord.times.rules import Hit, Rule, quantity, rule

# What stands before a bare "May" or "March" when it is the month.
INTRO = "<in|since|until|by|from|to|of|last|next|this|early|late|mid|hyphen|before|after|on|between|and|approx|begin|end|or"
EARLIEST, EARLY = 100, 999
SPOKEN, SPOKEN_REST = (15, 20), 10  # centuries that are said so: fifteen sixteen, twenty twenty; below ten it would be "oh five"
MODERN = range(1900, 2036)
_OWNED = re.compile(r"['’]s $")  # the government's 1829 order
_DEGREES = re.compile(r"\b(?:temperatures?|highs|lows|degrees|mercury|humidity|scored|shot)\b[^.!?]*$", re.IGNORECASE)
_NUMBERED = re.compile(rf"\b(?:{'|'.join(row[0] for row in rows('not_years.tsv'))})\.?\s*$", re.IGNORECASE)
_COUNTED = re.compile(rf"\s+(?:{'|'.join(' '.join(row[0] for row in rows('counted.tsv')).split())})\b")
_TIME_PREPOSITIONS = (
    "in",
    "since",
    "until",
    "between",
    "unit",
    "early",
    "mid",
    "late",
    "by",
    "from",
    "of",
    "before",
    "after",
    "hyphen",
    "open",
    "begin",
    "end",
)
_QUANTIFIERS = ("more", "less", "least", "most", "under", "overp", "underp", "upw", "than")
_CIRCA = re.compile(r"\b[Cc](?:a|irca)?\.? $")
_NO_MONTH = re.compile(r" (?:on|for|of|to|in|at|and|by|past|from|through|against|was|is|has|government|ministry|cabinet|administration)\b")
_ATTACKS = re.compile(r",? (?:[a-z]+ ){0,2}(?:attack|terror|hijack|commission|plot)", re.IGNORECASE)
_SCORE = re.compile(r"\s+to\s+\d{1,3}\b")
# What shows that a bare quarter is one of a business year and not of a match.
_BUSINESS = re.compile(
    r"\b(?:profit|earning|revenue|sales|econom|growth|grew|gdp|percent|per cent|billion|million|bank|compan|invest|market|share|fiscal"
    r"|loss|results|dividend|analyst|forecast|guidance|estimate|quarterly|output|income|exports|imports|shipments|orders)|%|\$",
    re.IGNORECASE,
)
# The same of a half, which is more often one of a match.
_TRADE = re.compile(
    r"\b(?:profits?|earnings|revenues?|sales|turnover|gdp|exports|imports|output|(?:net|operating) income|inflation|fiscal|shipments"
    r"|economy|economic)\b",
    re.IGNORECASE,
)


def day(hit: Hit) -> str | None:
    """Day, month and perhaps a year and a part of the day."""
    month, number = hit.number("m"), hit.number("d")
    if not valid(hit.number("y") if hit.has("y") else LEAP, month, number):
        return None
    weekday = f" wd{hit.number('w')}" if hit.has("w") and not (hit.has("y") or hit.has("s")) else ""
    return f"{year_of(hit)}-{month:02d}-{number:02d}{part_of(hit)}{weekday}"


def early_day(hit: Hit) -> str | None:
    """30 September 420."""
    return day(hit) if 99 < hit.number("y") < 1000 else None


def circa(hit: Hit) -> str | None:
    """c. 347, circa 980."""
    return f"{hit.number('y'):04d} approx" if _CIRCA.search(hit.before(8)) and EARLIEST <= hit.number("y") <= EARLY else None


def early_month(hit: Hit) -> str | None:
    """December of 384, at the end of a clause."""
    return month(hit) if EARLIEST <= hit.number("y") <= EARLY and hit.rest(1) in tuple(",.;)") else None


def spoken_year(hit: Hit) -> str | None:
    """nineteen ninety-nine, twenty sixteen."""
    century, rest = hit.number("c"), quantity(hit.values("t")) or 0
    return f"{century * 100 + int(rest)}" if SPOKEN[0] <= century <= SPOKEN[1] and SPOKEN_REST <= rest <= 99 else None


def spoken_month(hit: Hit) -> str | None:
    """April of fifteen eighteen."""
    year = spoken_year(hit)
    return year and f"{year}-{hit.number('m'):02d}"


def early_year(hit: Hit) -> str | None:
    """in the year 71."""
    return year_of(hit) if hit.word("u") == "year" and hit.number("y") < 1000 else None


def bare_may(hit: Hit) -> str | None:
    """May or March without day and year, unless it is a person's: May's plan."""
    return None if hit.rest(2) in ("'s", "’s") else month(hit)


def month_of(hit: Hit) -> str | None:
    """the May elections, the March vote; not the March on the capital, nor the May government."""
    return None if _NO_MONTH.match(hit.rest(16)) or not hit.rest(2)[1:].islower() else month(hit)


def bare_month(hit: Hit) -> str | None:
    """A month alone; April, June or August before a capitalised word and without a preposition is a person or a name."""
    if hit.number("m") in (4, 6, 8) and not hit.has("q") and hit.rest(2)[1:].isupper() and not hit.preceded(*_TIME_PREPOSITIONS, "the"):
        return None
    return month(hit)


def month(hit: Hit) -> str:
    """A month, perhaps with its year."""
    return f"{year_of(hit)}-{hit.number('m'):02d}{mod(hit)}"


def year(hit: Hit) -> str | None:
    """A year of four digits."""
    return f"{year_of(hit)}{mod(hit)}" if hit.has("q") or hit.has("k") or plausible_year(hit) else None


def plausible_year(hit: Hit) -> bool:
    """Does a bare number of four digits stand where years stand? In our own century that is nearly always so."""
    number = hit.number("y")
    if (
        _NUMBERED.search(hit.before(20))
        or hit.followed("big", "units")
        or _COUNTED.match(hit.rest(14))
        or (hit.followed("to") and _SCORE.match(hit.rest(8)) and not hit.preceded("in", "by", "since", "until"))
    ):
        return False
    if number in MODERN and number % 100 == 0 and hit.preceded("approx", *_QUANTIFIERS):
        return False
    if number in MODERN:
        return number % 100 != 0 or not (hit.rest(2)[1:].islower() and not hit.preceded(*_TIME_PREPOSITIONS, "the"))
    if hit.preceded("in", "since", "until", "open", "hyphen", "between", "the", "unit", "poss", "this"):
        return True
    if _OWNED.search(hit.before(4)) or (_CIRCA.search(hit.before(8)) and not hit.rest(2)[1:].islower()):
        return True
    counted = number % 100 == 0 or number > MODERN.stop
    if counted or hit.preceded("approx"):
        return hit.preceded("by", "from", "before", "after", "approx") and (number > MODERN.stop or not hit.rest(2)[1:].islower())
    if hit.preceded("comma", "dot", "and", "or", "to") and hit.rest(2)[1:].islower() and not hit.preceded("year", back=2):
        return False
    return not hit.preceded(*_QUANTIFIERS) and hit.preceded("by", "from", "to", "of", "and", "or", "before", "after", "comma", "dot")


def season(hit: Hit) -> str | None:
    """A season, perhaps with its year; 2012 Summer Paralympics has none."""
    if hit.has("f") and not hit.text_as_written("n").islower():
        return None
    return f"{'BC' if hit.has('b') else ''}{year_of(hit)}-{hit.word('n')}{mod(hit)}"


def bare_season(hit: Hit) -> str | None:
    """summer without the, last or a year; a capital makes it part of a name (Summer Olympics)."""
    return season(hit) if hit.tokens.text[hit.tokens.starts[hit.begin]].islower() else None


def decade(hit: Hit) -> str | None:
    """1990s → 199, nineties → XX9, the 1800s → 18."""
    text = str(hit.value("n"))
    if text.isdecimal() and hit.value("b") == "bc":
        return f"BC{int(text) // 10:03d}{mod(hit)}"
    if len(text) == 4:
        return (text[:2] if text.endswith("00") and text < "2000" else text[:3]) + mod(hit)
    if len(text) <= 2 and not (hit.has("t") or hit.value("q") == "mid" or hit.text("q").startswith("the ")):
        return None
    if len(text) == 2 and _DEGREES.search(hit.before(60)):
        return None
    if len(text) == 4 and hit.holds("n", "'’") and not (hit.has("t") or hit.has("q")):
        return text  # 2030's goals
    if len(text) == 2 and (text[1] != "0" or (text < "50" and not hit.holds("t", "'’‘"))):
        return None  # the 30s, without a mark for what is left out, are ages or degrees
    return f"XX{text[0]}{mod(hit)}"


def ordinal(hit: Hit) -> int:
    """twenty-first → 21."""
    return sum(int(value) for value in hit.values("n") if isinstance(value, int))


def century(hit: Hit) -> str | None:
    """the 20th century → 19."""
    number = ordinal(hit)
    if hit.word("u") != "century" or not 1 <= number <= 31:
        return None
    return f"{'BC' if hit.value('b') == 'bc' else ''}{number - 1:02d}{mod(hit)}"


def part_of_year(hit: Hit) -> str | None:
    """third quarter of 1989 → 1989-Q3, first half → XXXX-H1."""
    letter = {"quarter": "Q", "half": "H"}.get(hit.word("v") or ("half" if hit.has("h") else hit.word("u")))
    number = hit.number("n")
    if not hit.has("y") and not hit.has("r") and not (_TRADE if letter == "H" else _BUSINESS).search(hit.around(200)):
        return None
    if hit.has("r") and hit.word("u") not in ("year", "half", "quarter"):
        return None  # the second half of the month
    if letter is None or not 1 <= number <= (2 if letter == "H" else 4):
        return None
    return f"{year_of(hit)}-{letter}{number}{mod(hit)}"


def named_quarter(hit: Hit) -> str | None:
    """Q3 2023."""
    return f"{year_of(hit)}-{hit.word('n')}{mod(hit)}"


def era(hit: Hit) -> str:
    """490 BC → BC0490; AD 80 → 0080."""
    number = f"{'BC' if hit.value('b') == 'bc' else ''}{hit.number('n'):04d}"
    return f"{number}-{hit.number('m'):02d}{mod(hit)}" if hit.has("m") else number + mod(hit)


def fiscal(hit: Hit) -> str:
    """fiscal 1989, FY24."""
    number = hit.number("y")
    return f"{number:04d} fiscal" if number > 99 else f"XX{number:02d} fiscal"


def fiscal_code(hit: Hit) -> str:
    """FY24, FY2023-24: named by the year it ends in."""
    first, _, last = re.sub("[/–]", "-", hit.word("y")).partition("-")
    ending = first[:-2] + last if last else first
    return f"{ending} fiscal" if len(ending) == 4 else f"XX{ending} fiscal"


def short_year(hit: Hit) -> str | None:
    """'89 → XX89."""
    return f"XX{hit.number('s'):02d}" if len(hit.text("s")) == 2 else None


def day_of_terror(hit: Hit) -> str | None:
    """the Sept. 11 attacks: of 2001."""
    found = day(hit)
    return "2001-09-11" if found == "XXXX-09-11" and _ATTACKS.match(hit.rest(40)) else None


def week_of(hit: Hit) -> str | None:
    """the week of 18 March."""
    found = day(hit) if hit.word("u") == "week" else None
    return found and f"{found}/week"


def iso(hit: Hit) -> str | None:
    """A date in figures."""
    day, _, clock = hit.word("i").partition("T")
    value = numeric_date(day)
    return value and (f"{value}T{clock[:5]}" if clock else value)


def month_day(hit: Hit) -> str | None:
    """the 13th; the month is the narrative's."""
    return f"XXXX-XX-{hit.number('d'):02d}{part_of(hit)}"


_WD = "( (w: $WEEKDAY ) comma? the? )?"
_YEAR = "( comma? of? year:y | comma? quote day|num:s )?"
_REL = "(r: the? ( last|next|this|current|that|same|following|prev|coming )? same? )"
_MD = "(m: $MONTH ) the? (d: day|ord ) !half"
_DM = "( the? (d: day|ord ) hyphen? of? | the? (d: ordw ) of ) (m: $MONTH )"

RULES: tuple[Rule, ...] = (
    rule("date", f"{_WD} {_MD} {_YEAR}", day),
    rule("date", f"{_WD} {_DM} {_YEAR}", day),
    rule("date", f"{_MD}", day_of_terror, 1),
    rule("date", f"{_DM}", day_of_terror, 1),
    rule("date", f"the unit:u of {_WD} {_MD} {_YEAR}", week_of),
    rule("date", f"the unit:u of {_WD} {_DM} {_YEAR}", week_of),
    rule("date", "day:d hyphen (m: $MONTH ) hyphen year:y", day),
    rule("date", "day:d (m: $MONTH ) num:y", early_day),
    rule("date", "the unit:u (y: day|num )", early_year),
    rule("date", "num:y", circa),
    rule("date", "(m: $MONTH ) of num:y", early_month),
    rule("date", "<in|since|until|of|by|from|and|to card:c (t: card ( hyphen? card )? ) !unit !units !hyphen !big", spoken_year, 1),
    rule("date", "(m: $MONTH ) of? card:c (t: card ( hyphen? card )? ) !unit !units !hyphen !big", spoken_month, 1),
    rule("date", "( $WEEKDAY comma? )? iso:i", iso),
    rule("date", f"{_WD} {_MD} of? {_REL} unit:u", within(day)),
    rule("date", f"{_WD} {_DM} of? {_REL} unit:u", within(day)),
    rule("time", f"the? (p: $DAYPART ) of {_WD} {_MD} {_YEAR}", day),
    rule("time", f"( weekday )? the? (p: $DAYPART ) of {_WD} {_DM} {_YEAR}", day),
    rule("time", f"{_WD} {_MD} {_YEAR} comma? (p: $DAYPART )", day),
    rule("time", f"{_WD} {_DM} {_YEAR} comma? (p: $DAYPART )", day),
    rule("date", "<on|from|to|until|by|since|and|before|after the ord:d (> comma|dot|close|to|and|until|in|on )", month_day, -1),
    rule("date", "(q: $MOD )? (m: $MONTH ) comma? of? ( year:y | quote day|num:s )", month),
    rule("date", "(q: $MOD )? month:m", bare_month),
    rule("date", "(q: $MOD ) maymonth:m", month),
    rule("date", f"{INTRO} maymonth:m", bare_may),
    rule("date", "<the maymonth:m", month_of, -1),
    rule("date", "<in|since|until|by|from|of|last|this|late|early monthabbr:m dot", month),
    rule("date", f"(q: $MOD )? (m: $MONTH ) comma? of? {_REL} unit:u", within(month)),
    rule("date", "( the unit:k )? year:y", year),
    rule("date", "(q: $MOD ) the? unit? year:y", year),
    rule("date", "later|earlier|late|early:q in year:y", year),
    rule("date", "fiscalyear:y", fiscal_code),
    rule("date", "fiscal unit? hyphen? (y: year|day|num )", fiscal),
    rule("date", "the? year:y fiscal unit", fiscal),
    rule("date", "<in|since|until|by|from|to|of|and|hyphen|between quote (s: day|num )", short_year, -1),
    rule("date", "(q: $MOD )? ( (m: $MONTH ) of? )? (n: day|num|year ) bc|ad:b", era),
    rule("date", "bc|ad:b (n: day|num|year )", era),
    rule(
        "date",
        "(q: the? ( early|mid|late hyphen? | begin|end|endw|middle|opening of ) )? ( the|quote:t quote? )? (n: decadenum|decade ) bc|ad:b?",
        decade,
    ),
    rule("date", "(q: the? ( early|mid|late hyphen? )? ) the? (n: $ORD ) hyphen? unit:u bc|ad:b?", century),
    rule("date", "(q: $MOD ) the (n: $ORD ) hyphen? unit:u bc|ad:b?", century),
    rule("date", "(q: $MOD )? the? (n: $SEASON ) of? comma? ( year:y | quote day|num:s )", season),
    rule("date", "(q: $MOD )? the? (n: $SEASON ) of? comma? (y: num|year ) bc:b", season),
    rule("date", "(q: $MOD )? the? (f: year:y ) (n: $SEASON )", season),
    rule("date", "(q: $MOD )? the season|spring:n", season),
    rule("date", "(q: $MOD )? the fall:n !of !hyphen", season),
    rule("date", "the (q: early|mid|late hyphen? ) (n: $SEASON )", season),
    rule("date", "(q: early|mid|late ) hyphen? (n: $SEASON )", season),
    rule("date", "<in|since|until|by|and (n: $SEASON ) !of", season),
    rule("date", "season:n", bare_season),
    rule("date", f"the? (n: $SEASON ) of? {_REL} unit:u", within(season)),
    rule(
        "date",
        "the? fiscal? (n: ord|ordw|latter ) hyphen? fiscal? ( unit:u | half:h ) ( of|in|comma? the? fiscal? unit? year:y )?",
        part_of_year,
    ),
    rule("date", f"the? fiscal? (n: ord|ordw|latter ) hyphen? fiscal? ( unit:v | half:h ) of {_REL} fiscal? unit:u", within(part_of_year)),
    rule("date", "named:n of? comma? year:y", named_quarter),
    rule("date", "(q: $MOD )? named:n", named_quarter),
)

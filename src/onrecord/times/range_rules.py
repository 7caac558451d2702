"""Rules for two expressions that share a part: 12-14 July, March 5-9, 2018, August-September 1950, 1990-94, ten or fifteen years."""

from onrecord.times.numeric import LEAP, valid
from onrecord.times.parts import CODES, mod, shift, year_of
from onrecord.times.rules import Hit, Pair, Rule, Scalar, pair_rule, plain, quantity


def _date(hit: Hit, day: str, month: str) -> str | None:
    number, name = hit.number(day), hit.number(month)
    return f"{year_of(hit)}-{name:02d}-{number:02d}" if valid(LEAP, name, number) else None


def _both(first: str | None, second: str | None) -> Pair | None:
    return None if first is None or second is None else (f"{first} from", f"{second} to")


def days_of_month(hit: Hit) -> Pair | None:
    """12-14 July 1950, March 5-9, 2018."""
    if hit.number("d") >= hit.number("e"):
        return None
    return _both(_date(hit, "d", "m"), _date(hit, "e", "m"))


def days_of_a_year(hit: Hit) -> Pair | None:
    """July 13 to 17 of last year."""
    found = days_of_month(hit)
    return found and (f"{shift(hit)}/{found[0]}", f"{shift(hit)}/{found[1]}")


def days_of_months(hit: Hit) -> Pair | None:
    """26 June - 4 August 1952."""
    first, second = _date(hit, "d", "m"), _date(hit, "e", "n")
    if first is None or second is None:
        return None
    if hit.has("y") and first[5:] > second[5:]:
        first = f"{hit.number('y') - 1:04d}{first[4:]}"
    return _both(first, second)


def months(hit: Hit) -> Pair:
    """August-September 1950, early March to June 2020."""
    first, second, year = hit.number("m"), hit.number("n"), hit.number("y")
    return f"{year - (first > second):04d}-{first:02d}{mod(hit)} from", f"{year:04d}-{second:02d} to"


def years(hit: Hit) -> Pair | None:
    """1990-94."""
    first, last = hit.number("y"), hit.number("e")
    if len(hit.text("e")) != 2 or not first % 100 < last:
        return None
    return f"{first:04d} from", f"{first // 100:02d}{last:02d} to"


def eras(hit: Hit) -> Pair:
    """492-490 BC."""
    sign = "BC" if hit.value("c") == "bc" else ""
    return f"{sign}{hit.number('d'):04d} from", f"{sign}{hit.number('e'):04d} to"


def centuries(hit: Hit) -> Pair | None:
    """the 16th and 17th centuries."""
    if hit.word("u") != "century":
        return None
    return f"{hit.number('d') - 1:02d}", f"{hit.number('e') - 1:02d}"


def lengths(hit: Hit) -> Pair:
    """ten or fifteen years, 3-5 days."""
    code = CODES[hit.word("u")]
    return code_of(code, hit.values("m")), code_of(code, hit.values("n"))


def code_of(code: str, values: list[Scalar]) -> str:
    """P10Y."""
    return f"P{code.replace('#', plain(quantity(values) or 1.0))}"


_TO = "hyphen|to|and|or|until"
_YEAR = "( comma? of? year:y )"
_REL = "comma? of? (r: ( last|next|this|that|same|following|prev ) ) unit:u"
_SAFE = "(> comma|dot|close|year|in|hyphen )"

RULES: tuple[Rule, ...] = (
    pair_rule("date", f"(a: the? day|ord:d ) {_TO} (b: the? day|ord:e hyphen? of? (m: $MONTH ) {_YEAR}? )", days_of_month),
    pair_rule("date", f"(a: (m: $MONTH ) day|ord:d ) hyphen|to|until (b: day|ord:e {_YEAR}? ) !unit !units", days_of_month),
    pair_rule("date", f"(a: (m: $MONTH ) day|ord:d ) {_TO} (b: day|ord:e {_REL} )", days_of_a_year),
    pair_rule("date", f"(a: the? day|ord:d ) {_TO} (b: the? day|ord:e hyphen? of? (m: $MONTH ) {_REL} )", days_of_a_year),
    pair_rule("date", f"(a: (m: $MONTH ) day|ord:d ) and|or (b: day|ord:e {_YEAR} )", days_of_month),
    pair_rule("date", f"(a: (m: $MONTH ) day|ord:d ) and|or (b: day|ord:e ) {_SAFE}", days_of_month),
    pair_rule("date", f"(a: (m: $MONTH ) day|ord:d ) comma? {_TO} (b: (n: $MONTH ) day|ord:e {_YEAR} )", days_of_months),
    pair_rule("date", f"(a: day|ord:d of? (m: $MONTH ) ) {_TO} (b: day|ord:e of? (n: $MONTH ) {_YEAR} )", days_of_months),
    pair_rule("date", f"(a: (q: $MOD )? (m: $MONTH ) ) {_TO}|slash (b: (n: $MONTH ) {_YEAR} )", months),
    pair_rule("date", "(a: year:y ) hyphen|slash (b: day|num:e )", years),
    pair_rule("date", "(a: day|num|year:d ) hyphen|to|and|or (b: day|num|year:e bc|ad:c )", eras),
    pair_rule("date", "(a: the? ord|ordw:d ) and|to|or|hyphen (b: the? ord|ordw:e hyphen? unit|units:u )", centuries),
    pair_rule("duration", "(a: (m: $NUM ) ) to|or (b: (n: $NUM ) hyphen? unit|units:u )", lengths),
    pair_rule("duration", "(a: day|num|float:m ) hyphen (b: day|num|float:n hyphen? unit|units:u )", lengths),
)

"""Numbers with unit and object: words and figures alike, with bounds and hedges, tied to their event and statement.

A number that is part of a time expression, an ordinal, an age or a designation ("Shahed-136") is none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.resolve.roles import plain
from onrecord.syntax import Tree
from onrecord.types import Event, Quantity, Span, Statement, TimeExpression

ONES = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SMALL = {**{w: n for n, w in enumerate(ONES, 1)}, **{w: 10 * n for n, w in enumerate(TENS, 2)}}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9, "mn": 1e6, "dozen": 12.0, "m": 1e6,
    "k": 1e3, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
CURRENCIES = {
    "$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "HK$": "HKD", "NZ$": "NZD", "S$": "SGD", "A$": "AUD",
    "C$": "CAD", "N": "NGN", "₦": "NGN", "₽": "RUB",
}  # fmt: skip
LOWER = ("more than", "over", "at least", "above", "no fewer than", "no less than", "upwards of", "exceeding", "in excess of")
UPPER = (
    "less than",
    "fewer than",
    "under",
    "up to",
    "as many as",
    "as much as",
    "at most",
    "no more than",
    "below",
    "within",
    "maximum of",
)
ABOUT = (
    "about",
    "around",
    "nearly",
    "almost",
    "some",
    "roughly",
    "approximately",
    "an estimated",
    "estimated",
    "close to",
    "circa",
    "more or less",
    "just over",
    "just under",
)
_SMALL = "|".join(sorted(SMALL, key=len, reverse=True))
_FIGURE = rf"(?:\d{{1,3}}(?:,\d{{2,3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\b(?:{_SMALL})(?:[- ](?:{'|'.join(ONES[:9])}))?\b)"
_SCALE = r"(?:hundred|thousand|million|billion|trillion|bn|mn|dozen|lakh|crore|m|k)"
_BOUND = "|".join(sorted((re.escape(b) for b in (*LOWER, *UPPER, *ABOUT)), key=len, reverse=True))
_MONEY = r"(?:US|HK|A|C|NZ|S)?\$|[€£¥₹₦₽]"
_WORDED = r"\ban?(?= (?:hundred|thousand|million|billion|trillion|dozen)\b)|\bhundreds|\bthousands|\bmillions|\bdozens"
_SECOND = rf"(?: to |–|-| and )[$€£]?(?P<second>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)(?:[ -]?(?P<scale2>{_SCALE})\b)?"
NUMBER = re.compile(
    rf"(?:(?P<bound>\b(?:{_BOUND})) )?(?P<money>{_MONEY})? ?(?<![\w.,-])(?P<figure>{_FIGURE}|{_WORDED})"
    rf"(?:[ -]?(?P<scale>{_SCALE})\b)?(?:{_SECOND})?(?![\w,]*\d)(?! ?(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
PERCENT = re.compile(r" ?(?:%|per ?cent\b|percent\b|percentage points?\b)")
MONEY_WORDS = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "rupee": "INR", "ruble": "RUB", "rouble": "RUB", "yuan": "CNY",
    "naira": "NGN", "rand": "ZAR", "shekel": "ILS",
}  # fmt: skip
NO_UNITS = frozenset({
    "year", "month", "day", "hour", "week", "minute", "second", "p.m.", "a.m.", "century", "decade",
    "time", "age", "thing", "aspect", "way", "term", "one",
})  # fmt: skip
DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+$")  # "1.000" is a thousand in one country and one in the next
VAGUE = {"hundreds": 100.0, "thousands": 1000.0, "millions": 1e6, "dozens": 12.0}


@dataclass(frozen=True, slots=True)
class Bounds:
    """A value with its limits, where the text gives them."""

    value: float
    low: float | None
    high: float | None
    approximate: bool


def number(figure: str, scale: str | None) -> float:
    """The value of figures or number words: "1,200", "twenty-five", "a" before a scale word."""
    text = figure.lower()
    if text in {"a", "an"}:
        value = 1.0
    elif text in VAGUE:
        value = VAGUE[text]
    elif text[0].isdigit():
        value = float(text.replace(",", ""))
    else:
        value = float(sum(SMALL[w] for w in re.split(r"[- ]", text)))
    return value * SCALES[scale.lower()] if scale else value


def bounds(match: re.Match[str]) -> Bounds:
    """Value and limits of a match of NUMBER."""
    scale = match["scale"] or (match["scale2"] if match["second"] else None)
    value = number(match["figure"], scale)
    if match["second"]:
        return Bounds(value, value, number(match["second"], match["scale2"]), approximate=False)
    if match["figure"].lower() in VAGUE:
        return Bounds(value, value, None, approximate=True)
    bound = (match["bound"] or "").lower()
    if bound in LOWER:
        return Bounds(value, value, None, approximate=False)
    if bound in UPPER:
        return Bounds(value, None, value, approximate=False)
    return Bounds(value, None, None, approximate=True) if bound else Bounds(value, value, value, approximate=False)


def _noun(tree: Tree, span: Span) -> int | None:
    """The noun a number counts: the head its words hang on."""
    words = list(tree.inside(span))
    last = words[-1] if words else None
    while last is not None and tree.words[last].pos in {"NUM", "SYM", "ADV", "ADJ", "DET", "ADP"}:
        head = tree.words[last].head
        if head < 0 or abs(head - words[-1]) > 6:
            return None
        last = head
    if last is None or last in words[:-1] or tree.words[last].pos not in {"NOUN", "PROPN"}:
        return _scale_noun(tree, words)
    return _scale_noun(tree, words) if last in words else last


def _scale_noun(tree: Tree, words: list[int]) -> int | None:
    """ "a million rounds", "dozens of people": where the scale word is itself a noun, what follows it."""
    for w in reversed(words):
        below = [c for c in tree.children(w, "nmod") if any(tree.lemma(k) == "of" for k in tree.children(c, "case"))]
        if below:
            return below[0]
        head = tree.words[w].head
        if head > words[-1] and tree.words[head].pos in {"NOUN", "PROPN"}:
            return head
    return None


def _object(tree: Tree, noun: int, after: int) -> Span | None:
    """The noun with what stands between it and the number, and its "of": "artillery shells", "rounds of ammunition"."""
    if tree.words[noun].start < after:
        return None
    words = [w for w in tree.phrase(noun) if after <= tree.words[w].start <= tree.words[noun].start]
    for child in tree.children(noun, "nmod"):
        if child > noun and any(tree.lemma(c) == "of" for c in tree.children(child, "case")):
            words.extend(range(noun, child + 1))
            break
    return tree.span([noun, *words])


def _counts(tree: Tree, match: re.Match[str]) -> bool:
    """Small numbers in words count only before a noun of their own, and not in "the two sides" or "one another"."""
    if match["scale"] or match["bound"] or match["figure"].lower() not in SMALL:
        return True
    words = list(tree.inside(Span(match.start("figure"), match.end("figure"))))
    if not words or plain(tree.words[words[0]].relation) != "nummod":
        return False
    head = tree.words[words[0]].head
    return not any(tree.lemma(d) in {"the", "these", "those", "both"} for d in tree.children(head, "det"))


def _metres(match: re.Match[str]) -> bool:
    """ "100 m" without a currency is a distance or a designation."""
    return (match["scale"] or "").lower() in {"m", "k"} and not match["money"]


def _unit(match: re.Match[str], tree: Tree, noun: int | None, text: str) -> tuple[str, int]:
    """The unit and where the matched quantity ends."""
    percent = PERCENT.match(text, match.end())
    if percent is not None:
        return "percent", percent.end()
    if match["money"]:
        return CURRENCIES.get(match["money"].upper(), match["money"]), match.end()
    if noun is None:
        return "", match.end()
    lemma = tree.lemma(noun)
    return MONEY_WORDS.get(lemma, lemma), match.end()


def _event(events: Sequence[Event], tree: Tree, at: int) -> str | None:
    """The event of the same sentence whose cue is the nearest verb above the number, if any."""
    words = list(tree.inside(Span(at, at + 1)))
    if not words:
        return None
    above = [words[0], *tree.ancestors(words[0])]
    by_word = {w: e for e in events for w in tree.inside(e.cue)}
    return next((by_word[w].id for w in above if w in by_word), None)


def _statement(statements: Sequence[Statement], at: int) -> int | None:
    holding = [(p.end - p.start, n) for n, s in enumerate(statements) for p in (s.content, *s.parts) if p.start <= at < p.end]
    return min(holding)[1] if holding else None


def quantities(
    tree: Tree, times: Sequence[TimeExpression], events: Sequence[Event], statements: Sequence[Statement]
) -> tuple[Quantity, ...]:
    """Every number with a unit, in text order."""
    found: list[Quantity] = []
    dated = sorted((t.span.start, t.span.end) for t in times)
    for match in NUMBER.finditer(tree.text):
        start = match.start() if match["bound"] or match["money"] else match.start("figure")
        if any(s < match.end() and match.start("figure") < e for s, e in dated):
            continue
        if not _counts(tree, match) or _metres(match) or DOTTED.match(match["figure"]):
            continue
        noun = _noun(tree, Span(match.start("figure"), match.end()))
        unit, end = _unit(match, tree, noun, tree.text)
        if (
            not unit
            or unit in NO_UNITS
            or (noun is not None and unit == tree.lemma(noun) and tree.words[noun].start < match.start("figure"))
        ):
            continue
        of = _object(tree, noun, end) if noun is not None and unit != "percent" else None
        limits = bounds(match)
        found.append(
            Quantity(
                value=limits.value,
                low=limits.low,
                high=limits.high,
                unit=unit,
                of=tree.text[of.start : of.end] if of is not None else "",
                approximate=limits.approximate,
                event=_event(events, tree, match.start("figure")),
                statement=_statement(statements, match.start("figure")),
                evidence=(Span(start, max(end, of.end if of is not None else end)),),
            )
        )
    return tuple(found)

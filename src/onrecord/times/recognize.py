"""Finding time expressions: the longest rule match at each place, then what the neighbours say."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from onrecord.times import calendar_rules, clock_rules, duration_rules, nth_rules, range_rules, relative_rules, vague_rules
from onrecord.times.lexicon import LETTER, OTHER
from onrecord.times.rules import Hit, Pair, Rule
from onrecord.times.tokens import Tokens, tokenize
from onrecord.types import Span, TimeExpression

RULES: tuple[Rule, ...] = (
    *range_rules.RULES,
    *nth_rules.RULES,
    *calendar_rules.RULES,
    *relative_rules.RULES,
    *duration_rules.RULES,
    *clock_rules.RULES,
    *vague_rules.RULES,
)

# A stretch without one of these classes holds no time expression.
_TRIGGERS = (
    "year float ord clock iso decadenum named holiday era month maymonth monthabbr weekday wdabbr weekdays season seasons fall spring "
    "decade unit units weekend weekends daypart dayparts nights dawn noon overnight deictic setadv now ref recent future fiscal bc ad "
    "oclock ampm zone ago past quote present moment current tonight fiscalyear longadv"
)
_TRIGGER = "".join(LETTER[name] for name in _TRIGGERS.split())
_STRETCH = re.compile(f"[^{OTHER}|]+")
# … or two of them side by side: the first half, nineteen eighty, c. 347.
_PAIRS = "|".join("".join(LETTER[name] for name in pair.split()) for pair in ("ordw half", "card card", "dot num", "approx num"))
_TRIGGERED = re.compile(f"[{_TRIGGER}]|{_PAIRS}")


def find(text: str, start: int = 0, end: int | None = None) -> tuple[TimeExpression, ...]:
    """Time expressions of text[start:end] in order, without overlap; offsets into the whole text. Linear time."""
    tokens = tokenize(text, start, len(text) if end is None else end)
    found: list[TimeExpression] = []
    for stretch in _STRETCH.finditer(tokens.code):
        if _TRIGGERED.search(tokens.code, *stretch.span()):
            found.extend(_expressions(tokens, *stretch.span()))
    return tuple(found)


class Candidate(NamedTuple):
    """What a rule takes, and its one value or two."""

    rule: Rule
    hit: Hit
    value: str | Pair


def _expressions(tokens: Tokens, first: int, last: int) -> Iterator[TimeExpression]:
    free = first
    for candidate in sorted(_candidates(tokens, first, last), key=_order):
        if candidate.hit.begin >= free:
            free = candidate.hit.stop
            yield from _made(tokens, candidate)


def _made(tokens: Tokens, candidate: Candidate) -> Iterator[TimeExpression]:
    kind, hit = candidate.rule.kind, candidate.hit
    if isinstance(candidate.value, str):
        yield TimeExpression(_span(tokens, hit.begin, hit.stop), kind, candidate.value)
        return
    for group, value in zip("ab", candidate.value, strict=True):
        yield TimeExpression(_span(tokens, *hit.span(group)), kind, value)


def _span(tokens: Tokens, begin: int, stop: int) -> Span:
    return Span(tokens.starts[begin], tokens.ends[stop - 1])


def _order(candidate: Candidate) -> tuple[int, int, int]:
    return candidate.hit.begin, -candidate.hit.stop, -candidate.rule.rank


def _candidates(tokens: Tokens, first: int, last: int) -> Iterator[Candidate]:
    """What each rule takes in a stretch, if its builder agrees."""
    code = tokens.code[first:last]
    for rule, match in _known_matches(code) if len(code) <= SHORT else _matches(code):
        hit = Hit(tokens, match, first)
        value = rule.build(hit)
        if value is not None:
            yield Candidate(rule, hit, value)


def _matches(code: str) -> tuple[tuple[Rule, re.Match[str]], ...]:
    """Matches of all rules in the code of one stretch. What stands around a stretch is no class, so the code alone decides."""
    return tuple((rule, match) for rule in RULES for match in rule.pattern.finditer(code))


# Short stretches are few and come again and again ("in" + year): keeping their matches makes finding nearly twice as fast.
SHORT = 8
_known_matches = lru_cache(maxsize=8192)(_matches)

"""Finding time expressions: the longest rule match at each place, then what the neighbours say."""

import re
from collections.abc import Iterator
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
    "oclock ampm zone past quote present moment current"
)
_TRIGGER = "".join(LETTER[name] for name in _TRIGGERS.split())
_STRETCH = re.compile(f"[^{OTHER}|]+")
_TRIGGERED = re.compile(f"[{_TRIGGER}]")


def find(text: str, start: int = 0, end: int | None = None) -> tuple[TimeExpression, ...]:
    """Time expressions of text[start:end] in order, without overlap; offsets into the whole text. Linear time."""
    tokens = tokenize(text, start, len(text) if end is None else end)
    found: list[TimeExpression] = []
    for stretch in _STRETCH.finditer(tokens.code):
        if _TRIGGERED.search(tokens.code, *stretch.span()):
            found.extend(_expressions(tokens, *stretch.span()))
    return tuple(found)


class Candidate(NamedTuple):
    """What a rule takes: tokens begin … stop, one value or two."""

    begin: int
    stop: int
    rule: Rule
    hit: Hit
    value: str | Pair


def _expressions(tokens: Tokens, first: int, last: int) -> Iterator[TimeExpression]:
    free = first
    for candidate in sorted(_candidates(tokens, first, last), key=_order):
        if candidate.begin >= free:
            free = candidate.stop
            yield from _made(tokens, candidate)


def _made(tokens: Tokens, candidate: Candidate) -> Iterator[TimeExpression]:
    kind, match = candidate.rule.kind, candidate.hit.match
    if isinstance(candidate.value, str):
        yield TimeExpression(_span(tokens, *match.span()), kind, candidate.value)
        return
    for group, value in zip("ab", candidate.value, strict=True):
        yield TimeExpression(_span(tokens, *match.span(group)), kind, value)


def _span(tokens: Tokens, begin: int, stop: int) -> Span:
    return Span(tokens.starts[begin], tokens.ends[stop - 1])


def _order(candidate: Candidate) -> tuple[int, int, int]:
    return candidate.begin, -candidate.stop, -candidate.rule.rank


def _candidates(tokens: Tokens, first: int, last: int) -> Iterator[Candidate]:
    """What each rule takes in a stretch, if its builder agrees."""
    for rule in RULES:
        for match in rule.pattern.finditer(tokens.code, first, last):
            hit = Hit(tokens, match)
            value = rule.build(hit)
            if value is not None:
                yield Candidate(match.start(), match.end(), rule, hit, value)

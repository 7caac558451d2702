"""Finding time expressions: the longest rule match at each place, then what the neighbours say."""

import re

from onrecord.times import calendar_rules, clock_rules, duration_rules, relative_rules, vague_rules
from onrecord.times.lexicon import LETTER, OTHER
from onrecord.times.rules import Hit, Rule
from onrecord.times.tokens import Tokens, tokenize
from onrecord.types import Span, TimeExpression

RULES: tuple[Rule, ...] = (*calendar_rules.RULES, *relative_rules.RULES, *duration_rules.RULES, *clock_rules.RULES, *vague_rules.RULES)

# A stretch without one of these classes holds no time expression.
_TRIGGERS = (
    "year float ord clock iso decadenum named holiday month maymonth monthabbr weekday wdabbr weekdays season seasons decade unit units "
    "weekend weekends daypart dayparts nights dawn noon overnight deictic setadv now ref recent future fiscal bc ad oclock ampm zone past quote present moment current"
)
_TRIGGER = "".join(LETTER[name] for name in _TRIGGERS.split())
_STRETCH = re.compile(f"[^{OTHER}|{_TRIGGER}]*[{_TRIGGER}][^{OTHER}|]*")


def find(text: str, start: int = 0, end: int | None = None) -> tuple[TimeExpression, ...]:
    """Time expressions of text[start:end] in order, without overlap; offsets into the whole text. Linear time."""
    tokens = tokenize(text, start, len(text) if end is None else end)
    found: list[TimeExpression] = []
    for stretch in _STRETCH.finditer(tokens.code):
        found.extend(_expressions(tokens, *stretch.span()))
    return tuple(found)


def _expressions(tokens: Tokens, first: int, last: int) -> list[TimeExpression]:
    taken: list[tuple[int, int, Rule, str]] = []
    free = first
    for begin, stop, rule, value in sorted(_candidates(tokens, first, last), key=_order):
        if begin >= free:
            taken.append((begin, stop, rule, value))
            free = stop
    return [TimeExpression(Span(tokens.starts[b], tokens.ends[e - 1]), rule.kind, value) for b, e, rule, value in taken]


def _order(candidate: tuple[int, int, Rule, str]) -> tuple[int, int, int]:
    begin, stop, rule, _ = candidate
    return begin, -stop, -rule.rank


def _candidates(tokens: Tokens, first: int, last: int) -> list[tuple[int, int, Rule, str]]:
    """What each rule takes in a stretch, if its builder agrees."""
    found = []
    for rule in RULES:
        for match in rule.pattern.finditer(tokens.code, first, last):
            value = rule.build(Hit(tokens, match))
            if value is not None:
                found.append((match.start(), match.end(), rule, value))
    return found

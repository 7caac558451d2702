"""The table of furniture patterns, and what a block's wording alone says about it."""

import re
from importlib.resources import files
from typing import Literal

import msgspec

from onrecord.text import straighten, words
from onrecord.types import Record, RemovedKind

Scope = Literal["block", "starts", "holds", "opens", "ends"]
# Longest blocks looked at unless a rule says more: removed prose costs more than kept furniture.
SHORT = 14
_PROSE = 8
TERMINAL = re.compile(r"[.!?…][\"'”’»)\]]*$")


class Rule(Record, frozen=True, kw_only=True):
    """One row of the data file, its pattern as written."""

    kind: RemovedKind
    scope: Scope
    pattern: str
    seen: str
    words: int = SHORT
    place: Literal["any", "first", "last"] = "any"
    unless_prose: bool = False
    weak: bool = False


class _Table(Record, frozen=True):
    about: tuple[str, ...]
    rules: tuple[Rule, ...]


RULES = msgspec.json.decode(files("onrecord.clean").joinpath("data/furniture.json").read_bytes(), type=_Table).rules
COMPILED = [(rule, re.compile(rule.pattern, re.IGNORECASE)) for rule in RULES]


def is_prose(text: str) -> bool:
    """A sentence: ends like one and has eight words or more."""
    return bool(TERMINAL.search(text)) and len(words(text)) >= _PROSE


def matches_rule(text: str) -> bool:
    """Whether a block alone, wherever it stood, is furniture by its wording."""
    plain, size = straighten(text), len(words(text))
    return any(size <= rule.words and hits(rule, pattern, plain) for rule, pattern in COMPILED)


def hits(rule: Rule, pattern: re.Pattern[str], text: str) -> bool:
    """Whether the pattern meets the text as the rule's scope asks."""
    if rule.scope == "holds":
        return bool(pattern.search(text))
    return bool(pattern.match(text) if rule.scope == "starts" else pattern.fullmatch(text))

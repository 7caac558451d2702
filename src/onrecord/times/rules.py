"""How rules are written: a pattern over token classes and a function from what it matched to a normal form.

A pattern is a row of items: `month` is a class, `day|ord` either class, `year:y` a named group, `?` `*` `+` as usual, `(` … `)` and `|`
group; `<in|since` looks behind, `>unit` and `(> … )` ahead, `!unit` says what may not follow, `!<the` what may not precede; `$NUM` is a macro.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from onrecord.times.lexicon import LETTER
from onrecord.times.tokens import Tokens
from onrecord.types import TimeKind

Scalar = str | int | float

MACROS = {
    "$WORDNUM": "( ( a? big | card ) ( hyphen? and? card|big )* )",
    "$NUM": "( ( day|num|float|dotted ( day slash day )? card|big? | year | $WORDNUM ) ( and? hyphen? a? hyphen? half )? )",
    "$COUNT": "(n: $NUM | a? vague | a? couple of? | a | some )",
    "$WEEKDAY": "( weekday | wdabbr dot? )",
    "$MONTH": "month|maymonth | monthabbr dot?",
    "$SEASON": "season|fall|spring",
    "$DAYPART": "( daypart|dawn|noon|overnight )",
    "$MOD": "( early|mid|late hyphen? | the? begin|end|endw|middle|opening of )",
    "$ORD": "( ord | ordw | card hyphen ordw )",
}


class Hit:
    """One match of a rule: what each named group holds."""

    def __init__(self, tokens: Tokens, match: re.Match[str]) -> None:
        self.tokens = tokens
        self.match = match

    def has(self, group: str) -> bool:
        """Did the group take part? A group the rule does not have took none."""
        return group in self.match.re.groupindex and self.match.start(group) >= 0

    def values(self, group: str) -> list[Scalar]:
        """Values of the group's tokens, empty ones left out."""
        if not self.has(group):
            return []
        first, last = self.match.span(group)
        return [v for v in self.tokens.values[first:last] if v != ""]

    def value(self, group: str) -> Scalar:
        """Value of the group's first token with one."""
        found = self.values(group)
        return found[0] if found else ""

    def number(self, group: str) -> int:
        """The same as an integer."""
        return int(self.value(group))

    def word(self, group: str) -> str:
        """The same as text."""
        return str(self.value(group))

    def text(self, group: str | int = 0) -> str:
        """The characters of a group, in lower case."""
        if group and not self.has(str(group)):
            return ""
        first, last = self.match.span(group)
        return self.tokens.text[self.tokens.starts[first] : self.tokens.ends[last - 1]].lower()


Pair = tuple[str, str]
Build = Callable[[Hit], str | Pair | None]


class Rule(NamedTuple):
    """A compiled rule; `build` returns None to refuse what the pattern took, two values if groups a and b are two expressions."""

    kind: TimeKind
    pattern: re.Pattern[str]
    build: Build
    rank: int = 0


_ITEM = re.compile(r"(?P<look>!<|[<>!])?(?P<names>[a-z]+(?:\|[a-z]+)*)(?::(?P<group>[a-z0-9]+))?(?P<many>[?*+]?)")
_LOOK = {"<": "(?<=", ">": "(?=", "!": "(?!", "!<": "(?<!"}


def _class(names: str) -> str:
    letters = "".join(LETTER[name] for name in names.split("|"))
    return f"[{letters}]" if len(letters) > 1 else letters


def _item(item: str) -> str:
    match = _ITEM.fullmatch(item)
    if match is None:
        raise ValueError(f"rule item {item!r} is not understood")
    body = _class(match["names"])
    if look := match["look"]:
        return f"{_LOOK[look]}{body})"
    return f"(?P<{match['group']}>{body}){match['many']}" if match["group"] else body + match["many"]


def _expand(pattern: str) -> str:
    while "$" in pattern:
        pattern = re.sub(r"\$[A-Z]+", lambda m: MACROS[m[0]], pattern)
    return pattern


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """The regular expression over code letters. `(name: … )` opens a named group."""
    parts: list[str] = []
    for item in _expand(pattern).split():
        if item.startswith("(") and item.endswith(":"):
            parts.append(f"(?P<{item[1:-1]}>")
        elif item == "(>":
            parts.append("(?=")
        elif item == "(":
            parts.append("(?:")
        elif item == "|" or item[0] == ")":
            parts.append(item)
        else:
            parts.append(_item(item))
    return re.compile("".join(parts))


def rule(kind: TimeKind, pattern: str, build: Build, rank: int = 0) -> Rule:
    """A rule from its written pattern. Among matches of one length the higher rank wins."""
    return Rule(kind, compile_pattern(pattern), build, rank)


def pair_rule(kind: TimeKind, pattern: str, build: Build) -> Rule:
    """A rule for two expressions in one match; wins over single ones of its length."""
    return rule(kind, pattern, build, 2)


def constant(value: str) -> Build:
    """A rule whose value does not depend on what it matched."""
    return lambda _: value


def quantity(values: list[Scalar]) -> float | None:
    """Number of a row of number values: two hundred and fifty, 2 and a half. None for vague ones (several)."""
    total, group = 0.0, 0.0
    for value in values:
        if not isinstance(value, (int, float)):
            continue
        if value == 0.5:
            total += value
        elif value >= 1000 and group:
            total, group = total + group * value, 0.0
        elif value == 100 and group:
            group *= 100
        elif value == 12 and group == 1:
            group = 12
        else:
            group += value
    return total + group or None


def plain(number: float) -> str:
    """A number as written in a value: 3, 2.5."""
    return str(int(number)) if number == int(number) else str(number)

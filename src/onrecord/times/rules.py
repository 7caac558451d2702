"""How rules are written: a pattern over token classes and a function from what it matched to a normal form.

A pattern is a row of items: `month` is a class, `day|ord` either class, `year:y` a named group, `?` `*` `+` as usual, `(` … `)` and `|`
group; `<in|since` looks behind, `>unit` and `(> … )` ahead, `!unit` says what may not follow, `!<the` what may not precede; `$NUM` is a
macro. A group name may stand in several branches.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from onrecord.times.lexicon import LETTER
from onrecord.times.tokens import Tokens
from onrecord.types import TimeKind

Scalar = str | int | float

MACROS = {
    "$WORDNUM": "( ( a? big ( and? card ( hyphen? card )? )? | card ( hyphen? card )? ) ( big ( and? card ( hyphen? card )? )? ){0,3} )",
    "$NUM": "( ( day|num|float|dotted ( day slash day )? card|big? | year | $WORDNUM ) ( and? hyphen? a? hyphen? half )? )",
    "$COUNT": "(n: $NUM | a? vague big? | a? couple of? | some )",
    "$ONE": "(n: $NUM | a )",
    "$WEEKDAY": "( weekday | wdabbr dot? )",
    "$MONTH": "month|maymonth | monthabbr dot?",
    "$SEASON": "season|fall|spring",
    "$DAYPART": "( daypart|dawn|noon|overnight )",
    "$MOD": "( early|mid|late hyphen? | the? begin|end|endw|middle|opening of )",
    "$ORD": "( ord | ordw | card hyphen ordw )",
}


class Hit:
    """One match of a rule: what each named group holds."""

    def __init__(self, tokens: Tokens, match: re.Match[str], base: int = 0) -> None:
        self.tokens = tokens
        self.match = match
        self.base = base
        self.begin = base + match.start()
        self.stop = base + match.end()

    def span(self, group: str) -> tuple[int, int]:
        """Tokens of a group that took part; `match` counts from `base`."""
        first, last = self.match.span(group)
        return self.base + first, self.base + last

    def has(self, group: str) -> bool:
        """Did the group take part? A group the rule does not have took none."""
        return self._variant(group) is not None

    def _variant(self, group: str) -> str | None:
        """The name under which the group took part: the same name may stand in several branches of a pattern."""
        for name in self.match.re.groupindex:
            if name.partition("_")[0] == group and self.match.start(name) >= 0:
                return name
        return None

    def values(self, group: str) -> list[Scalar]:
        """Values of the group's tokens, empty ones left out."""
        name = self._variant(group)
        if name is None:
            return []
        first, last = self.span(name)
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
        return self.text_as_written(group).lower()

    def text_as_written(self, group: str | int = 0) -> str:
        """The characters of a group."""
        name = self._variant(str(group)) if group else ""
        if name is None:
            return ""
        first, last = self.span(name) if name else (self.begin, self.stop)
        return self.tokens.text[self.tokens.starts[first] : self.tokens.ends[last - 1]]

    def preceded(self, *names: str, back: int = 1) -> bool:
        """Is the token before the match (or further back) of one of these classes?"""
        at = self.begin - back
        return at >= 0 and self.tokens.code[at] in {LETTER[name] for name in names}

    def followed(self, *names: str) -> bool:
        """Is the token after the match of one of these classes?"""
        last = self.stop
        return last < len(self.tokens.code) and self.tokens.code[last] in {LETTER[name] for name in names}

    def holds(self, group: str, marks: str) -> bool:
        """Does the group hold one of these characters?"""
        return any(mark in self.text(group) for mark in marks)

    def before(self, length: int) -> str:
        """The characters before."""
        start = self.tokens.starts[self.begin]
        return self.tokens.text[max(0, start - length) : start]

    def rest(self, length: int) -> str:
        """The characters that follow."""
        end = self.tokens.ends[self.stop - 1]
        return self.tokens.text[end : end + length]

    def around(self, length: int) -> str:
        """The characters before and after, to that distance."""
        start, end = self.tokens.starts[self.begin], self.tokens.ends[self.stop - 1]
        return self.tokens.text[max(0, start - length) : end + length]


Pair = tuple[str, str]
Build = Callable[[Hit], str | Pair | None]


class Rule(NamedTuple):
    """A compiled rule; `build` returns None to refuse what the pattern took, two values if groups a and b are two expressions."""

    kind: TimeKind
    pattern: re.Pattern[str]
    build: Build
    rank: int = 0


_ITEM = re.compile(r"(?P<look>!<|[<>!])?(?P<names>[a-z]+(?:\|[a-z]+)*)(?::(?P<group>[a-z0-9]+))?(?P<many>[?*+]?)")
# Every repetition is bounded, so that a rule takes constant time at each place and a text linear time.
_BOUNDED = {"*": "{0,6}", "+": "{1,6}"}
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
    many = _BOUNDED.get(match["many"], match["many"])
    return f"(?P<{match['group']}>{body}){many}" if match["group"] else body + many


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
    return re.compile(_unique("".join(parts)))


def _unique(pattern: str) -> str:
    """Second and later groups of one name get a number: n, n_2, n_3."""
    seen: dict[str, int] = {}

    def renamed(match: re.Match[str]) -> str:
        seen[match[1]] = seen.get(match[1], 0) + 1
        return f"(?P<{match[1]}{f'_{seen[match[1]]}' if seen[match[1]] > 1 else ''}>"

    return re.sub(r"\(\?P<([a-z0-9]+)>", renamed, pattern)


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

"""The project's own lexicon of events, compiled from `resolve/data/plover.toml` (format: docs/events.md)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.types import EventType

BARE, INF, THAT = "", "inf", "that"
ABSENT = frozenset({"!obj", "!comp", "!inf"})


@dataclass(frozen=True, slots=True)
class Condition:
    """What must stand (or, if `absent`, must not) beside the cue: one of these lemmas or kinds, in this place.

    An absent place without words ("!obj") is empty; with words ("!<figure>") it holds none of them.
    """

    place: str
    words: frozenset[str]
    kinds: frozenset[str]
    absent: bool = False

    @property
    def weight(self) -> float:
        """How telling it is: a lemma more than a kind, "anything" hardly."""
        if self.absent:
            return 0.0 if self.words else 0.5
        return 1.0 if self.words else (0.2 if self.kinds == {"any"} else 0.7)


@dataclass(frozen=True, slots=True)
class Rule:
    """The event that patterns speak of, and where its parties stand."""

    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    frame: str
    to: tuple[str, ...]
    of: str
    weight: float
    also: str = ""  # a second event that the words always mean, "TYPE/mode"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A cue with its conditions, as written in the lexicon."""

    text: str
    lemma: str
    particle: str
    pos: str
    conditions: tuple[Condition, ...]
    rule: Rule

    @property
    def specificity(self) -> float:
        """Sum of what its conditions tell: the most specific of the patterns that fit is taken."""
        return sum(c.weight for c in self.conditions) + (1.0 if self.particle else 0.0)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Patterns by part of speech and lemma, with the context hints."""

    patterns: Mapping[tuple[str, str], tuple[Pattern, ...]]
    hints: Mapping[str, tuple[str, ...]]

    def of(self, pos: str, lemma: str) -> tuple[Pattern, ...]:
        """Patterns of this cue; `pos` is verb, noun or adjective."""
        return self.patterns.get((pos, lemma), ())


def _choice(text: str, classes: Mapping[str, frozenset[str]]) -> tuple[frozenset[str], frozenset[str]]:
    words: set[str] = set()
    kinds: set[str] = set()
    for part in text.split("|"):
        if part in {"*", ""}:
            kinds.add("any")
        elif part.startswith("@"):
            kinds.add(part[1:])
        elif part.startswith("<"):
            words |= classes[part[1:-1]]
        else:
            words.add(part)
    return frozenset(words), frozenset(kinds)


def _condition(token: str, classes: Mapping[str, frozenset[str]]) -> Condition:
    if token in ABSENT:
        return Condition(token[1:], frozenset(), frozenset(), absent=True)
    if token.startswith("!"):
        place, colon, rest = token[1:].partition(":")
        words, _ = _choice(rest if colon else token[1:], classes)
        return Condition(place if colon else BARE, words, frozenset(), absent=True)
    if token in {INF, THAT}:
        return Condition(token, frozenset(), frozenset({"any"}))
    place, colon, rest = token.partition(":")
    words, kinds = _choice(rest if colon else token, classes)
    return Condition(place if colon else BARE, words, kinds)


def _pattern(text: str, pos: str, rule: Rule, classes: Mapping[str, frozenset[str]]) -> Pattern:
    tokens = text.split()
    if pos == "noun":
        plain = [t for t in tokens if ":" not in t and t not in {INF, THAT}]
        head, marked = plain[-1], [f"mod:{t}" for t in plain[:-1]] + tokens[len(plain) :]
    else:
        head, marked = tokens[0], tokens[1:]
    lemma, _, particle = head.partition("_")
    return Pattern(text, lemma, particle, pos, tuple(_condition(t, classes) for t in marked), rule)


def _rule(row: Mapping[str, Any]) -> Rule:
    return Rule(
        type=row["type"],
        mode=row.get("mode"),
        contexts=tuple(row["contexts"]),
        frame=row.get("frame", "onto"),
        to=tuple(row["to"]),
        of=row.get("of", "none"),
        weight=row["weight"],
        also=row.get("also", ""),
    )


def compiled(data: Mapping[str, Any]) -> Lexicon:
    """A lexicon from the data of a file in the format of docs/events.md. Raises KeyError for a class that is not defined."""
    classes = {name: frozenset(words) for name, words in data["classes"].items()}
    found: dict[tuple[str, str], list[Pattern]] = {}
    for row in data["rule"]:
        rule = _rule(row)
        for field, pos in (("verbs", "verb"), ("nouns", "noun"), ("adjectives", "adjective")):
            for text in row.get(field, []):
                pattern = _pattern(text, pos, rule, classes)
                found.setdefault((pos, pattern.lemma), []).append(pattern)
    hints = {name: tuple(words) for name, words in data.get("context_hints", {}).items()}
    return Lexicon({key: tuple(patterns) for key, patterns in found.items()}, hints)


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with the package."""
    return compiled(tomllib.loads((files("onrecord.resolve") / "data" / "plover.toml").read_text(encoding="utf-8")))


@cache
def nouns(kind: str) -> frozenset[str]:
    """Nouns of one kind of party (`resolve/data/nouns.toml`)."""
    data = tomllib.loads((files("onrecord.resolve") / "data" / "nouns.toml").read_text(encoding="utf-8"))
    return frozenset(data[kind])


def suffered(lemma: str) -> bool:
    """Whether "of" after a noun names who suffers it ("the shelling of Arda"), so that it never stands for who does it."""
    return any(p.rule.of == "recipient" for p in lexicon().of("noun", lemma))

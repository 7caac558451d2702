"""The state of telling one draft's text from its furniture."""

import re

from onrecord.clean.draft import Part
from onrecord.clean.rules import COMPILED, Rule, Scope, hits, is_prose
from onrecord.text import fold, straighten, words
from onrecord.types import Record, Removed, RemovedKind

# Kinds that stand inside any article, so that meeting them does not show that a page was pasted whole.
NEUTRAL = ("caption", "duplicate", "advert", "author")
_TAIL = 2


class Sifted(Record, frozen=True):
    """Parts that stay, and what was taken out, each in the order of the page."""

    kept: tuple[Part, ...]
    removed: tuple[Removed, ...]


class Sieve:
    """The state of sifting one draft: for every part the reason it is removed, or nothing."""

    def __init__(self, parts: tuple[Part, ...], title: str) -> None:
        self.parts = parts
        self.title = fold(title)
        self.keys = [fold(part.text) for part in parts]
        self.texts = [straighten(part.text) for part in parts]
        self.sizes = [len(words(text)) for text in self.texts]
        self.prose = [is_prose(text) for text in self.texts]
        self.out: list[RemovedKind | None] = [None] * len(parts)
        self.labels = [""] * len(parts)
        self.last_prose = max((i for i, prose in enumerate(self.prose) if prose), default=-1)
        self.titled: int | None = None
        self._first = 0

    def remove(self, index: int, kind: RemovedKind, label: str = "") -> None:
        """Marks a part; the first reason stays."""
        if self.out[index] is None:
            self.out[index], self.labels[index] = kind, label

    def live(self) -> list[int]:
        """Parts not yet removed."""
        return [i for i, kind in enumerate(self.out) if kind is None]

    def first_prose(self) -> int:
        """The first sentence that stays, or the number of parts. Moves forward only, as parts are removed."""
        while self._first < len(self.parts) and not (self.prose[self._first] and self.out[self._first] is None):
            self._first += 1
        return self._first

    def rule_for(self, index: int, *scopes: Scope) -> Rule | None:
        """The first rule of these scopes that a part meets where it stands."""
        return next((rule for rule, pattern in COMPILED if rule.scope in scopes and self._applies(rule, pattern, index)), None)

    def _applies(self, rule: Rule, pattern: re.Pattern[str], index: int) -> bool:
        if self.sizes[index] > rule.words or (rule.unless_prose and self.prose[index]) or not self._placed(rule, index):
            return False
        return hits(rule, pattern, self.texts[index])

    def _placed(self, rule: Rule, index: int) -> bool:
        if rule.place == "first":
            return index <= self.first_prose()
        return rule.place != "last" or index >= self.last_prose or len(self.parts) - index <= _TAIL

    def furnished(self) -> bool:
        """Whether a page was pasted whole: some of its furniture has been met."""
        return any(kind not in (None, *NEUTRAL) for kind in self.out)

    def result(self) -> Sifted:
        """What stays and what goes; the part that became the title does neither."""
        kept = tuple(self.parts[i] for i in self.live())
        gone = tuple(
            Removed(kind=kind, text=self.parts[i].text, label=self.labels[i])
            for i, kind in enumerate(self.out)
            if kind and i != self.titled
        )
        return Sifted(kept, gone)

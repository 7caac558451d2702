"""The actors known so far and who was named where, for the rules that look back."""

from collections.abc import Callable
from dataclasses import dataclass, field

from onrecord.resolve.actors.profile import Profile
from onrecord.resolve.titles.parts import Names
from onrecord.syntax import Tree
from onrecord.types import Quotation

Fits = Callable[[Profile], bool]


@dataclass(slots=True)
class Scene:
    """Profiles, the words that name them, and the quotations words lie in. `at` lists naming words per sentence."""

    tree: Tree
    names: Names
    profiles: dict[int, Profile]
    owner: dict[int, int]
    quotations: tuple[Quotation, ...]
    at: dict[int, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for word in sorted(self.owner):
            self.at.setdefault(self.tree.sentence(word), []).append(word)

    def mark(self, key: int, words: tuple[int, ...], head: int, reason: str) -> None:
        """Take a phrase for an actor."""
        self.profiles[key].mark(words, head, reason)
        for word in words:
            if word not in self.owner:
                self.owner[word] = key
                self.at.setdefault(self.tree.sentence(word), []).append(word)

    def before(self, word: int, back: int, fits: Fits) -> list[int]:
        """Fitting actors named before a word in its sentence or, if there are none, in one of the `back` sentences before,
        nearest sentence first; several of one sentence are all given."""
        sentence = self.tree.sentence(word)
        for number in range(sentence, max(-1, sentence - back - 1), -1):
            found = [self.owner[w] for w in self.at.get(number, ()) if w < word]
            hits = [k for k in dict.fromkeys(found) if fits(self.profiles[k])]
            if hits:
                return hits
        return []

    def earlier(self, word: int, fits: Fits) -> list[int]:
        """Fitting actors named anywhere before a word."""
        return [k for k, p in sorted(self.profiles.items()) if fits(p) and any(point.words[0] < word for point in p.points)]

    def anywhere(self, word: int, fits: Fits) -> list[int]:
        """Fitting actors named anywhere before a word, or after it if there are none before."""
        return self.earlier(word, fits) or [k for k, p in sorted(self.profiles.items()) if fits(p)]

    def quotation(self, word: int) -> int | None:
        """Number of the quotation a word lies in."""
        start = self.tree.words[word].start
        return next((n for n, q in enumerate(self.quotations) if q.span.start <= start < q.span.end), None)

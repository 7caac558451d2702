"""The actors known so far and who was named where, for the rules that look back."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.resolve.actors.described import Described
from onrecord.resolve.actors.profile import Profile
from onrecord.resolve.titles.parts import Names
from onrecord.syntax import Tree
from onrecord.types import Quotation, Reading

Fits = Callable[[Profile], bool]


@dataclass
class Scene:
    """Profiles, the words that name them, and the quotations words lie in. `at` lists naming words per sentence."""

    tree: Tree
    names: Names
    profiles: dict[int, Profile]
    owner: dict[int, int]
    quotations: tuple[Quotation, ...]
    sources: dict[int, tuple[int, ...]] = field(default_factory=dict)
    at: dict[int, list[int]] = field(default_factory=dict)
    described: Described = field(default_factory=Described)
    title_end: int = 0

    def __post_init__(self) -> None:
        for word in sorted(self.owner):
            self.at.setdefault(self.tree.sentence(word), []).append(word)

    @cached_property
    def spoken(self) -> dict[int, list[int]]:
        """The quotations each word is the source of, in order."""
        found: dict[int, list[int]] = {}
        for number, words in sorted(self.sources.items()):
            for word in words:
                found.setdefault(word, []).append(number)
        return found

    @cached_property
    def countries(self) -> list[int]:
        """The keys of the countries named here."""
        return [k for k, p in sorted(self.profiles.items()) if p.kind == "country"]

    @cached_property
    def people(self) -> list[Profile]:
        """The persons named here, in the order of their keys."""
        return [p for _, p in sorted(self.profiles.items()) if p.kind == "person"]

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

    def named_before(self, word: int, fits: Fits) -> list[int]:
        """Fitting countries named anywhere before a word; there are at most as many as countries of the world."""
        return [k for k in self.countries if fits(self.profiles[k]) and self.described.before(k, word) is not None]

    def anywhere(self, word: int, fits: Fits) -> list[int]:
        """Fitting actors named anywhere before a word, or after it if there are none before."""
        return self.earlier(word, fits) or [k for k, p in sorted(self.profiles.items()) if fits(p)]

    def quotation(self, word: int) -> int | None:
        """Number of the quotation a word lies in: the innermost of those that begin before it."""
        start = self.tree.words[word].start
        number = bisect_right(self._starts, start) - 1
        inside = number >= 0 and start < self.quotations[number].span.end
        return number if inside and not self._fragment(number) else None

    def _fragment(self, number: int) -> bool:
        """Words quoted as a part of the writer's own sentence, whose pronouns go with it: he "turned himself in"."""
        content = self.quotations[number].content
        start = self.quotations[number].span.start
        before = self.tree.text[max(0, start - 3) : start].rstrip()[-1:]
        return self.tree.text[content.start].islower() and before not in {",", ":"}

    def speakers(self) -> frozenset[int]:
        """Everyone who is quoted in the article, as far as it is known."""
        return frozenset(self.owner[w] for words in self.sources.values() for w in words if w in self.owner)

    def speaker(self, word: int) -> int | None:
        """Who speaks the quotation a word lies in, if the reader saw a source that names someone."""
        number = self.quotation(word)
        sources = () if number is None else self.sources.get(number, ())
        return next((self.owner[w] for w in sources if w in self.owner), None)

    @cached_property
    def _starts(self) -> list[int]:
        return [q.span.start for q in self.quotations]


def sources(reading: Reading, tree: Tree) -> dict[int, tuple[int, ...]]:
    """The words of the source of each quotation, by its number: who speaks it."""
    found: dict[int, tuple[int, ...]] = {}
    starts = [q.span.start for q in reading.quotations]
    for said in reading.attributions:
        for part in said.content if said.source is not None and said.direct else ():
            number = bisect_right(starts, part.end - 1) - 1
            if number >= 0 and part.start < reading.quotations[number].span.end and said.source is not None:
                found.setdefault(number, tuple(tree.inside(said.source)))
    return found

"""A read-only view of a reading's words as trees: children, phrases, subjects and objects (Universal Dependencies)."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, cached_property

from onrecord.types import Reading, Span, Word

CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "conj", "csubj"})
_NOT_IN_PHRASE = CLAUSAL | {"appos", "punct", "cc", "conj", "cop", "nsubj", "aux", "mark"}


@cache
def universal(relation: str) -> str:
    """A relation without its subtype; there are few."""
    return relation.partition(":")[0]


class Tree:
    """Words of one reading with their children. Word arguments and results are indices into `Reading.words`."""

    def __init__(self, reading: Reading, text: str) -> None:
        self.words = reading.words
        self.sentences = reading.sentences
        self.text = text

    @cached_property
    def _children(self) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in self.words]
        for index, word in enumerate(self.words):
            if word.head >= 0:
                found[word.head].append(index)
        return found

    @cached_property
    def _names(self) -> list[tuple[str, str]]:
        """Each word's relation, and that without subtype."""
        return [(word.relation, universal(word.relation)) for word in self.words]

    @cached_property
    def _sentence_of(self) -> list[int]:
        return [number for number, s in enumerate(self.sentences) for _ in range(s.first, s.last)]

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def children(self, word: int, *relations: str) -> list[int]:
        """Direct dependents in text order, all or those whose relation (with or without subtype) is named."""
        found = self._children[word]
        if not found or not relations:
            return found
        names = self._names
        return [c for c in found if names[c][0] in relations or names[c][1] in relations]

    def child(self, word: int, *relations: str) -> int | None:
        """The first such dependent."""
        found = self.children(word, *relations)
        return found[0] if found else None

    def subtree(self, word: int) -> list[int]:
        """The word and everything below it, in text order. Linear in its size; cycles are impossible in a tree."""
        found, stack = [], [word]
        while stack:
            current = stack.pop()
            found.append(current)
            stack.extend(self._children[current])
        return sorted(found)

    def ancestors(self, word: int) -> Iterator[int]:
        """Heads from the word's own upwards."""
        head = self.words[word].head
        while head >= 0:
            yield head
            head = self.words[head].head

    def sentence(self, word: int) -> int:
        """Number of the word's sentence."""
        return self._sentence_of[word]

    def sentence_span(self, number: int) -> Span:
        """Characters of a sentence."""
        sentence = self.sentences[number]
        return Span(self.words[sentence.first].start, self.words[sentence.last - 1].end)

    def root(self, number: int) -> int:
        """The root word of a sentence."""
        sentence = self.sentences[number]
        return next((i for i in range(sentence.first, sentence.last) if self.words[i].head < 0), sentence.first)

    def form(self, word: int) -> str:
        """The word as written."""
        return self.text[self.words[word].start : self.words[word].end]

    def lemma(self, word: int) -> str:
        """The word's lemma, lower case."""
        return self.words[word].lemma.lower()

    def word(self, index: int) -> Word:
        """The word itself."""
        return self.words[index]

    def span(self, words: list[int]) -> Span:
        """Characters from the first to the last of these words."""
        return Span(self.words[min(words)].start, self.words[max(words)].end)

    def inside(self, span: Span) -> range:
        """Indices of the words that lie wholly or partly in a span."""
        first = bisect_right(self._starts, span.start)
        if first and self.words[first - 1].end > span.start:
            first -= 1
        return range(first, max(first, bisect_left(self._starts, span.end)))

    def head_of(self, span: Span) -> int | None:
        """The highest word inside a span: the one whose head lies outside it."""
        inside = self.inside(span)
        return next((i for i in inside if self.words[i].head not in inside), None)

    def phrase(self, word: int) -> list[int]:
        """The noun phrase a word heads: its subtree less clauses, coordinates, trailing appositions and punctuation."""
        found, stack = [word], [word]
        while stack:
            for child in self._children[stack.pop()]:
                relation, base = self._names[child]
                if base in _NOT_IN_PHRASE and relation != "nsubj:pass":
                    continue
                if relation == "case" and child < word and self.words[child].head == word and self.lemma(child) != "'s":
                    continue
                found.append(child)
                stack.append(child)
        return sorted(found)

    def coordinates(self, word: int) -> list[int]:
        """The word and the words joined to it by `conj`."""
        return [word, *self.children(word, "conj")]

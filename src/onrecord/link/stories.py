"""Which articles tell one story: TF-IDF of words and names of the lead, grouped by average linkage within a window of days.

The lead is compared and not the whole, as a long article goes on to background that its story shares with others. Average
linkage (Sokal and Michener 1958) keeps two stories of one subject apart where one article touches both, which single linkage and
a single pass do not. Candidates come from an inverted index, so the work grows with the articles of a window, not their square.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from heapq import heapify, heappop, heappush
from itertools import chain, count, islice
from math import log, sqrt
from typing import NamedTuple

from onrecord.text import fold

# Chosen on ECB+ topics 1-35 (66 events, two much alike in each topic): see docs/link.md.
SAME = 0.23
# ECB+ gives the same figure for 60, 120 and 200 words; more adds background.
LEAD = 200
TITLE, NAME = 3.0, 1.5
KEPT = 100
# A base of few articles on one subject does not say how rare their words are: as many others are taken to lack them. On ECB+ 1,000
# gives .881, 200 .876 and 50 .880.
OTHERS = 1000
# Two articles of one story share one of their strongest words; of those that very many share, the latest are looked at.
STRONGEST, COMMON, CANDIDATES = 25, 200, 60
# Half a year keeps what comes back every year apart, summits and storms. A story that goes on may last longer, link by link; and as
# some pages carry the day they were saved, a gap is a doubt and not a proof: the texts must be that much more alike.
WINDOW, FAR = 180, 0.7
# Two incidents of one kind share their words and differ in names and numbers: groups of five and more are never one story if each has
# some that half of it gives and the other never. Chosen on the training topics of ECB+ (docs/link.md).
TOLD, HALF = 5, 0.5
_WORD = re.compile(r"[^\W_][\w’'-]*")
# The closed words of other languages are not listed; nearly all are short: "de", "que", "und", "dans".
SHORT = 4
_POSSESSIVE = re.compile(r"[’']s$")
_ENDING = re.compile(r"(?:ings?|ed|es|s|ly)$")
_LONG = 5
_CLOSED = frozenset(
    [
        *("a", "about", "after", "all", "also", "an", "and", "are", "as", "at", "be", "been", "before", "but", "by"),
        *("can", "could", "for", "from", "had", "has", "have", "he", "her", "his", "if", "in", "into", "is", "it"),
        *("its", "more", "not", "of", "on", "one", "or"),
        *("our", "out", "over", "said", "say", "says", "she", "so", "that", "the", "their", "them", "there", "they", "this"),
        *("to", "two", "up", "was", "we", "were", "what", "when", "which", "who", "will", "with", "would", "you", "your"),
        *("new", "i"),
    ]
)

Vector = dict[str, float]


class Piece(NamedTuple):
    """What is compared of an article."""

    id: str
    title: str
    text: str
    day: date | None
    language: str = "en"


def stories(pieces: Iterable[Piece], same: float = SAME) -> dict[str, str]:
    """Each article's story, named by the smallest id in it. The order of the articles makes no difference."""
    found = sorted(pieces, key=lambda piece: (piece.day is None, piece.day or date.min, piece.id))
    weights = vectors(found)
    groups = _linked([_Group.of(number, *one) for number, one in enumerate(zip(found, weights, strict=True))], same)
    return {found[number].id: min(found[other].id for other in group) for group in groups for number in group}


def vectors(pieces: Sequence[Piece]) -> list[Vector]:
    """TF-IDF vectors of unit length, the strongest words only and first; how rare a word is, is counted over the articles given."""
    counts = [_counted(piece) for piece in pieces]
    spread = Counter(word for counted in counts for word in counted)
    return [_unit({word: weight * log((OTHERS + len(counts)) / spread[word]) for word, weight in counted.items()}) for counted in counts]


def _counted(piece: Piece) -> Vector:
    """Words with their weights: a word of the title counts more, and a name or number."""
    found: Vector = defaultdict(float)
    lead = (match[0] for match in islice(_WORD.finditer(piece.text), LEAD))
    for word, weight in chain(((word, TITLE) for word in _WORD.findall(piece.title)), ((word, 1.0) for word in lead)):
        stem = _stem(word)
        if stem not in _CLOSED and len(stem) > (1 if piece.language == "en" or not word.islower() else SHORT):
            found[stem] += weight * (NAME if word[0].isupper() or word[0].isdigit() else 1.0)
    return found


def _names(piece: Piece) -> frozenset[str]:
    """Stems of the words of title and lead that begin with a capital or a digit."""
    lead = (match[0] for match in islice(_WORD.finditer(piece.text), LEAD))
    stems = (_stem(word) for word in chain(_WORD.findall(piece.title), lead) if word[0].isupper() or word[0].isdigit())
    return frozenset(stem for stem in stems if stem not in _CLOSED and len(stem) > 1)


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    """Folded, without the commonest endings of English."""
    plain = _POSSESSIVE.sub("", fold(word))
    return _ENDING.sub("", plain) if len(plain) > _LONG else plain


def _unit(weights: Vector) -> Vector:
    strongest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:KEPT]
    length = sqrt(sum(weight * weight for _, weight in strongest)) or 1.0
    return {word: weight / length for word, weight in strongest}


def _pairs(weights: Sequence[Vector]) -> Iterator[tuple[int, int]]:
    """Pairs worth comparing: they share a strong word."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(weights):
        shared: dict[int, float] = defaultdict(float)
        for word in islice(vector, STRONGEST):
            for other in index[word][-COMMON:]:
                shared[other] += vector[word] * weights[other][word]
            index[word].append(number)
        yield from ((other, number) for other in sorted(shared, key=lambda other: (-shared[other], other))[:CANDIDATES])


@dataclass(frozen=True, slots=True)
class _Group:
    """Articles of one story so far: their numbers, the sum of their vectors, their first and last known day."""

    members: tuple[int, ...]
    total: Vector
    first: date | None
    last: date | None
    # How many of the articles in English give each name or number, and how many articles that are.
    names: Counter[str]
    told: int

    @classmethod
    def of(cls, number: int, piece: Piece, weights: Vector) -> "_Group":
        """A single article. Only of English is it known that capitals are names."""
        english = piece.language == "en"
        return cls((number,), weights, piece.day, piece.day, Counter(_names(piece) if english else ()), int(english))

    def alike(self, other: "_Group") -> float:
        """The mean over all pairs of members; less for groups that lie further apart than the window."""
        mean = _dot(self.total, other.total) / (len(self.members) * len(other.members))
        return mean * FAR if self._far(other) else mean

    def contrasts(self, other: "_Group") -> bool:
        """Whether each has a name or number of its own, so that both tell of incidents that only look alike."""
        return min(self.told, other.told) >= TOLD and self._own(other) and other._own(self)

    def _own(self, other: "_Group") -> bool:
        return any(times >= HALF * self.told and name not in other.names for name, times in self.names.items())

    def _far(self, other: "_Group") -> bool:
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return False
        return max((other.first - self.last).days, (self.first - other.last).days) > WINDOW

    def with_(self, other: "_Group") -> "_Group":
        """Both as one."""
        days = [day for day in (self.first, self.last, other.first, other.last) if day is not None]
        total, names = _added(self.total, other.total), self.names + other.names
        span = (min(days, default=None), max(days, default=None))
        return _Group(self.members + other.members, total, *span, names, self.told + other.told)


def _linked(pieces: Sequence[_Group], same: float) -> list[tuple[int, ...]]:
    """Groups by average linkage: the two most alike are joined until none are alike enough. Groups that share no pair are never joined."""
    groups = dict(enumerate(pieces))
    weights = [piece.total for piece in pieces]
    near: dict[int, set[int]] = defaultdict(set)
    heap: list[tuple[float, int, int]] = []
    for a, b in _pairs(weights):
        # Groups that are alike enough on average hold a pair that is: other pairs need not be kept. Days may come nearer yet.
        if _dot(weights[a], weights[b]) >= same:
            near[a].add(b)
            near[b].add(a)
            heap.append((-groups[a].alike(groups[b]), a, b))
    heapify(heap)
    names = count(len(weights))
    while heap and -heap[0][0] >= same:
        _, a, b = heappop(heap)
        if a not in groups or b not in groups:
            continue
        new = next(names)
        groups[new] = groups.pop(a).with_(groups.pop(b))
        near[new] = {other for other in near[a] | near[b] if other in groups}
        for other in sorted(near[new]):
            near[other].add(new)
            if not groups[other].contrasts(groups[new]):
                heappush(heap, (-groups[other].alike(groups[new]), other, new))
    return [group.members for group in groups.values()]


def _dot(one: Vector, other: Vector) -> float:
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return sum(weight * large[word] for word, weight in small.items() if word in large)


def _added(one: Vector, other: Vector) -> Vector:
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    for word, weight in small.items():
        large[word] = large.get(word, 0.0) + weight
    return large

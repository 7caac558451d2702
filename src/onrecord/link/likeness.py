"""How likely two tellings are of one happening: a linear, explainable comparison of cue, words, arguments and documents.

The model is a logistic regression over a handful of features, each of which can be read off the text; the weights stand here. Who calls
decides what may be compared at all: the same story for gold mentions, parties and days for the events of a base.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from math import exp, sqrt
from typing import NamedTuple

from onrecord.link.cues import LIGHT

# Learned on the training topics of ECB+ (`python -m eval.events_across --data ecbplus --learn`), the threshold and nothing else
# chosen on its validation topics: see docs/link.md.
WEIGHTS: Mapping[str, float] = {
    "always": -3.89,
    "same cue": 1.06,
    "same words": 0.03,
    "words shared": 0.45,
    "light cue": -1.66,
    "arguments shared": 0.40,
    "arguments differ": -0.18,
    "sentences alike": 0.92,
    "one story": 1.66,
    "articles alike": 2.03,
    "one article": -0.68,
}
# CoNLL F1 on the validation topics: .746 at .35 and .40, .744 at .45, .737 at .50.
SAME = 0.40


class Telling(NamedTuple):
    """What is compared of a mention of an event: root of its cue, roots of all its words, of its arguments and of its sentence."""

    id: str
    article: str
    root: str
    parts: frozenset[str]
    arguments: frozenset[str]
    words: frozenset[str]


class Setting(NamedTuple):
    """How much two articles have to do with each other: one story or not, and how alike their texts are, 0 … 1."""

    story: bool
    alike: float


def comparable(one: Telling, other: Telling) -> bool:
    """Only mentions that share a word can be told to be one without knowing what words mean."""
    return one.root == other.root or bool(one.parts & other.parts)


def features(one: Telling, other: Telling, setting: Setting) -> dict[str, float]:
    """What speaks for or against one happening, by name."""
    same = one.root == other.root
    arguments = _overlap(one.arguments, other.arguments)
    return {
        "always": 1.0,
        "same cue": float(same),
        "same words": float(one.parts == other.parts),
        "words shared": _overlap(one.parts, other.parts),
        "light cue": float(one.root in LIGHT or other.root in LIGHT),
        "arguments shared": arguments,
        "arguments differ": float(bool(one.arguments and other.arguments and not arguments)),
        "sentences alike": _cosine(one.words, other.words),
        "one story": float(setting.story),
        "articles alike": setting.alike,
        "one article": float(one.article == other.article),
    }


def likeness(one: Telling, other: Telling, setting: Setting) -> float:
    """The probability that both tell of one happening; symmetric."""
    if not comparable(one, other):
        return 0.0
    return 1 / (1 + exp(-sum(WEIGHTS[name] * value for name, value in features(one, other, setting).items())))


def reasons(one: Telling, other: Telling, setting: Setting) -> tuple[str, ...]:
    """The features that moved the comparison, the strongest first."""
    weighed = [(WEIGHTS[name] * value, name) for name, value in features(one, other, setting).items() if name != "always"]
    return tuple(f"{name} {weight:+.1f}" for weight, name in sorted(weighed, key=lambda w: (-abs(w[0]), w[1])) if abs(weight) >= 0.1)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the smaller set that both hold."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _cosine(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / sqrt(len(one) * len(other)) if one and other else 0.0


def grouped(members: Sequence[str], likely: Mapping[tuple[str, str], float], same: float = SAME) -> dict[str, str]:
    """Groups by average linkage of pairwise probabilities, a pair that is not given counting as 0; named by the smallest member."""
    state = _Linkage(members, likely, same)
    state.run()
    return {member: min(group) for group in state.groups.values() for member in group}


class _Linkage:
    """Groups by number, the summed probability between each two, and a heap of averages that may be out of date."""

    def __init__(self, members: Iterable[str], likely: Mapping[tuple[str, str], float], same: float) -> None:
        self.same = same
        self.groups = {number: [member] for number, member in enumerate(sorted(members))}
        numbers = {group[0]: number for number, group in self.groups.items()}
        self.sums: dict[int, dict[int, float]] = defaultdict(dict)
        for (a, b), value in likely.items():
            self.sums[numbers[a]][numbers[b]] = self.sums[numbers[b]][numbers[a]] = value
        near = ((value, min(numbers[a], numbers[b]), max(numbers[a], numbers[b])) for (a, b), value in likely.items())
        self.heap = [(-value, first, second) for value, first, second in near if value >= same]
        heapify(self.heap)

    def run(self) -> None:
        new = len(self.groups)
        while self.heap:
            _, a, b = heappop(self.heap)
            if a in self.groups and b in self.groups:
                self._join(a, b, new)
                new += 1

    def _join(self, a: int, b: int, new: int) -> None:
        self.groups[new] = self.groups.pop(a) + self.groups.pop(b)
        mine, theirs = self.sums.pop(a), self.sums.pop(b)
        for other in sorted((mine.keys() | theirs.keys()) & self.groups.keys()):
            value = mine.get(other, 0.0) + theirs.get(other, 0.0)
            self.sums[new][other] = self.sums[other][new] = value
            average = value / (len(self.groups[new]) * len(self.groups[other]))
            if average >= self.same:
                heappush(self.heap, (-average, other, new))

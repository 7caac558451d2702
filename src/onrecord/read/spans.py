"""Spans from BIO scores: the best sequence of tags in which every inside tag continues a span of its own kind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Tags = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class WordSpan:
    """Words first … last (last not included) with a kind and the mean probability of their tags."""

    first: int
    last: int
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class Scheme:
    """BIO tags in order: `before[n]` is the B tag that tag n continues if it is an I, else -1."""

    tags: tuple[str, ...]

    @property
    def before(self) -> Tags:
        places = {tag: place for place, tag in enumerate(self.tags)}
        return np.array([places["B" + tag[1:]] if tag.startswith("I") else -1 for tag in self.tags])


def spans(scores: Scores, scheme: Scheme, starts: Sequence[int], temperature: float = 1.0) -> list[WordSpan]:
    """Spans of `scores` [words, tags]; none crosses one of `starts` (places where sentences begin, and the end)."""
    if not len(scores):
        return []
    logs = _log_softmax(scores / temperature)
    tags = logs.argmax(1)
    before = scheme.before
    for first, last in _unlawful(tags, before, starts):
        tags[first:last] = _viterbi(logs[first:last], before)
    return list(_joined(tags, np.exp(logs), scheme, frozenset(starts)))


def _log_softmax(scores: Scores) -> Scores:
    shifted = scores - scores.max(1, keepdims=True)
    found: Scores = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    return found


def _unlawful(tags: Tags, before: Tags, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Sentences in which an inside tag continues nothing. Elsewhere the best tag of each word is the best sequence."""
    opens = before[tags]
    previous = np.concatenate(([-1], tags[:-1]))
    previous[np.array(starts[:-1], np.int64)] = -1
    wrong = (opens >= 0) & (previous != opens) & (previous != tags)
    bounds = np.array(starts)
    for number in np.unique(np.searchsorted(bounds, np.flatnonzero(wrong), "right") - 1):
        yield int(bounds[number]), int(bounds[number + 1])


def _viterbi(logs: Scores, before: Tags) -> Tags:
    """Best lawful tags of one sentence (Viterbi 1967); an inside tag may follow only its own B or I."""
    count, kinds = logs.shape
    inside = np.flatnonzero(before >= 0)
    best = logs[0].copy()
    best[inside] = -np.inf
    back = np.zeros((count, kinds), np.int64)
    for word in range(1, count):
        top = int(best.argmax())
        came = np.full(kinds, top)
        came[inside] = np.where(best[before[inside]] >= best[inside], before[inside], inside)
        back[word] = came
        best = best[came] + logs[word]
    tags = np.zeros(count, np.int64)
    tags[-1] = best.argmax()
    for word in range(count - 1, 0, -1):
        tags[word - 1] = back[word, tags[word]]
    return tags


def _joined(tags: Tags, chances: Scores, scheme: Scheme, starts: frozenset[int]) -> Iterator[WordSpan]:
    outside = scheme.tags.index("O")
    marked = np.flatnonzero(tags != outside).tolist()
    at = 0
    while at < len(marked):
        first = last = marked[at]
        kind = scheme.tags[tags[first]][2:]
        at += 1
        while at < len(marked) and marked[at] == last + 1 and scheme.tags[tags[last + 1]].startswith("I") and last + 1 not in starts:
            last += 1
            at += 1
        places = np.arange(first, last + 1)
        yield WordSpan(first, last + 1, kind, round(float(chances[places, tags[places]].mean()), 4))

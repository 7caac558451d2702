"""Spans from BIO scores: the best sequence of tags in which every inside tag continues a span of its own kind."""

import math
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


def _viterbi(logs: Scores, before: Tags) -> list[int]:
    """Best lawful tags of one sentence (Viterbi 1967); an inside tag may follow only its own B or I.

    Plain numbers: with so few tags an array operation for each word costs ten times as much.
    """
    rows: list[list[float]] = logs.tolist()
    opens: list[int] = before.tolist()
    best = [score if opens[tag] < 0 else -math.inf for tag, score in enumerate(rows[0])]
    back: list[list[int]] = []
    for row in rows[1:]:
        top = best.index(max(best))
        came = [top if b < 0 else b if best[b] >= best[tag] else tag for tag, b in enumerate(opens)]
        best = [best[previous] + score for previous, score in zip(came, row, strict=True)]
        back.append(came)
    tags = [best.index(max(best))]
    for came in reversed(back):
        tags.append(came[tags[-1]])
    return tags[::-1]


def _joined(tags: Tags, chances: Scores, scheme: Scheme, starts: frozenset[int]) -> Iterator[WordSpan]:
    outside = scheme.tags.index("O")
    marked = np.flatnonzero(tags != outside).tolist()
    written = [scheme.tags[tag] for tag in tags[marked].tolist()]
    sure = chances[marked, tags[marked]].tolist()
    at = 0
    while at < len(marked):
        end = at + 1
        while end < len(marked) and marked[end] == marked[end - 1] + 1 and written[end][0] == "I" and marked[end] not in starts:
            end += 1
        score = sum(sure[at:end]) / (end - at)
        yield WordSpan(marked[at], marked[end - 1] + 1, written[at][2:], round(score, 4))
        at = end

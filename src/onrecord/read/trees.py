"""Makes one tree with one root of each sentence.

The best head of each word nearly always makes a tree. Where it does not, the maximum spanning tree is taken
(Chu & Liu 1965, Edmonds 1967), with a constant taken off every edge from the root, which leaves exactly one of them in
the best tree (Stanojević & Cohen 2021).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Heads = NDArray[np.int64]

IMPOSSIBLE = -1e4  # the graph's own bound for a log-probability


def broken(heads: Heads, numbers: Heads) -> list[int]:
    """Sentences whose heads make no tree with one root.

    `heads` [words]: 0 the root, else the 1-based place of the head; `numbers` [words]: the sentence of each word, from 0.
    """
    sentences = int(numbers[-1]) + 1
    roots = np.bincount(numbers[heads == 0], minlength=sentences)
    above = np.concatenate(([0], heads))
    for _ in range(len(heads).bit_length()):
        above = above[above]
    lost = np.bincount(numbers[above[1:] != 0], minlength=sentences)
    return [int(number) for number in np.flatnonzero((roots != 1) | (lost > 0))]


def best_tree(scores: Scores) -> list[int]:
    """Heads of the best tree with one root. `scores` [words, words + 1], column 0 the root, others 1-based heads.

    Any constant taken off that leaves one edge from the root will do, and one that leaves none but the root's own makes a
    cycle of nearly every word: first one is tried by which a single word prefers the root.
    """
    count = len(scores)
    square = np.full((count + 1, count + 1), -np.inf)
    square[1:] = np.maximum(scores, IMPOSSIBLE)
    np.fill_diagonal(square, -np.inf)
    heads = _maximum(square, _for_one(square[1:]))
    if heads.count(0) > 1:
        heads = _maximum(square, -2 * IMPOSSIBLE * (count + 1))
    return heads


def _for_one(scores: Scores) -> float:
    """What taken off the root's column leaves one word whose best head is the root: between the largest two of the gains."""
    if len(scores) < 2:
        return 0.0
    second, first = np.sort(scores[:, 0] - scores[:, 1:].max(1))[-2:]
    return float(second + first) / 2


def _maximum(edges: Scores, less: float) -> list[int]:
    """Heads of the best tree of edges [words + 1, words + 1], `less` taken off those from the root.

    Quadratic in the sentence: each cycle is contracted in place, at the cost of its own rows and columns.
    """
    count = len(edges) - 1
    square = edges.copy()
    square[1:, 0] -= less
    heads: Heads = square.argmax(1)
    heads[0] = 0
    contracted: list[Contraction] = []
    reached = np.zeros(count + 1, bool)
    reached[0] = True
    for start in range(1, count + 1):
        _follow(start, square, heads, reached, contracted)
    for contraction in reversed(contracted):
        contraction.undo(heads)
    return [int(head) for head in heads[1:]]


@dataclass(frozen=True, slots=True)
class Contraction:
    """A cycle taken together as its first node, with what is needed to open it again.

    `enter` [nodes]: which of its nodes each head would enter; `leave` [nodes]: which of its nodes is each one's best head.
    """

    ring: Heads
    heads: Heads
    enter: Heads
    leave: Heads

    def undo(self, heads: Heads) -> None:
        """Open the cycle where its head enters."""
        above = heads[self.ring[0]]
        hung = np.flatnonzero(heads == self.ring[0])
        heads[hung] = self.leave[hung]
        heads[self.ring] = self.heads
        heads[self.enter[above]] = above


def _follow(start: int, square: Scores, heads: Heads, reached: NDArray[np.bool_], contracted: list[Contraction]) -> None:
    """Follow heads from a node until one that leads to the root; contract each cycle on the way."""
    path: list[int] = []
    places: dict[int, int] = {}
    node = start
    while not reached[node]:
        if node not in places:
            places[node] = len(path)
            path.append(node)
        else:
            ring = path[places[node] :]
            contracted.append(_contract(square, heads, np.array(ring)))
            path = path[: places[node] + 1]
            for other in ring[1:]:
                del places[other]
                reached[other] = True  # part of the first node from now on
        node = int(heads[node])
    reached[path] = True


def _contract(square: Scores, heads: Heads, ring: Heads) -> Contraction:
    """Make a cycle one node: what entering it at each node gains, and the best of it as a head."""
    first = ring[0]
    gain = square[ring] - square[ring, heads[ring]][:, None]
    gain[:, ring] = -np.inf
    best = square[:, ring]
    kept = Contraction(ring, heads[ring].copy(), ring[gain.argmax(0)], ring[best.argmax(1)])
    square[first] = gain.max(0)
    square[:, first] = best.max(1)
    square[first, first] = -np.inf
    square[ring[1:]] = -np.inf
    square[:, ring[1:]] = -np.inf
    inside = np.zeros(len(heads), bool)
    inside[ring] = True
    heads[inside[heads]] = first
    heads[first] = square[first].argmax()
    return kept

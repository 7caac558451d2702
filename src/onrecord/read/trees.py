"""Makes one tree with one root of each sentence.

The best head of each word nearly always makes a tree. Where it does not, the maximum spanning tree is taken
(Chu & Liu 1965, Edmonds 1967), with a constant taken off every edge from the root, which leaves exactly one of them in
the best tree (Stanojević & Cohen 2021).
"""

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
    """Heads of the best tree with one root. `scores` [words, words + 1], column 0 the root, others 1-based heads."""
    count = len(scores)
    square = np.full((count + 1, count + 1), IMPOSSIBLE)
    square[1:] = np.maximum(scores, IMPOSSIBLE)
    np.fill_diagonal(square, -np.inf)
    square[0] = -np.inf
    square[1:, 0] += 2 * IMPOSSIBLE * (count + 1)
    heads = _arborescence(square)
    return [int(head) for head in heads[1:]]


def _arborescence(scores: Scores) -> Heads:
    """Best head of each node but node 0; `scores` [dependent, head]. Cycles are contracted one at a time."""
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(heads), bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    ring = np.array(cycle)
    gain = scores[ring] - scores[ring, heads[ring]][:, None]  # what entering the ring at each of its nodes costs
    entry = gain[:, outside].argmax(0)
    leave = scores[np.ix_(outside, ring)].argmax(1)
    size = len(outside)
    smaller = np.full((size + 1, size + 1), -np.inf)
    smaller[:size, :size] = scores[np.ix_(outside, outside)]
    smaller[size, :size] = gain[entry, outside]
    smaller[:size, size] = scores[outside, ring[leave]]
    smaller[0] = -np.inf
    return _opened(_arborescence(smaller), heads, outside, ring, (entry, leave))


def _opened(found: Heads, heads: Heads, outside: Heads, ring: Heads, doors: tuple[Heads, Heads]) -> Heads:
    """Put a contracted ring back: it opens where its new head enters."""
    entry, leave = doors
    size = len(outside)
    full = heads.copy()
    for place in range(1, size):
        head = found[place]
        full[outside[place]] = ring[leave[place]] if head == size else outside[head]
    above = found[size]
    full[ring[entry[above]]] = outside[above]
    return full


def _cycle(heads: Heads) -> list[int] | None:
    """A cycle among the heads, if there is one."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for passed in path:
            state[passed] = 2
    return None

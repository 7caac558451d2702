"""Heads of an article from the arc scores of its units."""

import numpy as np

from onrecord.read.heads import arcs
from onrecord.read.units import Draft, Unit


def cut(units: list[Unit], starts: list[int]) -> Draft:
    count = starts[-1]
    numbers = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    blank = np.zeros(count, np.int64)
    return Draft([(n, n + 1) for n in range(count)], ["x"] * count, starts, numbers, blank, blank, blank, units)


def scores(units: list[Unit], heads: list[list[int]]) -> np.ndarray:
    """Scores [units, words, words + 1] in favour of these heads, which count from 1 in their unit; 0 is the root."""
    width = max(unit.last - unit.first for unit in units)
    found = np.full((len(units), width, width + 1), -9.0, np.float32)
    for row, own in enumerate(heads):
        for word, head in enumerate(own):
            found[row, word, head] = 0
    return found


def test_heads_count_in_the_article_and_roots_are_minus_one() -> None:
    units = [Unit(0, 3, 0, 3, 5), Unit(3, 5, 3, 5, 4)]
    told = arcs(cut(units, [0, 3, 5]))
    told.add(scores(units, [[2, 0, 2], [0, 1]]), units)
    assert told.heads().tolist() == [1, -1, 1, -1, 3]


def test_two_sentences_of_one_unit_keep_their_own_roots() -> None:
    units = [Unit(0, 4, 0, 4, 6)]
    told = arcs(cut(units, [0, 2, 4]))
    told.add(scores(units, [[0, 1, 4, 0]]), units)
    assert told.heads().tolist() == [-1, 0, 3, -1]


def test_a_ring_of_heads_becomes_a_tree() -> None:
    units = [Unit(0, 2, 0, 2, 4)]
    told = arcs(cut(units, [0, 2]))
    told.add(scores(units, [[2, 1]]), units)
    assert sorted(told.heads().tolist()) in ([-1, 0], [-1, 1])


def test_a_sentence_in_windows_is_put_together() -> None:
    units = [Unit(0, 3, 0, 2, 5), Unit(1, 4, 2, 4, 5)]
    told = arcs(cut(units, [0, 4]))
    told.add(scores(units, [[0, 1, 2], [1, 1, 2]]), units)
    assert told.heads().tolist() == [-1, 0, 1, 2]

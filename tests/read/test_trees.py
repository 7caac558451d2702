"""Trees: one root, no cycle, and the best of all such trees."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.trees import best_tree, broken


def is_tree(heads: tuple[int, ...]) -> bool:
    if sum(head == 0 for head in heads) != 1:
        return False
    for start in range(1, len(heads) + 1):
        node, steps = start, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return True


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 5), st.integers(0, 10**6))
def test_the_best_tree_is_found(count: int, seed: int):
    scores = np.random.default_rng(seed).normal(size=(count, count + 1)) * 3
    scores[range(count), range(1, count + 1)] = -1e4
    trees = [heads for heads in product(range(count + 1), repeat=count) if is_tree(heads)]
    best = max(trees, key=lambda heads: sum(scores[n, head] for n, head in enumerate(heads)))
    assert tuple(best_tree(scores)) == best


@settings(max_examples=20, deadline=None)
@given(st.integers(30, 90), st.integers(0, 10**6))
def test_a_long_sentence_gives_a_tree(count: int, seed: int):
    scores = np.random.default_rng(seed).normal(size=(count, count + 1))
    scores[range(count), range(1, count + 1)] = -np.inf
    assert is_tree(tuple(best_tree(scores)))


TREES = [
    ([0, 1, 1], [0, 0, 0], []),
    ([0, 0, 1], [0, 0, 0], [0]),
    ([2, 1, 0], [0, 0, 0], [0]),
    ([0, 1, 4, 3], [0, 0, 1, 1], [1]),
    ([0, 1, 0, 3], [0, 0, 1, 1], []),
]


@pytest.mark.parametrize(("heads", "numbers", "wanted"), TREES)
def test_broken_sentences_are_noticed(heads: list[int], numbers: list[int], wanted: list[int]):
    assert broken(np.array(heads), np.array(numbers)) == wanted

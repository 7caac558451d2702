"""Crossing arcs: noticed, taken out where that loses little, and the tree stays a tree."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.projective import crossed, uncrossed
from onrecord.read.trees import best_tree, broken


def scored(heads: list[int], other: dict[int, int], loss: float) -> np.ndarray:
    """Scores that like `heads` best and, for some words, another head by `loss` less."""
    scores = np.full((len(heads), len(heads) + 1), -20.0)
    scores[range(len(heads)), heads] = -0.1
    for word, head in other.items():
        scores[word, head] = -0.1 - loss
    return scores


def test_crossings_are_noticed_sentence_by_sentence():
    heads = np.array([3, 4, 0, 3, 7, 5, 0])
    assert crossed(heads, np.array([0, 0, 0, 0, 1, 1, 1])) == [0]


def test_an_arc_over_the_root_crosses_it():
    assert crossed(np.array([3, 0, 2]), np.zeros(3, int)) == [0]
    assert crossed(np.array([2, 0, 2]), np.zeros(3, int)) == []


def test_an_unsure_arc_is_lifted_and_a_sure_one_left():
    crossing = [3, 0, 2]
    assert uncrossed(crossing, scored(crossing, {0: 2}, 1.0)) == [2, 0, 2]
    assert uncrossed(crossing, scored(crossing, {0: 2}, 5.0)) == crossing


def pairs_crossing(heads: list[int]) -> int:
    """Pairs of arcs of one sentence of which each has one end inside the other, straight from the definition."""
    arcs = [sorted((word, head)) for word, head in enumerate(heads, 1)]
    return sum(a[0] < b[0] < a[1] < b[1] for a in arcs for b in arcs)


@settings(max_examples=80, deadline=None)
@given(st.integers(1, 12), st.integers(0, 10**6))
def test_crossings_are_those_of_the_definition(count: int, seed: int):
    tree = best_tree(np.random.default_rng(seed).normal(size=(count, count + 1)))
    assert bool(crossed(np.array(tree), np.zeros(count, int))) == (pairs_crossing(tree) > 0)


@settings(max_examples=80, deadline=None)
@given(st.integers(2, 14), st.integers(0, 10**6))
def test_the_tree_stays_a_tree_with_fewer_crossings(count: int, seed: int):
    scores = np.random.default_rng(seed).normal(size=(count, count + 1)) * 2
    scores[range(count), range(1, count + 1)] = -1e4
    numbers = np.zeros(count, int)
    tree = best_tree(scores)
    lifted = uncrossed(tree, scores)
    assert broken(np.array(lifted), numbers) == []
    assert crossed(np.array(tree), numbers) or lifted == tree
    assert pairs_crossing(lifted) < pairs_crossing(tree) or lifted == tree

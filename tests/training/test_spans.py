"""Marks on characters become marks on words; folds keep copies together."""

from training.data import Pair, Sentence
from training.spans import bio, folds

WORDS = [(0, 2), (3, 5), (6, 8), (9, 11)]


def pair(text: str, source: str) -> Pair:
    return Pair(Sentence(("a",)), frozenset({0}), frozenset({0}), "AID", text, source)


def test_of_nested_spans_the_outermost_stays() -> None:
    assert bio(WORDS, [[3, 5], [0, 8]]) == ["B", "I", "I", "O"]


def test_neighbours_each_begin_anew() -> None:
    assert bio(WORDS, [[0, 5], [6, 11]]) == ["B", "I", "B", "I"]


def test_pairs_that_share_a_sentence_or_a_source_share_a_fold() -> None:
    pairs = [pair("one", "x"), pair("one", "y"), pair("two", "y"), pair("three", "z")]
    first, second, third, fourth = folds(pairs)
    assert first == second == third != fourth


def test_folds_do_not_depend_on_order() -> None:
    pairs = [pair(str(number), str(number)) for number in range(20)]
    assert folds(pairs) == folds(pairs[::-1])[::-1]

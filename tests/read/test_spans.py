"""BIO decoding: lawful, best, and never across a sentence."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.spans import Scheme, spans

SCHEME = Scheme(("O", "B-A", "B-C", "I-A", "I-C"))


def scores(*tags: str) -> np.ndarray:
    found = np.zeros((len(tags), 5), np.float32)
    for row, tag in enumerate(tags):
        found[row, SCHEME.tags.index(tag)] = 5
    return found


def simple(found) -> list[tuple[int, int, str]]:
    return [(span.first, span.last, span.kind) for span in found]


def test_spans_are_joined():
    assert simple(spans(scores("B-A", "I-A", "B-A", "O", "B-C"), SCHEME, [0, 5])) == [(0, 2, "A"), (2, 3, "A"), (4, 5, "C")]


def test_no_span_crosses_a_sentence():
    assert simple(spans(scores("B-A", "I-A", "I-A"), SCHEME, [0, 1, 3])) == [(0, 1, "A"), (1, 3, "A")]


def test_nothing_in_nothing():
    assert spans(np.zeros((0, 5), np.float32), SCHEME, [0]) == []


def test_the_score_is_a_probability():
    (span,) = spans(scores("B-A"), SCHEME, [0, 1])
    assert 0.9 < span.score < 1
    (cooler,) = spans(scores("B-A"), SCHEME, [0, 1], temperature=3.0)
    assert cooler.score < span.score


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 4), st.integers(0, 10**6))
def test_the_best_lawful_sequence_is_found(count: int, seed: int):
    values = np.random.default_rng(seed).normal(size=(count, 5)).astype(np.float32) * 3

    def lawful(tags):
        return all(SCHEME.before[tag] < 0 or (place and tags[place - 1] in (SCHEME.before[tag], tag)) for place, tag in enumerate(tags))

    best = max(filter(lawful, product(range(5), repeat=count)), key=lambda tags: sum(values[n, t] for n, t in enumerate(tags)))
    assert simple(spans(values, SCHEME, [0, count])) == simple(spans(scores(*(SCHEME.tags[t] for t in best)), SCHEME, [0, count]))

"""Cues of events from a stand-in for the head that answers by the first number of a word's vector."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.cues import LONGEST, cues, runs
from onrecord.read.model_files import Card, Labels, Model, Pieces

LABELS = Labels((), (), (), (), (), ("NONE", "AID", "ASSAULT"), ("occurred", "planned"))


class Head:
    """A word whose vector begins with 1 is an assault by the word before on the word after, in its run."""

    def run(self, _names: Sequence[str] | None, feed: Mapping[str, np.ndarray]) -> list[np.ndarray]:
        said = feed["vectors"][:, :, 0] * feed["mask"]
        runs_, words = said.shape
        types = np.stack([1 - 0.9 * said, 0.1 * said, 0.8 * said], 2)
        status = np.tile(np.array([0.7, 0.3], np.float32), (runs_, words, 1))
        parties = np.zeros((runs_, 2, words, words), np.float32)
        for role, step in ((0, -1), (1, 1)):
            for word in range(words):
                if 0 <= word + step < words:
                    parties[:, role, word, word + step] = 0.6
        return [types, status, said * 0.2, parties]


def model(*, head: bool = True) -> Model:
    return Model(Head(), None, Head() if head else None, Pieces(lambda word: [1]), LABELS, Card())


def vectors(*places: int, count: int) -> np.ndarray:
    found = np.zeros((count, 4), np.float32)
    found[list(places), 0] = 1
    return found


def test_a_cue_has_chances_and_the_words_linked_to_it() -> None:
    (cue,) = cues(model(), vectors(3, count=8), [(0, 2), (2, 6), (6, 8)])
    assert (cue.word, cue.types, cue.status) == (3, (("ASSAULT", 0.8), ("AID", 0.1)), (("occurred", 0.7), ("planned", 0.3)))
    assert (cue.background, cue.actors, cue.recipients) == (0.2, ((2, 0.6),), ((4, 0.6),))


def test_parties_stand_in_the_run_of_the_cue() -> None:
    (cue,) = cues(model(), vectors(2, count=8), [(0, 2), (2, 6), (6, 8)])
    assert (cue.actors, cue.recipients) == ((), ((3, 0.6),))


def test_cues_come_in_text_order_whatever_the_length_of_their_runs() -> None:
    found = cues(model(), vectors(1, 7, 600, count=900), [(0, 5), (5, 500), (500, 900)])
    assert [cue.word for cue in found] == [1, 7, 600]


def test_a_model_without_the_head_gives_none() -> None:
    assert cues(model(head=False), vectors(3, count=8), [(0, 8)]) == ()


def test_a_model_of_other_labels_keeps_the_likeliest_types() -> None:
    plain = replace(model(), labels=LABELS)
    assert all(len(cue.types) <= 3 for cue in cues(plain, vectors(0, 1, count=2), [(0, 2)]))


@given(st.lists(st.integers(1, 300), min_size=1, max_size=30), st.sets(st.integers(0, 29)))
def test_runs_hold_every_word_once_and_stop_at_blocks(lengths: list[int], fresh: set[int]) -> None:
    starts = [0, *np.cumsum(lengths).tolist()]
    bounds = [(word * 2, word * 2 + 1) for word in range(starts[-1])]
    blocks = [bounds[starts[n]][0] for n in fresh if n < len(lengths)]
    found = runs(starts, bounds, blocks)
    assert [word for first, last in found for word in range(first, last)] == list(range(starts[-1]))
    assert all(last - first <= LONGEST or (first, last) in pairwise(starts) for first, last in found)
    assert {start // 2 for start in blocks} - {0} <= {first for first, _ in found}

"""Units: every word is read once, none crosses a block, none is longer than the model allows."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.model_files import Pieces
from onrecord.read.units import LIMIT, assemble, batches, draft, inputs

PIECES = Pieces(lambda word: list(range(len(word))))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 120), st.booleans()), min_size=1, max_size=12), st.integers(1, 9))
def test_promise_17_every_word_is_kept_exactly_once(sentences: list[tuple[int, bool]], letters: int):
    starts, blocks, count, block = [], [], 0, 0
    for size, new in sentences:
        block += new
        starts.append(count)
        blocks.append(block)
        count += size
    cut = assemble(["a" * letters] * count, [(0, 0)] * count, starts, blocks, PIECES)
    kept = sorted(place for unit in cut.units for place in range(unit.kept, unit.upto))
    assert kept == list(range(count))
    for unit in cut.units:
        assert unit.first <= unit.kept < unit.upto <= unit.last
        assert unit.size <= LIMIT
        assert len({blocks[n] for n in cut.numbers[unit.first : unit.last]}) == 1


def test_inputs_have_the_shape_of_the_contract(article):
    cut = draft(article("Anna Berg left. She was tired.", "Oslo is cold."), PIECES)
    arrays = inputs(cut, cut.units)
    assert arrays["pieces"].shape == arrays["mask"].shape == arrays["shapes"].shape
    assert arrays["firsts"].shape == arrays["sentences"].shape == (2, 8)
    assert arrays["sentences"][0].tolist() == [0, 0, 0, 0, 1, 1, 1, 1]
    assert arrays["sentences"][1].tolist() == [0, 0, 0, 0, -1, -1, -1, -1]
    assert arrays["pieces"][:, 0].tolist() == [101, 101]
    assert arrays["shapes"][0, arrays["firsts"][0]].tolist() == [2, 2, 1, 6, 2, 1, 1, 6]
    assert all(np.diff(row[:4]).min() > 0 for row in arrays["firsts"])


def test_batches_hold_each_unit_once(article):
    cut = draft(article(*("word " * n + "." for n in (5, 90, 30, 150, 2))), PIECES)
    grouped = [unit for batch in batches(cut.units, 400) for unit in batch]
    assert sorted(grouped, key=lambda unit: unit.first) == cut.units

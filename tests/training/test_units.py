"""Units, shapes and batches; skipped where the training requirements are not installed."""

import random

import pytest

pytest.importorskip("torch")
pytest.importorskip("tokenizers")

from training.data import Sentence
from training.units import UNKNOWN, bundle, collate, cut, join, shape


def pieces(word: str) -> tuple[int, ...]:
    return tuple(range(1000, 1000 + max(1, len(word) // 3)))


@pytest.mark.parametrize(
    ("word", "expected"),
    [("the", 1), ("Iran", 2), ("NATO", 3), ("McCain", 4), ("F-16", 5), ("—", 6), ("A", 7), ("-", 6), ("中国", 1)],
)
def test_shape(word: str, expected: int) -> None:
    assert shape(word) == expected


def test_join_moves_heads_and_fills_missing_layers() -> None:
    first = Sentence(("He", "left"), {"heads": (2, 0)})
    second = Sentence(("She", "stayed"), {"heads": (2, 0), "predicate": (0, 1)})
    unit = join([first, second], pieces, {})
    assert unit.layers["heads"] == [2, 0, 4, 0]
    assert unit.layers["predicate"] == [UNKNOWN, UNKNOWN, 0, 1]
    assert unit.sentences == (0, 0, 1, 1)


def test_cut_loses_no_word_and_drops_broken_syntax() -> None:
    sentence = Sentence(("a", "b", "c"), {"heads": (0, 1, 1), "names": ("O", "O", "O")})
    parts = cut([sentence], 2)
    assert [part.words for part in parts] == [("a", "b"), ("c",)]
    assert all("heads" not in part.layers for part in parts)


def test_collate_pads_to_the_contract() -> None:
    units = [join([Sentence(("longest", "word"))], pieces, {}), join([Sentence(("a",))], pieces, {})]
    batch = collate(units, 0.0, 0.0, random.Random(0))
    assert batch["pieces"].tolist() == [[101, 1000, 1001, 1000, 102], [101, 1000, 102, 0, 0]]
    assert batch["firsts"].tolist() == [[1, 3], [1, 0]]
    assert batch["sentences"].tolist() == [[0, 0], [0, -1]]


def test_bundle_keeps_every_unit() -> None:
    units = [join([Sentence(("a",) * size)], pieces, {}) for size in range(1, 30)]
    bundles = bundle(units, 40, random.Random(0))
    assert sorted(len(unit.shapes) for held in bundles for unit in held) == list(range(1, 30))

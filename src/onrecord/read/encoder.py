"""One pass of the shipped model over an article: every head's answer for every word, in the article's own order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.read.model_files import Model
from onrecord.read.projective import crossed, uncrossed
from onrecord.read.trees import best_tree, broken
from onrecord.read.units import Draft, Unit, batches, inputs

Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]

# Larger batches are no faster here and cost memory.
BATCH_PIECES = 800
HEADS = ("upos", "arcs", "labels", "names", "source", "cue", "content", "factuality", "predicate", "vectors")


@dataclass(frozen=True, slots=True)
class Seen:
    """What the model says of each word of an article.

    `heads` [words]: index of the head in the article, -1 for a root; `labels` [words]: number of the relation; scores
    `upos` [words, 17], `names` [words, tags], `source`, `cue`, `content` [words, 3]; `factuality`, `predicate` [words];
    `vectors` [words, 384].
    """

    upos: Floats
    heads: Numbers
    labels: Numbers
    names: Floats
    source: Floats
    cue: Floats
    content: Floats
    factuality: Floats
    predicate: Floats
    vectors: Floats


def encode(model: Model, draft: Draft) -> Seen:
    """Run the model over a draft. Batches hold one article only: the int8 graph scales its numbers by the batch, and so
    an article reads the same whatever is read with it."""
    count = len(draft.bounds)
    whole: dict[str, NDArray[Any]] = {}
    long_arcs: dict[int, NDArray[np.float64]] = {}
    for units in batches(draft.units, BATCH_PIECES):
        out = dict(zip(HEADS, model.encoder.run(HEADS, inputs(draft, units)), strict=True))
        out["heads"] = _heads(out.pop("arcs"), draft, units, long_arcs)
        for name, values in out.items():
            if name not in whole:
                whole[name] = np.zeros((count, *values.shape[2:]), values.dtype)
            for row, unit in enumerate(units):
                whole[name][unit.kept : unit.upto] = values[row, unit.kept - unit.first : unit.upto - unit.first]
    for start, scores in long_arcs.items():
        whole["heads"][start : start + len(scores)] = _placed(np.array(best_tree(scores)), start)
    return Seen(**whole)


def _heads(arcs: Floats, draft: Draft, units: Sequence[Unit], long_arcs: dict[int, NDArray[np.float64]]) -> Numbers:
    """Heads [units, words] as places in the article. Windows of long sentences leave their scores in `long_arcs`."""
    best: Numbers = arcs.argmax(2).astype(np.int64)
    for row, unit in enumerate(units):
        count = unit.last - unit.first
        if _windowed(draft, unit):
            _remember(arcs[row], draft, unit, long_arcs)
            continue
        numbers = draft.numbers[unit.first : unit.last] - draft.numbers[unit.first]
        for number in broken(best[row, :count], numbers):
            own, inside = _own_scores(arcs[row], numbers, number)
            best[row, inside] = _inside_unit(best_tree(own), inside)
        for number in crossed(best[row, :count], numbers):
            own, inside = _own_scores(arcs[row], numbers, number)
            heads = np.maximum(best[row, inside] - inside[0], 0)
            best[row, inside] = _inside_unit(uncrossed(heads.tolist(), own), inside)
        best[row, :count] = _placed(best[row, :count], unit.first)
    return best


def _own_scores(arcs: Floats, numbers: Numbers, number: int) -> tuple[NDArray[np.float64], Numbers]:
    """Scores [words, words + 1] of one sentence of a unit, and the places of its words."""
    inside = np.flatnonzero(numbers == number)
    return arcs[np.ix_(inside, np.concatenate(([0], inside + 1)))].astype(np.float64), inside


def _inside_unit(heads: list[int], inside: Numbers) -> Numbers:
    """Heads counted from 1 in a sentence become heads counted from 1 in its unit."""
    found = np.array(heads)
    return np.where(found > 0, found + inside[0], 0)


def _placed(heads: Numbers, first: int) -> Numbers:
    """Heads counted from 1 in a unit become places in the article."""
    found: Numbers = np.where(heads > 0, heads - 1 + first, -1)
    return found


def _windowed(draft: Draft, unit: Unit) -> bool:
    """Is the unit part of a sentence?"""
    number = int(draft.numbers[unit.first])
    return unit.first > draft.starts[number] or unit.last < draft.starts[number + 1]


def _remember(arcs: Floats, draft: Draft, unit: Unit, long_arcs: dict[int, NDArray[np.float64]]) -> None:
    """Copy a window's scores to their places in the scores of the whole sentence."""
    number = int(draft.numbers[unit.first])
    start, end = draft.starts[number], draft.starts[number + 1]
    whole = long_arcs.setdefault(start, np.full((end - start, end - start + 1), -np.inf))
    count = unit.last - unit.first
    rows = slice(unit.kept - unit.first, unit.upto - unit.first)
    into = slice(unit.kept - start, unit.upto - start)
    whole[into, 0] = arcs[rows, 0]
    whole[into, unit.first - start + 1 : unit.last - start + 1] = arcs[rows, 1 : count + 1]

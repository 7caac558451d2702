"""One pass of the shipped model over an article: every head's answer for every word, in the article's own order."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.read.heads import arcs
from onrecord.read.model_files import Model
from onrecord.read.units import Draft, batches, inputs

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
    scores = arcs(draft)
    for units in batches(draft.units, BATCH_PIECES):
        out = dict(zip(HEADS, model.encoder.run(HEADS, inputs(draft, units)), strict=True))
        scores.add(out.pop("arcs"), units)
        for name, values in out.items():
            if name not in whole:
                whole[name] = np.zeros((count, *values.shape[2:]), values.dtype)
            for row, unit in enumerate(units):
                whole[name][unit.kept : unit.upto] = values[row, unit.kept - unit.first : unit.upto - unit.first]
    return Seen(heads=scores.heads(), **whole)

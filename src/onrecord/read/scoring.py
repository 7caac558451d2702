"""Scores of the relation head for candidate events whose both sides are known."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.read.model_files import Model
from onrecord.read.relations import Candidate
from onrecord.syntax import Tree
from onrecord.types import Mention, Relation

# Pairs in one run of the small graph; more only costs memory.
BATCH = 64


def relations(
    tree: Tree, found: Sequence[Candidate], mentions: Sequence[Mention], vectors: NDArray[np.float32], model: Model
) -> tuple[Relation, ...]:
    """Relations of an article, with a score for each type where the model can tell: both parties there, one of them named."""
    named = {word for mention in mentions if mention.kind not in ("date", "money") for word in tree.inside(mention.span)}
    phrases = {c.cue: (_phrase(tree, c.sources), _phrase(tree, c.targets)) for c in found}
    scored = [c for c in found if c.sources and c.targets and any(named & side for side in phrases[c.cue])]
    scores = dict(_scores(tree, scored, phrases, vectors, model)) if model.card.knows("relation") else {}
    return tuple(Relation(cue=c.cue, sources=c.sources, targets=c.targets, scores=scores.get(c.cue, ())) for c in found)


def _phrase(tree: Tree, heads: Sequence[int]) -> set[int]:
    return {word for head in heads for word in tree.phrase(head)}


def _scores(
    tree: Tree, found: Sequence[Candidate], phrases: dict[int, tuple[set[int], set[int]]], vectors: NDArray[np.float32], model: Model
) -> Iterator[tuple[int, tuple[tuple[str, float], ...]]]:
    """Run pairs of like sentence length together; each pair sees its own sentence."""
    bounds = {c.cue: tree.sentences[tree.sentence(c.cue)] for c in found}
    ordered = sorted(found, key=lambda c: (bounds[c.cue].last - bounds[c.cue].first, c.cue))
    for at in range(0, len(ordered), BATCH):
        batch = ordered[at : at + BATCH]
        width = max(bounds[c.cue].last - bounds[c.cue].first for c in batch)
        feed = {"vectors": np.zeros((len(batch), width, vectors.shape[1]), np.float32)}
        feed |= {name: np.zeros((len(batch), width), np.float32) for name in ("source", "target", "mask")}
        for row, candidate in enumerate(batch):
            first, last = bounds[candidate.cue].first, bounds[candidate.cue].last
            feed["vectors"][row, : last - first] = vectors[first:last]
            feed["mask"][row, : last - first] = 1
            for name, words in zip(("source", "target"), phrases[candidate.cue], strict=True):
                feed[name][row, [word - first for word in words]] = 1
        chances = model.pairs(feed)
        for candidate, row in zip(batch, chances.tolist(), strict=True):
            yield candidate.cue, tuple((name, round(value, 4)) for name, value in zip(model.labels.plover, row, strict=True))

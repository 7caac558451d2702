"""What a batch of labelled events wants of the scores, and the loss."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from training.event_head import ROLES, Scores
from training.events_data import Cue

TYPE_SHARE, PARTY_SHARE = 20.0, 0.2  # of the loss: cues are one word in fifty, parties two in a run


@dataclass(frozen=True, slots=True)
class Wanted:
    """Labels of several units: `types`, `weights`, `mask` [units, words]; `at` [cues, 2] places of cues with what each is."""

    mask: Tensor
    types: Tensor
    weights: Tensor
    at: Tensor
    status: Tensor
    background: Tensor
    links: Tensor


def wanted(cues: Sequence[Sequence[Cue]], mask: Tensor) -> Wanted:
    """The labels of units whose words `mask` [units, words] tells from padding."""
    types, weights = torch.zeros(mask.shape, dtype=torch.int64), mask.clone()
    rows = [(row, cue) for row, own in enumerate(cues) for cue in own]
    links = torch.zeros(len(rows), len(ROLES), mask.shape[1])
    for number, (row, cue) in enumerate(rows):
        types[row, cue.word], weights[row, cue.word] = cue.type, cue.weight
        for word, role in cue.links:
            links[number, role, word] = 1
    return Wanted(
        mask,
        types,
        weights,
        torch.tensor([(row, cue.word) for row, cue in rows], dtype=torch.int64).view(-1, 2),
        torch.tensor([cue.status for _, cue in rows], dtype=torch.int64),
        torch.tensor([cue.background for _, cue in rows], dtype=torch.float32),
        links,
    )


def event_loss(scores: Scores, batch: Wanted) -> Tensor:
    """Types of all words; status, background and parties of the labelled cues."""
    types, status, background, parties = scores
    each = functional.cross_entropy(types.flatten(0, 1), batch.types.flatten(), reduction="none")
    total = (each * batch.weights.flatten()).sum() / batch.mask.sum() * TYPE_SHARE
    if len(batch.at):
        units, words = batch.at[:, 0], batch.at[:, 1]
        total = total + functional.cross_entropy(status[units, words], batch.status)
        total = total + functional.binary_cross_entropy_with_logits(background[units, words], batch.background)
        known = batch.mask[units][:, None, :].expand(-1, len(ROLES), -1)
        linked = functional.binary_cross_entropy_with_logits(parties[units, :, words], batch.links, reduction="none")
        total = total + PARTY_SHARE * (linked * known).sum() / len(batch.at)
    return total

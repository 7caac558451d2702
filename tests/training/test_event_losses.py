"""What a batch of labelled events wants; skipped where the training requirements are not installed."""

import pytest

pytest.importorskip("torch")
pytest.importorskip("onnxruntime")

import torch

from training.encoder import WIDTH
from training.event_head import EventScores
from training.event_losses import event_loss, wanted
from training.events_data import Cue

CUES = [[Cue(1, 16, 0, False, 1.0, ((0, 0), (2, 1)))], []]


def test_padding_weighs_nothing_and_links_stand_at_their_words() -> None:
    batch = wanted(CUES, torch.tensor([[1.0, 1, 1], [1, 1, 0]]))
    assert batch.types.tolist() == [[0, 16, 0], [0, 0, 0]]
    assert batch.weights.tolist() == [[1, 1, 1], [1, 1, 0]]
    assert batch.links.tolist() == [[[1, 0, 0], [0, 0, 1]]]


def test_the_loss_has_a_gradient_for_every_score() -> None:
    torch.manual_seed(0)
    scores = EventScores()
    event_loss(scores(torch.randn(2, 3, WIDTH)), wanted(CUES, torch.ones(2, 3))).backward()
    assert all(parameter.grad is not None for parameter in scores.parameters())


def test_a_batch_without_cues_has_a_loss_of_types_alone() -> None:
    loss = event_loss(EventScores()(torch.randn(1, 3, WIDTH)), wanted([[]], torch.ones(1, 3)))
    assert torch.isfinite(loss)

"""Probabilities that mean what they say: one temperature for the names (Guo et al. 2017), fitted on the dev set."""

from collections.abc import Iterator

import torch
from torch import Tensor

from training.evaluate import Predict
from training.units import UNKNOWN, Batch

BINS = 15


def name_scores(predict: Predict, batches: Iterator[Batch]) -> tuple[Tensor, Tensor]:
    """Scores [words, tags] and gold tags [words] of all annotated words."""
    scores, wanted = [], []
    for batch in batches:
        known = batch["names"] != UNKNOWN
        scores.append(predict(batch)["names"][known])
        wanted.append(batch["names"][known])
    return torch.cat(scores).float(), torch.cat(wanted)


def telling(scores: Tensor, wanted: Tensor) -> tuple[Tensor, Tensor]:
    """The words that are, or are taken for, part of a name: the easy rest would hide how sure the model is of these."""
    kept = (scores.argmax(1) != 0) | (wanted != 0)
    return scores[kept], wanted[kept]


def calibration_error(scores: Tensor, wanted: Tensor) -> float:
    """The expected calibration error."""
    confidence, said = scores.softmax(1).max(1)
    right = (said == wanted).float()
    bins = (confidence * BINS).long().clamp(max=BINS - 1)
    gaps = torch.zeros(BINS).index_add_(0, bins, right - confidence)
    return float(gaps.abs().sum() / max(1, len(right)))


def best_temperature(scores: Tensor, wanted: Tensor) -> float:
    """The temperature from 0.5 to 3 with the least loss, in steps of 0.05."""
    tried = [0.5 + 0.05 * step for step in range(51)]
    losses = [float(torch.nn.functional.cross_entropy(scores / value, wanted)) for value in tried]
    return round(tried[losses.index(min(losses))], 2)


def calibration(predict: Predict, batches: Iterator[Batch]) -> dict[str, float]:
    """The temperature, and the calibration error without and with it."""
    scores, wanted = telling(*name_scores(predict, batches))
    temperature = best_temperature(scores, wanted)
    return {
        "temperature": temperature,
        "error_before": round(calibration_error(scores, wanted), 4),
        "error_after": round(calibration_error(scores / temperature, wanted), 4),
    }

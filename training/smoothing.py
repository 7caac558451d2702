"""Make a model fit for int8: even out what enters each layer's last matrix (SmoothQuant, Xiao et al. 2023).

A few channels of a transformer's inner layer are far larger than the rest, and one scale for a whole batch then leaves the
rest few of the 256 steps. Dividing the large channels by a factor and multiplying the matching weights by it changes nothing
in float and spreads the error evenly.
"""

from collections.abc import Iterable
from copy import deepcopy

import torch
from torch import Tensor, nn

from training.model import Model
from training.units import Batch

# How much of the difficulty moves from the activations to the weights: the authors' choice.
BALANCE = 0.5


class Smoothed(nn.Module):
    """A linear layer whose input channels are divided by `factors` and whose weights are multiplied by them."""

    inverse: Tensor

    def __init__(self, linear: nn.Linear, factors: Tensor) -> None:
        super().__init__()
        self.linear = deepcopy(linear)
        self.linear.weight.data *= factors
        self.register_buffer("inverse", 1 / factors)

    def forward(self, x: Tensor) -> Tensor:
        """`x` [.., inputs] -> [.., outputs]."""
        smoothed: Tensor = self.linear(x * self.inverse)
        return smoothed


@torch.inference_mode()
def largest_inputs(model: Model, batches: Iterable[Batch]) -> list[Tensor]:
    """For each encoder layer, the largest value each channel of its last matrix was given: [1536] each."""
    outers = [layer.outer for layer in model.encoder.layers]
    largest = [torch.zeros(outer.in_features) for outer in outers]

    def watch(number: int) -> None:
        def seen(_: nn.Module, given: tuple[Tensor, ...]) -> None:
            largest[number] = torch.maximum(largest[number], given[0].abs().flatten(0, 1).amax(0))

        hooks.append(outers[number].register_forward_pre_hook(seen))

    hooks: list[torch.utils.hooks.RemovableHandle] = []
    for number in range(len(outers)):
        watch(number)
    for batch in batches:
        model.encoder(batch["pieces"], batch["mask"], batch["shapes"])
    for hook in hooks:
        hook.remove()
    return largest


def smoothed(model: Model, batches: Iterable[Batch]) -> Model:
    """A copy of `model` that computes the same and suffers less from int8."""
    copy = deepcopy(model)
    for layer, inputs in zip(copy.encoder.layers, largest_inputs(model, batches), strict=True):
        weights = layer.outer.weight.detach().abs().amax(0)
        factors = (inputs.clamp(min=1e-3) ** BALANCE / weights.clamp(min=1e-3) ** (1 - BALANCE)).clamp(min=1e-2)
        layer.outer = Smoothed(layer.outer, factors)
    return copy

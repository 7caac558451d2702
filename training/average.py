"""The mean of the weights of runs that share their beginning: `python -m training.average CHECKPOINT … --out CHECKPOINT`.

Such runs lie in one basin, and their mean is often as good at each task as the best of them (Wortsman et al. 2022).
`--weights 0.6 0.2 0.2` counts some more than others.
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor

Weights = Mapping[str, Tensor]


def mean(runs: Sequence[Weights], shares: Sequence[float]) -> dict[str, Tensor]:
    """The mean of `runs`, each counted as its share of all `shares` says."""
    total = sum(shares)
    parts = {name: [run[name] * (share / total) for run, share in zip(runs, shares, strict=True)] for name in runs[0]}
    return {name: torch.stack(held).sum(0) for name, held in parts.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--weights", type=float, nargs="+", help="one for each checkpoint; all the same, if not given")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    shares = asked.weights or [1.0] * len(asked.checkpoints)
    if len(shares) != len(asked.checkpoints):
        raise SystemExit("there must be as many weights as checkpoints")
    states = [torch.load(path, weights_only=True) for path in asked.checkpoints]
    if any(state["labels"] != states[0]["labels"] for state in states):
        raise SystemExit("the runs have different labels")
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    steps = sum(state["step"] for state in states)
    torch.save(states[-1] | {"average": mean([state["average"] for state in states], shares), "step": steps}, asked.out)


if __name__ == "__main__":
    main()

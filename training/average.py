"""The mean of two runs' weights, one begun from the other: `python -m training.average FIRST SECOND --out CHECKPOINT`.

Runs that share their beginning lie in one basin, and their mean is often as good at each task as the better of the two
(Wortsman et al. 2022).
"""

import argparse
from pathlib import Path

import torch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    first, second = (torch.load(path, weights_only=True) for path in (asked.first, asked.second))
    if first["labels"] != second["labels"]:
        raise SystemExit("the two runs have different labels")
    mean = {name: (first["average"][name] + value) / 2 for name, value in second["average"].items()}
    steps = first["step"] + second["step"]
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(second | {"average": mean, "step": steps}, asked.out)


if __name__ == "__main__":
    main()

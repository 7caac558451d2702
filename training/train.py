"""Train the reader's model: `python -m training.train --data ../shared/data --config training/config.toml --out OUT`.

OUT receives `log.jsonl` (one object a line) and `checkpoint.pt` (also written during the run). `--start CHECKPOINT` goes on from
the averaged model of an earlier run instead of from MiniLM.
"""

import argparse
import json
import random
import time
from collections import defaultdict
from copy import deepcopy
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.configuration import Configuration, load_configuration
from training.encoder import LAYERS, load_pretrained, pretrained_folder
from training.evaluate import evaluate
from training.losses import coarse_mask, losses_of
from training.model import Model, sizes_of
from training.swaps import read_names
from training.tasks import Corpora, Cutter, Labels, inventory, numbered, read_corpora, schedule, streams
from training.units import Batch, Pieces


def parameter_groups(model: Model, settings: Configuration) -> list[dict[str, Any]]:
    """Parameters by learning rate: heads fastest, then each encoder layer, the embeddings slowest (Howard & Ruder 2018)."""
    groups: dict[tuple[float, float], list[nn.Parameter]] = defaultdict(list)
    for name, parameter in model.named_parameters():
        rate = settings.head_rate
        if name.startswith("encoder.layers."):
            rate = settings.encoder_rate * settings.layer_decay ** (LAYERS - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder.shapes"):
            rate = settings.head_rate
        elif name.startswith("encoder."):
            rate = settings.encoder_rate * settings.layer_decay**LAYERS
        elif name.startswith("relation.layer."):
            rate = settings.encoder_rate
        decay = settings.weight_decay if parameter.ndim > 1 else 0.0
        groups[rate, decay].append(parameter)
    return [{"params": held, "lr": rate, "weight_decay": decay} for (rate, decay), held in groups.items()]


def rate_at(step: int, settings: Configuration) -> float:
    """Linear warm-up, then linear decay to nothing."""
    warm = max(1, int(settings.steps * settings.warmup))
    return min((step + 1) / warm, max(0.0, (settings.steps - step) / max(1, settings.steps - warm)))


class Run:
    """The state of one training run: model, average, optimiser and log."""

    def __init__(self, settings: Configuration, labels: Labels, out: Path) -> None:
        torch.manual_seed(settings.seed)
        self.settings, self.labels, self.out = settings, labels, out
        self.model = Model(sizes_of(labels, settings))
        load_pretrained(self.model.encoder)
        self.model.relation.layer.load_state_dict(self.model.encoder.layers[-1].state_dict())
        self.average = deepcopy(self.model).eval().requires_grad_(requires_grad=False)
        self.mask = coarse_mask(labels["names"], labels["coarse"])
        self.optimiser = torch.optim.AdamW(parameter_groups(self.model, settings), fused=True)
        self.scheduler = torch.optim.lr_scheduler.LambdaLR(self.optimiser, lambda step: rate_at(step, settings))
        out.mkdir(parents=True, exist_ok=True)

    def go_on_from(self, path: Path) -> None:
        """Take over the weights of an earlier run, which must have had the same labels; coarse ones have no weights."""
        state = torch.load(path, weights_only=True)
        if any(state["labels"][name] != values for name, values in self.labels.items() if name != "coarse"):
            raise SystemExit(f"{path}: its labels are not those of this data")
        for model in (self.model, self.average):
            model.load_state_dict(state["average"])

    def step(self, batch: Batch) -> dict[str, float]:
        """One optimiser step; the losses by head, before weighting."""
        with torch.autocast("cpu", torch.bfloat16):
            losses = losses_of(self.model, batch, self.mask, self.settings.name_smoothing)
        total = sum((self.settings.loss[name] * loss for name, loss in losses.items()), torch.zeros(()))
        self.optimiser.zero_grad()
        total.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), self.settings.clip)
        self.optimiser.step()
        self.scheduler.step()
        self.follow()
        return {name: float(loss.detach()) for name, loss in losses.items()}

    @torch.no_grad()
    def follow(self) -> None:
        """Move the average towards the weights."""
        # Early on the average forgets faster, or it would still hold the random heads of the start.
        done = self.scheduler.last_epoch
        keep = min(self.settings.average, done / (done + 10))
        held: list[Tensor] = list(self.average.parameters())
        torch._foreach_lerp_(held, list(self.model.parameters()), 1 - keep)

    def write(self, **entry: object) -> None:
        with (self.out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(entry) + "\n")

    def save(self, step: int) -> None:
        """Write the checkpoint beside the old one first: a run killed while writing keeps the old one."""
        state = {
            "average": self.average.state_dict(),
            "labels": self.labels,
            "settings": asdict(self.settings),
            "step": step,
        }
        torch.save(state, self.out / "checkpoint.new")
        (self.out / "checkpoint.new").replace(self.out / "checkpoint.pt")


def train(run: Run, corpora: Corpora, cutter: Cutter, until: int | None) -> None:
    """The steps of the schedule, to the last or to `until`, with a line in the log every 20 and a checkpoint now and then."""
    settings = run.settings
    batches = streams(corpora, cutter)
    order = schedule(settings.mix, settings.steps, random.Random(settings.seed))[:until]
    sums: dict[str, list[float]] = defaultdict(list)
    words, began, saved = 0, time.monotonic(), time.monotonic()
    for step, task in enumerate(order, 1):
        batch = next(batches[task])
        words += int((batch["sentences"] >= 0).sum())
        for name, loss in run.step(batch).items():
            sums[name].append(loss)
        if step % 20 == 0 or step == len(order):
            means = {name: round(sum(values) / len(values), 4) for name, values in sums.items()}
            run.write(step=step, words=words, seconds=round(time.monotonic() - began, 1), losses=means)
            sums.clear()
        if time.monotonic() - saved > settings.checkpoint_seconds:
            run.save(step)
            saved = time.monotonic()
    run.save(len(order))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--silver", type=Path, help="what training.silver wrote, where the mix asks for it")
    parser.add_argument("--until", type=int, help="stop after this step; another run goes on with a schedule of its own")
    asked = parser.parse_args()
    settings = load_configuration(asked.config)
    corpora = read_corpora(asked.data, "train", asked.silver)
    run = Run(settings, inventory(corpora), asked.out)
    if asked.start:
        run.go_on_from(asked.start)
    run.write(settings=asdict(settings), labels={name: len(values) for name, values in run.labels.items()})
    pieces = Pieces(Tokenizer.from_file(str(pretrained_folder() / "tokenizer.json")))
    train(run, corpora, Cutter(pieces, numbered(run.labels), settings, read_names(corpora.names, asked.data)), asked.until)
    run.write(dev=evaluate(run.average, read_corpora(asked.data, "dev"), pieces, run.labels))


if __name__ == "__main__":
    main()

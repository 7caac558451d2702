"""The stage after the export: the events head learns from labelled articles.

`python -m training.events --data ../shared/data --checkpoint FILE --out FOLDER` learns from `training/labels/events.jsonl`, over the
vectors of the reader exported to FOLDER, whose encoder stays as it is, and adds `events.onnx` there. The head's layer starts as a
copy of the encoder's last one.
"""

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.read.model_files import load
from training.encoder import WIDTH
from training.event_head import ROLES, EventHead
from training.events_data import Labelled, Unit, labelled
from training.export import export_events, load_checkpoint

STEPS, RATE, WARMUP, WORDS = 2000, 4e-4, 50, 2400
NOISE = 0.1
NEWSWIRE = "names/worldwide_train.jsonl"
LABELS, VALIDATION = (Path(__file__).parent / "labels" / name for name in ("events.jsonl", "validation.jsonl"))
QUIET_SHARE = 0.5
TYPE_SHARE, PARTY_SHARE = 20.0, 0.2  # of the loss: cues are one word in fifty, parties two in a run
SEED = 20260711


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of several units: `types` and `weights` [units, words]; `at` [cues, 2] places of cues with what each is."""

    vectors: Tensor
    mask: Tensor
    types: Tensor
    weights: Tensor
    at: Tensor
    status: Tensor
    background: Tensor
    links: Tensor


def collate(units: Sequence[Unit]) -> Batch:
    longest = max(len(unit.vectors) for unit in units)
    vectors = torch.zeros(len(units), longest, WIDTH)
    mask, weights = torch.zeros(len(units), longest), torch.zeros(len(units), longest)
    types = torch.zeros(len(units), longest, dtype=torch.int64)
    cues = [(row, cue) for row, unit in enumerate(units) for cue in unit.cues]
    links = torch.zeros(len(cues), len(ROLES), longest)
    for row, unit in enumerate(units):
        vectors[row, : len(unit.vectors)] = unit.vectors
        mask[row, : len(unit.vectors)] = weights[row, : len(unit.vectors)] = 1
    for number, (row, cue) in enumerate(cues):
        types[row, cue.word], weights[row, cue.word] = cue.type, cue.weight
        for word, role in cue.links:
            links[number, role, word] = 1
    return Batch(
        vectors, mask, types, weights,
        torch.tensor([(row, cue.word) for row, cue in cues], dtype=torch.int64).view(-1, 2),
        torch.tensor([cue.status for _, cue in cues], dtype=torch.int64),
        torch.tensor([cue.background for _, cue in cues], dtype=torch.float32),
        links,
    )  # fmt: skip


def loss_of(head: EventHead, batch: Batch) -> Tensor:
    """Types of all words; status, background and parties of the labelled cues."""
    noisy = batch.vectors + NOISE * torch.randn_like(batch.vectors)
    types, status, background, parties = head(noisy, batch.mask)
    each = functional.cross_entropy(types.flatten(0, 1), batch.types.flatten(), reduction="none")
    total = (each * batch.weights.flatten()).sum() / batch.mask.sum() * TYPE_SHARE
    if len(batch.at):
        units, words = batch.at[:, 0], batch.at[:, 1]
        total = total + functional.cross_entropy(status[units, words], batch.status)
        total = total + functional.binary_cross_entropy_with_logits(background[units, words], batch.background)
        scores, known = parties[units, :, words], batch.mask[units][:, None, :].expand(-1, len(ROLES), -1)
        linked = functional.binary_cross_entropy_with_logits(scores, batch.links, reduction="none")
        total = total + PARTY_SHARE * (linked * known).sum() / len(batch.at)
    return total


def train(head: EventHead, units: Sequence[Unit], steps: int = STEPS, seed: int = SEED) -> EventHead:
    """The head after its run; the average of the weights over the last half is what stays."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    optimiser = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.05)
    scheduler = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min((step + 1) / WARMUP, (steps - step) / steps))
    averaged = torch.optim.swa_utils.AveragedModel(head, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.99))
    done = 0
    head.train()
    while done < steps:
        for together in bundles(units, chance)[: steps - done]:
            optimiser.zero_grad()
            loss_of(head, collate(together)).backward()
            nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimiser.step()
            scheduler.step()
            averaged.update_parameters(head)
            done += 1
    head.load_state_dict(averaged.module.state_dict())
    return head.eval()


def bundles(units: Sequence[Unit], chance: random.Random) -> list[list[Unit]]:
    """Units of like length together, at most `WORDS` words a batch, in random order; of those without events only a share."""
    chosen = [unit for unit in units if unit.cues or chance.random() < QUIET_SHARE]
    ordered = sorted(chosen, key=lambda unit: len(unit.vectors) + chance.random() * 20)
    found: list[list[Unit]] = [[]]
    for unit in ordered:
        if found[-1] and len(unit.vectors) * (len(found[-1]) + 1) > WORDS:
            found.append([])
        found[-1].append(unit)
    chance.shuffle(found)
    return found


def figures(head: EventHead, articles: Sequence[Labelled], threshold: float = 0.5) -> dict[str, float]:
    """Cues found with their type, by word; optional ones neither demanded nor wrong. Status, background, parties of the right ones."""
    counts: Counter[str] = Counter()
    for unit in (unit for article in articles for unit in article.units):
        _count(counts, head, unit, threshold)
    right = max(1, counts["right"])
    linked = {
        f"{name}_{figure}": counts[f"{name}_met"] / max(1, counts[f"{name}_{of}"])
        for name in ROLES
        for figure, of in (("precision", "found"), ("recall", "wanted"))
    }
    return {
        "precision": counts["right"] / max(1, counts["found"]),
        "recall": counts["right"] / max(1, counts["wanted"]),
        "any_precision": counts["any"] / max(1, counts["found"]),
        "any_recall": counts["any"] / max(1, counts["wanted"]),
        "status": counts["status"] / right,
        "background": counts["background"] / right,
        "wanted": counts["wanted"],
    } | linked


def _count(counts: Counter[str], head: EventHead, unit: Unit, threshold: float) -> None:
    with torch.no_grad():
        types, status, background, parties = head(unit.vectors[None], torch.ones(1, len(unit.vectors)))
    gold = {cue.word: cue for cue in unit.cues}
    counts["wanted"] += sum(cue.weight == 1 for cue in unit.cues)
    chances = types[0].softmax(1)
    for word in (chances[:, 0] < 1 - threshold).nonzero().flatten().tolist():
        cue = gold.get(word)
        if cue is not None and cue.weight < 1:
            continue
        counts["found"] += 1
        if cue is None:
            continue
        counts["any"] += 1
        if int(chances[word, 1:].argmax()) + 1 != cue.type:
            continue
        counts["right"] += 1
        counts["status"] += int(status[0, word].argmax()) == cue.status
        counts["background"] += bool(background[0, word] > 0) == cue.background
        for role, name in enumerate(ROLES):
            near = {w for w, r in cue.links if r == role}
            said = set((parties[0, role, word] > 0).nonzero().flatten().tolist())
            counts[f"{name}_wanted"] += len(near)
            counts[f"{name}_found"] += len(said)
            counts[f"{name}_met"] += len(near & said)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "checkpoint", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    asked = parser.parse_args()
    reader = load(asked.out, threads=2)
    units = [unit for article in labelled(asked.data / NEWSWIRE, LABELS, reader) for unit in article.units]
    head = train(EventHead.after(load_checkpoint(asked.checkpoint).model), units)
    export_events(head, asked.out)
    print(figures(head, list(labelled(asked.data / NEWSWIRE, VALIDATION, reader))))


if __name__ == "__main__":
    main()

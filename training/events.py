"""The stage after the export: the events head learns from labelled articles.

`python -m training.events --data ../shared/data --checkpoint FILE --out FOLDER` learns from `training/labels`, over the
vectors of the reader exported to FOLDER, whose encoder stays as it is, and adds `events.onnx` there. The head's layer starts as a
copy of the encoder's last one.
"""

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from onrecord.read.model_files import load
from training.encoder import WIDTH
from training.event_head import ROLES, EventHead
from training.event_losses import event_loss, wanted
from training.events_data import Labelled, Unit, labelled
from training.export import export_events, load_checkpoint

STEPS, RATE, WARMUP, WORDS = 2200, 4e-4, 50, 2400
NOISE = 0.1
LABELS, FURTHER, VALIDATION = (Path(__file__).parent / "labels" / f"{name}.jsonl" for name in ("events", "further", "validation"))
QUIET_SHARE = 0.5
SEED = 20260711


def loss_of(head: EventHead, units: Sequence[Unit]) -> Tensor:
    """The loss of several units, their vectors a little shaken."""
    longest = max(len(unit.vectors) for unit in units)
    vectors, mask = torch.zeros(len(units), longest, WIDTH), torch.zeros(len(units), longest)
    for row, unit in enumerate(units):
        vectors[row, : len(unit.vectors)] = unit.vectors
        mask[row, : len(unit.vectors)] = 1
    noisy = vectors + NOISE * torch.randn_like(vectors)
    return event_loss(head(noisy, mask), wanted([unit.cues for unit in units], mask))


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
            loss_of(head, together).backward()
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
    units = [unit for labels in (LABELS, FURTHER) for article in labelled(asked.data, labels, reader) for unit in article.units]
    head = train(EventHead.after(load_checkpoint(asked.checkpoint).model), units)
    export_events(head, asked.out)
    print(figures(head, list(labelled(asked.data, VALIDATION, reader))))


if __name__ == "__main__":
    main()

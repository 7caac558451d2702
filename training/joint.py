"""The encoder learns our own labels together with all other tasks:
`python -m training.joint --data ../shared/data --config training/joint.toml --start FILE --model FOLDER --silver FILE --out OUT`.

The mix has two tasks more than that of `training.train`: `further`, names and events of the other news files, and `events`, those of
the Worldwide newswire. FOLDER is an exported reader; it cuts the labelled texts into words and tells the head of a labelled phrase.
The scores of events are linear here and not kept: the head that ships learns afterwards (`training.events`).
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn

from onrecord.read.model_files import load
from training.configuration import load_configuration
from training.data import Sentence
from training.encoder import pretrained_folder
from training.evaluate import evaluate
from training.event_head import EventScores
from training.event_losses import Wanted, event_loss, wanted
from training.events import FURTHER, LABELS, QUIET_SHARE
from training.events_data import Cue, drafts
from training.losses import tagging
from training.swaps import read_names
from training.tasks import Cutter, inventory, numbered, read_corpora, schedule, streams
from training.train import Run
from training.units import Batch, Pieces, Unit, bundle, collate, join

HEAD_SPEED = 2.0  # of the new scores beside the other heads'


@dataclass(frozen=True, slots=True)
class Story:
    """A run of sentences with its cues."""

    unit: Unit
    cues: tuple[Cue, ...]


def stories(data: Path, labels: Path, model: Path, pieces: Pieces) -> list[Story]:
    """The runs of all articles of a label file."""
    found: list[Story] = []
    for one in drafts(data, labels, load(model, threads=2)):
        for first, last, cues in one.runs():
            unit = join([Sentence(tuple(one.cut.forms[first:last]))], pieces, {})
            if one.tags is not None:
                unit.layers["names"] = list(one.tags[first:last])
            found.append(Story(unit, cues))
    return found


def story_batches(held: Sequence[Story], run: Run, quiet: float, chance: random.Random) -> Iterator[tuple[Batch, Wanted]]:
    """Batches for ever; of the runs without an event a share `quiet`."""
    settings = run.settings
    cues = {id(story.unit): story.cues for story in held}
    while True:
        units = [s.unit for s in held if s.unit.length() <= 2 * settings.max_pieces and (s.cues or chance.random() < quiet)]
        for together in bundle(units, settings.words, chance):
            batch = collate(together, settings.shape_noise, settings.word_dropout, chance)
            yield batch, wanted([cues[id(unit)] for unit in together], (batch["sentences"] >= 0).float())


def story_step(run: Run, head: EventScores, batch: Batch, labels: Wanted) -> dict[str, float]:
    """One optimiser step on events and, where they are labelled, names; the losses before weighting."""
    model, settings = run.model, run.settings
    with torch.autocast("cpu", torch.bfloat16):
        vectors = model.dropout(model.vectors(batch["pieces"], batch["mask"], batch["shapes"], batch["firsts"]))
        losses = {"events": event_loss(head(vectors), labels)}
        if "names" in batch:
            losses["names"] = tagging(model.names(vectors), batch["names"], settings.name_smoothing)
    total = sum((settings.loss[name] * loss for name, loss in losses.items()), torch.zeros(()))
    run.optimiser.zero_grad()
    total.backward()
    nn.utils.clip_grad_norm_([*model.parameters(), *head.parameters()], settings.clip)
    run.optimiser.step()
    run.scheduler.step()
    run.follow()
    return {name: float(loss.detach()) for name, loss in losses.items()}


def add(run: Run, head: EventScores) -> None:
    """Let the run's optimiser move the new scores too."""
    rate = HEAD_SPEED * run.settings.head_rate
    run.optimiser.add_param_group({"params": list(head.parameters()), "lr": rate, "initial_lr": rate})
    run.scheduler.base_lrs.append(rate)
    run.scheduler.lr_lambdas.append(run.scheduler.lr_lambdas[0])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "config", "start", "model", "silver", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    asked = parser.parse_args()
    settings = load_configuration(asked.config)
    corpora = read_corpora(asked.data, "train", asked.silver)
    run, head = Run(settings, inventory(corpora), asked.out), EventScores()
    run.go_on_from(asked.start)
    add(run, head)
    run.write(settings=asdict(settings), labels={name: len(values) for name, values in run.labels.items()})
    pieces = Pieces(Tokenizer.from_file(str(pretrained_folder() / "tokenizer.json")))
    cutter = Cutter(pieces, numbered(run.labels), settings, read_names(corpora.names, asked.data))
    plain = streams(corpora, cutter, [name for name in settings.mix if name not in ("further", "events")])
    told = {
        "further": story_batches(stories(asked.data, FURTHER, asked.model, pieces), run, 1.0, random.Random(1)),
        "events": story_batches(stories(asked.data, LABELS, asked.model, pieces), run, QUIET_SHARE, random.Random(2)),
    }
    sums: dict[str, list[float]] = defaultdict(list)
    for step, task in enumerate(schedule(settings.mix, settings.steps, random.Random(settings.seed)), 1):
        losses = story_step(run, head, *next(told[task])) if task in told else run.step(next(plain[task]))
        for name, loss in losses.items():
            sums[name].append(loss)
        if step % 50 == 0:
            run.write(step=step, losses={name: round(sum(values) / len(values), 4) for name, values in sums.items()})
            sums.clear()
    run.save(settings.steps)
    run.write(dev=evaluate(run.average, read_corpora(asked.data, "dev"), pieces, run.labels))


if __name__ == "__main__":
    main()

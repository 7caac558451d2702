"""The tasks of a run: which documents teach what, how an epoch of each is cut into batches, and in which order they come."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from training.configuration import Configuration
from training.data import Document, Pair, read_ewt_layers, read_knowledgenet, read_redocred, read_silver, read_treebank, read_worldwide
from training.spans import ROLES, folds, read_no_event, read_plover, read_polnear
from training.swaps import Names, swapped
from training.units import Batch, Pieces, Unit, bundle, collate, cut, group, join, mark

Labels = dict[str, list[str]]
Numbers = dict[str, dict[str, int]]
# A paragraph of newswire longer than this is cut, so that one unit never dominates a batch.
LONGEST = 140
# PLOVER has no dev file: this fold of five is never trained on and gives the reported figure.
HELD_OUT_FOLD = 0


@dataclass(frozen=True, slots=True)
class Corpora:
    """Documents by task, for one split."""

    syntax: list[Document]
    names: list[Document]
    attribution: list[Document]
    relation: list[Pair]
    silver: list[Document] = field(default_factory=list)
    entities: list[Document] = field(default_factory=list)


def read_corpora(data: Path, split: str, silver: Path | None = None) -> Corpora:
    """The `train` or `dev` documents of every task; `silver` is a file of names that a reader marked."""
    ewt = read_treebank(data / f"syntax/en_ewt-ud-{split}.conllu", read_ewt_layers(data, split))
    gum = read_treebank(data / f"syntax/en_gum-ud-{split}.conllu", {}) if split == "train" else []
    return Corpora(
        syntax=ewt + gum,
        names=read_worldwide(data / f"names/worldwide_{split}.jsonl"),
        attribution=read_polnear(data / f"attribution/polnear_{split}.jsonl"),
        relation=read_pairs(data, split),
        silver=read_silver(silver) if silver else [],
        entities=read_entities(data) if split == "train" else [],
    )


def read_entities(data: Path) -> list[Document]:
    """Names of other projects, of fewer or other types."""
    return read_redocred(data / "relations/redocred_dev.json") + read_knowledgenet(data / "relations/knowledgenet.jsonl")


def read_pairs(data: Path, split: str) -> list[Pair]:
    """PLOVER pairs: `dev` is the held-out fold, `train` the others."""
    pairs = list(read_plover(data / "events/plv_train.jsonl"))
    pairs += read_no_event(data / "events/cameo_quad_train.clean.jsonl", data / "events/cameo_spans_train.clean.jsonl")
    places = folds(pairs)
    return [pair for pair, fold in zip(pairs, places, strict=True) if (fold == HELD_OUT_FOLD) == (split == "dev")]


def inventory(corpora: Corpora) -> Labels:
    """Every label the training documents hold, in a fixed order."""

    def seen(documents: Sequence[Document], layer: str) -> list[str]:
        return sorted({str(v) for doc in documents for s in doc for v in s.layers.get(layer, ()) if v is not None})

    return {
        "upos": seen(corpora.syntax, "upos"),
        "labels": seen(corpora.syntax, "labels"),
        "names": ["O", *(tag for tag in seen(corpora.names, "names") if tag != "O")],
        "coarse": ["O", *(tag for tag in seen(corpora.syntax + corpora.entities, "coarse") if tag != "O")],
        "attribution": ["O", "B", "I"],
        "plover": sorted({pair.root for pair in corpora.relation}),
    }


def numbered(labels: Labels) -> Numbers:
    """Label to number for each layer."""
    numbers = {name: {label: place for place, label in enumerate(values)} for name, values in labels.items()}
    return numbers | dict.fromkeys(ROLES, numbers["attribution"])


@dataclass(frozen=True, slots=True)
class Cutter:
    """Cuts documents into units, anew each epoch."""

    pieces: Pieces
    numbers: Numbers
    settings: Configuration
    names: Names

    def with_other_names(self, documents: Sequence[Document], chance: random.Random) -> list[Document]:
        """The documents, with a share of their sentences about other people and places."""
        share = self.settings.swap_share
        if share == 0:
            return list(documents)
        return [
            [swapped(sentence, self.names, chance) if chance.random() < share else sentence for sentence in document]
            for document in documents
        ]

    def documents(self, documents: Sequence[Document], share: float, chance: random.Random) -> list[Unit]:
        limit = self.settings.max_pieces
        units = [
            join(run, self.pieces, self.numbers)
            for document in documents
            for run in group(cut(document, LONGEST), self.pieces, limit, share, chance)
        ]
        return [unit for unit in units if unit.length() <= 2 * limit]

    def pairs(self, pairs: Sequence[Pair]) -> list[Unit]:
        return [mark(pair, self.pieces, self.numbers) for pair in pairs]


def endless(make: Callable[[], list[Unit]], settings: Configuration, chance: random.Random) -> Iterator[Batch]:
    """Batches for ever; each epoch is made anew."""
    while True:
        for units in bundle(make(), settings.words, chance):
            yield collate(units, settings.shape_noise, settings.word_dropout, chance)


def schedule(mix: dict[str, float], steps: int, chance: random.Random) -> list[str]:
    """The task of each step: shares exact up to rounding, order random."""
    total = sum(mix.values())
    order = [name for name, share in mix.items() for _ in range(round(steps * share / total))]
    order += [max(mix, key=lambda name: mix[name])] * (steps - len(order))
    chance.shuffle(order)
    return order[:steps]


def streams(corpora: Corpora, cutter: Cutter, tasks: Sequence[str] | None = None) -> dict[str, Iterator[Batch]]:
    """One endless stream of batches for each of the tasks; for all in the mix, if not given."""
    settings = cutter.settings

    def stream(name: str) -> Iterator[Batch]:
        chance = random.Random(f"{settings.seed} {name}")
        if name == "relation":
            return endless(lambda: cutter.pairs(corpora.relation), settings, chance)
        documents, share = getattr(corpora, name), settings.group_share[name]
        if name == "names":
            return endless(lambda: cutter.documents(cutter.with_other_names(documents, chance), share, chance), settings, chance)
        return endless(lambda: cutter.documents(documents, share, chance), settings, chance)

    return {name: stream(name) for name in (settings.mix if tasks is None else tasks)}

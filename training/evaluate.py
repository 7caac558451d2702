"""Figures of a model on annotated documents: gold words, greedy decoding, exact spans."""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np
import torch
from torch import Tensor

from training.data import Document, Pair
from training.model import Model
from training.spans import NO_EVENT, ROLES
from training.tasks import Corpora, Labels, numbered
from training.units import UNKNOWN, Batch, Pieces, bundle, collate, cut, group, join, mark

Outputs = dict[str, Tensor]
Predict = Callable[[Batch], Outputs]
Score = Callable[[Tensor, Batch], Tensor]
WORDS, MAX_PIECES = 1500, 250


@torch.inference_mode()
def predict(model: Model, batch: Batch) -> Outputs:
    """All heads of `batch`, the labels for the model's own greedy heads."""
    vectors = model.vectors(batch["pieces"], batch["mask"], batch["shapes"], batch["firsts"])
    arcs = model.arcs(vectors, batch["sentences"])
    return {
        "upos": model.upos(vectors),
        "arcs": arcs,
        "labels": model.labels(vectors, arcs.argmax(2)).argmax(2),
        "names": model.names(vectors),
        **{name: head(vectors) for name, head in model.attribution.items()},
        "factuality": model.factuality(vectors).squeeze(2),
        "predicate": model.predicate(vectors).squeeze(2),
        "vectors": vectors,
    }


def spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """Spans (start, end, type) of BIO tags; an I that continues nothing begins a span."""
    found, start, kind = set(), 0, ""
    for place, tag in enumerate([*tags, "O"]):
        if kind and (tag == "O" or tag[0] == "B" or tag[2:] != kind[1:]):
            found.add((start, place, kind[1:]))
            kind = ""
        if tag != "O" and not kind:
            start, kind = place, "-" + tag[2:]
    return found


def f1(right: int, found: int, wanted: int) -> float:
    return 2 * right / (found + wanted) if found + wanted else 0.0


def batches_of(documents: list[Document], pieces: Pieces, labels: Labels, together: float) -> Iterator[Batch]:
    """Units as the reader will see them: `together` 0 takes each sentence alone, 1 takes groups."""
    chance = random.Random(0)
    runs = [run for doc in documents for run in group(cut(doc, 220), pieces, MAX_PIECES, together, chance)]
    units = [join(run, pieces, numbered(labels)) for run in runs]
    for units_together in bundle(units, WORDS, chance):
        yield collate(units_together, 0.0, 0.0, chance)


def syntax_figures(predict: Predict, batches: Iterator[Batch]) -> dict[str, float]:
    """UPOS, UAS and LAS (labels with subtypes), punctuation included, as the CoNLL 2018 script counts gold words."""
    counts: Counter[str] = Counter()
    pairs: list[tuple[float, float]] = []
    for batch in batches:
        out = predict(batch)
        known = batch["heads"] != UNKNOWN
        head = (out["arcs"].argmax(2) == batch["heads"]) & known
        counts["words"] += int(known.sum())
        counts["upos"] += int(((out["upos"].argmax(2) == batch["upos"]) & known).sum())
        counts["uas"] += int(head.sum())
        counts["las"] += int((head & (out["labels"] == batch["labels"])).sum())
        if "predicate" in batch:
            _count_predicates(counts, out, batch)
        if "factuality" in batch:
            said = ~batch["factuality"].isnan()
            pairs += zip(out["factuality"][said].tolist(), batch["factuality"][said].tolist(), strict=True)
    figures = {name: counts[name] / max(1, counts["words"]) for name in ("upos", "uas", "las")}
    figures["predicate_f1"] = f1(counts["right"], counts["found"], counts["wanted"])
    if pairs:
        figures["factuality_pearson"] = float(np.corrcoef(np.array(pairs).T)[0, 1])
    return figures


def _count_predicates(counts: Counter[str], out: Outputs, batch: Batch) -> None:
    said, wanted = out["predicate"] > 0, batch["predicate"] == 1
    known = batch["predicate"] != UNKNOWN
    counts["right"] += int((said & wanted).sum())
    counts["found"] += int((said & known).sum())
    counts["wanted"] += int(wanted.sum())


def span_figures(predict: Predict, batches: Iterator[Batch], layers: Sequence[str], labels: Labels) -> dict[str, float]:
    """Exact F1 of each BIO layer, over all types."""
    counts = {layer: [0, 0, 0] for layer in layers}
    for batch in batches:
        out = predict(batch)
        for layer in layers:
            tags = labels["names" if layer == "names" else "attribution"]
            for row, wanted in enumerate(batch[layer]):
                known = wanted != UNKNOWN
                gold = spans([tags[number] for number in wanted[known]])
                mine = spans([tags[number] for number in out[layer][row].argmax(1)[known]])
                for place, more in enumerate((len(gold & mine), len(mine), len(gold))):
                    counts[layer][place] += more
    return {f"{layer}_f1": f1(*values) for layer, values in counts.items()}


def relation_figures(predict: Predict, score: Score, pairs: Sequence[Pair], pieces: Pieces, labels: Labels) -> dict[str, float]:
    """Accuracy and macro-F1 of PLOVER roots for given pairs; pairs without an event are left to `none_f1`."""
    units = [mark(pair, pieces, numbered(labels)) for pair in pairs]
    counts: Counter[tuple[int, int]] = Counter()
    for together in bundle(units, WORDS, random.Random(0)):
        batch = collate(together, 0.0, 0.0, random.Random(0))
        scores = score(predict(batch)["vectors"], batch)
        counts.update(zip(batch["relation"].tolist(), scores.argmax(1).tolist(), strict=True))
    return per_root(counts, labels["plover"])


def per_root(counts: Counter[tuple[int, int]], roots: Sequence[str]) -> dict[str, float]:
    """Figures from counts of (gold, found)."""
    scores = {}
    for number, root in enumerate(roots):
        found = sum(count for (_, mine), count in counts.items() if mine == number)
        wanted = sum(count for (gold, _), count in counts.items() if gold == number)
        if wanted:
            scores[root] = f1(counts[number, number], found, wanted)
    none = scores.pop(NO_EVENT, 0.0)
    events = {pair: count for pair, count in counts.items() if roots[pair[0]] != NO_EVENT}
    right = sum(count for (gold, mine), count in events.items() if gold == mine)
    return {
        "relation_accuracy": right / max(1, sum(events.values())),
        "relation_macro_f1": sum(scores.values()) / max(1, len(scores)),
        "relation_none_f1": none,
    }


@torch.inference_mode()
def score(model: Model, vectors: Tensor, batch: Batch) -> Tensor:
    return model.relation(vectors, batch["from"], batch["to"], (batch["sentences"] >= 0).float())


def evaluate(model: Model, corpora: Corpora, pieces: Pieces, labels: Labels) -> dict[str, float]:
    """Every figure the documents allow, rounded."""
    figures = figures_of(partial(predict, model), corpora, pieces, labels)
    if corpora.relation:
        scorer = partial(score, model)
        figures |= relation_figures(partial(predict, model), scorer, corpora.relation, pieces, labels)
    return {name: round(value, 4) for name, value in figures.items()}


def figures_of(predict: Predict, corpora: Corpora, pieces: Pieces, labels: Labels) -> dict[str, float]:
    figures: dict[str, float] = {}
    if corpora.syntax:
        figures |= syntax_figures(predict, batches_of(corpora.syntax, pieces, labels, 1.0))
    if corpora.names:
        figures |= span_figures(predict, batches_of(corpora.names, pieces, labels, 1.0), ["names"], labels)
    if corpora.attribution:
        figures |= span_figures(predict, batches_of(corpora.attribution, pieces, labels, 1.0), ROLES, labels)
    return figures

"""Compare exported graphs with the checkpoint and measure their speed.

`python -m training.check --data ../shared/data --checkpoint OUT/checkpoint.pt --model FOLDER [--test] [--card]`: every head's
figure on the dev sets (the held-out fold for PLOVER), float and int8, as one JSON object. `--test` adds EWT test, to be
asked for once, at the end; `--card` writes `card.json` and `MODEL_CARD.md` into FOLDER.
"""

import argparse
import json
import os
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import onnxruntime
import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.calibration import calibration
from training.card import write_card
from training.data import Document, read_ewt_layers, read_treebank
from training.encoder import pretrained_folder
from training.evaluate import Outputs, batches_of, evaluate, figures_of, relation_figures
from training.export import INPUTS, OUTPUTS, Checkpoint, load_checkpoint
from training.tasks import Corpora, Labels, read_corpora
from training.units import Batch, Pieces

Figures = dict[str, float]


def session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(2, os.cpu_count() or 1)
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def run_joint(graph: onnxruntime.InferenceSession, batch: Batch) -> Outputs:
    values = graph.run(list(OUTPUTS), {name: batch[name].numpy() for name in INPUTS})
    return {name: torch.from_numpy(value) for name, value in zip(OUTPUTS, values, strict=True)}


def run_relation(graph: onnxruntime.InferenceSession, vectors: Tensor, batch: Batch) -> Tensor:
    known = (batch["sentences"] >= 0).float()
    marks = {"source": batch["from"], "target": batch["to"], "mask": known}
    given = {"vectors": vectors.numpy()} | {name: mark.numpy() for name, mark in marks.items()}
    return torch.from_numpy(graph.run(["scores"], given)[0])


def exported_figures(folder: Path, corpora: Corpora, pieces: Pieces, labels: Labels) -> Figures:
    """The figures of the graphs in `folder`."""
    joint = partial(run_joint, session(folder / "encoder.onnx"))
    figures = figures_of(joint, corpora, pieces, labels)
    if corpora.relation:
        relation = partial(run_relation, session(folder / "relation.onnx"))
        figures |= relation_figures(joint, relation, corpora.relation, pieces, labels)
    return {name: round(value, 4) for name, value in figures.items()}


def words_a_second(folder: Path, documents: Sequence[Document], pieces: Pieces, labels: Labels) -> float:
    """Words a second of the whole graph on newswire, batches of like length of about 1,500 words."""
    graph = session(folder / "encoder.onnx")
    batches = list(batches_of(list(documents), pieces, labels, 1.0))
    run_joint(graph, batches[0])
    began = time.perf_counter()
    for batch in batches:
        run_joint(graph, batch)
    words = sum(int((batch["sentences"] >= 0).sum()) for batch in batches)
    return round(words / (time.perf_counter() - began))


def names_calibration(folder: Path, corpora: Corpora, pieces: Pieces, labels: Labels) -> Figures:
    return calibration(partial(run_joint, session(folder / "encoder.onnx")), batches_of(corpora.names, pieces, labels, 1.0))


def held_out_figures(checkpoint: Checkpoint, folder: Path, data: Path, pieces: Pieces) -> dict[str, Figures]:
    """EWT test with gold words and sentences, in groups of sentences, float and int8."""
    documents = read_treebank(data / "syntax/en_ewt-ud-test.conllu", read_ewt_layers(data, "test"))
    only = Corpora(documents, [], [], [])
    return {
        "float": evaluate(checkpoint.model, only, pieces, checkpoint.labels),
        "int8": exported_figures(folder, only, pieces, checkpoint.labels),
    }


def check(asked: argparse.Namespace) -> dict[str, Any]:
    """All figures asked for."""
    checkpoint = load_checkpoint(asked.checkpoint)
    pieces = Pieces(Tokenizer.from_file(str(pretrained_folder() / "tokenizer.json")))
    corpora = read_corpora(asked.data, "dev")
    report: dict[str, Any] = {
        "dev": {
            "float": evaluate(checkpoint.model, corpora, pieces, checkpoint.labels),
            "int8": exported_figures(asked.model, corpora, pieces, checkpoint.labels),
        },
        "calibration": names_calibration(asked.model, corpora, pieces, checkpoint.labels),
        "words_a_second": words_a_second(asked.model, corpora.names[:30], pieces, checkpoint.labels),
        "load_average": round(os.getloadavg()[0], 2),
    }
    if checkpoint.held_out:
        report["dev"]["float"] |= {name: round(value, 4) for name, value in checkpoint.held_out.items()}
        report["dev"]["int8"] = {name: value for name, value in report["dev"]["int8"].items() if name not in checkpoint.held_out}
    if asked.test:
        report["ewt_test"] = held_out_figures(checkpoint, asked.model, asked.data, pieces)
    if asked.card:
        write_card(checkpoint, report, asked.data, asked.model)
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--test", action="store_true")
    parser.add_argument("--card", action="store_true")
    print(json.dumps(check(parser.parse_args())))


if __name__ == "__main__":
    main()

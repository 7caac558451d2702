"""Export a checkpoint to int8 ONNX: `python -m training.export --checkpoint OUT/checkpoint.pt --out FOLDER`.

FOLDER receives what the package ships: `encoder.onnx`, `relation.onnx`, `tokenizer.json`, `labels.json`. Weights are
quantized for each output channel, activations at run time (Jacob et al. 2018); the float graphs stay in FOLDER/float.
"""

import argparse
import json
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from training.configuration import Configuration
from training.encoder import HEADS, WIDTH, pretrained_folder
from training.event_head import STATUS, TYPES, EventHead
from training.model import Model, sizes_of
from training.tasks import Labels

OPSET = 17
INPUTS = ("pieces", "mask", "shapes", "firsts", "sentences")
OUTPUTS = (
    "upos", "arcs", "labels", "label_probability", "names", "source", "cue", "content", "factuality", "predicate", "vectors",
)  # fmt: skip

EVENT_OUTPUTS = ("types", "status", "background", "parties")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    model: Model
    labels: Labels
    settings: Configuration
    step: int
    held_out: dict[str, float] = field(default_factory=dict)  # of the relation, where it has learned from all pairs since


def load_checkpoint(path: Path) -> Checkpoint:
    """The averaged model of a run, ready for use."""
    state = torch.load(path, weights_only=True)
    settings = Configuration(**state["settings"])
    model = Model(sizes_of(state["labels"], settings))
    model.load_state_dict(state["average"])
    return Checkpoint(model.eval(), state["labels"], settings, state["step"], state.get("held_out", {}))


class Rows(nn.Module):
    """An embedding kept as int8 with a scale for each row; onnxruntime's own quantization has one scale for the whole table."""

    rows: Tensor
    scale: Tensor

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (table / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, numbers: Tensor) -> Tensor:
        return functional.embedding(numbers, self.rows).float() * functional.embedding(numbers, self.scale)


class Joint(nn.Module):
    """The graph of `encoder.onnx`: every head of one pass, in the order of `OUTPUTS`."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor, mask: Tensor, shapes: Tensor, firsts: Tensor, sentences: Tensor) -> tuple[Tensor, ...]:
        model = self.model
        vectors = model.vectors(pieces, mask, shapes, firsts)
        arcs = model.arcs(vectors, sentences)
        probability, labels = model.labels(vectors, arcs.argmax(2)).softmax(2).max(2)
        spans = (model.attribution[name](vectors) for name in ("source", "cue", "content"))
        numbers = (head(vectors).squeeze(2) for head in (model.factuality, model.predicate))
        return model.upos(vectors), arcs, labels, probability, model.names(vectors), *spans, *numbers, vectors


class Pair(nn.Module):
    """The graph of `relation.onnx`: probabilities of the PLOVER roots of (source, target) pairs."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.relation = model.relation

    def forward(self, vectors: Tensor, source: Tensor, target: Tensor, mask: Tensor) -> Tensor:
        return self.relation(vectors, source, target, mask).softmax(1)


class Happenings(nn.Module):
    """The graph of `events.onnx`: chances of types, status, background and parties."""

    def __init__(self, head: EventHead) -> None:
        super().__init__()
        self.head = head

    def forward(self, vectors: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        types, status, background, parties = self.head(vectors, mask)
        return types.softmax(2), status.softmax(2), background.sigmoid(), parties.sigmoid()


def with_rows(model: Model) -> Model:
    """A copy of `model` whose vocabulary is int8."""
    copy = deepcopy(model)
    setattr(copy.encoder, "words", Rows(model.encoder.words.weight.detach()))  # noqa: B010  # another type stands in for it
    return copy


def write_joint(model: Model, path: Path) -> None:
    """Trace the joint graph on a made-up batch; batch, length and words stay free."""
    batch, length, words = 2, 11, 7
    whole = torch.ones(batch, length, dtype=torch.int64)
    firsts = torch.arange(1, words + 1).repeat(batch, 1)
    sentences = torch.tensor([[0, 0, 0, 0, 1, 1, 1], [0, 0, 0, 0, 0, -1, -1]])
    free = {name: {0: "batch", 1: "length"} for name in INPUTS[:3]}
    free |= {name: {0: "batch", 1: "words"} for name in (*INPUTS[3:], *OUTPUTS)}
    free["arcs"] = {0: "batch", 1: "words", 2: "words_and_root"}
    _export(Joint(model), (whole, whole, whole, firsts, sentences), path, Names(INPUTS, OUTPUTS, free))


def write_relation(model: Model, path: Path) -> None:
    vectors, marks = torch.randn(3, 7, WIDTH), torch.ones(3, 7)
    names = ("vectors", "source", "target", "mask")
    free = {name: {0: "pairs", 1: "words"} for name in names} | {"scores": {0: "pairs"}}
    _export(Pair(model), (vectors, marks, marks, marks), path, Names(names, ("scores",), free))


def write_events(head: EventHead, path: Path) -> None:
    names = ("vectors", "mask")
    free = {name: {0: "runs", 1: "words"} for name in (*names, "types", "status", "background")}
    free["parties"] = {0: "runs", 2: "words", 3: "words"}
    _export(Happenings(head), (torch.randn(3, 7, WIDTH), torch.ones(3, 7)), path, Names(names, EVENT_OUTPUTS, free))


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a graph's inputs and outputs, and which of their dimensions are free."""

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    free: dict[str, dict[int, str]]


def _export(graph: nn.Module, example: tuple[Tensor, ...], path: Path, names: Names) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        graph.eval(),
        example,
        str(path),
        input_names=list(names.inputs),
        output_names=list(names.outputs),
        dynamic_axes=names.free,
        opset_version=OPSET,
        dynamo=False,
    )


def fuse(path: Path) -> None:
    """Let onnxruntime's optimizer fuse the normalisations and activations: same figures, fewer passes over memory."""
    fused = optimize_model(str(path), model_type="bert", num_heads=HEADS, hidden_size=WIDTH, opt_level=0)
    fused.save_model_to_file(str(path))


def quantize(source: Path, target: Path) -> None:
    """Weights to int8, each output channel with its own scale."""
    quantize_dynamic(
        source,
        target,
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gemm"],
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
    )
    onnx.checker.check_model(str(target))


def export(checkpoint: Checkpoint, folder: Path) -> None:
    """Write everything the reader loads."""
    for name, write in (("encoder", write_joint), ("relation", write_relation)):
        plain = folder / "float" / f"{name}.onnx"
        write(checkpoint.model, plain)
        fuse(plain)
        rows = folder / "float" / f"{name}-rows.onnx"
        write(with_rows(checkpoint.model), rows)
        fuse(rows)
        quantize(rows, folder / f"{name}.onnx")
    tokenizer = Tokenizer.from_file(str(pretrained_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    (folder / "labels.json").write_text(json.dumps(public_labels(checkpoint.labels), indent=1) + "\n", encoding="utf-8")


def export_events(head: EventHead, folder: Path) -> None:
    """Add the events head to a folder of `export`, and its labels to the list."""
    plain = folder / "float" / "events.onnx"
    write_events(head, plain)
    fuse(plain)
    quantize(plain, folder / "events.onnx")
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    labels |= {"events": list(TYPES), "status": list(STATUS)}
    (folder / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")


def public_labels(labels: Labels) -> Labels:
    """The label lists under the names of the contract; the coarse names only help training."""
    return {
        "upos": labels["upos"],
        "relations_syntax": labels["labels"],
        "names": labels["names"],
        "attribution": labels["attribution"],
        "plover": labels["plover"],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    export(load_checkpoint(asked.checkpoint), asked.out)


if __name__ == "__main__":
    main()

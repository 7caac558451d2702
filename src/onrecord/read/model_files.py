"""The shipped model: two graphs, a word-piece tokenizer and the names of its labels (see training/README.md)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any, Protocol

import msgspec
import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.errors import BadInput, ReaderFault

UNKNOWN_PIECE = 100
# A word of more pieces than this (a hash, a base64 tail) is read by its first ones; the word itself is kept whole.
WORD_PIECES = 32
CACHE = 200_000
CPU = "CPUExecutionProvider"


class Session(Protocol):
    """What is asked of onnxruntime, so that tests can stand in for it."""

    def run(self, output_names: Sequence[str] | None, input_feed: Mapping[str, NDArray[Any]]) -> list[NDArray[Any]]: ...


class Labels(msgspec.Struct, frozen=True):
    """Names of the labels by number, for each head."""

    upos: tuple[str, ...]
    relations_syntax: tuple[str, ...]
    names: tuple[str, ...]
    attribution: tuple[str, ...]
    plover: tuple[str, ...]
    events: tuple[str, ...] = ()
    status: tuple[str, ...] = ()


class Settings(msgspec.Struct, frozen=True):
    """What a training run was made of: the share of steps each task had."""

    mix: dict[str, float] = msgspec.field(default_factory=lambda: dict.fromkeys(("syntax", "names", "attribution", "relation"), 1.0))


class Card(msgspec.Struct, frozen=True):
    """The part of the model card the reader uses; the rest is for people."""

    version: str = "0"
    temperature: float = 1.0
    settings: Settings = Settings()
    sha256: dict[str, str] = msgspec.field(default_factory=dict)

    @property
    def mark(self) -> str:
        """What tells this model from any other: its version and the beginning of its hash."""
        return f"{self.version}.{self.sha256.get('encoder.onnx', '')[:8]}".rstrip(".")

    def knows(self, task: str) -> bool:
        """Was the model trained for this task? The graph answers for every head, learned or not."""
        return task in self.settings.mix


def shape(word: str) -> int:
    """Letter case as a number, which an uncased piece cannot say; the same as `training.units.shape`."""
    if any(letter.isdigit() for letter in word):
        return 5
    if not any(letter.isalpha() for letter in word):
        return 6
    if not any(letter.isupper() for letter in word):
        return 1
    if len(word) == 1:
        return 7
    if not any(letter.islower() for letter in word):
        return 3
    return 2 if word[0].isupper() and not any(letter.isupper() for letter in word[1:]) else 4


class Encode(Protocol):
    def __call__(self, word: str) -> Sequence[int]: ...


@dataclass(slots=True)
class Pieces:
    """Word-piece numbers and shape of a word, remembered; the memory is emptied when it is full."""

    encode: Encode
    known: dict[str, tuple[tuple[int, ...], int]] = field(default_factory=dict)

    def __call__(self, word: str) -> tuple[tuple[int, ...], int]:
        found = self.known.get(word)
        if found is None:
            if len(self.known) >= CACHE:
                self.known.clear()
            ids = tuple(self.encode(word))[:WORD_PIECES] or (UNKNOWN_PIECE,)
            found = self.known[word] = ids, shape(word)
        return found


@dataclass(frozen=True, slots=True)
class Model:
    """Everything the encoder needs."""

    encoder: Session
    relation: Session | None
    events: Session | None
    pieces: Pieces
    labels: Labels
    card: Card

    def pairs(self, feed: Mapping[str, NDArray[Any]]) -> NDArray[np.float32]:
        """Probabilities [pairs, types] of marked pairs. Raises ReaderFault if the model has no graph for them."""
        if self.relation is None:
            raise ReaderFault("the model has no relation.onnx, though its card says it was trained for it")
        found: NDArray[np.float32] = self.relation.run(["scores"], feed)[0]
        return found

    def happenings(self, feed: Mapping[str, NDArray[Any]]) -> list[NDArray[np.float32]]:
        """Chances of types [runs, words, types], status, background, and of parties [runs, 2, cues, words]. Raises ReaderFault
        without the graph."""
        if self.events is None:
            raise ReaderFault("the model has no events.onnx")
        return self.events.run(["types", "status", "background", "parties"], feed)


def folder() -> Path:
    """Where the package keeps its model."""
    return Path(str(files("onrecord.read") / "model"))


def load(path: Path, threads: int, providers: Sequence[str] = ()) -> Model:
    """Open a model. Raises ReaderFault when a file is missing, BadInput when a provider is not installed."""
    missing = [name for name in ("encoder.onnx", "tokenizer.json", "labels.json") if not (path / name).is_file()]
    if missing:
        raise ReaderFault(f"the model in {path} lacks {', '.join(missing)}; reinstall onrecord or rebuild it with training/")
    tokenizer = Tokenizer.from_file(str(path / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    relation, events = path / "relation.onnx", path / "events.onnx"
    card = path / "card.json"
    return Model(
        encoder=_session(path / "encoder.onnx", threads, providers),
        relation=_session(relation, threads, providers) if relation.is_file() else None,
        events=_session(events, threads, providers) if events.is_file() else None,
        pieces=Pieces(lambda word: tokenizer.encode(word, add_special_tokens=False).ids),
        labels=msgspec.json.decode((path / "labels.json").read_bytes(), type=Labels),
        card=msgspec.json.decode(card.read_bytes(), type=Card) if card.is_file() else Card(),
    )


def _session(path: Path, threads: int, providers: Sequence[str]) -> Session:
    installed = onnxruntime.get_available_providers()
    if absent := [name for name in providers if name not in installed]:
        raise BadInput(f"onnxruntime has no {', '.join(absent)} here; ONRECORD_PROVIDERS may name {', '.join(installed)}")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Spinning threads would take the second core from the Python side between batches.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session: Session = onnxruntime.InferenceSession(str(path), options, providers=list(providers) or [CPU])
    return session


def numbers(array: NDArray[Any]) -> list[int]:
    """A row of whole numbers as Python's."""
    found: list[int] = np.asarray(array, np.int64).tolist()
    return found

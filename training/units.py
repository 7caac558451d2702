"""From documents to batches: consecutive sentences become units, words become pieces, units of like length become tensors."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.data import Document, Pair, Sentence, Value

UNKNOWN = -100
CLS, SEP, UNK = 101, 102, 100
SHAPES = 8
MOST_PIECES = 16  # of one word: an address or a row of dashes must not fill a unit
Batch = dict[str, Tensor]


def shape(word: str) -> int:
    """The letter case of a word as a number: what an uncased piece cannot say.

    1 lower, 2 Title, 3 UPPER, 4 mixed, 5 with a digit, 6 punctuation or symbol, 7 one capital letter; 0 is kept for
    special pieces and padding.
    """
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


@dataclass(frozen=True, slots=True)
class Unit:
    """Words that pass through the encoder together. `pieces` are per word; `sentences` numbers each word's sentence."""

    pieces: tuple[tuple[int, ...], ...]
    shapes: tuple[int, ...]
    sentences: tuple[int, ...]
    layers: dict[str, list[int | float]]
    source: frozenset[int] = frozenset()
    target: frozenset[int] = frozenset()
    relation: int = UNKNOWN

    def length(self) -> int:
        return 2 + sum(len(pieces) for pieces in self.pieces)


@dataclass(slots=True)
class Pieces:
    """The word-piece tokenizer, used word by word, with a memory."""

    tokenizer: Tokenizer
    known: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # The published file pads every text to 128 pieces.
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def __call__(self, word: str) -> tuple[int, ...]:
        if word not in self.known:
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids
            self.known[word] = tuple(ids[:MOST_PIECES]) or (UNK,)
        return self.known[word]


def encode(value: Value, layer: str, labels: dict[str, dict[str, int]]) -> int | float:
    """A layer's value as the number the loss sees; what is not annotated becomes `UNKNOWN` (or NaN for factuality)."""
    if layer == "factuality":
        return float("nan") if value is None else float(value)
    if value is None:
        return UNKNOWN
    return value if isinstance(value, int) else labels[layer].get(str(value), UNKNOWN)


def join(sentences: Sequence[Sentence], pieces: Pieces, labels: dict[str, dict[str, int]]) -> Unit:
    """One unit of consecutive sentences. Heads become places in the unit, 1-based, 0 being the root of any sentence."""
    layers: dict[str, list[int | float]] = {}
    numbers: list[int] = []
    for number, sentence in enumerate(sentences):
        for layer, values in sentence.layers.items():
            filled = layers.setdefault(layer, [encode(None, layer, labels)] * len(numbers))
            numbered = [encode(value, layer, labels) for value in values]
            filled.extend(_moved(numbered, len(numbers)) if layer == "heads" else numbered)
        numbers.extend([number] * len(sentence.words))
        for layer, filled in layers.items():
            filled.extend([encode(None, layer, labels)] * (len(numbers) - len(filled)))
    words = [word for sentence in sentences for word in sentence.words]
    return Unit(tuple(map(pieces, words)), tuple(map(shape, words)), tuple(numbers), layers)


def _moved(heads: list[int | float], by: int) -> list[int | float]:
    return [head + by if head > 0 else head for head in heads]


def mark(pair: Pair, pieces: Pieces, labels: dict[str, dict[str, int]]) -> Unit:
    """The unit of a PLOVER example."""
    unit = join([pair.sentence], pieces, labels)
    return replace(unit, source=pair.source, target=pair.target, relation=labels["plover"].get(pair.root, UNKNOWN))


def group(document: Document, pieces: Pieces, limit: int, share: float, chance: random.Random) -> Iterator[Document]:
    """Cut a document into runs of sentences of at most `limit` pieces; `share` of them have 2 to 6 sentences."""
    at = 0
    while at < len(document):
        wanted = chance.randint(2, 6) if chance.random() < share else 1
        end, size = at, 2
        while end < len(document) and end - at < wanted:
            size += sum(len(pieces(word)) for word in document[end].words)
            if size > limit and end > at:
                break
            end += 1
        yield document[at:end]
        at = end


def cut(document: Document, words: int) -> Document:
    """Break sentences longer than `words` so that nothing is lost; a broken sentence keeps no syntax."""
    out: Document = []
    for sentence in document:
        if len(sentence.words) <= words:
            out.append(sentence)
            continue
        kept = {name: values for name, values in sentence.layers.items() if name not in ("heads", "labels")}
        for at in range(0, len(sentence.words), words):
            part = {name: values[at : at + words] for name, values in kept.items()}
            out.append(Sentence(sentence.words[at : at + words], part))
    return out


def bundle(units: Sequence[Unit], words: int, chance: random.Random) -> list[list[Unit]]:
    """Units of like length in lists of about `words` words, in random order."""
    # Some noise in the sort keeps the same units from always meeting in one batch.
    ordered = sorted(units, key=lambda unit: unit.length() * chance.uniform(0.9, 1.1))
    bundles: list[list[Unit]] = [[]]
    held = 0
    for unit in ordered:
        if held and held + len(unit.shapes) > words:
            bundles.append([])
            held = 0
        bundles[-1].append(unit)
        held += len(unit.shapes)
    chance.shuffle(bundles)
    return bundles


def collate(units: Sequence[Unit], noise: float, dropout: float, chance: random.Random) -> Batch:
    """Pad units into the tensors of the model's contract, with one tensor for each layer annotated in any unit.

    A share `noise` of the units is shown in other letter case, a share `dropout` of all words as unknown.
    """
    length = max(unit.length() for unit in units)
    width = max(len(unit.shapes) for unit in units)
    arrays = {name: np.zeros((len(units), length), np.int64) for name in ("pieces", "mask", "shapes")}
    arrays["firsts"] = np.zeros((len(units), width), np.int64)
    arrays["sentences"] = np.full((len(units), width), -1, np.int64)
    for name in {name for unit in units for name in unit.layers}:
        blank = np.nan if name == "factuality" else UNKNOWN
        kind = np.float32 if name == "factuality" else np.int64
        arrays[name] = np.full((len(units), width), blank, kind)
    for row, unit in enumerate(units):
        _fill(arrays, row, _hidden(unit, dropout, chance), _noisy(unit.shapes, noise, chance))
    return {name: torch.from_numpy(array) for name, array in arrays.items()} | _pairs(units, width)


def _fill(arrays: dict[str, np.ndarray], row: int, unit: Unit, shapes: Sequence[int]) -> None:
    words = len(unit.shapes)
    sizes = [len(pieces) for pieces in unit.pieces]
    flat = [CLS, *(piece for pieces in unit.pieces for piece in pieces), SEP]
    arrays["pieces"][row, : len(flat)] = flat
    arrays["mask"][row, : len(flat)] = 1
    arrays["shapes"][row, 1 : len(flat) - 1] = np.repeat(shapes, sizes)
    arrays["firsts"][row, :words] = np.cumsum([1, *sizes])[:-1]
    arrays["sentences"][row, :words] = unit.sentences
    for name, values in unit.layers.items():
        arrays[name][row, :words] = values


def _hidden(unit: Unit, dropout: float, chance: random.Random) -> Unit:
    if dropout == 0:
        return unit
    return replace(unit, pieces=tuple((UNK,) if chance.random() < dropout else pieces for pieces in unit.pieces))


def _noisy(shapes: Sequence[int], noise: float, chance: random.Random) -> Sequence[int]:
    """Now and then show a unit as a headline or a careless writer would type it: all lower, Title or UPPER."""
    if chance.random() >= noise:
        return shapes
    worn = chance.choice((1, 2, 3))
    return [worn if kind in (1, 2, 3, 4, 7) else kind for kind in shapes]


def _pairs(units: Sequence[Unit], width: int) -> Batch:
    """The marks of source and target words and the relation, where the units are PLOVER examples."""
    if all(not unit.source for unit in units):
        return {}
    marks = np.zeros((2, len(units), width), np.float32)
    for row, unit in enumerate(units):
        marks[0, row, sorted(unit.source)] = 1
        marks[1, row, sorted(unit.target)] = 1
    relation = torch.tensor([unit.relation for unit in units])
    return {"from": torch.from_numpy(marks[0]), "to": torch.from_numpy(marks[1]), "relation": relation}

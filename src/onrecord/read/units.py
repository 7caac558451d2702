"""From text to the model's input: blocks become sentences, sentences units of at most `LIMIT` pieces, units batches.

A unit is a run of sentences of one block. A sentence too long for one unit is read in windows that overlap, and each word
is taken from the window in which it has most context; so no word is left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from onrecord.read.model_files import Pieces
from onrecord.read.sentences import sentences
from onrecord.read.words import Bounds, words
from onrecord.types import Article

Integers = NDArray[np.int64]
Inputs = dict[str, Integers]

# Training saw units of up to 200 pieces; the position table ends at 512.
LIMIT = 200
OVERLAP = 40
CLS, SEP = 101, 102
# No unit in a batch is longer than the shortest by more than this. Articles have few units: without the bound two pieces
# in five were padding and the pass took half as long again (1.1 to 1.35 are level).
PADDING = 1.2


@dataclass(frozen=True, slots=True)
class Unit:
    """Words first … last of the article, of which those from `kept` up to `upto` are taken from this unit."""

    first: int
    last: int
    kept: int
    upto: int
    size: int


@dataclass(frozen=True, slots=True)
class Draft:
    """An article cut into words, sentences and units, with the model's input for each word.

    `starts` are the places where sentences begin, closed by the number of words; `offsets[n]` is where the pieces of word
    n begin in `pieces`.
    """

    bounds: list[Bounds]
    forms: list[str]
    starts: list[int]
    numbers: Integers
    pieces: Integers
    offsets: Integers
    shapes: Integers
    units: list[Unit]


def draft(article: Article, pieces: Pieces) -> Draft:
    """Words, sentences and units of an article."""
    bounds: list[Bounds] = []
    starts: list[int] = []
    blocks: list[int] = []
    for block in article.blocks:
        found = list(words(article.text, block.start, block.end))
        places = sentences(article.text, found)
        starts.extend(place + len(bounds) for place in places)
        blocks.extend([block.start] * len(places))
        bounds.extend(found)
    return assemble([article.text[start:end] for start, end in bounds], bounds, starts, blocks, pieces)


def assemble(forms: list[str], bounds: list[Bounds], starts: Sequence[int], blocks: Sequence[int], pieces: Pieces) -> Draft:
    """A draft of words already cut: `starts` where sentences begin, `blocks` a number for each sentence's block."""
    known = list(map(pieces, forms))
    ids = [ids for ids, _ in known]
    offsets = np.concatenate(([0], np.cumsum(list(map(len, ids))))).astype(np.int64)
    ends = [*starts, len(forms)]
    return Draft(
        bounds=bounds,
        forms=forms,
        starts=ends,
        numbers=np.repeat(np.arange(len(starts)), np.diff(ends)),
        pieces=np.fromiter(chain.from_iterable(ids), np.int64, int(offsets[-1])),
        offsets=offsets,
        shapes=np.array([shape for _, shape in known], np.int64),
        units=list(_units(ends, blocks, offsets)),
    )


def _units(starts: Sequence[int], blocks: Sequence[int], offsets: Integers) -> Iterator[Unit]:
    """Join sentences of one block while they fit; break what fits nowhere."""
    at = 0
    while at < len(blocks):
        end = at + 1
        while end < len(blocks) and blocks[end] == blocks[at] and _size(offsets, starts[at], starts[end + 1]) <= LIMIT:
            end += 1
        first, last = starts[at], starts[end]
        if _size(offsets, first, last) <= LIMIT:
            yield Unit(first, last, first, last, _size(offsets, first, last))
        else:
            yield from _windows(offsets, first, last)
        at = end


def _size(offsets: Integers, first: int, last: int) -> int:
    return int(offsets[last] - offsets[first]) + 2


def _windows(offsets: Integers, first: int, last: int) -> Iterator[Unit]:
    """Windows of at most `LIMIT` pieces over one long sentence; each begins `OVERLAP` pieces before the last one ended."""
    at = kept = first
    while at < last:
        end = max(at + 1, int(np.searchsorted(offsets, offsets[at] + LIMIT - 2, "right")) - 1)
        end = min(end, last)
        back = max(at + 1, int(np.searchsorted(offsets, offsets[end] - OVERLAP)))
        upto = last if end == last else max(kept + 1, (back + end) // 2)
        yield Unit(at, end, kept, upto, _size(offsets, at, end))
        at, kept = (last if end == last else min(back, upto)), upto


def batches(units: Sequence[Unit], pieces: int) -> Iterator[list[Unit]]:
    """Units of like length together, each batch of at most about `pieces` pieces with its padding."""
    batch: list[Unit] = []
    for unit in sorted(units, key=lambda unit: (unit.size, unit.first)):
        if batch and ((len(batch) + 1) * unit.size > pieces or unit.size > PADDING * batch[0].size):
            yield batch
            batch = []
        batch.append(unit)
    if batch:
        yield batch


def inputs(draft: Draft, units: Sequence[Unit]) -> Inputs:
    """The model's input for a batch: pieces, mask, shapes [batch, length]; firsts, sentences [batch, words]."""
    length = max(unit.size for unit in units)
    width = max(unit.last - unit.first for unit in units)
    rows = len(units)
    arrays = {name: np.zeros((rows, length), np.int64) for name in ("pieces", "mask", "shapes")}
    arrays["firsts"] = np.zeros((rows, width), np.int64)
    arrays["sentences"] = np.full((rows, width), -1, np.int64)
    for row, unit in enumerate(units):
        places = draft.offsets[unit.first : unit.last + 1]
        begin, size, count = places[0], unit.size, unit.last - unit.first
        arrays["pieces"][row, 0] = CLS
        arrays["pieces"][row, 1 : size - 1] = draft.pieces[begin : places[-1]]
        arrays["pieces"][row, size - 1] = SEP
        arrays["mask"][row, :size] = 1
        arrays["shapes"][row, 1 : size - 1] = np.repeat(draft.shapes[unit.first : unit.last], np.diff(places))
        arrays["firsts"][row, :count] = places[:-1] - begin + 1
        numbers = draft.numbers[unit.first : unit.last]
        arrays["sentences"][row, :count] = numbers - numbers[0]
    return arrays

"""Words that state an event, by a head that learned from labelled newspaper articles: type, status, background, and who is party.

The head looks at runs of whole sentences of one block. What it says are chances; whether a cue becomes an event, and what its
parties are called, is decided when the article is resolved.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.read.model_files import Model
from onrecord.types import EventCue

Floats = NDArray[np.float32]

LONGEST = 160  # words of a run, so that a pronoun finds its name
BATCH_WORDS = 480  # more only costs memory
# Chances below these are not worth keeping: at .1 of any type two words in three are none, and a party below .3 is hardly ever one.
LEAST, LEAST_PARTY = 0.1, 0.3
KEPT = 3  # the likeliest types of a cue


def runs(starts: Sequence[int], bounds: Sequence[tuple[int, int]], blocks: Iterable[int]) -> list[tuple[int, int]]:
    """Runs of whole sentences of one block as (first, last) words, at most `LONGEST` words; a longer sentence is a run of its own.

    `starts` are the words that begin sentences, closed by the number of words; `blocks` are offsets at which blocks begin.
    """
    first_of_block = frozenset(blocks)
    found: list[tuple[int, int]] = []
    for first, last in pairwise(starts):
        fresh = bounds[first][0] in first_of_block
        if found and not fresh and last - found[-1][0] <= LONGEST:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def cues(model: Model, vectors: Floats, spans: Sequence[tuple[int, int]]) -> tuple[EventCue, ...]:
    """Cues of an article in text order; `vectors` [words, 384]. None where the model has no head for them."""
    if model.events is None:
        return ()
    found = [cue for together in _batches(spans) for cue in _run(model, vectors, together)]
    return tuple(sorted(found, key=lambda cue: cue.word))


def _batches(spans: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Runs of like length together."""
    waiting: list[tuple[int, int]] = []
    for first, last in sorted(spans, key=lambda span: (span[1] - span[0], span)):
        if waiting and (last - first) * (len(waiting) + 1) > BATCH_WORDS:
            yield waiting
            waiting = []
        waiting.append((first, last))
    if waiting:
        yield waiting


def _run(model: Model, vectors: Floats, spans: Sequence[tuple[int, int]]) -> Iterator[EventCue]:
    width = max(last - first for first, last in spans)
    feed = {"vectors": np.zeros((len(spans), width, vectors.shape[1]), np.float32), "mask": np.zeros((len(spans), width), np.float32)}
    for row, (first, last) in enumerate(spans):
        feed["vectors"][row, : last - first] = vectors[first:last]
        feed["mask"][row, : last - first] = 1
    types, status, background, parties = model.happenings(feed)
    for row, (first, last) in enumerate(spans):
        for word in np.flatnonzero(types[row, : last - first, 0] < 1 - LEAST).tolist():
            actors, recipients = (_parties(parties[row, role, word, : last - first], first) for role in (0, 1))
            yield EventCue(
                word=first + word,
                types=_likeliest(types[row, word], model.labels.events),
                status=_likeliest(status[row, word], model.labels.status),
                background=round(float(background[row, word]), 3),
                actors=actors,
                recipients=recipients,
            )


def _likeliest(chances: Floats, names: Sequence[str]) -> tuple[tuple[str, float], ...]:
    """The likeliest names with their chances, best first; NONE is no name."""
    ordered = sorted(zip(chances.tolist(), names, strict=True), key=lambda pair: (-pair[0], pair[1]))
    return tuple((name, round(chance, 3)) for chance, name in ordered if name != "NONE")[:KEPT]


def _parties(chances: Floats, first: int) -> tuple[tuple[int, float], ...]:
    return tuple((first + word, round(float(chances[word]), 3)) for word in np.flatnonzero(chances >= LEAST_PARTY).tolist())

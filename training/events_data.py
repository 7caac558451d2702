"""Labelled events laid over what the reader sees of the same articles: a vector for each word and what the word is labelled.

The labels hold document names, offsets and kinds, no words (`eval/gold/GUIDELINES.md` says what they mean). The vectors are those
of the exported int8 reader, so that the head learns from exactly what it will be given.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from eval.annotated import GoldEvent, articles_of, gold_events, locate
from eval.gold import read_json_lines
from onrecord.read.cues import runs
from onrecord.read.encoder import encode
from onrecord.read.model_files import Model
from onrecord.read.units import draft
from onrecord.read.words import Bounds
from onrecord.types import Article, Span
from training.event_head import STATUS, TYPES

UNSURE = 0.3  # the weight of labels on which two careful readers could differ


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that states an event; `links` are words with their role, as numbers of `ROLES`. All places are in the unit."""

    word: int
    type: int
    status: int
    background: bool
    weight: float
    links: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """`vectors` [words, 384], float32, and the cues among the words."""

    vectors: Tensor
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One article in units."""

    name: str
    units: tuple[Unit, ...]


def labelled(data: Path, labels: Path, model: Model) -> Iterator[Labelled]:
    """Articles of a Worldwide file that the label file names."""
    rows: dict[str, dict[str, Any]] = {r["doc"]: r for r in read_json_lines(labels)}
    for row, article in articles_of(data):
        if row["doc"] in rows:
            places = locate(article.text, [unit["tokens"] for unit in row["sents"]])
            yield _labelled(row["doc"], article, list(gold_events(rows[row["doc"]], places)), model)


def _labelled(name: str, article: Article, events: Sequence[GoldEvent], model: Model) -> Labelled:
    cut = draft(article, model.pieces)
    seen = encode(model, cut)
    vectors = torch.from_numpy(seen.vectors.copy())
    heads = seen.heads.tolist()
    cues = [cue for event in events if (cue := _cue(event, cut.bounds, heads)) is not None]
    blocks = [block.start for block in article.blocks]
    return Labelled(name, tuple(_units(vectors, cues, runs(cut.starts, cut.bounds, blocks))))


def _cue(event: GoldEvent, bounds: Sequence[Bounds], heads: Sequence[int]) -> Cue | None:
    word = head_of(event.cue, bounds, heads)
    if word is None:
        return None
    links = tuple(
        (head, role)
        for role, spans_of in enumerate((event.actors, event.recipients))
        for span in spans_of
        if (head := head_of(span, bounds, heads)) is not None
    )
    weight = UNSURE if event.optional else 1.0
    return Cue(word, TYPES.index(event.type), STATUS.index(event.status), event.background, weight, links)


def head_of(span: Span, bounds: Sequence[Bounds], heads: Sequence[int]) -> int | None:
    """The first word of a span whose head stands outside it."""
    inside = [n for n, (start, end) in enumerate(bounds) if start < span.end and span.start < end]
    return next((n for n in inside if heads[n] not in inside), inside[0] if inside else None)


def _units(vectors: Tensor, cues: Sequence[Cue], bounds: Sequence[tuple[int, int]]) -> Iterator[Unit]:
    for first, last in bounds:
        own = tuple(
            Cue(c.word - first, c.type, c.status, c.background, c.weight, tuple((w - first, r) for w, r in c.links if first <= w < last))
            for c in cues
            if first <= c.word < last
        )
        yield Unit(vectors[first:last], own)

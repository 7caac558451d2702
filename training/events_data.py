"""Labelled events laid over what the reader sees of the same articles: a vector for each word and what the word is labelled.

The labels hold document names, offsets and kinds, no words (`eval/gold/GUIDELINES.md` says what they mean). The vectors are those
of the exported int8 reader, so that the head learns from exactly what it will be given.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from eval.annotated import GoldEvent, articles_of, gold_events, locate
from eval.gold import read_json_lines
from onrecord.read.cues import runs
from onrecord.read.encoder import Seen, encode
from onrecord.read.model_files import Model
from onrecord.read.units import Draft, draft
from onrecord.read.words import Bounds
from onrecord.types import Article, Span
from training.event_head import STATUS, TYPES
from training.further import articles

NEWSWIRE = "names/worldwide_train.jsonl"
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
    """The articles that a label file names, of the Worldwide newswire or of the other news files."""
    for one in drafts(data, labels, model):
        vectors = torch.from_numpy(one.seen.vectors.copy())
        yield Labelled(one.name, tuple(Unit(vectors[first:last], cues) for first, last, cues in one.runs()))


@dataclass(frozen=True, slots=True)
class Drafted:
    """A labelled article as the reader cuts it; `tags` are numbers of name tags, where its names were labelled."""

    name: str
    article: Article
    cut: Draft
    seen: Seen
    cues: tuple[Cue, ...]
    tags: tuple[int, ...] | None = None

    def runs(self) -> Iterator[tuple[int, int, tuple[Cue, ...]]]:
        """Runs of whole sentences as (first, last) words, with the cues inside, whose places are counted in the run."""
        for first, last in runs(self.cut.starts, self.cut.bounds, [block.start for block in self.article.blocks]):
            yield first, last, tuple(_moved(cue, first, last) for cue in self.cues if first <= cue.word < last)


def _moved(cue: Cue, first: int, last: int) -> Cue:
    return replace(cue, word=cue.word - first, links=tuple((word - first, role) for word, role in cue.links if first <= word < last))


def drafts(data: Path, labels: Path, model: Model) -> Iterator[Drafted]:
    """The articles that a label file names, read by `model`. Raises SystemExit where a text is not the one that was labelled."""
    rows: dict[str, dict[str, Any]] = {row["doc"]: row for row in read_json_lines(labels)}
    for row, article in articles_of(data / NEWSWIRE):
        if row["doc"] in rows:
            places = locate(article.text, [unit["tokens"] for unit in row["sents"]])
            yield _drafted(row["doc"], article, tuple(gold_events(rows[row["doc"]], places)), model)
    for name, article in articles(data, frozenset(name for name, row in rows.items() if "sha256" in row)):
        found = sha256(article.text.encode()).hexdigest()
        if not found.startswith(rows[name]["sha256"]):
            raise SystemExit(f"{name}: its text is not the one that was labelled (sha256 {found[:12]}, not {rows[name]['sha256']})")
        drafted = _drafted(name, article, tuple(map(_event, rows[name]["events"])), model)
        yield replace(drafted, tags=_tags(rows[name]["names"], drafted.cut.bounds, model.labels.names))


def _event(row: dict[str, Any]) -> GoldEvent:
    """A label given in offsets of the text."""
    actors, recipients = (tuple(Span(*span) for span in row[side]) for side in ("actors", "recipients"))
    optional = row.get("optional", False)
    return GoldEvent(row["type"], Span(*row["cue"]), row["status"], row["background"], actors, recipients, None, "", optional)


def _drafted(name: str, article: Article, events: Sequence[GoldEvent], model: Model) -> Drafted:
    cut = draft(article, model.pieces)
    seen = encode(model, cut)
    heads = seen.heads.tolist()
    return Drafted(name, article, cut, seen, tuple(cue for event in events if (cue := _cue(event, cut.bounds, heads)) is not None))


def _tags(names: Sequence[tuple[int, int, str]], bounds: Sequence[Bounds], known: Sequence[str]) -> tuple[int, ...]:
    """BIO tags of the words; a name that begins or ends inside a word is left out."""
    starts, ends = ({bound[side]: word for word, bound in enumerate(bounds)} for side in (0, 1))
    tags = [known.index("O")] * len(bounds)
    for start, end, kind in names:
        if start in starts and end in ends:
            first, last = starts[start], ends[end]
            tags[first : last + 1] = [known.index(("B-" if word == first else "I-") + kind) for word in range(first, last + 1)]
    return tuple(tags)


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

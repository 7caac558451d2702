"""Who said what, read from raw articles: `python -m eval.attribution --data polnear.jsonl`.

Spans are compared without white space and punctuation at their edges. `exact`: the same span; `begin`: the same first
letter; `jaccard`: letters in common over letters in either, over all spans of a kind; `whole_f1`: source, cue and
content all exact. Where several people annotated an article, the first by name is gold.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from pathlib import Path
from typing import Any

from eval.gold import CHOSEN, Figures, prf, raw_article, read_json_lines, run
from onrecord.read import default_reader
from onrecord.types import Attribution, Span

Place = tuple[int, int]
KINDS = ("source", "cue", "content")
_EDGES = " \n\t\u00a0\"'“”‘’,.:;—–-?!()"


def evaluate(path: Path) -> Figures:
    """F1 of `exact`, `begin` and `jaccard` by kind, and `whole_f1`."""
    reader = default_reader(CHOSEN.folder)
    counts: Counter[tuple[str, str, str]] = Counter()
    rows = list(read_json_lines(path))
    articles = [raw_article(row["doc"], row["text"]) for row in rows]
    for row, article, reading in zip(rows, articles, reader.read(articles), strict=True):
        text = article.text
        gold = [{kind: _places(text, item[kind]) for kind in KINDS} for item in _gold(row)]
        mine = [_parts(text, attribution) for attribution in reading.attributions]
        _count(gold, mine, counts)
    measures: Figures = {
        measure: {kind: prf(*(counts[measure, kind, part] for part in ("right", "found", "wanted")))[2] for kind in KINDS}
        for measure in ("exact", "begin")
    }
    measures["jaccard"] = {kind: counts["jaccard", kind, "both"] / max(1, counts["jaccard", kind, "either"]) for kind in KINDS}
    measures["whole_f1"] = prf(*(counts["whole", "", part] for part in ("right", "found", "wanted")))[2]
    return measures


def _gold(row: dict[str, Any]) -> list[dict[str, Any]]:
    annotators: dict[str, list[dict[str, Any]]] = row["annotations"]
    return annotators[min(annotators)]


def _parts(text: str, attribution: Attribution) -> dict[str, frozenset[Place]]:
    spans: dict[str, tuple[Span | None, ...]] = {"source": (attribution.source,), "cue": (attribution.cue,), "content": attribution.content}
    return {kind: _places(text, ((span.start, span.end) for span in spans[kind] if span)) for kind in KINDS}


def _places(text: str, spans: Iterable[Sequence[int]]) -> frozenset[Place]:
    """Spans without the white space and marks at their edges."""
    return frozenset(place for start, end in spans for place in _trimmed(text, start, end))


def _trimmed(text: str, start: int, end: int) -> Iterator[Place]:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    if start < end:
        yield start, end


def _count(gold: list[dict[str, frozenset[Place]]], mine: list[dict[str, frozenset[Place]]], counts: Counter[tuple[str, str, str]]) -> None:
    for kind in KINDS:
        wanted = {place for item in gold for place in item[kind]}
        found = {place for item in mine for place in item[kind]}
        _tally(counts, ("exact", kind), wanted, found)
        _tally(counts, ("begin", kind), {start for start, _ in wanted}, {start for start, _ in found})
        letters = [{n for start, end in places for n in range(start, end)} for places in (wanted, found)]
        counts["jaccard", kind, "both"] += len(letters[0] & letters[1])
        counts["jaccard", kind, "either"] += len(letters[0] | letters[1])
    _tally(counts, ("whole", ""), {_key(item) for item in gold}, {_key(item) for item in mine})


def _key(item: dict[str, frozenset[Place]]) -> tuple[frozenset[Place], ...]:
    return tuple(item[kind] for kind in KINDS)


def _tally(counts: Counter[tuple[str, str, str]], name: tuple[str, str], wanted: Set[Any], found: Set[Any]) -> None:
    counts[*name, "right"] += len(wanted & found)
    counts[*name, "found"] += len(found)
    counts[*name, "wanted"] += len(wanted)


if __name__ == "__main__":
    sys.exit(run(evaluate, __doc__))

"""Named mentions on gold words: `python -m eval.names --data worldwide.jsonl`, or a BIO file with PER, LOC, ORG.

A mention is right if its words and its type are. For files with fewer types the reader's are mapped onto them and those
without a counterpart are left out.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from eval.gold import Document, Figures, model, prf, read_columns, read_json_lines, run, see
from onrecord.read.consistency import consistent
from onrecord.read.spans import Scheme, spans

Entity = tuple[int, int, str]
Slip = tuple[str, str]

COARSE = {"Person": "PER", "Location": "LOC", "Facility": "LOC", "Organization": "ORG"}


def evaluate(path: Path) -> Figures:
    """`precision`, `recall`, `f1`, the same for each type, and the ten `worst` confusions with an example each."""
    worldwide = path.suffix == ".jsonl"
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    slips: dict[Slip, list[str]] = defaultdict(list)
    for document, tags in _worldwide(path) if worldwide else _columns(path):
        gold = set(entities(tags))
        kinds = {kind for _, _, kind in gold} if worldwide else {"PER", "LOC", "ORG"}
        mine = {entity for entity in _mine(document, coarse=not worldwide) if worldwide or entity[2] in kinds}
        right.update(kind for _, _, kind in gold & mine)
        found.update(kind for _, _, kind in mine)
        wanted.update(kind for _, _, kind in gold)
        for slip, example in _slips(gold, mine, document.forms):
            slips[slip].append(example)
    names = ("precision", "recall", "f1")
    per_type = {kind: dict(zip(names, prf(right[kind], found[kind], wanted[kind]), strict=True)) for kind in sorted(wanted)}
    return dict(zip(names, prf(right.total(), found.total(), wanted.total()), strict=True)) | {"per_type": per_type, "worst": _worst(slips)}


def _slips(gold: set[Entity], mine: set[Entity], forms: Sequence[str]) -> Iterator[tuple[Slip, str]]:
    """What each wrong or missing mention was taken for: another kind, other words, a name, or nothing."""
    for first, last, kind in sorted(gold - mine):
        over = sorted(entity for entity in mine if entity[0] < last and first < entity[1])
        same = [entity for entity in over if entity[:2] == (first, last)]
        taken = same[0][2] if same else f"{over[0][2]}, other words" if over else "nothing"
        yield (kind, taken), " ".join(forms[first:last])
    for first, last, kind in sorted(mine - gold):
        if not any(entity[0] < last and first < entity[1] for entity in gold):
            yield ("nothing", kind), " ".join(forms[first:last])


def _worst(slips: Mapping[Slip, Sequence[str]]) -> list[str]:
    ordered = sorted(slips.items(), key=lambda item: (-len(item[1]), item[0]))[:10]
    return [f"{len(examples)} × {gold} taken for {mine}: {examples[0]}" for (gold, mine), examples in ordered]


def entities(tags: list[str]) -> Iterator[Entity]:
    """Spans of BIO tags; an I that continues nothing begins one."""
    start, kind = 0, ""
    for place, tag in enumerate([*tags, "O"]):
        if kind and (tag[0] in "OB" or tag[2:] != kind):
            yield start, place, kind
            kind = ""
        if tag[0] != "O" and not kind:
            start, kind = place, tag[2:]


def _worldwide(path: Path) -> Iterator[tuple[Document, list[str]]]:
    """Paragraphs are the units; the file does not say where sentences end."""
    for row in read_json_lines(path):
        document, tags = Document(), []
        for number, unit in enumerate(row["sents"]):
            document.starts.append(len(document.forms))
            document.blocks.append(number)
            document.forms += unit["tokens"]
            tags += unit["tags"]
        yield document, tags


def _columns(path: Path) -> Iterator[tuple[Document, list[str]]]:
    for document in read_columns(path):
        yield document, [row[2] if row[2][2:] in ("PER", "LOC", "ORG") else "O" for row in document.rows]


def _mine(document: Document, *, coarse: bool) -> Iterator[Entity]:
    starts = [*document.starts, len(document.forms)]
    marked = spans(see(document).names, Scheme(model().labels.names), starts, model().card.temperature)
    for span in consistent(marked, document.forms):
        yield span.first, span.last, COARSE.get(span.kind, span.kind) if coarse else span.kind


if __name__ == "__main__":
    sys.exit(run(evaluate, __doc__))

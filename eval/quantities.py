"""Numbers with unit and object in whole articles: `python -m eval.quantities --data worldwide_dev.jsonl [--split test] [--cases]`.

`eval/gold/quantities.jsonl` marks the numbers of 32 newswire articles by document, paragraph and token, with value, bounds, hedge and
either a unit (percent, share, a currency, °C) or the token that heads what is counted; no word of the articles is in it. What is
marked is written in `eval/gold/QUANTITIES.md`.

A quantity found stands for the gold number that its evidence holds. It is `right` if its value is; `bounds`, `hedge` and `unit`
are judged on those. Optional numbers count neither for nor against.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.annotated import Places, locate
from eval.gold import CHOSEN, Figures, read_json_lines, run_split
from onrecord.clean import clean
from onrecord.ingest import ingest
from onrecord.read import default_reader
from onrecord.resolve import resolve
from onrecord.types import Article, Capture, Quantity, Span

LABELS = Path(__file__).parent / "gold" / "quantities.jsonl"
SAME = 3  # letters in which a lemma and its form agree: "children", "child"


@dataclass(frozen=True, slots=True)
class Gold:
    """One number of the gold. `head` is the word that says what is counted."""

    number: Span
    value: float
    low: float | None
    high: float | None
    approximate: bool
    unit: str
    head: Span | None
    optional: bool


def golds(label: dict[str, Any], places: Places) -> Iterator[Gold]:
    """The numbers whose paragraphs are in the article's text."""
    for row in label["quantities"]:
        unit, first, last = row["number"]
        tokens = places[unit]
        if tokens:
            head = tokens[row["head"][1]] if "head" in row else None
            number = Span(tokens[first].start, tokens[last - 1].end)
            yield Gold(
                number,
                row["value"],
                row["low"],
                row["high"],
                row.get("approximate", False),
                row.get("unit", ""),
                head,
                row.get("optional", False),
            )


def evaluate(path: Path, split: str = "dev") -> Figures:
    """Figures of one split."""
    return _measure(path, split, cases_too=False)


def _measure(path: Path, split: str, *, cases_too: bool) -> Figures:
    counts: Counter[str] = Counter()
    labels = {row["doc"]: row for row in read_json_lines(LABELS) if row["split"] == split}
    rows = list(read_json_lines(path))
    captures = [found for found in ingest([str(path)]) if isinstance(found, Capture)]
    placed = [(rows[int(capture.source.rpartition(":")[2]) - 1], capture) for capture in captures]
    chosen: list[tuple[dict[str, Any], Article]] = [(row, clean(capture)) for row, capture in placed if row["doc"] in labels]
    readings = default_reader(CHOSEN.folder).read([article for _, article in chosen])
    for (row, article), reading in zip(chosen, readings, strict=True):
        places = locate(article.text, [unit["tokens"] for unit in row["sents"]])
        lines = list(count(counts, list(golds(labels[row["doc"]], places)), resolve(article, reading).quantities, article.text))
        if cases_too:
            print(row["doc"], *lines, sep="\n")
    return figures(counts)


def count(counts: Counter[str], wanted: Sequence[Gold], found: Sequence[Quantity], text: str) -> Iterator[str]:
    """Add one article; what is missed, false or wrong in a field is yielded as a line."""
    counts["articles"] += 1
    free = list(found)
    for gold in wanted:
        match = next((q for q in free if _holds(q, gold.number)), None)
        if match is not None:
            free.remove(match)
        counts["wanted"] += not gold.optional
        right = match is not None and _close(match.value, gold.value)
        counts["right"] += right and not gold.optional
        counts["found"] += match is not None and not gold.optional
        if gold.optional:
            continue
        if match is None or not right:
            yield f"  missed  {_shown(text, gold.number)}" + (f" has value {match.value:g}" if match else "")
            continue
        wrong = [name for name, good in fields(match, gold, text) if not good]
        for name, good in fields(match, gold, text):
            counts[name] += good
        if wrong:
            yield f"  {', '.join(wrong)}  {_shown(text, gold.number)}: {match.low} to {match.high}, {match.unit!r} of {match.of!r}"
    counts["found"] += len(free)
    yield from (f"  false   {_shown(text, q.evidence[0])}: {q.value:g} {q.unit!r}" for q in free)


def fields(found: Quantity, gold: Gold, text: str) -> tuple[tuple[str, bool], ...]:
    """Whether bounds, hedge and unit are the gold's."""
    bounds = _same(found.low, gold.low) and _same(found.high, gold.high)
    return (("bounds", bounds), ("hedge", found.approximate == gold.approximate), ("unit", _unit(found, gold, text)))


def _unit(found: Quantity, gold: Gold, text: str) -> bool:
    if gold.unit:
        return found.unit == gold.unit
    if gold.head is None:
        return True
    inside = any(span.start <= gold.head.start and gold.head.end <= span.end for span in found.evidence)
    return inside and found.unit[:SAME].lower() == text[gold.head.start : gold.head.end][:SAME].lower()


def _holds(found: Quantity, number: Span) -> bool:
    span = found.evidence[0]
    return span.start < number.end and number.start < span.end and span.start <= number.start + 1


def _same(a: float | None, b: float | None) -> bool:
    return a is b if a is None or b is None else _close(a, b)


def _close(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-6 * max(abs(a), abs(b), 1.0)


def figures(counts: Counter[str]) -> Figures:
    """Fractions of the counts."""
    right = max(1, counts["right"])
    precision, recall = counts["right"] / max(1, counts["found"]), counts["right"] / max(1, counts["wanted"])
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        **{f"{name}_accuracy": counts[name] / right for name in ("bounds", "hedge", "unit")},
        **{name: counts[name] for name in ("articles", "wanted", "found")},
    }


def _shown(text: str, span: Span) -> str:
    before, after = text[max(0, span.start - 40) : span.start], text[span.end : span.end + 40]
    return f"…{before}[{text[span.start : span.end]}]{after}…".replace("\n", " ")


def main(argv: list[str] | None = None) -> int:
    """The command line; the last line is the figures as JSON."""
    return run_split(_measure, __doc__, "print what is missed, false or wrong in a field", argv)


if __name__ == "__main__":
    sys.exit(main())

"""Direct quotations and their speakers, end to end: `python -m eval.quotes --data polnear.jsonl`.

Gold: every passage of at least four words between double quotation marks that lies in the content of an annotated
attribution, with the attribution's source. Found: the same of the statements that `resolve` gives. `span_f1` compares
passages without marks and edges (exact); `speaker_accuracy` is, of the passages both have, the share whose speaker's words
share a letter with the gold source; passages whose gold has no source are left out of it. Where several people annotated an
article, the first by name is gold.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from eval.gold import CHOSEN, Figures, prf, raw_article, read_json_lines, run
from onrecord.read import default_reader
from onrecord.resolve import resolve
from onrecord.types import Account, Statement

Place = tuple[int, int]
PASSAGE = re.compile(r"[“\"]([^“”\"]+)[”\"]")
EDGES = " \n\t,.;:–—-?!'’‘"
WORDS = 4


def evaluate(path: Path) -> Figures:
    """`span_f1` with its precision and recall, `speaker_accuracy`, and the counts behind them."""
    reader = default_reader(CHOSEN.folder)
    rows = list(read_json_lines(path))
    articles = [raw_article(row["doc"], row["text"]) for row in rows]
    counts: Counter[str] = Counter()
    for row, article, reading in zip(rows, articles, reader.read(articles), strict=True):
        _count(_gold(row, article.text), _found(resolve(article, reading), article.text), counts)
    precision, recall, f1 = prf(counts["both"], counts["found"], counts["wanted"])
    return {
        "span_f1": f1,
        "speaker_accuracy": counts["speaker"] / max(1, counts["sourced"]),
        "precision": precision,
        "recall": recall,
        "quotations": counts["wanted"],
        "found": counts["found"],
        "articles": len(rows),
    }


def _count(gold: dict[Place, list[Place]], found: dict[Place, list[Place]], counts: Counter[str]) -> None:
    counts.update(wanted=len(gold), found=len(found))
    for place in gold.keys() & found.keys():
        counts["both"] += 1
        if gold[place]:
            counts["sourced"] += 1
            counts["speaker"] += any(a < d and c < b for a, b in gold[place] for c, d in found[place])


def _gold(row: dict[str, Any], text: str) -> dict[Place, list[Place]]:
    annotators: dict[str, list[dict[str, Any]]] = row["annotations"]
    result: dict[Place, list[Place]] = {}
    for item in annotators[min(annotators)]:
        for place in _passages(text, item["content"]):
            result.setdefault(place, []).extend((a, b) for a, b in item["source"])
    return result


def _found(account: Account, text: str) -> dict[Place, list[Place]]:
    result: dict[Place, list[Place]] = {}
    for statement in account.statements:
        for place in _passages(text, ((p.start, p.end) for p in (statement.content, *statement.parts))):
            result.setdefault(place, []).extend(_speaker(statement))
    return result


def _speaker(statement: Statement) -> list[Place]:
    spans = [statement.source] if statement.source is not None else list(statement.via_evidence)
    return [(s.start, s.end) for s in spans]


def _passages(text: str, spans: Iterable[Sequence[int]]) -> Iterator[Place]:
    """Quoted passages that lie in these spans, marks and edges cut off."""
    for start, end in spans:
        for match in PASSAGE.finditer(text, max(0, start - 2), min(len(text), end + 2)):
            first, last = match.span(1)
            while first < last and text[first] in EDGES:
                first += 1
            while last > first and text[last - 1] in EDGES:
                last -= 1
            if len(text[first:last].split()) >= WORDS:
                yield first, last


if __name__ == "__main__":
    sys.exit(run(evaluate, __doc__))

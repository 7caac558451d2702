"""Articles of the unlabelled news files by name, as they were labelled: `wire-71`, `wikinews-12`, `timeline-haiti-5`.

The labels of `training/labels` hold names and offsets, no words; the words come from these files.
"""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from onrecord.testing import sample
from onrecord.types import Article
from training.data import read_rows

WORDS = 560  # an article is labelled up to the end of the paragraph that reaches this many
TITLE = 30  # letters by which a text is seen to repeat its title


def articles(data: Path, wanted: frozenset[str]) -> Iterator[tuple[str, Article]]:
    """Each wanted article with its name, in the order of the files."""
    for name, title, text in texts(data):
        if name in wanted:
            yield name, cut(title, text)


def cut(title: str, text: str) -> Article:
    """The beginning of a text as an article; a title that the text repeats is left to it."""
    kept: list[str] = []
    words = 0
    for paragraph in filter(None, map(str.strip, text.split("\n"))):
        if kept and words + paragraph.count(" ") > WORDS:
            break
        kept.append(paragraph)
        words += paragraph.count(" ") + 1
    return sample("" if text.startswith(title[:TITLE]) else title, kept)


def texts(data: Path) -> Iterator[tuple[str, str, str]]:
    """Name, title (or nothing) and text of all of them."""
    stories = data / "stories"
    for number, row in enumerate(read_rows(stories / "duplicates/items.jsonl")):
        yield f"wire-{number}", row.get("title") or "", row["body"] or ""
    for path in sorted((stories / "clusters/news_cluster").glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        yield f"cluster-{path.stem}", row.get("title") or "", str(row.get("text") or "")
    for path in sorted((stories / "timelines").glob("*/articles.jsonl")):
        for number, row in enumerate(read_rows(path)):
            yield f"timeline-{path.parent.name}-{number}", "", row["text"]
    yield from _wikinews(stories / "wikinews/data")
    for number, row in enumerate(read_rows(data / "attribution/polnear_train.jsonl")):
        yield f"polnear-{number}", "", row["text"]


def _wikinews(folder: Path) -> Iterator[tuple[str, str, str]]:
    number = 0
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield f"wikinews-{number}", row.get("title") or "", row["text"]
                number += 1

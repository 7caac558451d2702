"""Names in unlabelled news, as the reader sees them: `python -m training.silver --data ../shared/data --out OUT/silver.jsonl`.

Self-training (Yarowsky 1995): the reader settles a name's kind over the whole article, so that what it writes is better than
what the model sees in one paragraph, and a model trained on it learns new names in new contexts. Words of a name the reader
is not sure of are left without a tag. One row a document: `words` and `tags` by paragraph.
"""

import argparse
import csv
import itertools
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.read import default_reader
from onrecord.testing import sample
from onrecord.types import Article, Reading
from training.data import read_rows

# A name scored lower than this is right in fewer than seven of ten cases (newswire dev).
SURE = 0.75
FEWEST, MOST = 120, 1500  # words of a text
EVERY_TIMELINE, EVERY_ATTRIBUTION = 5, 2  # these sets are larger than what is wanted of their kind
WIRE = 1500
NAMES = {"norp": "NORP"}


def texts(data: Path, *, everything: bool) -> Iterator[str]:
    """Plain texts of news, each once, in a fixed order: all there are, or about half with the kinds in balance."""
    seen: set[str] = set()
    wire, timeline, attribution = (None, 1, 1) if everything else (WIRE, EVERY_TIMELINE, EVERY_ATTRIBUTION)
    yield from itertools.chain(
        itertools.islice(_fresh(_wire(data), seen), wire),
        _fresh(itertools.chain(_clusters(data), _timelines(data, timeline)), seen),
        _fresh(itertools.chain(_wikinews(data), _attribution(data, attribution)), seen),
    )


def _fresh(found: Iterable[str], seen: set[str]) -> Iterator[str]:
    """Texts of a fitting length whose beginning was not seen before: copies teach nothing."""
    for text in found:
        start = "".join(letter for letter in text[:160].lower() if letter.isalnum())
        if start not in seen and FEWEST <= text.count(" ") <= MOST:
            seen.add(start)
            yield text


def _wire(data: Path) -> Iterator[str]:
    for row in read_rows(data / "stories/duplicates/items.jsonl"):
        if row["has_full_text"] and row["body"].isascii():
            yield row["body"]


def _clusters(data: Path) -> Iterator[str]:
    for path in sorted((data / "stories/clusters/news_cluster").glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        yield "\n".join(str(row.get(part) or "") for part in ("title", "text"))


def _timelines(data: Path, every: int) -> Iterator[str]:
    for path in sorted((data / "stories/timelines").glob("*/articles.jsonl")):
        yield from (row["text"] for row in itertools.islice(read_rows(path), 0, None, every))


def _wikinews(data: Path) -> Iterator[str]:
    for path in sorted((data / "stories/wikinews/data").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            yield from (row["text"] for row in csv.DictReader(lines))


def _attribution(data: Path, every: int) -> Iterator[str]:
    yield from (row["text"] for row in itertools.islice(read_rows(data / "attribution/polnear_train.jsonl"), 0, None, every))


def labelled(text: Article, reading: Reading) -> list[dict[str, list[str | None]]]:
    """The paragraphs of a reading: words, and BIO tags with None where a name is in doubt."""
    tags: list[str | None] = ["O"] * len(reading.words)
    places = {word.start: place for place, word in enumerate(reading.words)}
    for mention in reading.mentions:
        first = last = places[mention.span.start]
        while last < len(reading.words) and reading.words[last].end <= mention.span.end:
            last += 1
        kind = NAMES.get(mention.kind, mention.kind.title())
        sure = mention.score >= SURE
        tags[first:last] = [("I-" if at else "B-") + kind if sure else None for at in range(last - first)]
    rows: list[dict[str, list[str | None]]] = []
    after = -1
    for sentence in reading.sentences:
        span = slice(sentence.first, sentence.last)
        start = reading.words[sentence.first].start
        if after < 0 or "\n" in text.text[after:start]:
            rows.append({"words": [], "tags": []})
        rows[-1]["words"] += [text.text[word.start : word.end] for word in reading.words[span]]
        rows[-1]["tags"] += tags[span]
        after = reading.words[sentence.last - 1].end
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--model", type=Path, help="folder of the model that marks; the one that ships, if not given")
    parser.add_argument("--all", action="store_true", help="mark every text, not a choice of them")
    asked = parser.parse_args()
    ours, theirs = itertools.tee(sample("", text.split("\n")) for text in texts(asked.data, everything=asked.all))
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    with asked.out.open("w", encoding="utf-8") as rows:
        for text, reading in zip(ours, default_reader(asked.model).read(theirs), strict=True):
            rows.write(json.dumps(labelled(text, reading), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

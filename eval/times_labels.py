"""Our own TIMEX3 labels of newswire (`eval/gold/times.jsonl`, see `eval/gold/TIMES.md`) as the rows that `eval.times` reads.

The labels hold document names, token offsets, types and values, no words; the words come from the data file they were made on,
each record going the real way, capture → article, and its tokens found again in `Article.text`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval.annotated import Places, locate
from eval.gold import read_json_lines
from onrecord.clean import clean
from onrecord.ingest import ingest
from onrecord.types import Capture

LABELS = Path(__file__).parent / "gold" / "times.jsonl"
Row = dict[str, Any]


def rows(path: Path, split: str) -> Iterator[Row]:
    """One row a labelled document: text, document date, TIMEX3 with offsets."""
    labels = {row["doc"]: row for row in read_json_lines(LABELS) if row["split"] == split}
    records = list(read_json_lines(path))
    for found in ingest([str(path)]):
        record = records[int(found.source.rpartition(":")[2]) - 1] if isinstance(found, Capture) else {}
        if isinstance(found, Capture) and record["doc"] in labels:
            label, text = labels[record["doc"]], clean(found).text
            places = locate(text, [unit["tokens"] for unit in record["sents"]])
            timexes = [timex for row in label["timexes"] for timex in _placed(row, places)]
            yield {"doc": label["doc"], "dct": label["dct"], "text": text, "timexes": timexes}


def _placed(row: Row, places: Places) -> Iterator[Row]:
    """The label with offsets; none where cleaning took the paragraph away."""
    unit, first, last = row["at"]
    if tokens := places[unit]:
        yield {**row, "start": tokens[first].start, "end": tokens[last - 1].end}

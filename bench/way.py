"""How fast the whole way is and how much memory it takes: sources in, a linked base and a brief out.

`python -m bench.way --data SOURCE… [--limit N]` adds real sources to a base that is thrown away and prints one JSON
object: captures, articles, refusals by reason, words, seconds for each step and peak memory of the process.
"""

import argparse
import json
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from pathlib import Path

from onrecord import pipeline
from onrecord.read import default_reader
from onrecord.report import brief
from onrecord.store import EVERYTHING, Store

FILES = frozenset({".html", ".gz", ".json", ".jsonl", ".txt", ".warc"})


def sources(paths: Iterable[Path], limit: int | None) -> Iterator[str]:
    """Files under the paths in order, at most `limit` of each folder; files given by name are taken whole."""
    for path in paths:
        if path.is_dir():
            yield from islice((str(p) for p in sorted(path.rglob("*")) if p.suffix in FILES), limit)
        else:
            yield str(path)


def measure(given: Iterable[str]) -> dict[str, object]:
    """Add the sources to a fresh base and write a brief about all of them. Seconds are wall-clock."""
    steps: dict[str, float] = {}
    started = time.perf_counter()
    reader = default_reader()
    steps["load reader"] = time.perf_counter() - started

    def watch(stage: str, _done: int, _total: int | None) -> None:
        marks[stage] = time.perf_counter()

    marks: dict[str, float] = {"start": time.perf_counter()}
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "bench.db") as store:
        report = pipeline.add(given, store, reader=reader, progress=watch)
        ended = time.perf_counter()
        words = sum(len(store.reading(head.id).words) for head in store.articles())
        before = time.perf_counter()
        brief(store, EVERYTHING)
        steps["brief"] = time.perf_counter() - before
        status = store.status()
    ordered = sorted(marks.items(), key=lambda mark: mark[1])
    for (_, begin), (stage, end) in pairwise(ordered):
        steps[stage] = end - begin
    seconds = ended - marks["start"]
    return {
        "captures": report.captures,
        "articles": len(report.new),
        "refused": dict(Counter(f"{r.stage}: {r.reason[:60]}" for r in report.refused).most_common(12)),
        "words": words,
        "events": status.events,
        "statements": status.statements,
        "seconds": {name: round(value, 2) for name, value in steps.items()},
        "words_per_second": round(words / seconds),
        "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def main(argv: list[str] | None = None) -> int:
    """Print the measurement as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, nargs="+", required=True, help="files and folders to read")
    parser.add_argument("--limit", type=int, help="take at most so many files of each folder")
    arguments = parser.parse_args(argv)
    print(json.dumps(measure(sources(arguments.data, arguments.limit))))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How fast reading is beside the bare pass of its model: `python -m bench [--data ../shared/data] [--articles N] [--rounds N]`.

Newswire from the data folder is read where it is there, else the samples of the conformance test. Each round times the
bare model over ready-made batches and then the whole stage on the same articles; the best round of each counts. The last
line is one JSON object: words a second of both, their ratio, and peak memory in MiB.
"""

import argparse
import json
import resource
import sys
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from time import perf_counter

from eval.gold import read_json_lines
from onrecord.read import default_reader, model_files
from onrecord.read.encoder import BATCH_PIECES, HEADS
from onrecord.read.model_files import Model
from onrecord.read.units import Draft, batches, draft, inputs
from onrecord.testing import sample, samples
from onrecord.types import Article

NEWSWIRE = "names/worldwide_dev.jsonl"


def articles(data: Path, limit: int) -> list[Article]:
    """Newswire, its words set apart by spaces, or the samples."""
    path = data / NEWSWIRE
    if not path.exists():
        return samples()
    rows = islice(read_json_lines(path), limit)
    return [sample("", [" ".join(unit["tokens"]) for unit in row["sents"]]) for row in rows]


def bare(model: Model, cuts: Sequence[Draft]) -> Callable[[], object]:
    """The model alone, its inputs made beforehand."""
    feeds = [inputs(cut, units) for cut in cuts for units in batches(cut.units, BATCH_PIECES)]
    return lambda: [model.encoder.run(HEADS, feed) for feed in feeds]


def best(run: Callable[[], object], rounds: int) -> float:
    """Seconds of the fastest round."""
    times = []
    for _ in range(rounds):
        began = perf_counter()
        run()
        times.append(perf_counter() - began)
    return min(times)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    given = articles(options.data, options.articles)
    reader = default_reader()
    list(reader.read(given[:3]))
    model = model_files.load(model_files.folder(), threads=2)
    cuts = [draft(article, model.pieces) for article in given]
    words = sum(len(cut.bounds) for cut in cuts)
    alone = best(bare(model, cuts), options.rounds)
    whole = best(lambda: list(reader.read(given)), options.rounds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures = {"articles": len(given), "words": words, "bare_words_a_second": round(words / alone), "words_a_second": round(words / whole)}
    print(json.dumps(figures | {"ratio": round(whole / alone, 2), "peak_mib": round(peak)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How linking grows: `python -m bench.linking [--articles 1000 2000 4000 8000 16000]`.

Invented articles (bench/invented.py) are put into new bases. Measured are the seconds of the processor to link all of them at once, by
what they went to, and the milliseconds to add one more to what is there, the median of so many one after another; then to group
them into stories. The growth exponent is the slope of the logarithms: 1 is linear, 2 the square. Progress goes to the standard error;
the last line is one JSON object.
"""

import argparse
import json
import sys
from collections.abc import Callable
from math import log
from statistics import median
from time import process_time

from bench.invented import articles
from onrecord import pipeline
from onrecord.link import stories
from onrecord.store import Store
from onrecord.types import Account, Article

MORE = 15


def timed(work: Callable[[], object]) -> float:
    """Processor seconds."""
    begun = process_time()
    work()
    return process_time() - begun


def put(store: Store, found: list[tuple[Article, Account]]) -> None:
    """Keep articles with what they say, unlinked."""
    with store.transaction():
        for article, account in found:
            store.put_article(article)
            store.put_account(account)


def measure(number: int) -> dict[str, float]:
    """Seconds to link so many articles, to add one, and to find their stories."""
    found = list(articles(number + MORE))
    with Store.open(":memory:") as store:
        put(store, found[:number])
        linked, parts = _linked(store)
        more = [_one_more(store, one) for one in found[number:]]
        crowded = sum(1 for _ in store.crowded())
    pieces = [stories.Piece(a.id, a.title, a.text, a.published.start if a.published else None) for a, _ in found]
    told = timed(lambda: stories.stories(pieces))
    return {"articles": number, "seconds": round(linked, 2), "milliseconds_each": round(1000 * linked / number, 2), **parts,
            "one_more_ms": round(1000 * median(more), 1), "worst_ms": round(1000 * max(more), 1), "stories": round(told, 2),
            "crowded_keys": crowded}  # fmt: skip


def _linked(store: Store) -> tuple[float, dict[str, float]]:
    """Seconds in all, and until every article is through; the rest is comparing actors and events across articles, and grouping."""
    begun, each = process_time(), [0.0]

    def tell(_stage: str, _done: int, _total: int | None) -> None:
        each[0] = process_time() - begun

    pipeline.link(store, tell)
    total = process_time() - begun
    return total, {"texts": round(each[0], 2), "across": round(total - each[0], 2)}


def _one_more(store: Store, one: tuple[Article, Account]) -> float:
    put(store, [one])
    return timed(lambda: pipeline.link(store))


def exponent(points: list[tuple[float, float]]) -> float:
    """The slope of the logarithms by least squares: how seconds grow with articles."""
    xs, ys = [log(x) for x, _ in points], [log(max(y, 1e-9)) for _, y in points]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / (sum((a - x) ** 2 for a in xs) or 1.0)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 2000, 4000, 8000])
    options = parser.parse_args()
    rows = []
    for number in options.articles:
        rows.append(measure(number))
        sys.stderr.write(f"{rows[-1]}\n")
    kinds = ("seconds", "texts", "across", "one_more_ms", "stories")
    growth = {kind: round(exponent([(row["articles"], row[kind]) for row in rows]), 2) for kind in kinds}
    print(json.dumps({"measured": rows, "growth": growth}))
    return 0


if __name__ == "__main__":
    sys.exit(main())

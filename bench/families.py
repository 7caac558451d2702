"""How fast near-duplicates are found beside datasketch: `python -m bench.families [--data ../shared/data/stories/duplicates]`, or
`--invented 4000 16000` for so many articles of bench/invented.py, of which it is known which are copies.

Both get the same cleaned articles in memory and give groups; both are timed in processor seconds, in one run, so that what else the
machine does counts for neither. Ours learns furniture, sketches, looks candidates up and compares them exactly; the other is
MinHashLSH with 128 permutations over shingles of five words, threshold .5, whose pairs are taken as they come. The last line is one
JSON object: seconds of both, their ratio, and precision and recall of both on the labelled pairs.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from time import process_time

from bench.invented import articles as invented
from bench.linking import exponent
from eval.families import Pair, articles, figures, minhash
from eval.gold import read_json_lines, rounded
from onrecord.link import families, texts
from onrecord.link.clusters import clusters, joining
from onrecord.types import Article

# As in the base: an outlet's line under so many titles is its furniture, and so many candidates are compared.
TITLES, CANDIDATES = 4, 50


def ours(found: dict[str, Article]) -> dict[str, str]:
    """Families by the functions of `onrecord.link` alone."""
    lines: dict[tuple[str, int], set[int]] = defaultdict(set)
    for article in found.values():
        outlet, title = texts.shown_by(article), texts.line_key(article.title)
        for key in texts.body(article).keys:
            lines[outlet, key].add(title)
    repeated: dict[str, set[int]] = defaultdict(set)
    for (outlet, key), titles in lines.items():
        if len(titles) >= TITLES:
            repeated[outlet].add(key)
    known = {outlet: frozenset(keys) for outlet, keys in repeated.items()}

    def furniture(article: Article) -> frozenset[int]:
        return known.get(texts.shown_by(article), frozenset())

    return clusters(found, [joining(a, b) for a, b in _pairs(found, furniture)])


def _pairs(found: dict[str, Article], furniture: Callable[[Article], frozenset[int]]) -> Iterator[tuple[str, str]]:
    index: dict[int, list[str]] = defaultdict(list)
    for name, article in found.items():
        shared: Counter[str] = Counter()
        for key in texts.sketch(texts.kept(article, furniture(article))):
            shared.update(index[key])
            index[key].append(name)
        for other, _ in shared.most_common(CANDIDATES):
            judgement = families.compare(article, found[other], furniture)
            if judgement and judgement.verdict == "same":
                yield name, other


def timed(group: Callable[[dict[str, Article]], dict[str, str]], found: dict[str, Article]) -> tuple[dict[str, str], float]:
    """Groups, and processor seconds."""
    # Neither finds words cut and hashed that the other left.
    texts.body.cache_clear()
    begun = process_time()
    return group(found), process_time() - begun


def measure(number: int) -> dict[str, float]:
    """Both on so many invented articles. Labelled are each copy with the first of its text, and each first with the next."""
    found = {article.id: article for article, _ in invented(number)}
    alike: dict[str, list[str]] = defaultdict(list)
    for name, article in found.items():
        alike[article.text.partition("\n")[2].rpartition("\n")[0]].append(name)
    firsts = [names[0] for names in alike.values()]
    pairs = [Pair(names[0], other, "same_text") for names in alike.values() for other in names[1:]]
    pairs += [Pair(a, b, "boilerplate_only") for a, b in pairwise(firsts)]
    own = figures(pairs, *timed(ours, found))
    told = {f"datasketch_{name}": value for name, value in figures(pairs, *timed(minhash, found)).items()}
    return rounded({"articles": number, **own, **told})


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/stories/duplicates"))
    parser.add_argument("--invented", type=int, nargs="+", help="measure so many invented articles instead")
    options = parser.parse_args()
    if options.invented:
        rows = []
        for number in options.invented:
            rows.append(measure(number))
            sys.stderr.write(f"{rows[-1]}\n")
        growth = {kind: round(exponent([(row["articles"], row[kind]) for row in rows]), 2) for kind in ("seconds", "datasketch_seconds")}
        print(json.dumps({"measured": rows, "growth": growth}))
        return 0
    if not options.data.exists():
        sys.stderr.write(f"{options.data} does not exist; give a folder with items.jsonl and silver_pairs.jsonl\n")
        return 2
    found = dict(articles(options.data / "items.jsonl"))
    given = (Pair(row["a"], row["b"], row["label"]) for row in read_json_lines(options.data / "silver_pairs.jsonl"))
    pairs = [pair for pair in given if pair.a in found and pair.b in found]
    told = {"articles": len(found), **figures(pairs, *timed(ours, found))}
    told |= {f"datasketch_{name}": value for name, value in figures(pairs, *timed(minhash, found)).items()}
    print(json.dumps(rounded({**told, "ratio": told["datasketch_seconds"] / told["seconds"]})))
    return 0


if __name__ == "__main__":
    sys.exit(main())

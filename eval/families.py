"""Near-duplicates: `python -m eval.families --data FOLDER` with `items.jsonl` and `silver_pairs.jsonl`.

The whole of `items.jsonl` is cleaned and linked, so that furniture is learnt as in a base. Judged are the labelled pairs: the
same text across outlets must be in one family, pairs that share furniture alone must not. `ari` compares the families with
the groups that the same-text pairs form, over the articles of all labelled pairs. Beside it, on the same articles: MinHash with
LSH (datasketch, 128 permutations, shingles of five words, threshold .5), its groups being what it finds joined.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from datasketch import MinHash, MinHashLSH
from sklearn.metrics import adjusted_rand_score

from eval.gold import Figures, prf, read_json_lines, run
from onrecord.clean import clean
from onrecord.errors import Refused
from onrecord.ingest import ingest
from onrecord.link import texts
from onrecord.link.clusters import clusters, joining
from onrecord.pipeline import link_texts
from onrecord.store import Store
from onrecord.text import words
from onrecord.types import Article, Capture

# 200 pairs by id with what a reader says of them; the texts are their publishers'.
CHECKED = Path(__file__).parent / "gold" / "family_pairs.jsonl"


class Pair(NamedTuple):
    """Two articles by their ids in the file, and the label."""

    a: str
    b: str
    label: str


def evaluate(path: Path) -> Figures:
    """Precision and recall on same-text against furniture-only pairs, ARI, seconds; the baseline's as `datasketch_…`."""
    found = dict(articles(path / "items.jsonl"))
    rows = [Pair(row["a"], row["b"], row["label"]) for row in read_json_lines(path / "silver_pairs.jsonl")]
    pairs = [pair for pair in rows if pair.a in found and pair.b in found]
    told: Figures = {"articles": len(found), "pairs": len(pairs), "pairs_without_text": len(rows) - len(pairs)}
    for prefix, grouped in (("", _ours(found)), ("datasketch_", _baseline(found))):
        told |= {f"{prefix}{name}": value for name, value in figures(pairs, *grouped).items()}
        told |= {f"{prefix}{name}": value for name, value in _checked(grouped[0]).items()}
    return told


def _checked(groups: dict[str, str]) -> Figures:
    """Of the pairs read one by one: how many there are here, wrongly joined, wrongly left apart. A part is neither."""
    read = [row for row in read_json_lines(CHECKED) if row["a"] in groups and row["b"] in groups]
    joined = [(row["verdict"], groups[row["a"]] == groups[row["b"]]) for row in read]
    return {
        "checked": len(read),
        "checked_joined_wrongly": sum(verdict == "different" and one for verdict, one in joined),
        "checked_left_apart": sum(verdict == "same" and not one for verdict, one in joined),
    }


def articles(path: Path) -> Iterator[tuple[str, Article]]:
    """Every item that has a text, by its id in the file."""
    with path.open(encoding="utf-8") as lines:
        names = [json.loads(line)["id"] for line in lines]
    for found in ingest([str(path)]):
        if isinstance(found, Capture):
            try:
                yield names[int(found.source.rpartition(":")[2]) - 1], clean(found)
            except Refused:
                continue


def _ours(articles: dict[str, Article]) -> tuple[dict[str, str], float]:
    begun = perf_counter()
    with Store.open(":memory:") as store, store.transaction():
        for article in articles.values():
            store.put_article(article)
        link_texts((article.id for article in articles.values()), store)
        families = {head.id: head.family for head in store.articles()}
    return {name: families[article.id] for name, article in articles.items()}, perf_counter() - begun


def _baseline(articles: dict[str, Article]) -> tuple[dict[str, str], float]:
    begun = perf_counter()
    return minhash(articles), perf_counter() - begun


def minhash(articles: dict[str, Article]) -> dict[str, str]:
    """Groups of what MinHash with LSH finds joined."""
    index, joined = MinHashLSH(threshold=0.5, num_perm=128), []
    for name, article in articles.items():
        sketch = MinHash(num_perm=128)
        sketch.update_batch(list(_shingles(article)))
        joined += [joining(name, other) for other in index.query(sketch)]
        index.insert(name, sketch)
    return clusters(articles, joined)


def _shingles(article: Article) -> Iterable[bytes]:
    found = [word for line in texts.body(article).lines for word in words(line.casefold())]
    return {" ".join(found[i : i + 5]).encode() for i in range(max(1, len(found) - 4))}


def figures(pairs: list[Pair], groups: dict[str, str], seconds: float) -> Figures:
    """Of groups over labelled pairs."""
    same = [pair for pair in pairs if pair.label == "same_text"]
    furniture = [pair for pair in pairs if pair.label == "boilerplate_only"]
    right = sum(groups[pair.a] == groups[pair.b] for pair in same)
    wrong = sum(groups[pair.a] == groups[pair.b] for pair in furniture)
    precision, recall, _ = prf(right, right + wrong, len(same))
    judged = sorted({name for pair in same + furniture for name in (pair.a, pair.b)})
    gold = clusters(judged, [joining(pair.a, pair.b) for pair in same])
    ari = float(adjusted_rand_score([gold[name] for name in judged], [groups[name] for name in judged]))
    return {"precision": precision, "recall": recall, "ari": ari, "seconds": seconds}


if __name__ == "__main__":
    sys.exit(run(evaluate, __doc__))

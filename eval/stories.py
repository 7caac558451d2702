"""Stories: `python -m eval.stories --data FOLDER` with one JSON file an article (`newsCluster.EventId`), or ECB+ topics (XML).

`ari`, `b3_f1` and `pairwise_f1` compare `onrecord.link.stories` with the events the articles are labelled with. Its threshold was
chosen on ECB+ and not on `news_cluster`; an ECB+ document counts as of its seminal event (topic and subtopic), without a day.
Beside it, on the same articles: TF-IDF of title and text in a single pass, each article to the most alike centroid, with the
threshold that is *best on the very data*, so the baseline flatters itself.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import NamedTuple
from xml.etree import ElementTree

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import adjusted_rand_score

from eval.gold import Figures, run
from onrecord.link.stories import Piece, stories

THRESHOLDS = tuple(step / 100 for step in range(5, 61, 5))


class Told(NamedTuple):
    """An article and the event it is labelled with."""

    piece: Piece
    event: str


def evaluate(path: Path) -> Figures:
    """The figures of the grouping, and the baseline's as `single_pass_…`."""
    told = sorted(_ecb(path) if next(path.rglob("*.xml"), None) else _articles(path))
    gold = [one.event for one in told]
    begun = perf_counter()
    found = stories(one.piece for one in told)
    seconds = perf_counter() - begun
    figures = {"articles": len(told), "events": len(set(gold)), "stories": len(set(found.values())), "seconds": seconds}
    return figures | measured(gold, [found[one.piece.id] for one in told]) | _baseline(told, gold)


def _articles(folder: Path) -> Iterator[Told]:
    for file in sorted(folder.glob("*.json")):
        record = json.loads(file.read_text(encoding="utf-8"))
        piece = Piece(file.stem, record["title"] or "", record["text"] or "", _day(record["date_publish"]))
        yield Told(piece, str(record["newsCluster"]["EventId"]))


def _day(written: str | None) -> date | None:
    with suppress(ValueError, TypeError):
        return date.fromisoformat((written or "")[:10])
    return None


def _ecb(folder: Path) -> Iterator[Told]:
    """ECB+ names a document `3_9ecbplus.xml`: topic 3, document 9, subtopic `ecbplus`. Its first sentence may be its address."""
    for file in sorted(folder.rglob("*.xml")):
        named = re.fullmatch(r"(\d+)_\d+(ecb|ecbplus)", file.stem)
        if named is None:
            continue
        sentences: dict[str, list[str]] = {}
        for token in ElementTree.parse(file).getroot().iter("token"):
            sentences.setdefault(token.get("sentence", ""), []).append(token.text or "")
        lines = [" ".join(words) for words in sentences.values() if not words[0].startswith("http")]
        yield Told(Piece(file.stem, lines[0], "\n".join(lines[1:]), None), named[1] + named[2])


def measured(gold: Sequence[str], found: Sequence[str]) -> dict[str, float]:
    """Adjusted Rand index; B³-F1 (Bagga and Baldwin 1998); F1 over pairs in one group."""
    both, wanted, given = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    precision = sum(n * n / given[group] for (_, group), n in both.items()) / len(gold)
    recall = sum(n * n / wanted[event] for (event, _), n in both.items()) / len(gold)
    right, ours, theirs = (sum(n * (n - 1) for n in counted.values()) for counted in (both, given, wanted))
    return {
        "ari": float(adjusted_rand_score(gold, found)),
        "b3_f1": 2 * precision * recall / (precision + recall),
        "pairwise_f1": 2 * right / (ours + theirs) if ours + theirs else 1.0,
    }


def _baseline(told: Sequence[Told], gold: Sequence[str]) -> Figures:
    texts = [f"{one.piece.title}\n{one.piece.text}" for one in told]
    weights = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts).toarray()
    tried = [(measured(gold, _single_pass(weights, threshold)), threshold) for threshold in THRESHOLDS]
    best, threshold = max(tried, key=lambda one: (one[0]["b3_f1"], -one[1]))
    return {f"single_pass_{name}": value for name, value in best.items()} | {"single_pass_threshold": threshold}


def _single_pass(weights: "np.ndarray[tuple[int, int], np.dtype[np.float64]]", threshold: float) -> list[str]:
    sums, lengths = np.zeros_like(weights), np.ones(len(weights))
    groups, found = 0, list[str]()
    for vector in weights:
        alike = sums[:groups] @ vector / lengths[:groups]
        group = int(alike.argmax()) if groups and alike.max() >= threshold else groups
        groups = max(groups, group + 1)
        sums[group] += vector
        lengths[group] = float(np.linalg.norm(sums[group])) or 1.0
        found.append(str(group))
    return found


if __name__ == "__main__":
    sys.exit(run(evaluate, __doc__))

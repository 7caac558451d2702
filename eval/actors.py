"""Persons across articles: `python -m eval.actors --data ../shared/data [--split dev|test] [--cases]`.

Our own gold (`eval/gold/actors.jsonl`) says which actors of which articles are one person: by the article's id in its data set (wire pool,
`news_cluster`, worldwide newswire), a hash of the folded name, and a number for the person. The articles go the whole way into a base
in memory. Scored are all pairs of labelled actors of different articles that sound alike in their family name (`block`): pairwise
precision and recall, and B³ over the labelled actors, which does not let the most named person decide. Beside it: one person if the
folded name is the same. Half of the blocks, by hash, is `test`.
"""

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from eval.clusters_scores import scores
from eval.gold import Figures, prf, read_json_lines, rounded
from onrecord import pipeline
from onrecord.read import default_reader
from onrecord.store import Store
from onrecord.text import digest, fold, words

LABELS = Path(__file__).parent / "gold" / "actors.jsonl"
WIRE, CLUSTERS, NEWSWIRE = "stories/duplicates/items.jsonl", "stories/clusters/news_cluster", "names/worldwide_dev.jsonl"


class Label(NamedTuple):
    """One actor of one article, and the person it is."""

    article: tuple[str, str]
    name: str
    actor: str
    block: str


class Found(NamedTuple):
    """A labelled actor as the program has it."""

    label: Label
    reference: str
    name: str
    cluster: str


def labels(split: str) -> list[Label]:
    """The labels of one half."""
    rows = [row for row in read_json_lines(LABELS) if row["half"] == split]
    return [Label((row["set"], row["article"]), row["name"], row["actor"], row["block"]) for row in rows]


def records(data: Path, wanted: Iterable[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
    """The articles as records that can be taken in, in order of set and id."""
    by_set = defaultdict[str, set[str]](set)
    for name, article in wanted:
        by_set[name].add(article)
    for item in read_json_lines(data / WIRE):
        if item["id"] in by_set["wire"]:
            place = {"url": item["canonical_url"] or item["link"], "outlet": item["platform"], "author": item["author"]}
            yield ("wire", item["id"]), place | {"title": item["title"], "text": item["body"], "published": item["published"]}
    for article in sorted(by_set["clusters"]):
        item = json.loads((data / CLUSTERS / f"{article}.json").read_text(encoding="utf-8"))
        place = {"url": item.get("url"), "outlet": item["source_domain"]}
        yield ("clusters", article), place | {"title": item["title"], "text": item["text"], "published": item["date_publish"]}
    for item in read_json_lines(data / NEWSWIRE):
        if item["doc"] in by_set["worldwide"]:
            yield ("worldwide", item["doc"]), item


def found(data: Path, wanted: Iterable[Label]) -> tuple[list[Found], int]:
    """The labelled actors in a base of their articles, and how many are not there: other names were read, or none."""
    by_article = defaultdict[tuple[str, str], list[Label]](list)
    for label in wanted:
        by_article[label.article].append(label)
    taken = sorted(records(data, by_article), key=lambda one: one[0])
    with tempfile.TemporaryDirectory() as folder, Store.open(":memory:") as store:
        file = Path(folder) / "articles.jsonl"
        file.write_text("\n".join(json.dumps(record | {"language": "en"}) for _, record in taken), encoding="utf-8")
        pipeline.add([str(file)], store, reader=default_reader())
        actors = _actors(store)
    answers = [_answer(label, actors.get(number, [])) for number, (article, _) in enumerate(taken, 1) for label in by_article[article]]
    return [one for one in answers if one is not None], answers.count(None)


class _Actor(NamedTuple):
    reference: str
    cluster: str
    name: str
    names: frozenset[str]


def _actors(store: Store) -> Mapping[int, list[_Actor]]:
    """Actors by the number of their article's record, with every name they go by."""
    clusters = {reference: actor.id for actor in store.actors() for reference in actor.references}
    numbers = {head.id: int(head.source.rpartition(":")[2]) for head in store.articles()}
    present = defaultdict[int, list[_Actor]](list)
    for key, number in numbers.items():
        text = store.article(key).text
        for actor in store.account(key).actors:
            names = {actor.name, *actor.aliases, *(text[m.start : m.end] for m in actor.mentions)}
            reference = f"{key}#{actor.id}"
            present[number].append(_Actor(reference, clusters[reference], actor.name, frozenset(map(_hashed, names))))
    return present


def _hashed(name: str) -> str:
    return digest(" ".join(words(fold(name))))[:12]


def _answer(label: Label, actors: list[_Actor]) -> Found | None:
    """The actor of that very name, else one that goes by it too."""
    named = [actor for actor in actors if _hashed(actor.name) == label.name] or [actor for actor in actors if label.name in actor.names]
    return Found(label, named[0].reference, named[0].name, named[0].cluster) if named else None


def measured(given: list[Found], key: Mapping[str, str]) -> Figures:
    """Pairs of different articles within a block, and B³, for one grouping (by reference)."""
    blocks = defaultdict[str, list[Found]](list)
    for one in given:
        blocks[one.label.block].append(one)
    pairs = [(a, b) for block in blocks.values() for a, b in combinations(block, 2) if a.label.article != b.label.article]
    right = sum(a.label.actor == b.label.actor and key[a.reference] == key[b.reference] for a, b in pairs)
    joined = sum(key[a.reference] == key[b.reference] for a, b in pairs)
    wanted = sum(a.label.actor == b.label.actor for a, b in pairs)
    precision, recall, _ = prf(right, joined, wanted)
    b3 = scores({one.reference: one.label.actor for one in given}, {one.reference: key[one.reference] for one in given})
    return {"precision": precision, "recall": recall, "pairs": wanted, "others": len(pairs) - wanted,
            "b3_precision": b3["b3_precision"], "b3_recall": b3["b3_recall"]}  # fmt: skip


def cases(given: list[Found]) -> Iterator[str]:
    """Pairs that were joined wrongly or not joined, each kind of name once."""
    seen = set[tuple[str, ...]]()
    for a, b in combinations(given, 2):
        same, together = a.label.actor == b.label.actor, a.cluster == b.cluster
        kind = ("missed" if same else "wrong", *sorted((a.name, b.name)))
        if same != together and a.label.block == b.label.block and kind not in seen:
            seen.add(kind)
            yield f"{kind[0]}: {a.name} ({a.reference}) and {b.name} ({b.reference})"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with names/ and stories/")
    parser.add_argument("--split", choices=("dev", "test"), default="dev", help="the half of the gold to count")
    parser.add_argument("--cases", action="store_true", help="print the pairs that are wrong, dev only")
    options = parser.parse_args()
    if not (options.data / WIRE).exists():
        sys.stderr.write(f"{options.data / WIRE} does not exist; give the folder of the development data\n")
        return 2
    given, missing = found(options.data, labels(options.split))
    if options.cases and options.split == "dev":
        print("\n".join(cases(given)))
    figures = {"actors": len(given), "not_found": missing} | measured(given, {one.reference: one.cluster for one in given})
    names = measured(given, {one.reference: fold(one.name) for one in given})
    print(json.dumps(rounded(figures | {f"same_name_{key}": value for key, value in names.items() if key not in {"pairs", "others"}})))
    return 0


if __name__ == "__main__":
    sys.exit(main())

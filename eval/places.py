"""Countries of places in whole articles: `python -m eval.places --data worldwide_dev.jsonl`.

Gold: `eval/gold/places.jsonl`, our own labels of place names in newswire by document id and token offsets, no words: the country
of each (ISO 3166 alpha-3), none for what lies in several or in none (a continent, a sea, a river over borders). One reader labelled
them before the program had seen the articles; countries' own names are not among them. Rules were mended on them since.

`country_accuracy`: of the places given a country, the share given the right one; a country given to what lies in none is wrong.
`coverage`: of the places that lie in a country, the share given the right one. `found`: the share of labelled names that name any actor.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval.annotated import locate
from eval.gold import CHOSEN, Figures, read_json_lines, rounded
from onrecord.clean import clean
from onrecord.ingest import ingest
from onrecord.read import default_reader
from onrecord.resolve.actors.gather import cast
from onrecord.syntax import Tree
from onrecord.types import Actor, Article, Capture, Span

LABELS = Path(__file__).parent / "gold" / "places.jsonl"
Place = tuple[Span, str | None]


def _articles(path: Path) -> Iterator[tuple[Article, list[Place]]]:
    """Labelled articles with where their places stand."""
    labels = {row["doc"]: row["places"] for row in read_json_lines(LABELS)}
    rows = list(read_json_lines(path))
    for found in ingest([str(path)]):
        row = rows[int(found.source.rpartition(":")[2]) - 1] if isinstance(found, Capture) else None
        if row is not None and isinstance(found, Capture) and row["doc"] in labels:
            article = clean(found)
            yield article, list(_places(article, row["sents"], labels[row["doc"]]))


def _places(article: Article, units: list[dict[str, list[str]]], labels: list[dict[str, Any]]) -> Iterator[Place]:
    where = locate(article.text, [unit["tokens"] for unit in units])
    for label in labels:
        unit, first, last = label["at"]
        inside = where[unit]
        if inside is not None:
            yield Span(inside[first].start, inside[last - 1].end), label["country"]


def evaluate(path: Path, *, cases: bool = False) -> Figures:
    """The figures over all labelled articles."""
    chosen = list(_articles(path))
    counts: Counter[str] = Counter()
    for (article, places), reading in zip(chosen, default_reader(CHOSEN.folder).read([a for a, _ in chosen]), strict=True):
        tree = Tree(reading, article.text)
        people = cast(article, reading, tree)
        for span, country in places:
            actor = next((a for w in tree.inside(span) if (a := people.actor(w)) is not None), None)
            _count(counts, actor, country)
            given = actor.country if actor else None
            if cases and given != country:
                print(f"{article.url} {article.text[span.start : span.end]!r}: {country}, given {given} ({actor and actor.kind})")
    return {
        "country_accuracy": counts["right"] / max(1, counts["given"]),
        "coverage": counts["right"] / max(1, counts["wanted"]),
        "found": counts["found"] / max(1, counts["places"]),
        "places": counts["places"],
        "articles": len(chosen),
    }


def _count(counts: Counter[str], actor: Actor | None, country: str | None) -> None:
    given = actor.country if actor is not None else None
    counts.update(places=1, found=actor is not None, wanted=country is not None, given=given is not None)
    counts.update(right=given is not None and given == country)


def main() -> int:
    """The command line; the last line is the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the data file the labels were made on")
    parser.add_argument("--cases", action="store_true", help="print what has no or another country")
    parser.add_argument("--model", type=Path, default=CHOSEN.folder, help="folder of another model than the one that ships")
    options = parser.parse_args()
    CHOSEN.folder = options.model
    print(json.dumps(rounded(evaluate(options.data, cases=options.cases))))
    return 0


if __name__ == "__main__":
    sys.exit(main())

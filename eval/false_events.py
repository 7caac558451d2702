"""False events on sport, culture and business pieces: `python -m eval.false_events --data worldwide_train.jsonl [--cases] [--desk sport]`.

An article's desk is decided by its address alone: a part of the path, or of its query, that names a section (the table
`DESKS`; the first desk that has one wins; business counts only where no other desk does). Articles whose address names no such section are
left out. Nothing is looked at in the text, so that the measure cannot share the program's own idea of what a sport piece is.

`events_per_article` is over all events; whether one is right takes a reader. `eval/gold/desks.jsonl` holds the verdicts of one
reader on the events of the development files, by document and cue offsets: `judged` says how many of the events found have one,
and `false_per_article` counts those judged wrong and, to be on the safe side, those nobody has judged; `without_false` is the share
of articles that have neither.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.gold import CHOSEN, Figures, read_json_lines, rounded
from onrecord.clean import clean
from onrecord.ingest import ingest
from onrecord.read import default_reader
from onrecord.resolve import resolve
from onrecord.types import Account, Article, Capture, Event

VERDICTS = Path(__file__).parent / "gold" / "desks.jsonl"
DESKS: Mapping[str, frozenset[str]] = {
    "sport": frozenset(
        {
            "sport",
            "sports",
            "football",
            "cricket",
            "rugby",
            "basketball",
            "other-sport",
            "commonwealth-games",
            "tennis",
            "olympics",
            "soccer",
        }
    ),
    "culture": frozenset(
        {
            "entertainment",
            "lifestyle",
            "k-pop",
            "people-culture",
            "culture",
            "arts",
            "arts-and-entertainment",
            "movies",
            "music",
            "celebrity",
            "artists-celebrities",
            "style",
            "life",
            "food-drink",
            "mexicolife",
            "lifestyle-culture",
            "trending-china",
            "ty-article-magazine",
            "magazines",
            "gallery",
            "people",
            "celebrities",
            "food",
            "travel",
            "fashion",
        }
    ),
    "business": frozenset(
        {
            "business",
            "economy",
            "finance",
            "companies",
            "banking",
            "banking-finance",
            "mining",
            "china-business",
            "china-economy",
            "hong-kong-economy",
            "economics",
            "business-news",
            "economia",
            "big-tech",
            "tech",
            "technology",
            "tech-trends",
            "data",
            "markets",
        }
    ),
}
PART = re.compile(r"[/?&=.]")
EXCERPT = 220


@dataclass(frozen=True, slots=True)
class Piece:
    """An article of a desk with what the program says of it."""

    doc: str
    desk: str
    article: Article
    account: Account


def desk(url: str) -> str | None:
    """The desk that an address names, or None."""
    parts = set(PART.split(url.lower())[2:])
    return next((name for name, sections in DESKS.items() if parts & sections), None)


def pieces(path: Path) -> Iterator[Piece]:
    """Articles whose address names a desk, read and resolved."""
    rows = list(read_json_lines(path))
    chosen: list[tuple[dict[str, Any], Article]] = []
    for found in ingest([str(path)]):
        if isinstance(found, Capture):
            row = rows[int(found.source.rpartition(":")[2]) - 1]
            if desk(row.get("url") or ""):
                chosen.append((row, clean(found)))
    readings = default_reader(CHOSEN.folder).read([article for _, article in chosen])
    for (row, article), reading in zip(chosen, readings, strict=True):
        yield Piece(row["doc"], desk(row["url"]) or "", article, resolve(article, reading))


def verdicts() -> dict[tuple[str, int, str], bool]:
    """Right or wrong by document, cue start and type."""
    if not VERDICTS.exists():
        return {}
    return {(row["doc"], row["cue"], row["type"]): row["right"] for row in read_json_lines(VERDICTS)}


def evaluate(path: Path) -> Figures:
    """Figures of all desks together and of each."""
    return figures(list(pieces(path)))


def figures(found: list[Piece]) -> Figures:
    """Events, and false ones, per article."""
    known = verdicts()
    counts: Counter[str] = Counter()
    for piece in found:
        counts["clean"] += all(known.get((piece.doc, e.cue.start, e.type)) for e in piece.account.events)
        for name in ("", f"{piece.desk}_"):
            counts[f"{name}articles"] += 1
            for event in piece.account.events:
                right = known.get((piece.doc, event.cue.start, event.type))
                counts.update({f"{name}events": 1, f"{name}judged": right is not None, f"{name}false": not right})
    shown: Figures = {
        "articles": counts["articles"],
        "judged": counts["judged"] / max(1, counts["events"]),
        "without_false": counts["clean"] / max(1, counts["articles"]),
    }
    for name in ("", *(f"{desk}_" for desk in DESKS)):
        articles = max(1, counts[f"{name}articles"])
        shown[f"{name}events_per_article"] = counts[f"{name}events"] / articles
        shown[f"{name}false_per_article"] = counts[f"{name}false"] / articles
    return shown | {f"{name}_articles": counts[f"{name}_articles"] for name in DESKS}


def line(piece: Piece, event: Event, *, right: bool | None) -> str:
    """One event to be judged, as the label file names it, with its sentence."""
    text, actors = piece.article.text, piece.account.actors
    sides = [", ".join(actors[a].name for a in side) for side in (event.actors, event.recipients)]
    evidence = event.evidence[0]
    words = " ".join(text[evidence.start : evidence.end].split())[:EXCERPT]
    mark = {True: "right", False: "FALSE", None: "?"}[right]
    cue = text[event.cue.start : event.cue.end]
    return f"{mark}\t{piece.desk}\t{piece.doc}\t{event.cue.start}\t{event.type}\t{event.status}\t[{cue}] {sides[0]} → {sides[1]}\t{words}"


def main() -> int:
    """The command line; the last line is the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="newswire records with addresses")
    parser.add_argument("--cases", action="store_true", help="print every event with its verdict")
    parser.add_argument("--desk", choices=tuple(DESKS), help="cases of this desk only")
    options = parser.parse_args()
    found, known = list(pieces(options.data)), verdicts()
    if options.cases:
        for piece in found:
            if options.desk in (None, piece.desk):
                print(*(line(piece, e, right=known.get((piece.doc, e.cue.start, e.type))) for e in piece.account.events), sep="\n")
    print(json.dumps(rounded(figures(found))))
    return 0


if __name__ == "__main__":
    sys.exit(main())

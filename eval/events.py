"""Events end to end on gold sentences: `python -m eval.events --data FILE`.

FILE holds PLOVER gold records (`plover_gsr_*.jsonl`: text, source, target, event) or CAMEO-coded sentences
(`petrarch*.jsonl`: text, events with eventcode, sourcecode, targetcode). Each text is read and resolved as an article of
its own; records with one text are matched together, one to one. `type_f1` asks for the type alone; `type_actors_f1` also
for an actor and, if the gold has one, a recipient whose mentions share characters (PLOVER) or a country (CAMEO) with the
gold's. For symmetric types actor and recipient may change places. Events that the gold does not list count as wrong.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.read import default_reader
from onrecord.resolve import resolve
from onrecord.types import Account, Article, Block, Event, When

# Names of the gold files that PLOVER 2.0 no longer has; and CAMEO roots.
OLD = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT", "YIELD": "CONCEDE"}
CAMEO = {
    "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID", "08": "CONCEDE",
    "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE",
    "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}  # fmt: skip
SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT", "ASSAULT"})
MARK = re.compile(r"\((SRC/TAR|SRC|TAR)\s*:\s*([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold event: the type and the words or country codes of its parties."""

    type: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]


def _texts(row: dict[str, Any], field: str) -> list[str]:
    value = row.get(field)
    return [p["actorText"] for p in value if p.get("actorText")] if isinstance(value, list) else []


def _marked(row: dict[str, Any], tags: set[str]) -> list[str]:
    return [text.strip() for tag, text in MARK.findall(row.get("markup") or "") if tag in tags]


def _plover(row: dict[str, Any]) -> Gold:
    sources = _marked(row, {"SRC", "SRC/TAR"}) or _texts(row, "source")
    targets = _marked(row, {"TAR"}) or ([] if "SRC/TAR" in (row.get("markup") or "") else _texts(row, "target"))
    return Gold(OLD.get(row["event"], row["event"]), tuple(sources), tuple(targets))


def _cameo(row: dict[str, Any]) -> list[Gold]:
    pairs: dict[tuple[str, frozenset[str]], Gold] = {}
    for e in row["events"]:
        if "eventcode" not in e:
            continue
        gold = Gold(CAMEO.get(e["eventcode"][:2], "NONE"), (e.get("sourcecode", "---")[:3],), (e.get("targetcode", "---")[:3],))
        if gold.type != "NONE":
            pairs.setdefault((gold.type, frozenset({*gold.sources, *gold.targets})), gold)
    return list(pairs.values())


def load(path: Path) -> dict[str, list[Gold]]:
    """Gold events by text; a text may have none."""
    found: dict[str, list[Gold]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = " ".join(row["text"].split()).strip(" {}")
        found[text].extend(_cameo(row) if "events" in row else [_plover(row)])
    return dict(found)


def article(text: str, number: int) -> Article:
    """A one-paragraph article, published on a fixed day."""
    day = When(start=date(2020, 1, 1), end=date(2020, 1, 1), precision="day", basis="explicit")
    empty: dict[str, Any] = dict.fromkeys(("url", "outlet", "republisher", "byline", "section"))
    return Article(
        id=f"gold-{number}", source="gold", title="", text=text, blocks=(Block("paragraph", 0, len(text)),), language="en",
        tags=(), published=day, published_missing="", removed=(), capture="", cleaner="eval", **empty,
    )  # fmt: skip


def _near(account: Account, ids: Iterable[int], wanted: tuple[str, ...], text: str) -> bool:
    """Whether an actor's mentions share characters with a wanted phrase, or its country is the wanted code."""
    for actor in (account.actors[i] for i in ids):
        if actor.country in wanted:
            return True
        for phrase in wanted:
            start = text.lower().find(phrase.lower())
            if start >= 0 and any(m.start < start + len(phrase) and start < m.end for m in actor.mentions):
                return True
    return False


def parties_match(account: Account, event: Event, gold: Gold, text: str) -> bool:
    """Whether actors and recipients agree in part with the gold's."""
    joint = (*event.actors, *event.recipients)
    if event.type in SYMMETRIC and not event.recipients:
        return all(_near(account, joint, (w,), text) for w in gold.sources[:1]) and all(
            _near(account, joint, (w,), text) for w in gold.targets[:1]
        )
    targets = not gold.targets or _near(account, event.recipients or event.actors[1:], gold.targets, text)
    return _near(account, event.actors, gold.sources, text) and targets


def _pairs(account: Account, golds: list[Gold], text: str, *, actors: bool) -> list[tuple[Gold, Event]]:
    """A greedy one-to-one matching, in text order."""
    free, found = list(account.events), []
    for gold in golds:
        fitting = [e for e in free if e.type == gold.type and (not actors or parties_match(account, e, gold, text))]
        if fitting:
            found.append((gold, fitting[0]))
            free.remove(fitting[0])
    return found


def _f1(right: int, predicted: int, gold: int) -> float:
    return round(2 * right / (predicted + gold), 4) if predicted + gold else 0.0


def _accounts(texts: Iterable[str]) -> Iterator[Account]:
    reader = default_reader()
    articles = [article(text, n) for n, text in enumerate(texts)]
    for one, reading in zip(articles, reader.read(articles), strict=True):
        yield resolve(one, reading)


def _shown(text: str, account: Account, golds: list[Gold]) -> str:
    names = [
        (e.type, e.status, [account.actors[i].name for i in e.actors], [account.actors[i].name for i in e.recipients])
        for e in account.events
    ]
    refused = [(r.reason, text[r.span.start : r.span.end]) for r in account.refused if r.span and r.what == "event"]
    return f"{text}\n  gold {[(g.type, g.sources, g.targets) for g in golds]}\n  here {names}\n  refused {refused}"


def evaluate(path: Path, *, cases: bool = False) -> dict[str, Any]:
    """The figures of one file; `cases` prints every text with gold and result to stderr."""
    gold = load(path)
    count: Counter[str] = Counter()
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for (text, golds), account in zip(gold.items(), _accounts(gold), strict=True):
        if cases:
            print(_shown(text, account, golds), file=sys.stderr)
        typed = _pairs(account, golds, text, actors=False)
        count.update(gold=len(golds), predicted=len(account.events), type=len(typed), both=len(_pairs(account, golds, text, actors=True)))
        for kind in (g.type for g in golds):
            rows[kind]["gold"] += 1
        for kind in (e.type for e in account.events):
            rows[kind]["predicted"] += 1
        for kind in (g.type for g, _ in typed):
            rows[kind]["right"] += 1
    return {
        "type_f1": _f1(count["type"], count["predicted"], count["gold"]),
        "type_actors_f1": _f1(count["both"], count["predicted"], count["gold"]),
        "type_precision": round(count["type"] / max(1, count["predicted"]), 4),
        "type_recall": round(count["type"] / max(1, count["gold"]), 4),
        "per_type": {k: {"f1": _f1(r["right"], r["predicted"], r["gold"]), **dict(r)} for k, r in sorted(rows.items())},
        "texts": len(gold),
        "gold": count["gold"],
        "predicted": count["predicted"],
    }


def main(arguments: list[str] | None = None) -> None:
    """Command line: figures as one JSON object on the last line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cases", action="store_true", help="print every text with gold and result to stderr")
    options = parser.parse_args(arguments)
    print(json.dumps(evaluate(options.data, cases=options.cases)))


if __name__ == "__main__":
    main()

"""Look-alike incidents that are not one: `python -m eval.lookalikes --data FOLDER [--split test]`.

A folder with `items.jsonl` (the wire pool): pairs of texts that share a template, a show's notes or a passage and tell of different
things must not be one family. The pairs were read one by one and are kept by id (`gold/lookalikes.jsonl`, guideline `LOOKALIKES.md`).

A folder with ECB+ topics (XML): each topic is about two incidents much alike, two fires, two quakes, two trials. Counted are pairs of
articles of one topic that tell of different incidents, and how many of them are put into one story, or share a happening. `dev` are the
training topics, `test` the validation topics of the standard split.

A false join is one pair too many; `left_apart` is the share of pairs of one incident, or one text, that are not joined.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from eval.ecb import VALIDATION, Annotated, documents
from eval.events_across import cases
from eval.families import articles
from eval.gold import Figures, read_json_lines, run_split
from onrecord.link.stories import Piece, stories
from onrecord.pipeline import link, link_texts
from onrecord.store import Scope, Store
from onrecord.types import Article

CHECKED = Path(__file__).parent / "gold" / "lookalikes.jsonl"
Pair = tuple[str, str]


def evaluate(path: Path, split: str = "dev", *, cases_too: bool = False) -> Figures:
    """False joins of families, or of stories and happenings, by what lies in the folder; `cases_too` names the pairs."""
    say = sys.stderr.write if cases_too else None
    return _texts(path / "items.jsonl", split, say) if (path / "items.jsonl").exists() else _incidents(path, split, say)


def joins(pairs: Iterable[tuple[Pair, bool]], joined: Callable[[str, str], bool], say: Callable[[str], object] | None) -> Figures:
    """Of pairs that tell of different things, how many are joined; of pairs that are one (true), how many are not."""
    apart, one = list[Pair](), list[Pair]()
    for pair, same in pairs:
        (one if same else apart).append(pair)
    false = [pair for pair in apart if joined(*pair)]
    missed = [pair for pair in one if not joined(*pair)]
    if say is not None:
        say("".join(f"joined {a} {b}\n" for a, b in false))
    return {
        "lookalikes": len(apart), "false_joins": len(false), "false_rate": len(false) / max(1, len(apart)),
        "left_apart": len(missed) / max(1, len(one)),
    }  # fmt: skip


# ---------------------------------------------------------------- texts


def _texts(path: Path, split: str, say: Callable[[str], object] | None) -> Figures:
    """The whole pool is linked, so that furniture is learnt as in a base."""
    found = dict(articles(path))
    families = _families(found)
    rows = [row for row in read_json_lines(CHECKED) if row["split"] == split and row["a"] in found and row["b"] in found]
    pairs = (((row["a"], row["b"]), row["verdict"] == "same") for row in rows)
    return joins(pairs, lambda a, b: families[a] == families[b], say)


def _families(found: Mapping[str, Article]) -> dict[str, str]:
    with Store.open(":memory:") as store, store.transaction():
        for article in found.values():
            store.put_article(article)
        link_texts((article.id for article in found.values()), store)
        heads = {head.id: head.family for head in store.articles()}
    return {name: heads[article.id] for name, article in found.items()}


# ---------------------------------------------------------------- incidents


def _incidents(folder: Path, split: str, say: Callable[[str], object] | None) -> Figures:
    """The documents of a split together, as nobody says which incident each tells of."""
    found = [one for one in documents(folder) if (one.topic in VALIDATION) == (split == "test")]
    pairs = list(incidents(found))
    grouped = stories(Piece(a.id, a.title, a.text[len(a.title) :], a.published.start if a.published else None) for a in _of(found))
    shared = _shared(found)
    told = {f"stories_{name}": value for name, value in joins(pairs, lambda a, b: grouped[a] == grouped[b], say).items()}
    return told | {f"happenings_{name}": value for name, value in joins(pairs, lambda a, b: (a, b) in shared, say).items()}


def _of(found: Sequence[Annotated]) -> list[Article]:
    return [one.article for one in found]


def incidents(found: Iterable[Annotated]) -> Iterable[tuple[Pair, bool]]:
    """Pairs of documents of one topic, and whether both tell of one incident: `3_9ecb` and `3_2ecb` do, `3_2ecbplus` does not."""
    topics: dict[str, list[str]] = defaultdict(list)
    for one in found:
        topics[one.topic].append(one.article.id)
    for names in topics.values():
        yield from (((a, b), _incident(a) == _incident(b)) for a, b in combinations(sorted(names), 2))


def _incident(name: str) -> str:
    return re.sub(r"_\d+", "_", name)


def _shared(found: Sequence[Annotated]) -> frozenset[Pair]:
    """Pairs of articles with an event of one happening, the documents read and linked as in a base."""
    with Store.open(":memory:") as store, store.transaction():
        for case in cases(found):
            store.put_article(case.annotated.article)
            store.put_reading(case.reading)
            store.put_account(case.account)
        link(store)
        told: dict[str, set[str]] = defaultdict(set)
        for stored in store.events(Scope()):
            told[stored.happening].add(stored.article.id)
    return frozenset(pair for names in told.values() for pair in combinations(sorted(names), 2))


if __name__ == "__main__":
    sys.exit(run_split(evaluate, __doc__, "names of the pairs joined wrongly, on standard error"))

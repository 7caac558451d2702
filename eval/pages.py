"""News pages against what people marked in them: text, first paragraph, title, authors, date, and who published it.

    python -m eval.pages --data ../shared/data/stories/pages [--cases]

The folder holds `articles.json` (by page: title, authors, date, articleBody, url) and `html/PAGE.html[.gz]`. Text is compared as in
scrapinghub's article-extraction-benchmark: 4-word shingles, precision and recall averaged over pages, F1 of the averages.
`furniture_leak` is the share of output words that stand in no shingle of the marked text. `outlet`: the name given belongs to the
page's address. `trafilatura_body_f1` is trafilatura's own, with its default settings, in the same run.
"""

import argparse
import gzip
import hashlib
import json
import re
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec
import trafilatura

from onrecord.clean import clean
from onrecord.clean.calendar import read_stamp
from onrecord.errors import Refused
from onrecord.names import outlets
from onrecord.text import fold, squeeze
from onrecord.types import Article, Capture

_WORD = re.compile(r"\w+")
# The pages were saved in the last days of 2023 and the first of 2024; nothing in them can be later than this.
_FETCHED = datetime(2024, 6, 1, tzinfo=UTC)


class Gold(msgspec.Struct, frozen=True):
    """What people marked in one page."""

    title: str
    articleBody: str  # noqa: N815 - the data's name
    authors: str | list[str] | None = None
    date: str | None = None
    url: str | None = None


class Case(NamedTuple):
    """One page's figures. Precision and recall are of shingles."""

    page: str
    precision: float
    recall: float
    leak: float
    first: bool = False
    title: bool = False
    author: bool | None = False
    date: bool | None = False
    outlet: bool = False
    peer: tuple[float, float] = (0.0, 0.0)


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    """Every run of `size` words with its count; one shorter run if the text is shorter."""
    tokens = _WORD.findall(text)
    return Counter(tuple(tokens[i : i + size]) for i in range(max(1, len(tokens) - size + 1)))


def overlap(gold: str, given: str) -> tuple[float, float]:
    """Precision and recall of shingles."""
    wanted, got = shingles(gold), shingles(given)
    shared = sum((wanted & got).values())
    return shared / max(1, sum(got.values())), shared / max(1, sum(wanted.values()))


def leak(gold: str, given: str) -> float:
    """Share of the given words that stand in no shingle of the gold text."""
    tokens, wanted = _WORD.findall(given), shingles(gold)
    covered = [False] * len(tokens)
    for i in range(len(tokens) - 3):
        if tuple(tokens[i : i + 4]) in wanted:
            covered[i : i + 4] = [True] * 4
    return 1 - sum(covered) / len(tokens) if tokens else 0.0


def body_of(article: Article) -> str:
    """The text without its title."""
    return "\n\n".join(article.text[b.start : b.end] for b in article.blocks if b.kind != "title")


def load(path: Path) -> bytes:
    """A page's bytes, unzipped if need be."""
    packed = path.with_suffix(".html.gz")
    return gzip.decompress(packed.read_bytes()) if packed.exists() else path.read_bytes()


def capture_of(page: str, body: bytes, url: str) -> Capture:
    """The page as if fetched from its address."""
    return Capture(
        source=page,
        url=url or None,
        fetched=_FETCHED,
        media_type="text/html",
        charset=None,
        sha256=hashlib.sha256(body).hexdigest(),
        body=body,
    )


def right_authors(gold: str | list[str] | None, given: str | None) -> bool | None:
    """Every marked author's last name is given; nothing to say where none is marked."""
    joined = ", ".join(gold) if isinstance(gold, list) else gold or ""
    names = [fold(name) for name in re.split(r",|;|\band\b|&", joined) if name.strip()]
    return all(name.split()[-1] in fold(given or "") for name in names) if names else None


def right_date(gold: str | None, article: Article) -> bool | None:
    """Exactly that day; nothing to say where none is marked."""
    wanted, when = read_stamp(gold or ""), article.published
    return when is not None and when.start == when.end == wanted.first if wanted else None


def right_outlet(article: Article, url: str) -> bool:
    """The name given belongs to the page's address, by the table or by its letters."""
    host, name = outlets.domain(url), article.republisher or article.outlet or ""
    known = outlets.by_domain(url)
    if known and known == outlets.by_name(name):
        return True
    letters = re.sub(r"[^a-z0-9]", "", fold(name).removeprefix("the "))
    label = re.sub(r"[^a-z0-9]", "", host.partition(".")[0])
    initials = "".join(word[0] for word in fold(name).split())
    return bool(letters) and (letters in label or label in letters or initials == label)


def judge(page: str, gold: Gold, body: bytes) -> Case:
    """One page cleaned and compared."""
    peer = overlap(gold.articleBody, trafilatura.extract(body, url=gold.url or None) or "")
    try:
        article = clean(capture_of(page, body, gold.url or ""))
    except Refused:
        return Case(page, 0.0, 0.0, 0.0, peer=peer)
    given = body_of(article)
    opening = next((p for p in gold.articleBody.split("\n") if len(p.split()) > 7), gold.articleBody)
    return Case(
        page,
        *overlap(gold.articleBody, given),
        leak(gold.articleBody, given),
        fold(opening)[:80] in fold(given[: len(opening) + 400]),
        fold(squeeze(gold.title)) == fold(article.title),
        right_authors(gold.authors, article.byline),
        right_date(gold.date, article),
        right_outlet(article, gold.url or ""),
        peer,
    )


def f1(pairs: list[tuple[float, float]]) -> float:
    """Of the averages of precision and recall."""
    precision, recall = (sum(column) / len(pairs) for column in zip(*pairs, strict=True))
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def cases(data: Path) -> list[Case]:
    """Every page of the folder."""
    golds = msgspec.json.decode((data / "articles.json").read_bytes(), type=dict[str, Gold])
    return [judge(page, gold, load(data / "html" / f"{page}.html")) for page, gold in sorted(golds.items())]


def summary(found: list[Case]) -> dict[str, float]:
    """The figures of a run."""
    authored = [case.author for case in found if case.author is not None]
    dated = [case.date for case in found if case.date is not None]
    count = len(found)
    return {
        "body_f1": f1([(case.precision, case.recall) for case in found]),
        "furniture_leak": sum(case.leak for case in found) / count,
        "first_paragraph": sum(case.first for case in found) / count,
        "title": sum(case.title for case in found) / count,
        "author": sum(authored) / max(1, len(authored)),
        "date": sum(dated) / max(1, len(dated)),
        "outlet": sum(case.outlet for case in found) / count,
        "trafilatura_body_f1": f1([case.peer for case in found]),
    }


def evaluate(data: Path) -> dict[str, float]:
    """The figures for a folder of pages."""
    return summary(cases(data))


def main(argv: list[str] | None = None) -> int:
    """Prints cases on request, and the figures as the last line."""
    parser = argparse.ArgumentParser(prog="python -m eval.pages", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with articles.json and html/")
    parser.add_argument("--cases", action="store_true", help="one line per page as well, worst text first")
    options = parser.parse_args(argv)
    found = cases(options.data)
    if options.cases:
        for case in sorted(found, key=lambda c: c.precision + c.recall):
            print(json.dumps(case._asdict()))
    print(json.dumps({key: round(value, 4) for key, value in summary(found).items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())

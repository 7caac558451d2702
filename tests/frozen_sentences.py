"""Readings from files of frozen sentences: `# id`, `# text`, `# want`, `# mentions`, then one word to a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from onrecord.read.quotations import quotations
from onrecord.times import find
from onrecord.types import Account, Article, Block, BlockKind, Mention, Reading, Sentence, Span, When, Word

PUBLISHED = When(start=date(2024, 5, 8), end=date(2024, 5, 8), precision="day", basis="metadata", note="page")


@dataclass(frozen=True)
class Frozen:
    """A sentence or two with its reading and what must come out of it."""

    key: str
    want: str
    article: Article
    reading: Reading


def frozen(path: Path) -> list[Frozen]:
    """All sentences of a file, in order."""
    return list(_records(path.read_text(encoding="utf-8")))


def _records(data: str) -> Iterator[Frozen]:
    for record in re.split(r"(?m)^(?=# id = )", data)[1:]:
        head = dict(re.findall(r"(?m)^# (\w+) = (.*)$", record))
        text = head["text"].replace("\\n", "\n")
        words, sentences = _words(text, record)
        article = _article(head["id"], text)
        mentions = [m.split() for m in head.get("mentions", "").split("; ") if m]
        quoted, _ = quotations(text, article.blocks)
        reading = Reading(
            article=head["id"], reader="frozen", words=words, sentences=sentences,
            mentions=tuple(Mention(Span(int(a), int(b)), kind, 1.0) for kind, a, b in mentions),
            times=tuple(find(text)), quotations=tuple(quoted),
        )  # fmt: skip
        yield Frozen(head["id"], head.get("want", ""), article, reading)


def _words(text: str, record: str) -> tuple[tuple[Word, ...], tuple[Sentence, ...]]:
    words: list[Word] = []
    bounds: list[Sentence] = []
    place = 0
    for sentence in re.split(r"\n\s*\n", record):
        rows = [line.split("\t") for line in sentence.splitlines() if line[:1].isdigit()]
        first = len(words)
        for _, form, lemma, pos, head, relation in rows:
            place = text.index(form, place)
            words.append(Word(place, place + len(form), lemma, pos, int(head) - 1 + first if head != "0" else -1, relation))
            place += len(form)
        if rows:
            bounds.append(Sentence(first, len(words)))
    return tuple(words), tuple(bounds)


def _article(key: str, text: str) -> Article:
    kind: BlockKind = "title" if key.startswith("headline") else "paragraph"
    blocks = [Block(kind, m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    return Article(
        id=key, source="frozen", url=None, title="", text=text, blocks=tuple(blocks), language="en", outlet=None, republisher=None,
        byline=None, section=None, tags=(), published=PUBLISHED, published_missing="", removed=(), capture="", cleaner="frozen",
    )  # fmt: skip


def names(account: Account, actors: tuple[int, ...]) -> str:
    """Names of actors, joined by commas."""
    return ",".join(account.actors[a].name for a in actors)

"""Copies, partial reprints and versions: pairs of articles that carry the same text."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from onrecord.link import texts
from onrecord.text import fold, words
from onrecord.types import Article, Judgement

JUDGE = "onrecord"
# On the development pairs every copy across outlets shares at least .60 of the smaller text once furniture is out,
# and furniture alone never more than .05 (docs/link.md).
COPY = 0.6
PARTIAL = 0.15
# A copy is also of like length: below this the longer text has much of its own, and the short one is a part of it.
ALIKE = 0.3
# On one site, or in a few lines, overlap alone is often a template filled with another name and number (dividend notices,
# market wraps): then nearly everything must agree, or the titles must.
REPEATED = 0.8
SHORT = 40
# Twelve shingles are sixteen words in a row; less is a stock phrase or a quotation everybody carries.
FEWEST = 12

# A live blog carries yesterday's entries on, and its title stays from day to day: neither tells that two are one text.
_LIVE = re.compile(
    r"\blive\b[\s:-]+(?:updates?|blog|coverage|reporting|news)|\blive\s*[:|]|\bas it happened\b|\blatest developments\b", re.IGNORECASE
)

Furniture = Callable[[Article], frozenset[int]]


@lru_cache(maxsize=1024)
def _kept(article: Article, furniture: frozenset[int]) -> texts.Hashes:
    return texts.kept(article, furniture)


def judge(article: Article, others: Iterable[Article], furniture: Furniture) -> list[Judgement]:
    """Judgements on pairs of an article with candidates; pairs that share too little give none.

    `furniture` gives the keys of an article's lines that its outlet shows under many different titles.
    """
    found = (compare(article, other, furniture) for other in others)
    return [judgement for judgement in found if judgement is not None]


def compare(one: Article, other: Article, furniture: Furniture) -> Judgement | None:
    """A copy, a version (same place, or same outlet and nearly the same text), a part, or nothing in common."""
    a, b = sorted((one, other), key=lambda article: article.id)
    first, second = _kept(a, furniture(a)), _kept(b, furniture(b))
    alike, inside = texts.overlap(first, second)
    shared = f"{inside:.0%} of the smaller text is in the other, {alike:.0%} of both together is shared"
    relation = _relation(a, b, alike, inside)
    if relation and _doubted(a, b, min(len(first), len(second))) and alike < REPEATED:
        relation = "partial"
    if relation is None or (relation != "version" and inside * min(len(first), len(second)) < min(FEWEST, len(first), len(second))):
        return None
    reasons = (shared, *_place(a, b))
    return Judgement(
        subject="article", relation=relation, a=a.id, b=b.id, verdict="unsure" if relation == "partial" else "same", score=round(inside, 4),
        reasons=reasons, judge=JUDGE,
    )  # fmt: skip


def _doubted(a: Article, b: Article, shingles: int) -> bool:
    """Whether overlap alone would not do: on one site, in a few lines and in live blogs, unless the page or the title is the same."""
    if a.url and a.url == b.url:
        return False
    if _live(a) or _live(b):
        return True
    return (texts.shown_by(a) == texts.shown_by(b) or shingles < SHORT) and not titled_alike(a.title, b.title)


def titled_alike(one: str, other: str) -> bool:
    """Half of the longer words of the shorter title are in the other; if both give numbers, those of one are all in the other.

    One number in common is not enough: of two notices of a dividend of a quarter both name the quarter.
    """
    a, b = (frozenset(words(fold(title))) for title in (one, other))
    figures, others = (frozenset(w for w in found if w.isdecimal()) for found in (a, b))
    if figures and others and not (figures <= others or others <= figures):
        return False
    mine, theirs = (frozenset(w for w in found if len(w) > 3) for found in (a, b))
    return bool(mine and theirs) and 2 * len(mine & theirs) >= min(len(mine), len(theirs))


def _live(article: Article) -> bool:
    return _LIVE.search(article.title) is not None


def _relation(a: Article, b: Article, alike: float, inside: float) -> str | None:
    if a.url and a.url == b.url:
        return "version"
    if inside < PARTIAL:
        return None
    if inside < COPY or alike < ALIKE:
        return "partial"
    return "version" if texts.shown_by(a) == texts.shown_by(b) else "copy"


def _place(a: Article, b: Article) -> tuple[str, ...]:
    if a.url and a.url == b.url:
        return (f"both are the page {a.url}",)
    if texts.shown_by(a) == texts.shown_by(b):
        return (f"both are shown by {texts.shown_by(a)}",)
    return (f"shown by {texts.shown_by(a)} and {texts.shown_by(b)}",)

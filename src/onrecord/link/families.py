"""Copies, partial reprints and versions: pairs of articles that carry the same text."""

import re
from collections import Counter
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
# market wraps): then the titles must agree, or nearly everything in a text long enough to be more than a show's notes or a caption.
REPEATED = 0.8
SHORT = 40
LONG = 100
# Names and numbers are what a template leaves open: of 471 copies across outlets all but one share .55 of the fewer and more
# (one in a hundred less than .71), of texts that share a passage or a template nine in ten less than .68.
AGREED = 0.55
# Fewer names and numbers than these say nothing.
TELLING = 3
# Twelve shingles are sixteen words in a row; less is a stock phrase or a quotation everybody carries.
FEWEST = 12

# A live blog carries yesterday's entries on, and its title stays from day to day: neither tells that two are one text.
_LIVE = re.compile(
    r"\blive\b[\s:-]+(?:updates?|blog|coverage|reporting|news)|\blive\s*[:|]|\bas it happened\b|\blatest developments\b", re.IGNORECASE
)

# A number, or a word that is not the first of its sentence: in capitals it is taken for a name.
_PARTICULAR = re.compile(r"\d[\d.,:]*|(?:(?<=\w )|(?<=[,;] ))[^\W\d_][\w’'-]*")

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
    if relation and relation != "partial" and (_templated(a, b, alike, min(len(first), len(second))) or _contradict(a, b, furniture)):
        relation = "partial"
    if relation is None or (relation != "version" and inside * min(len(first), len(second)) < min(FEWEST, len(first), len(second))):
        return None
    reasons = (shared, *_place(a, b))
    return Judgement(
        subject="article", relation=relation, a=a.id, b=b.id, verdict="unsure" if relation == "partial" else "same", score=round(inside, 4),
        reasons=reasons, judge=JUDGE,
    )  # fmt: skip


def _templated(a: Article, b: Article, alike: float, shingles: int) -> bool:
    """Whether what is shared may be a template: it is doubted, and is not nearly all of a text of some length."""
    return _doubted(a, b, shingles) and (alike < REPEATED or (shingles < LONG and not (_live(a) or _live(b))))


def _contradict(a: Article, b: Article, furniture: Furniture) -> bool:
    """Whether the names and numbers of the one are others than those of the other."""
    if a.url and a.url == b.url:
        return False
    one, other = (_particulars(article, furniture(article)) for article in (a, b))
    fewer = min(len(one), len(other))
    return fewer >= TELLING and len(one & other) < AGREED * fewer


@lru_cache(maxsize=1024)
def _particulars(article: Article, furniture: frozenset[int]) -> frozenset[str]:
    """Numbers and names of the body, furniture left out."""
    body = texts.body(article)
    lines = (line for line, key in zip(body.lines, body.keys, strict=True) if key not in furniture)
    found = (match[0].rstrip(".,:") for line in lines for match in _PARTICULAR.finditer(line))
    return frozenset(fold(word) for word in found if word[0].isdigit() or word[0].isupper())


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
    figures, others = (Counter(w for w in words(fold(title)) if w.isdecimal()) for title in (one, other))
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

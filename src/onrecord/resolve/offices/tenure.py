"""When an office was held: the dates a text gives for it, and what the words before a date say of its side."""

from collections.abc import Container
from datetime import date, timedelta

from onrecord import times
from onrecord.syntax import Tree
from onrecord.types import Article, Reading, Record, When

FROM = frozenset({"from", "since", "between", "after"})
UNTIL = frozenset({"to", "until", "till", "and", "-", "–", "through", "before"})
# A title in a sentence dated further back than this is that date's title, not today's.
HISTORY = timedelta(days=365)
# Nobody holds a post so long: what lay as far back is over.
LIFETIME = timedelta(days=60 * 365)
# News that has come down as text in files is no older.
FIRST_NEWS = date(1990, 1, 1)
# Histories of the development texts carry a date in most sentences; two sentences on either side hold three of them.
NEAR, ENOUGH, SHARE = 2, 3, 0.75


class Dated(Record, frozen=True):
    """A date of the text: its first word, the word before it, and its days."""

    word: int
    side: str
    when: When


def dated(article: Article, reading: Reading, tree: Tree) -> list[Dated]:
    """Every expression of the text that names days, in order."""
    found = []
    for resolved in times.follow(article.text, reading.times, published=article.published):
        inside = tree.inside(resolved.expression.span)
        if isinstance(resolved.when, When) and len(inside):
            before = tree.form(inside[0] - 1).lower() if inside[0] else ""
            found.append(Dated(inside[0], before, resolved.when))
    return found


def within(dates: list[Dated], words: Container[int]) -> list[Dated]:
    """The dates that begin at one of these words."""
    return [d for d in dates if d.word in words]


def term(dates: list[Dated], published: When | None) -> tuple[When | None, bool]:
    """The interval dates beside a title give, and whether it is open ("since 2015", still held at publication)."""
    if not dates:
        return None, False
    start = next((d for d in dates if d.side in FROM or d.side == "("), None)
    end = next((d for d in dates if d.side in UNTIL and d is not start), None)
    if start and end and start.when.start <= end.when.end:
        return _range(start.when, end.when), False
    if start and start.side == "since":
        return (_range(start.when, published) if published and published.end >= start.when.start else start.when), True
    return dates[0].when, False


def _range(first: When, last: When) -> When:
    return When(start=first.start, end=last.end, precision="range", basis="explicit", evidence=first.evidence, note="first date to last")


def past(when: When, published: When | None) -> bool:
    """Whether these days lie so far before publication that they tell history."""
    return published is not None and when.end < published.start - HISTORY


def beyond_lifetime(when: When, published: When | None) -> bool:
    """Whether these days lie so far back that whoever held a post then cannot hold it at publication."""
    return when.end < (published.start if published is not None else FIRST_NEWS) - LIFETIME


def latest(dates: list[Dated]) -> When | None:
    """The last day an article without a date names to the day: it was not written long before."""
    return max((d.when for d in dates if d.when.precision == "day"), key=lambda when: when.end, default=None)


def tells_history(tree: Tree, word: int, dates: list[Dated], published: When | None) -> bool:
    """Whether the dates around a word all lie more than a year back: those of the sentences beside it, else of the whole text."""
    return _mostly(tree, word, dates, [past(d.when, published) for d in dates])


def bygone(tree: Tree, word: int, dates: list[Dated], published: When | None) -> bool:
    """The same with dates more than a lifetime back."""
    return _mostly(tree, word, dates, [beyond_lifetime(d.when, published) for d in dates])


def _mostly(tree: Tree, word: int, dates: list[Dated], old: list[bool]) -> bool:
    number = tree.sentence(word)
    sentences = tree.sentences[max(0, number - NEAR) : number + NEAR + 1]
    beside = [o for d, o in zip(dates, old, strict=True) if sentences[0].first <= d.word < sentences[-1].last]
    near = len(beside) >= ENOUGH
    counted = beside if near else old
    return len(counted) >= (ENOUGH if near else 2 * ENOUGH) and sum(counted) >= SHARE * len(counted)

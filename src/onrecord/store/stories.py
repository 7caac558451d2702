"""Stories of a base: articles that tell of one event, with how many outlets and independent reports there are."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from onrecord.link import stories as link
from onrecord.link.origins import Origin
from onrecord.store import corroboration, queries
from onrecord.store.scope import Scope
from onrecord.store.views import ArticleHead
from onrecord.types import Record


class Story(Record, frozen=True, kw_only=True):
    """Articles of one event, first published first; `title` is the first one's. `origins` are its independent reports."""

    id: str
    title: str
    first: date | None
    last: date | None
    articles: tuple[ArticleHead, ...]
    outlets: tuple[str, ...]
    origins: tuple[Origin, ...]


def stories(db: sqlite3.Connection, scope: Scope, least: int) -> Iterator[Story]:
    """Stories of at least so many articles, those of most articles first. Compared are the articles in scope."""
    heads = {head.id: head for head in queries.articles(db, scope)}
    groups: dict[str, list[ArticleHead]] = defaultdict(list)
    for key, story in link.stories(_piece(db, head) for head in heads.values()).items():
        groups[story].append(heads[key])
    for name, found in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        if len(found) >= least:
            yield _story(db, name, sorted(found, key=_order))


def _piece(db: sqlite3.Connection, head: ArticleHead) -> link.Piece:
    """The title by itself: it is also the first block of the text."""
    (text,) = db.execute("SELECT text FROM article WHERE id = ?", (head.id,)).fetchone()
    day = head.published.start if head.published else None
    return link.Piece(head.id, head.title, text.removeprefix(head.title), day, head.language)


def _order(head: ArticleHead) -> tuple[bool, date, str]:
    return (head.published is None, head.published.start if head.published else date.min, head.id)


def _story(db: sqlite3.Connection, name: str, found: list[ArticleHead]) -> Story:
    days = [head.published for head in found if head.published]
    return Story(
        id=name,
        title=found[0].title,
        first=min((when.start for when in days), default=None),
        last=max((when.end for when in days), default=None),
        articles=tuple(found),
        outlets=tuple(sorted({shown for head in found if (shown := head.republisher or head.outlet)})),
        origins=corroboration.origins(db, [head.id for head in found]),
    )

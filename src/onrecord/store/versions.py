"""Versions of a page: what its source or address showed before, and other articles judged to be versions of it."""

import sqlite3
from collections.abc import Iterator

from onrecord.errors import BadInput, UnknownName
from onrecord.link.versions import Change, Sentence, changes
from onrecord.store import queries
from onrecord.store.sides import SHORTEST
from onrecord.store.views import ArticleHead
from onrecord.types import Article, Record, Span

_BODY = ("title", "heading", "paragraph", "quote", "list")


class Version(Record, frozen=True, kw_only=True):
    """One version with what changed from the one before it. `current` is false for what no source shows any longer."""

    article: ArticleHead
    fetched: str
    current: bool
    changes: tuple[Change, ...]


def find(db: sqlite3.Connection, given: str) -> str:
    """The article of an id, its beginning, an address or a source. Raises UnknownName, BadInput."""
    sql = "SELECT id FROM article WHERE id = ?1 OR (length(?1) >= ?2 AND id >= ?1 AND id < ?1 || 'g') OR url = ?1 OR source = ?1 "
    found = [row[0] for row in db.execute(sql + "ORDER BY current DESC, id", (given, SHORTEST))]
    if not found:
        raise UnknownName(f"no article {given!r} in this base; give its id, its address, or what was given to `onrecord add`")
    if len({group(db, key)[0] for key in found}) > 1:
        raise BadInput(f"{given!r} means several articles: {', '.join(found[:5])}")
    return str(found[0])


def group(db: sqlite3.Connection, key: str) -> list[str]:
    """Ids of all versions of an article, itself among them, by id."""
    seen, todo = set[str](), [key]
    while todo:
        here = todo.pop()
        if here not in seen:
            seen.add(here)
            todo += _beside(db, here)
    return sorted(seen)


def _beside(db: sqlite3.Connection, key: str) -> list[str]:
    judged = "subject = 'article' AND relation = 'version' AND verdict = 'same' AND NOT withdrawn"
    sql = (
        "SELECT other.id FROM article JOIN article AS other ON other.url = article.url OR other.source = article.source "  # noqa: S608
        f"AND other.source <> '-' WHERE article.id = ?1 UNION SELECT b FROM judgement JOIN article ON article.id = b WHERE {judged} "
        f"AND a = ?1 UNION SELECT a FROM judgement JOIN article ON article.id = a WHERE {judged} AND b = ?1"
    )
    return [row[0] for row in db.execute(sql, (key,))]


def versions(db: sqlite3.Connection, key: str) -> tuple[Version, ...]:
    """Versions of one page, oldest first: by publication, then by when they were fetched, then by id."""
    sql = (
        "SELECT coalesce(published_start, ''), coalesce((SELECT min(fetched) FROM capture WHERE sha256 = article.capture), ''), "
        "id, current FROM article WHERE id = ?"
    )
    found = sorted(db.execute(sql, (one,)).fetchone() for one in group(db, key))
    made, before = list[Version](), None
    for _, fetched, one, current in found:
        article = queries.article(db, one)
        told = changes(sentences(db, before), sentences(db, article)) if before else ()
        made.append(Version(article=queries.article_head(db, one), fetched=fetched, current=bool(current), changes=told))
        before = article
    return tuple(made)


def several(db: sqlite3.Connection) -> Iterator[tuple[Version, ...]]:
    """Pages of which there is more than one version, by the id of the first."""
    sql = (
        "SELECT id FROM article WHERE NOT current OR url IN (SELECT url FROM article GROUP BY url HAVING count(*) > 1) "
        "UNION SELECT a FROM judgement WHERE subject = 'article' AND relation = 'version' AND verdict = 'same' AND NOT withdrawn ORDER BY 1"
    )
    seen = set[str]()
    for (key,) in db.execute(sql).fetchall():
        found = group(db, key) if key not in seen else []
        seen.update(found)
        if len(found) > 1:
            yield versions(db, key)


def sentences(db: sqlite3.Connection, article: Article) -> list[Sentence]:
    """The sentences its reading found, else its lines."""
    try:
        read = queries.reading(db, article.id)
        spans = [Span(read.words[s.first].start, read.words[s.last - 1].end) for s in read.sentences]
    except UnknownName:
        spans = [Span(block.start, block.end) for block in article.blocks if block.kind in _BODY]
    return [Sentence(article.text[span.start : span.end], span) for span in spans]

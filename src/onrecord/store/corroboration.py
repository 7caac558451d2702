"""How many independent reports stand behind a set of articles or events."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.link.credits import credited
from onrecord.link.origins import Origin, Report
from onrecord.link.origins import origins as joined
from onrecord.store import queries
from onrecord.store.views import StoredEvent


def origins(db: sqlite3.Connection, articles: Sequence[str]) -> tuple[Origin, ...]:
    """Origins of whole articles: families, shared passages, credited agencies."""
    return joined(_report(db, key, ()) for key in sorted(set(articles)))


def origins_of(db: sqlite3.Connection, events: Iterable[StoredEvent]) -> tuple[Origin, ...]:
    """Origins of the reports of a happening: also through whom each event's statement came."""
    via: dict[str, set[str]] = defaultdict(set)
    for event in events:
        via[event.article.id].update(event.statement.via if event.statement else ())
    return joined(_report(db, key, tuple(sorted(names))) for key, names in sorted(via.items()))


def _report(db: sqlite3.Connection, key: str, via: tuple[str, ...]) -> Report:
    article = queries.article(db, key)
    family = queries.article_head(db, key).family
    return Report(
        article=key,
        outlet=article.outlet or article.republisher or "",
        family=family,
        credits=credited(article),
        via=via,
        parts=_parts(db, key),
    )


def _parts(db: sqlite3.Connection, key: str) -> tuple[str, ...]:
    sql = (
        "SELECT b FROM judgement JOIN article ON article.id = b AND current WHERE subject = 'article' AND a = ? AND relation = 'partial' "
        "AND NOT withdrawn UNION SELECT a FROM judgement JOIN article ON article.id = a AND current WHERE subject = 'article' AND b = ? "
        "AND relation = 'partial' AND NOT withdrawn"
    )
    return tuple(sorted(row[0] for row in db.execute(sql, (key, key))))

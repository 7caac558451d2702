"""How many independent reports stand behind a set of articles or events."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.link.clusters import effective
from onrecord.link.credits import credited
from onrecord.link.origins import Origin, Report
from onrecord.link.origins import origins as joined
from onrecord.store import judging, queries, rows
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
    """Current articles that share a passage with this one, unless a person said that the two are different."""
    sql = "SELECT {} FROM judgement JOIN article ON article.id = {} AND current WHERE subject = 'article' AND {} = ? AND NOT withdrawn"
    both = " UNION ALL ".join(sql.format(judging.COLUMNS, other, own) for own, other in (("a", "b"), ("b", "a")))
    found = [rows.as_judgement(row) for row in db.execute(both, (key, key))]
    partial = {(j.a, j.b) for j in found if j.relation == "partial"}
    tied = (edge for edge in effective(found) if edge.verdict != "different" and (edge.a, edge.b) in partial)
    return tuple(sorted(edge.b if edge.a == key else edge.a for edge in tied))

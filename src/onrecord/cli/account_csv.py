"""Events of one article as rows, for `onrecord read --csv`."""

from onrecord.cli.output import csv_row
from onrecord.types import Account, Article, Event

COLUMNS = (
    "id", "date", "date_end", "precision", "type", "mode", "status", "background", "actors", "recipients", "place", "score",
    "article", "outlet", "published", "title", "url", "start", "end", "quote",
)  # fmt: skip


def put(article: Article, account: Account, *, header: bool) -> None:
    """One event a row."""
    if header:
        csv_row(COLUMNS)
    for event in account.events:
        csv_row((*_what(event, account), *_where(event, article)))


def _what(event: Event, account: Account) -> tuple[object, ...]:
    dates = (str(event.when.start), str(event.when.end), event.when.precision) if event.when else ("", "", "")
    sides = ("; ".join(account.actors[n].name for n in side) for side in (event.actors, event.recipients))
    place = event.place.name if event.place else ""
    return (
        event.id,
        *dates,
        event.type,
        event.mode,
        event.status,
        "yes" if event.background else "no",
        *sides,
        place,
        round(event.score, 3),
    )


def _where(event: Event, article: Article) -> tuple[object, ...]:
    span = event.evidence[0] if event.evidence else event.cue
    published = str(article.published.start) if article.published else ""
    quote = article.text[span.start : span.end]
    return (article.id, article.outlet, published, article.title, article.url, span.start, span.end, quote)

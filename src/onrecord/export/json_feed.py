"""JSON Feed 1.1: one item a happening, latest publication first."""

from collections.abc import Iterator

from onrecord.export.happenings import Happening, happenings
from onrecord.export.piece import Json, Piece, filled, headline, page, quote
from onrecord.store import Scope, Store

VERSION = "https://jsonfeed.org/version/1.1"


def write(store: Store, scope: Scope) -> Iterator[Piece]:
    """The whole feed."""
    items = sorted(map(_item, happenings(store, scope)), key=lambda i: (str(i.get("date_published", "")), i["id"]), reverse=True)
    yield page({"version": VERSION, "title": "On record", "items": items})


def _item(happening: Happening) -> Json:
    lead = happening.lead
    published = lead.article.published
    told_by = ", ".join(happening.outlets)
    return filled(
        id=f"urn:onrecord:happening:{happening.id}",
        url=lead.article.url,
        title=headline(lead),
        content_text=f"“{quote(lead)}” ({told_by})",
        date_published=f"{published.start}T00:00:00Z" if published else None,
        tags=[f"PLOVER:{lead.event.type}", lead.event.status, *(["background"] if lead.event.background else [])],
        authors=[{"name": name} for name in happening.outlets],
    )

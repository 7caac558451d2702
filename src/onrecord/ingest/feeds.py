"""RSS, RDF and Atom feeds, through feedparser."""

import io
from collections.abc import Iterator
from typing import Any

import feedparser

from onrecord.errors import NotAnArticle
from onrecord.ingest.addresses import web_address
from onrecord.ingest.fields import Item
from onrecord.ingest.found import Found, Stream
from onrecord.ingest.items import FeedItem, item_captures
from onrecord.ingest.markup import plain
from onrecord.ingest.means import Means

# A feed's "content" no longer than its summary by half is a teaser under another name.
FULL_RATIO = 1.5
FULL_LENGTH = 1200


def feed(stream: Stream, body: bytes, means: Means) -> Iterator[Found]:
    """A capture for each item, in the feed's order."""
    try:
        parsed = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, TypeError, LookupError) as error:  # what feedparser lets escape from broken references and encodings
        raise NotAnArticle(f"is a broken feed ({error})") from error
    if not parsed.entries:
        problem = parsed.get("bozo_exception")
        raise NotAnArticle(f"is a feed without items{f' ({problem})' if problem else ''}")
    for entry in parsed.entries:
        yield from item_captures(stream, _item(parsed.feed, entry), means)


def _item(channel: Any, entry: Any) -> FeedItem:  # noqa: ANN401 feedparser has no types
    summary = plain(entry.get("summary") or "")
    content = max((plain(part.get("value") or "") for part in entry.get("content", ())), key=len, default="")
    text = max(summary, content, key=len)
    item = Item(
        title=_line(entry.get("title")) or "",
        text=text,
        url=web_address(entry.get("link")),
        date=_line(entry.get("published") or entry.get("updated")),
        outlet=_line(_publisher(entry) or entry.get("source", {}).get("title") or channel.get("title")),
        byline=_line(", ".join(dict.fromkeys(name for a in entry.get("authors", ()) if (name := a.get("name"))))),
        tags=tuple(dict.fromkeys(tag for t in entry.get("tags", ()) if (tag := _line(t.get("term"))))),
        language=_line(entry.get("language") or channel.get("language")),
        source=_line(channel.get("title")),
    )
    return FeedItem(item, full=len(text) >= FULL_LENGTH or (bool(summary) and len(content) > FULL_RATIO * len(summary)))


def _publisher(entry: Any) -> str | None:  # noqa: ANN401
    """`publisher` of any namespace: a collected feed names there what each item came from."""
    return next((str(entry[key]) for key in sorted(entry) if key == "publisher" or key.endswith("_publisher")), None)


def _line(value: str | None) -> str | None:
    return " ".join(plain(value or "").split()) or None

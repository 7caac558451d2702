"""JSON Feed 1.0 and 1.1 (jsonfeed.org); the released feedparser does not read it."""

from collections.abc import Iterator, Mapping
from typing import TypeGuard

from onrecord.errors import NotAnArticle
from onrecord.ingest import fields
from onrecord.ingest.addresses import web_address
from onrecord.ingest.found import Found, Stream, refusal
from onrecord.ingest.items import FeedItem, item_captures
from onrecord.ingest.means import Means


def is_feed(value: object) -> TypeGuard[dict[str, object]]:
    """The version address is what makes a JSON object a feed."""
    return isinstance(value, dict) and str(value.get("version", "")).startswith("https://jsonfeed.org/version/")


def items(stream: Stream, feed: Mapping[str, object], means: Means) -> Iterator[Found]:
    """A capture for each item, in the feed's order."""
    given = feed.get("items")
    if not isinstance(given, list) or not given:
        raise NotAnArticle("is a JSON Feed without items")
    for number, entry in enumerate(given):
        if isinstance(entry, dict):
            yield from _item(stream, feed, entry, means)
        else:
            yield refusal("item", f"{stream.source}.items[{number}]", "is not an object")


def _item(stream: Stream, feed: Mapping[str, object], entry: Mapping[str, object], means: Means) -> Iterator[Found]:
    shared = {
        "outlet": feed.get("title"),
        "language": feed.get("language"),
        "author": feed.get("authors") or feed.get("author"),
        "feed": feed.get("feed_url"),
    }
    try:
        item = fields.item({**shared, **{key: value for key, value in entry.items() if value}})
    except NotAnArticle:
        item = fields.Item(title=str(entry.get("title") or ""), url=web_address(str(entry.get("url") or "")))
    whole = bool(entry.get("content_text") or entry.get("content_html"))
    yield from item_captures(stream, FeedItem(item, whole), means)

"""Items of a feed: the linked page where the network is allowed, else what the feed itself holds."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.errors import NotAnArticle
from onrecord.ingest import fields
from onrecord.ingest.found import Found, Stream, capture, refusal
from onrecord.ingest.means import Means
from onrecord.types import Capture


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item; `full` says that the feed gave the whole text and not a summary."""

    item: fields.Item
    full: bool


def item_captures(stream: Stream, feed_item: FeedItem, means: Means) -> Iterator[Found]:
    """The item's own text if it is whole; else its page; else, with the reason, the summary."""
    url = feed_item.item.url
    if url and not feed_item.full and means.fetcher:
        found = means.fetcher.fetch(url)
        yield found
        if isinstance(found, Capture):
            return
    yield _own_text(stream, feed_item.item)


def _own_text(stream: Stream, item: fields.Item) -> Found:
    source = f"{stream.source}#{item.url or item.title or 'item'}"
    if not item.text:
        return refusal("item", source, "the feed gives no text for it; allow fetching to read the page it links to")
    try:
        return capture(replace(stream, source=source, url=item.url, media_type="application/json", charset="utf-8"), fields.encode(item))
    except NotAnArticle as error:
        return refusal("item", source, str(error))

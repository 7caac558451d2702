"""Lists of feeds (OPML), through listparser: every feed in it is fetched and read."""

from collections.abc import Iterator

import listparser

from onrecord.errors import NotAnArticle
from onrecord.ingest import feeds
from onrecord.ingest.found import Found, Stream, refusal
from onrecord.ingest.means import Means
from onrecord.types import Capture


def opml(stream: Stream, body: bytes, means: Means) -> Iterator[Found]:
    """The items of each listed feed, in the list's order; a feed listed twice is read once."""
    listed = listparser.parse(body.decode("utf-8", "replace"))
    addresses = dict.fromkeys(entry.url for entry in listed.feeds if entry.url)
    if not addresses:
        raise NotAnArticle("is an OPML list without feeds")
    for address in addresses:
        yield from _feed(stream, address, means)


def _feed(stream: Stream, address: str, means: Means) -> Iterator[Found]:
    if means.fetcher is None:
        yield refusal("feed", address, f"listed in {stream.source}, but fetching is not allowed here")
        return
    found = means.fetcher.fetch(address)
    if not isinstance(found, Capture):
        yield found
        return
    try:
        yield from feeds.feed(Stream(address, found.fetched, url=found.url), found.body, means)
    except NotAnArticle as error:
        yield refusal("feed", address, str(error))

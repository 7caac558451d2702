"""From a kind to the function that reads it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from onrecord.errors import NotAnArticle, Refused
from onrecord.ingest import feeds, opml, records
from onrecord.ingest.found import Found, Stream, capture, read_document, refusal
from onrecord.ingest.kinds import Kind
from onrecord.ingest.means import Means
from onrecord.ingest.mhtml import mhtml
from onrecord.ingest.warc import warc

FEED_MARKS = (b"<rss", b"<feed", b":feed", b"<rdf", b"<channel")
Reads = Callable[[Stream, Means], Iterator[Found]]


def document(stream: Stream, means: Means) -> Iterator[Found]:
    """A page or a text: one capture."""
    yield capture(stream, read_document(stream, means.limits.document))


def xml(stream: Stream, means: Means) -> Iterator[Found]:
    """A feed, a list of feeds or an XHTML page, told apart by the first tags."""
    body = read_document(stream, means.limits.document)
    head = body[:4000].lower()
    if b"<opml" in head:
        yield from opml.opml(stream, body, means)
    elif b"<html" in head:
        yield capture(replace(stream, media_type="application/xhtml+xml"), body)
    else:
        capture(stream, body)  # refuses what is empty or binary
        if not any(mark in head for mark in FEED_MARKS):
            raise NotAnArticle("is XML of another kind; feeds (RSS, Atom), OPML lists and XHTML pages are read")
        yield from feeds.feed(stream, body, means)


KINDS: Mapping[Kind, Reads] = MappingProxyType(
    {
        "page": document,
        "text": document,
        "mhtml": mhtml,
        "json": records.json_file,
        "jsonl": records.json_lines,
        "table": records.table,
        "warc": warc,
        "xml": xml,
    }
)


def read(kind: Kind, stream: Stream, means: Means) -> Iterator[Found]:
    """Everything in an open source; what cannot be read becomes a refusal, and the run goes on."""
    what = "file" if stream.url is None else "page"
    found = None
    try:
        for found in KINDS[kind](stream, means):
            yield found
        if found is None:
            yield refusal(what, stream.source, "holds no records")
    except (Refused, OSError) as error:
        yield refusal(what, stream.source, str(error))

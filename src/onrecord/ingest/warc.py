"""Web archives (WARC), through fastwarc: record by record, never the whole file."""

from collections import Counter
from collections.abc import Iterator
from io import BufferedReader
from typing import Any, BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecordType

from onrecord.errors import CannotOpen, Refused
from onrecord.ingest.addresses import web_address
from onrecord.ingest.found import Found, Stream, capture, refusal
from onrecord.ingest.kinds import MEDIA
from onrecord.ingest.means import Means
from onrecord.ingest.unpack import inflate

KEPT = WarcRecordType.response | WarcRecordType.resource
PAGES = frozenset(media for media, kind in MEDIA.items() if kind in {"page", "text"})
DAMAGED = 20


class Forward:
    """All that fastwarc may know of a stream: it must not try to seek in pipes and unpacked files."""

    def __init__(self, handle: BufferedReader) -> None:
        self._handle = handle
        self._place = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes, however few: asking for all of them would lose what precedes damage."""
        piece = self._handle.read1(size)
        self._place += len(piece)
        return piece

    def tell(self) -> int:
        """How many bytes were read."""
        return self._place


def warc(stream: Stream, means: Means) -> Iterator[Found]:
    """Pages among responses and resources; the rest is counted in one refusal by its type."""
    passed_over: Counter[str] = Counter()
    taken = 0
    for number, record in _records(stream):
        if not isinstance(record, str):
            media = _media(record)
            if media not in PAGES:
                passed_over[media] += 1
                continue
            record = _page(stream, number, record, media, means.limits.document)
        else:
            yield refusal("record", f"{stream.source}#{number}", record)
            continue
        taken += 1
        yield record
    if passed_over:
        counts = ", ".join(f"{count} {media}" for media, count in sorted(passed_over.items()))
        yield refusal("records", stream.source, f"records that are not pages: {counts}")
    if not taken and not passed_over:
        raise CannotOpen("holds no response or resource records; is it a WARC file?")


def _records(stream: Stream) -> Iterator[tuple[int, Any]]:
    """Records by number; a text in place of one that is broken, after which the next is sought."""
    forward = cast("BinaryIO", Forward(cast("BufferedReader", stream.handle)))
    archive = iter(ArchiveIterator(forward, record_types=KEPT, parse_http=False, stream_detect=False))
    number = broken = 0
    while broken < DAMAGED:
        number += 1
        try:
            yield number, next(archive)
        except StopIteration:
            return
        except OSError as error:
            broken += 1
            yield number, f"is broken ({error}); the archive's remaining records are sought"


def _media(record: Any) -> str:  # noqa: ANN401 fastwarc has no types
    """Content type of the page in a record, parsing its HTTP headers on the way; `unreadable` if they are broken."""
    try:
        record.parse_http(quirks_mode=True)
    except OSError:
        return "unreadable"
    named = record.http_content_type if record.is_http_parsed else record.headers.get("Content-Type", "").partition(";")[0]
    return str(named or "unnamed").strip().lower()


def _page(stream: Stream, number: int, record: Any, media: str, limit: int) -> Found:  # noqa: ANN401
    source = f"{stream.source}#{number}"
    try:
        _check_status(record)
        body = record.reader.read(limit + 1)
        if len(body) > limit:
            return refusal("record", source, f"is larger than the limit of {limit / 1e6:g} MB for one document")
        headers = record.http_headers or {}
        body = inflate(body, headers.get("Content-Encoding", "").strip().lower(), limit)
        url = record.headers.get("WARC-Target-URI", "").strip("<>")
        when = record.record_date or stream.fetched
        origin = Stream(source, when, url=web_address(url), media_type=media, charset=record.http_charset)
        return capture(origin, body)
    except (Refused, OSError) as error:
        return refusal("record", source, str(error))


def _check_status(record: Any) -> None:  # noqa: ANN401
    if record.is_http_parsed and (status := record.http_headers.status_code) != 200:
        raise CannotOpen(f"answered {status}; only pages that answered 200 are read")

"""Pages as browsers save them in one file (MHTML): the root page is taken, its pictures and styles are not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import cast

from onrecord.errors import CannotOpen
from onrecord.ingest.addresses import web_address
from onrecord.ingest.found import Found, Stream, capture, read_document
from onrecord.ingest.means import Means


def mhtml(stream: Stream, means: Means) -> Iterator[Found]:
    """The first HTML part. Raises `CannotOpen` if there is none."""
    message = cast("EmailMessage", message_from_bytes(read_document(stream, means.limits.document), policy=policy.compat32))
    part = next((part for part in message.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}), None)
    payload = part.get_payload(decode=True) if part else None
    if part is None or not isinstance(payload, bytes):
        raise CannotOpen("holds no HTML part; save the page again as .mhtml or as .html")
    url = str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or "")
    yield capture(
        replace(
            stream,
            url=web_address(url),
            fetched=_saved(str(message.get("Date") or "")) or stream.fetched,
            media_type=part.get_content_type(),
            charset=part.get_content_charset(),
        ),
        payload,
    )


def _saved(header: str) -> datetime | None:
    try:
        when = parsedate_to_datetime(header) if header else None
    except ValueError:
        return None
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC) if when else None

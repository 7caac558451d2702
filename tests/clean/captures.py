"""Captures for tests: the same moment of fetching everywhere."""

from datetime import UTC, datetime
from hashlib import sha256

from onrecord.types import Capture

FETCHED = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)


def capture(body: bytes | str, media_type: str = "text/plain", *, url: str | None = None, charset: str | None = None) -> Capture:
    """A capture of these bytes as if fetched on 1 June 2024."""
    raw = body.encode() if isinstance(body, str) else body
    return Capture(
        source="memory", url=url, fetched=FETCHED, media_type=media_type, charset=charset, sha256=sha256(raw).hexdigest(), body=raw
    )

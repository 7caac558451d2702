"""What every kind of source gives: a capture with its hash, or a refusal with its reason."""

import codecs
import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import BinaryIO

from onrecord.errors import NotAnArticle
from onrecord.types import Capture, Refusal

Found = Capture | Refusal

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = (
    (b"%PDF", "a PDF; save its text as .txt"),
    (b"PK\x03\x04", "a zip archive or office document; unpack it or save its text as .txt"),
    (b"\x1f\x8b", "gzip inside gzip; unpack it once"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
HEAD = 8192


@dataclass(frozen=True, slots=True)
class Stream:
    """An open source: where it was found, when it was had, its bytes, the address and type that came with it."""

    source: str
    fetched: datetime
    handle: BinaryIO = field(default_factory=BytesIO)
    url: str | None = None
    media_type: str = ""
    charset: str | None = None


def refusal(what: str, source: str, reason: str) -> Refusal:
    """Something ingest did not take."""
    return Refusal(stage="ingest", what=what, reason=reason, source=source)


def charset_of(body: bytes) -> str | None:
    """The encoding the first bytes give away: a byte order mark, or every second byte zero (UTF-16 without a mark)."""
    for mark, name in BOMS:
        if body.startswith(mark):
            return name
    head = body[: HEAD // 2 * 2]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(head) >= 8 and max(even, odd) > len(head) * 0.4 and min(even, odd) <= len(head) * 0.02:
        return "utf-16-be" if even > odd else "utf-16-le"
    return None


def known_charset(name: str | None) -> str | None:
    """Python's name for a declared encoding; nothing for one it does not know."""
    try:
        return codecs.lookup(name.strip().strip("'\"")).name if name else None
    except (LookupError, ValueError):
        return None


def check_text(body: bytes) -> None:
    """Raise `NotAnArticle` for what no text can be: nothing at all, known binary kinds, zero bytes."""
    if not body.strip():
        raise NotAnArticle("is empty")
    for magic, name in MAGIC:
        if body.startswith(magic):
            raise NotAnArticle(f"is {name}")
    if b"\0" in body[:HEAD] and charset_of(body) is None:
        raise NotAnArticle("is binary, not text: its first bytes hold zeros")


def capture(stream: Stream, body: bytes) -> Capture:
    """The bytes with their hash. Raises `NotAnArticle` if they cannot be text."""
    check_text(body)
    return Capture(
        source=stream.source,
        url=stream.url,
        fetched=stream.fetched,
        media_type=stream.media_type,
        charset=charset_of(body) or known_charset(stream.charset),
        sha256=hashlib.sha256(body).hexdigest(),
        body=body,
    )


def read_document(stream: Stream, limit: int) -> bytes:
    """All bytes of one document. Raises `NotAnArticle` if there are more than the limit."""
    body = stream.handle.read(limit + 1)
    if len(body) > limit:
        raise NotAnArticle(f"is larger than the limit of {limit / 1e6:g} MB for one document; raise the limit or split it")
    return body

"""Gzip, read with an eye on how much comes out."""

import gzip
import io
import zlib
from typing import BinaryIO, cast

from onrecord.errors import CannotOpen
from onrecord.ingest.limits import Limits

GZIP = b"\x1f\x8b"


class Unpacked(io.RawIOBase):
    """The decompressed bytes of a gzip stream. Reading raises `CannotOpen` once they outgrow what real text does."""

    def __init__(self, packed: BinaryIO, limits: Limits) -> None:
        self._packed = packed
        self._plain = gzip.GzipFile(fileobj=packed)
        self._limits = limits
        self._out = 0
        self._start = packed.tell() if packed.seekable() else 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            piece = self._plain.read1(len(buffer))  # not `read`, which loses what precedes damage
        except (OSError, EOFError, zlib.error) as error:
            raise CannotOpen(f"is damaged gzip ({error}); fetch or pack it again") from error
        self._out += len(piece)
        self._check()
        buffer[: len(piece)] = piece
        return len(piece)

    def _check(self) -> None:
        if self._out < self._limits.ratio_from:
            return
        used = self._packed.tell() - self._start
        if self._out > self._limits.ratio * max(used, 1):
            raise CannotOpen(f"looks like a decompression bomb: {used} bytes became more than {self._out}")


def unpacked(packed: BinaryIO, limits: Limits) -> BinaryIO:
    """A buffered stream of the plain bytes."""
    return cast("BinaryIO", io.BufferedReader(Unpacked(packed, limits), 1 << 16))


def inflate(body: bytes, coding: str, limit: int) -> bytes:
    """One HTTP body out of its content coding. Raises `CannotOpen` past the limit, if damaged or for unknown codings."""
    if coding in {"", "identity"}:
        return body
    if coding not in {"gzip", "x-gzip", "deflate"}:
        raise CannotOpen(f"is in content coding {coding!r}; gzip and deflate are read")
    bits = 47 if coding != "deflate" or body[:1] == b"\x78" else -15
    try:
        plain = zlib.decompressobj(bits).decompress(body, limit + 1)
    except zlib.error as error:
        raise CannotOpen(f"has a damaged {coding} body ({error})") from error
    if len(plain) > limit:
        raise CannotOpen(f"looks like a decompression bomb: {len(body)} bytes became more than {limit}")
    return plain

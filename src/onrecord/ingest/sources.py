"""The stage: every source in turn, whatever it is."""

import io
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.ingest.fetch import Fetcher
from onrecord.ingest.files import file
from onrecord.ingest.folders import folder
from onrecord.ingest.found import HEAD, Found, Stream, refusal
from onrecord.ingest.kinds import MEDIA, Kind, sniff
from onrecord.ingest.limits import Limits
from onrecord.ingest.means import Means
from onrecord.ingest.route import read
from onrecord.ingest.unpack import GZIP, unpacked
from onrecord.types import Capture

STDIN = "-"


def ingest(
    sources: Iterable[str], *, fetcher: Fetcher | None = None, limits: Limits | None = None, stdin: BinaryIO | None = None
) -> Iterator[Found]:
    """Captures and refusals of all sources, in the order given. Without a fetcher nothing is asked of the network.

    A source is a path, an http(s) address or `-` for standard input (`stdin`, if given). Nothing is read before the iterator asks for it.
    """
    means = Means(limits or Limits(), fetcher, stdin)
    for on_the_web, group in groupby(sources, is_address):
        if on_the_web:
            yield from _pages(list(group), means)
        else:
            for source in group:
                yield from _local(source, means)


def is_address(source: str) -> bool:
    """Whether a source is fetched and not opened."""
    return source.lower().startswith(("http://", "https://"))


def _local(source: str, means: Means) -> Iterator[Found]:
    if source == STDIN:
        yield from _piped(means)
        return
    path = Path(source)
    try:
        kind = "folder" if path.is_dir() else "file" if path.exists() or path.is_symlink() else ""
    except (OSError, ValueError) as error:
        yield refusal("file", source, f"is not a path ({error})")
        return
    if not kind:
        yield refusal("file", source, "there is no such file or folder; check the path, or write http:// or https:// before an address")
        return
    yield from (folder if kind == "folder" else file)(path, means)


def _piped(means: Means) -> Iterator[Found]:
    """Standard input, its kind known by its first bytes; it has no time of its own, so it gets the one of now."""
    stdin = means.stdin or getattr(sys.stdin, "buffer", None)
    if stdin is None:
        yield refusal("file", STDIN, "there is no standard input here; give a path")
        return
    handle = _peekable(stdin)
    if handle.peek(2)[:2] == GZIP:
        handle = _peekable(unpacked(cast("BinaryIO", handle), means.limits))
    kind, media = sniff(handle.peek(HEAD))
    stream = Stream(STDIN, datetime.now(UTC), cast("BinaryIO", handle), media_type=media)
    yield from read(kind, stream, means)


def _peekable(handle: BinaryIO) -> io.BufferedReader:
    if isinstance(handle, io.BufferedReader):
        return handle
    return io.BufferedReader(cast("io.RawIOBase", handle), 1 << 16)


def _pages(addresses: list[str], means: Means) -> Iterator[Found]:
    """Addresses in the order given; different hosts are asked at once, one host one page at a time."""
    if means.fetcher is None:
        yield from (refusal("page", address, "fetching is not allowed here") for address in addresses)
        return
    width = means.limits.hosts_at_once
    with ThreadPoolExecutor(width) as pool:
        for first in range(0, len(addresses), width):
            for found in pool.map(means.fetcher.fetch, addresses[first : first + width]):
                yield from _opened(found, means)


def _opened(found: Found, means: Means) -> Iterator[Found]:
    """A page as it is; a feed, a list or an archive taken apart."""
    if not isinstance(found, Capture):
        yield found
        return
    kind = kind_of(found)
    if kind in {"page", "text"}:
        yield found
        return
    stream = Stream(found.source, found.fetched, io.BytesIO(found.body), found.url, found.media_type, found.charset)
    if found.body.startswith(GZIP):
        stream = replace(stream, handle=unpacked(stream.handle, means.limits))
    yield from read(kind, stream, means)


def kind_of(found: Capture) -> Kind:
    """Servers call feeds anything: the first bytes outrank a declared page, text or nothing."""
    declared = MEDIA.get(found.media_type)
    seen = sniff(found.body[:HEAD])[0]
    return seen if declared is None or seen in {"xml", "warc"} else declared

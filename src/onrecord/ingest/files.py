"""One file by its path."""

import stat
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from onrecord.errors import CannotOpen, NotAnArticle
from onrecord.ingest.found import Found, Stream, refusal
from onrecord.ingest.kinds import SUFFIXES, known_suffixes, suffix_of
from onrecord.ingest.means import Means
from onrecord.ingest.route import read
from onrecord.ingest.unpack import GZIP, unpacked


def file(path: Path, means: Means) -> Iterator[Found]:
    """What the file holds, by its suffix; its time is the time it was last changed."""
    suffix = suffix_of(path.name)
    try:
        changed = _check(path, suffix)
        with ExitStack() as closing:
            handle = closing.enter_context(path.open("rb"))
            gzipped = handle.peek(2)[:2] == GZIP
            plain = unpacked(handle, means.limits) if gzipped else handle
            kind, media = SUFFIXES[suffix]
            yield from read(kind, Stream(str(path), changed, plain, media_type=media), means)
    except (CannotOpen, NotAnArticle) as error:
        yield refusal("file", str(path), str(error))
    except OSError as error:
        yield refusal("file", str(path), f"cannot be read ({error.strerror or error})")


def _check(path: Path, suffix: str) -> datetime:
    """The file's time in UTC. Raises for what cannot be a source."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise CannotOpen("is not a regular file; pipe it in as -")
    if suffix not in SUFFIXES:
        raise CannotOpen(
            f"has {f'the unknown suffix {suffix}' if suffix else 'no suffix'}; read are: {known_suffixes()}, each also with .gz"
        )
    if not found.st_size:
        raise NotAnArticle("is empty")
    return datetime.fromtimestamp(found.st_mtime, UTC)

"""What of an article's text is compared: its lines, word shingles, and a sketch that finds texts sharing some.

Shingles are five running words (Broder 1997, "On the resemblance and containment of documents"). The sketch is that paper's
MOD_m sketch, shingles whose hash is divisible by m, and not its MIN_s sketch (MinHash), because MOD_m also finds a short text
inside a long one; the smallest hashes are added so that very short texts have a sketch at all. Pairs it finds are compared exactly.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.text import words
from onrecord.types import Article, Record

SHINGLE = 5
# One in sixteen: a passage of 80 words is missed with probability (15/16)^76 = .7 %, and an article of 500 words has about 31 keys.
MODULUS = 16
SMALLEST = 8
_BODY = frozenset({"paragraph", "quote", "list"})

Hashes = NDArray[np.uint64]


class Trace(Record, frozen=True):
    """What a later article finds this one by: sketch keys, and keys of its lines in its outlet under its title."""

    outlet: str
    title: int
    lines: tuple[int, ...]
    sketch: tuple[int, ...]


class Body(NamedTuple):
    """The lines of a text with the key of each and the hashes of its words."""

    lines: tuple[str, ...]
    keys: tuple[int, ...]
    hashes: tuple[Hashes, ...]


@lru_cache(maxsize=1024)
def body(article: Article) -> Body:
    """The blocks of the body, title, headings and captions left out: outlets write their own."""
    found = [article.text[block.start : block.end] for block in article.blocks if block.kind in _BODY]
    lines = tuple(line for block in found for line in block.splitlines() if line.strip())
    spoken = [words(line.casefold()) for line in lines]
    return Body(lines, tuple(map(_key, spoken)), tuple(map(_hashes, spoken)))


def shown_by(article: Article) -> str:
    """Who shows this text, for telling their furniture: the site, or without an address the republisher, outlet or source."""
    host = (article.url or "").partition("://")[2].partition("/")[0].removeprefix("www.")
    return (host or article.republisher or article.outlet or article.source).casefold()


def line_key(line: str) -> int:
    """A key of the line's words, punctuation and case aside."""
    return _key(words(line.casefold()))


def _key(spoken: Sequence[str]) -> int:
    return signed(_hash(" ".join(spoken)))


def signed(value: int) -> int:
    """The same 64 bits as SQLite's integers hold them."""
    return value - (1 << 64) if value >= 1 << 63 else value


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


# Words come again and again; whole lines seldom do and would push them out.
_hashed = lru_cache(maxsize=1 << 17)(_hash)


def _hashes(spoken: Sequence[str]) -> Hashes:
    return np.fromiter(map(_hashed, spoken), dtype=np.uint64, count=len(spoken))


def shingles(lines: Iterable[str]) -> Hashes:
    """Sorted distinct hashes of five running words through all the lines; shorter texts have one, of all their words."""
    return _shingles([_hashes(words(line.casefold())) for line in lines])


def _shingles(lines: Sequence[Hashes]) -> Hashes:
    hashed = np.concatenate(lines) if lines else np.empty(0, dtype=np.uint64)
    if not len(hashed):
        return hashed
    width = min(SHINGLE, len(hashed))
    total = np.zeros(len(hashed) - width + 1, dtype=np.uint64)
    # A polynomial over the words' hashes; arithmetic is modulo 2^64, which is meant.
    for offset in range(width):
        total = total * np.uint64(0x9E3779B97F4A7C15) + hashed[offset : offset + len(total)]
    return np.unique(_mixed(total))


def _mixed(values: Hashes) -> Hashes:
    """The finalizer of splitmix64 (Steele, Lea, Flood 2014), so that low bits depend on all."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed: Hashes = values ^ (values >> np.uint64(31))
    return mixed


def sketch(found: Hashes) -> tuple[int, ...]:
    """Keys of a text from its sorted shingles."""
    chosen: list[int] = np.unique(np.concatenate((found[:SMALLEST], found[found % np.uint64(MODULUS) == 0]))).astype(np.int64).tolist()
    return tuple(chosen)


def overlap(a: Hashes, b: Hashes) -> tuple[float, float]:
    """Resemblance (Jaccard) and containment of the smaller in the larger, 0 … 1."""
    if not len(a) or not len(b):
        return 0.0, 0.0
    shared = len(np.intersect1d(a, b, assume_unique=True))
    return shared / (len(a) + len(b) - shared), shared / min(len(a), len(b))


def kept(article: Article, furniture: frozenset[int]) -> Hashes:
    """Shingles of an article's lines that are not furniture."""
    found = body(article)
    return _shingles([hashed for hashed, key in zip(found.hashes, found.keys, strict=True) if key not in furniture])


def trace(article: Article, furniture: frozenset[int]) -> Trace:
    """What to keep of an article; furniture is not worth finding it by."""
    return Trace(shown_by(article), line_key(article.title), tuple(sorted(set(body(article).keys))), sketch(kept(article, furniture)))

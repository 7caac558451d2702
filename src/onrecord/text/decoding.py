"""Bytes to characters: byte-order mark, then what was declared outside, then inside, then UTF-8, then detection.

The order follows the WHATWG encoding standard, which also says that pages declaring Latin-1 mean windows-1252.
"""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Within the first 1,024 bytes by the standard; 4,096 as pages with long leading comments exist.
_HEAD = 4096
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.I
)
_WHATWG = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "x-sjis": "cp932",
    "utf-16": "utf-8",
}
# Detection looks at a sample: it is quadratic in the number of candidate encodings and gains nothing beyond this.
_SAMPLE = 65_536


class Decoded(NamedTuple):
    """Characters, the encoding used, and how many bytes had no meaning in it (each became U+FFFD)."""

    text: str
    charset: str
    replaced: int


def decode(body: bytes, declared: str | None = None) -> Decoded:
    """Characters of `body`; `declared` is what its sender said. Never raises: judge by `replaced`."""
    for charset in _candidates(body, declared):
        text = _strict(body, charset)
        if text is not None:
            return Decoded(text, charset, 0)
    return _best_effort(body, declared)


def _candidates(body: bytes, declared: str | None) -> Iterator[str]:
    marked = next((name for mark, name in _BOMS if body.startswith(mark)), None)
    if marked:
        yield marked
    inside = _DECLARED.search(body[:_HEAD])
    names = [declared, (inside.group(1) or inside.group(2)).decode("ascii", "replace") if inside else None]
    # A page in valid UTF-8 with multi-byte characters is UTF-8 whatever it declares: other text almost never is valid by accident.
    if not body.isascii():
        yield "utf-8"
    yield from (_known(name) for name in names if name and _known(name))
    yield "utf-8"


def _known(name: str) -> str:
    """The codec the name stands for, or an empty string."""
    plain = name.strip().strip("\"'").lower()
    plain = _WHATWG.get(plain, plain)
    try:
        info = codecs.lookup(plain)
    except LookupError:
        return ""
    return info.name if getattr(info, "_is_text_encoding", True) else ""


def _strict(body: bytes, charset: str) -> str | None:
    try:
        return body.decode(charset)
    except (UnicodeDecodeError, UnicodeError, LookupError):
        return None


def _best_effort(body: bytes, declared: str | None) -> Decoded:
    """No candidate fits wholly: the one that loses least, detection included; on a tie the more trusted."""
    names = [*dict.fromkeys(_candidates(body, declared)), *_detected(body)]
    trials = [Decoded(body.decode(name, "replace"), name, 0) for name in names]
    counted = [t._replace(replaced=t.text.count("\ufffd")) for t in trials]
    return min(counted, key=lambda t: t.replaced)


def _detected(body: bytes) -> Iterator[str]:
    # A few bad bytes in a UTF-8 page must not hand the whole page to a single-byte encoding in which every byte means something.
    if body.decode("utf-8", "replace").count("\ufffd") * 100 <= sum(byte > 127 for byte in body[:_SAMPLE]):
        return
    best = from_bytes(body[:_SAMPLE]).best()
    if best is not None:
        yield best.encoding

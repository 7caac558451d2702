"""What is refused before it is parsed: empty, binary, too large, nested so deep that parsers would give up or crash."""

import re

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from onrecord.errors import NotAnArticle
from onrecord.text import Decoded

# A long read with all its scripts is below 5 MB; 20 MB is a dump, a film or an attack.
MAX_BYTES = 20_000_000
# Deepest of 210 news pages: 47. libxml2 cuts the tree at 256, silently: a tree that deep has lost text.
MAX_DEPTH = 250
# Largest of 210 news pages: 8,048 tags, closing ones included.
MAX_TAGS = 400_000
# A page in a wrong encoding shows one replacement in every few characters; a damaged one has a handful.
MAX_REPLACED = 0.01
MAX_CONTROLS = 0.01

_MAGIC = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x7fELF",
    b"MZ\x90",
    b"OggS",
    b"ID3",
    b"Rar!",
    b"\xd0\xcf\x11\xe0",
    b"RIFF",
    b"SQLite format",
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def check_bytes(body: bytes) -> None:
    """Raises NotAnArticle for what no reading of the bytes could make an article."""
    if not body.strip():
        raise NotAnArticle("empty: the source holds no characters")
    if len(body) > MAX_BYTES:
        raise NotAnArticle(f"too large: {len(body):,} bytes, at most {MAX_BYTES:,} are read; split the file or save the article alone")
    if body.startswith(_MAGIC):
        raise NotAnArticle(f"binary: begins with {body[:4]!r}, which is no text; convert it to text or HTML first")


def check_text(decoded: Decoded) -> None:
    """Raises NotAnArticle if the characters are not text: too many without meaning."""
    text, size = decoded.text, max(1, len(decoded.text))
    if decoded.replaced / size > MAX_REPLACED:
        raise NotAnArticle(
            f"broken encoding: {decoded.replaced:,} of {size:,} characters have no meaning in {decoded.charset}, the likeliest encoding"
        )
    controls = sum(1 for _ in _CONTROL.finditer(text))
    if controls / size > MAX_CONTROLS:
        raise NotAnArticle(f"binary: {controls:,} of {size:,} characters are control characters")


def check_markup(text: str) -> None:
    """Raises NotAnArticle for more markup than any page needs; before a parser sees it."""
    count = sum(1 for _ in _TAG.finditer(text))
    if count > MAX_TAGS:
        raise NotAnArticle(f"markup bomb: {count:,} tags, at most {MAX_TAGS:,} are read")


def check_tree(root: HtmlElement) -> None:
    """Raises NotAnArticle for elements nested deeper than the parser follows. Walks without recursion."""
    depth = deepest = 0
    for event, _ in iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    if deepest > MAX_DEPTH:
        raise NotAnArticle(f"markup bomb: more than {MAX_DEPTH} elements inside each other, so the parser lost text")

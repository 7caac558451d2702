"""Title and parts to one text with its blocks."""

from onrecord.clean.draft import Part
from onrecord.types import Block

SEPARATOR = "\n\n"


def assemble(title: str, parts: tuple[Part, ...]) -> tuple[str, tuple[Block, ...]]:
    """The article's text and its blocks, the title first if there is one. Parts are one line each and never empty."""
    pieces = [Part("title", title), *parts] if title else list(parts)
    blocks, at = [], 0
    for piece in pieces:
        blocks.append(Block(piece.kind, at, at + len(piece.text)))
        at += len(piece.text) + len(SEPARATOR)
    return SEPARATOR.join(piece.text for piece in pieces), tuple(blocks)

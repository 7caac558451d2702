"""An article's trees, quotations and blocks, asked by place."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.syntax import Tree
from onrecord.types import Quotation

BESIDE = 4  # characters of white space that may stand between a colon and the quotation it announces


@dataclass(frozen=True)
class Page:
    """An article's trees and quotations, and where its blocks begin."""

    tree: Tree
    quotations: Sequence[Quotation]
    blocks: Sequence[int]

    def block(self, at: int) -> int:
        """Number of the block a character lies in."""
        return bisect_right(self.blocks, at) - 1

    def announces(self, block: int) -> bool:
        """Does a block end with a colon, so that the next is what it announces?"""
        end = self.blocks[block + 1] if block + 1 < len(self.blocks) else len(self.tree.text)
        return self.tree.text[self.blocks[block] : end].rstrip().endswith(":")

    @cached_property
    def outer(self) -> list[Quotation]:
        """The quotations that lie in no other."""
        found: list[Quotation] = []
        for quotation in self.quotations:
            if not found or quotation.span.start >= found[-1].span.end:
                found.append(quotation)
        return found

    def quotation_at(self, at: int) -> Quotation | None:
        """The outermost quotation around a character."""
        place = bisect_right(self.outer, at, key=_start) - 1
        return self.outer[place] if place >= 0 and at < self.outer[place].span.end else None

    def quotations_in(self, start: int, end: int) -> Sequence[Quotation]:
        """The outermost quotations that touch or follow within one sentence's reach of some characters."""
        first = max(0, bisect_right(self.outer, start, key=_start) - 1)
        return self.outer[first : bisect_right(self.outer, end + BESIDE, key=_start)]


def _start(quotation: Quotation) -> int:
    return quotation.span.start

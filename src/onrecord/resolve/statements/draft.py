"""A statement before it is settled, and what two of them have in common."""

from dataclasses import dataclass

from onrecord.resolve.statements.chain import Speaker
from onrecord.types import Span, StatementKind


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement on its way."""

    kind: StatementKind
    speaker: Speaker | None
    head: int | None
    via: tuple[Span, ...]
    content: Span
    parts: tuple[Span, ...]
    cue: Span | None
    hedged: bool
    reasons: tuple[str, ...]


def overlap(a: Span, b: Span) -> int:
    """Characters two spans share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def length(span: Span) -> int:
    """Characters of a span."""
    return span.end - span.start


def shared(a: Draft, b: Draft) -> int:
    """Characters the words of two drafts share."""
    return sum(overlap(x, y) for x in (a.content, *a.parts) for y in (b.content, *b.parts))

"""Mentions from the name scores: trimmed to the name itself, closed-class words refused."""

from collections.abc import Iterable, Sequence
from typing import cast

from onrecord.read.spans import WordSpan
from onrecord.types import Mention, MentionKind, Refusal, Span, Word

# Universal word classes that never name anything by themselves.
CLOSED = frozenset({"PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "PART", "PUNCT", "INTJ"})
_ARTICLES = frozenset({"the", "a", "an"})
_EDGES = frozenset("\"'“”‘’«»„,;:.…!?-–—()[]•*|")


def mentions(spans: Iterable[WordSpan], words: Sequence[Word], text: str) -> tuple[list[Mention], list[Refusal]]:
    """Mentions in text order, and what was seen as one but is not."""
    found: list[Mention] = []
    refused: list[Refusal] = []
    for span in spans:
        first, last = _trimmed(span, words, text)
        if first >= last or all(words[n].pos in CLOSED for n in range(first, last)):
            whole = Span(words[span.first].start, words[span.last - 1].end)
            refused.append(Refusal(stage="read", what="mention", reason="a closed-class word or a mark names nothing", span=whole))
            continue
        place = Span(words[first].start, words[last - 1].end)
        found.append(Mention(place, cast("MentionKind", span.kind.lower()), span.score))
    return found, refused


def _trimmed(span: WordSpan, words: Sequence[Word], text: str) -> tuple[int, int]:
    """Without marks and a clitic at the edges and without a small article before it, as the training data has it."""
    first, last = span.first, span.last
    while first < last and (_written(words, text, last - 1) in _EDGES and not _closes(words, text, first, last)):
        last -= 1
    if last - first > 1 and _written(words, text, last - 1).lower() in ("'s", "’s", "'", "’"):
        last -= 1
    while first < last and (_written(words, text, first) in _EDGES or _written(words, text, first) in _ARTICLES):
        first += 1
    return first, last


def _closes(words: Sequence[Word], text: str, first: int, last: int) -> bool:
    """Is the last mark a bracket or quotation mark that opened inside the span, or a stop within initials (U . S .)?"""
    mark = _written(words, text, last - 1)
    inside = {_written(words, text, n) for n in range(first, last - 1)}
    if mark == ".":
        return last - first > 2 and len(_written(words, text, last - 2)) == 1 and words[last - 1].start == words[last - 2].end
    return {")": "(", "]": "[", "”": "“", "’": "‘", "»": "«"}.get(mark, "") in inside


def _written(words: Sequence[Word], text: str, place: int) -> str:
    return text[words[place].start : words[place].end]

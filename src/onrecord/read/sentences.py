"""Finds where sentences end among the words of a block.

A full stop ends a sentence when what follows can begin one; titles and initials never end one, other abbreviations only
before a word that rarely follows them inside a sentence. Closing marks and brackets stay with the sentence they close.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.read.words import Bounds, table

# No sentence has more words than this: a longer one is a list, a table or a page without full stops. It is cut at the
# last comma or semicolon before the limit, so that nothing is lost and memory stays bounded.
LONGEST = 250

_STOPS = frozenset({".", "!", "?", "…", "。", "！", "？"})
_CLOSING = frozenset("”’»)]}›\"'″")
_OPENING = frozenset("“‘«([{„‹\"'¿¡")
_BULLETS = frozenset("•●▪■◦‣·*–—")
_RUN = re.compile(r"[.!?…]{2,}$|\.$")
_NOTE = re.compile(r" ?(?:\[\d{1,3}\])+")
_SOFT = frozenset({",", ";", ":", "|", "–", "—"})


def sentences(text: str, words: Sequence[Bounds]) -> list[int]:
    """Places in `words` where a sentence begins; the first is 0 unless there are no words."""
    if not words:
        return []
    starts = [0]
    at = 0
    while at < len(words):
        after = _after(text, words, at)
        if after and after < len(words):
            starts.append(after)
        at = max(at + 1, after)
    return _bounded(text, words, starts)


def _after(text: str, words: Sequence[Bounds], at: int) -> int:
    """Place of the word after the sentence that ends at word `at`, or 0 if none ends there."""
    start, end = words[at]
    last = text[end - 1]
    if at + 1 < len(words) and _broken(text, end, words[at + 1][0]):
        return at + 1
    if last not in _STOPS:
        return 0
    word = text[start:end]
    if end - start > 1 and not _RUN.search(word):
        return 0
    after = _closed(text, words, at + 1)
    if after >= len(words):
        return after
    return after if _ends(text, words, at, after) else 0


def _broken(text: str, end: int, start: int) -> bool:
    """Is there an empty line between two words?"""
    return start - end > 1 and text.count("\n", end, start) > 1


def _closed(text: str, words: Sequence[Bounds], at: int) -> int:
    """Place after the marks that begin at `at` and close what came before, and notes like [17]."""
    while at < len(words):
        start, end = words[at]
        mark = text[start:end]
        beside = start == words[at - 1][1]
        if not ((beside and (mark in _CLOSING or mark == "''")) or mark in "”»)]"):
            break
        at += 1
    note = _NOTE.match(text, words[at - 1][1]) if at < len(words) else None
    return bisect_left(words, (note.end(),), at) if note else at


def _ends(text: str, words: Sequence[Bounds], at: int, after: int) -> bool:
    """Does the stop at `at` end a sentence when the word at `after` comes next?"""
    start, end = words[at]
    first = _first_letter(text, words, after)
    spaced = words[after][0] > words[after - 1][1]
    if not spaced:
        return False
    if end - start > 1 and text[end - 1] == "." and text[start] != ".":
        return _abbreviation_ends(text, words, at, after)
    if first.islower():
        return after == at + 1 and _plain(text, words, at)
    if text[start:end] in ("…", "...", "..") or (text[start] == "." and end - start > 1):
        return (first.isupper() and after > at + 1) or (first.isupper() and _starter(text, words, after))
    return True


def _plain(text: str, words: Sequence[Bounds], at: int) -> bool:
    """Does the stop follow an ordinary word? Then even a small letter begins a sentence: careless, not abbreviated."""
    if at == 0 or text[slice(*words[at])] not in ".?":
        return False
    start, end = words[at - 1]
    return end - start > 3 and text[start:end].islower() and end == words[at][0]


def _first_letter(text: str, words: Sequence[Bounds], at: int) -> str:
    """First character of the next word, opening marks and bullets passed over."""
    while at + 1 < len(words) and text[words[at][0]] in _OPENING | _BULLETS:
        at += 1
    return text[words[at][0]]


def _abbreviation_ends(text: str, words: Sequence[Bounds], at: int, after: int) -> bool:
    """Can a sentence end with this abbreviation, and does the next word look like a beginning?"""
    start, end = words[at]
    stem = text[start : end - 1].lower()
    if after > at + 1:
        return _first_letter(text, words, after).isupper()
    if stem in table("abbreviations.txt")["before"]:
        return False
    if len(stem) == 1 and not _starter(text, words, after):
        return False
    return _starter(text, words, after)


def _starter(text: str, words: Sequence[Bounds], after: int) -> bool:
    """Is the next word one that begins sentences and seldom follows an abbreviation inside one?"""
    start, end = words[after]
    if text[start] in _OPENING and after + 1 < len(words):
        start, end = words[after + 1]
    return text[start].isupper() and text[start:end].lower() in table("starters.txt")["starter"]


def _bounded(text: str, words: Sequence[Bounds], starts: list[int]) -> list[int]:
    """Cut what is longer than any sentence."""
    found: list[int] = []
    for start, stop in zip(starts, [*starts[1:], len(words)], strict=True):
        at = start
        found.append(at)
        while stop - at > LONGEST:
            soft = [n for n in range(at + LONGEST // 2, at + LONGEST) if text[words[n][0]] in _SOFT]
            at = soft[-1] + 1 if soft else at + LONGEST
            found.append(at)
    return found

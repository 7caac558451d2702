"""Cuts text into words as English-EWT does: clitics and most hyphens apart, addresses and abbreviations whole.

Offsets are code points into the text given. What a stretch without white space becomes depends on that stretch alone
(and, for "No." and its like, on a figure after it), so that each different one is worked out once.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

Bounds = tuple[int, int]

# Stretches longer than this hold no language; they are cut by class of character without looking for addresses.
LONGEST = 400
CACHE = 200_000

_CHUNK = re.compile(r"[^\s\u200b\u2060\ufeff\x00-\x1f]+")
_ADDRESS = re.compile(
    r"(?:https?://|ftp://|www\.)[^\s<>\"“”«»]+|[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?:[a-z0-9_-]+\.)+(?:com|org|net|gov|edu|info|co\.uk|ac\.uk|docx?|pdf|html?|xlsx?|jpe?g|png)(?:/[^\s<>\"“”«»]*)?(?![\w@])",
    re.IGNORECASE,
)
_PIECE = re.compile(
    r"(?P<handle>[@#][^\W\d]\w*)"
    r"|(?P<dotted>(?:[^\W\d_]\.){2,}(?![^\W\d_])|Ph\.D\.?|(?:[^\W\d_]\.){2,}[^\W\d_](?!\w))"
    r"|(?P<clipped>['’](?:[0-9]0s|[0-9]{2})(?!\w)|['’](?i:em|til|cause|tis|twas)(?!\w))"
    r"|(?P<figure>\d+(?:[.,:/]\d+)*(?:\w+)?)"
    r"|(?P<face>[:;]-?[()DP](?!\w))"
    r"|(?P<initials>[A-Z]{1,3}(?:&[A-Z]{1,3})+(?!\w))"
    r"|(?P<word>[\w\u0300-\u036f]+(?:['’@][\w\u0300-\u036f]+)*)"
    r"|(?P<run>\.{2,}|\${2,}|[-–—]{2,}|[!?]{2,}|''|``|<<|>>|\*+|=+|~+|_+)"
    r"|(?P<sign>.[\ufe0e\ufe0f\u20e3\u200d\U0001f3fb-\U0001f3ff\u0300-\u036f]*(?:(?<=\u200d).[\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff]*)*)",
    re.DOTALL,
)
_CLITIC = re.compile(r"(?:n['’]t|['’](?:s|m|d|re|ve|ll))$", re.IGNORECASE)
_UNIT = re.compile(r"(?P<figure>\d+(?:[.,:]\d+)*)(?P<unit>[^\W\d_]+)$")
_LONG_NUMBER = re.compile(r"\+?\d+(?:[-.]\d+){2,}|\d{3,}-\d{4,}|\d{1,4}-\d{1,2}-\d{1,4}")


@cache
def table(name: str) -> dict[str, frozenset[str]]:
    """A data file of lines `kind word word …`, as sets by kind."""
    kinds: dict[str, set[str]] = {}
    for line in (files("onrecord.read") / "data" / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, *words = line.split()
            kinds.setdefault(kind, set()).update(words)
    return {kind: frozenset(words) for kind, words in kinds.items()}


@cache
def _halves() -> dict[str, tuple[int, ...]]:
    """Where each contraction without apostrophe is cut."""
    cuts = {}
    for written in table("word_parts.txt")["halves"]:
        parts = written.split("|")
        cuts["".join(parts)] = tuple(len("".join(parts[: n + 1])) for n in range(len(parts) - 1))
    return cuts


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Bounds]:
    """Bounds of the words between `start` and `end`, in order. Linear in the text's length."""
    stop = len(text) if end is None else end
    for chunk in _CHUNK.finditer(text, start, stop):
        at = chunk.start()
        written = chunk.group()
        followed = written[-1] == "." and text[chunk.end() : chunk.end() + 2].strip()[:1].isdigit()
        for first, last in _cut(written, followed=followed):
            yield at + first, at + last


_known: dict[tuple[str, bool], tuple[Bounds, ...]] = {}


def _cut(chunk: str, *, followed: bool) -> tuple[Bounds, ...]:
    """The words of one stretch without white space. Remembered; the memory is emptied when it is full."""
    key = (chunk, followed)
    found = _known.get(key)
    if found is None:
        if len(_known) >= CACHE:
            _known.clear()
        found = _known[key] = tuple(_fresh(chunk, followed=followed))
    return found


def _fresh(chunk: str, *, followed: bool) -> Iterator[Bounds]:
    if chunk.isalpha() and chunk.lower() not in _halves():
        yield 0, len(chunk)
        return
    at = 0
    if len(chunk) <= LONGEST and ("." in chunk or ":" in chunk):
        for address in _ADDRESS.finditer(chunk):
            end = _trimmed(chunk, address.start(), address.end())
            yield from _plain(chunk, at, address.start(), followed=False)
            yield address.start(), end
            at = end
    yield from _plain(chunk, at, len(chunk), followed=followed)


def _trimmed(chunk: str, start: int, end: int) -> int:
    """Where an address ends, without the sentence's punctuation after it."""
    while end > start + 1 and chunk[end - 1] in ".,;:!?'’\"”)]}…*":
        if chunk[end - 1] == ")" and "(" in chunk[start:end]:
            break
        end -= 1
    return end


def _plain(chunk: str, at: int, end: int, *, followed: bool) -> Iterator[Bounds]:
    """Words of a stretch that holds no address."""
    while at < end:
        whole = _long_number(chunk, at, end) or _joined(chunk, at, end)
        if whole:
            yield at, whole
            at = whole
            continue
        found = _PIECE.match(chunk, at, end)
        if found is None:
            return
        stop = found.end()
        if found.lastgroup == "word" and chunk[stop : stop + 1] == "." and _abbreviated(chunk, at, stop, end, followed=followed):
            stop += 1
        yield from _parts(chunk, at, stop, found.lastgroup or "")
        at = stop


def _parts(chunk: str, start: int, end: int, kind: str) -> Iterator[Bounds]:
    """A piece cut at its clitic, unit or halves."""
    cuts: tuple[int, ...] = ()
    if kind == "figure":
        cuts = _unit(chunk[start:end])
    elif kind == "word":
        cuts = _inner(chunk[start:end])
    at = 0
    for cut in cuts:
        yield start + at, start + cut
        at = cut
    yield start + at, end


def _unit(piece: str) -> tuple[int, ...]:
    found = _UNIT.match(piece)
    if found and found["unit"].lower() in table("word_parts.txt")["unit"] and found.group() == piece:
        return (found.end("figure"),)
    return ()


def _inner(piece: str) -> tuple[int, ...]:
    """Cuts inside a word: its clitics from the last one backwards, or its halves."""
    halves = _halves().get(piece.lower())
    if halves:
        return halves
    cuts: list[int] = []
    end = len(piece)
    while (clitic := _CLITIC.search(piece, max(0, end - 3), end)) and clitic.start() > 0:
        cuts.append(clitic.start())
        end = clitic.start()
    return tuple(reversed(cuts))


def _long_number(chunk: str, at: int, end: int) -> int:
    """End of a telephone number or a date in figures that starts here, else 0."""
    if not (chunk[at].isdigit() or chunk[at] == "+"):
        return 0
    found = _LONG_NUMBER.match(chunk, at, min(end, at + 40))
    return found.end() if found and not chunk[found.end() : found.end() + 1].isalnum() else 0


def _joined(chunk: str, at: int, end: int) -> int:
    """End of a word with hyphen that stays whole (pre-war, e-mail), else 0."""
    hyphen = chunk.find("-", at, min(end, at + 12))  # no prefix is longer
    parts = table("word_parts.txt")
    if hyphen < 1 or chunk[at:hyphen].lower() not in parts["prefix"]:
        return 0
    found = _PIECE.match(chunk, hyphen + 1, end)
    if found is None or found.lastgroup != "word":
        return 0
    stop = found.end()
    cuts = _inner(chunk[hyphen + 1 : stop])
    return hyphen + 1 + cuts[0] if cuts else stop


def _abbreviated(chunk: str, start: int, stop: int, end: int, *, followed: bool) -> bool:
    """Does the full stop after this word belong to it?"""
    word = chunk[start:stop].lower()
    kinds = table("abbreviations.txt")
    if chunk[stop + 1 : stop + 2] == ".":
        return False
    if word in kinds["before"] or word in kinds["either"]:
        return chunk[start].isupper() or word in _SMALL or stop + 1 < end
    if word in kinds["number"]:
        return followed or chunk[stop + 1 : stop + 2].isdigit()
    return stop - start == 1 and chunk[start].isupper() and chunk[start] != "I"


# Abbreviations that are also written small; "gen." or "rep." in small letters end a sentence.
_SMALL = frozenset({"etc", "vs", "v", "al", "esp", "approx", "dept", "yrs", "yr", "lb", "lbs", "oz", "hrs", "cf", "eg", "ie", "viz", "est"})

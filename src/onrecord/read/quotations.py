"""Quotation marks paired by explicit rules: all common kinds, nested, apostrophes told apart, paragraphs reopened.

A paragraph that opens a quotation and does not close it is continued where the next one reopens or closes it (the way
newspapers set a speech of several paragraphs), or where a later one closes it with no mark between. Where the closing mark
is missing the quotation ends with its paragraph, if that begins or announces it and no cue stands inside; otherwise the
mark is refused, since nothing says where the quotation ends.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.types import Block, Quotation, Refusal, Span

_MARK = re.compile(r"``|''|’’|[“”„‟«»\"‘’‚‛‹›'′]")
_CURVED = re.compile("[“”]")
_CLIPPED = re.compile(r"(?:\d0s|\d\d\b|(?:em|til|tis|twas|cause|bout|n|round|cos)\b)", re.IGNORECASE)
_DOUBLE = ("”", '"', "''", "’’")
_PAIRS: dict[str, tuple[str, ...]] = {
    "“": _DOUBLE,
    "”": _DOUBLE,
    '"': _DOUBLE,
    "``": _DOUBLE,
    "„": ("“", "”", "‟"),
    "‟": ("”",),
    "«": ("»",),
    "»": ("«",),
    "‘": ("’", "'"),
    "’": ("’",),
    "‚": ("‘", "’"),
    "‛": ("’",),
    "‹": ("›",),
    "'": ("'", "’"),
}
_SINGLE = frozenset("‘’‚‛'′")
_TRAILING = " .,;:!?\u00a0"
# A mark typed the wrong way round before its cue: "… for the media, “he said."
_CUE = re.compile(
    r"(?:,\s+)?(?:(?:he|she|they|it|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}|the [\w’'-]+(?: [\w’'-]+){0,3}) )?"
    r"(?:said|says|added|adds|told|stressed|explained|noted|stated|wrote|recalled|announced|continued|concluded|asked|replied|claimed|warned"
    r"|revealed|adding)\b"
)
_SAID = re.compile(
    r"[,.!?]\s+(?:he|she|they|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}) (?:said|says|added|told|stressed|explained|noted|wrote)\b"
)
_ANNOUNCED = re.compile(r"(?:[.!?:]|\b(?:said|says|added|that|wrote|stated|revealed|stressed),?)\s*\Z")
# Paragraphs that a quotation may run through without marks, and the words of one that ends with its paragraph.
FAR, ENOUGH = 8, 4
_BEFORE_OPENING = frozenset("([{—–-/:;,…\u00a0\u2009\u202f")


@dataclass(slots=True)
class _Page:
    """What is found while the marks of one block are gone through; `open` holds (mark, start, end)."""

    text: str
    start: int
    end: int
    open: list[tuple[str, int, int]] = field(default_factory=list)
    found: list[Quotation] = field(default_factory=list)
    stray: list[tuple[str, int]] = field(default_factory=list)


def quotations(text: str, blocks: Sequence[Block]) -> tuple[list[Quotation], list[Refusal]]:
    """Quotations in text order, an outer one before those inside it, and the marks that have no partner."""
    found: list[Quotation] = []
    refused: list[Refusal] = []
    carried = ""
    pages = [_scan(text, block) for block in blocks]
    for number, (block, page) in enumerate(zip(blocks, pages, strict=True)):
        following = pages[number + 1] if number + 1 < len(blocks) else None
        found.extend(_block_quote(blocks, number))
        if carried:
            found.extend(_ending(page, carried))
        carried = carried if carried and _bare(page) else ""
        for mark, start, end in page.open:
            if following is not None and mark not in _SINGLE and not carried and _goes_on(_prose(blocks, pages, number + 1), mark):
                carried = mark
                found.extend(_quotation(text, start, end, (block.end, block.end), continued=True))
            elif (_whole(page, mark, start) and _in_run(pages, number)) or _ends_with_paragraph(page, mark, start, end):
                found.extend(_quotation(text, start, end, (block.end, block.end), continued=False))
            elif mark not in _SINGLE:
                refused.append(_unclosed(start, end))
        found.extend(page.found)
    return sorted(found, key=lambda q: (q.span.start, -q.span.end)), refused


def _prose(blocks: Sequence[Block], pages: Sequence[_Page], first: int) -> Sequence[_Page]:
    """The paragraphs from one on, as far as a quotation may run."""
    last = first + 1
    while last < min(len(blocks), first + FAR) and blocks[last].kind == "paragraph":
        last += 1
    return pages[first:last]


def _whole(page: _Page, mark: str, start: int) -> bool:
    """A paragraph that opens with a double mark and has no other."""
    return mark not in _SINGLE and start == page.start and len(page.open) == 1 and not page.stray


def _in_run(pages: Sequence[_Page], number: int) -> bool:
    """Whether a paragraph beside this one is a quotation as a whole, so that this one's end is its own."""
    beside = [pages[n] for n in (number - 1, number + 1) if 0 <= n < len(pages)]
    return any(q.span.start == p.start and p.end - q.span.end <= len(_TRAILING) for p in beside for q in p.found)


def _block_quote(blocks: Sequence[Block], number: int) -> Iterator[Quotation]:
    """A block set apart as a quotation is one as a whole."""
    block = blocks[number]
    if block.kind == "quote":
        goes_on = number + 1 < len(blocks) and blocks[number + 1].kind == "quote"
        yield Quotation(Span(block.start, block.end), Span(block.start, block.end), goes_on)


def _scan(text: str, block: Block) -> _Page:
    page = _Page(text, block.start, block.end)
    straight = _paired(text, block) or _turned(text, block)
    for mark in _MARK.finditer(text, block.start, block.end):
        turn = straight.get(mark.start())
        if turn is None:
            _take(page, mark.group(), mark.start(), mark.end())
        elif turn:
            _open(page, '"', mark.start(), mark.end())
        elif any(known == '"' for known, _, _ in page.open):
            _close(page, [known for known, _, _ in page.open].index('"'), mark.start(), mark.end())
    return page


def _paired(text: str, block: Block) -> dict[int, bool]:
    """Straight double marks taken by turns, True where one opens; empty if their surroundings or other marks speak against it."""
    marks = [m.start() for m in re.finditer('"', text[block.start : block.end])]
    if len(marks) % 2 or any(mark in text[block.start : block.end] for mark in "“”„«»`"):
        return {}
    turns = {block.start + at: n % 2 == 0 for n, at in enumerate(marks)}
    return turns if all(_in_turn(text, at, block, opens=opens) for at, opens in turns.items()) else {}


def _turned(text: str, block: Block) -> dict[int, bool]:
    """Curved marks of a paragraph that are all the wrong way round (” word, “he said), as translating programs leave them; else
    empty."""
    marks = list(_CURVED.finditer(text, block.start, block.end))
    kinds = [m.group() for m in marks]
    if not marks or kinds != ["”", "“"] * (len(kinds) // 2):
        return {}
    opening = all(at == block.start or text[at - 1].isspace() or text[at - 1].isalnum() for at in (m.start() for m in marks[::2]))
    closing = all(_CUE.match(text, m.end(), block.end) or text[m.end() : m.end() + 1] in (",", ".", ";", " ", "") for m in marks[1::2])
    return {m.start(): n % 2 == 0 for n, m in enumerate(marks)} if opening and closing else {}


def _in_turn(text: str, at: int, block: Block, *, opens: bool) -> bool:
    """An opening mark has its words right after it and no digit before it (12" is a measure), a closing one right before it."""
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1] if at + 1 < block.end else " "
    return not after.isspace() and not before.isalnum() if opens else not before.isspace()


def _take(page: _Page, mark: str, start: int, end: int) -> None:
    """Open, close or pass over one mark."""
    before = page.text[start - 1] if start > page.start else " "
    after = page.text[end] if end < page.end else " "
    if mark in _SINGLE and _apostrophe(page, start, end):
        return
    closes = next((n for n in range(len(page.open) - 1, -1, -1) if mark in _PAIRS[page.open[n][0]]), None)
    opening = _can_open(before, after) or (mark == "”" and start == page.start)  # a closing mark typed for an opening one
    ambiguous = mark in "\"'"
    if (
        closes is None and mark in "“‘" and (after.isspace() or not page.text[end : page.end].strip(_TRAILING))
    ):  # an opening mark typed for a closing one
        closes = next((n for n, (known, _, _) in enumerate(page.open) if known == mark or (known, mark) == ("”", "“")), None)
    if mark in _PAIRS['"'] + ("“",) and opening and _told(page, start, end):
        closes = next((n for n, (known, _, _) in enumerate(page.open) if known not in _SINGLE), closes)
        ambiguous = False
    if closes is not None and not (ambiguous and opening and not _can_close(before, after)):
        _close(page, closes, start, end)
    elif mark in "“„‟«``‘‚‛‹" or (mark in "\"'»”’" and opening):
        _open(page, mark, start, end)
    elif mark in ("”", "»", "''", "’’") or (mark == '"' and not before.isdigit()):
        page.stray.append((mark, start))


def _told(page: _Page, start: int, end: int) -> bool:
    """A closing mark typed as an opening one: a comma or stop before it, a cue right after."""
    before = page.text[start - 2 : start].strip()[-1:] if start >= page.start + 2 else ""
    return before in (",", ".", "!", "?") and _CUE.match(page.text, end, page.end) is not None


def _can_open(before: str, after: str) -> bool:
    return (before.isspace() or before in _BEFORE_OPENING or before in "“‘«„\"'") and not after.isspace()


def _can_close(before: str, after: str) -> bool:
    return not before.isspace() and not after.isalnum()


def _apostrophe(page: _Page, start: int, end: int) -> bool:
    """Is a single mark an apostrophe (Iran's, the ministers' plan, '90s)?"""
    text = page.text
    before = text[start - 1] if start > page.start else " "
    after = text[end] if end < page.end else " "
    if before.isalnum() and after.isalnum():
        return True
    if not before.isalnum() and _CLIPPED.match(text, end, min(end + 6, page.end)):
        return True
    if before in "sSzx" and text[start] in "'’" and after.isspace():
        return not _open_single(page) or _closed_later(text, end, page.end)
    return before.isdigit() and not _open_single(page)


def _open_single(page: _Page) -> bool:
    return any(mark in _SINGLE for mark, _, _ in page.open)


def _closed_later(text: str, at: int, end: int) -> bool:
    """After "the ministers’ …" inside a single quotation: does another mark close it before a new one opens?"""
    if not (at + 1 < end and text[at + 1].islower()):
        return False
    for later in _MARK.finditer(text, at, min(end, at + 300)):
        if later.group() in ("’", "'") and _can_close(text[later.start() - 1], text[later.end() : later.end() + 1] or " "):
            return True
        if later.group() in ("‘", "'", "“"):
            return False
    return False


def _open(page: _Page, mark: str, start: int, end: int) -> None:
    """A mark of a kind already open replaces it: the earlier one was never closed."""
    same = next((n for n, (known, _, _) in enumerate(page.open) if known == mark), None)
    if same is not None:
        for _, at, _ in page.open[same:]:
            page.stray.append((mark, at))
        del page.open[same:]
    page.open.append((mark, start, end))


def _close(page: _Page, place: int, start: int, end: int) -> None:
    """Close the quotation at `place`; what was opened inside it and not closed is no quotation."""
    _, first, inner = page.open[place]
    for mark, at, _ in page.open[place + 1 :]:
        page.stray.append((mark, at))
    del page.open[place:]
    page.found.extend(_quotation(page.text, first, inner, (start, end), continued=False))


def _quotation(text: str, start: int, inner: int, close: tuple[int, int], *, continued: bool) -> Iterator[Quotation]:
    """The quotation whose content begins at `inner` and whose closing mark is `close`; none if there is nothing in it."""
    stop, end = close
    while inner < stop and text[inner].isspace():
        inner += 1
    while stop > inner and text[stop - 1].isspace():
        stop -= 1
    if inner < stop:
        yield Quotation(Span(start, end), Span(inner, stop), continued)


def _bare(page: _Page) -> bool:
    """Has a paragraph no double marks at all?"""
    return not (page.found or page.stray or any(mark not in _SINGLE for mark, _, _ in page.open))


def _ends_with_paragraph(page: _Page, mark: str, start: int, end: int) -> bool:
    """Is only the closing mark missing: the last mark of its paragraph, which begins with it or announces it, with no cue after it?"""
    text, last = page.text, page.end
    if mark in _SINGLE or page.stray or any(q.span.end > start for q in page.found) or len(page.open) > 1:
        return False
    announced = start == page.start or _ANNOUNCED.search(text, page.start, start) is not None
    complete = text[last - 1] in ".!?…" and len(text[end:last].split()) >= ENOUGH
    return announced and complete and _SAID.search(text, end, last) is None


def _goes_on(pages: Sequence[_Page], mark: str) -> bool:
    """Does the next paragraph reopen the quotation, or close it before any other mark opens, or one after paragraphs without marks?"""
    page, *more = pages
    if page.text.startswith(mark, page.start):
        return True
    while more and _bare(page):
        page, *more = more
    first = page.stray[0][1] if page.stray else page.end
    opened = min((q.span.start for q in page.found), default=page.end)
    return bool(page.stray) and page.stray[0][0] in _PAIRS[mark] and first < opened


def _ending(page: _Page, mark: str) -> Iterator[Quotation]:
    """The end of a carried quotation where the paragraph does not reopen it."""
    if not page.text.startswith(mark, page.start) and _bare(page):
        yield Quotation(Span(page.start, page.end), Span(page.start, page.end), continued=True)
    if page.text.startswith(mark, page.start) or not page.stray:
        return
    closing, at = page.stray[0]
    yield from _quotation(page.text, page.start, page.start, (at, at + len(closing)), continued=False)


def _unclosed(start: int, end: int) -> Refusal:
    return Refusal(stage="read", what="quotation", reason="the quotation mark is never closed", span=Span(start, end))

"""Plain text, markdown, and JSON records: paragraphs found by blank lines, list marks, and how lines were broken."""

import re
from collections.abc import Iterator
from statistics import median

import msgspec
from lxml import html

from onrecord.clean.clues import address_clues, stamp_clues
from onrecord.clean.draft import Draft, Facts, Part
from onrecord.errors import NotAnArticle
from onrecord.text import chunks, normalise, squeeze
from onrecord.types import BlockKind, Capture

_BULLET = re.compile(r"\s*(?:[•◦▪●‣·*–-]|\d{1,2}[.)])\s+(?=\S)")
_HASHES = re.compile(r"\s*#{1,6}\s+(?=\S)")
_QUOTED = re.compile(r"\s*>\s?")
_LINK = re.compile(r"(!?)\[([^\[\]\n]{0,300})\]\([^()\s]{1,2000}(?: \"[^\"\n]{0,300}\")?\)")
_MARKUP = re.compile(r"</?(?:p|br|div|h[1-6]|li|ul|blockquote|strong|em|a|span|figure)\b[^<>]{0,500}>", re.IGNORECASE)
_BLOCKS = frozenset(
    ["p", "br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "figure", "figcaption", "table", "tr"]
)
_KINDS: dict[str, BlockKind] = {
    "blockquote": "quote",
    "li": "list",
    "figcaption": "caption",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
}
_SEVERAL = re.compile(r" ?[;,] ?| and ")
_BY = re.compile(r"^by:? ", re.IGNORECASE)
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*\s*$")


class Entry(msgspec.Struct, frozen=True):
    """A JSON record of an article, as `ingest` maps exporters' field names; unknown fields are let pass."""

    title: str = ""
    text: str = ""
    url: str | None = None
    date: str | int | float | None = None
    outlet: str | None = None
    byline: str | list[str] | None = None
    section: str | None = None
    tags: str | list[str] | None = None
    language: str | None = None
    source: str | None = None


def read_pasted(text: str, capture: Capture) -> Draft:
    """The parts of a text of which nothing is known but its characters. Raises NotAnArticle if it holds none."""
    parts = tuple(split_text(text))
    if not parts:
        raise NotAnArticle("empty: the text holds no letters")
    return Draft(parts=parts, facts=Facts(dates=tuple(address_clues(capture.url))), url=capture.url, pasted=True)


def read_entry(text: str, capture: Capture) -> Draft:
    """The parts of a JSON record; its text may hold HTML. Raises NotAnArticle if it is none."""
    try:
        entry = msgspec.json.decode(text, type=Entry, strict=False)
    except msgspec.MsgspecError as error:
        raise NotAnArticle(f"no record: {error}; a record is one JSON object with text, title, url, date, outlet …") from None
    body = entry.text or ""
    parts = tuple(_markup_parts(body) if _MARKUP.search(body) else split_text(body))
    if not parts:
        raise NotAnArticle("empty: the record's text is empty")
    return Draft(parts=parts, facts=_entry_facts(entry, capture), url=capture.url or entry.url, pasted=True)


def _entry_facts(entry: Entry, capture: Capture) -> Facts:
    stamp = "" if entry.date is None else str(entry.date)
    return Facts(
        titles=(squeeze(entry.title),) if entry.title and entry.title.strip() else (),
        authors=tuple(_BY.sub("", squeeze(a)) for a in _several(entry.byline) if a.strip()),
        publisher=squeeze(entry.outlet or ""),
        section=squeeze(entry.section or ""),
        tags=tuple(squeeze(t) for t in _several(entry.tags) if t.strip()),
        dates=(*stamp_clues("record's date", stamp), *address_clues(capture.url or entry.url)),
    )


def _several(value: str | list[str] | None) -> list[str]:
    return value if isinstance(value, list) else _SEVERAL.split(value) if value else []


# ---------------------------------------------------------------- characters


def split_text(text: str) -> Iterator[Part]:
    """Parts of plain text or markdown, in order, each one line."""
    plain = _LINK.sub(lambda found: "" if found[1] else found[2], normalise(text))
    for start, end in chunks(plain):
        for line in _lines(plain[start:end]):
            yield from _line_part(line)


def _lines(chunk: str) -> list[str]:
    """The lines of a chunk, or the chunk as one line where it was broken to a width."""
    lines = chunk.split("\n")
    if len(lines) < 2 or any(_BULLET.match(line) or _HASHES.match(line) for line in lines):
        return lines
    return [" ".join(lines)] if _wrapped(lines) else lines


def _wrapped(lines: list[str]) -> bool:
    """Broken to a width: all but the last are about equally long, none long, and most break inside a sentence."""
    widths = [len(line.strip()) for line in lines[:-1]]
    middle = median(widths)
    inside = sum(not _ENDS.search(line) for line in lines[:-1])
    return 40 <= middle <= 110 and max(widths) <= 1.25 * middle and min(widths) >= 0.6 * middle and inside * 2 >= len(widths)


def _line_part(line: str) -> Iterator[Part]:
    for mark, kind in ((_HASHES, "heading"), (_QUOTED, "quote"), (_BULLET, "list")):
        found = mark.match(line)
        if found:
            yield from _plain(kind, line[found.end() :])  # type: ignore[arg-type]
            return
    yield from _plain("paragraph", line)


def _plain(kind: BlockKind, line: str) -> Iterator[Part]:
    text = squeeze(line.replace("**", "").replace("__", ""))
    if any(c.isalnum() for c in text):
        yield Part(kind, text)


# ---------------------------------------------------------------- markup inside records


def _markup_parts(body: str) -> Iterator[Part]:
    root = html.fragment_fromstring(normalise(body), create_parent="div")
    kind: BlockKind = "paragraph"
    piece = ""
    for event, node in html.etree.iterwalk(root, events=("start", "end")):
        if not isinstance(node.tag, str) or node.tag in ("script", "style"):
            piece += (node.tail or "") if event == "end" else ""
            continue
        if node.tag in _BLOCKS:
            yield from _plain(kind, piece)
            piece, kind = "", _kind(node, entered=event == "start")
        piece += (node.text or "") if event == "start" else (node.tail or "") if node is not root else ""
    yield from _plain(kind, piece)


def _kind(node: html.HtmlElement, *, entered: bool) -> BlockKind:
    """The kind of text that follows the node's start or end: that of the innermost telling element around it."""
    around = [node, *node.iterancestors()] if entered else [*node.iterancestors()]
    return next((_KINDS[a.tag] for a in around if a.tag in _KINDS), "paragraph")

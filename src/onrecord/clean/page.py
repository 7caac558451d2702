"""An HTML page: trafilatura finds the main text, this adds the kinds of its blocks, its metadata and its captions."""

import logging
import re
from collections.abc import Iterator

import trafilatura
from lxml import html
from lxml.html import HtmlElement
from trafilatura.settings import Document

from onrecord.clean.asides import asides
from onrecord.clean.credits import republishers, sources
from onrecord.clean.draft import Draft, Facts, Part
from onrecord.clean.limits import check_markup, check_tree
from onrecord.clean.metadata import Head
from onrecord.clean.pagefacts import facts_of
from onrecord.clean.pasted import split_text
from onrecord.clean.rules import matches_rule
from onrecord.errors import NotAnArticle
from onrecord.text import fold, squeeze
from onrecord.types import BlockKind, Capture, Removed

# Its warnings about single pages say nothing that the refusal does not.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

_KINDS: dict[str, BlockKind] = {"head": "heading", "quote": "quote", "list": "list", "item": "list"}
_SUMMARY = re.compile(
    r"(?:^|[\s_-])(?:dek|deck|standfirst|stand-first|sub-?titles?|sub-?head(?:line|ing)?|kicker-text|summary|article-description|lead-text|intro)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"(?:^|[\s_-])(?:image-?caption|wp-caption-text|photo-?caption|caption(?:-text)?)(?:$|[\s_-])", re.IGNORECASE)
_MAX_PIECES = 12
_MIN_SUMMARY, _MAX_SUMMARY = 25, 500
# A text this much shorter than the article the page itself carries as data has missed it (pages drawn by scripts).
_MISSED = 0.5


def read_page(text: str, capture: Capture) -> Draft:
    """Raises NotAnArticle if there is too much markup or nothing to read."""
    check_markup(text)
    root = _parse(text)
    check_tree(root)
    head = Head(root)
    facts = facts_of(root, head, capture.url, capture.fetched.date())
    captions = (*_captions(root), *_notices(root))
    links = {fold(a.text_content()) for a in root.iter("a")} - {""}
    parts = tuple(_parts(root, head, capture, links))
    if not parts:
        raise NotAnArticle("no text: the page holds no paragraphs that could be an article")
    parts = (*_standfirst(root, facts, parts), *parts)
    boxes = tuple(asides(root, frozenset(fold(part.text) for part in parts if len(part.text) > _MIN_SUMMARY)))
    return Draft(parts=parts, facts=facts, url=capture.url or facts.canonical or None, removed=captions, set_aside=boxes)


def _parse(text: str) -> HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (html.etree.ParserError, html.etree.XMLSyntaxError, ValueError) as error:
        raise NotAnArticle(f"no page: the markup holds no document ({error})") from None


# ---------------------------------------------------------------- text


def _parts(root: HtmlElement, head: Head, capture: Capture, links: set[str]) -> Iterator[Part]:
    found = list(_main_text(root, capture.url, links))
    carried = head.article.get("articleBody")
    if isinstance(carried, str) and sum(len(p.text) for p in found) < _MISSED * len(carried):
        return iter(split_text(carried))
    return iter(found)


def _main_text(root: HtmlElement, url: str | None, links: set[str]) -> Iterator[Part]:
    # fast: its fallbacks lose more than they win on news (F1 .925 against .912 with them, 210 pages of 2023).
    document = trafilatura.bare_extraction(root, url=url, fast=True, include_comments=False)
    if not isinstance(document, Document) or document.body is None:
        return
    for element in document.body:
        for piece in _pieces(element):
            line = squeeze(piece)
            if line:
                yield Part(_KINDS.get(element.tag, "paragraph"), line, linked=fold(line) in links)


def _pieces(element: HtmlElement) -> Iterator[str]:
    """The text of an element, parted where it holds items, paragraphs or line breaks. Tables give their long cells."""
    if element.tag == "table":
        yield from ("".join(cell.itertext()) for cell in element.iter("cell") if len("".join(cell.itertext())) > 80)
        return
    piece = ""
    for event, node in html.etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            if node.tag in ("item", "p", "lb") and node is not element:
                yield piece
                piece = ""
            piece += node.text or ""
        else:
            if node.tag in ("item", "p"):
                yield piece
                piece = ""
            piece += (node.tail or "") if node is not element else ""
    yield piece


def _notices(root: HtmlElement) -> tuple[Removed, ...]:
    """Paragraphs anywhere on the page in which a republisher says whose article it shows; extraction mostly leaves them out."""
    found = dict.fromkeys(squeeze(e.text_content()) for e in root.iter("p", "small", "li") if len(e) <= _MAX_PIECES)
    return tuple(Removed(kind="republisher", text=text) for text in found if any(republishers([text])) or _says_source(text))


def _says_source(text: str) -> bool:
    return matches_rule(text) and any(sources([text]))


def _captions(root: HtmlElement) -> tuple[Removed, ...]:
    elements = [e for e in root.iter("figcaption", "p", "div", "span") if e.tag == "figcaption" or _CAPTION.search(e.get("class") or "")]
    found = (squeeze(" ".join(e.itertext())) for e in elements if len(e) <= _MAX_PIECES)
    return tuple(Removed(kind="caption", text=text) for text in dict.fromkeys(found) if text)


# ---------------------------------------------------------------- standfirst


def _standfirst(root: HtmlElement, facts: Facts, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The summary under the title, which extraction takes for a teaser: shown on the page, and not said again in the text."""
    for text in _summaries(root, facts.description):
        key = fold(text).rstrip(" .…")
        if not any(key in fold(part.text) for part in parts):
            return (Part("paragraph", text),)
        return ()
    return ()


def _summaries(root: HtmlElement, description: str) -> Iterator[str]:
    """Elements after the first heading that say what the description says, or are marked as summaries."""
    wanted, begun = fold(description), False
    for element in root.iter("h1", "h2", "h3", "p", "div", "span"):
        begun = begun or element.tag == "h1"
        if not begun or len(element) > 6:
            continue
        text = squeeze(element.text_content())
        if _MIN_SUMMARY <= len(text) <= _MAX_SUMMARY and (fold(text) == wanted or _SUMMARY.search(element.get("class") or "")):
            yield text

"""Furniture that a page marks as such and extraction has already left out: kept, so that it can be checked."""

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import cast

import msgspec
from lxml.etree import XPath
from lxml.html import HtmlElement

from onrecord.text import fold, squeeze
from onrecord.types import Record, Removed, RemovedKind

# Longer than any box of 210 news pages that holds no article text; what is longer is a layout, and its parts are looked at.
_LONGEST = 3_000
_MOST = 100
_UNSEEN = ("script", "style", "head", "noscript", "template")


class _Class(Record, frozen=True):
    kind: RemovedKind
    pattern: str


class _Table(Record, frozen=True):
    about: str
    elements: dict[str, RemovedKind]
    classes: tuple[_Class, ...]


_TABLE = msgspec.json.decode(files("onrecord.clean").joinpath("data/asides.json").read_bytes(), type=_Table)
_CLASSES = [(row.kind, re.compile(rf"(?:^|[\s_-])(?:{row.pattern})(?:$|[\s_-])", re.IGNORECASE)) for row in _TABLE.classes]
_STRINGS = XPath(".//text()[not(parent::script or parent::style or parent::noscript)]")


def asides(root: HtmlElement, kept: frozenset[str]) -> Iterator[Removed]:
    """The outermost boxes in the order of the page, at most 100. `kept`: folded paragraphs of the article, which no box holds."""
    stack, seen = [root], set[str]()
    while stack and len(seen) < _MOST:
        element = stack.pop()
        kind = _kind(element)
        text = _text(element, kept) if kind else ""
        if kind and text and text not in seen:
            yield Removed(kind=kind, text=text)
        elif not text:
            stack.extend(child for child in reversed(element) if isinstance(child.tag, str) and child.tag not in _UNSEEN)
        seen.update([text] if text else [])


def _kind(element: HtmlElement) -> RemovedKind | None:
    marks = f"{element.get('class') or ''} {element.get('id') or ''}"
    by_class = next((kind for kind, pattern in _CLASSES if pattern.search(marks)), None) if marks != " " else None
    return by_class or _TABLE.elements.get(element.tag)


def _text(element: HtmlElement, kept: frozenset[str]) -> str:
    """The text of a box, or nothing if it is empty, too long, or holds a paragraph of the article."""
    text = squeeze(" ".join(cast("list[str]", _STRINGS(element))))
    if not 0 < len(text) <= _LONGEST:
        return ""
    key = fold(text)
    return "" if any(paragraph in key for paragraph in kept) else text

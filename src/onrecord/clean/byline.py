"""Who wrote a page: what its metadata says, checked against the byline readers see."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from onrecord.clean.metadata import Head
from onrecord.names import outlets
from onrecord.text import fold, squeeze

_MARK = re.compile(r"(?:^|[\s_-])(?:by-?lines?|authors?|writers?|creator|contributors?)(?:$|[\s_-])", re.IGNORECASE)
_BY = re.compile(r"^(?:(?:written|story|text|words|reported|posted|reviewed|article)?\s*by\b[\s:—–-]*)", re.IGNORECASE)
# A name in Latin script: two to five words with capitals, particles between; initials and hyphens allowed.
_PIECE = r"(?:[A-ZÀ-ÞĀ-Ž][\w.'’-]*|(?:de|da|di|del|der|den|van|von|bin|bint|al|el|la|le|dos|du|ben|ter|y)\b)"
_NAME = re.compile(rf"{_PIECE}(?: {_PIECE}){{1,4}}")
_JOINTS = re.compile(r"\s*(?:,|;|\||•|·|/|\band\b|&)\s*", re.IGNORECASE)
_LONGEST = 120
_ROLES = re.compile(
    r"\b(?:staff|editors?|reporter|correspondent|writer|contributor|columnist|producer|news|team|desk|published|updated|senior|chief|press"
    r"|agency|follow|read|min|comments?|share|posted|special)\b",
    re.IGNORECASE,
)
_TAGS = ("a", "address", "div", "li", "p", "section", "span")


def authors_of(root: HtmlElement, head: Head, sites: tuple[str, ...]) -> tuple[str, ...]:
    """Persons first; an organization only if nobody else is named. `sites` are names of the outlet itself."""
    own = {fold(site) for site in sites if site}
    stated = list(_stated(head))
    persons = [name for name in stated if _NAME.fullmatch(name) and fold(name) not in own and outlets.by_name(name) is None]
    seen = next(_visible(root, own, {fold(p) for p in persons}), [])
    return tuple(dict.fromkeys(seen or persons or stated))


def _stated(head: Head) -> Iterator[str]:
    names = head.names("author") or [part for _, value in head.values("author") for part in value.split(",")]
    for name in names:
        plain = _BY.sub("", name).strip(" ,;|")
        # A name that begins with a comma is an outlet from which a template has lost the author.
        if plain and not name.startswith(",") and not plain.lower().startswith(("http", "www", "@")) and len(plain) <= _LONGEST:
            yield plain


def _visible(root: HtmlElement, own: set[str], stated: set[str]) -> Iterator[list[str]]:
    """Names of every element marked as byline, best first: those that hold a stated name and add to it; else the first."""
    lines = [names for element in root.iter(*_TAGS) for names in [_names(element, own)] if names]
    yield from (names for names in lines if len(names) > len(stated) and stated and stated <= {fold(n) for n in names})
    if not stated:
        yield from lines


def _names(element: HtmlElement, own: set[str]) -> list[str]:
    marks = " ".join(element.get(name) or "" for name in ("class", "rel", "itemprop", "data-testid"))
    if not _MARK.search(marks):
        return []
    text = squeeze(element.text_content()) if len(element) < 12 else ""
    if not 0 < len(text) <= _LONGEST:
        return []
    pieces = [piece for piece in _JOINTS.split(_BY.sub("", text)) if piece]
    return [p for p in pieces if _NAME.fullmatch(p) and not _ROLES.search(p) and fold(p) not in own and outlets.by_name(p) is None]

"""The date a page shows its readers: beside the byline, between the heading and the first paragraph.

It is the day as the outlet counts it, where a stamp in the head may be in another time zone, and it goes with the text as it
stands where the head still gives the day of an older version.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from lxml.html import HtmlElement

from onrecord.clean.calendar import Written, find_dates, read_stamp
from onrecord.clean.draft import Clue
from onrecord.clean.rules import SHORT, is_prose
from onrecord.text import fold, squeeze, words

# Characters of text after the heading: a standfirst, a byline and buttons fit. On 210 pages the last byline began at 330.
_REACH = 450
_REACH_ABOVE = 60
_SKIPPED = frozenset({"script", "style", "noscript", "template", "figure", "figcaption", "nav", "aside", "select", "form"})
_UPDATED = re.compile(r"\b(?:updated|update|modified|revised|amended|edited|reviewed)\b[^|/]{0,20}$", re.IGNORECASE)
_RELEASED = re.compile(r"\b(?:published|posted|publication date|date)\b[^|/]{0,20}$", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d|\b\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)
# A heading that is the title shares half of its words with what the head calls the title.
_SHARED = 0.5
_FEW = 2
_LABEL = 40
_NONE, _DAY = timedelta(0), timedelta(days=1)


class Shown(NamedTuple):
    """A day beside the byline; `stamped` if its line says that it is of publication, or gives the time of day."""

    day: date
    line: str
    stamped: bool

    def clue(self) -> Clue:
        """As a clue."""
        return Clue(start=self.day, end=self.day, precision="day", note=f"shown below the heading: {self.line}")


def shown_date(root: HtmlElement, titles: Iterable[str]) -> Shown | None:
    """The first date below the heading that is not one of a change; one called the day of publication goes before others."""
    heading = _heading(root, titles)
    if heading is None:
        return None
    found = list(_dates(_short(_below(heading), _REACH))) or list(_dates(_short(_above(heading), _REACH_ABOVE)))
    return next((shown for shown in found if _RELEASED.search(shown.line[: _start(shown)])), next(iter(found), None))


def _start(shown: Shown) -> int:
    return next((written.start for written in find_dates(shown.line)), len(shown.line))


def preferred(shown: Shown, stated: list[Clue], changed: Iterable[date]) -> bool:
    """Does the shown day go before what the head states? If it is the same day in another zone, or stamped, or the day of a change."""
    if not stated:
        return True
    apart = abs(shown.day - stated[0].start)
    return apart > _NONE and (apart <= _DAY or shown.stamped or shown.day in changed)


def _dates(pieces: Iterator[tuple[str, str]]) -> Iterator[Shown]:
    before = ""
    for text, stamp in pieces:
        written = next((w for w in chain(find_dates(text), _stamped(stamp)) if w.precision == "day"), None)
        label = f"{before} {text[: written.start] if written and not stamp else text}"[-_LABEL:]
        if written and not _UPDATED.search(label):
            line = squeeze(f"{label}{text[written.start :] if not stamp else ''}")[:120] or stamp
            yield Shown(written.first, line, bool(_CLOCK.search(text or stamp) or _RELEASED.search(label)))
        before = f"{before} {text}"[-_LABEL:]


def _stamped(stamp: str) -> Iterator[Written]:
    written = read_stamp(stamp) if stamp else None
    if written:
        yield written


def _short(pieces: Iterator[tuple[str, str]], reach: int) -> Iterator[tuple[str, str]]:
    """Pieces that are no sentences, as far as `reach` characters."""
    for text, stamp in pieces:
        if len(words(text)) <= SHORT and not is_prose(text):
            yield text, stamp
        reach -= len(text)
        if reach < 0:
            return


def _above(heading: HtmlElement) -> Iterator[tuple[str, str]]:
    """Text in the heading's own box before it: a section, sometimes the date."""
    for beside in heading.itersiblings(preceding=True):
        yield from _inside(beside)


def _below(heading: HtmlElement) -> Iterator[tuple[str, str]]:
    """Text after the heading in the order of the page, without scripts, pictures and side boxes."""
    element: HtmlElement = heading
    while element is not None:
        if element.tail and element.tail.strip():
            yield squeeze(element.tail), ""
        following = element.getnext()
        if following is not None:
            yield from _inside(following)
        element = element.getparent() if following is None else following


def _inside(element: HtmlElement) -> Iterator[tuple[str, str]]:
    """Text of an element and what it holds, its tail left out."""
    if not isinstance(element.tag, str) or element.tag in _SKIPPED:
        return
    if element.tag == "time" and not any(w.precision == "day" for w in find_dates(squeeze(element.text_content()))):
        yield squeeze(element.text_content()), element.get("datetime") or ""
        return
    if element.text and element.text.strip():
        yield squeeze(element.text), ""
    for child in element:
        yield from _inside(child)
        if child.tail and child.tail.strip():
            yield squeeze(child.tail), ""


def _heading(root: HtmlElement, titles: Iterable[str]) -> HtmlElement | None:
    """The first heading that is the title; a site's own name, as a heading of a word or two, is not."""
    wanted = [theirs for title in titles if (theirs := set(words(fold(title))))]
    for heading in chain(root.iter("h1"), root.iter("h2")):
        ours = set(words(fold(heading.text_content())))
        if any(ours == theirs or (len(ours) > _FEW and len(ours & theirs) >= _SHARED * min(len(ours), len(theirs))) for theirs in wanted):
            return heading
    return None

"""What a page says about itself: titles, authors, outlet, section, tags, and clues to its date."""

import html as entities
import re
from collections.abc import Iterator
from datetime import date

from htmldate import find_date
from lxml.html import HtmlElement

from onrecord.clean.byline import authors_of
from onrecord.clean.calendar import read_stamp
from onrecord.clean.clues import address_clues, stamp_clues
from onrecord.clean.draft import Clue, Facts
from onrecord.clean.metadata import Head
from onrecord.clean.shown import preferred, shown_date
from onrecord.text import fold, squeeze, words

_MOST_TAGS = 40
# A heading that is the title shares most of its words with what the head calls the title.
_SHARED = 0.3
_CUT = re.compile(r"\s*(?:\.\.\.|…)$")


def facts_of(root: HtmlElement, head: Head, url: str | None, fetched: date) -> Facts:
    """`fetched` bounds the guesses of htmldate."""
    site, publisher = head.first("site").lstrip("@"), next(iter(head.names("publisher")), head.first("publisher"))
    return Facts(
        titles=tuple(_titles(root, head)),
        authors=authors_of(root, head, (site, publisher)),
        site=site,
        publisher=publisher,
        canonical=head.canonical,
        credit=head.first("source"),
        section=next(iter(head.listed("articleSection")), head.first("section")),
        tags=_tags(head),
        dates=tuple(_dates(root, head, url, fetched)),
        description=_plain(head.stated("description") or head.first("description")),
    )


def _plain(text: str) -> str:
    """Metadata is escaped twice on some sites."""
    return squeeze(entities.unescape(text))


def _titles(root: HtmlElement, head: Head) -> Iterator[str]:
    """The heading readers see, if it is the title; then what the head says, whole ones before those cut short."""
    element = next(root.iter("title"), None)
    stated = [_plain(t) for t in (head.stated("headline"), head.first("title"), (element.text or "") if element is not None else "")]
    stated = sorted((t for t in stated if t), key=lambda t: bool(_CUT.search(t)))
    heads = [squeeze(h.text_content()) for h in root.iter("h1")][:5]
    yield from (h for h in heads if any(_alike(h, t) for t in stated))
    yield from stated or [h for h in heads if h]


def _alike(heading: str, title: str) -> bool:
    ours, theirs = set(words(fold(heading))), set(words(fold(title)))
    return len(ours) > 2 and len(ours & theirs) >= _SHARED * len(ours)


def _tags(head: Head) -> tuple[str, ...]:
    several = head.metas.get("article:tag") or []
    values = head.listed("keywords") or (several if len(several) > 1 else [p.strip() for p in head.first("tags").split(",")])
    return tuple(dict.fromkeys(v for v in values if v))[:_MOST_TAGS]


def _dates(root: HtmlElement, head: Head, url: str | None, fetched: date) -> Iterator[Clue]:
    """In order of trust: JSON-LD, meta and time elements, what readers see, the day in an address, whatever else htmldate finds,
    the month in an address. The shown day goes first where the head may mean another zone or an older version of the text."""
    stated, shown = list(_stated(root, head)), shown_date(root, _titles(root, head))
    if shown is not None and preferred(shown, stated, _changes(head)):
        yield shown.clue()
    yield from stated
    addressed = list(address_clues(url, head.canonical))
    yield from (clue for clue in addressed if clue.precision == "day")
    yield from stamp_clues("markup of the page, by htmldate", _guess(root, fetched))
    yield from (clue for clue in addressed if clue.precision != "day")


def _changes(head: Head) -> set[date]:
    """Days on which the head says the page was changed."""
    stamps = [head.stated("dateModified"), *(value for _, value in head.values("modified"))]
    return {written.first for written in map(read_stamp, stamps) if written and written.precision == "day"}


def _stated(root: HtmlElement, head: Head) -> Iterator[Clue]:
    """JSON-LD, meta elements, time elements marked as the date of publication."""
    yield from stamp_clues("JSON-LD datePublished", head.stated("datePublished"))
    for name, value in head.values("published"):
        yield from stamp_clues(f"meta {name}", value)
    for element in root.iter("time"):
        if element.get("pubdate") is not None or "datepublished" in (element.get("itemprop") or "").lower():
            yield from stamp_clues("time element", element.get("datetime") or "")


def _guess(root: HtmlElement, fetched: date) -> str:
    """htmldate's date, or nothing; its parsers raise on some broken stamps."""
    try:
        return find_date(root, extensive_search=False, original_date=True, max_date=fetched.isoformat(), min_date="1995-01-01") or ""
    except (ValueError, OverflowError, TypeError):
        return ""

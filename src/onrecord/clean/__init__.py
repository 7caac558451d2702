"""From a capture to an article: one text that never changes, the kinds of its blocks, what was removed, and who, where and when."""

from collections.abc import Callable
from datetime import UTC

from onrecord.clean.assemble import assemble
from onrecord.clean.draft import Draft
from onrecord.clean.furniture import sift
from onrecord.clean.language import check_prose, language_of
from onrecord.clean.limits import check_bytes, check_text
from onrecord.clean.origin import find_origin
from onrecord.clean.page import read_page
from onrecord.clean.pasted import read_entry, read_pasted
from onrecord.clean.publication import Dating
from onrecord.clean.title import choose_title, section_of
from onrecord.text import decode, digest
from onrecord.types import Article, Capture

__all__ = ["CLEANER", "clean"]

CLEANER = "onrecord-clean/0.1"
# A dateline stands in the first paragraph, below a standfirst and a caption or two.
_OPENING = 4
_HTML_STARTS = ("<!doctype html", "<html", "<head", "<body", "<?xml")


def clean(capture: Capture) -> Article:
    """The article in a capture. Raises `NotAnArticle` with the reason if there is none."""
    draft = read_draft(capture)
    title = choose_title(draft)
    sifted = sift(draft, title)
    check_prose(sifted.kept)
    text, blocks = assemble(title, sifted.kept)
    shown = {gone.text for gone in sifted.removed}
    removed = (*sifted.removed, *(gone for gone in draft.removed if gone.text not in shown))
    dating = Dating(text, blocks, removed, capture.fetched.astimezone(UTC).date())
    when = dating.when(draft.facts.dates)
    origin = find_origin(draft, tuple(part.text for part in sifted.kept[:_OPENING]), removed)
    return Article(
        id=digest(draft.url or capture.source, text),
        source=capture.source,
        url=draft.url,
        title=title,
        text=text,
        blocks=blocks,
        language=language_of(text),
        outlet=origin.outlet,
        republisher=origin.republisher,
        byline=", ".join(draft.facts.authors) or None,
        section=section_of(draft, title),
        tags=draft.facts.tags,
        published=when,
        published_missing="" if when else dating.missing(),
        removed=(*removed, *draft.set_aside),
        capture=capture.sha256,
        cleaner=CLEANER,
    )


def read_draft(capture: Capture) -> Draft:
    """The parts of a capture and what its metadata says. Raises `NotAnArticle`."""
    check_bytes(capture.body)
    decoded = decode(capture.body, capture.charset)
    check_text(decoded)
    return _reader(capture.media_type, decoded.text)(decoded.text, capture)


def _reader(media_type: str, text: str) -> Callable[[str, Capture], Draft]:
    """By the media type; where that says nothing, by how the text begins."""
    plain = media_type.partition(";")[0].strip().lower()
    if plain in ("text/html", "application/xhtml+xml"):
        return read_page
    if plain.endswith("json"):
        return read_entry
    looks = text[:500].lstrip("\ufeff \t\r\n").lower()
    return read_page if plain not in ("text/plain", "text/markdown") and looks.startswith(_HTML_STARTS) else read_pasted

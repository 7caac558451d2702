"""Telling the article from what surrounds it: one engine over blocks, for pages and pasted text alike.

Patterns come from `data/furniture.json`; structure decides the rest: repetition, runs of short blocks, what stands before
the first and after the last prose. Precision comes first: a sentence that matches nothing stays.
"""

import re

from onrecord.clean.calendar import find_dates
from onrecord.clean.credits import header_name, outlet_line, own_name, sources, wire_agency
from onrecord.clean.draft import Draft
from onrecord.clean.regions import HEADLINE, drop_after_end, drop_loose_links, drop_menus, drop_runs, drop_tail, loose_kind, with_headings
from onrecord.clean.rules import TERMINAL
from onrecord.clean.sieve import Sieve, Sifted
from onrecord.text import fold, words

_PROSE = 8
_LINK_WORDS = 4
_STAMP = 60
_HEADER_WORDS = 6
_HEAD = 20
_BIO = 3
# A sentence this long that stands inside a caption is the caption, cut by the extraction.
_CAPTION = 40
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d\d\b(?: ?[ap]\.?m\b\.?)?(?: [A-Z]{2,4}\b)?|\b\d+ min(?:ute)?s?(?: read)?\b|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b",
    re.IGNORECASE,
)


def sift(draft: Draft, title: str) -> Sifted:
    """The parts of a draft without furniture. Captions and names the page itself states are known; nothing else is."""
    sieve = Sieve(draft.parts, title)
    _drop_titles(sieve)
    _drop_captions(sieve, frozenset(fold(gone.text) for gone in draft.removed if gone.kind == "caption"))
    _drop_labels(sieve, draft)
    _drop_matches(sieve)
    _drop_lives(sieve, draft.facts.authors)
    _drop_lists(sieve)
    _drop_links(sieve)
    _drop_repeats(sieve)
    _drop_repeated_lead(sieve)
    drop_after_end(sieve)
    if draft.pasted and sieve.furnished():
        drop_menus(sieve)
        drop_runs(sieve)
        drop_tail(sieve)
    elif not draft.pasted:
        drop_loose_links(sieve)
    return with_headings(sieve.result()) if draft.pasted else sieve.result()


def _drop_titles(sieve: Sieve) -> None:
    """The title where it stands again, alone or with its section or outlet behind it."""
    if not sieve.title:
        return
    for i, key in enumerate(sieve.keys):
        if key == sieve.title and sieve.titled is None:
            sieve.titled = i
        around = key.startswith(sieve.title) or key.endswith(sieve.title)
        if key == sieve.title or (around and not sieve.prose[i] and sieve.sizes[i] <= len(words(sieve.title)) + 6):
            sieve.remove(i, "duplicate")


def _drop_captions(sieve: Sieve, captions: frozenset[str]) -> None:
    together = "\n".join(sorted(captions))
    for i, key in enumerate(sieve.keys):
        if sieve.parts[i].kind == "caption" or key in captions or (len(key) > _CAPTION and key in together):
            sieve.remove(i, "caption")


def _drop_labels(sieve: Sieve, draft: Draft) -> None:
    """Lines that say no more than the author, the outlet, or the outlet with its section; and stamps, if the date is known anyway."""
    authors = {fold(name) for name in draft.facts.authors}
    wires = (wire_agency(part.text) for part in draft.parts[:_HEAD])
    stated = (draft.facts.site, draft.facts.publisher, draft.facts.section, *wires, *sources(part.text for part in draft.parts))
    places = {fold(name) for name in stated if name}
    for i in sieve.live():
        key = sieve.keys[i]
        if key.removeprefix("by ") in authors:
            sieve.remove(i, "author")
        elif key in places or (sieve.sizes[i] <= _HEADER_WORDS and _is_header(sieve.texts[i], places, pasted=draft.pasted)):
            sieve.remove(i, "navigation")
        elif draft.facts.dates and sieve.parts[i].kind != "quote" and _is_stamp(sieve.texts[i]):
            sieve.remove(i, "notice")


def _drop_lives(sieve: Sieve, authors: tuple[str, ...]) -> None:
    """What the last blocks say of the page's own author: `Mira Tolvanen is the Post's correspondent in …`."""
    openings = tuple(fold(name) + verb for name in authors for verb in (" is ", " covers ", " writes ", " reports "))
    for i in sieve.live()[-_BIO:] if openings else ():
        if sieve.keys[i].startswith(openings):
            sieve.remove(i, "author")


def _is_header(text: str, places: set[str], *, pasted: bool) -> bool:
    return fold(header_name(text)) in places or (pasted and (outlet_line(text) is not None or bool(own_name(text))))


def _is_stamp(text: str) -> bool:
    """A date with no more than five words beside it."""
    if len(text) > _STAMP:
        return False
    found = next(find_dates(text), None)
    rest = _CLOCK.sub(" ", text[: found.start] + " " + text[found.end :]) if found else ""
    return found is not None and len(words(rest)) <= 5


def _drop_matches(sieve: Sieve) -> None:
    for i in sieve.live():
        rule = sieve.rule_for(i, "block", "starts", "holds")
        if rule:
            sieve.remove(i, rule.kind)


# ---------------------------------------------------------------- lists under a label


def _drop_lists(sieve: Sieve) -> None:
    for i in sieve.live():
        rule = sieve.rule_for(i, "opens")
        if rule is None or sieve.out[i]:
            continue
        items = _items(sieve, i + 1)
        if items or not rule.weak:
            sieve.remove(i, rule.kind)
        for item in items:
            topics = item == len(sieve.parts) - 1 and loose_kind(sieve.texts[item]) == "tags"
            sieve.remove(item, "tags" if topics else rule.kind, "" if topics else sieve.parts[i].text)


def _items(sieve: Sieve, start: int) -> list[int]:
    """The headline-like parts from `start` on, up to the first that is not."""
    found = []
    for i in range(start, len(sieve.parts)):
        if sieve.out[i]:
            continue
        if not _headline(sieve, i):
            break
        found.append(i)
    # One short block before prose is a heading, unless it is a link or a caption-like label.
    if len(found) == 1 and found[0] + 1 < len(sieve.parts) and not sieve.parts[found[0]].linked and sieve.sizes[found[0]] < 5:
        return []
    return found


def _headline(sieve: Sieve, index: int) -> bool:
    if sieve.parts[index].linked:
        return True
    text, size = sieve.texts[index], sieve.sizes[index]
    return size <= HEADLINE and not (TERMINAL.search(text) and not text.endswith("?") and size >= 5)


def _drop_links(sieve: Sieve) -> None:
    """A paragraph or list item that is one link leads elsewhere; a heading may link to its own section."""
    for i in sieve.live():
        part = sieve.parts[i]
        if part.linked and part.kind in ("paragraph", "list") and sieve.sizes[i] >= _LINK_WORDS:
            sieve.remove(i, "related")


# ---------------------------------------------------------------- repetition


def _shingles(key: str) -> set[tuple[str, ...]]:
    tokens = words(key)
    return {tuple(tokens[i : i + 3]) for i in range(len(tokens) - 2)}


def _drop_repeats(sieve: Sieve) -> None:
    """The same words twice: a pull quote, a teaser, a paragraph pasted again. The shorter goes, or else the later."""
    live = [i for i in sieve.live() if sieve.sizes[i] >= _PROSE]
    grams = {i: _shingles(sieve.keys[i]) for i in live}
    places: dict[tuple[str, ...], list[int]] = {}
    for i in live:
        for gram in grams[i]:
            places.setdefault(gram, []).append(i)
    for i in live:
        if grams[i] and _told_elsewhere(i, grams, places, sieve):
            sieve.remove(i, "duplicate")


def _told_elsewhere(i: int, grams: dict[int, set[tuple[str, ...]]], places: dict[tuple[str, ...], list[int]], sieve: Sieve) -> bool:
    """At least 4 of 5 of its word triples stand in one other part that stays: pull quotes change a word or two."""
    shared: dict[int, int] = {}
    for gram in grams[i]:
        for j in places[gram][:50]:
            if j != i and sieve.out[j] is None:
                shared[j] = shared.get(j, 0) + 1
    needed = 0.8 * len(grams[i])
    return any(n >= needed and (len(grams[j]), -j) > (len(grams[i]), -i) for j, n in shared.items())


def _drop_repeated_lead(sieve: Sieve) -> None:
    """Short lines said twice before the first prose, such as a date line above and below the title."""
    seen: set[str] = set()
    for i in sieve.live():
        key = sieve.keys[i]
        if sieve.prose[i]:
            return
        if key in seen:
            sieve.remove(i, "duplicate")
        seen.add(key)

"""Furniture known by where it stands: menus above pasted text, boxes inside it, what follows its end."""

import re

from onrecord.clean.calendar import find_dates
from onrecord.clean.draft import Part
from onrecord.clean.rules import SHORT, is_prose
from onrecord.clean.sieve import NEUTRAL, Sieve, Sifted
from onrecord.text import words
from onrecord.types import RemovedKind

# Longest headlines of 210 news pages: 24 words.
HEADLINE = 24
# Weights of the tail, set on 500 pasted wire reports (2026): the article's end is found in all of 40 read.
_PROSE_WEIGHT, _FURNITURE_WEIGHT, _LOOSE_WEIGHT = 40, 6, 4
_PARAGRAPH = 15
_CROWDED, _LOOSE_RUN = 6, 5
_MENU, _MENU_WORDS = 3, 8
_LABEL = re.compile(r"(?:square )?[A-Z][A-Z&' -]{2,30}(?: [A-Z][a-z]+)?$")


def drop_after_end(sieve: Sieve) -> None:
    """Everything behind a heading such as Comments, if it stands in the last fifth or only short blocks follow."""
    for i in sieve.live():
        rule = sieve.rule_for(i, "ends")
        if rule and sieve.first_prose() < i and (i >= 0.8 * len(sieve.parts) or i > sieve.last_prose):
            for j in range(i, len(sieve.parts)):
                sieve.remove(j, rule.kind, sieve.parts[i].text if j > i else "")
            return


def drop_loose_links(sieve: Sieve) -> None:
    """Headings and links behind the last prose of a page; the rest of its tail is trafilatura's choice."""
    live = sieve.live()
    last = max((i for i in live if sieve.prose[i] or sieve.sizes[i] > HEADLINE), default=len(sieve.parts))
    for i in live:
        part = sieve.parts[i]
        if i > last and (part.linked or (part.kind == "heading" and not part.text.endswith(":"))):
            sieve.remove(i, loose_kind(sieve.texts[i]))


def drop_tail(sieve: Sieve) -> None:
    """All behind the end of the article, which is where prose last outweighs furniture."""
    last = _last_by_weight(sieve)
    for i in sieve.live():
        if i > last:
            sieve.remove(i, loose_kind(sieve.texts[i]))


def _weight(sieve: Sieve, index: int) -> int:
    """Prose counts its words, furniture and loose lines count against the place they stand in, lists and captions nothing."""
    if sieve.out[index] in ("caption", "duplicate"):
        return 0
    if sieve.out[index]:
        return -_FURNITURE_WEIGHT
    if sieve.prose[index] or sieve.sizes[index] > HEADLINE:
        return min(sieve.sizes[index], _PROSE_WEIGHT)
    if sieve.parts[index].kind in ("list", "quote"):
        return 0
    return sieve.sizes[index] if sieve.texts[index].endswith((".", "!", "?", '"')) else -_LOOSE_WEIGHT


def _last_by_weight(sieve: Sieve) -> int:
    """Where the running weight is greatest, the last such place: the end of the article.

    The maximum-subsequence idea of Pasternack & Roth (WWW 2009), with the start held fast: the head of a page may hold its
    standfirst above menus.
    """
    total, best, last = 0, 0, len(sieve.parts) - 1
    for i in range(len(sieve.parts)):
        total += _weight(sieve, i)
        if total >= best:
            best, last = total, i
    return last


def drop_menus(sieve: Sieve) -> None:
    """Where a page was pasted with its menus, short lines above the first paragraph are part of them."""
    live = sieve.live()
    first = next((i for i in live if sieve.prose[i] and sieve.sizes[i] >= _PARAGRAPH), len(sieve.parts))
    menus = sum(sieve.out[i] not in (None, "caption", "duplicate") for i in range(first))
    for i in live:
        if i >= first:
            return
        label = _LABEL.fullmatch(sieve.texts[i]) and sieve.sizes[i] <= 3
        if label or (menus >= _MENU and sieve.sizes[i] <= _MENU_WORDS and next(find_dates(sieve.texts[i]), None) is None):
            sieve.remove(i, "navigation")


def drop_runs(sieve: Sieve) -> None:
    """Runs of short lines among furniture, or five and more of them alone, are boxes of the page; lists have their marks."""
    run: list[int] = []
    for i in range(len(sieve.parts) + 1):
        if i < len(sieve.parts) and _in_box(sieve, i):
            run.append(i)
            continue
        furniture = sum(sieve.out[j] not in (None, *NEUTRAL) for j in run)
        loose = [j for j in run if sieve.out[j] is None]
        announced = bool(run) and run[0] > 0 and sieve.texts[run[0] - 1].endswith(":")
        crowded = furniture > 0 and 2 * furniture + len(loose) >= _CROWDED
        if crowded or (len(loose) >= _LOOSE_RUN and not announced):
            for j in loose:
                sieve.remove(j, "other")
        run = []


def _in_box(sieve: Sieve, index: int) -> bool:
    if sieve.out[index]:
        return True
    listed = sieve.parts[index].kind in ("list", "quote")
    dated = bool(next(find_dates(sieve.texts[index]), None)) if sieve.sizes[index] <= _MENU_WORDS else False
    return sieve.sizes[index] <= _MENU_WORDS and not listed and not dated and not sieve.prose[index]


def loose_kind(text: str) -> RemovedKind:
    """A line of topics has a capital on nearly every word."""
    tokens = [w for w in words(text) if len(w) > 3]
    capitals = sum(w[0].isupper() or w[0].isdigit() for w in tokens)
    return "tags" if len(tokens) >= 2 and capitals >= 0.9 * len(tokens) else "other"


def with_headings(sifted: Sifted) -> Sifted:
    """Pasted text marks no headings: a short block without an end, right before prose, is one."""
    kept = list(sifted.kept)
    for i, part in enumerate(kept[:-1]):
        if part.kind == "paragraph" and _heads(part.text) and (is_prose(kept[i + 1].text) or len(words(kept[i + 1].text)) > SHORT):
            kept[i] = Part("heading", part.text)
    return Sifted(tuple(kept), sifted.removed)


def _heads(text: str) -> bool:
    return len(words(text)) <= SHORT and not re.search(r"[.!…:;,\"”’)]$", text) and next(find_dates(text), None) is None

"""Telling the article from what surrounds it: one engine over blocks, for pages and pasted text alike.

Patterns come from `data/furniture.json`; structure decides the rest: repetition, runs of short blocks, what stands before
the first and after the last prose. Precision comes first: a sentence that matches nothing stays.
"""

import re
from importlib.resources import files
from typing import Literal

import msgspec

from onrecord.clean.calendar import find_dates
from onrecord.clean.draft import Draft, Part
from onrecord.names import outlets
from onrecord.names.outlets import Outlet
from onrecord.text import fold, straighten, words
from onrecord.types import Record, Removed, RemovedKind

Scope = Literal["block", "starts", "holds", "opens", "ends"]
# Longest blocks looked at for patterns: Removed prose costs more than kept furniture.
_SHORT = 14
_HEADLINE = 24
_PROSE = 8
_TAIL = 2
_LINK_WORDS = 4
_NEUTRAL = ("caption", "duplicate", "advert", "author")
# Weights of the tail, set on 500 pasted wire reports (2026): the article's end is found in all of 40 read.
_PROSE_WEIGHT, _FURNITURE_WEIGHT, _LOOSE_WEIGHT = 40, 6, 4
_PARAGRAPH = 15
_STAMP = 60
_CROWDED, _LOOSE_RUN = 6, 5
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d\d\b(?: ?[ap]\.?m\b\.?)?(?: [A-Z]{2,4}\b)?|\b\d+ min(?:ute)?s?(?: read)?\b|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b",
    re.IGNORECASE,
)
_MENU, _MENU_WORDS = 3, 8

_TERMINAL = re.compile(r"[.!?…][\"'”’»)\]]*$")
_HEADER = re.compile(
    r"(?P<name>[\w.&' -]{2,40}?)(?: ?[-|/>] ?(?:(?:world|uk|us|latest) )?(?:news|world|politics|business|international|home))?",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:square )?[A-Z][A-Z&' -]{2,30}(?: [A-Z][a-z]+)?$")


class Rule(Record, frozen=True, kw_only=True):
    """One row of the data file, its pattern as written."""

    kind: RemovedKind
    scope: Scope
    pattern: str
    seen: str
    words: int = _SHORT
    place: Literal["any", "first", "last"] = "any"
    unless_prose: bool = False
    weak: bool = False


class _Table(Record, frozen=True):
    about: tuple[str, ...]
    rules: tuple[Rule, ...]


RULES = msgspec.json.decode(files("onrecord.clean").joinpath("data/furniture.json").read_bytes(), type=_Table).rules
_COMPILED = [(rule, re.compile(rule.pattern, re.IGNORECASE)) for rule in RULES]


def is_prose(text: str) -> bool:
    """A sentence: ends like one and has eight words or more."""
    return bool(_TERMINAL.search(text)) and len(words(text)) >= _PROSE


def matches_rule(text: str) -> bool:
    """Whether a block alone, wherever it stood, is furniture by its wording."""
    plain, size = straighten(text), len(words(text))
    return any(size <= rule.words and _hit(rule, pattern, plain) for rule, pattern in _COMPILED)


def _hit(rule: Rule, pattern: re.Pattern[str], text: str) -> bool:
    if rule.scope == "holds":
        return bool(pattern.search(text))
    return bool(pattern.match(text) if rule.scope == "starts" else pattern.fullmatch(text))


class Sifted(Record, frozen=True):
    """Parts that stay, and what was taken out, each in the order of the page."""

    kept: tuple[Part, ...]
    removed: tuple[Removed, ...]


class Sieve:
    """The state of sifting one draft: for every part the reason it is removed, or nothing."""

    def __init__(self, parts: tuple[Part, ...], title: str) -> None:
        self.parts = parts
        self.title = fold(title)
        self.texts = [straighten(part.text) for part in parts]
        self.sizes = [len(words(text)) for text in self.texts]
        self.prose = [is_prose(text) for text in self.texts]
        self.out: list[RemovedKind | None] = [None] * len(parts)
        self.labels = [""] * len(parts)

    def remove(self, index: int, kind: RemovedKind, label: str = "") -> None:
        """Marks a part; the first reason stays."""
        if self.out[index] is None:
            self.out[index], self.labels[index] = kind, label

    def live(self) -> list[int]:
        """Parts not yet removed."""
        return [i for i, kind in enumerate(self.out) if kind is None]

    def furnished(self) -> bool:
        """Whether a page was pasted whole: some of its furniture has been met."""
        return any(kind not in (None, *_NEUTRAL) for kind in self.out)

    def result(self) -> Sifted:
        """What stays and what goes."""
        kept = tuple(self.parts[i] for i in self.live())
        gone = tuple(
            Removed(kind=kind, text=self.parts[i].text, label=self.labels[i]) for i, kind in enumerate(self.out) if kind is not None
        )
        return Sifted(kept, gone)


def sift(draft: Draft, title: str) -> Sifted:
    """The parts of a draft without furniture. Captions and names the page itself states are known; nothing else is."""
    sieve = Sieve(draft.parts, title)
    _drop_titles(sieve)
    _drop_captions(sieve, frozenset(fold(gone.text) for gone in draft.removed if gone.kind == "caption"))
    _drop_labels(sieve, draft)
    _drop_matches(sieve)
    _drop_lists(sieve)
    _drop_links(sieve)
    _drop_repeats(sieve)
    _drop_repeated_lead(sieve)
    _drop_after_end(sieve)
    if draft.pasted and sieve.furnished():
        _drop_menus(sieve)
        _drop_runs(sieve)
        _drop_tail(sieve)
    elif not draft.pasted:
        _drop_loose_links(sieve)
    return _with_headings(sieve.result()) if draft.pasted else sieve.result()


def _drop_titles(sieve: Sieve) -> None:
    """The title where it stands again, alone or with its section or outlet behind it."""
    if not sieve.title:
        return
    for i, part in enumerate(sieve.parts):
        key = fold(part.text)
        around = key.startswith(sieve.title) or key.endswith(sieve.title)
        if key == sieve.title or (around and not sieve.prose[i] and sieve.sizes[i] <= len(words(sieve.title)) + 6):
            sieve.remove(i, "duplicate")


def _drop_captions(sieve: Sieve, captions: frozenset[str]) -> None:
    for i, part in enumerate(sieve.parts):
        key = fold(part.text)
        if part.kind == "caption" or key in captions or (len(key) > 40 and any(key in caption for caption in captions)):
            sieve.remove(i, "caption")


def _drop_labels(sieve: Sieve, draft: Draft) -> None:
    """Lines that say no more than the author, the outlet, or the outlet with its section; and stamps, if the date is known anyway."""
    authors = {fold(name) for name in draft.facts.authors}
    places = {fold(name) for name in (draft.facts.site, draft.facts.publisher, draft.facts.section) if name}
    for i in sieve.live():
        key = fold(sieve.parts[i].text)
        if key.removeprefix("by ") in authors:
            sieve.remove(i, "author")
        elif key in places or (draft.pasted and sieve.sizes[i] <= 6 and outlet_line(sieve.texts[i])):
            sieve.remove(i, "navigation")
        elif draft.facts.dates and _is_stamp(sieve.texts[i]):
            sieve.remove(i, "notice")


def outlet_line(text: str) -> Outlet | None:
    """The outlet that a line such as `Daily Example - News` or `Daily Example` names and does nothing else."""
    found = _HEADER.fullmatch(straighten(text))
    return outlets.by_name(found["name"]) if found else None


def _is_stamp(text: str) -> bool:
    """A date with no more than five words beside it."""
    if len(text) > _STAMP:
        return False
    found = next(find_dates(text), None)
    rest = _CLOCK.sub(" ", text[: found.start] + " " + text[found.end :]) if found else ""
    return found is not None and len(words(rest)) <= 5


def _placed(sieve: Sieve, rule: Rule, index: int) -> bool:
    if rule.place == "first":
        return not any(sieve.prose[i] and sieve.out[i] is None for i in range(index))
    return rule.place != "last" or len(sieve.parts) - index <= _TAIL or not any(sieve.prose[i] for i in range(index + 1, len(sieve.parts)))


def _applies(sieve: Sieve, rule: Rule, pattern: re.Pattern[str], index: int) -> bool:
    if sieve.sizes[index] > rule.words or (rule.unless_prose and sieve.prose[index]) or not _placed(sieve, rule, index):
        return False
    return _hit(rule, pattern, sieve.texts[index])


def _drop_matches(sieve: Sieve) -> None:
    for i in sieve.live():
        for rule, pattern in _COMPILED:
            if rule.scope in ("block", "starts", "holds") and _applies(sieve, rule, pattern, i):
                sieve.remove(i, rule.kind)
                break


# ---------------------------------------------------------------- lists under a label


def _drop_lists(sieve: Sieve) -> None:
    for i in sieve.live():
        rule = next((r for r, p in _COMPILED if r.scope == "opens" and _applies(sieve, r, p, i)), None)
        if rule is None or sieve.out[i]:
            continue
        items = _items(sieve, i + 1)
        if items or not rule.weak:
            sieve.remove(i, rule.kind)
        for item in items:
            topics = item == len(sieve.parts) - 1 and _loose_kind(sieve.texts[item]) == "tags"
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
    return size <= _HEADLINE and not (_TERMINAL.search(text) and not text.endswith("?") and size >= 5)


def _drop_links(sieve: Sieve) -> None:
    """A paragraph or list item that is one link leads elsewhere; a heading may link to its own section."""
    for i in sieve.live():
        part = sieve.parts[i]
        if part.linked and part.kind in ("paragraph", "list") and sieve.sizes[i] >= _LINK_WORDS:
            sieve.remove(i, "related")


# ---------------------------------------------------------------- repetition


def _shingles(text: str) -> set[tuple[str, ...]]:
    tokens = words(fold(text))
    return {tuple(tokens[i : i + 3]) for i in range(len(tokens) - 2)}


def _drop_repeats(sieve: Sieve) -> None:
    """The same words twice: a pull quote, a teaser, a paragraph pasted again. The shorter goes, or else the later."""
    live = [i for i in sieve.live() if sieve.sizes[i] >= _PROSE]
    grams = {i: _shingles(sieve.parts[i].text) for i in live}
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


# ---------------------------------------------------------------- the ends


def _drop_repeated_lead(sieve: Sieve) -> None:
    """Short lines said twice before the first prose, such as a date line above and below the title."""
    seen: set[str] = set()
    for i in sieve.live():
        key = fold(sieve.parts[i].text)
        if sieve.prose[i]:
            return
        if key in seen:
            sieve.remove(i, "duplicate")
        seen.add(key)


def _drop_after_end(sieve: Sieve) -> None:
    """Everything behind a heading such as Comments, if it stands in the last fifth or only short blocks follow."""
    for i in sieve.live():
        rule = next((r for r, p in _COMPILED if r.scope == "ends" and _applies(sieve, r, p, i)), None)
        if rule and any(sieve.prose[:i]) and (i >= 0.8 * len(sieve.parts) or not any(sieve.prose[i:])):
            for j in range(i, len(sieve.parts)):
                sieve.remove(j, rule.kind, sieve.parts[i].text if j > i else "")
            return


def _drop_loose_links(sieve: Sieve) -> None:
    """Headings and links behind the last prose of a page; the rest of its tail is trafilatura's choice."""
    live = sieve.live()
    last = max((i for i in live if sieve.prose[i] or sieve.sizes[i] > _HEADLINE), default=len(sieve.parts))
    for i in live:
        part = sieve.parts[i]
        if i > last and (part.linked or (part.kind == "heading" and not part.text.endswith(":"))):
            sieve.remove(i, _loose_kind(sieve.texts[i]))


def _drop_tail(sieve: Sieve) -> None:
    """All behind the end of the article, which is where prose last outweighs furniture."""
    last = _last_by_weight(sieve)
    for i in sieve.live():
        if i > last:
            sieve.remove(i, _loose_kind(sieve.texts[i]))


def _weight(sieve: Sieve, index: int) -> int:
    """Prose counts its words, furniture and loose lines count against the place they stand in, lists and captions nothing."""
    if sieve.out[index] in ("caption", "duplicate"):
        return 0
    if sieve.out[index]:
        return -_FURNITURE_WEIGHT
    if sieve.prose[index] or sieve.sizes[index] > _HEADLINE:
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


def _drop_menus(sieve: Sieve) -> None:
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


def _drop_runs(sieve: Sieve) -> None:
    """Runs of short lines among furniture, or five and more of them alone, are boxes of the page; lists have their marks."""
    run: list[int] = []
    for i in range(len(sieve.parts) + 1):
        if i < len(sieve.parts) and _in_box(sieve, i):
            run.append(i)
            continue
        furniture = sum(sieve.out[j] not in (None, *_NEUTRAL) for j in run)
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


def _loose_kind(text: str) -> RemovedKind:
    """A line of topics has a capital on nearly every word."""
    tokens = [w for w in words(text) if len(w) > 3]
    capitals = sum(w[0].isupper() or w[0].isdigit() for w in tokens)
    return "tags" if len(tokens) >= 2 and capitals >= 0.9 * len(tokens) else "other"


def _with_headings(sifted: Sifted) -> Sifted:
    """Pasted text marks no headings: a short block without an end, right before prose, is one."""
    kept = list(sifted.kept)
    for i, part in enumerate(kept[:-1]):
        if part.kind == "paragraph" and _heads(part.text) and (is_prose(kept[i + 1].text) or len(kept[i + 1].text) > 200):
            kept[i] = Part("heading", part.text)
    return Sifted(tuple(kept), sifted.removed)


def _heads(text: str) -> bool:
    return len(words(text)) <= _SHORT and not re.search(r"[.!…:;,\"”’)]$", text) and next(find_dates(text), None) is None

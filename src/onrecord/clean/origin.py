"""Who published an article first, and who shows it here."""

import re
from collections.abc import Iterator

from onrecord.clean.draft import Draft
from onrecord.clean.furniture import outlet_line
from onrecord.names import outlets
from onrecord.text import fold, straighten
from onrecord.types import Record, Removed

_NAME = r"(?:the )?(?P<name>[\w.&'’ -]{2,50}?)"
# What a republisher says about where the article comes from.
_STOP = r" ?(?:\(|\.(?:\s|$)|,|;|$)"
_STOP_OR_WORD = r" ?(?:\(|\.(?:\s|$)|,|;| on | in | under | and |$)"
_FROM = [
    re.compile(rf"\b(?:is|was) available (?:on|at|in) {_NAME} ?(?:\(|\.|,|$)", re.IGNORECASE),
    re.compile(
        rf"\b(?:originally|first|previously) (?:published|appeared|posted) (?:here )?(?:in|on|by|at|with) {_NAME}{_STOP_OR_WORD}",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?:appeared first|first appeared|appeared originally) (?:in|on|at) {_NAME}{_STOP}", re.IGNORECASE),
    re.compile(rf"\b(?:re)?published (?:with|by) (?:the )?(?:kind )?permission (?:of|from) {_NAME}{_STOP}", re.IGNORECASE),
    re.compile(rf"\brepublished (?:from|courtesy of) {_NAME} ?(?:\(|\.(?:\s|$)|,| under |$)", re.IGNORECASE),
    re.compile(rf"\bgenerated from (?:the )?{_NAME} news service", re.IGNORECASE),
]
# Credit lines: taken only where they name an agency that the table knows.
_CREDIT = re.compile(r"^(?:\(?source ?: ?|-- ?|— ?)(?P<name>[\w. -]{2,40}?)(?:/\w{1,4})?\)?$", re.IGNORECASE)
# What a republisher says about itself.
_BY = [
    re.compile(rf"\b(?i:editorial team at) {_NAME} (?i:has|have) ", re.IGNORECASE),
    re.compile(rf"\bwe wish {_NAME} provided you\b", re.IGNORECASE),
]
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[ ,]*(?:©|\(c\))?[ ,]*(?:(?:19|20)\d\d)?[ ,]*(?:by )?(?P<name>[^.,;|()]{2,60}?)(?:\.|,|;|\||\(| all rights|$)",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^[^.!?\n]{0,80}\((?P<name>[A-Z][\w. /-]{1,30})\)\s?(?:--?|[–—])")


# An outlet's own line stands at the very top; an agency's name may stand below menus.
_TOP, _HEAD, _LINE = 6, 20, 60


class Origin(Record, frozen=True):
    """Names: the table's where the outlet is known, else as written. `republisher` only if it is someone else."""

    outlet: str | None
    republisher: str | None


def find_origin(draft: Draft, opening: str, removed: tuple[Removed, ...]) -> Origin:
    """`opening` is the first paragraph, which may carry an agency's dateline."""
    here = _here(draft, removed)
    first = next(_firsts(draft, opening, removed), None) or here
    return Origin(first, None if first is None or here is None or _same(first, here) else here)


def _here(draft: Draft, removed: tuple[Removed, ...]) -> str | None:
    """Who shows the page: what it says of itself, the table's name for its address, or its bare domain."""
    said = next(_named(_BY, removed), None)
    by_address = outlets.by_domain(draft.url or "")
    if said or by_address:
        return said or (by_address.name if by_address else None)
    stated = draft.facts.publisher or draft.facts.site
    return _known(stated) if stated else outlets.domain(draft.url or "") or None


def _firsts(draft: Draft, opening: str, removed: tuple[Removed, ...]) -> Iterator[str]:
    """Who published first, in order of trust; nothing if nobody is said to have done so before."""
    yield from _named(_FROM, removed)
    yield from _by_canonical(draft)
    yield from _agencies(draft, opening, removed)
    yield from _by_header(draft)


def _named(patterns: list[re.Pattern[str]], removed: tuple[Removed, ...]) -> Iterator[str]:
    for gone in removed:
        if gone.kind in ("republisher", "notice", "other"):
            text = straighten(gone.text)
            yield from (_known(found["name"].strip()) for pattern in patterns for found in [pattern.search(text)] if found)


def _by_canonical(draft: Draft) -> Iterator[str]:
    """The canonical link leads to another site."""
    there, here = outlets.domain(draft.facts.canonical), outlets.domain(draft.url or "")
    if there and here and there != here and draft.facts.canonical.startswith("http"):
        known = outlets.by_domain(draft.facts.canonical)
        ours = outlets.by_domain(draft.url or "")
        if known is None or known != ours:
            yield known.name if known else there


def _agencies(draft: Draft, opening: str, removed: tuple[Removed, ...]) -> Iterator[str]:
    """A known agency in the dateline, as the only author, or as the holder of the copyright."""
    dateline = _DATELINE.match(straighten(opening))
    said = [dateline["name"]] if dateline else []
    said += list(draft.facts.authors) if len(draft.facts.authors) == 1 else []
    said += [draft.facts.credit] if draft.facts.credit else []
    said += [found["name"] for gone in removed if gone.kind == "notice" for found in [_COPYRIGHT.search(gone.text)] if found]
    said += [found["name"] for gone in removed if gone.kind != "caption" for found in [_CREDIT.search(gone.text)] if found]
    for name in said:
        known = outlets.by_name(name)
        if known and known.kind == "agency":
            yield known.name


def _by_header(draft: Draft) -> Iterator[str]:
    """A line such as `Daily Example - News` over pasted text, if the table knows the name."""
    for i, part in enumerate(draft.parts[:_HEAD] if draft.pasted else ()):
        known = outlet_line(part.text) if len(part.text) <= _LINE else None
        if known and (i < _TOP or known.kind == "agency"):
            yield known.name


def _known(name: str) -> str:
    known = outlets.by_name(name)
    return known.name if known else name


def _same(a: str, b: str) -> bool:
    return fold(a).removeprefix("the ") == fold(b).removeprefix("the ")

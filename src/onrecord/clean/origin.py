"""Who published an article first, and who shows it here."""

from collections.abc import Iterator

from onrecord.clean.credits import credited, dateline_agency, outlet_line, own_name, republishers, sources, wire_agency
from onrecord.clean.draft import Draft
from onrecord.names import outlets
from onrecord.text import fold
from onrecord.types import Record, Removed

# An outlet's own line stands at the very top; an agency's name may stand below menus.
_TOP, _HEAD, _LINE = 6, 20, 60


class Origin(Record, frozen=True):
    """Names: the table's where the outlet is known, else as written. `republisher` only if it is someone else."""

    outlet: str | None
    republisher: str | None


def find_origin(draft: Draft, opening: tuple[str, ...], removed: tuple[Removed, ...]) -> Origin:
    """`opening` holds the first paragraphs, which may carry an agency's dateline."""
    here = _here(draft, removed)
    first = next(_firsts(draft, opening, removed), None) or here
    return Origin(first, None if first is None or here is None or _same(first, here) else here)


def _here(draft: Draft, removed: tuple[Removed, ...]) -> str | None:
    """Who shows the page: what it says of itself, the table's name for its address, or its bare domain."""
    said = next(map(_known, republishers(_notices(removed))), None)
    by_address = outlets.by_domain(draft.url or "")
    if said or by_address:
        return said or (by_address.name if by_address else None)
    stated = draft.facts.publisher or draft.facts.site
    return _known(stated) if stated else outlets.domain(draft.url or "") or None


def _firsts(draft: Draft, opening: tuple[str, ...], removed: tuple[Removed, ...]) -> Iterator[str]:
    """Who published first, in order of trust; nothing if nobody is said to have done so before."""
    yield from map(_known, sources(_notices(removed)))
    yield from _by_canonical(draft)
    yield from _agencies(draft, opening, removed)
    yield from filter(None, map(wire_agency, opening))
    yield from _by_header(draft)


def _notices(removed: tuple[Removed, ...]) -> list[str]:
    return [gone.text for gone in removed if gone.kind in ("republisher", "notice", "other")]


def _by_canonical(draft: Draft) -> Iterator[str]:
    """The canonical link leads to another site."""
    there, here = outlets.domain(draft.facts.canonical), outlets.domain(draft.url or "")
    if there and here and there != here and draft.facts.canonical.startswith("http"):
        known = outlets.by_domain(draft.facts.canonical)
        ours = outlets.by_domain(draft.url or "")
        if known is None or known != ours:
            yield known.name if known else there


def _agencies(draft: Draft, opening: tuple[str, ...], removed: tuple[Removed, ...]) -> Iterator[str]:
    """A known agency in the dateline, as the only author, or as the holder of the copyright."""
    said = [dateline_agency(text) for text in opening]
    said += list(draft.facts.authors) if len(draft.facts.authors) == 1 else []
    said += [draft.facts.credit] if draft.facts.credit else []
    said += [credited(gone.text) for gone in removed if gone.kind != "caption"]
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
        elif i < _TOP and own_name(part.text):
            yield own_name(part.text)


def _known(name: str) -> str:
    known = outlets.by_name(name)
    return known.name if known else name


def _same(a: str, b: str) -> bool:
    return fold(a).removeprefix("the ") == fold(b).removeprefix("the ")

"""Checking a finished report against the base: are its words still those of the stored articles?

A report can be checked as JSON, as the page made from it, or as Markdown. Each line must consist of words its citations
quote, each quotation must be the article's text at its offsets, and outlet and date must be the article's own.
"""

import re
from html import unescape

import msgspec

from onrecord.errors import BadInput, UnknownName
from onrecord.report.dates import published
from onrecord.report.records import Brief, Timeline
from onrecord.report.render.html import html
from onrecord.report.render.json import from_json
from onrecord.report.render.notes import lines_of
from onrecord.report.shelf import outlet
from onrecord.report.words import even, stands_in
from onrecord.store import Store
from onrecord.types import Article, Record

# The second line of a Markdown report, which one without lines has too.
SCOPE = re.compile(r"\A# [^\n]*\n\n\*(?:Brief|Timeline)\b[^\n]*\*$", re.MULTILINE)
EMBEDDED = re.compile(r'<script type="application/json" id="onrecord">(.*?)</script>', re.DOTALL)
BULLET = re.compile(r"^- \*\*(?P<head>[^\n]*?)\*\* — (?P<text>[^\n]*?)(?P<notes>(?:\[\^\d+\])+)(?: \*\([^\n]*\)\*)?$", re.MULTILINE)
NOTE = re.compile(
    r"^\[\^(?P<number>\d+)\]: (?P<outlet>[^\n]*), (?P<date>[^,\n]*): “(?P<quote>[^\n]*)” `(?P<article>\w+):(?P<start>\d+)-(?P<end>\d+)`",
    re.MULTILINE,
)


class Fault(Record, frozen=True, kw_only=True):
    """One thing that does not check: the line or source, and what is wrong with it."""

    where: str
    reason: str


class Checked(Record, frozen=True, kw_only=True):
    """How many lines and citations were checked, and every fault."""

    lines: int
    citations: int
    faults: tuple[Fault, ...]


class _Claim(Record, frozen=True, kw_only=True):
    """A citation as a report states it. `exact` is false where white space was made even."""

    article: str
    start: int
    end: int
    quote: str
    outlet: str
    published: str
    exact: bool


def verify(store: Store, data: bytes) -> Checked:
    """Check a finished report. One without lines has nothing to check. Raises BadInput if it is none of the forms Onrecord writes."""
    text = data.decode("utf-8", errors="replace")
    embedded = EMBEDDED.search(text)
    if embedded:
        return _page(store, text, embedded.group(1))
    if text.lstrip().startswith("{"):
        return _report(store, _decoded(data))
    return _markdown(store, text)


def _decoded(data: bytes) -> Brief | Timeline:
    try:
        return from_json(data)
    except (msgspec.DecodeError, msgspec.ValidationError) as fault:
        raise BadInput(f"not a report written by Onrecord: {fault}; give the file that `onrecord brief --json` or --html wrote") from fault


def _report(store: Store, report: Brief | Timeline) -> Checked:
    """Check the records of a report."""
    faults: list[Fault] = []
    lines = lines_of(report)
    claims = {
        _Claim(article=c.article, start=c.span.start, end=c.span.end, quote=c.quote, outlet=c.outlet, published=c.published, exact=True)
        for line in lines
        for c in line.sources
    }
    for line in lines:
        faults += _line_faults(line.text, [c.quote for c in line.sources])
    return _with_claims(store, len(lines), claims, faults)


def _page(store: Store, text: str, embedded: str) -> Checked:
    """Check the report inside a page, and that the page shows that report and nothing else."""
    report = _decoded(unescape(embedded).encode("utf-8"))
    checked = _report(store, report)
    try:
        same = html(report, store.article) == text
    except UnknownName:
        same = True  # the missing article is a fault of its own already
    extra = (
        ()
        if same
        else (Fault(where="page", reason="the page differs from the report inside it: its text was changed after it was written"),)
    )
    return msgspec.structs.replace(checked, faults=checked.faults + extra)


def _markdown(store: Store, text: str) -> Checked:
    """Check bullets and notes of a Markdown report."""
    notes = {m["number"]: m for m in NOTE.finditer(text)}
    bullets = list(BULLET.finditer(text))
    empty = not notes and not bullets and SCOPE.match(text)
    if not empty and not (notes and bullets):
        raise BadInput("not a report written by Onrecord: no lines with numbered sources; give a JSON, HTML or Markdown report")
    faults: list[Fault] = [Fault(where=row, reason="a line without a source") for row in _unsourced(text)]
    for bullet in bullets:
        numbers = re.findall(r"\d+", bullet["notes"])
        faults += [Fault(where=bullet["text"], reason=f"source {n} is not listed") for n in numbers if n not in notes]
        faults += _line_faults(bullet["text"], [notes[n]["quote"] for n in numbers if n in notes])
    claims = {
        _Claim(
            article=m["article"],
            start=int(m["start"]),
            end=int(m["end"]),
            quote=m["quote"],
            outlet=m["outlet"],
            published=m["date"],
            exact=False,
        )
        for m in notes.values()
    }
    return _with_claims(store, len(bullets), claims, faults)


def _unsourced(text: str) -> list[str]:
    return [row for row in text.splitlines() if row.startswith("- ") and not BULLET.match(row)]


def _line_faults(text: str, quotes: list[str]) -> list[Fault]:
    return [] if stands_in(text, quotes) else [Fault(where=text, reason="its words are not those of the evidence it cites")]


def _with_claims(store: Store, lines: int, claims: set[_Claim], faults: list[Fault]) -> Checked:
    ordered = sorted(claims, key=lambda c: (c.article, c.start, c.end, c.quote))
    found = [*faults, *(fault for claim in ordered for fault in _claim_faults(store, claim))]
    return Checked(lines=lines, citations=len(claims), faults=tuple(found))


def _claim_faults(store: Store, claim: _Claim) -> list[Fault]:
    """What is wrong with a citation: unknown article, other words, other outlet, other date."""
    where = f"{claim.article}:{claim.start}-{claim.end}"
    try:
        article = store.article(claim.article)
    except UnknownName:
        return [Fault(where=where, reason="the base holds no such article")]
    stored = article.text[claim.start : claim.end]
    same = stored == claim.quote if claim.exact else even(stored) == claim.quote
    faults = [] if same and stored else [Fault(where=where, reason=f"the article says {stored!r}, the report quotes {claim.quote!r}")]
    return faults + _head_faults(where, claim, article)


def _head_faults(where: str, claim: _Claim, article: Article) -> list[Fault]:
    faults = []
    if claim.outlet != outlet(article):
        faults.append(Fault(where=where, reason=f"the outlet is {outlet(article)!r}, the report says {claim.outlet!r}"))
    if claim.published != published(article.published):
        faults.append(Fault(where=where, reason=f"published {published(article.published)}, the report says {claim.published}"))
    return faults

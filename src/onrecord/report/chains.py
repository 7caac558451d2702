"""The chain of one report as links that can be compared: speaker, channels and outlets as written, article, republisher."""

from collections.abc import Iterator, Sequence

from onrecord.link.credits import credited
from onrecord.names import outlets
from onrecord.report.shelf import Shelf
from onrecord.resolve.statements.speech import is_outlet
from onrecord.store import ArticleHead
from onrecord.text import fold
from onrecord.types import Record, Span, Statement

MANNER = {"direct": "quoted", "mixed": "quoted in part", "indirect": "in its own words"}
ARTICLES = ("the ", "a ", "an ", "its ", "his ", "her ", "their ")


class Report(Record, frozen=True, kw_only=True):
    """What one article carries of it: a statement, or its own words. `text` is the whole content, for comparing."""

    head: ArticleHead
    said: Statement | None
    speaker: str | None
    content: Span
    text: str = ""


class Link(Record, frozen=True, kw_only=True):
    """One step. Links of one `key` are the same step; `span` is where the article `home` names it."""

    role: str
    name: str
    key: tuple[str, str]
    home: str
    span: Span | None = None
    note: str = ""
    article: ArticleHead | None = None


def linked(report: Report, shelf: Shelf, reports: Sequence[Report]) -> tuple[Link, ...]:
    """The chain of a report, nearest to the speaker first. Where another names this outlet as its source, both hang below its name."""
    chain = [*_spoken(report), *_through(report), *_credited(report, shelf)]
    own = outlet_key(report.head.outlet or "")
    if any(_leads(chain, own, [*_spoken(other), *_through(other)]) for other in reports):
        chain.append(Link(role="outlet", name=report.head.outlet or "", key=own, home=report.head.id))
    return (*chain, *_shown(report, reports))


def _leads(chain: Sequence[Link], own: tuple[str, str], other: Sequence[Link]) -> bool:
    """Whether another chain is this one with the outlet's own name after it."""
    keys = [link.key for link in chain]
    return own not in keys and [link.key for link in other[: len(chain) + 1]] == [*keys, own]


def _spoken(report: Report) -> Iterator[Link]:
    said = report.said
    name = report.speaker or (said.speaker_text if said else None)
    if name:
        home = report.head.id
        yield Link(role="speaker", name=name, key=("speaker", _bare(name)), home=home, span=said.source if said else None)


def _through(report: Report) -> Iterator[Link]:
    if report.said is None:
        return
    for name, span in zip(report.said.via, report.said.via_evidence, strict=True):
        known = is_outlet(name)
        key = outlet_key(name) if known else ("channel", _bare(name))
        yield Link(role="outlet" if known else "channel", name=" ".join(name.split()), key=key, home=report.head.id, span=span)


def _credited(report: Report, shelf: Shelf) -> Iterator[Link]:
    """Agencies that the article credits, unless the chain or the article's own name has them."""
    have = {link.key for link in _through(report)} | {outlet_key(report.head.outlet or "")}
    for name in credited(shelf.article(report.head.id)):
        if outlet_key(name) not in have:
            yield Link(role="outlet", name=name, key=outlet_key(name), home=report.head.id, note="credited")


def _shown(report: Report, reports: Sequence[Report]) -> Iterator[Link]:
    """The article, below the oldest of its copies, and whoever republishes it."""
    head = report.head
    copies = [other.head for other in reports if other.head.family == head.family]
    if copies and copies[0].id != head.id:
        yield _article(copies[0], next(r for r in reports if r.head.id == copies[0].id), "article")
        yield _article(head, report, "copy")
    else:
        yield _article(head, report, "article")
    if head.republisher:
        yield Link(role="republisher", name=head.republisher, key=("republisher", fold(head.republisher)), home=head.id)


def _article(head: ArticleHead, report: Report, role: str) -> Link:
    return Link(
        role=role,
        name=head.outlet or "unknown outlet",
        key=("article", head.id),
        home=head.id,
        span=report.content,
        note=_manner(report) if role == "article" else "the same text",
        article=head,
    )


def _manner(report: Report) -> str:
    if report.said is None:
        return "nobody is said to speak"
    return MANNER[report.said.kind] + (", hedged" if report.said.hedged else "")


def outlet_key(name: str) -> tuple[str, str]:
    """One key for an outlet's names: "the Post" of the table and its full name are the same, others are compared as written."""
    known = outlets.by_name(name) or next((found for span, found in outlets.find(name) if span.end == len(name)), None)
    return ("outlet", fold(known.name) if known else _bare(name))


def _bare(name: str) -> str:
    plain = fold(name)
    return next((plain.removeprefix(word) for word in ARTICLES if plain.startswith(word)), plain)

"""Records to rows and back."""

import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

import msgspec

from onrecord.types import (
    Account,
    Article,
    Block,
    Capture,
    Event,
    Judgement,
    Office,
    Quantity,
    Reading,
    Refusal,
    Removed,
    Span,
    Statement,
    When,
)

_LEVEL = 6
_reading = msgspec.msgpack.Decoder(Reading)
_strings = msgspec.json.Decoder(tuple[str, ...])

ARTICLE_COLUMNS = (
    "id, source, url, title, text, language, outlet, republisher, byline, section, tags, published_start, published_end, "
    "published_precision, published_basis, published_from, published_to, published_note, published_missing, capture, cleaner"
)


class Proof(NamedTuple):
    """One row of evidence before its words are looked up."""

    fact: str
    number: int
    role: str
    span: Span


def as_json(record: object) -> str:
    """A record as stored in `record` columns."""
    return msgspec.json.encode(record).decode()


def squeeze(body: bytes) -> bytes:
    """Compressed bytes."""
    return zlib.compress(body, _LEVEL)


def expand(body: bytes) -> bytes:
    """What `squeeze` took."""
    return zlib.decompress(body)


def pack_reading(reading: Reading) -> bytes:
    """A reading as stored."""
    return squeeze(msgspec.msgpack.encode(reading))


def unpack_reading(body: bytes) -> Reading:
    """What `pack_reading` took."""
    return _reading.decode(expand(body))


def capture_row(capture: Capture) -> tuple[Any, ...]:
    """In the order of the table's columns, its number left to the base."""
    c = capture
    return (c.source, c.url, c.fetched.isoformat(), c.media_type, c.charset, c.sha256, squeeze(c.body))


def as_capture(row: tuple[Any, ...]) -> Capture:
    """From source, url, fetched, media_type, charset, sha256, body."""
    source, url, fetched, media_type, charset, sha256, body = row
    return Capture(
        source=source,
        url=url,
        fetched=datetime.fromisoformat(fetched),
        media_type=media_type,
        charset=charset,
        sha256=sha256,
        body=expand(body),
    )


def article_row(article: Article) -> tuple[Any, ...]:
    """In the order of ARTICLE_COLUMNS."""
    a = article
    head = (a.id, a.source, a.url, a.title, a.text, a.language, a.outlet, a.republisher, a.byline, a.section, as_json(a.tags))
    return (*head, *when_row(a.published), a.published_missing, a.capture, a.cleaner)


def when_row(when: When | None) -> tuple[Any, ...]:
    """Start, end, precision, basis, offsets of the evidence, note."""
    if when is None:
        return (None, None, None, None, None, None, "")
    span = when.evidence
    offsets = (span.start, span.end) if span else (None, None)
    return (when.start.isoformat(), when.end.isoformat(), when.precision, when.basis, *offsets, when.note)


def as_when(row: tuple[Any, ...]) -> When | None:
    """From what `when_row` gave."""
    start, end, precision, basis, first, last, note = row
    if start is None:
        return None
    span = None if first is None else Span(first, last)
    return When(start=date.fromisoformat(start), end=date.fromisoformat(end), precision=precision, basis=basis, evidence=span, note=note)


def as_article(row: tuple[Any, ...], blocks: Iterable[tuple[Any, ...]], removed: Iterable[tuple[Any, ...]]) -> Article:
    """From ARTICLE_COLUMNS, blocks (kind, start, stop) and removed (kind, text, label)."""
    return Article(
        id=row[0], source=row[1], url=row[2], title=row[3], text=row[4], language=row[5], outlet=row[6], republisher=row[7],
        byline=row[8], section=row[9], tags=_strings.decode(row[10]), published=as_when(row[11:18]), published_missing=row[18],
        capture=row[19], cleaner=row[20],
        blocks=tuple(Block(*block) for block in blocks),
        removed=tuple(Removed(kind=kind, text=text, label=label) for kind, text, label in removed),
    )  # fmt: skip


def dates(when: When | None) -> tuple[str | None, str | None]:
    """Start and end as ISO text, or nothing."""
    return (when.start.isoformat(), when.end.isoformat()) if when else (None, None)


def _about(when: When | None) -> Iterator[tuple[str, Span]]:
    if when and when.evidence:
        yield "when", when.evidence


def _event_proofs(event: Event) -> Iterator[tuple[str, Span]]:
    yield "cue", event.cue
    yield from (("evidence", span) for span in event.evidence)
    if event.place:
        yield "place", event.place.evidence
    yield from _about(event.when)


def _statement_proofs(statement: Statement) -> Iterator[tuple[str, Span]]:
    yield "content", statement.content
    yield from (("part", span) for span in statement.parts)
    yield from (("via", span) for span in statement.via_evidence)
    yield from ((role, span) for role, span in (("cue", statement.cue), ("source", statement.source)) if span)
    yield from _about(statement.when)


def _plain_proofs(fact: Office | Quantity) -> Iterator[tuple[str, Span]]:
    yield from (("evidence", span) for span in fact.evidence)
    if isinstance(fact, Office):
        yield from _about(fact.when)


def proofs(account: Account) -> list[Proof]:
    """Every place the account's facts rest on, each once, in a fixed order."""
    found = {Proof("event", n, role, span) for n, event in enumerate(account.events) for role, span in _event_proofs(event)}
    found |= {Proof("statement", n, role, span) for n, said in enumerate(account.statements) for role, span in _statement_proofs(said)}
    found |= {Proof("office", n, role, span) for n, office in enumerate(account.offices) for role, span in _plain_proofs(office)}
    found |= {Proof("quantity", n, role, span) for n, amount in enumerate(account.quantities) for role, span in _plain_proofs(amount)}
    return sorted(found)


def as_refusal(row: tuple[Any, ...]) -> Refusal:
    """From stage, what, reason, start, stop, source."""
    stage, what, reason, start, stop, source = row
    return Refusal(stage=stage, what=what, reason=reason, span=None if start is None else Span(start, stop), source=source)


def judgement_row(judgement: Judgement) -> tuple[Any, ...]:
    """In the order of the table's columns, its number left to the base."""
    j = judgement
    return (j.subject, j.relation, j.a, j.b, j.verdict, j.score, as_json(j.reasons), j.judge, j.made, int(j.withdrawn))


def as_judgement(row: tuple[Any, ...]) -> Judgement:
    """From subject, relation, a, b, verdict, score, reasons, judge, made, withdrawn."""
    subject, relation, a, b, verdict, score, reasons, judge, made, withdrawn = row
    return Judgement(
        subject=subject, relation=relation, a=a, b=b, verdict=verdict, score=score, reasons=_strings.decode(reasons), judge=judge,
        made=made, withdrawn=bool(withdrawn),
    )  # fmt: skip


class _Aliases(msgspec.Struct):
    aliases: tuple[str, ...]


_aliases = msgspec.json.Decoder(_Aliases)


def aliases(record: str) -> tuple[str, ...]:
    """The aliases of an actor's record, the rest unread."""
    return _aliases.decode(record).aliases

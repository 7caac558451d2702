"""What travels from stage to stage. Nothing in this file does anything but hold still.

Offsets everywhere are Unicode code points into `Article.text`, half-open, never empty. Collections are tuples, so that a
record can be shared and compared by value. Numbers that name an actor, a statement or an event's statement are indices
into the tuples of the same `Account`; numbers that name a word are indices into `Reading.words`.
"""

from datetime import date, datetime
from typing import Literal

import msgspec

from onrecord.errors import BadSpan

SCHEMA_VERSION = 1

Precision = Literal["day", "week", "month", "season", "year", "decade", "range"]
Basis = Literal["explicit", "relative", "publication", "inferred", "metadata"]
BlockKind = Literal["title", "heading", "paragraph", "quote", "caption", "list"]
RemovedKind = Literal[
    "caption", "related", "share", "author", "newsletter", "app", "republisher", "tags",
    "navigation", "notice", "advert", "comments", "duplicate", "other",
]  # fmt: skip
MentionKind = Literal["person", "organization", "location", "norp", "facility", "date", "money", "misc", "product"]
ActorKind = Literal["person", "organization", "country", "group", "place", "facility", "thing"]
TimeKind = Literal["date", "time", "duration", "set"]
OfficeStatus = Literal["current", "former", "acting", "designate", "deceased"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
EventStatus = Literal["occurred", "ongoing", "planned", "threatened", "demanded", "denied", "hypothetical"]
StatementKind = Literal["direct", "indirect", "mixed"]
Stage = Literal["ingest", "clean", "read", "resolve", "link", "report"]
Subject = Literal["article", "actor", "event"]
Verdict = Literal["same", "different", "unsure"]


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A value that never changes and refuses fields it does not know."""


class Span(Record, frozen=True, order=True):
    """Characters start … end of an article's text: code points, end not included, never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise BadSpan(f"span {self.start}:{self.end} holds no text; start must be at least 0 and less than end")


class When(Record, frozen=True, kw_only=True):
    """An interval of days, both ends included, with how precisely and how it is known.

    `evidence` is the place in the text that gives it; `note` says it in words, which is all there is when the date
    comes from metadata, from the page's address or from removed furniture.
    """

    start: date
    end: date
    precision: Precision
    basis: Basis
    evidence: Span | None = None
    note: str = ""


class Refusal(Record, frozen=True, kw_only=True):
    """Something that was not taken, and why: a page, a candidate event, a sentence of a brief."""

    stage: Stage
    what: str
    reason: str
    span: Span | None = None
    source: str = ""


# ---------------------------------------------------------------- ingest → clean


class Capture(Record, frozen=True, kw_only=True):
    """The bytes a source gave, as they came. `source` says where they were found, `url` where they were published."""

    source: str
    url: str | None
    fetched: datetime
    media_type: str
    charset: str | None
    sha256: str
    body: bytes


# ---------------------------------------------------------------- clean → read


class Block(Record, frozen=True):
    """A paragraph-like part of the text. Blocks do not overlap, are in order and leave out only white space."""

    kind: BlockKind
    start: int
    end: int


class Removed(Record, frozen=True, kw_only=True):
    """Furniture taken out of the text, kept to be checked. `label` is the list's own heading, if it had one."""

    kind: RemovedKind
    text: str
    label: str = ""


class Article(Record, frozen=True, kw_only=True):
    """The text every later stage points into. A new cleaning is a new article; its first block is the title.

    `outlet` is who published first, `republisher` who shows it here if that is someone else. `published_missing` says
    why `published` is absent. `id` is a hash of page and text, so the same page with the same text has the same id.
    """

    id: str
    source: str
    url: str | None
    title: str
    text: str
    blocks: tuple[Block, ...]
    language: str
    outlet: str | None
    republisher: str | None
    byline: str | None
    section: str | None
    tags: tuple[str, ...]
    published: When | None
    published_missing: str
    removed: tuple[Removed, ...]
    capture: str
    cleaner: str


# ---------------------------------------------------------------- read → resolve


class Word(Record, frozen=True):
    """One syntactic word (Universal Dependencies). `head` is a word index, -1 for the root of its sentence."""

    start: int
    end: int
    lemma: str
    pos: str
    head: int
    relation: str


class Sentence(Record, frozen=True):
    """Words first … last (last not included)."""

    first: int
    last: int


class Mention(Record, frozen=True):
    """A name or a named quantity, as the reader saw it."""

    span: Span
    kind: MentionKind
    score: float


class TimeExpression(Record, frozen=True):
    """A time expression as written, not yet anchored: `value` is the normal form `onrecord.times` documents."""

    span: Span
    kind: TimeKind
    value: str


class Quotation(Record, frozen=True):
    """Text between quotation marks: `span` with its marks, `content` without. `block` is true if it opens a block quote
    or a paragraph that the next one continues (a reopened mark)."""

    span: Span
    content: Span
    continued: bool = False


class Attribution(Record, frozen=True, kw_only=True):
    """Someone said something: source and cue may be absent, content may be in several parts."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    direct: bool
    score: float


class Predicate(Record, frozen=True):
    """A word that says something happened or holds; `factuality` from -3 (certainly not) to 3 (certainly)."""

    word: int
    factuality: float


class Relation(Record, frozen=True, kw_only=True):
    """A candidate event: a cue word with the words that head its source and target phrases, and PLOVER scores."""

    cue: int
    sources: tuple[int, ...]
    targets: tuple[int, ...]
    scores: tuple[tuple[str, float], ...]


class EventCue(Record, frozen=True, kw_only=True):
    """A word that a reader takes for the statement of an event, with chances, 0-1: types and status best first, words of parties."""

    word: int
    types: tuple[tuple[str, float], ...]
    status: tuple[tuple[str, float], ...]
    background: float
    actors: tuple[tuple[int, float], ...] = ()
    recipients: tuple[tuple[int, float], ...] = ()


class Reading(Record, frozen=True, kw_only=True):
    """What one reader saw in one article."""

    article: str
    reader: str
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    predicates: tuple[Predicate, ...] = ()
    relations: tuple[Relation, ...] = ()
    cues: tuple[EventCue, ...] = ()
    refused: tuple[Refusal, ...] = ()


# ---------------------------------------------------------------- resolve → link, store


class Actor(Record, frozen=True, kw_only=True):
    """One person, organization, country, group, place or thing an article speaks of, with every place it does so.

    `country` is ISO 3166 alpha-3, `sector` a CAMEO role code (GOV, MIL, OPP, REB, CVL, MED, IGO, NGO …).
    """

    id: int
    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]


class Office(Record, frozen=True, kw_only=True):
    """A person's title as the text gives it. `role` is the taxonomy's name for it, if it has one. `when` is the time
    the text attests, normally its publication; `missing` says why it is absent."""

    person: int
    title: str
    role: str | None
    organization: str | None
    country: str | None
    when: When | None
    status: OfficeStatus
    evidence: tuple[Span, ...]
    missing: str = ""


class Place(Record, frozen=True, kw_only=True):
    """Where an event took place, as written."""

    name: str
    country: str | None
    evidence: Span


class Statement(Record, frozen=True, kw_only=True):
    """Someone's words or claim. `via` is the chain through which it came, nearest to the speaker first, as written in
    the text at `via_evidence`; `parts` holds the content's further pieces where it is not in one piece."""

    kind: StatementKind
    speaker: int | None
    speaker_text: str | None
    via: tuple[str, ...]
    via_evidence: tuple[Span, ...]
    content: Span
    parts: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    hedged: bool
    expert: bool
    when: When | None
    reasons: tuple[str, ...] = ()


class Missing(Record, frozen=True):
    """A field that stayed empty, and why."""

    field: str
    reason: str


class Event(Record, frozen=True, kw_only=True):
    """Who did what to whom: a PLOVER event with its status. `reasons` say how each field was decided, in order."""

    id: str
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str
    quad: int
    status: EventStatus
    background: bool
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    place: Place | None
    when: When | None
    statement: int | None
    cue: Span
    evidence: tuple[Span, ...]
    score: float
    missing: tuple[Missing, ...]
    reasons: tuple[str, ...]


class Quantity(Record, frozen=True, kw_only=True):
    """A number with its unit and object, and the event or statement it belongs to."""

    value: float
    low: float | None
    high: float | None
    unit: str
    of: str
    approximate: bool
    event: str | None
    statement: int | None
    evidence: tuple[Span, ...]


class Account(Record, frozen=True, kw_only=True):
    """What one article says, with names joined, dates settled and everything refused kept with its reason."""

    article: str
    actors: tuple[Actor, ...]
    offices: tuple[Office, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    quantities: tuple[Quantity, ...]
    refused: tuple[Refusal, ...]


# ---------------------------------------------------------------- link


class Judgement(Record, frozen=True, kw_only=True):
    """Are these two the same? Appended, never edited; clusters are computed from all that are not withdrawn.

    `a` < `b` are article ids, actor references `article#number` or event ids. `relation` narrows a verdict on articles
    (copy, partial, version, origin). `made` is empty for the program, whose judgements depend on nothing but input.
    """

    subject: Subject
    relation: str
    a: str
    b: str
    verdict: Verdict
    score: float
    reasons: tuple[str, ...]
    judge: str
    made: str = ""
    withdrawn: bool = False

"""What the store's queries return beside the records of `onrecord.types`: facts with where they come from. Frozen."""

from onrecord.types import Actor, Event, Office, Quantity, Record, Span, Statement, When


class ArticleHead(Record, frozen=True, kw_only=True):
    """An article without its text. `family` names its near-duplicates; it is the article's own id when it has none."""

    id: str
    source: str
    url: str | None
    title: str
    language: str
    outlet: str | None
    republisher: str | None
    byline: str | None
    published: When | None
    published_missing: str
    family: str


class ActorHead(Record, frozen=True, kw_only=True):
    """An actor of one article. `reference` is `article#number`; `cluster` is the reference that names the actor across articles."""

    reference: str
    cluster: str
    name: str
    kind: str
    country: str | None
    sector: str | None


class Quote(Record, frozen=True, kw_only=True):
    """Verbatim words of the article and what they show: cue, evidence, place, when, content, source, via, mention …"""

    role: str
    span: Span
    text: str


class StoredEvent(Record, frozen=True, kw_only=True):
    """An event with its article. `happening` is the id that names the event across articles. `statement` is what it rests on."""

    event: Event
    article: ArticleHead
    number: int
    happening: str
    actors: tuple[ActorHead, ...]
    recipients: tuple[ActorHead, ...]
    statement: Statement | None
    quotes: tuple[Quote, ...]


class StoredStatement(Record, frozen=True, kw_only=True):
    """A statement with its article and speaker."""

    statement: Statement
    article: ArticleHead
    number: int
    speaker: ActorHead | None
    quotes: tuple[Quote, ...]


class StoredOffice(Record, frozen=True, kw_only=True):
    """An office with its article and the person who holds it."""

    office: Office
    article: ArticleHead
    number: int
    person: ActorHead
    quotes: tuple[Quote, ...]


class StoredQuantity(Record, frozen=True, kw_only=True):
    """A quantity with its article."""

    quantity: Quantity
    article: ArticleHead
    number: int
    quotes: tuple[Quote, ...]


class StoredActor(Record, frozen=True, kw_only=True):
    """One actor across articles: the name most articles give, every other name, and how often it is spoken of."""

    id: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    names: tuple[str, ...]
    references: tuple[str, ...]
    articles: int
    mentions: int


class Member(Record, frozen=True, kw_only=True):
    """One actor of one article with every place it is spoken of."""

    head: ActorHead
    actor: Actor
    article: ArticleHead
    quotes: tuple[Quote, ...]


class Found(Record, frozen=True, kw_only=True):
    """A search result: the article, and a passage of its text (`span` is where) that holds the words looked for."""

    article: ArticleHead
    span: Span
    passage: str


class Family(Record, frozen=True, kw_only=True):
    """Articles that carry the same text, wholly or in part; `id` is the smallest article id among them."""

    id: str
    articles: tuple[ArticleHead, ...]


class Validators(Record, frozen=True, kw_only=True):
    """What a server said of a page, to ask it next time whether anything changed."""

    etag: str | None
    modified: str | None


class Status(Record, frozen=True, kw_only=True):
    """How much the base holds. `states` counts current articles by how far they have come; `refusals` counts by stage, what and reason."""

    sources: int
    articles: int
    superseded: int
    states: tuple[tuple[str, int], ...]
    refusals: tuple[tuple[str, str, str, int], ...]
    actors: int
    people: int
    events: int
    happenings: int
    statements: int
    offices: int
    quantities: int
    families: int
    judgements: int

"""FollowTheMoney entities, one a line: articles, actors, offices and events, each fact documented by its quotation.

The library drops what it does not understand without a word, so dates are written no finer than known, countries as alpha-2,
addresses only if they are web addresses, and every reference leads to an entity of the same file. There is no place for
offsets; the quotation stands in `summary`.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha1

from onrecord.export.codes import alpha2
from onrecord.export.piece import Json, Piece, filled, headline, line, quote
from onrecord.store import ActorHead, ArticleHead, Scope, Store, StoredEvent, StoredOffice
from onrecord.types import When

PUBLIC = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
STATUS = {"former": "ended", "current": "current", "acting": "current"}
LANGUAGES = {"en": "eng"}


def write(store: Store, scope: Scope) -> Iterator[Piece]:
    """Entities in the order: article, actor, position, occupancy, event, documentation; each id once."""
    seen: set[str] = set()
    for office in store.offices(scope):
        yield from _once(store, office.article, seen)
        yield from _new(_office(office), seen)
    for event in store.events(scope):
        yield from _once(store, event.article, seen)
        yield from _new(_event(event), seen)


def _once(store: Store, head: ArticleHead, seen: set[str]) -> Iterator[bytes]:
    """The article with its text, unless it has been written."""
    if _id("article", head.id) not in seen:
        yield from _new([_article(store, head)], seen)


def _new(entities: Iterable[Json], seen: set[str]) -> Iterator[bytes]:
    for found in entities:
        if found["id"] not in seen:
            seen.add(found["id"])
            yield line(found)


def entity(schema: str, key: str, **properties: str | Iterable[str | None] | None) -> Json:
    """An entity; every property a list of strings, the empty ones left out."""
    lists = {name: [v for v in ([value] if isinstance(value, str) else value or []) if v] for name, value in properties.items()}
    return {"id": key, "schema": schema, "properties": filled(**lists)}


def _id(*parts: object) -> str:
    """An id that lives as long as what it names: a hash, for references hold characters the format forbids."""
    return f"onrecord-{sha1(chr(0).join(map(str, parts)).encode(), usedforsecurity=False).hexdigest()}"


def _article(store: Store, head: ArticleHead) -> Json:
    article = store.article(head.id)
    web = head.url if head.url and head.url.startswith(("http://", "https://")) else None
    return entity(
        "Article",
        _id("article", head.id),
        title=head.title,
        publisher=[head.outlet or head.republisher],
        publishedAt=[_day(head.published)],
        sourceUrl=[web],
        language=[LANGUAGES.get(head.language)],
        bodyText=article.text,
        contentHash=sha1(article.text.encode(), usedforsecurity=False).hexdigest(),
    )


def _actor(actor: ActorHead) -> Json:
    kinds = {"person": "Person", "organization": "PublicBody" if actor.sector in PUBLIC else "Organization", "country": "PublicBody"}
    return entity(
        kinds.get(actor.kind, "LegalEntity"),
        _id("actor", actor.cluster),
        name=actor.name,
        country=[(alpha2(actor.country) or "").lower()],
    )


def _office(stored: StoredOffice) -> Iterator[Json]:
    held = stored.office
    person, words = _actor(stored.person), next((q.text for q in stored.quotes if q.role == "evidence"), "")
    country = [(alpha2(held.country) or "").lower()]
    post = entity("Position", _id("post", held.title.lower(), held.organization, held.country), name=held.title, country=country)
    if stored.person.kind == "person":
        yield person
        yield post
        yield entity(
            "Occupancy",
            _id("occupancy", stored.article.id, stored.number),
            holder=person["id"],
            post=post["id"],
            status=[STATUS.get(held.status, "unknown")],
            date=[_day(held.when)],
            summary=" ".join(words.split()),
            proof=_id("article", stored.article.id),
        )


def _event(stored: StoredEvent) -> Iterator[Json]:
    event, article = stored.event, _id("article", stored.article.id)
    parties = [_actor(a) for a in (*stored.actors, *stored.recipients)]
    key = _id("event", event.id)
    yield from parties
    yield entity(
        "Event",
        key,
        name=headline(stored),
        involved=dict.fromkeys(p["id"] for p in parties),
        location=[event.place.name if event.place else None],
        keywords=[f"PLOVER:{event.type}", f"status:{event.status}", *(["background"] if event.background else [])],
        summary=quote(stored),
        recordId=event.id,
        proof=article,
        **_dates(event.when),
    )
    yield entity("Documentation", _id("documentation", event.id), document=article, entity=key, role="evidence", summary=quote(stored))


def _dates(when: When | None) -> dict[str, str]:
    """One date, no finer than known; both ends of an interval that no date of the format can say."""
    if when is None:
        return {}
    if when.start == when.end or when.precision in {"month", "year"}:
        return {"date": _day(when) or ""}
    return {"startDate": str(when.start), "endDate": str(when.end)}


def _day(when: When | None) -> str | None:
    lengths = {"month": 7, "year": 4, "decade": 3}
    length = lengths.get(when.precision, 10) if when else 0
    return str(when.start)[:length] if when and length > 3 else None

"""PLOVER 2.0 event records as JSON lines (manual, tables 6.1 to 6.5).

The manual demands a date, so an event without one is left out: its day of publication is another date. Symmetric events hold
every party in `actor`, as they are coded. An actor the text does not name is sector UNK (table 5.2). The four auxiliary modes of
section 2.3 stand in `context`, where that section puts them; `status` and `background` beside them say it exactly. SANCTION is
material conflict (3.13.4).
"""

import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from onrecord.export.piece import Json, Piece, filled, line, unfit
from onrecord.names.places import located
from onrecord.store import ActorHead, Scope, Store, StoredEvent
from onrecord.types import Event, EventStatus, EventType, Place

AUXILIARY: dict[EventStatus, str] = {
    "planned": "future",
    "threatened": "hypothetical",
    "demanded": "hypothetical",
    "hypothetical": "hypothetical",
    "denied": "negation",
}
# Types that say "in future" by themselves: 2.3 asks for the single category, never for a category and an auxiliary mode.
AHEAD: frozenset[EventType] = frozenset({"AGREE", "CONCEDE", "THREATEN"})


@cache
def _data() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((files("onrecord.export") / "data" / "plover.toml").read_text(encoding="utf-8"))


def write(store: Store, scope: Scope) -> Iterator[Piece]:
    """One record a line, by date."""
    starts: dict[str, list[int]] = {}
    for stored in store.events(scope):
        if stored.event.when is None:
            yield unfit(stored, "a PLOVER record needs a date")
            continue
        if stored.article.id not in starts:
            starts[stored.article.id] = _sentences(store, stored.article.id)
        yield line(record(stored, starts[stored.article.id]))


def _sentences(store: Store, article: str) -> list[int]:
    """Where the sentences of an article begin."""
    reading = store.reading(article)
    return [reading.words[s.first].start for s in reading.sentences]


def record(stored: StoredEvent, starts: Sequence[int]) -> Json:
    """The record of one dated event; `starts` are the offsets at which the article's sentences begin."""
    event, when = stored.event, stored.event.when
    place = event.place
    return filled(
        id=event.id,
        date=str(when.start) if when else None,
        enddate=str(when.end) if when and when.end != when.start else None,
        date_precision=when.precision if when else None,
        recipient=[entity(r) for r in stored.recipients],
        event=[event.type],
        mode=[event.mode] if event.mode else None,
        context=[*event.contexts, *auxiliary(event)],
        status=event.status,
        quad_code=event.quad,
        event_scale=scale(event),
        event_loc=_location(place) if place else None,
        event_text=[q.text for q in stored.quotes if q.role == "cue"],
        link=stored.happening,
        text_info=_text_info(stored, starts),
        cite_info=_cite_info(stored),
        coder="onrecord",
        cameo=event.cameo,
        score=event.score,
    ) | {"actor": [entity(a) for a in stored.actors] or [{"sector": "UNK"}], "background": event.background}


def entity(actor: ActorHead) -> Json:
    """An actor or recipient (table 6.2). The identifier is the base's own, the same in every article."""
    data = _data()
    sector = data["sectors"].get(actor.sector or "", actor.sector)
    top = sector in data["top"]["codes"]
    return filled(
        code=actor.country or (sector if top else None),
        sector=sector if not top or actor.country else None,
        entity_text=actor.name,
        identifier_id=actor.cluster,
        identifier_text=actor.name,
    )


def _location(place: Place) -> Json:
    """Table 6.6, as far as the gazetteer knows the place: resolution 4 is a city, 2 a region of the first level."""
    spot = located(place.name, place.country) if place.country else None
    degrees = {"lat": spot.latitude, "lon": spot.longitude, "resolution": 4 if spot.kind == "town" else 2} if spot else {}
    return filled(extracted_place=place.name, country_code=place.country) | degrees


def auxiliary(event: Event) -> list[str]:
    """The auxiliary modes of section 2.3."""
    found = ["historical"] if event.background else []
    named = AUXILIARY.get(event.status)
    return [*found, named] if named and not (event.type in AHEAD and event.status in {"planned", "threatened"}) else found


def scale(event: Event) -> float:
    """The conflict–cooperation score: the mode's, or else the type's (table 2.2)."""
    scores = _data()["scale"]
    return float(scores.get(f"{event.type}:{event.mode}", scores[event.type]))


def _text_info(stored: StoredEvent, starts: Sequence[int]) -> Json:
    """Where the sentence stands: its number from 1, and code points of the article's text."""
    span = stored.event.evidence[0]
    return {"sequence": bisect_right(starts, span.start), "start": span.start, "end": span.end}


def _cite_info(stored: StoredEvent) -> Json:
    article = stored.article
    return filled(
        citation=article.id,
        url=article.url,
        title=article.title,
        language=article.language,
        publication=article.outlet or article.republisher,
        coder=f"onrecord {version('onrecord')}",
        codebook="PLOVER 2.0",
    )

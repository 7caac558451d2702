"""GeoJSON (RFC 7946): happenings as points where the gazetteer knows the place they were told of; longitude first, WGS 84.

`precision` says whether the point is a town's or the middle of a region; an event without a place, or with a place of unknown
coordinates, is left out.
"""

from collections.abc import Iterator

from onrecord.export.happenings import Happening, told
from onrecord.export.piece import Json, Piece, headline, page, quote, unfit
from onrecord.names.places import Spot, located
from onrecord.store import Scope, Store
from onrecord.types import Refusal


def write(store: Store, scope: Scope) -> Iterator[Piece]:
    """A collection of points."""
    points: list[Json] = []
    for found in told(store, scope):
        if isinstance(found, Refusal):
            yield found
            continue
        place = found.lead.event.place
        spot = located(place.name, place.country) if place and place.country else None
        if spot is None:
            yield unfit(found.lead, "the place's coordinates are not known" if place else "the text names no place")
        else:
            points.append(_point(found, spot))
    yield page({"type": "FeatureCollection", "features": points})


def _point(happening: Happening, spot: Spot) -> Json:
    event, when = happening.lead.event, happening.when
    place = event.place
    properties = {
        "headline": headline(happening.lead), "type": event.type, "mode": event.mode, "status": event.status, "quad": event.quad,
        "background": event.background, "date": str(when.start) if when else None, "date_end": str(when.end) if when else None,
        "place": place.name if place else None, "country": place.country if place else None, "precision": spot.kind,
        "quote": quote(happening.lead), "outlets": list(happening.outlets), "origins": happening.origins, "url": happening.lead.article.url,
    }  # fmt: skip
    geometry = {"type": "Point", "coordinates": [spot.longitude, spot.latitude]}
    return {"type": "Feature", "id": happening.id, "geometry": geometry, "properties": properties}

"""The formats there are. A new one is a module with a `write` function and a row here."""

from dataclasses import dataclass

from onrecord.errors import UnknownName
from onrecord.export import csv_tables, ftm, geojson, gexf, graphml, ics, json_feed, plover, stix, timelinejs, web_annotation
from onrecord.export.piece import Writer


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on the command line, the usual end of its file names, what it is for, and its writer."""

    name: str
    suffix: str
    about: str
    write: Writer


FORMATS = (
    Format("plover", ".jsonl", "PLOVER 2.0 event records, one a line, as the manual's chapter 6 names them", plover.write),
    Format("csv-events", ".csv", "events, one a row, with the words they rest on", csv_tables.events),
    Format("csv-quotes", ".csv", "statements, one a row: who said what, through whom", csv_tables.quotes),
    Format("csv-actors", ".csv", "actors across articles, one a row", csv_tables.actors),
    Format("csv-offices", ".csv", "offices, one a row: who held what, as of when", csv_tables.offices),
    Format("csv-quantities", ".csv", "numbers with unit and object, one a row", csv_tables.quantities),
    Format("annotations", ".jsonl", "W3C Web Annotations of the evidence, one a line", web_annotation.write),
    Format("ftm", ".ftm.json", "FollowTheMoney entities, one a line (Aleph, OpenSanctions tools)", ftm.write),
    Format("stix", ".json", "a STIX 2.1 bundle (OpenCTI, MISP)", stix.write),
    Format("graphml", ".graphml", "the network of who did what to whom (Gephi, yEd, networkx)", graphml.write),
    Format("gexf", ".gexf", "the same network in time (Gephi)", gexf.write),
    Format("timelinejs", ".json", "a timeline for TimelineJS", timelinejs.write),
    Format("ics", ".ics", "a calendar: what happened and what is planned, on days (iCalendar)", ics.write),
    Format("geojson", ".geojson", "a map: happenings at the towns and regions where they took place (QGIS, Leaflet)", geojson.write),
    Format("json-feed", ".json", "a feed of events, newest first (JSON Feed 1.1)", json_feed.write),
)


def named(name: str) -> Format:
    """The format of that name. Raises UnknownName."""
    found = next((f for f in FORMATS if f.name == name), None)
    if found is None:
        raise UnknownName(f"no format {name!r}; there are {', '.join(f.name for f in FORMATS)}")
    return found

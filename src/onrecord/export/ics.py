"""iCalendar (RFC 5545): all-day entries for happenings dated to a day; planned ones are there as tentative.

DTSTAMP is the day of the first report's publication, so that the same base gives the same bytes.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.export.happenings import Happening, told
from onrecord.export.piece import Piece, headline, outlet, quote, unfit
from onrecord.store import Scope, Store
from onrecord.types import Refusal, When

WIDTH = 75  # octets of a content line, RFC 5545 3.1
HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Onrecord//Onrecord//EN", "CALSCALE:GREGORIAN")
STATUS = {"planned": "TENTATIVE", "denied": "CANCELLED"}


def write(store: Store, scope: Scope) -> Iterator[Piece]:
    """The whole calendar."""
    yield _lines(*HEAD)
    for found in told(store, scope, "planned"):
        if isinstance(found, Refusal):
            yield found
        elif found.when is None or found.when.precision != "day":
            yield unfit(found.lead, "a calendar entry needs a day")
        else:
            yield _entry(found, found.when)
    yield _lines("END:VCALENDAR")


def _entry(happening: Happening, when: When) -> bytes:
    lead = happening.lead
    places = [f"LOCATION:{_text(lead.event.place.name)}"] if lead.event.place else []
    urls = [f"URL:{lead.article.url}"] if lead.article.url and lead.article.url.isascii() and lead.article.url.isprintable() else []
    told_by = f"“{quote(lead)}” ({', '.join(happening.outlets) or outlet(lead)})"
    return _lines(
        "BEGIN:VEVENT",
        f"UID:{happening.id}@onrecord",
        f"DTSTAMP:{_stamp(happening, when):%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{when.start:%Y%m%d}",
        f"DTEND;VALUE=DATE:{when.end + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(headline(lead))}",
        f"DESCRIPTION:{_text(told_by)}",
        *places,
        *urls,
        f"CATEGORIES:{_text(f'PLOVER:{lead.event.type}')}",
        f"STATUS:{STATUS.get(lead.event.status, 'CONFIRMED')}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )


def _stamp(happening: Happening, when: When) -> date:
    """The first day any report of it was published."""
    return min((r.article.published.start for r in happening.reports if r.article.published), default=when.start)


def _text(value: str) -> str:
    """A TEXT value, escaped (RFC 5545 3.3.11)."""
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return " ".join(escaped.split())


def _lines(*lines: str) -> bytes:
    return b"".join(_folded(line) for line in lines)


def _folded(line: str) -> bytes:
    """A content line in pieces of at most 75 octets, never inside a character."""
    pieces, size = [""], 0
    for letter in line:
        wide = len(letter.encode())
        if size + wide > WIDTH:
            pieces.append(" ")
            size = 1
        pieces[-1] += letter
        size += wide
    return "\r\n".join(pieces).encode() + b"\r\n"

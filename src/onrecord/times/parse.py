"""A strict parser for a string that is nothing but a date: datelines, captions, metadata."""

from onrecord.times.numeric import numeric_date
from onrecord.times.recognize import find
from onrecord.times.resolution import Unresolved, resolve
from onrecord.types import When

_STRIP = " \t\r\n.,;:()[]|–—-"


def parse_date(text: str, *, day_first: bool | None = None) -> When | None:
    """The date that the whole of `text` writes out (28 June 2023, June 2023, 28.06.2023); None for all else.

    Nothing relative is taken, and no year is guessed. `day_first` settles 03/04/2023; without it such a date is None.
    A time of day beside the date is allowed and dropped. The evidence spans are offsets into `text`.
    """
    found = find(text)
    dates = [e for e in found if e.kind in ("date", "time") and e.value[:4].isdecimal()]
    if len(dates) != 1 or _leftover(text, [(e.span.start, e.span.end) for e in found]):
        return None
    expression = dates[0]
    if "|" in expression.value:
        written = text[expression.span.start : expression.span.end]
        value = numeric_date(written.split()[-1], day_first=day_first)
        if value is None or "|" in value:
            return None
        expression = type(expression)(expression.span, "date", value)
    when = resolve(expression, published=None)
    return None if isinstance(when, Unresolved) else when


def _leftover(text: str, spans: list[tuple[int, int]]) -> bool:
    """Is there anything but marks, "at" and times of day beside the date?"""
    rest, last = [], 0
    for start, end in spans:
        rest.append(text[last:start])
        last = end
    rest.append(text[last:])
    return any(part.strip(_STRIP).lower() not in ("", "at", "on") for part in rest)

"""What reports tell differently, as lines of a brief: every value with its own sentence and sources, none chosen."""

from collections.abc import Iterator

import msgspec

from onrecord.report.lines import Happening, line
from onrecord.report.records import Line
from onrecord.report.shelf import Shelf
from onrecord.report.words import even
from onrecord.store import Differing, Given, Scope
from onrecord.types import Refusal

# Values beyond these are in `onrecord contradictions`.
VALUES = 3


def differing(shelf: Shelf, scope: Scope) -> Iterator[Line | Refusal]:
    """A line for each value of each contradiction, those of one contradiction after each other."""
    for found in shelf.store.contradictions(scope):
        for number, given in enumerate(found.values[:VALUES], 1):
            yield _line(found, given, shelf, f"{number} of {len(found.values)}")


def _line(found: Differing, given: Given, shelf: Shelf, place: str) -> Line | Refusal:
    """The sentence that gives the value; the label says what differs and in which words."""
    reports = tuple(report.stored for report in given.reports)
    label = f"reports differ on {found.about}, {place}: {value(found, given)}"
    built = line([Happening(id=found.happening, events=reports)], shelf, label)
    if isinstance(built, Refusal):
        return built
    words = shelf.cite(reports[0].article.id, given.reports[0].span)
    return msgspec.structs.replace(built, sources=tuple(dict.fromkeys((*built.sources, words))))


def value(found: Differing, given: Given) -> str:
    """A value in the words of its first report, in quotation marks; of roles the parties, as the words are the same on both sides."""
    event = given.reports[0].stored
    if found.kind == "roles":
        sides = (", ".join(party.name for party in parties) for parties in (event.actors, event.recipients))
        return " → ".join(sides)
    words = f"“{even(given.reports[0].words)}”"
    return f"denied: {words}" if event.event.status == "denied" else words

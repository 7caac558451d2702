"""Which part of the base a question is about. Every query and every report takes the same scope."""

from datetime import date

from onrecord.types import EventStatus, EventType, Record


class Scope(Record, frozen=True, kw_only=True):
    """All given conditions hold together; an empty scope is everything current.

    `about` is words to find in title or text. `actor` and both sides of `between` are names: of a person, an
    organization or a country; a country stands for every actor that belongs to it. `since` and `until` are days, both
    included; they filter events and statements by their own date and articles by publication, and leave out what has no date.
    """

    about: str | None = None
    actor: str | None = None
    between: tuple[str, str] | None = None
    types: tuple[EventType, ...] = ()
    statuses: tuple[EventStatus, ...] = ()
    since: date | None = None
    until: date | None = None
    outlet: str | None = None


EVERYTHING = Scope()

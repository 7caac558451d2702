"""TimelineJS: happenings as slides. The player skips what has no start date without a word, so that is left out here, counted.

Its texts are HTML, so every word is escaped; a date no finer than known stays coarse, with `display_date` to say it.
"""

from collections.abc import Iterator
from datetime import date
from html import escape

from onrecord.export.happenings import Happening, told
from onrecord.export.piece import Json, Piece, filled, headline, page, quote, unfit
from onrecord.store import Scope, Store
from onrecord.types import Refusal, When

GROUPS = {1: "Verbal cooperation", 2: "Material cooperation", 3: "Verbal conflict", 4: "Material conflict"}


def write(store: Store, scope: Scope) -> Iterator[Piece]:
    """The whole timeline."""
    slides: list[Json] = []
    for found in told(store, scope):
        if isinstance(found, Refusal):
            yield found
        elif found.when is None:
            yield unfit(found.lead, "a slide needs a date")
        else:
            slides.append(_slide(found, found.when))
    yield page({"title": {"text": {"headline": "On record"}}, "events": slides})


def _slide(happening: Happening, when: When) -> Json:
    return filled(
        unique_id=happening.id,
        start_date=_date(when.start, when, first=True),
        end_date=_date(when.end, when, first=False) if when.start != when.end else None,
        display_date=display(when),
        text={"headline": escape(headline(happening.lead)), "text": _text(happening)},
        group=GROUPS[happening.lead.event.quad],
    )


def _date(day: date, when: When, *, first: bool) -> Json:
    """Year, month and day as far as they are known."""
    shown = display(when) if first else None
    if when.precision in {"year", "decade"}:
        return filled(year=day.year, display_date=shown)
    return filled(year=day.year, month=day.month, day=None if when.precision == "month" else day.day, display_date=shown)


def display(when: When) -> str | None:
    """What the player cannot say by itself: decades, seasons and ranges."""
    if when.precision == "decade":
        return f"{when.start.year // 10 * 10}s"
    return f"{when.start} to {when.end}" if when.precision in {"season", "range", "week"} and when.start != when.end else None


def _text(happening: Happening) -> str:
    lead = happening.lead.article
    named = escape(", ".join(happening.outlets))
    source = f'<a href="{escape(lead.url)}">{named}</a>' if lead.url and lead.url.startswith(("http://", "https://")) else named
    return f"<p>“{escape(quote(happening.lead))}”</p><p>{source}</p>"

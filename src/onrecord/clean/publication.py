"""When an article was published, in order of trust: metadata, address, a date line or dateline, its own dates.

Nothing is ever dated by the clock: `fetched`, the time of the capture, only refuses dates that lie after it.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.clean.calendar import Written, find_dates, month_number, whole_month
from onrecord.clean.draft import Clue
from onrecord.text import straighten, words
from onrecord.types import Basis, Block, Removed, Span, When

_FIRST = date(1995, 1, 1)
_DATE_LINE_WORDS = 14
_LEAD = 5
# Late in a month "this month" may already be the next one.
_LATE = 20
_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_DATELINE = re.compile(
    rf"^[^.!?\"“]{{2,60}}?,? \(?(?:(?P<m1>{_MONTH})\.? (?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}}) (?P<m2>{_MONTH})\.?)(?!\d)(?:,? (?P<y>(?:19|20)\d\d))?\)?"
    r"[^.!?\n]{0,40}? ?(?:--?|:)\s"
)
_UPDATED = re.compile(r"\b(?:updated|modified|revised|amended|last edited)\b[^|]{0,20}$", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:will|until|till|by|through|before|deadline|scheduled|planned|due|next|upcoming|expected|expires?|from|starting|would|set for|slated)\b[^.!?]*$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:on|late|early|since) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:today|yesterday|this week|last week|tonight)\b",
    re.IGNORECASE,
)
_THIS_MONTH = re.compile(r"\b(?:earlier |later |so far )?this month\b", re.IGNORECASE)


class Dating:
    """One article's text with what is needed to date it, and the dates that were refused on the way."""

    def __init__(self, text: str, blocks: tuple[Block, ...], removed: tuple[Removed, ...], fetched: date) -> None:
        self.text = straighten(text)
        self.blocks = blocks
        self.removed = removed
        self.latest = fetched + timedelta(days=1)
        self.doubts: list[str] = []

    def when(self, clues: tuple[Clue, ...]) -> When | None:
        """The most trusted date that is possible, or none."""
        return next((w for w in self._candidates(clues) if self._possible(w)), None)

    def missing(self) -> str:
        """Why there is none."""
        tried = "no date in metadata, address, date line or dateline, and the text's own dates do not show when it was written"
        return "; ".join([*self.doubts, tried])

    def _possible(self, when: When) -> bool:
        if when.start > self.latest:
            self.doubts.append(f"refused {when.start} ({when.note}): after the capture")
        elif when.end < _FIRST:
            self.doubts.append(f"refused {when.start} ({when.note}): before 1995")
        return when.end >= _FIRST and when.start <= self.latest

    def _candidates(self, clues: tuple[Clue, ...]) -> Iterator[When]:
        for clue in clues:
            yield When(start=clue.start, end=clue.end, precision=clue.precision, basis="metadata", note=clue.note)
        yield from self._date_lines()
        yield from self._datelines()
        yield from self._removed_lines()
        yield from self._inferred()

    def _at(self, found: Written, offset: int, basis: Basis, note: str) -> When:
        span = Span(offset + found.start, offset + found.end)
        return When(start=found.first, end=found.last, precision=found.precision, basis=basis, evidence=span, note=note)

    def _date_lines(self) -> Iterator[When]:
        """A short block near the top that holds a full date, other than the title and not marked as an update."""
        for block in self.blocks[: _LEAD + 1]:
            line = self.text[block.start : block.end]
            if block.kind == "title" or len(words(line)) > _DATE_LINE_WORDS:
                continue
            for found in find_dates(line):
                if found.precision == "day" and not _UPDATED.search(line[: found.start]):
                    yield self._at(found, block.start, "explicit", "date line")

    def _datelines(self) -> Iterator[When]:
        """TOWN, June 28 (Agency) - …: the day is explicit if the year stands there, else the year is taken from the text."""
        for block in self.blocks[:_LEAD]:
            found = _DATELINE.match(self.text[block.start : block.end]) if block.kind != "title" else None
            if found:
                yield from self._dateline(found, block.start)

    def _dateline(self, found: re.Match[str], offset: int) -> Iterator[When]:
        which = "1" if found["d1"] else "2"
        year = int(found["y"]) if found["y"] else self._year()
        try:
            day = date(year, month_number(found["m" + which]), int(found["d" + which]))
        except ValueError:
            return
        span = Span(
            offset + min(found.start("m" + which), found.start("d" + which)),
            offset + max(found.end("m" + which), found.end("d" + which), found.end("y")),
        )
        basis: Basis = "explicit" if found["y"] else "inferred"
        note = "dateline" if found["y"] else f"dateline without a year; {year} is the latest year the text names"
        yield When(start=day, end=day, precision="day", basis=basis, evidence=span, note=note)

    def _year(self) -> int:
        """The latest year among the text's dates, 0 if it has none."""
        return max((f.first.year for f in self._own_dates()), default=0)

    def _removed_lines(self) -> Iterator[When]:
        for gone in self.removed:
            line = straighten(gone.text)
            if gone.kind in ("notice", "author", "navigation", "share", "other") and len(words(line)) <= _DATE_LINE_WORDS:
                for found in find_dates(line):
                    if found.precision == "day" and not _UPDATED.search(line[: found.start]):
                        yield When(start=found.first, end=found.last, precision="day", basis="explicit", note=f"removed line: {gone.text}")

    # ------------------------------------------------------------ inferred

    def _own_dates(self) -> list[Written]:
        dates = [f for f in find_dates(self.text) if not _PLANNED.search(self.text[max(0, f.start - 80) : f.start])]
        return [f for f in dates if f.first <= self.latest]

    def _captioned(self) -> list[tuple[Written, str]]:
        return [
            (found, gone.text)
            for gone in self.removed
            if gone.kind == "caption"
            for found in find_dates(straighten(gone.text))
            if found.precision == "day" and found.first <= self.latest
        ]

    def _inferred(self) -> Iterator[When]:
        """From the latest day that a caption or the text names, if the text speaks of its own week or month."""
        month = _THIS_MONTH.search(self.text)
        near = month or _WEEKDAY.search(self.text)
        own = max((f for f in self._own_dates() if f.precision == "day"), key=lambda f: f.first, default=None)
        caption = max(self._captioned(), key=lambda pair: pair[0].first, default=None)
        if near is None or (own is None and caption is None):
            return
        near_words = near.group()
        if caption and (own is None or caption[0].first >= own.first):
            yield self._spread(caption[0].first, None, f"caption: {caption[1]}; the text says {near_words!r}")
        elif own:
            yield self._spread(own.first, Span(own.start, own.end), f"latest day the text names; it says {near_words!r}")

    def _spread(self, latest: date, evidence: Span | None, note: str) -> When:
        """The month of the latest day named, or that day and a month more when the month was nearly over."""
        if latest.day <= _LATE:
            start, end = whole_month(latest.year, latest.month)
            return When(start=start, end=end, precision="month", basis="inferred", evidence=evidence, note=note)
        return When(start=latest, end=latest + timedelta(days=31), precision="range", basis="inferred", evidence=evidence, note=note)

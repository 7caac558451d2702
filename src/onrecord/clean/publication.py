"""When an article was published, in order of trust: metadata, address, a date line or dateline, its own dates.

Nothing is ever dated by the clock: `fetched`, the time of the capture, only refuses dates that lie after it.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.clean.calendar import Written, find_dates, month_number, whole_month
from onrecord.clean.draft import Clue
from onrecord.clean.rules import is_prose
from onrecord.text import straighten, words
from onrecord.types import Basis, Block, Removed, Span, When

_FIRST = date(1995, 1, 1)
_DATE_LINE_WORDS = 14
_LEAD = 5
# Late in a month "this month" may already be the next one.
_LATE = 20
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_DATELINE = re.compile(
    rf"^[^.!?\"]{{2,60}}?,? \(?(?:(?P<m1>{_MONTH})\.? (?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}}) (?P<m2>{_MONTH})\.?)(?!\d)"
    r"(?:,? (?P<y>(?:19|20)\d\d))?\)?[^.!?\n]{0,40}? ?(?:--?|:)\s"
)
_UPDATED = re.compile(r"\b(?:updated|modified|revised|amended|last edited)\b[^|]{0,20}$", re.IGNORECASE)
_NEAR = re.compile(
    r"\b(?:earlier |later |so far )?this (?:month|week)\b|\b(?:on|late|early|since) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b(?:today|yesterday|tonight)\b",
    re.IGNORECASE,
)
_THIS_MONTH = re.compile(r"\bthis month\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BEFORE = re.compile(r"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday),? \(?$")
# Pictures from the archive say nothing about the day of the text.
_ARCHIVE = re.compile(
    r"\b(?:file|archive|undated|illustration|stock|handout|library|historic\w*|logo|headquarters|sign is|pictured in)\b", re.IGNORECASE
)


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
            if block.kind == "title" or len(words(line)) > _DATE_LINE_WORDS or is_prose(line):
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
        month, day = month_number(found["m" + which]), int(found["d" + which])
        years = [int(found["y"])] if found["y"] else self._years(month, day)
        ends = [found.start("m" + which), found.start("d" + which), found.end("m" + which), found.end("d" + which), found.end("y")]
        span = Span(offset + min(ends[:2]), offset + max(ends))
        if len(years) != 1:
            self.doubts.append(f"the dateline {self.text[span.start : span.end]!r} has no year and the text does not settle it")
            return
        exact = _day(years[0], month, day)
        basis: Basis = "explicit" if found["y"] else "inferred"
        note = "dateline" if found["y"] else f"dateline; only in {years[0]} does it fall on the weekday the text opens with"
        if exact:
            yield When(start=exact, end=exact, precision="day", basis=basis, evidence=span, note=note)

    def _years(self, month: int, day: int) -> list[int]:
        """Years from the latest that the text names to the capture in which the day is the opening's weekday, or the next."""
        named = self._last_year()
        weekday = _WEEKDAY.search(self.text, 0, 1_000)
        if not named or not weekday:
            return []
        wanted = _DAYS.index(weekday[1].lower())
        days = [_day(year, month, day) for year in range(named, self.latest.year + 1)]
        return [d.year for d in days if d and d <= self.latest and (d.weekday() - wanted) % 7 in (0, 1)]

    def _last_year(self) -> int:
        """The latest year in the text that does not lie after the capture, or 0."""
        return max((int(year) for year in _YEAR.findall(self.text) if int(year) <= self.latest.year), default=0)

    def _removed_lines(self) -> Iterator[When]:
        for gone in self.removed:
            line = straighten(gone.text)
            if gone.kind in ("notice", "author", "navigation", "share", "other") and len(words(line)) <= _DATE_LINE_WORDS:
                for found in find_dates(line):
                    if found.precision == "day" and not _UPDATED.search(line[: found.start]):
                        yield When(start=found.first, end=found.last, precision="day", basis="explicit", note=f"removed line: {gone.text}")

    def _own_dates(self) -> list[Written]:
        return [f for f in find_dates(self.text) if f.first <= self.latest]

    def _inferred(self) -> Iterator[When]:
        """From the latest day named, if the text speaks of its own days. A year beside a month often marks the past, so the
        text's own dates count only after a weekday, and a caption's only if the text names a time of the year before it."""
        near = _NEAR.search(self.text)
        if near is None:
            return
        own = [f for f in self._own_dates() if f.precision == "day" and f.first.year >= self._last_year() and _on_weekday(self.text, f)]
        if own:
            latest = max(own, key=lambda f: f.first)
            yield _spread(
                latest.first, Span(latest.start, latest.end), f"latest weekday with its date in the text, which says {near.group()!r}"
            )
        caption = max(self._captioned(), key=lambda pair: pair[0].first, default=None)
        if caption and self._supports(caption[0].first):
            yield _spread(caption[0].first, None, f"caption: {caption[1]}; the text says {near.group()!r}")

    def _captioned(self) -> list[tuple[Written, str]]:
        lines = [gone.text for gone in self.removed if gone.kind == "caption" and not _ARCHIVE.search(gone.text)]
        dated = [(found, line) for line in lines for found in find_dates(straighten(line))]
        return [(found, line) for found, line in dated if found.precision == "day" and found.first <= self.latest]

    def _supports(self, day: date) -> bool:
        """The text names no later time, and either one in the twelve months before or its own month."""
        named = max((f.last for f in self._own_dates()), default=_FIRST)
        recent = named >= day - timedelta(days=366) or _THIS_MONTH.search(self.text) is not None
        return recent and named <= day and self._last_year() <= day.year


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _on_weekday(text: str, found: Written) -> bool:
    """Right behind its own weekday: Friday, January 3, 2020."""
    before = _BEFORE.search(text[max(0, found.start - 14) : found.start])
    return before is not None and _DAYS.index(before[1].lower()) == found.first.weekday()


def _spread(latest: date, evidence: Span | None, note: str) -> When:
    """The month of the latest day named, or that day and a month more when the month was nearly over."""
    if latest.day <= _LATE:
        start, end = whole_month(latest.year, latest.month)
        return When(start=start, end=end, precision="month", basis="inferred", evidence=evidence, note=note)
    return When(start=latest, end=latest + timedelta(days=31), precision="range", basis="inferred", evidence=evidence, note=note)

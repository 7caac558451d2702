"""A flash brief: what is new, what is announced, what is denied, what experts say, what came before, what else to read."""

from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from onrecord.report.contradictions import differing
from onrecord.report.dates import day
from onrecord.report.lines import Happening, by_sentence, happenings, line, quotation, speaker
from onrecord.report.records import Brief, Line, Section
from onrecord.report.shelf import Shelf
from onrecord.report.words import even
from onrecord.store import Scope, Store, StoredStatement
from onrecord.types import Account, EventStatus, Office, Refusal, Span

# A brief is read in two minutes; a section beyond a dozen lines is a list, which `onrecord events` gives better.
MOST = 12
# With fewer lines than this in the window, the most recent news are shown however old they are.
FEW = 6
# News is "latest" when it lies within this many days of the newest date in scope.
RECENT = timedelta(days=21)
HAPPENED: frozenset[EventStatus] = frozenset({"occurred", "ongoing"})
AHEAD: frozenset[EventStatus] = frozenset({"planned", "threatened", "demanded"})


def brief(store: Store, scope: Scope, *, title: str | None = None) -> Brief:
    """Write a brief about a scope. Lines that cannot be verified, and happenings beyond the space, are left out and counted."""
    shelf = Shelf(store)
    found = happenings(store.events(scope), shelf)
    newest = _newest(shelf, scope)
    told = _Told(shelf)
    latest = _latest(found, newest)
    sections = (
        told.section("Latest developments", latest),
        told.section("Announced, demanded, threatened", [h for h in found if _status(h) in AHEAD and not _background(h)]),
        told.differ("Reports differ", scope),
        told.section("Denied", [h for h in found if _status(h) == "denied"]),
        told.opinions("Expert analysis", (s for s in store.statements(scope) if s.statement.expert)),
        told.history("Background", _earlier(found, latest)),
        told.related("Related", scope),
    )
    return Brief(
        title=title or heading(scope),
        scope=describe(scope),
        date=day(newest) if newest else "undated",
        sections=tuple(s for s in sections if s.lines),
        left_out=tuple(told.left_out),
    )


def heading(scope: Scope) -> str:
    """What a brief is called if nobody names it."""
    if scope.between:
        return f"{scope.between[0]} and {scope.between[1]}"
    return scope.actor or scope.about or "What the record says"


def describe(scope: Scope) -> str:
    """The scope in words, for the head of a report."""
    parts = [
        f"about “{scope.about}”" if scope.about else "",
        f"actor {scope.actor}" if scope.actor else "",
        f"between {scope.between[0]} and {scope.between[1]}" if scope.between else "",
        f"types {', '.join(scope.types)}" if scope.types else "",
        f"status {', '.join(scope.statuses)}" if scope.statuses else "",
        f"since {scope.since}" if scope.since else "",
        f"until {scope.until}" if scope.until else "",
        f"outlet {scope.outlet}" if scope.outlet else "",
    ]
    return "; ".join(p for p in parts if p) or "everything in the base"


def _newest(shelf: Shelf, scope: Scope) -> date | None:
    """The latest publication in scope: what "latest" is measured from. Never the machine's clock."""
    return max((a.published.end for a in shelf.store.articles(scope) if a.published), default=None)


def _status(happening: Happening) -> EventStatus:
    return happening.events[0].event.status


def _background(happening: Happening) -> bool:
    return all(e.event.background for e in happening.events)


def _shown(happening: Happening) -> date | None:
    """The day that places a happening: its own date, else the publication of the article that is shown."""
    if happening.when:
        return happening.when.end
    published = happening.events[0].article.published
    return published.end if published else None


def _latest(found: Iterable[Happening], newest: date | None) -> list[Happening]:
    """News within the window before the newest article, newest first; where that is little, the most recent news there is."""
    news = [h for h in found if _status(h) in HAPPENED and not _background(h)]
    news.sort(key=lambda h: -(_shown(h) or date.min).toordinal())
    within = [h for h in news if newest and (_shown(h) or date.min) >= newest - RECENT]
    return within if len(within) >= FEW else news[:FEW]


def _earlier(found: Iterable[Happening], latest: list[Happening]) -> list[Happening]:
    """What happened before or is told as history, the most widely reported first."""
    new = {h.id for h in latest}
    old = [h for h in found if _status(h) in HAPPENED and h.id not in new]
    old.sort(key=lambda h: (-len({e.article.family for e in h.events}), -max(e.event.score for e in h.events), h.id))
    return old


def _time(line: Line) -> tuple[str, str]:
    """Where a line stands in time: its date, else when it was published; what has neither comes last."""
    shown = line.when.start.isoformat() if line.when else line.sources[0].published
    return (shown if shown[:1].isdigit() else "9999", line.sources[0].article)


class _Told:
    """Sections in the making: what was said already is not said again, and what is left out is counted."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.left_out: list[Refusal] = []
        self._said: set[str] = set()
        self._cited: set[str] = set()

    def section(self, title: str, found: Iterable[Happening]) -> Section:
        """A section of events; one line a sentence."""
        groups = by_sentence(found)
        built = (line(group, self.shelf, _label(group)) for group in groups)
        return Section(title=title, lines=self._kept(title, built))

    def history(self, title: str, found: Iterable[Happening]) -> Section:
        """A section whose most telling lines are chosen first and then put in the order of time."""
        chosen = self.section(title, found)
        return Section(title=title, lines=tuple(sorted(chosen.lines, key=_time)))

    def differ(self, title: str, scope: Scope) -> Section:
        """What reports tell differently. A sentence said above is said again, as here it stands beside the other."""
        found = list(differing(self.shelf, scope))
        self.left_out.extend(item for item in found if isinstance(item, Refusal))
        return Section(title=title, lines=tuple(item for item in found if isinstance(item, Line))[:MOST])

    def opinions(self, title: str, statements: Iterable[StoredStatement]) -> Section:
        """A section of quotations, each under its speaker's name and office."""
        built = (_with_office(quotation(s, self.shelf), s, self.shelf) for s in statements)
        return Section(title=title, lines=self._kept(title, built))

    def related(self, title: str, scope: Scope) -> Section:
        """Titles of articles in scope that no line cites."""
        rest = [a for a in self.shelf.store.articles(scope) if a.id not in self._cited]
        built = (_headline(self.shelf, a.id) for a in rest)
        return Section(title=title, lines=self._kept(title, (b for b in built if b)))

    def _kept(self, title: str, built: Iterable[Line | Refusal]) -> tuple[Line, ...]:
        kept: list[Line] = []
        for item in built:
            if isinstance(item, Refusal):
                self.left_out.append(item)
            elif len(kept) == MOST:
                self.left_out.append(
                    Refusal(stage="report", what=title, reason=f"more than {MOST} lines in this section", source=item.text)
                )
            elif item.text not in self._said:
                kept.append(item)
                self._said.add(item.text)
                self._cited.update(c.article for c in item.sources)
        return tuple(kept)


def _label(group: list[Happening]) -> str:
    """The status, where it is not that the thing happened."""
    status = _status(group[0])
    return "" if status in HAPPENED else status


def _headline(shelf: Shelf, reference: str) -> Line | None:
    """The article's title as a line, if it has one."""
    article = shelf.article(reference)
    first = article.blocks[0] if article.blocks else None
    if first is None or first.kind != "title":
        return None
    cited = shelf.cite(reference, Span(first.start, first.end))
    return Line(text=even(cited.quote), sources=(cited,), when=article.published)


def _with_office(built: Line | Refusal, statement: StoredStatement, shelf: Shelf) -> Line | Refusal:
    """The quotation under "name, office", the office cited too."""
    if isinstance(built, Refusal):
        return built
    office = _office(shelf.account(statement.article.id), statement.statement.speaker)
    if office is None:
        return built
    parts = [speaker(statement), office.title]
    if office.organization and office.organization.lower() not in office.title.lower():
        parts.append(office.organization)
    cited = shelf.cite(statement.article.id, office.evidence[0])
    return msgspec.structs.replace(built, label=", ".join(parts), sources=tuple(dict.fromkeys((*built.sources, cited))))


def _office(account: Account, person: int | None) -> Office | None:
    """The office the article gives a person now, else any."""
    held = [o for o in account.offices if o.person == person]
    return min(held, key=lambda o: (o.status != "current", o.evidence[0].start), default=None)

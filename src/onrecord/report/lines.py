"""From stored facts to sourced lines: one line a sentence, the best sentence of each happening, every outlet counted."""

from collections.abc import Iterable
from datetime import date

from onrecord.link.origins import Origin
from onrecord.report.records import Citation, Line
from onrecord.report.shelf import Shelf
from onrecord.report.words import sentence, stands_in, starts_open, with_marks
from onrecord.store import StoredEvent, StoredStatement
from onrecord.types import Record, Refusal, Span, When

# More citations than this make a line unreadable; the counts of outlets and origins still cover all reports.
CITED = 4
# Lengths, in words, outside of which a sentence reads badly as a line of a brief; it is then taken only if there is no other.
SHORT, LONG = 6, 55


class Happening(Record, frozen=True, kw_only=True):
    """Reports of one event. `events` are in order of preference: the first one's sentence is shown."""

    id: str
    events: tuple[StoredEvent, ...]

    @property
    def when(self) -> When | None:
        """The most precise date any report gives it, the earliest of those."""
        dated = [e.event.when for e in self.events if e.event.when is not None]
        return min(dated, key=lambda w: ((w.end - w.start).days, w.start), default=None)


def happenings(events: Iterable[StoredEvent], shelf: Shelf) -> tuple[Happening, ...]:
    """Events grouped by the happening they report, newest first, undated ones last. What only experts' quotations say is opinion."""
    groups: dict[str, list[StoredEvent]] = {}
    for event in events:
        if not (event.statement and event.statement.expert and event.statement.kind == "direct"):
            groups.setdefault(event.happening, []).append(event)
    found = [Happening(id=name, events=tuple(sorted(group, key=lambda e: _preference(e, shelf)))) for name, group in groups.items()]
    return tuple(sorted(_told_in_full(found, shelf), key=_newest))


def _told_in_full(found: list[Happening], shelf: Shelf) -> list[Happening]:
    """Without happenings that only headlines tell of articles whose body tells of an event of that type."""
    body = {(e.article.id, e.event.type) for h in found for e in h.events if not _in_headline(e, shelf)}
    return [h for h in found if not all(_in_headline(e, shelf) and (e.article.id, e.event.type) in body for e in h.events)]


def _in_headline(event: StoredEvent, shelf: Shelf) -> bool:
    blocks = shelf.article(event.article.id).blocks
    return bool(blocks) and event.event.cue.start < blocks[0].end


def _newest(happening: Happening) -> tuple[bool, int, str, int]:
    when, first = happening.when, happening.events[0]
    return (when is None, -(when.start if when else date.min).toordinal(), first.article.id, first.event.cue.start)


def _preference(event: StoredEvent, shelf: Shelf) -> tuple[bool, bool, bool, bool, str, str, int]:
    """Sentences before headlines, those that stand alone before those that lean on another; of readable length; first published; by id."""
    article = shelf.article(event.article.id)
    span = evidence(event)
    words = article.text[span.start : span.end]
    count = words.count(" ") + 1
    shown = event.article.published.start.isoformat() if event.article.published else "9999"
    return (
        _in_headline(event, shelf),
        starts_open(words),
        not SHORT <= count <= LONG,
        event.event.when is None,
        shown,
        event.article.id,
        event.event.cue.start,
    )


def evidence(event: StoredEvent) -> Span:
    """The sentence an event stands in."""
    return event.event.evidence[0]


def line(group: list[Happening], shelf: Shelf, label: str = "") -> Line | Refusal:
    """One line for the happenings that the same sentence tells. A line whose words do not verify is refused."""
    best = group[0].events[0]
    reports = [e for happening in group for e in happening.events]
    account = shelf.account(best.article.id)
    actors = tuple(dict.fromkeys(a for h in group for a in (*h.events[0].event.actors, *h.events[0].event.recipients)))
    text = sentence(shelf.article(best.article.id), account, evidence(best), actors)
    origins = shelf.store.origins_of(reports)
    built = Line(
        text=text,
        sources=(*_citations(best, reports, origins, shelf), *_voice(best, shelf)),
        when=(when := next((h.when for h in group if h.when), None)),
        label=", ".join(part for part in (label, _said(best, shelf), _dated(group, when, shelf)) if part),
        outlets=len({e.article.republisher or e.article.outlet or e.article.id for e in reports}),
        origins=len(origins),
        origin=(origins[0].name or "") if len(origins) == 1 else "",
    )
    return checked(built)


def _dated(group: list[Happening], when: When | None, shelf: Shelf) -> str:
    """Which word of the sentence the date is of, where the sentence tells of something else first that has a line of its own."""
    shown = {h.events[0].event.cue for h in group}
    best = group[0].events[0].event
    before = [e for e in shelf.account(group[0].events[0].article.id).events if e.evidence[0] == evidence(group[0].events[0])]
    if when is None or not any(e.cue.start < best.cue.start and e.cue not in shown and e.when != when for e in before):
        return ""
    cue = shelf.article(group[0].events[0].article.id).text[best.cue.start : best.cue.end]
    return f"date of “{cue}”"


def _said(event: StoredEvent, shelf: Shelf) -> str:
    """Who says so, where the sentence is somebody's own words and so does not name the speaker."""
    said = event.statement
    if said is None or said.kind != "direct":
        return ""
    name = shelf.account(event.article.id).actors[said.speaker].name if said.speaker is not None else said.speaker_text
    return f"according to {name}" if name else "in a quotation"


def _voice(event: StoredEvent, shelf: Shelf) -> tuple[Citation, ...]:
    """The words that name the speaker of such a sentence."""
    said = event.statement
    if said is None or said.kind != "direct" or said.source is None:
        return ()
    return (shelf.cite(event.article.id, said.source),)


def checked(built: Line) -> Line | Refusal:
    """The line, or a refusal if its words are not those it cites."""
    if stands_in(built.text, [source.quote for source in built.sources]):
        return built
    return Refusal(stage="report", what="line", reason="its words are not those of the evidence it cites", source=built.sources[0].article)


def _citations(best: StoredEvent, reports: list[StoredEvent], origins: tuple[Origin, ...], shelf: Shelf) -> tuple[Citation, ...]:
    """The shown sentence, then one sentence for each further article: a report of every independent origin before copies."""
    home = {article: origin.id for origin in origins for article in origin.articles}
    chosen: dict[str, Citation] = {best.article.id: shelf.cite(best.article.id, evidence(best))}
    told = {home.get(best.article.id)}
    for report in sorted(reports, key=lambda r: home.get(r.article.id) in told):
        if len(chosen) < CITED and report.article.id not in chosen:
            chosen[report.article.id] = shelf.cite(report.article.id, evidence(report))
    return tuple(chosen.values())


def by_sentence(found: Iterable[Happening]) -> list[list[Happening]]:
    """Happenings that are shown by the same sentence, or by the same words in another article, make one line."""
    groups: dict[str, list[Happening]] = {}
    for happening in found:
        best = happening.events[0]
        key = next((q.text for q in best.quotes if q.role == "evidence"), f"{best.article.id}:{evidence(best).start}")
        groups.setdefault(key, []).append(happening)
    return list(groups.values())


def quotation(statement: StoredStatement, shelf: Shelf) -> Line | Refusal:
    """An attributed quotation: the words, cited together with the words that name the speaker."""
    facts = statement.statement
    article = shelf.article(statement.article.id)
    content = with_marks(article.text, facts.content)
    text = sentence(article, shelf.account(article.id), content, ())
    spans = [content, *facts.parts, *([facts.source] if facts.source else [])]
    return checked(
        Line(
            text=text,
            sources=tuple(shelf.cite(article.id, span) for span in spans),
            when=facts.when or article.published,
            label=speaker(statement),
        )
    )


def speaker(statement: StoredStatement) -> str:
    """The speaker by name, else as the text puts it."""
    if statement.speaker is not None:
        return statement.speaker.name
    return statement.statement.speaker_text or "speaker not named"

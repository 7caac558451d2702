"""`onrecord why`."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from onrecord.cli.opened import opened
from onrecord.cli.options import based
from onrecord.errors import UnknownName

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from onrecord.store import ActorHead, Store, StoredEvent

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
FIELDS = frozenset({"cue", "score", "parties", "status", "remap", "background", "date"})
SURE = 0.8  # a score below is drawn yellow: look before you sign
SHORTEST = 4  # characters of an id that are looked up as its beginning


@click.command()
@click.argument("id")
@click.option("--json", "as_json", is_flag=True, help="The event with all its reasons as JSON.")
@based
def why(id: str, as_json: bool, base: str) -> None:  # noqa: A002
    """Explain one event: every field and its reasons.

    ID is the id `onrecord events` shows, or its beginning.

    \b
    onrecord events --actor Peru
    onrecord why 3f2a
    """
    import msgspec

    from onrecord.cli import facts
    from onrecord.cli.output import console, line

    with opened(base) as store:
        stored = find(store, id)
        if as_json:
            reports = [facts.event_object(report) for report in store.happening(stored.event.id)]
            line(msgspec.json.encode({**facts.event_object(stored), "reports": reports}))
        else:
            _page(console(), store, stored)


def find(store: "Store", id: str) -> "StoredEvent":  # noqa: A002
    """The event of this id, or the only one whose id begins so. Raises UnknownName."""
    try:
        return store.event(id)
    except UnknownName:
        if len(id) < SHORTEST:
            raise
    found = {stored.event.id for stored in store.events() if stored.event.id.startswith(id)}
    if len(found) != 1:
        raise UnknownName(f"{len(found)} events have ids that begin with {id!r}; `onrecord events` lists the ids")
    return store.event(found.pop())


def _page(console: "Console", store: "Store", stored: "StoredEvent") -> None:
    from onrecord.cli import draw

    console.print(draw.event_head(stored))
    draw.words(console, _quote(stored, "evidence"), [_quote(stored, "cue")])
    draw.place(console, stored.article, stored.event.id)
    draw.heading(console, "How it was decided")
    _table(console, store, stored)
    rest = [gap for gap in stored.event.missing if gap.field not in {"when", "place", "actors", "recipients"}]
    if rest:
        draw.heading(console, "Not known")
        draw.bullets(console, (f"{gap.field}: {gap.reason}" for gap in rest))
    _beside(console, store, stored)
    _reports(console, store, stored)


def _quote(stored: "StoredEvent", role: str) -> str:
    return next((" ".join(q.text.split()) for q in stored.quotes if q.role == role), "")


def _table(console: "Console", store: "Store", stored: "StoredEvent") -> None:
    """Each field, what it is, and the rule that decided it."""
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold", ratio=2)
    table.add_column(overflow="fold", ratio=3, style="dim")
    for name, value, why in _rows(store, stored):
        table.add_row(name, value, why)
    console.print(table)
    console.print()


def _rows(store: "Store", stored: "StoredEvent") -> "Iterator[tuple[str, Text, str]]":
    """Field, value, reason."""
    from rich.text import Text

    from onrecord.cli.draw import QUAD_STYLE, WARN

    event, said = stored.event, Said(stored.event.reasons)
    kind = Text(" ".join(filter(None, (event.type, event.mode))), QUAD_STYLE.get(event.quad, ""))
    yield "cue", Text(f"“{_quote(stored, 'cue')}” {event.cue.start}–{event.cue.end}"), said.of("cue")
    yield "type", kind, f"{QUADS[event.quad]}, CAMEO {event.cameo}"
    if event.contexts:
        yield "contexts", Text(", ".join(event.contexts)), ""
    yield "score", _bar(event.score), said.of("score")
    yield "actors", Text(_names(stored.actors)), _gap(stored, "actors") or "\n".join((said.of("parties"), *said.others))
    yield "recipients", Text(_names(stored.recipients)), _gap(stored, "recipients")
    yield "when", Text(_when(stored)), _why_when(stored, said)
    yield (
        "place",
        Text(event.place.name if event.place else "not said"),
        f"“{_quote(stored, 'place')}”" if event.place else _gap(stored, "place"),
    )
    yield "status", Text(event.status, "" if event.status == "occurred" else WARN), said.of("status")
    if said.of("remap"):
        yield "", Text(""), said.of("remap")
    yield "background", Text("history retold" if event.background else "the article's news"), said.of("background")
    yield "said by", Text(_said(store, stored)), ""
    for number, words in enumerate(_quantities(store, stored)):
        yield "" if number else "numbers", Text(words), ""


class Said:
    """Reasons by the field they begin with; `others` say whom words stand for."""

    def __init__(self, reasons: "Iterable[str]") -> None:
        self._found: dict[str, str] = {}
        self.others: list[str] = []
        for reason in reasons:
            name, mark, rest = reason.partition(": ")
            field = name.partition(" ")[0]
            if mark and field in FIELDS:
                self._found[field] = rest
            else:
                self.others.append(reason)

    def of(self, field: str) -> str:
        """Why the field is what it is; empty if no reason was kept."""
        return self._found.get(field, "")


def _bar(score: float) -> "Text":
    """Ten dots, filled by the score."""
    from rich.text import Text

    full = round(score * 10)
    return Text.assemble(f"{score:.2f} ", ("●" * full, "green" if score >= SURE else "yellow"), ("○" * (10 - full), "dim"))


def _names(heads: "Iterable[ActorHead]") -> str:
    """Names, one a line, with country and sector."""
    shown = [f"{a.name} ({', '.join(filter(None, (a.country, a.sector)))})" if a.country or a.sector else a.name for a in heads]
    return "\n".join(shown) or "none"


def _gap(stored: "StoredEvent", field: str) -> str:
    return next((gap.reason for gap in stored.event.missing if gap.field == field), "")


def _when(stored: "StoredEvent") -> str:
    from onrecord.cli.draw import when

    return when(stored.event.when) if stored.event.when else "not known"


def _why_when(stored: "StoredEvent", said: Said) -> str:
    """The rule, the words it rests on, how they were read."""
    date = stored.event.when
    if date is None:
        return _gap(stored, "when") or said.of("date")
    words = _quote(stored, "when")
    read = ", ".join(filter(None, (f"“{words}”" if words else "", f"{date.basis}, to the {date.precision}", date.note)))
    return "\n".join(filter(None, (said.of("date"), read)))


def _said(store: "Store", stored: "StoredEvent") -> str:
    said = stored.statement
    if said is None:
        return "the article itself"
    named = store.account(stored.article.id).actors[said.speaker].name if said.speaker is not None else None
    via = f" via {' ← '.join(said.via)}" if said.via else ""
    return f"{named or said.speaker_text or 'a speaker not named'}{via} ({said.kind}{', hedged' if said.hedged else ''})"


def _quantities(store: "Store", stored: "StoredEvent") -> "Iterator[str]":
    """The exact words of each number that belongs to the event."""
    text = store.article(stored.article.id).text
    for counted in store.account(stored.article.id).quantities:
        if counted.event == stored.event.id:
            yield "“" + " … ".join(" ".join(text[s.start : s.end].split()) for s in counted.evidence) + "”"


def _beside(console: "Console", store: "Store", stored: "StoredEvent") -> None:
    """What else the coder looked at in the same sentence, and why it is no event."""
    from onrecord.cli import draw

    sentence = stored.event.evidence[0]
    text = store.article(stored.article.id).text
    found = [
        f"“{' '.join(text[r.span.start : r.span.end].split())}”: {r.reason}"
        for r in store.account(stored.article.id).refused
        if r.what == "event" and r.span is not None and sentence.start <= r.span.start < sentence.end
    ]
    if found:
        draw.heading(console, "Not taken from the same sentence")
        draw.bullets(console, found)


def _reports(console: "Console", store: "Store", stored: "StoredEvent") -> None:
    """Other reports of the same happening, and the judgements that joined them."""
    from onrecord.cli import draw

    reports = [report for report in store.happening(stored.event.id) if report.event.id != stored.event.id]
    if not reports:
        return
    draw.heading(console, f"Also reported ({len(reports)})")
    for report in reports:
        draw.words(console, _quote(report, "evidence"), [_quote(report, "cue")])
        draw.place(console, report.article, report.event.id)
    draw.heading(console, "Joined because")
    ids = {stored.event.id, *(report.event.id for report in reports)}
    found = [j for j in store.judgements("event", stored.event.id) if not j.withdrawn and {j.a, j.b} <= ids]
    draw.bullets(console, (f"{j.verdict} ({j.score:.2f}, {j.judge}): {'; '.join(j.reasons)}" for j in found))

"""One article's account beside its text: each paragraph, and at its side what it says."""

from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.cli import draw
from onrecord.report.dates import published, spoken
from onrecord.types import Account, Article, Block, Event, Office, Quantity, Span, Statement

Fact = tuple[str, str, Text]  # mark, its style, what it says
BESIDE = 100  # columns from which text and facts stand side by side


def put(console: Console, article: Article, account: Account, *, first: bool) -> None:
    """Print the page."""
    if not first:
        console.print(Rule(style="dim"))
    _head(console, article)
    for block in article.blocks:
        if block.kind == "title" and article.text[block.start : block.end] == article.title:
            continue
        _paragraph(console, article, account, block)
    _actors(console, account)
    _left_out(console, article, account)


def _head(console: Console, article: Article) -> None:
    outlet = article.outlet or "unknown outlet"
    shown = f"{outlet} via {article.republisher}" if article.republisher else outlet
    when = article.published
    dated = (
        f"{published(when)} ({when.basis}{f': {_short(when.note)}' if when.note else ''})"
        if when
        else f"undated: {article.published_missing}"
    )
    console.print(Text(article.title or "(no title)", "bold"))
    console.print(Text(" · ".join(filter(None, (shown, dated, article.byline, article.section, article.language))), "dim"))
    console.print(Text(" · ".join(filter(None, (article.url or article.source, article.id))), "dim"))
    console.print()


def _paragraph(console: Console, article: Article, account: Account, block: Block) -> None:
    """The text, marked; the facts beside it, or below it where the terminal is narrow."""
    text = Text(article.text[block.start : block.end], "bold" if block.kind in {"title", "heading"} else "")
    facts = list(_facts(account, block))
    for event in account.events:
        if _in(event.cue, block):
            text.stylize(f"bold {draw.QUAD_STYLE.get(event.quad, 'white')}", event.cue.start - block.start, event.cue.end - block.start)
    if console.width >= BESIDE:
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(ratio=11)
        table.add_column(ratio=9)
        table.add_row(text, _marked(facts))
        console.print(table)
    else:
        console.print(text)
        if facts:
            console.print(Padding(_marked(facts), (0, 0, 0, 2)))
    console.print()


def _marked(facts: list[Fact]) -> Table:
    """Facts under their marks, with hanging indents."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=1)
    table.add_column(overflow="fold")
    for mark, style, fact in facts:
        table.add_row(Text(mark, style), fact)
    return table


def _in(span: Span, block: Block) -> bool:
    return block.start <= span.start < block.end


def _facts(account: Account, block: Block) -> Iterator[Fact]:
    """What a paragraph says, in the order of its words."""
    found = [
        *((event.cue.start, _event(event, account)) for event in account.events if _in(event.cue, block)),
        *((said.content.start, _statement(said, account)) for said in account.statements if _in(said.content, block)),
        *((held.evidence[0].start, _office(held, account)) for held in account.offices if _in(held.evidence[0], block)),
        *((amount.evidence[0].start, _quantity(amount)) for amount in account.quantities if _in(amount.evidence[0], block)),
    ]
    yield from (fact for _, fact in sorted(found, key=lambda pair: pair[0]))


def _names(numbers: tuple[int, ...], account: Account) -> str:
    return ", ".join(account.actors[n].name for n in numbers)


def _event(event: Event, account: Account) -> Fact:
    style = draw.QUAD_STYLE.get(event.quad, "white")
    sides = draw.between(_names(event.actors, account), _names(event.recipients, account))
    found = Text.assemble((event.type, f"bold {style}"), (f" {event.mode}" if event.mode else "", style), f"  {sides}")
    place = f", {event.place.name}" if event.place else ""
    found.append(f"  {spoken(event.when)}{place}", "dim")
    notes: list[str] = [event.status] if event.status != "occurred" else []
    notes += ["background"] if event.background else []
    said = account.statements[event.statement] if event.statement is not None else None
    notes += [f"says {_speaker(said, account)}"] if said else []
    return "▸", style, found.append(f"  ({', '.join(notes)})" if notes else "", draw.WARN)


def _speaker(said: Statement, account: Account) -> str:
    return account.actors[said.speaker].name if said.speaker is not None else said.speaker_text or "speaker not named"


def _statement(said: Statement, account: Account) -> Fact:
    found = Text.assemble((_speaker(said, account), "bold"))
    found.append(f"  via {' ← '.join(said.via)}" if said.via else "", "magenta")
    notes = [said.kind, *(["hedged"] if said.hedged else []), *(["expert"] if said.expert else [])]
    return "”", "magenta", found.append(f"  ({', '.join(notes)})", "dim")


def _office(held: Office, account: Account) -> Fact:
    of = f", {held.organization}" if held.organization and held.organization not in held.title else ""
    found = Text.assemble((account.actors[held.person].name, "bold"), f": {held.title}{of}")
    known = filter(None, (held.status, held.country, spoken(held.when) if held.when else held.missing))
    return "◦", "blue", found.append(f"  ({', '.join(known)})", "dim")


def _quantity(amount: Quantity) -> Fact:
    figures = f"{'about ' if amount.approximate else ''}{_figure(amount.value)}"
    if amount.low is not None and amount.high is not None and amount.low != amount.high:
        figures = f"{_figure(amount.low)}–{_figure(amount.high)}"
    return "#", "blue", Text(f"{figures} {amount.of or amount.unit}")


def _figure(value: float) -> str:
    return f"{round(value):,}" if value == round(value) else f"{value:,}"


def _actors(console: Console, account: Account) -> None:
    if not account.actors:
        return
    draw.heading(console, "Actors")
    table = draw.plain_table("Name", "Kind", "Country", "Mentions", "Also")
    for actor in sorted(account.actors, key=lambda a: (-len(a.mentions), a.id)):
        others = [alias for alias in actor.aliases if alias != actor.name]
        table.add_row(Text(actor.name, "bold"), actor.kind, actor.country or "", str(len(actor.mentions)), Text(", ".join(others), "dim"))
    console.print(table)
    console.print()


def _left_out(console: Console, article: Article, account: Account) -> None:
    """What was not taken, with the words."""
    if account.refused:
        draw.heading(console, f"Not taken ({len(account.refused)})")
        draw.bullets(console, (_refused(r.what, r.reason, article, r.span) for r in account.refused))
    if article.removed:
        draw.heading(console, f"Removed from the page ({len(article.removed)})")
        draw.bullets(console, (Text.assemble((f"{r.kind}  ", "dim"), _short(r.text)) for r in article.removed))


def _refused(what: str, reason: str, article: Article, span: Span | None) -> Text:
    words = f"  “{_short(article.text[span.start : span.end])}”" if span else ""
    return Text.assemble(f"{what}: {reason}", (words, "dim"))


def _short(text: str, most: int = 70) -> str:
    even = " ".join(text.split())
    return even if len(even) <= most else f"{even[: most - 1]}…"

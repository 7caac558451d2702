"""Facts drawn for a reader: what, who, when; then the words; then where they stand."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.report.dates import published, spoken
from onrecord.types import When

if TYPE_CHECKING:
    from onrecord.store import ActorHead, ArticleHead, Found, Quote, StoredActor, StoredEvent, StoredStatement

# One colour for each quad class of PLOVER: verbal and material cooperation, verbal and material conflict.
QUAD_STYLE = {1: "cyan", 2: "green", 3: "yellow", 4: "red"}
DIM, STRONG, WARN = "dim", "bold", "yellow"
INDENT = 2
ROOMY = 100  # columns from which a table has room for what is not needed
SIZES = {"Name": (26, 34, None), "Also": (None, None, 1)}  # least and most columns, share of the rest
ONE_LINE = frozenset({"Kind", "Country", "Also"})


def events(console: Console, found: Iterator["StoredEvent"]) -> None:
    """Events with their evidence."""
    for stored in found:
        console.print(event_head(stored))
        words(
            console, next((q.text for q in stored.quotes if q.role == "evidence"), ""), [q.text for q in stored.quotes if q.role == "cue"]
        )
        place(console, stored.article, stored.event.id)


def event_head(stored: "StoredEvent") -> Text:
    """Date, type, mode, who to whom; status unless it plainly happened."""
    event = stored.event
    head = Text.assemble((f"{when(event.when)}  ", STRONG), (event.type, f"bold {QUAD_STYLE.get(event.quad, 'white')}"))
    head.append(f" {event.mode}" if event.mode else "", QUAD_STYLE.get(event.quad, "white"))
    head.append(f"  {parties(stored.actors, stored.recipients)}")
    notes: list[str] = [event.status] if event.status != "occurred" else []
    notes += ["background"] if event.background else []
    head.append(f"  ({', '.join(notes)})" if notes else "", WARN)
    return head


def parties(actors: Sequence["ActorHead"], recipients: Sequence["ActorHead"]) -> str:
    """`A, B → C`; a recipient without an actor never looks like one."""
    return between(", ".join(a.name for a in actors), ", ".join(r.name for r in recipients))


def between(actors: str, recipients: str) -> str:
    """Both sides of an event in words."""
    return " → ".join(side for side in (actors or "actor not named", recipients) if side)


def when(date: When | None) -> str:
    """A date no more precise than known."""
    return spoken(date)


def words(console: Console, quote: str, marked: Iterable[str] = ()) -> None:
    """The exact words, indented, with some of them marked."""
    text = Text(f"“{' '.join(quote.split())}”")
    for part in marked:
        text.highlight_words([part], "underline")
    console.print(Padding(text, (0, 0, 0, INDENT)))


def place(console: Console, article: "ArticleHead", *ids: str) -> None:
    """Outlet, date, id; then an empty line."""
    console.print(Padding(Text(" · ".join((*origin(article), *ids)), DIM), (0, 0, 1, INDENT)))


def origin(article: "ArticleHead") -> tuple[str, ...]:
    """Outlet and republisher, day of publication, title."""
    outlet = article.outlet or "unknown outlet"
    return (f"{outlet} via {article.republisher}" if article.republisher else outlet, published(article.published))


def statements(console: Console, found: Iterator["StoredStatement"]) -> None:
    """Who said what, through whom."""
    for stored in found:
        said = stored.statement
        head = Text(speaker(stored), STRONG)
        head.append(f"  via {' ← '.join(said.via)}" if said.via else "", "cyan")
        notes = [said.kind, *(["hedged"] if said.hedged else []), *(["expert"] if said.expert else [])]
        head.append(f"  ({', '.join(notes)})", DIM)
        console.print(head)
        spoken_words(console, stored.quotes)
        place(console, stored.article, f"{stored.article.id}:{stored.number}")


def spoken_words(console: Console, quotes: Sequence["Quote"]) -> None:
    """The content with its further parts."""
    parts = [q.text for q in sorted(quotes, key=lambda q: q.span.start) if q.role in {"content", "part"}]
    words(console, " […] ".join(part.strip('“”"') for part in parts))


def speaker(stored: "StoredStatement") -> str:
    """The speaker as written if that holds the name, else the name with what is written; else that nobody is named."""
    name, written = stored.speaker.name if stored.speaker else "", " ".join((stored.statement.speaker_text or "").split())
    if name in written or written in name:
        return max(name, written, key=len) or "speaker not named"
    return f"{name} (“{written}”)"


def actors(console: Console, found: Iterator["StoredActor"]) -> None:
    """A table of actors; their other names where there is room."""
    columns = ("Name", "Kind", "Country", "Articles", "Mentions", "Also")
    table = plain_table(*columns if console.width >= ROOMY else columns[:-1])
    for actor in found:
        others = Text(", ".join(name for name in actor.names if name != actor.name), DIM)
        cells = (Text(actor.name, STRONG), actor.kind, actor.country or "", str(actor.articles), str(actor.mentions), others)
        table.add_row(*cells[: len(table.columns)])
    if table.row_count:
        console.print(table)


def plain_table(*columns: str) -> Table:
    """A table without boxes; numbers to the right; `Also` takes what room is left and ends in an ellipsis."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0), expand="Also" in columns)
    for column in columns:
        number = column in {"Articles", "Mentions", "Count"}
        least, most, ratio = SIZES.get(column, (None, None, None))
        table.add_column(
            column,
            justify="right" if number else "left",
            no_wrap=number or column in ONE_LINE,
            min_width=least,
            max_width=most,
            ratio=ratio,
        )
    return table


def passages(console: Console, found: Iterator["Found"], looked_for: Sequence[str]) -> None:
    """Search results with the words marked."""
    for one in found:
        console.print(Text(one.article.title or "(no title)", STRONG))
        words(console, one.passage, looked_for)
        place(console, one.article, one.article.id)


def heading(console: Console, title: str) -> None:
    """A heading; whatever stands above it ended with an empty line."""
    console.print(Text(title.upper(), STRONG))


def bullets(console: Console, lines: Iterable[str | Text]) -> None:
    """Lines with hanging indents."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=1)
    table.add_column(ratio=1, overflow="fold")
    for line in lines:
        table.add_row("·", line)
    if table.row_count:
        console.print(table)
    console.print()

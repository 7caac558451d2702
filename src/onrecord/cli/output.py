"""What commands print: tables for people, JSON and CSV for programs. Only here and in the commands is anything printed."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TextIO, TypeVar, cast

import click
import msgspec

from onrecord.cli.group import NOTHING
from onrecord.cli.options import Form
from onrecord.export.csv_tables import encoded

if TYPE_CHECKING:
    from rich.console import Console

T = TypeVar("T")
Json = Mapping[str, Any]
Row = Mapping[str, object]
WIDEST, PIPED = 120, 100


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """How things of one kind are shown: as a JSON object, as a flat row, drawn for a reader."""

    columns: tuple[str, ...]
    as_object: Callable[[T], Json]
    as_row: Callable[[T], Row]
    draw: Callable[["Console", Iterator[T]], None]


def show(found: Iterable[T], listing: Listing[T], form: Form, nothing: str) -> None:
    """Print everything found in the form asked for. Nothing found is said on stderr, with exit code 1."""
    counted = _Counted(iter(found))
    match form:
        case "json":
            _json(listing.as_object(thing) for thing in counted)
        case "jsonl":
            for thing in counted:
                line(msgspec.json.encode(listing.as_object(thing)))
        case "csv":
            _csv(listing.columns, (listing.as_row(thing) for thing in counted))
        case "table":
            listing.draw(console(), counted)
    if not counted.count:
        click.echo(f"onrecord: {nothing}", err=True)
        click.get_current_context().exit(NOTHING)


class _Counted(Iterator[T]):
    """An iterator that knows how many it gave."""

    def __init__(self, things: Iterator[T]) -> None:
        self._things = things
        self.count = 0

    def __next__(self) -> T:
        thing = next(self._things)
        self.count += 1
        return thing


def line(data: bytes) -> None:
    """One line of bytes to stdout, whatever the terminal's encoding."""
    write(data + b"\n")


def write(data: bytes) -> None:
    """Bytes to stdout, after whatever text was printed before."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def _json(objects: Iterator[Json]) -> None:
    """An array, one object at a time, indented for a terminal."""
    before = b"["
    for thing in objects:
        encoded = msgspec.json.encode(thing)
        write(before + b"\n" + (msgspec.json.format(encoded, indent=2) if sys.stdout.isatty() else encoded))
        before = b","
    write(b"[]\n" if before == b"[" else b"\n]\n")


def _csv(columns: tuple[str, ...], rows: Iterator[Row]) -> None:
    csv_row(columns)
    for row in rows:
        csv_row([row.get(column) for column in columns])


def csv_row(cells: Iterable[object]) -> None:
    """One row: RFC 4180, UTF-8, no cell that a spreadsheet runs."""
    write(encoded(cells))


def counted(number: int, thing: str) -> str:
    """`1 article`, `2 articles`."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def console() -> "Console":
    """A terminal as it is; a file or pipe gets plain text of at most 100 columns."""
    from rich.console import Console

    found = Console(highlight=False)
    if found.is_terminal:
        return Console(highlight=False, width=min(found.width, WIDEST))
    return Console(highlight=False, width=min(found.width, PIPED), file=cast("TextIO", Trimmed(sys.stdout)))


class Trimmed:
    """Text without the spaces that pad table cells, for files and pipes."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, text: str) -> int:
        """Write whole lines without their trailing spaces; rich writes whole lines."""
        self._out.write("\n".join(row.rstrip(" ") for row in text.split("\n")))
        return len(text)

    def flush(self) -> None:
        """Flush."""
        self._out.flush()

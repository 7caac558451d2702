"""Stages as pipes: JSON lines in, JSON lines out, refusals on stderr."""

import sys
from collections.abc import Iterator
from typing import TypeVar

import click
import msgspec

from onrecord.cli.group import NOTHING
from onrecord.errors import BadInput
from onrecord.types import Article, Reading, Record, Refusal

T = TypeVar("T")


class Read(Record, frozen=True):
    """What `onrecord read` hands to `onrecord resolve`."""

    article: Article
    reading: Reading


def stdin_is_piped() -> bool:
    """Whether something waits on standard input."""
    return not sys.stdin.isatty()


def records(kind: type[T], before: str) -> Iterator[T]:
    """Records of one kind from standard input. Raises BadInput, naming the line, for anything else."""
    if sys.stdin.isatty():
        raise BadInput(f"nothing comes in; pipe the lines of `onrecord {before}` into this")
    decoder = msgspec.json.Decoder(kind)
    for number, line in enumerate(sys.stdin.buffer, 1):
        if line.strip():
            try:
                yield decoder.decode(line)
            except msgspec.DecodeError as error:
                raise BadInput(f"line {number} of standard input is not what `onrecord {before}` writes ({error})") from error


def put(record: msgspec.Struct) -> None:
    """One line; flushed, so that the next stage can begin."""
    sys.stdout.buffer.write(msgspec.json.encode(record) + b"\n")
    sys.stdout.buffer.flush()


def refuse(refusal: Refusal) -> None:
    """One line on stderr."""
    click.echo(f"onrecord: {refusal.stage}: {refusal.source}: {refusal.reason}", err=True)


def leave(count: int) -> None:
    """Exit code 1 if nothing came out."""
    if not count:
        click.get_current_context().exit(NOTHING)

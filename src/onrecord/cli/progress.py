"""Progress on stderr: a bar in a terminal, plain lines elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

Tell = Callable[[str, int, int | None], None]
WORDS = {"add": "taking in", "read": "reading", "resolve": "resolving", "link": "linking"}
EVERY = 100  # plain lines come this often


@contextmanager
def told() -> Iterator[Tell]:
    """A function that is told stage, done and total."""
    if sys.stderr.isatty():
        with _bar() as tell:
            yield tell
    else:
        yield _plain


def _plain(stage: str, done: int, total: int | None) -> None:
    if done == total or done % EVERY == 0:
        click.echo(f"{WORDS.get(stage, stage)}: {done}{f' of {total}' if total else ''}", err=True)


@contextmanager
def _bar() -> Iterator[Tell]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:<10}"), BarColumn(bar_width=30), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        tasks: dict[str, TaskID] = {}

        def tell(stage: str, done: int, total: int | None) -> None:
            if stage not in tasks:
                for earlier in tasks.values():  # how many there were is known once the next stage begins
                    progress.update(earlier, total=progress.tasks[earlier].completed)
                tasks[stage] = progress.add_task(WORDS.get(stage, stage), total=total)
            progress.update(tasks[stage], completed=done, total=total)

        yield tell

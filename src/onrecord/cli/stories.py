"""`onrecord stories`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.opened import opened
from onrecord.cli.options import Asked, Form, based, formed, scoped

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from onrecord.link.origins import Origin
    from onrecord.store import Story

COLUMNS = ("id", "title", "first", "last", "articles", "outlets", "origins", "article_ids", "outlet_names")
MOST = 12


@click.command()
@click.option(
    "--least", type=click.IntRange(min=1), default=2, show_default=True, metavar="N", help="Stories of at least so many articles."
)
@scoped
@formed
@based
def stories(asked: Asked, least: int, form: Form, base: str) -> None:
    """List stories: articles that tell of one event, and how many independent reports they are.

    The articles in scope are compared by the words of title and lead. A story's id is its smallest article id; its title is that of the
    article published first.

    \b
    onrecord stories
    onrecord stories --since 2024-03 --least 5 --json
    """
    from onrecord.cli.output import Listing, show

    listing = Listing(COLUMNS, as_object, as_row, _draw)
    with opened(base) as store:
        nothing = f"no story of {least} or more articles in this scope; widen it, or ask for --least 1"
        show(store.stories(asked.scope(), least), listing, form, nothing)


def as_object(story: "Story") -> dict[str, Any]:
    """A story with its articles and origins."""
    import msgspec

    from onrecord.cli import facts
    from onrecord.types import SCHEMA_VERSION

    return {
        "schema_version": SCHEMA_VERSION, "id": story.id, "title": story.title,
        "first": str(story.first) if story.first else None, "last": str(story.last) if story.last else None,
        "articles": [facts.article_object(article) for article in story.articles], "outlets": story.outlets,
        "origins": [msgspec.to_builtins(origin) for origin in story.origins],
    }  # fmt: skip


def as_row(story: "Story") -> dict[str, str | int | float | None]:
    """A story on one line."""
    return {
        "id": story.id, "title": story.title, "first": str(story.first) if story.first else None,
        "last": str(story.last) if story.last else None, "articles": len(story.articles), "outlets": len(story.outlets),
        "origins": len(story.origins), "article_ids": "; ".join(article.id for article in story.articles),
        "outlet_names": "; ".join(story.outlets),
    }  # fmt: skip


def _draw(console: "Console", found: Iterator["Story"]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from onrecord.cli import draw
    from onrecord.cli.output import counted

    for story in found:
        console.print(Text(story.title, draw.STRONG))
        reports = counted(len(story.origins), "independent report")
        console.print(
            Text(f"  {_days(story)} · {counted(len(story.articles), 'article')}, {counted(len(story.outlets), 'outlet')}, {reports}")
        )
        console.print(_articles(story))
        if len(story.articles) > MOST:
            console.print(Text(f"  and {len(story.articles) - MOST} more; --json lists all", draw.DIM))
        for origin in story.origins:
            if len(origin.articles) > 1:
                console.print(Padding(Text(_one_report(origin)), (0, 0, 0, 2)))
        console.print()


def _articles(story: "Story") -> "Table":
    """Day, outlet and title, id; long titles wrap inside their column."""
    from rich.table import Table

    from onrecord.cli import draw

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for column in ("", "day", "title", "id"):
        table.add_column(column, style=draw.DIM, no_wrap=column != "title")
    for article in story.articles[:MOST]:
        outlet, day = draw.origin(article)
        table.add_row("", day, f"{outlet}: {article.title}", article.id)
    return table


def _one_report(origin: "Origin") -> str:
    named = f"from {origin.name}: " if origin.name else ""
    reasons = f": {'; '.join(origin.reasons[:3])}" if origin.reasons else ""
    return f"{named}{len(origin.articles)} articles are one report{reasons}"


def _days(story: "Story") -> str:
    if story.first is None:
        return "undated"
    return str(story.first) if story.first == story.last else f"{story.first} to {story.last}"

"""`onrecord stories`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.opened import opened
from onrecord.cli.options import Asked, Form, based, formed, scoped

if TYPE_CHECKING:
    from rich.console import Console

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
    from rich.text import Text

    from onrecord.cli import draw
    from onrecord.cli.output import counted

    for story in found:
        console.print(Text(story.title, draw.STRONG))
        reports = counted(len(story.origins), "independent report")
        console.print(
            Text(f"  {_days(story)} · {counted(len(story.articles), 'article')}, {counted(len(story.outlets), 'outlet')}, {reports}")
        )
        for article in story.articles[:MOST]:
            outlet, day = draw.origin(article)
            console.print(Text(f"  {day}  {outlet}: {article.title}  {article.id}", draw.DIM))
        if len(story.articles) > MOST:
            console.print(Text(f"  and {len(story.articles) - MOST} more; --json lists all", draw.DIM))
        for origin in story.origins:
            if len(origin.articles) > 1:
                named = f"from {origin.name}: " if origin.name else ""
                console.print(Text(f"  {named}{counted(len(origin.articles), 'article')} are one report: {'; '.join(origin.reasons[:3])}"))
        console.print()


def _days(story: "Story") -> str:
    if story.first is None:
        return "undated"
    return str(story.first) if story.first == story.last else f"{story.first} to {story.last}"

"""`onrecord versions`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.opened import opened
from onrecord.cli.options import Form, based, formed

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.store import Store, Version

COLUMNS = ("page", "article", "outlet", "published", "fetched", "current", "change", "before", "after")
MARK = {"added": "+", "removed": "−", "changed": "~"}
STYLE = {"added": "green", "removed": "red", "changed": "yellow"}
Page = tuple["Version", ...]
Row = dict[str, Any]


@click.command()
@click.argument("article", required=False)
@formed
@based
def versions(article: str | None, form: Form, base: str) -> None:
    """Show what changed from one version of a page to the next.

    ARTICLE is an article's id or its beginning, its address, or what was given to `onrecord add`. Without it, every page of which the
    base holds several versions. A sentence that only moved has not changed.

    \b
    onrecord versions https://example.org/news/1
    onrecord versions --jsonl
    """
    from onrecord.cli.output import Listing, show

    with opened(base) as store:
        found = iter([store.versions(article)]) if article else store.pages()
        nothing = "no page of this base has more than one version; a page added again after it changed gets another"
        if form == "csv":
            rows = (row for page in found for row in _rows(store, page))
            show(rows, Listing(COLUMNS, dict, dict, lambda *_: None), form, nothing)
        else:
            listing: Listing[Page] = Listing(
                COLUMNS, lambda page: as_object(store, page), lambda _: {}, lambda console, pages: _draw(console, store, pages)
            )
            show(found, listing, form, nothing)


def as_object(store: "Store", page: Page) -> Row:
    """Versions with their changes, each with the exact words on both sides."""
    from onrecord.cli import facts
    from onrecord.types import SCHEMA_VERSION

    told = [
        {
            "article": facts.article_object(version.article), "fetched": version.fetched or None, "current": version.current,
            "changes": [
                {"kind": kind, "before": _place(page[number - 1], before, old), "after": _place(version, after, new)}
                for kind, (before, old), (after, new) in _changes(store, page, number)
            ],
        }
        for number, version in enumerate(page)
    ]  # fmt: skip
    return {"schema_version": SCHEMA_VERSION, "versions": told}


def _changes(store: "Store", page: Page, number: int) -> Iterator[tuple[str, tuple[Any, str], tuple[Any, str]]]:
    """Kind, and on each side the span with its words."""
    if not page[number].changes:
        return
    before, after = store.article(page[number - 1].article.id).text, store.article(page[number].article.id).text
    for change in page[number].changes:
        old = before[change.before.start : change.before.end] if change.before else ""
        new = after[change.after.start : change.after.end] if change.after else ""
        yield change.kind, (change.before, old), (change.after, new)


def _place(version: "Version", span: Any, words: str) -> Row | None:  # noqa: ANN401 a span or nothing
    return {"article": version.article.id, "start": span.start, "end": span.end, "exact": words} if span else None


def _rows(store: "Store", page: Page) -> Iterator[Row]:
    """One row a change; a version without changes has one too."""
    for number, version in enumerate(page):
        head, published = version.article, version.article.published
        row = {
            "page": page[0].article.id, "article": head.id, "outlet": head.outlet, "published": str(published.start) if published else None,
            "fetched": version.fetched, "current": "yes" if version.current else "no",
        }  # fmt: skip
        told: list[Row] = [{"change": kind, "before": old, "after": new} for kind, (_, old), (_, new) in _changes(store, page, number)]
        yield from ({**row, **change} for change in told or [{}])


def _draw(console: "Console", store: "Store", pages: Iterator[Page]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from onrecord.cli import draw
    from onrecord.cli.output import counted

    for page in pages:
        console.print(Text(page[-1].article.title, draw.STRONG))
        console.print(Text(f"  {counted(len(page), 'version')} of {page[-1].article.url or page[-1].article.source}", draw.DIM))
        for number, version in enumerate(page):
            notes = (*draw.origin(version.article), version.article.id, *(() if version.current else ("no longer shown",)))
            said = "" if not number else f"  {counted(len(version.changes), 'change')}" if version.changes else "  no sentence changed"
            console.print(Text.assemble(f"  {number + 1}. ", (" · ".join(notes), draw.DIM), said))
            for kind, (_, old), (_, new) in _changes(store, page, number):
                for mark, words in ((MARK["removed"], old), (MARK["added"], new)) if kind == "changed" else ((MARK[kind], old or new),):
                    console.print(Padding(Text(f"{mark} {' '.join(words.split())}", STYLE[kind]), (0, 0, 0, 5)))
        console.print()

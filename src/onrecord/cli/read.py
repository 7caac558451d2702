"""`onrecord read`."""

import sys
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from onrecord.cli.group import NOTHING, PARTLY
from onrecord.cli.options import Form, fetcher_for, formed, read_by, sourced

if TYPE_CHECKING:
    from onrecord.settings import Settings
    from onrecord.types import Account, Article


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE…]")
@sourced
@read_by
@formed
def read(sources: tuple[str, ...], settings: "Settings", form: Form) -> None:
    """Show what articles say, beside their text. Nothing is kept.

    With --json each article is one object of the documented shape. Without a SOURCE this is stage 3: articles in from `onrecord clean`,
    articles with their readings out for `onrecord resolve`.

    \b
    onrecord read page.html
    onrecord read page.html --json | jq .account.events
    pbpaste | onrecord read -
    onrecord ingest page.html | onrecord clean | onrecord read | onrecord resolve
    """
    if sources:
        _read(sources, settings, form)
    else:
        _stage(settings)


def _read(sources: tuple[str, ...], settings: "Settings", form: Form) -> None:
    from onrecord import pipeline
    from onrecord.cli import pipes
    from onrecord.read import reader
    from onrecord.types import Refusal

    count, refused, fetcher = 0, set[str](), fetcher_for(sources, settings)
    for found in pipeline.read(sources, reader=reader(settings.reader), fetcher=fetcher, limits=settings.limits):
        if isinstance(found, Refusal):
            pipes.refuse(found)
            refused |= {found.source} if found.what != "fields" else set()
        else:
            _show(*found, form, first=not count)
            count += 1
    if not count or refused & set(sources):
        click.get_current_context().exit(PARTLY if count else NOTHING)


def _show(article: "Article", account: "Account", form: Form, *, first: bool) -> None:
    from onrecord.cli import account_csv, account_page
    from onrecord.cli.output import console, line
    from onrecord.report.contract import as_bytes

    match form:
        case "json":
            line(as_bytes(article, account, indent=2 if sys.stdout.isatty() else None))
        case "jsonl":
            line(as_bytes(article, account))
        case "csv":
            account_csv.put(article, account, header=first)
        case "table":
            account_page.put(console(), article, account, first=first)


def _stage(settings: "Settings") -> None:
    """Each reading beside its article; readings come in the order of the articles."""
    from onrecord.cli import pipes
    from onrecord.read import reader
    from onrecord.types import Article

    count, waiting = 0, deque[Article]()

    def articles() -> Iterator[Article]:
        for article in pipes.records(Article, "clean"):
            waiting.append(article)
            yield article

    for reading in reader(settings.reader).read(articles()):
        pipes.put(pipes.Read(waiting.popleft(), reading))
        count += 1
    pipes.leave(count)

"""`onrecord quotes`."""

from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.opened import opened
from onrecord.cli.options import Asked, Form, based, formed, scoped

if TYPE_CHECKING:
    from onrecord.store import StoredStatement


@click.command()
@scoped
@formed
@based
def quotes(asked: Asked, form: Form, base: str) -> None:
    """List who said what, and through whom it came.

    `onrecord trace` takes the id that stands below each.

    \b
    onrecord quotes --actor "Ada Roe"
    onrecord quotes --outlet "The Harbour Post" --since 2024 --csv > quotes.csv
    """
    from onrecord.cli import draw, facts
    from onrecord.cli.output import Listing, show

    def whole(stored: "StoredStatement") -> dict[str, Any]:
        return {**facts.statement_object(stored), "id": f"{stored.article.id}:{stored.number}"}

    listing = Listing(facts.STATEMENT_COLUMNS, whole, facts.statement_row, draw.statements)
    with opened(base) as store:
        show(store.statements(asked.scope()), listing, form, "no statements in this scope; widen it, or see `onrecord status`")

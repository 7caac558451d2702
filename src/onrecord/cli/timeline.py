"""`onrecord timeline`."""

import click

from onrecord.cli.opened import opened
from onrecord.cli.options import Asked, based, scoped
from onrecord.cli.reports import chosen, put, reported


@click.command()
@scoped
@reported
@based
def timeline(asked: Asked, title: str | None, form: str | None, output: str | None, base: str) -> None:
    """Write dated events in order, each with its sources.

    What has no date is left out and counted. `onrecord verify` checks the result again later.

    \b
    onrecord timeline --between Iran Russia
    onrecord timeline --about "grain corridor" --since 2023-06 -o timeline.html
    """
    from onrecord.report import timeline as written

    wanted = chosen(form, output)
    with opened(base) as store:
        put(written(store, asked.scope(), title=title), store, wanted, output)

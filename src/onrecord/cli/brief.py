"""`onrecord brief`."""

import click

from onrecord.cli.opened import opened
from onrecord.cli.options import Asked, based, scoped
from onrecord.cli.reports import chosen, put, reported


@click.command()
@scoped
@reported
@based
def brief(asked: Asked, title: str | None, form: str | None, output: str | None, base: str) -> None:
    """Write a flash brief in which no sentence lacks its source.

    Latest developments, what is announced or denied, experts, background, related. `onrecord verify` checks the result again later.

    \b
    onrecord brief --between Iran Russia
    onrecord brief --about "grain corridor" --since 2023-06 -o brief.html
    """
    from onrecord.report import brief as written

    wanted = chosen(form, output)
    with opened(base) as store:
        put(written(store, asked.scope(), title=title), store, wanted, output)

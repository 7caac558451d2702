"""`onrecord resolve`."""

import click


@click.command()
def resolve() -> None:
    """Stage 4: articles with readings in, with accounts out.

    The lines are those of `onrecord read --json`.

    \b
    onrecord ingest page.html | onrecord clean | onrecord read | onrecord resolve | jq .account.events
    """
    from onrecord.cli import pipes
    from onrecord.cli.output import line
    from onrecord.report.contract import as_bytes
    from onrecord.resolve import resolve as resolved

    count = 0
    for found in pipes.records(pipes.Read, "read"):
        line(as_bytes(found.article, resolved(found.article, found.reading)))
        count += 1
    pipes.leave(count)

"""`onrecord resolve`."""

import click


@click.command()
def resolve() -> None:
    """Stage 4: articles with readings in, articles with accounts out (JSON lines, as `onrecord read --json` writes them).

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

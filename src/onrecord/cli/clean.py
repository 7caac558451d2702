"""`onrecord clean`."""

import click


@click.command()
def clean() -> None:
    """Stage 2: captures in, articles out.

    Refusals go to stderr.

    \b
    onrecord ingest page.html | onrecord clean | jq -r .text
    """
    from onrecord.clean import clean as cleaned
    from onrecord.cli import pipes
    from onrecord.errors import Refused
    from onrecord.types import Capture, Refusal

    count = 0
    for capture in pipes.records(Capture, "ingest"):
        try:
            pipes.put(cleaned(capture))
            count += 1
        except Refused as error:
            pipes.refuse(Refusal(stage="clean", what="article", reason=str(error), source=capture.source))
    pipes.leave(count)

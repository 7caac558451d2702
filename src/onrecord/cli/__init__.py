"""The command line: one file per command. Nothing heavy is imported before a command runs, so that help is quick."""

import click

from onrecord.cli.actor import actor
from onrecord.cli.actors import actors
from onrecord.cli.add import add
from onrecord.cli.brief import brief
from onrecord.cli.clean import clean
from onrecord.cli.contradictions import contradictions
from onrecord.cli.events import events
from onrecord.cli.export import export
from onrecord.cli.forget import forget
from onrecord.cli.group import Commands
from onrecord.cli.ingest import ingest
from onrecord.cli.judge import judge
from onrecord.cli.judgements import judgements
from onrecord.cli.offices import offices
from onrecord.cli.quotes import quotes
from onrecord.cli.read import read
from onrecord.cli.resolve import resolve
from onrecord.cli.review import review
from onrecord.cli.search import search
from onrecord.cli.status import status
from onrecord.cli.stories import stories
from onrecord.cli.timeline import timeline
from onrecord.cli.trace import trace
from onrecord.cli.verify import verify
from onrecord.cli.versions import versions
from onrecord.cli.why import why

__all__ = ["main"]


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="onrecord", message="%(prog)s %(version)s")
def main() -> None:
    """News in, a record that can be checked: who did what to whom, when, and who said so, tied to the exact words.

    \b
    onrecord add pages/ https://example.org/news/1
    onrecord brief --between Iran Russia
    onrecord why EVENT
    """


main.put("Keep a record", add, forget, status, verify)
main.put("Ask it", brief, timeline, stories, contradictions, events, quotes, trace, actors, actor, offices, search, versions, why, export)
main.put("Decide what is one and what is two", review, judge, judgements)
main.put("Look at one article, keeping nothing", read)
main.put("Stages, as pipes of JSON lines", ingest, clean, resolve)

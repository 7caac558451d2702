"""Writes docs/command-line.md from the help of every command and the README's figures from the floors; `--check` fails
when either, or a link, is not true.

python docs/build.py            write the page
python docs/build.py --check    fail if the page differs, if anything has no help, or if a relative link leads nowhere
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from figures import filled

from onrecord.cli import main
from onrecord.cli.group import EXIT_CODES, Commands
from onrecord.ingest.fields import table
from onrecord.ingest.kinds import SUFFIXES

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
PAGE = DOCS / "command-line.md"
README = ROOT / "README.md"
WIDTH = 88
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s#]+)(?:#[^)\s]*)?\)")
FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)

INTRO = """# Command line

One program, `onrecord`, one command for each thing to do, the same options everywhere. This page is written by `docs/build.py` from the
programs' own help.

## Everywhere alike

- **Base.** `--base FILE`, else the environment variable `ONRECORD_BASE`, else `onrecord.db` in the current folder.
- **Scope.** `--about`, `--actor`, `--between A B`, `--type`, `--status`, `--since`, `--until`, `--outlet`. All that are given hold
  together. Days may be written `2023-06-28`, `2023-06` or `2023`; a scope with days leaves out what has no date.
- **Output.** A page or table to read by default; `--json` gives one array, `--jsonl` one object a line, `--csv` one row a fact. Every
  fact in JSON carries `evidence` with `article`, `start`, `end` (code points, end not included) and `exact`. A CSV cell that begins
  with `=`, `+`, `-`, `@`, a tab or a carriage return gets an apostrophe before it, so that no spreadsheet runs it.
- **`read --json`** gives one object per article, on one line each unless a person watches: `schema_version`, `article`, `account`;
  the names are those of `onrecord.types`, and every span carries its `exact` words.
- **Sources.** Files, folders, addresses, and `-` for standard input, whose kind is known by its first bytes. In a folder hidden files
  are left out. A document may have 20 MB, a JSON or CSV file with many 200 MB, an archive or a file of JSON lines any size.
- **Network.** Nothing is fetched unless an address is named or `--fetch` is given; then the pages that feeds link to are read too, one at
  a time from any one host, as its robots.txt allows.
- **Progress** is shown on stderr: a bar in a terminal, plain lines otherwise. What was not taken is said there or listed by
  `onrecord status`.

## Exit codes

"""


KINDS = {
    "page": "a page",
    "text": "a text: its first line is taken for the title if it looks like one",
    "mhtml": "a page as browsers save it in one file; pictures are passed over",
    "json": "one record, a list of records, or an object that holds one (`articles`, `items`, `results` …); a JSON Feed",
    "jsonl": "one record a line; a broken line is refused by its number",
    "table": "one record a row; the first row names the fields",
    "warc": "a web archive: pages that answered 200 are taken, the rest is counted by type",
    "xml": "a feed (RSS, Atom), a list of feeds (OPML) or an XHTML page",
}
SOURCES = """## Sources

| suffix | what it is |
|---|---|
{kinds}

Each may be gzipped. In a folder files of other kinds are counted, not read.

### Fields of records

Scrapers name their fields in many ways. For each field on the left the first name on the right that holds something is taken; case, `_`,
`-` and spaces do not matter. Fields with other names are not read, and `onrecord add` says which. Markup in a field becomes plain text; a
record without a text gives its summary.

| read as | from |
|---|---|
{fields}
"""


def page() -> str:
    """The whole page."""
    codes = "\n".join(f"| {code} | {meaning} |" for code, meaning in EXIT_CODES.items())
    parts = [INTRO + f"| code | meaning |\n|---|---|\n{codes}\n", "## Commands\n", _help(main, "onrecord")]
    group = _group()
    parts += [f"### {name}\n\n{_help(group.commands[name], name)}" for name in group.list_commands(click.Context(group))]
    return "\n".join([*parts, _sources()])


def _sources() -> str:
    """What is taken in, from the tables that decide it."""
    kinds: dict[str, list[str]] = {}
    for suffix, (kind, _) in SUFFIXES.items():
        kinds.setdefault(kind, []).append(f"`{suffix}`")
    rows = "\n".join(f"| {' '.join(found)} | {KINDS[kind]} |" for kind, found in kinds.items())
    fields = "\n".join(f"| `{ours}` | {', '.join(theirs)} |" for ours, theirs in table().items())
    return SOURCES.format(kinds=rows, fields=fields)


def _group() -> Commands:
    if not isinstance(main, Commands):
        raise TypeError("the command line is not the group it was")
    return main


def _help(command: click.Command, name: str) -> str:
    above = None if command is main else click.Context(main, info_name="onrecord", **main.context_settings)
    with click.Context(command, info_name=name, parent=above, terminal_width=WIDTH, **command.context_settings) as context:
        return f"```text\n{command.get_help(context)}\n```\n"


def faults() -> Iterator[str]:
    """Everything that is not true or not said."""
    if not PAGE.exists() or PAGE.read_text("utf-8") != page():
        yield f"{PAGE.relative_to(ROOT)} differs from the help of the commands; run `python docs/build.py`"
    if README.read_text("utf-8") != filled(README.read_text("utf-8")):
        yield "the figures in README.md are not those of eval/floors.json; run `python docs/build.py`"
    group = _group()
    for name in group.list_commands(click.Context(group)):
        yield from _undocumented(name, group.commands[name])
    for file in [README, *sorted(DOCS.glob("*.md"))]:
        yield from _dead_links(file)


def _undocumented(name: str, command: click.Command) -> Iterator[str]:
    if not command.help:
        yield f"`onrecord {name}` has no help"
    elif f"onrecord {name}" not in command.help.partition("\b")[2]:
        yield f"the help of `onrecord {name}` shows no example"
    for option in command.params:
        if isinstance(option, click.Option) and not option.help:
            yield f"`onrecord {name} {option.opts[0]}` has no help"


def _dead_links(file: Path) -> Iterator[str]:
    """Relative links of a page that lead to no file."""
    if not file.exists():
        return
    for target in LINK.findall(FENCED.sub("", file.read_text("utf-8"))):
        if not re.match(r"[a-z]+:", target) and not (file.parent / target).exists():
            yield f"{file.relative_to(ROOT)} links to {target}, which is not there"


def run(arguments: list[str]) -> int:
    """Write or check."""
    if arguments == ["--check"]:
        found = list(faults())
        for fault in found:
            click.echo(fault, err=True)
        return 1 if found else 0
    PAGE.write_text(page(), "utf-8")
    README.write_text(filled(README.read_text("utf-8")), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))

"""The group of commands: its help in sections, its errors as one line, its exit codes."""

import sys
from io import TextIOWrapper
from typing import Any

import click

from onrecord.errors import OnrecordError

DONE, NOTHING, BAD_INPUT, PARTLY, STOPPED = 0, 1, 2, 3, 130
EXIT_CODES = {
    DONE: "done",
    NOTHING: "nothing found; nothing taken; or a report that does not verify",
    BAD_INPUT: "wrong usage, or a file or base that cannot be used",
    PARTLY: "done, but a source named on the command line gave nothing",
    STOPPED: "stopped by the keyboard; what was stored is kept",
}


class Commands(click.Group):
    """Click sorts commands by name and knows no sections; a subclass is the way it offers to change that."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 click's own
        super().__init__(*args, **kwargs)
        self.sections: dict[str, list[str]] = {}

    def put(self, section: str, *commands: click.Command) -> None:
        """Add commands under a heading."""
        for command in commands:
            self.add_command(command)
            self.sections.setdefault(section, []).append(command.name or "")

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """In the order of the sections."""
        return [name for names in self.sections.values() for name in names]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Sections of commands, then the exit codes."""
        width = max(map(len, self.list_commands(ctx)))
        for section, names in self.sections.items():
            with formatter.section(section):
                formatter.write_dl([(name.ljust(width), self.commands[name].get_short_help_str(90)) for name in names])
        with formatter.section("Exit codes"):
            formatter.write_dl([(str(code).ljust(width), meaning) for code, meaning in EXIT_CODES.items()])

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 click's own
        """Run a command; an error raised on purpose is one line on stderr and exit code 2."""
        _replace_what_cannot_be_shown()
        try:
            return super().invoke(ctx)
        except OnrecordError as error:
            click.echo(f"onrecord: {error}", err=True)
            ctx.exit(BAD_INPUT)
        except KeyboardInterrupt:
            click.echo("onrecord: stopped; what was stored is kept, and the same command goes on from there", err=True)
            sys.stdout.flush()
            ctx.exit(STOPPED)


def _replace_what_cannot_be_shown() -> None:
    """A terminal of another encoding shows `?` for a letter it does not have, and no traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")

"""Options that are the same everywhere: scope, form of the output, base, sources."""

import functools
from calendar import monthrange
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

import click

from onrecord.types import EventStatus, EventType

if TYPE_CHECKING:
    from onrecord.ingest import Memory, PoliteFetcher
    from onrecord.settings import Settings
    from onrecord.store import Scope

Form = Literal["table", "json", "jsonl", "csv"]
Run = Callable[..., None]
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Asked:
    """The scope as given on the command line."""

    about: str | None
    actor: str | None
    between: tuple[str, str] | None
    types: tuple[EventType, ...]
    statuses: tuple[EventStatus, ...]
    since: date | None
    until: date | None
    outlet: str | None

    def scope(self) -> "Scope":
        """The same as the store takes it."""
        from onrecord.store import Scope

        return Scope(**{name: getattr(self, name) for name in self.__slots__})


def day(value: str, *, last: bool) -> date:
    """`2023`, `2023-06` or `2023-06-28` as its first or last day. Raises ValueError."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = parts[0], parts[1] if len(parts) == 2 else 12 if last else 1
    return date(year, month, monthrange(year, month)[1] if last else 1)


def _day_option(_: click.Context, option: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    with suppress(ValueError, TypeError):
        return day(value, last=option.name == "until")
    raise click.BadParameter(f"{value!r} is not a day; write 2023-06-28, 2023-06 or 2023")


SCOPE = (
    click.option("--about", metavar="WORDS", help="Articles that hold these words."),
    click.option("--actor", metavar="NAME", help="A person, an organization or a country; a country stands for all that belong to it."),
    click.option("--between", nargs=2, metavar="A B", help="Two actors, one on each side."),
    click.option("--type", "types", multiple=True, type=click.Choice(get_args(EventType), case_sensitive=False), metavar="TYPE",
                 help=f"PLOVER type, repeatable: {', '.join(get_args(EventType))}."),
    click.option("--status", "statuses", multiple=True, type=click.Choice(get_args(EventStatus)), metavar="STATUS",
                 help=f"Status, repeatable: {', '.join(get_args(EventStatus))}."),
    click.option("--since", metavar="DAY", callback=_day_option, help="First day: 2023-06-28, 2023-06 or 2023. Leaves out the undated."),
    click.option("--until", metavar="DAY", callback=_day_option, help="Last day, included."),
    click.option("--outlet", metavar="NAME", help="The outlet that published or republished it."),
)  # fmt: skip
FORMS = (
    click.option("--json", "form", flag_value="json", help="JSON: an array of what is listed, an object where there is one thing."),
    click.option("--jsonl", "form", flag_value="jsonl", help="JSON, one object a line."),
    click.option("--csv", "form", flag_value="csv", help="CSV with a header; cells a spreadsheet would run are made safe."),
)
SOURCES = (
    click.option("--fetch", is_flag=True, help="Fetch what feed files and OPML lists link to; done anyway if an address is named."),
    click.option(
        "--delay",
        type=click.FloatRange(min=0),
        default=1,
        show_default=True,
        metavar="SECONDS",
        help="Pause between two pages of one host.",
    ),
    click.option("--allow-private", is_flag=True, help="Also fetch from addresses inside your own network."),
    click.option(
        "--largest", type=click.FloatRange(min=0, min_open=True), default=20, show_default=True, metavar="MB", help="Largest document."
    ),
)
READER = (
    click.option(
        "--reader", default="default", envvar="ONRECORD_READER", show_default=True, metavar="NAME", help="Which reader reads the articles."
    ),
)
BASE = (
    click.option(
        "--base", default="onrecord.db", envvar="ONRECORD_BASE", show_default=True, show_envvar=True, metavar="FILE", help="The base file."
    ),
)


def _with(options: tuple[Callable[[Run], Run], ...], function: Run) -> Run:
    return functools.reduce(lambda run, option: option(run), reversed(options), function)


def scoped(function: Run) -> Run:
    """Add the scope options; the command gets them as one `asked`."""

    @functools.wraps(function)
    def collected(**given: Any) -> None:  # noqa: ANN401 click's parameters
        asked = Asked(**{name: given.pop(name) for name in Asked.__slots__})
        function(asked=asked, **given)

    return _with(SCOPE, collected)


def formed(function: Run) -> Run:
    """Add `--json`, `--jsonl` and `--csv`; the command gets `form`, which is `table` if none is given."""

    @functools.wraps(function)
    def collected(**given: Any) -> None:  # noqa: ANN401 click's parameters
        function(**given | {"form": cast("Form", given["form"] or "table")})

    return _with(FORMS, collected)


def based(function: Run) -> Run:
    """Add `--base`."""
    return _with(BASE, function)


def sourced(function: Run) -> Run:
    """Add what limits taking sources in; the command gets them with base and reader as one `settings`."""

    @functools.wraps(function)
    def collected(**given: Any) -> None:  # noqa: ANN401 click's parameters
        from onrecord.ingest import Limits
        from onrecord.settings import Settings

        largest = round(given.pop("largest") * MEGABYTE)
        limits = Limits(document=largest, host_delay=given.pop("delay"), allow_private=given.pop("allow_private"))
        kept = {name: given.pop(name) for name in ("base", "reader") if name in given}
        function(settings=Settings(fetch=given.pop("fetch"), limits=limits, **kept), **given)

    return _with(SOURCES, collected)


def read_by(function: Run) -> Run:
    """Add `--reader`."""
    return _with(READER, function)


def fetcher_for(sources: tuple[str, ...], settings: "Settings", memory: "Memory | None" = None) -> "PoliteFetcher | None":
    """A fetcher if an address is named or `--fetch` is given; else nothing, and no network is touched."""
    from onrecord.ingest import PoliteFetcher, is_address

    return PoliteFetcher(settings.limits, memory) if settings.fetch or any(map(is_address, sources)) else None

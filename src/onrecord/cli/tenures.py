"""Offices of an actor drawn as a small timeline: what was held, when it is attested, in which words, and what the list of leaders says."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from onrecord.names import countries, leaders
from onrecord.types import OfficeStatus, Record

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from onrecord.store import StoredOffice

STYLE: dict[OfficeStatus, str] = {"current": "green", "former": "dim", "acting": "yellow", "designate": "cyan", "deceased": "magenta"}
LONGEST = 160  # characters of evidence shown


class Tenure(Record, frozen=True):
    """Attestations of one office in one status, none of another office of that role between them."""

    offices: tuple["StoredOffice", ...]


def tenures(found: Iterable["StoredOffice"]) -> list[Tenure]:
    """Offices grouped in order of their days. A date the text itself gives is a term of its own; undated ones come last."""
    groups: list[list[StoredOffice]] = []
    for office in found:
        last = next((g for g in reversed(groups) if _role(g[0]) == _role(office)), None)
        if last is not None and _key(last[0]) == _key(office):
            last.append(office)
        else:
            groups.append([office])
    return [Tenure(tuple(group)) for group in groups]


def _role(stored: "StoredOffice") -> tuple[str, str]:
    return stored.person.cluster, stored.office.role or stored.office.title.casefold()


def _key(stored: "StoredOffice") -> tuple[object, ...]:
    held = stored.office
    told = None if held.when is None or held.when.basis == "publication" else (held.when.start, held.when.end)
    return (*_role(stored), held.title.casefold(), (held.organization or "").casefold(), held.country, held.status, held.when is None, told)


def checked(stored: "StoredOffice") -> leaders.Finding | None:
    """What the list of leaders says of an office; of one that has ended by its date it says nothing."""
    held = stored.office
    given = held.status == "current" or (held.when is not None and held.when.basis != "publication")
    return leaders.check(stored.person.name, held.role, held.country, held.when) if given else None


def draw(console: "Console", found: Iterable["StoredOffice"]) -> None:
    """One block for each tenure: date and office, then words and source, then what is inferred and checked."""
    from rich.padding import Padding
    from rich.table import Table

    groups = tenures(found)
    names = {office.person.name for tenure in groups for office in tenure.offices}
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="bold")
    table.add_column(ratio=1, overflow="fold")
    for number, tenure in enumerate(groups):
        if number:
            table.add_row("", "")
        table.add_row(_when(tenure), _head(tenure, named=len(names) > 1))
        for line in _lines(tenure):
            table.add_row("", line)
    console.print(Padding(table, (0, 0, 1, 0)))


def _when(tenure: Tenure) -> str:
    """The days on which it is attested: one, or the first and the last."""
    from onrecord.report.dates import spoken

    whens = [o.office.when for o in tenure.offices if o.office.when]
    if not whens:
        return "undated"
    first, last = spoken(whens[0]), spoken(whens[-1])
    return first.replace(" to ", "\nto ") if first == last else f"{first}\n… {last}"


def _head(tenure: Tenure, *, named: bool) -> "Text":
    from rich.text import Text

    held = tenure.offices[0].office
    body = f", {held.organization}" if held.organization and held.organization.casefold() not in held.title.casefold() else ""
    place = f", {countries.name(held.country) or held.country}" if held.country else ""
    line = Text(f"{tenure.offices[0].person.name}: " if named else "")
    line.append(f"{held.title}{body}", "bold").append(place)
    return line.append("  ").append(held.status, STYLE[held.status])


def _lines(tenure: Tenure) -> Iterator["Text"]:
    """Words, sources, notes."""
    from rich.text import Text

    from onrecord.cli import draw

    first = tenure.offices[0]
    quote = " ".join(next((q.text for q in first.quotes if q.role == "evidence"), "").split())
    if quote:
        yield Text(f"“{quote if len(quote) <= LONGEST else quote[: LONGEST - 1].rstrip() + '…'}”")
    sources = list(dict.fromkeys(" · ".join(draw.origin(o.article)) for o in tenure.offices))
    more = f" and {len(sources) - 1} more" if len(sources) > 1 else ""
    yield Text(f"{sources[0]}{more}", "dim")
    for note in dict.fromkeys(o.office.missing for o in tenure.offices if o.office.missing):
        yield Text(note, "dim italic")
    for finding in dict.fromkeys(f for o in tenure.offices if (f := checked(o))):
        yield Text(f"{'✓' if finding.verdict == 'agrees' else '≠'} {finding.text}", "green" if finding.verdict == "agrees" else "yellow")

"""A list of heads of state and government with their terms (`data/leaders.json`), to check what a text says of an office.

It never adds a fact: a text that calls nobody president has no president. What the list lacks is no contradiction, as it begins in
1945, knows titles only from 2015 on, and no ministers.
"""

from datetime import date, timedelta
from functools import cache
from typing import Literal

from onrecord.names.countries import name as country_name
from onrecord.names.knowledge import table
from onrecord.names.persons import compatible, parse, sound
from onrecord.types import Record, When

# Roles that one title can stand for in the list: it has "leader" for rulers without a title, presidents who govern, kings.
HELD = {
    "head_of_state": frozenset({"head_of_state", "leader"}),
    "head_of_government": frozenset({"head_of_government", "leader"}),
    "supreme_leader": frozenset({"supreme_leader", "leader", "head_of_state"}),
    "president": frozenset({"head_of_state", "leader"}),
    "vice_president": frozenset({"vice_president"}),
    "deputy_head_of_government": frozenset({"deputy_head_of_government"}),
}
# Roles with one holder, so that another one in the list speaks against the text.
ALONE = frozenset({"head_of_state", "head_of_government", "supreme_leader"})
# Days by which a term of the list may begin late or end early: sources count from vote, oath or first listing.
SLACK = timedelta(days=60)


class Term(Record, frozen=True):
    """One person's term. `end` is the last day known; `ended` says whether the term ended then or was only listed until then."""

    name: str
    role: str
    title: str
    start: date
    end: date
    ended: bool


class Finding(Record, frozen=True):
    """What the list says of an office a text gives, in words."""

    verdict: Literal["agrees", "differs"]
    text: str


@cache
def terms(country: str) -> tuple[Term, ...]:
    """All terms of a country (ISO 3166 alpha-3) in order of their first day."""
    rows = table("leaders").get(country, ())
    return tuple(
        Term(name, role, title, date.fromisoformat(a), date.fromisoformat(b), bool(ended)) for name, role, title, a, b, ended in rows
    )


@cache
def _countries_by_part() -> dict[str, frozenset[str]]:
    """Countries by every part of their leaders' names as it sounds: which part is the family name differs from list to text."""
    found: dict[str, set[str]] = {}
    for country in table("leaders"):
        for term in terms(country):
            for part in parse(term.name).whole.split():
                found.setdefault(sound(part), set()).add(country)
    return {key: frozenset(countries) for key, countries in found.items()}


def lands(name: str, role: str | None) -> frozenset[str]:
    """The countries where the list has a person of this full name in such a role; empty for a single name."""
    parts = parse(name).whole.split()
    if len(parts) < 2 or role not in HELD:
        return frozenset()
    near = frozenset().union(*(_countries_by_part().get(sound(part), frozenset()) for part in parts))
    return frozenset(c for c in near if any(t.role in HELD[role] and _full(t) and compatible(t.name, name) for t in terms(c)))


def _full(term: Term) -> bool:
    return len(term.name.split()) > 1


def check(name: str, role: str | None, country: str | None, when: When | None) -> Finding | None:
    """What the list says of a person in a role on given days; None where it can say nothing."""
    if role not in HELD or country is None or when is None:
        return None
    seats = [t for t in terms(country) if t.role in HELD[role]]
    own = [t for t in seats if compatible(t.name, name)]
    if any(_holds(t, when, SLACK) for t in own):
        best = max((t for t in own if _holds(t, when, SLACK)), key=lambda t: (bool(t.title), t.start))
        return Finding("agrees", f"the list of leaders agrees: {_told(best, country)}")
    if own:
        told = [t for t in own if t.title] or own[-1:]
        return Finding("differs", f"the list of leaders has other dates: {'; '.join(_told(t, country) for t in told)}")
    others = [t for t in seats if t.title and _holds(t, when, -SLACK)]
    if role in ALONE and others:
        return Finding("differs", f"the list of leaders has another: {_told(others[-1], country)}")
    return None


def _holds(term: Term, when: When, slack: timedelta) -> bool:
    """Whether the term and the days touch; a term without an end is judged only as far as the list knows it."""
    return term.start - slack <= when.end and when.start <= term.end + slack


def _told(term: Term, country: str) -> str:
    """ "Abdelmadjid Tebboune, President of Algeria, since 2019-12-12, last listed 2026-05-17"."""
    title = term.title or "in power"
    place = country_name(country) or country
    until = f"until {term.end}" if term.ended else f"last listed {term.end}"
    return f"{term.name}, {title}{' of' if term.title else ' in'} {place}, from {term.start}, {until}"

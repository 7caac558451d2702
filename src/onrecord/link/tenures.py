"""Offices over time, from many articles: who is attested in an office when, where nothing is attested, what changed, what conflicts.

An article attests an office on its day and no longer. Attestations of one office by one person are one tenure until another holder,
or a former or designate status of the same person, is attested between them; a silence longer than a year is shown as a gap and
not bridged. Two holders at one time are a conflict where the office has one holder; both stay, with their articles.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import Literal

from onrecord.types import OfficeStatus, Record

# Cabinets change within a year often enough that a longer silence is not knowledge.
GAP = 365
# Held by one person at a time. Two ambassadors of a country, or two of its ministers of state, are no conflict.
SINGLE = frozenset({
    "head_of_state", "head_of_government", "foreign_minister", "defence_minister", "interior_minister", "finance_minister",
    "health_minister", "justice_minister", "army_chief", "central_bank_governor", "security_council_secretary",
})  # fmt: skip
HOLDING: frozenset[OfficeStatus] = frozenset({"current", "acting"})


class Attested(Record, frozen=True, kw_only=True):
    """One article's word that a person holds, held or will hold an office. `fact` names it for whoever has the texts."""

    fact: str
    person: str
    role: str
    country: str
    organization: str
    status: OfficeStatus
    start: date
    end: date


class Tenure(Record, frozen=True, kw_only=True):
    """One person in one office, attested from `first` to `last`. `gaps` are silences inside; `ended`: the first day it is told as past."""

    person: str
    role: str
    country: str
    organization: str
    status: OfficeStatus
    first: date
    last: date
    facts: tuple[str, ...]
    gaps: tuple[tuple[date, date], ...]
    ended: date | None = None


class Change(Record, frozen=True, kw_only=True):
    """An office that another person is attested in: between `after` and `by`."""

    role: str
    country: str
    organization: str
    before: str
    then: str
    after: date
    by: date


class Conflict(Record, frozen=True, kw_only=True):
    """Two persons attested in an office of one holder, each within the other's time or on one day."""

    role: str
    country: str
    organization: str
    persons: tuple[str, str]
    first: date
    last: date
    kind: Literal["overlap"] = "overlap"


class History(Record, frozen=True, kw_only=True):
    """Tenures by office and time, with what changed and what conflicts."""

    tenures: tuple[Tenure, ...]
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]


def history(found: Iterable[Attested]) -> History:
    """The history of every office attested. The order of what is given makes no difference."""
    offices: dict[tuple[str, str, str], list[Attested]] = defaultdict(list)
    for one in found:
        offices[one.country, one.role, one.organization].append(one)
    tenures, changes, conflicts = list[Tenure](), list[Change](), list[Conflict]()
    for _, told in sorted(offices.items()):
        mine = sorted(_tenures(told), key=lambda tenure: (tenure.first, tenure.last, tenure.person))
        tenures += mine
        if told[0].role in SINGLE and (told[0].country or told[0].organization):
            conflicts += _conflicts(mine)
            changes += _changes(mine)
    return History(tenures=tuple(tenures), changes=tuple(changes), conflicts=tuple(conflicts))


def _tenures(told: Sequence[Attested]) -> Iterator[Tenure]:
    """Runs of one person's attestations, in the order of time."""
    ordered = sorted(told, key=lambda one: (one.start, one.end, one.person, one.status, one.fact))
    for person in sorted({one.person for one in told}):
        mine = [one for one in ordered if one.person == person]
        # Another's day in the office, or a day on which it is past, ends a run.
        breaks = [one.start for one in ordered if one.person != person and one.status in HOLDING and one.role in SINGLE]
        for (holding, _), run in groupby(mine, key=lambda one: (one.status, _passed(one, mine, breaks))):
            yield _tenure(list(run), holding, mine)


def _passed(one: Attested, mine: Sequence[Attested], breaks: Sequence[date]) -> int:
    """How often the office went to another strictly between this person's attestations up to this one."""
    days = [other.start for other in mine if other.status in HOLDING]
    return sum(any(before < there < after for there in breaks) for before, after in pairwise(days) if after <= one.start)


def _tenure(run: Sequence[Attested], status: OfficeStatus, mine: Sequence[Attested]) -> Tenure:
    last = max(one.end for one in run)
    days = sorted({(one.start, one.end) for one in run})
    silent = tuple((a[1], b[0]) for a, b in pairwise(days) if (b[0] - a[1]).days > GAP)
    past = [one.start for one in mine if one.status in ("former", "deceased") and one.start >= last] if status in HOLDING else []
    head = run[0]
    return Tenure(
        person=head.person, role=head.role, country=head.country, organization=head.organization, status=status, first=head.start,
        last=last, facts=tuple(one.fact for one in run), gaps=silent, ended=min(past, default=None),
    )  # fmt: skip


def _conflicts(tenures: Sequence[Tenure]) -> Iterator[Conflict]:
    """Current holders at one time; who acts for another is no conflict."""
    held = [tenure for tenure in tenures if tenure.status == "current"]
    for number, one in enumerate(held):
        for other in held[number + 1 :]:
            if other.first > one.last:
                break
            if one.person != other.person:
                yield Conflict(
                    role=one.role, country=one.country, organization=one.organization, persons=(one.person, other.person),
                    first=other.first, last=min(one.last, other.last),
                )  # fmt: skip


def _changes(tenures: Sequence[Tenure]) -> Iterator[Change]:
    """From one holder to the next, if their times do not meet."""
    held = [tenure for tenure in tenures if tenure.status in HOLDING]
    for before, then in pairwise(held):
        if before.person != then.person and before.last < then.first:
            yield Change(
                role=before.role, country=before.country, organization=before.organization, before=before.person, then=then.person,
                after=before.last, by=then.first,
            )  # fmt: skip

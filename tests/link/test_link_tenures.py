"""Offices over time: attested, silent, changed, in conflict."""

from datetime import date
from itertools import permutations

from msgspec.structs import replace

from onrecord.link.tenures import Attested, History, history


def attested(
    person: str, day: str, status: str = "current", role: str = "defence_minister", country: str = "NOR", end: str = ""
) -> Attested:
    return Attested(
        fact=f"{person} {role} {day} {status}", person=person, role=role, country=country, organization="", status=status,
        start=date.fromisoformat(day), end=date.fromisoformat(end or day),
    )  # fmt: skip


def spans(found: History) -> list[tuple[str, str, str, str]]:
    return [(t.person, t.status, t.first.isoformat(), t.last.isoformat()) for t in found.tenures]


def test_attestations_of_one_person_are_one_tenure_with_its_gaps() -> None:
    found = history([attested("Berg", "2021-05-01"), attested("Berg", "2021-09-01"), attested("Berg", "2023-02-01")])
    assert spans(found) == [("Berg", "current", "2021-05-01", "2023-02-01")]
    assert found.tenures[0].gaps == ((date(2021, 9, 1), date(2023, 2, 1)),)
    assert found.changes == found.conflicts == ()


def test_an_office_that_changed_is_a_change_and_no_conflict() -> None:
    found = history([attested("Berg", "2023-06-28"), attested("Lund", "2024-05-20"), attested("Berg", "2024-06-01", "former")])
    assert [(c.before, c.then, c.after.isoformat(), c.by.isoformat()) for c in found.changes] == [
        ("Berg", "Lund", "2023-06-28", "2024-05-20")
    ]
    assert found.tenures[0].ended == date(2024, 6, 1)
    assert found.conflicts == ()


def test_promise_8_two_terms_with_another_between_stay_two() -> None:
    found = history([attested("Berg", "2020-01-01"), attested("Lund", "2021-01-01"), attested("Berg", "2022-01-01")])
    assert [person for person, *_ in spans(found)] == ["Berg", "Lund", "Berg"]
    assert len(found.changes) == 2


def test_one_person_in_two_offices_has_two_tenures() -> None:
    later = attested("Shaw", "2026-01-10", role="security_council_secretary")
    found = history([attested("Shaw", "2023-06-28"), later])
    assert {(t.role, t.first.year) for t in found.tenures} == {("defence_minister", 2023), ("security_council_secretary", 2026)}
    assert found.changes == found.conflicts == ()


def test_two_holders_on_one_day_are_a_conflict_and_both_stay() -> None:
    found = history([attested("Berg", "2024-05-20"), attested("Lund", "2024-05-20")])
    assert [c.persons for c in found.conflicts] == [("Berg", "Lund")]
    assert len(found.tenures) == 2
    assert found.changes == ()


def test_acting_for_another_many_ambassadors_and_unknown_countries_are_no_conflict() -> None:
    one = attested("Berg", "2024-05-20")
    assert history([one, attested("Lund", "2024-05-20", "acting")]).conflicts == ()
    both = [replace(one, role="ambassador"), attested("Lund", "2024-05-20", role="ambassador")]
    assert history(both).conflicts == ()
    assert history([replace(one, country=""), attested("Lund", "2024-05-20", country="")]).conflicts == ()
    assert history([one, attested("Lund", "2024-05-20", country="DNK")]).conflicts == ()


def test_promise_10_any_order_gives_the_same_history() -> None:
    told = [attested("Berg", "2020-01-01"), attested("Lund", "2021-01-01"), attested("Berg", "2022-01-01"), attested("Lund", "2022-01-01")]
    assert len({history(order) for order in permutations(told)}) == 1

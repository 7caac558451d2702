"""The list of leaders: it agrees, differs or says nothing, and never invents."""

from datetime import date
from itertools import pairwise

import pytest

from onrecord.names import leaders
from onrecord.names.knowledge import table
from onrecord.types import When


def day(text: str) -> When:
    return When(start=date.fromisoformat(text), end=date.fromisoformat(text), precision="day", basis="publication")


@pytest.mark.parametrize(
    ("name", "role", "country", "when", "verdict"),
    [
        ("Abdelmadjid Tebboune", "head_of_state", "DZA", "2022-07-26", "agrees"),
        ("Tebboune", "president", "DZA", "2022-07-26", "agrees"),
        ("Abdelmadjid Tebboune", "head_of_state", "DZA", "2012-07-26", "differs"),
        ("Orlando Vint", "head_of_state", "DZA", "2022-07-26", "differs"),
        ("Yeltsin", "head_of_state", "RUS", "1995-05-09", "agrees"),
        ("Orlando Vint", "vice_president", "DZA", "2022-07-26", None),
        ("Orlando Vint", "foreign_minister", "DZA", "2022-07-26", None),
    ],
)
def test_what_the_list_says(name: str, role: str, country: str, when: str, verdict: str | None) -> None:
    found = leaders.check(name, role, country, day(when))
    assert (found.verdict if found else None) == verdict


def test_without_a_country_or_a_day_nothing_is_said() -> None:
    assert leaders.check("Abdelmadjid Tebboune", "head_of_state", None, day("2022-07-26")) is None
    assert leaders.check("Abdelmadjid Tebboune", "head_of_state", "DZA", None) is None


def test_lands_need_a_full_name_and_the_role() -> None:
    assert leaders.lands("Nayib Bukele", "head_of_state") == {"SLV"}
    assert leaders.lands("Bukele", "head_of_state") == frozenset()
    assert leaders.lands("Nayib Bukele", "coach") == frozenset()


def test_disjoint_terms_of_one_person_stay_two() -> None:
    fico = [t for t in leaders.terms("SVK") if "Fico" in t.name]
    assert len(fico) > 1
    assert all(a.end < b.start for a, b in pairwise(fico))


def test_every_row_is_a_term_in_order() -> None:
    for country in table("leaders"):
        found = leaders.terms(country)
        assert list(found) == sorted(found, key=lambda t: t.start)
        assert all(t.start <= t.end and t.name for t in found), country

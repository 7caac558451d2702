"""Profiles that are one by rule make a persona, and only those."""

import pytest

from onrecord.link.actors import compare
from onrecord.link.personas import persona
from onrecord.link.profiles import Held, Profile


def held(role: str, month: str = "2024-03", organization: str = "", status: str = "current") -> Held:
    return Held(role, "", organization, status, month, month)


def person(name: str, country: str | None = None, *offices: Held, countries: tuple[str, ...] = ()) -> Profile:
    return Profile(kind="person", names=(name,), country=country, held=offices, countries=countries)


def body(name: str, country: str | None = None, countries: tuple[str, ...] = ()) -> Profile:
    return Profile(kind="organization", names=(name,), country=country, countries=countries)


ONE = {
    "an office of two months": (
        person("anna berg", "NOR", held("foreign_minister", "2024-03")),
        person("anna berg", "NOR", held("foreign_minister", "2025-01")),
    ),
    "a rare name in other company": (person("oddny fjellvang", countries=("KEN",)), person("oddny fjellvang", countries=("PER",))),
    "a telling office in other company": (
        person("anna berg", None, held("spokesperson"), countries=("KEN",)),
        person("anna berg", None, held("spokesperson", "2024-04"), countries=("PER",)),
    ),
    "a family name with its office": (
        person("berg", "NOR", held("foreign_minister")), person("berg", "NOR", held("foreign_minister", "2024-09"))
    ),
    "a body of several words": (body("harbour workers union", countries=("KEN",)), body("harbour workers union", countries=("PER",))),
    "a country": (Profile(kind="country", names=(), country="NOR"), Profile(kind="country", names=(), country="NOR")),
}  # fmt: skip
TWO = {
    "countries": (person("anna berg", "NOR"), person("anna berg", "SWE")),
    "spellings": (person("volodymyr zelensky", "UKR"), person("volodymyr zelenskyy", "UKR")),
    "a common name in other company": (person("anna berg", countries=("KEN",)), person("anna berg", countries=("PER",))),
    "a family name with an office anyone has": (
        person("berg", "NOR", held("leader")), person("berg", "NOR", held("leader", "2024-09"))
    ),
    "posts of which one holds one": (
        person("anna berg", "NOR", held("foreign_minister")), person("anna berg", "NOR", held("defence_minister"))
    ),
    "a word that is no name": (body("union", countries=("KEN",)), body("union", countries=("PER",))),
    "what every country has": (body("foreign ministry", countries=("KEN",)), body("foreign ministry", countries=("PER",))),
}  # fmt: skip


@pytest.mark.parametrize(("one", "other"), ONE.values(), ids=ONE.keys())
def test_one_persona(one, other):
    assert persona(one) == persona(other)
    assert compare(one, other).verdict == "same"


@pytest.mark.parametrize(("one", "other"), TWO.values(), ids=TWO.keys())
def test_two_personas(one, other):
    assert persona(one) != persona(other)

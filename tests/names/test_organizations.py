"""Organizations and groups: country, sector, and what may be left out of a name."""

import pytest

from onrecord.names import organizations


@pytest.mark.parametrize(
    ("name", "country", "sector"),
    [
        ("NATO", None, "IGO"),
        ("the Pentagon", "USA", "MIL"),
        ("Ministry of Fisheries", None, "GOV"),
        ("University of Northmoor", None, "EDU"),
        ("Northmoor Herald", None, "MED"),
        ("Iranian Red Crescent", "IRN", None),
        ("Hezbollah", "LBN", "REB"),
    ],
)
def test_what_a_name_tells(name: str, country: str | None, sector: str | None) -> None:
    assert (organizations.country(name), organizations.sector(name)) == (country, sector)


def test_acronyms() -> None:
    assert organizations.acronym("Institute for Open Records") == "IOR"


def test_group_nouns() -> None:
    police = organizations.group_noun("police")
    assert police is not None
    assert (police.sector, police.kind) == ("COP", "body")
    assert organizations.group_noun("table") is None


def test_common_names_say_so() -> None:
    known = organizations.known("Labour Party")
    assert known is not None
    assert known.common

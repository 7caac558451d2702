"""Countries by every kind of name."""

import pytest

from onrecord.names import countries, places
from onrecord.names.knowledge import table


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Iran", "IRN"),
        ("the United States", "USA"),
        ("U.S.", "USA"),
        ("UK", "GBR"),
        ("Turkey", "TUR"),
        ("Côte d’Ivoire", "CIV"),
        ("DRC", "COD"),
    ],
)
def test_names(name: str, code: str) -> None:
    assert countries.country(name) == code


@pytest.mark.parametrize("word", ["us", "Moscow", "Iranian", "polish", ""])
def test_no_names(word: str) -> None:
    assert countries.country(word) is None


@pytest.mark.parametrize(
    ("word", "code"), [("Iranian", "IRN"), ("Iranians", "IRN"), ("French", "FRA"), ("Spaniards", "ESP"), ("Dutch", "NLD"), ("Saudi", "SAU")]
)
def test_demonyms(word: str, code: str) -> None:
    assert countries.demonym(word) == code


@pytest.mark.parametrize("word", ["polish", "Congolese", "Dominican"])
def test_a_demonym_in_lower_case_or_of_two_states_is_none(word: str) -> None:
    assert countries.demonym(word) is None


def test_capitals_seats_and_regions_are_told_apart() -> None:
    assert (countries.capital("Moscow"), countries.seat("the Kremlin"), countries.region("Texas")) == ("RUS", "RUS", "USA")
    assert countries.capital("Victoria") is None


def test_names_that_countries_share() -> None:
    assert countries.sharing("Congo") == {"COD", "COG"}
    assert countries.sharing("congo") == frozenset()


def test_no_name_has_two_countries() -> None:
    for field in ("names", "capitals", "seats", "regions"):
        every = [countries.key(name) for row in table("countries").values() for name in set(row[field])]
        assert len(every) - len(set(every)) <= sum(
            len(r[field]) - len({countries.key(n) for n in r[field]}) for r in table("countries").values()
        )


@pytest.mark.parametrize(
    ("name", "code"), [("Auckland", "NZL"), ("Samut Prakan", "THA"), ("Skane", "SWE"), ("Manchester", None), ("Iran", "IRN")]
)
def test_places(name: str, code: str | None) -> None:
    assert places.country(name) == code

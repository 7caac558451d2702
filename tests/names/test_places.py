"""Places: the country a name means, alone and beside countries; where it lies."""

from collections import Counter

import pytest

from onrecord.names import places


def test_a_name_alone_means_a_country_only_if_it_is_clear() -> None:
    assert places.country("Lyon") == "FRA"
    assert places.country("Santa Cruz") is None
    assert places.country("the Persian Gulf") is None


@pytest.mark.parametrize(
    ("name", "mentions", "country"),
    [
        ("Santa Cruz", {"BOL": 4}, "BOL"),
        ("Granada", {"NIC": 3}, "NIC"),
        ("Granada", {"FRA": 3}, None),
        ("Barcelona", {"COL": 5}, "ESP"),
        ("Guantanamo", {"CUB": 2}, "CUB"),
        ("northern Sinai", {}, "EGY"),
        ("South Lebanon", {"ISR": 2}, "LBN"),
        ("Africa", {"DZA": 9}, None),
        ("Nowhere upon Nothing", {"DEU": 9}, None),
    ],
)
def test_the_countries_of_a_text_tell_which_place_is_meant(name: str, mentions: dict[str, int], country: str | None) -> None:
    assert places.meant(name, Counter(mentions)) == country


def test_a_village_is_not_meant_where_a_great_city_bears_the_name() -> None:
    assert places.meant("Geneva", {"USA": 9}) is None


def test_a_place_in_a_country_has_coordinates() -> None:
    found = places.located("Granada", "NIC")
    assert found is not None
    assert (round(found.latitude), round(found.longitude)) == (12, -86)
    assert places.located("Granada", "DEU") is None


@pytest.mark.parametrize(("name", "beyond"), [("Black Sea", True), ("the Middle East", True), ("West Africa", True), ("Seaford", False)])
def test_seas_and_continents_lie_in_no_one_country(name: str, *, beyond: bool) -> None:
    assert places.beyond(name) is beyond


def test_other_spellings_are_the_same_place() -> None:
    assert places.located("Kharkov", "UKR") == places.located("Kharkiv", "UKR")

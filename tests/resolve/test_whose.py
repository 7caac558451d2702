"""Whose office: what an address tells of an outlet's seat, and what of an article's countries grounds an inference."""

import pytest
from drawn_trees import Drawn
from msgspec.structs import replace

from onrecord.resolve.actors.gather import cast
from onrecord.resolve.offices.gather import offices
from onrecord.resolve.offices.seats import address, seat
from onrecord.types import Office


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://todaynorway.com/a", "NOR"),
        ("https://www.thenigeriatimes.com/a", "NGA"),
        ("https://example.com.gh/a", "GHA"),
        ("https://newsland.co.uk/a", "GBR"),
        ("https://dailynewsbd.com/a", "BGD"),
        ("https://goodbd.com/a", None),
        ("https://www.indianapolisstar.com/a", None),
        ("https://example.tv/a", None),
        ("https://example.com/norway", None),
    ],
)
def test_an_address_tells_the_seat_only_by_its_ending_or_by_whole_words(url: str, code: str | None) -> None:
    assert address(url) == code


PRESIDENT = "President/NOUN/2/nmod:desc Mara/PROPN/{0}/nsubj Quispe/PROPN/2/flat "


def drawn_office(text: str, url: str | None = None, **names: str) -> Office:
    drawn = Drawn(text, person="Mara Quispe", **names)
    article = replace(drawn.article, url=url, outlet=None)
    found, _ = offices(article, drawn.reading, drawn.tree, cast(article, drawn.reading, drawn.tree))
    assert len(found) == 1
    return found[0]


def test_a_country_somebody_flees_to_is_not_her_own() -> None:
    office = drawn_office(PRESIDENT.format(4) + "fled/VERB/0/root to/ADP/6/case Spain/PROPN/4/obl ./PUNCT/4/punct", location="Spain")
    assert (office.role, office.country) == ("president", None)


def test_a_country_that_the_outlet_is_in_and_the_article_names_is_inferred_and_says_so() -> None:
    text = PRESIDENT.format(4) + "spoke/VERB/0/root in/ADP/6/case Norway/PROPN/4/obl ./PUNCT/4/punct"
    office = drawn_office(text, url="https://todaynorway.com/a", location="Norway")
    assert (office.role, office.country) == ("head_of_state", "NOR")
    assert "country inferred" in office.missing


def test_the_country_after_the_name_is_said_not_inferred() -> None:
    text = PRESIDENT.format(6) + "of/ADP/5/case Norway/PROPN/2/nmod spoke/VERB/0/root ./PUNCT/6/punct"
    office = drawn_office(text, location="Norway")
    assert office.country == "NOR"
    assert "inferred" not in office.missing


@pytest.mark.parametrize(
    ("verb", "relation", "status"), [("died", "nsubj", "deceased"), ("resigned", "nsubj", "former"), ("spoke", "nsubj", "current")]
)
def test_the_clause_tells_how_it_ended(verb: str, relation: str, status: str) -> None:
    assert drawn_office(PRESIDENT.replace("nsubj", relation).format(4) + f"{verb}/VERB/0/root ./PUNCT/4/punct").status == status


def test_agencies_and_aggregators_speak_from_everywhere() -> None:
    drawn = Drawn(PRESIDENT.format(4) + "spoke/VERB/0/root ./PUNCT/4/punct", person="Mara Quispe")
    assert seat(replace(drawn.article, url="https://example.com.gh/a", outlet="Wikinews")) is None


def test_an_official_in_an_article_on_two_other_countries_is_of_no_country_that_can_be_told() -> None:
    drawn = Drawn(
        "Norwegian/ADJ/3/amod Foreign/ADJ/3/amod Minister/NOUN/4/nmod:desc Piet/PROPN/6/nsubj Vint/PROPN/4/flat spoke/VERB/0/root "
        "./PUNCT/6/punct",
        "Spain/PROPN/2/nsubj waited/VERB/0/root ./PUNCT/2/punct",
        "Peru/PROPN/2/nsubj waited/VERB/0/root ./PUNCT/2/punct",
        "Finance/NOUN/2/compound Minister/NOUN/3/nmod:desc Mara/PROPN/5/nsubj Quispe/PROPN/3/flat left/VERB/0/root ./PUNCT/5/punct",
        person="Mara Quispe|Piet Vint", norp="Norwegian", location="Spain|Peru",
    )  # fmt: skip
    article = replace(drawn.article, url=None, outlet=None)
    found, _ = offices(article, drawn.reading, drawn.tree, cast(article, drawn.reading, drawn.tree))
    assert [o.country for o in found] == ["NOR", None]


def test_where_a_president_was_born_is_not_where_she_governs() -> None:
    office = drawn_office(
        "The/DET/5/det Norwegian/ADJ/4/amod -/PUNCT/4/punct born/VERB/5/amod president/NOUN/9/nsubj ,/PUNCT/5/punct Mara/PROPN/5/appos "
        "Quispe/PROPN/7/flat left/VERB/0/root ./PUNCT/9/punct",
        norp="Norwegian",
    )
    assert office.country is None

"""What an article says for a country: the features of a post, and the countries it cannot be of."""

import pytest
from drawn_trees import Drawn
from msgspec.structs import replace

from onrecord.resolve.actors.gather import cast
from onrecord.resolve.offices.claims import claims, states_with
from onrecord.resolve.offices.evidence import Question, body_places
from onrecord.resolve.offices.gather import body_of, context_of
from onrecord.resolve.offices.whose import Place, agreed, asked, told

MINISTER = "Finance/NOUN/2/compound Minister/NOUN/3/nmod:desc Mara/PROPN/{0}/nsubj Quispe/PROPN/3/flat "


def question(*sentences: str, url: str = "https://todaynorway.com/a", **names: str) -> Question | None:
    drawn = Drawn(*sentences, person="Mara Quispe", **names)
    article = replace(drawn.article, url=url, outlet=None)
    people = cast(article, drawn.reading, drawn.tree)
    claimed = claims(drawn.tree, people)
    context = context_of(article, drawn.reading, drawn.tree, people, claimed)
    return asked(claimed[0], body_of(context, claimed[0]), drawn.tree, people, context.ground)


def test_the_countries_named_and_the_outlets_own_are_asked_about() -> None:
    found = question(MINISTER.format(5) + "spoke/VERB/0/root in/ADP/7/case Spain/PROPN/5/obl ./PUNCT/5/punct", location="Spain")
    assert found is not None
    assert found.kind == "state"
    assert sorted(found.candidates) == ["ESP", "NOR"]
    assert found.candidates["NOR"]["own"] == 1.0
    assert {"paragraph", "sentence_place", "lead"} <= set(found.candidates["ESP"])
    assert found.candidates["ESP"]["share"] == pytest.approx(1 / 3)


@pytest.mark.parametrize("case", ["to", "from", "against"])
def test_where_somebody_goes_to_is_no_ground(case: str) -> None:
    text = MINISTER.format(5) + f"flew/VERB/0/root {case}/ADP/7/case Spain/PROPN/5/obl ./PUNCT/5/punct"
    found = question(text, location="Spain")
    assert found is not None
    assert sorted(found.candidates) == ["NOR"]


def test_the_outlets_own_alone_in_a_paragraph_without_countries() -> None:
    found = question(MINISTER.format(5) + "left/VERB/0/root ./PUNCT/5/punct", url="https://todaynorway.com/national/a")
    assert found is not None
    assert {"own_alone", "own_local"} <= set(found.candidates["NOR"])


def test_a_title_that_few_states_have_is_of_one_of_them() -> None:
    assert states_with("Deputy secretary of state") == {"USA"}
    assert states_with("minister") == frozenset()


def test_whom_the_list_has_as_a_president_is_no_other_states_minister() -> None:
    names = {"person": "Emmanuel Macron", "location": "Spain|France"}
    drawn = Drawn(
        "President/NOUN/2/nmod:desc Emmanuel/PROPN/4/nsubj Macron/PROPN/2/flat spoke/VERB/0/root in/ADP/6/case Spain/PROPN/4/obl "
        "./PUNCT/4/punct",
        "Finance/NOUN/2/compound Minister/NOUN/3/nmod:desc Emmanuel/PROPN/5/nsubj Macron/PROPN/3/flat left/VERB/0/root ./PUNCT/5/punct",
        "France/PROPN/2/nsubj waited/VERB/0/root ./PUNCT/2/punct",
        **names,
    )
    people = cast(drawn.article, drawn.reading, drawn.tree)
    claimed = claims(drawn.tree, people)
    context = context_of(drawn.article, drawn.reading, drawn.tree, people, claimed)
    found = [asked(c, None, drawn.tree, people, context.ground) for c in claimed]
    assert [sorted(q.candidates) for q in found if q is not None] == [["FRA"], ["FRA"]]


@pytest.mark.parametrize(
    ("body", "code"), [("Royal Norwegian Air Force", "NOR"), ("Indian Chamber of Commerce in Norway", "NOR"), ("Royal Reed Club", None)]
)
def test_a_bodys_name_tells_its_country(body: str, code: str | None) -> None:
    drawn = Drawn(MINISTER.format(5) + "left/VERB/0/root ./PUNCT/5/punct", person="Mara Quispe")
    people = cast(drawn.article, drawn.reading, drawn.tree)
    assert told(claims(drawn.tree, people)[0], body, people) == code


def test_one_title_of_one_person_is_of_the_likeliest_country() -> None:
    drawn = Drawn(MINISTER.format(5) + "left/VERB/0/root ./PUNCT/5/punct", person="Mara Quispe")
    claim = claims(drawn.tree, cast(drawn.article, drawn.reading, drawn.tree))[0]
    given = [Place("NOR", "inferred", 0.6), Place("ESP", "inferred", 0.9), Place("PER"), Place(None)]
    assert [p.country for p in agreed([claim] * 4, given)] == ["ESP", "ESP", "PER", None]


def test_posts_of_international_bodies_are_of_no_country() -> None:
    text = (
        "Director/NOUN/4/nmod:desc of/ADP/3/case FIFA/PROPN/1/nmod Mara/PROPN/6/nsubj Quispe/PROPN/4/flat left/VERB/0/root ./PUNCT/6/punct"
    )
    assert question(text, organization="FIFA") is None


def test_an_occupation_alone_is_of_no_country() -> None:
    text = "Lawyer/NOUN/2/nmod:desc Mara/PROPN/4/nsubj Quispe/PROPN/2/flat left/VERB/0/root ./PUNCT/4/punct"
    assert question(text) is None


def test_a_town_in_a_bodys_name_tells_its_countries() -> None:
    assert "BGD" in body_places("Bagerhat Traders")
    assert body_places("Chamber of Traders") == frozenset()

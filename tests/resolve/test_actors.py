"""Actors: what names them, what joins them, what is refused."""

import msgspec
import pytest
from drawn_trees import Drawn

from onrecord.resolve.actors.cast import Cast
from onrecord.resolve.actors.gather import cast
from onrecord.resolve.roles import subjects
from onrecord.syntax import Tree
from onrecord.types import Mention, Span

MET = (
    "Russian/ADJ/3/amod Defense/NOUN/3/compound Minister/NOUN/4/nmod:desc Pavel/PROPN/6/nsubj Orlov/PROPN/4/flat met/VERB/0/root "
    "Iranian/ADJ/8/amod President/PROPN/9/nmod:desc Darius/PROPN/6/obj Kamran/PROPN/9/flat in/ADP/12/case Tehran/PROPN/6/obl "
    "./PUNCT/6/punct"
)
SPOKE = (
    "Pavel/PROPN/11/nsubj Orlov/PROPN/1/flat ,/PUNCT/4/punct secretary/NOUN/1/appos of/ADP/9/case Russia/PROPN/9/nmod:poss "
    "'s/PART/6/case "
    "security/NOUN/9/compound council/NOUN/4/nmod ,/PUNCT/1/punct spoke/VERB/0/root to/ADP/15/case his/PRON/15/nmod:poss "
    "Iranian/ADJ/15/amod counterpart/NOUN/11/obl ,/PUNCT/17/punct Reza/PROPN/15/appos Kamali/PROPN/17/flat ./PUNCT/11/punct"
)
VINTS = (
    "Mara/PROPN/6/nsubj Vint/PROPN/1/flat and/CCONJ/4/cc Piet/PROPN/1/conj Vint/PROPN/4/flat arrived/VERB/0/root ./PUNCT/6/punct",
    "Vint/PROPN/2/nsubj spoke/VERB/0/root ./PUNCT/2/punct",
)


def made(drawn: Drawn) -> Cast:
    return cast(drawn.article, drawn.reading, drawn.tree)


def names(cast: Cast) -> dict[str, tuple[str, str | None]]:
    return {a.name: (a.kind, a.country) for a in cast.actors}


def test_titles_before_names_tell_country_and_belong_to_the_person() -> None:
    drawn = Drawn(MET, person="Pavel Orlov|Darius Kamran", norp="Russian|Iranian", location="Tehran")
    found = made(drawn)
    assert names(found)["Pavel Orlov"] == ("person", "RUS")
    assert names(found)["Darius Kamran"] == ("person", "IRN")
    assert found.at(drawn.word("Minister")) == found.at(drawn.word("Orlov"))
    assert found.actors[found.at(drawn.word("Russian"))].name == "Russia"
    assert {a.sector for a in found.actors if a.kind == "person"} == {"GOV"}


def test_a_title_inside_the_readers_mention_is_no_part_of_the_name() -> None:
    drawn = Drawn(MET, person="Defense Minister Pavel Orlov|President Darius Kamran", norp="Russian|Iranian", location="Tehran")
    assert {"Pavel Orlov", "Darius Kamran"} <= set(names(made(drawn)))


def test_every_mention_is_verbatim() -> None:
    drawn = Drawn(MET, person="Pavel Orlov|Darius Kamran", norp="Russian|Iranian", location="Tehran")
    spelled = {drawn.text[s.start : s.end] for a in made(drawn).actors for s in a.mentions}
    assert spelled == {"Pavel Orlov", "Darius Kamran", "Russian", "Iranian", "Tehran"}


def test_counterpart_is_the_name_beside_it() -> None:
    drawn = Drawn(SPOKE, person="Pavel Orlov|Reza Kamali", location="Russia", norp="Iranian")
    found = made(drawn)
    assert found.at(drawn.word("counterpart")) == found.at(drawn.word("Kamali"))
    assert names(found)["Reza Kamali"] == ("person", "IRN")
    assert found.at(drawn.word("his")) == found.at(drawn.word("Orlov"))


@pytest.mark.promise
def test_promise_11_aliases_join_within_an_article() -> None:
    drawn = Drawn(
        "Volodymyr/PROPN/3/nsubj Petrenko/PROPN/1/flat spoke/VERB/0/root ./PUNCT/3/punct",
        "Petrenko/PROPN/2/nsubj left/VERB/0/root ./PUNCT/2/punct",
        "Mr/PROPN/2/nmod:desc Petrenko/PROPN/3/nsubj returned/VERB/0/root ./PUNCT/3/punct",
        person="Volodymyr Petrenko|Petrenko",
    )
    found = made(drawn)
    assert len({found.at(drawn.word("Petrenko", n)) for n in range(3)} - {None}) == 1


def test_a_family_name_of_two_persons_is_refused() -> None:
    drawn = Drawn(*VINTS, person="Mara Vint|Piet Vint|Vint")
    found = made(drawn)
    assert set(names(found)) == {"Mara Vint", "Piet Vint"}
    assert found.at(drawn.word("Vint", 2)) is None
    assert any("several persons" in r.reason for r in found.refused)


@pytest.mark.promise
@pytest.mark.parametrize("word", ["will", "he", "President", "Monday"])
def test_promise_15_closed_class_words_are_no_actors(word: str) -> None:
    drawn = Drawn(f"{word}/PROPN/2/nsubj spoke/VERB/0/root ./PUNCT/2/punct", person=word)
    found = made(drawn)
    assert not found.actors
    assert len(found.refused) == 1


@pytest.mark.promise
def test_promise_15_a_demonym_is_no_person() -> None:
    drawn = Drawn("Russian/ADJ/2/amod ships/NOUN/3/nsubj sailed/VERB/0/root ./PUNCT/3/punct", person="Russian")
    assert names(made(drawn)) == {"Russia": ("country", "RUS")}


def test_a_capital_acts_as_subject_and_is_a_place_after_to() -> None:
    drawn = Drawn(
        "Moscow/PROPN/2/nsubj said/VERB/0/root no/INTJ/2/obj ./PUNCT/2/punct",
        "Orlov/PROPN/2/nsubj travelled/VERB/0/root to/ADP/4/case Moscow/PROPN/2/obl ./PUNCT/2/punct",
        person="Orlov", location="Moscow",
    )  # fmt: skip
    found = made(drawn)
    acting, city = (found.actor(drawn.word("Moscow", n)) for n in (0, 1))
    assert (acting.name, acting.kind) == ("Russia", "country")
    assert (city.name, city.kind, city.country) == ("Moscow", "place", "RUS")
    assert "subject of" in found.reason(drawn.word("Moscow"))


def test_groups_with_their_country_and_pointed_back_to() -> None:
    drawn = Drawn(
        "Russian/ADJ/2/amod officials/NOUN/7/nsubj and/CCONJ/6/cc Iran/PROPN/6/nmod:poss 's/PART/4/case police/NOUN/2/conj "
        "met/VERB/0/root ./PUNCT/7/punct",
        "The/DET/2/det officials/NOUN/3/nsubj left/VERB/0/root ./PUNCT/3/punct",
        norp="Russian", location="Iran",
    )  # fmt: skip
    found = made(drawn)
    assert names(found)["Russian officials"] == ("group", "RUS")
    assert names(found)["Iran's police"] == ("group", "IRN")
    assert found.at(drawn.word("officials", 1)) == found.at(drawn.word("officials"))


def test_forces_of_an_organization_are_the_organization() -> None:
    drawn = Drawn("Hezbollah/PROPN/2/compound forces/NOUN/3/nsubj left/VERB/0/root ./PUNCT/3/punct", organization="Hezbollah")
    found = made(drawn)
    assert found.actor(drawn.word("forces")).name == "Hezbollah"
    assert (found.actors[0].country, found.actors[0].sector) == ("LBN", "REB")


def test_an_abbreviation_in_brackets_is_the_name_before_it() -> None:
    drawn = Drawn(
        "The/DET/2/det Institute/PROPN/9/nsubj for/ADP/5/case Open/ADJ/5/amod Records/PROPN/2/nmod (/PUNCT/7/punct "
        "IOR/PROPN/2/appos )/PUNCT/7/punct "
        "spoke/VERB/0/root ./PUNCT/9/punct",
        "IOR/PROPN/2/nsubj left/VERB/0/root ./PUNCT/2/punct",
        organization="Institute for Open Records|IOR",
    )
    found = made(drawn)
    assert [a.name for a in found.actors] == ["Institute for Open Records"]
    assert found.actors[0].aliases == ("IOR",)


def test_who_and_she_stand_for_the_person_before() -> None:
    drawn = Drawn(
        "Mara/PROPN/9/nsubj Vint/PROPN/1/flat ,/PUNCT/5/punct who/PRON/5/nsubj led/VERB/1/acl:relcl the/DET/7/det "
        "party/NOUN/5/obj ,/PUNCT/1/punct "
        "resigned/VERB/0/root ./PUNCT/9/punct",
        "She/PRON/2/nsubj left/VERB/0/root ./PUNCT/2/punct",
        person="Mara Vint",
    )
    found = made(drawn)
    assert found.at(drawn.word("who")) == found.at(drawn.word("She")) == 0
    assert found.reason(drawn.word("She")) == "the person most present just before"


def test_a_pronoun_with_two_candidates_stays_open() -> None:
    drawn = Drawn(
        "Mara/PROPN/3/nsubj Vint/PROPN/1/flat met/VERB/0/root Ilse/PROPN/3/obj Korb/PROPN/4/flat ./PUNCT/3/punct",
        "Then/ADV/4/advmod rain/NOUN/4/nsubj had/AUX/4/aux delayed/VERB/0/root her/PRON/4/obj ./PUNCT/4/punct",
        person="Mara Vint|Ilse Korb",
    )
    found = made(drawn)
    assert found.at(drawn.word("her")) is None


def test_a_common_party_name_has_no_country_unless_the_text_names_it() -> None:
    sentence = (
        "Liberal/PROPN/3/amod Democratic/PROPN/3/amod Party/PROPN/4/nsubj met/VERB/0/root in/ADP/6/case {}/PROPN/4/obl ./PUNCT/4/punct"
    )
    lagos = Drawn(sentence.format("Lagos"), organization="Liberal Democratic Party", location="Lagos")
    japan = Drawn(sentence.format("Japan"), organization="Liberal Democratic Party", location="Japan")
    assert names(made(lagos))["Liberal Democratic Party"] == ("organization", None)
    assert names(made(japan))["Liberal Democratic Party"] == ("organization", "JPN")


def test_a_shared_name_means_the_only_country_named() -> None:
    drawn = Drawn(
        "Iran/PROPN/2/nsubj agreed/VERB/0/root ./PUNCT/2/punct",
        "The/DET/3/det Islamic/ADJ/3/amod Republic/PROPN/4/nsubj left/VERB/0/root ./PUNCT/4/punct",
        location="Iran|Islamic Republic",
    )
    assert names(made(drawn)) == {"Iran": ("country", "IRN")}


def test_nothing_comes_of_nothing() -> None:
    found = made(Drawn("It/PRON/2/nsubj rained/VERB/0/root ./PUNCT/2/punct"))
    assert found.actors == () == found.refused


def test_actors_are_numbered_by_first_mention_and_references_are_whole() -> None:
    drawn = Drawn(MET, person="Pavel Orlov|Darius Kamran", norp="Russian|Iranian", location="Tehran")
    found = made(drawn)
    assert [a.id for a in found.actors] == list(range(len(found)))
    firsts = [a.mentions[0] for a in found.actors]
    assert firsts == sorted(firsts)
    assert {r.actor for r in found.references()} == set(range(len(found)))


def test_a_country_inside_a_groups_phrase_answers_for_itself() -> None:
    drawn = Drawn(
        "The/DET/2/det presidents/NOUN/8/nsubj of/ADP/4/case Iran/PROPN/2/nmod ,/PUNCT/6/punct Russia/PROPN/4/conj and/CCONJ/4/cc "
        "left/VERB/0/root ./PUNCT/8/punct",
        location="Iran|Russia",
    )
    found = made(drawn)
    assert found.actor(drawn.word("presidents")).country is None
    assert found.actor(drawn.word("Russia")).name == "Russia"


def test_a_title_with_its_country_is_the_person_named_with_it() -> None:
    drawn = Drawn(
        MET,
        "The/DET/3/det Iranian/ADJ/3/amod president/NOUN/4/nsubj agreed/VERB/0/root ./PUNCT/4/punct",
        person="Pavel Orlov|Darius Kamran", norp="Russian|Iranian", location="Tehran",
    )  # fmt: skip
    found = made(drawn)
    assert found.at(drawn.word("president")) == found.at(drawn.word("Kamran"))


TRAWLER = (
    "Norway/PROPN/4/nmod:poss 's/PART/1/case coast/NOUN/4/compound guard/NOUN/5/nsubj boarded/VERB/0/root the/DET/7/det "
    "trawler/NOUN/5/obj Bela/PROPN/7/appos Onda/PROPN/8/flat ./PUNCT/5/punct",
    "Bela/PROPN/3/nsubj Onda/PROPN/1/flat sailed/VERB/0/root ./PUNCT/3/punct",
)


def test_a_name_after_trawler_is_a_thing_wherever_it_returns() -> None:
    drawn = Drawn(*TRAWLER, location="Norway|trawler Bela Onda|Bela Onda")
    found = made(drawn)
    assert names(found)["Bela Onda"] == ("thing", None)
    assert len([a for a in found.actors if a.kind == "thing"]) == 1
    assert names(found)["Norway's coast guard"] == ("group", "NOR")


def test_a_bare_noun_for_a_ship_is_no_name() -> None:
    drawn = Drawn("Trawler/PROPN/2/compound row/NOUN/0/root grows/VERB/2/acl ./PUNCT/2/punct", person="Trawler")
    found = made(drawn)
    assert found.actors == ()
    assert [r.reason for r in found.refused] == ["a common noun, not a name"]


def test_a_name_before_drones_is_a_weapon() -> None:
    drawn = Drawn("Tarak/PROPN/2/compound drones/NOUN/3/nsubj fell/VERB/0/root ./PUNCT/3/punct", person="Tarak")
    assert names(made(drawn)) == {"Tarak": ("thing", None)}


@pytest.mark.parametrize(
    ("sentence", "name", "sector"),
    [
        ("the/DET/3/det coast/NOUN/3/compound guard/NOUN/4/nsubj left/VERB/0/root Oslo/PROPN/4/obj ./PUNCT/4/punct", "coast guard", "MIL"),
        ("the/DET/2/det navy/NOUN/3/nsubj left/VERB/0/root Oslo/PROPN/3/obj ./PUNCT/3/punct", "navy", "MIL"),
        ("Police/NOUN/2/nsubj left/VERB/0/root Oslo/PROPN/2/obj ./PUNCT/2/punct", "Police", "COP"),
        ("the/DET/3/det foreign/ADJ/3/amod ministry/NOUN/4/nsubj left/VERB/0/root Oslo/PROPN/4/obj", "foreign ministry", "GOV"),
        ("the/DET/2/det court/NOUN/3/nsubj left/VERB/0/root Oslo/PROPN/3/obj ./PUNCT/3/punct", "court", "JUD"),
    ],
)  # fmt: skip
def test_bodies_that_every_state_has_are_the_articles_country(sentence: str, name: str, sector: str) -> None:
    abroad = "Norway/PROPN/2/nsubj waits/VERB/0/root ./PUNCT/2/punct"
    drawn = Drawn(sentence, abroad, location="Oslo|Norway")
    found = next(a for a in made(drawn).actors if a.kind == "group")
    assert (found.name, found.country, found.sector) == (name, "NOR", sector)
    both = Drawn(sentence, abroad, "Spain/PROPN/2/nsubj waits/VERB/0/root ./PUNCT/2/punct", location="Oslo|Norway|Spain")
    assert next(a for a in made(both).actors if a.kind == "group").country is None


def test_a_form_of_address_or_a_rank_alone_is_no_person() -> None:
    drawn = Drawn(
        "Ayatollah/PROPN/3/nsubj Gen./PROPN/1/flat spoke/VERB/0/root ./PUNCT/3/punct",
        "Ayatollah/PROPN/2/compound Omid/PROPN/4/nsubj Karimi/PROPN/2/flat agreed/VERB/0/root ./PUNCT/4/punct",
        person="Ayatollah|Gen.|Omid Karimi",
    )
    found = made(drawn)
    assert [a.name for a in found.actors] == ["Omid Karimi"]
    assert {r.reason for r in found.refused} == {"a form of address or a rank without a name"}


def test_she_is_nobody_of_whom_he_was_said_before() -> None:
    drawn = Drawn(
        "Tamin/PROPN/3/nsubj Orlok/PROPN/1/flat said/VERB/0/root he/PRON/5/nsubj agreed/VERB/3/ccomp ./PUNCT/3/punct",
        "She/PRON/2/nsubj left/VERB/0/root ./PUNCT/2/punct",
        person="Tamin Orlok",
    )
    found = made(drawn)
    assert found.at(drawn.word("he")) == found.at(drawn.word("Orlok"))
    assert found.at(drawn.word("She")) is None


def test_she_is_nobody_with_a_mans_form_of_address() -> None:
    drawn = Drawn(
        "Mr/PROPN/2/nmod:desc Orlok/PROPN/3/nsubj spoke/VERB/0/root ./PUNCT/3/punct",
        "She/PRON/2/nsubj left/VERB/0/root ./PUNCT/2/punct",
        person="Orlok",
    )
    assert made(drawn).at(drawn.word("She")) is None


@pytest.mark.parametrize(("verb", "expected"), [("agree", ["Norway", "Portugal"]), ("agrees", ["Norway"])])
def test_a_comma_joins_two_names_in_a_headline(verb: str, expected: list[str]) -> None:
    drawn = Drawn(
        f"Norway/PROPN/4/nsubj ,/PUNCT/3/punct Portugal/PROPN/1/appos {verb}/VERB/0/root on/ADP/6/case quotas/NOUN/4/obl",
        location="Norway|Portugal",
    )
    lemma = [msgspec.structs.replace(w, lemma="agree") if w.pos == "VERB" else w for w in drawn.reading.words]
    tree = Tree(msgspec.structs.replace(drawn.reading, words=tuple(lemma)), drawn.text)
    heads, _ = subjects(tree, drawn.word(verb))
    assert [tree.form(h) for h in heads] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Georgia/PROPN/2/compound Governor/NOUN/3/nmod:desc Ada/PROPN/5/nsubj Korb/PROPN/3/flat spoke/VERB/0/root", ("place", "USA")),
        ("Korb/PROPN/2/nsubj visited/VERB/0/root Atlanta/PROPN/2/obj ,/PUNCT/5/punct Georgia/PROPN/3/appos", ("place", "USA")),
        ("Korb/PROPN/2/nsubj visited/VERB/0/root Georgia/PROPN/2/obj and/CCONJ/5/cc Armenia/PROPN/3/conj", ("country", "GEO")),
    ],
)  # fmt: skip
def test_georgia_beside_a_state_governor_or_an_american_city_is_the_state(sentence: str, expected: tuple[str, str]) -> None:
    drawn = Drawn(sentence, person="Ada Korb", location="Georgia|Atlanta|Armenia")
    assert names(made(drawn))["Georgia"] == expected


def test_an_abbreviation_is_the_same_organization_wherever_it_stands() -> None:
    once = "NRX/PROPN/2/nsubj agreed/VERB/0/root ./PUNCT/2/punct"
    drawn = Drawn(once, "Ada/PROPN/5/nsubj of/ADP/3/case NRX/PROPN/1/nmod also/ADV/5/advmod agreed/VERB/0/root ./PUNCT/5/punct")
    first = next(w for w in drawn.reading.words if drawn.text[w.start : w.end] == "NRX")
    mention = Mention(Span(first.start, first.end), "organization", 1.0)
    reading = msgspec.structs.replace(drawn.reading, mentions=(mention,))
    found = cast(drawn.article, reading, Tree(reading, drawn.text))
    assert [len(a.mentions) for a in found.actors if a.name == "NRX"] == [2]


def test_the_outlets_own_name_is_an_organization() -> None:
    drawn = Drawn("Quaypress/PROPN/2/nsubj reported/VERB/0/root it/PRON/2/obj ./PUNCT/2/punct", person="Quaypress")
    article = msgspec.structs.replace(drawn.article, outlet="Quaypress")
    assert [(a.kind, a.sector) for a in cast(article, drawn.reading, drawn.tree).actors] == [("organization", "MED")]


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("Senior/ADJ/1/amod Fellow/PROPN/0/root", "Vint Institute"),
        ("Grants/PROPN/1/flat Board/PROPN/0/root", "Vint Institute Grants Board"),
    ],
)
def test_a_title_taken_into_the_name_of_a_body_is_left_out(last: str, expected: str) -> None:
    whole = "Vint Institute " + " ".join(part.split("/")[0] for part in last.split())
    drawn = Drawn(f"Vint/PROPN/2/compound Institute/PROPN/4/compound {last} ./PUNCT/4/punct", organization=whole)
    made = cast(drawn.article, drawn.reading, drawn.tree)
    assert [a.name for a in made.actors if a.kind == "organization"] == [expected]

"""Offices: who held which post when, and what is refused."""

from datetime import date

import msgspec
import pytest
from drawn_trees import Drawn

from onrecord.resolve.actors.gather import cast
from onrecord.resolve.offices.gather import offices
from onrecord.types import Office, Refusal

PLAIN = ("title", "role", "organization", "country", "status")


def made(drawn: Drawn) -> tuple[tuple[Office, ...], tuple[Refusal, ...]]:
    return offices(drawn.article, drawn.reading, drawn.tree, cast(drawn.article, drawn.reading, drawn.tree))


def plain(office: Office) -> tuple[str | None, ...]:
    return tuple(getattr(office, field) for field in PLAIN)


def only(drawn: Drawn) -> Office:
    found, _ = made(drawn)
    assert len(found) == 1, found
    return found[0]


def test_before_the_name() -> None:
    drawn = Drawn(
        "Russian/ADJ/3/amod Defense/NOUN/3/compound Minister/NOUN/4/nmod:desc Pavel/PROPN/6/nsubj Orlov/PROPN/4/flat "
        "left/VERB/0/root ./PUNCT/6/punct",
        person="Pavel Orlov", norp="Russian",
    )  # fmt: skip
    office = only(drawn)
    assert plain(office) == ("Defense Minister", "defence_minister", None, "RUS", "current")
    assert [drawn.text[s.start : s.end] for s in office.evidence] == ["Russian Defense Minister Pavel Orlov"]
    assert (office.when.start, office.when.basis) == (date(2024, 5, 6), "publication")


def test_apposition_lifts_out_organization_and_country() -> None:
    drawn = Drawn(
        "Pavel/PROPN/11/nsubj Orlov/PROPN/1/flat ,/PUNCT/4/punct secretary/NOUN/1/appos of/ADP/9/case Russia/PROPN/9/nmod:poss "
        "'s/PART/6/case "
        "security/NOUN/9/compound council/NOUN/4/nmod ,/PUNCT/1/punct left/VERB/0/root ./PUNCT/11/punct",
        person="Pavel Orlov", location="Russia",
    )  # fmt: skip
    assert plain(only(drawn)) == ("secretary", "security_council_secretary", "security council", "RUS", "current")


def test_the_name_in_apposition_to_the_title() -> None:
    drawn = Drawn(
        "The/DET/2/det chief/NOUN/16/nsubj of/ADP/9/case the/DET/9/det Iranian/ADJ/9/amod armed/ADJ/7/amod forces/NOUN/9/compound "
        "general/ADJ/9/amod staff/NOUN/2/nmod ,/PUNCT/13/punct Maj./PROPN/13/nmod:desc Gen./PROPN/13/nmod:desc Reza/PROPN/2/appos "
        "Kamali/PROPN/13/flat ,/PUNCT/2/punct left/VERB/0/root ./PUNCT/16/punct",
        person="Reza Kamali", norp="Iranian",
    )  # fmt: skip
    assert plain(only(drawn)) == ("chief", "chief_of_staff", "armed forces general staff", "IRN", "current")


def test_a_signature_under_a_quotation() -> None:
    drawn = Drawn(
        "“/PUNCT/4/punct The/DET/3/det talks/NOUN/4/nsubj failed/VERB/0/root ./PUNCT/4/punct ”/PUNCT/4/punct",
        "Mara/PROPN/0/root Vint/PROPN/1/flat ,/PUNCT/6/punct IOR/PROPN/6/compound Research/PROPN/6/compound Fellow/PROPN/1/list",
        person="Mara Vint", organization="IOR",
    )  # fmt: skip
    assert plain(only(drawn)) == ("Research Fellow", "expert", "IOR", None, "current")


@pytest.mark.parametrize(
    ("before", "status"), [("Former", "former"), ("Acting", "acting"), ("Late", "deceased"), ("Incoming", "designate"), ("New", "current")]
)
def test_words_of_status(before: str, status: str) -> None:
    drawn = Drawn(
        f"{before}/ADJ/4/amod Italian/ADJ/4/amod foreign/ADJ/4/amod minister/NOUN/5/nmod:desc Carla/PROPN/7/nsubj "
        f"Benti/PROPN/5/flat left/VERB/0/root",
        person="Carla Benti", norp="Italian",
    )  # fmt: skip
    assert plain(only(drawn)) == ("foreign minister", "foreign_minister", None, "ITA", status)


@pytest.mark.promise
def test_promise_4_a_past_office_is_dated_by_the_text_not_by_the_page() -> None:
    drawn = Drawn(
        "Carla/PROPN/3/nsubj Benti/PROPN/1/flat became/VERB/0/root Minister/NOUN/3/xcomp of/ADP/6/case Justice/NOUN/4/nmod "
        ",/PUNCT/9/punct a/DET/9/det "
        "post/NOUN/4/appos she/PRON/11/nsubj held/VERB/9/acl:relcl until/ADP/13/case 2016/NUM/11/obl ./PUNCT/3/punct",
        person="Carla Benti",
    )
    office = only(drawn)
    assert plain(office) == ("Minister of Justice", "justice_minister", None, None, "former")
    assert (office.when.start, office.when.basis) == (date(2016, 1, 1), "explicit")


@pytest.mark.promise
def test_promise_7_a_past_office_without_a_date_says_so() -> None:
    drawn = Drawn(
        "Benti/PROPN/4/nsubj was/AUX/4/cop justice/NOUN/4/compound minister/NOUN/0/root ./PUNCT/4/punct",
        person="Benti",
    )
    office = only(drawn)
    assert (office.status, office.when, office.missing) == ("former", None, "the text does not say when it was held")


def test_present_predicate_is_current_and_an_undated_page_gives_no_date() -> None:
    drawn = Drawn(
        "Benti/PROPN/4/nsubj is/AUX/4/cop justice/NOUN/4/compound minister/NOUN/0/root ./PUNCT/4/punct",
        person="Benti", published=None,
    )  # fmt: skip
    office = only(drawn)
    assert (office.status, office.when, office.missing) == ("current", None, "the page has no date")


def test_a_dated_past_sentence_dates_its_titles() -> None:
    drawn = Drawn(
        "In/ADP/2/case 2011/NUM/6/obl President/PROPN/4/nmod:desc Carla/PROPN/6/nsubj Benti/PROPN/4/flat left/VERB/0/root ./PUNCT/6/punct",
        person="Carla Benti",
    )
    assert only(drawn).when.start == date(2011, 1, 1)


@pytest.mark.parametrize(("verb", "case", "status"), [("resigned", "as", "former"), ("served", "as", "former"), ("became", "", "current")])
def test_verbs_of_office(verb: str, case: str, status: str) -> None:
    rest = "as/ADP/5/case foreign/ADJ/5/amod minister/NOUN/2/obl" if case else "foreign/ADJ/4/amod minister/NOUN/2/xcomp"
    drawn = Drawn(f"Benti/PROPN/2/nsubj {verb}/VERB/0/root {rest} ./PUNCT/2/punct", person="Benti")
    assert plain(only(drawn)) == ("foreign minister", "foreign_minister", None, None, status)


def test_the_object_of_appointing_gets_the_office() -> None:
    drawn = Drawn(
        "Vint/PROPN/2/nsubj appointed/VERB/0/root Benti/PROPN/2/obj foreign/ADJ/5/amod minister/NOUN/2/xcomp ./PUNCT/2/punct",
        person="Vint|Benti",
    )
    found = cast(drawn.article, drawn.reading, drawn.tree)
    assert found.actors[only(drawn).person].name == "Benti"


@pytest.mark.parametrize("word", ["may", "could"])
def test_what_is_only_possible_is_no_office(word: str) -> None:
    drawn = Drawn(
        f"Benti/PROPN/3/nsubj {word}/AUX/3/aux become/VERB/0/root foreign/ADJ/5/amod minister/NOUN/3/xcomp ./PUNCT/3/punct", person="Benti"
    )
    assert made(drawn)[0] == ()


def test_the_sacked_minister_is_former() -> None:
    drawn = Drawn(
        "Vint/PROPN/2/nsubj sacked/VERB/0/root Foreign/ADJ/4/amod Minister/PROPN/5/nmod:desc Carla/PROPN/2/obj Benti/PROPN/5/flat "
        "./PUNCT/2/punct",
        person="Vint|Carla Benti",
    )
    assert only(drawn).status == "former"


def test_a_counterpart_holds_what_the_other_holds_and_says_that_it_is_inferred() -> None:
    drawn = Drawn(
        "Russian/ADJ/3/amod Defense/NOUN/3/compound Minister/NOUN/4/nmod:desc Pavel/PROPN/6/nsubj Orlov/PROPN/4/flat called/VERB/0/root "
        "his/PRON/9/nmod:poss Iranian/ADJ/9/amod counterpart/NOUN/6/obj ,/PUNCT/11/punct Reza/PROPN/9/appos Kamali/PROPN/11/flat "
        "./PUNCT/6/punct",
        person="Pavel Orlov|Reza Kamali", norp="Russian|Iranian",
    )  # fmt: skip
    _, second = made(drawn)[0]
    assert plain(second) == ("Defense Minister", "defence_minister", None, "IRN", "current")
    assert second.missing.startswith("title inferred")


def test_a_bare_leader_of_nothing_is_refused() -> None:
    drawn = Drawn("leader/NOUN/2/nmod:desc Carla/PROPN/4/nsubj Benti/PROPN/2/flat left/VERB/0/root ./PUNCT/4/punct", person="Carla Benti")
    found, refused = made(drawn)
    assert found == ()
    assert refused[0].reason == "a head or member of something not named"


def test_the_same_office_said_twice_is_one_with_both_passages() -> None:
    drawn = Drawn(
        "Italian/ADJ/2/amod President/PROPN/3/nmod:desc Carla/PROPN/5/nsubj Benti/PROPN/3/flat left/VERB/0/root ./PUNCT/5/punct",
        "President/PROPN/2/nmod:desc Benti/PROPN/3/nsubj returned/VERB/0/root ./PUNCT/3/punct",
        person="Carla Benti|Benti", norp="Italian",
    )  # fmt: skip
    office = only(drawn)
    assert office.country == "ITA"
    assert len(office.evidence) == 2


def test_coordinated_titles_share_the_organization_and_the_status() -> None:
    drawn = Drawn(
        "Benti/PROPN/5/nsubj is/AUX/5/cop the/DET/5/det former/ADJ/5/amod chairman/NOUN/0/root and/CCONJ/7/cc director/NOUN/5/conj "
        "of/ADP/10/case "
        "Northmoor/PROPN/10/compound Steel/PROPN/7/nmod ./PUNCT/5/punct",
        person="Benti", organization="Northmoor Steel",
    )  # fmt: skip
    found, _ = made(drawn)
    assert [(o.title, o.organization, o.status) for o in found] == [
        ("chairman", "Northmoor Steel", "former"), ("director", "Northmoor Steel", "former"),
    ]  # fmt: skip


def test_of_two_presidents_of_one_country_only_the_one_spoken_of_stays() -> None:
    drawn = Drawn(
        "Italian/ADJ/2/amod President/PROPN/3/nmod:desc Carla/PROPN/5/nsubj Benti/PROPN/3/flat left/VERB/0/root ./PUNCT/5/punct",
        "Benti/PROPN/2/nsubj returned/VERB/0/root ./PUNCT/2/punct",
        "Italian/ADJ/2/amod President/PROPN/3/nmod:desc Ugo/PROPN/5/nsubj Ferri/PROPN/3/flat wrote/VERB/0/root ./PUNCT/5/punct",
        person="Carla Benti|Benti|Ugo Ferri", norp="Italian",
    )  # fmt: skip
    found, refused = made(drawn)
    assert len(found) == 1
    assert "not when each held it" in refused[0].reason


def test_the_country_of_a_states_post_goes_without_saying_in_domestic_news() -> None:
    drawn = Drawn(
        "Interior/NOUN/2/compound Minister/PROPN/3/nmod:desc Carla/PROPN/5/nsubj Benti/PROPN/3/flat left/VERB/0/root Rome/PROPN/5/obj "
        "for/ADP/8/case "
        "Milan/PROPN/5/obl ./PUNCT/5/punct",
        "Italy/PROPN/2/nsubj waits/VERB/0/root ./PUNCT/2/punct",
        person="Carla Benti", location="Rome|Milan|Italy",
    )  # fmt: skip
    office = only(drawn)
    assert office.country == "ITA"
    assert office.missing.startswith("country inferred: the article speaks of no other country")


def test_a_title_that_one_named_state_has_is_that_states() -> None:
    drawn = Drawn(
        "Chinese/ADJ/2/amod officials/NOUN/4/nsubj in/ADP/4/case met/VERB/0/root the/DET/6/det US/PROPN/8/nmod:poss "
        "'s/PART/6/case team/NOUN/4/obj ./PUNCT/4/punct",
        "Deputy/NOUN/2/compound secretary/NOUN/5/nmod:desc of/ADP/4/case state/NOUN/2/nmod Ada/PROPN/7/nsubj Korb/PROPN/5/flat "
        "spoke/VERB/0/root ./PUNCT/7/punct",
        person="Ada Korb", norp="Chinese", location="US",
    )  # fmt: skip
    held, _ = made(drawn)
    assert [(o.title, o.country) for o in held] == [("Deputy secretary of state", "USA")]
    assert held[0].missing.startswith("country inferred: ")


def test_years_in_brackets_after_the_name_are_the_terms() -> None:
    drawn = Drawn(
        "Japan/PROPN/2/nsubj recalled/VERB/0/root Prime/ADJ/4/amod Minister/NOUN/5/nmod:desc Jiro/PROPN/2/obj Hamada/PROPN/5/flat "
        "(/PUNCT/8/punct 2008/NUM/5/nmod -/SYM/10/case 2009/NUM/8/nmod )/PUNCT/8/punct ./PUNCT/2/punct",
        person="Jiro Hamada", location="Japan",
    )  # fmt: skip
    held, _ = made(drawn)
    assert [(o.status, o.when.start.year, o.when.end.year) for o in held if o.when] == [("former", 2008, 2009)]


@pytest.mark.parametrize(("outlet", "expected"), [("Doha Ledger", "QAT"), ("Lisbon Ledger", None)])
def test_a_post_that_is_no_states_has_the_outlets_own_country_beside_another(outlet: str, expected: str | None) -> None:
    drawn = Drawn(
        "President/NOUN/4/nmod:desc of/ADP/3/case University/PROPN/1/nmod Sara/PROPN/6/nsubj Vint/PROPN/4/flat spoke/VERB/0/root "
        "./PUNCT/6/punct",
        "Qatar/PROPN/2/nsubj waited/VERB/0/root ./PUNCT/2/punct",
        "Spain/PROPN/2/nsubj waited/VERB/0/root ./PUNCT/2/punct",
        person="Sara Vint", organization="University", location="Qatar|Spain",
    )  # fmt: skip
    article = msgspec.structs.replace(drawn.article, outlet=outlet)
    held, _ = offices(article, drawn.reading, drawn.tree, cast(article, drawn.reading, drawn.tree))
    assert [o.country for o in held] == [expected]


def test_counterparts_of_two_countries_have_none() -> None:
    drawn = Drawn(
        "Kira/PROPN/12/nsubj Vint/PROPN/1/flat and/CCONJ/8/cc his/PRON/8/nmod:poss Greek/ADJ/8/amod and/CCONJ/7/cc French/ADJ/5/conj "
        "counterparts/NOUN/1/conj ,/PUNCT/10/punct Nikos/PROPN/8/appos Doros/PROPN/10/flat met/VERB/0/root ./PUNCT/12/punct",
        person="Kira Vint|Nikos Doros", norp="Greek|French",
    )  # fmt: skip
    people = cast(drawn.article, drawn.reading, drawn.tree)
    assert {a.name: a.country for a in people.actors if a.kind == "person"} == {"Kira Vint": None, "Nikos Doros": None}


def test_the_deputy_president_of_a_body_not_made_out_is_no_states() -> None:
    drawn = Drawn(
        "Tom/PROPN/11/nsubj Berg/PROPN/1/flat ,/PUNCT/5/punct deputy/ADJ/5/amod president/NOUN/1/appos of/ADP/8/case a/DET/8/det "
        "maker/NOUN/5/nmod nearby/ADV/8/advmod ,/PUNCT/5/punct spoke/VERB/0/root ./PUNCT/11/punct",
        person="Tom Berg",
    )  # fmt: skip
    held, _ = made(drawn)
    assert [o.role for o in held] == ["deputy_president"]
    assert [a.sector for a in cast(drawn.article, drawn.reading, drawn.tree).actors if a.kind == "person"] == [None]

"""Who is who in an article: names that join, aliases, pronouns, places and things."""

import time

from drawn_trees import Drawn

from onrecord.resolve.actors.cast import Cast
from onrecord.resolve.actors.gather import cast
from onrecord.resolve.actors.joining import join
from onrecord.resolve.mentions.found import Found
from onrecord.types import Attribution, Span

SPOKE = "{}/PROPN/2/nsubj spoke/VERB/0/root ./PUNCT/2/punct"
CAME = "{}/PROPN/3/nsubj {}/PROPN/1/flat came/VERB/0/root ./PUNCT/3/punct"


def made(drawn: Drawn) -> Cast:
    return cast(drawn.article, drawn.reading, drawn.tree)


def kinds(cast: Cast) -> dict[str, str]:
    return {a.name: a.kind for a in cast.actors}


def test_a_bare_name_is_the_only_bearer_named_so_far() -> None:
    drawn = Drawn(CAME.format("Mara", "Vint"), SPOKE.format("Vint"), CAME.format("Piet", "Vint"), person="Mara Vint|Piet Vint|Vint")
    found = made(drawn)
    assert found.at(drawn.word("Vint", 1)) == found.at(drawn.word("Mara"))


def test_a_form_of_address_tells_which_of_a_couple_is_meant() -> None:
    drawn = Drawn(
        "Maria/PROPN/6/nsubj Vint/PROPN/1/flat and/CCONJ/4/cc Peter/PROPN/1/conj Vint/PROPN/4/flat came/VERB/0/root ./PUNCT/6/punct",
        "Mr/PROPN/2/compound Vint/PROPN/3/nsubj spoke/VERB/0/root ./PUNCT/3/punct",
        person="Maria Vint|Peter Vint|Vint",
    )
    found = made(drawn)
    assert found.at(drawn.word("Vint", 2)) == found.at(drawn.word("Peter"))


def test_a_given_name_misspelt_by_a_letter_is_the_same_person() -> None:
    drawn = Drawn(CAME.format("Kristin", "Vint"), CAME.format("Kristen", "Vint"), person="Kristin Vint|Kristen Vint")
    assert len(made(drawn).actors) == 1


def test_initials_of_a_place_are_the_place() -> None:
    drawn = Drawn(
        "New/PROPN/3/compound Zor/PROPN/3/compound Aldmoor/PROPN/4/nsubj burns/VERB/0/root ./PUNCT/4/punct",
        "NZA/PROPN/2/nsubj burns/VERB/0/root ./PUNCT/2/punct",
        location="New Zor Aldmoor|NZA",
    )
    assert [a.aliases for a in made(drawn).actors] == [("NZA",)]


def test_joining_takes_time_in_proportion_to_the_names() -> None:
    drawn = Drawn(SPOKE.format("Aldtek"), organization="Aldtek")
    spent = []
    for size in (300, 2400):
        many = [Found(words=(0,), head=0, kind="organization", name=f"Aldtek {n} Works") for n in range(size)]
        began = time.process_time()
        assert len(set(join(many, drawn.tree).cluster)) == size
        spent.append(time.process_time() - began)
    assert spent[1] < 30 * spent[0]  # eight times the names; each compared with each would take sixty-four times as long


def test_the_text_gives_a_thing_its_other_name() -> None:
    drawn = Drawn(
        "Vint-7/PROPN/2/compound drones/NOUN/11/nsubj:pass ,/PUNCT/6/punct which/PRON/6/obj Norland/PROPN/6/nsubj "
        "rebrands/VERB/2/acl:relcl as/ADP/9/case the/DET/9/det Korb-2/PROPN/6/obl ,/PUNCT/2/punct fell/VERB/0/root ./PUNCT/11/punct",
        "The/DET/2/det Korb-2/PROPN/3/nsubj burned/VERB/0/root ./PUNCT/3/punct",
        product="Vint-7|Korb-2",
        location="Norland",
    )
    found = made(drawn)
    assert found.at(drawn.word("Korb-2", 1)) == found.at(drawn.word("Vint-7"))


def test_who_calls_someone_is_not_that_person() -> None:
    drawn = Drawn("Vint/PROPN/2/nsubj called/VERB/0/root Korb/PROPN/2/obj ./PUNCT/2/punct", person="Vint|Korb")
    assert len(made(drawn).actors) == 2


def test_a_name_after_a_noun_for_a_body_is_an_organization_wherever_it_returns() -> None:
    drawn = Drawn(
        "The/DET/2/det chipmaker/NOUN/4/nsubj Aldtek/PROPN/2/appos lost/VERB/0/root ./PUNCT/4/punct",
        SPOKE.format("Aldtek"),
        person="Aldtek",
    )
    assert kinds(made(drawn)) == {"Aldtek": "organization"}


def test_someone_of_a_firm_is_no_firm() -> None:
    drawn = Drawn(
        "Mara/PROPN/9/nsubj Vint/PROPN/1/flat of/ADP/4/case Aldtek/PROPN/1/nmod ,/PUNCT/7/punct a/DET/7/det firm/NOUN/1/appos "
        ",/PUNCT/7/punct left/VERB/0/root ./PUNCT/9/punct",
        person="Mara Vint",
        organization="Aldtek",
    )
    assert kinds(made(drawn))["Mara Vint"] == "person"


def test_two_bodies_joined_by_and_are_two() -> None:
    drawn = Drawn(
        "Aldmoor/PROPN/2/compound University/PROPN/6/nsubj and/CCONJ/5/cc Vint/PROPN/5/compound Institute/PROPN/2/conj "
        "agree/VERB/0/root ./PUNCT/6/punct",
        organization="Aldmoor University and Vint Institute",
    )
    assert set(kinds(made(drawn))) == {"Aldmoor University", "Vint Institute"}


def test_money_is_no_country() -> None:
    drawn = Drawn(
        "It/PRON/2/nsubj cost/VERB/0/root US/PROPN/4/compound $/SYM/2/obj 3/NUM/4/nummod ./PUNCT/2/punct",
    )
    assert made(drawn).actors == ()


def test_the_person_most_present_is_he_and_an_unnamed_rival_leaves_it_open() -> None:
    clear = Drawn(
        "Peter/PROPN/3/nsubj Vint/PROPN/1/flat met/VERB/0/root Maria/PROPN/3/obj Korb/PROPN/4/flat ./PUNCT/3/punct",
        "He/PRON/2/nsubj left/VERB/0/root ./PUNCT/2/punct",
        person="Peter Vint|Maria Korb",
    )
    assert made(clear).at(clear.word("He")) == 0
    rival = Drawn(
        "The/DET/2/det driver/NOUN/3/nsubj saw/VERB/0/root Peter/PROPN/3/obj Vint/PROPN/4/flat ./PUNCT/3/punct",
        "He/PRON/2/nsubj left/VERB/0/root ./PUNCT/2/punct",
        person="Peter Vint",
    )
    assert made(rival).at(rival.word("He")) is None


def test_i_inside_a_quotation_is_who_speaks_it() -> None:
    drawn = Drawn(
        "“/PUNCT/3/punct I/PRON/3/nsubj left/VERB/6/ccomp ,/PUNCT/3/punct ”/PUNCT/3/punct said/VERB/0/root Mara/PROPN/6/nsubj "
        "Vint/PROPN/7/flat ./PUNCT/6/punct",
        person="Mara Vint",
    )
    mara = drawn.tree.word(drawn.word("Mara"))
    content = drawn.reading.quotations[0].content
    said = Attribution(source=Span(mara.start, mara.end + 5), cue=None, content=(content,), direct=True, score=1.0)
    reading = drawn.reading.__class__(**{f: getattr(drawn.reading, f) for f in drawn.reading.__struct_fields__} | {"attributions": (said,)})
    found = cast(drawn.article, reading, drawn.tree)
    assert found.at(drawn.word("I")) == found.at(drawn.word("Mara"))


def test_the_object_does_what_the_clause_says() -> None:
    drawn = Drawn(
        "Norcourt/PROPN/2/nsubj forced/VERB/0/root Aldtek/PROPN/2/obj to/PART/5/mark lower/VERB/2/xcomp its/PRON/7/nmod:poss "
        "prices/NOUN/5/obj ./PUNCT/2/punct",
        organization="Norcourt|Aldtek",
    )
    found = made(drawn)
    assert found.at(drawn.word("its")) == found.at(drawn.word("Aldtek"))


def test_the_north_is_north_korea_beside_it() -> None:
    drawn = Drawn(
        "North/PROPN/2/compound Korea/PROPN/3/nsubj fired/VERB/0/root ./PUNCT/3/punct",
        "The/DET/2/det North/PROPN/3/nsubj denied/VERB/0/root it/PRON/3/obj ./PUNCT/3/punct",
        location="North Korea",
    )
    found = made(drawn)
    assert found.at(drawn.word("North", 1)) == 0


def test_a_place_lies_in_the_country_the_article_speaks_of() -> None:
    drawn = Drawn(
        "Bolivia/PROPN/2/nsubj voted/VERB/0/root ./PUNCT/2/punct",
        "Santa/PROPN/2/compound Cruz/PROPN/3/nsubj voted/VERB/0/root ./PUNCT/3/punct",
        location="Bolivia|Santa Cruz",
    )
    assert {a.name: a.country for a in made(drawn).actors} == {"Bolivia": "BOL", "Santa Cruz": "BOL"}


def test_a_common_word_at_the_beginning_of_a_sentence_is_nobody() -> None:
    drawn = Drawn(
        "Little/PROPN/2/nsubj remained/VERB/0/root ./PUNCT/2/punct",
        "It/PRON/2/nsubj rained/VERB/0/root a/DET/4/det little/NOUN/2/obj ./PUNCT/2/punct",
        person="Little",
    )
    assert made(drawn).actors == ()


def test_a_son_with_his_fathers_name_is_told_from_him() -> None:
    drawn = Drawn(
        "Piet/PROPN/7/nsubj Vint/PROPN/1/flat and/CCONJ/4/cc Píet/PROPN/1/conj Vint/PROPN/4/flat Jr/PROPN/4/flat arrived/VERB/0/root "
        "./PUNCT/7/punct",
        "Vint/PROPN/2/nsubj spoke/VERB/0/root ./PUNCT/2/punct",
        person="Píet Vint Jr|Piet Vint|Vint",
    )
    found = cast(drawn.article, drawn.reading, drawn.tree)
    assert [a.name for a in found.actors] == ["Piet Vint", "Píet Vint Jr"]
    assert found.at(drawn.word("Vint", 2)) == 0


def test_a_king_goes_by_his_given_name() -> None:
    drawn = Drawn(
        "Darius/PROPN/4/nsubj bin/PROPN/1/flat Kamran/PROPN/1/flat thanked/VERB/0/root "
        "King/NOUN/6/nmod:desc Kamran/PROPN/4/obj ./PUNCT/4/punct",
        person="Darius bin Kamran|Kamran",
    )
    found = cast(drawn.article, drawn.reading, drawn.tree)
    assert found.at(drawn.word("Darius")) != found.at(drawn.word("Kamran", 1))


def test_a_president_of_a_country_is_no_president_named_far_off_without_one() -> None:
    spoke = "It/PRON/2/nsubj rained/VERB/0/root ./PUNCT/2/punct"
    named = "President/NOUN/2/nmod:desc Mara/PROPN/4/nsubj Quispe/PROPN/2/flat spoke/VERB/0/root ./PUNCT/4/punct"
    described = "The/DET/3/det Norwegian/ADJ/3/amod president/NOUN/4/nsubj left/VERB/0/root ./PUNCT/4/punct"
    drawn = Drawn(named, spoke, spoke, spoke, described, person="Mara Quispe", norp="Norwegian")
    found = cast(drawn.article, drawn.reading, drawn.tree)
    assert next(a for a in found.actors if a.name == "Mara Quispe").country is None
    assert found.at(drawn.word("president")) != found.at(drawn.word("Quispe"))


def test_a_ministry_named_with_an_adjective_of_two_words_is_of_that_country() -> None:
    drawn = Drawn(
        "South/ADJ/2/amod Korean/ADJ/4/amod Foreign/ADJ/4/amod Ministry/NOUN/5/nsubj objected/VERB/0/root ./PUNCT/5/punct",
        organization="South Korean Foreign Ministry",
    )
    assert [a.country for a in cast(drawn.article, drawn.reading, drawn.tree).actors if a.kind == "organization"] == ["KOR"]


def test_whom_somebody_called_a_liar_is_no_other_name() -> None:
    drawn = Drawn(
        "Piet/PROPN/4/nsubj Vint/PROPN/1/flat ,/PUNCT/1/punct called/VERB/0/root Mara/PROPN/4/obj Korb/PROPN/5/flat a/DET/8/det "
        "liar/NOUN/4/xcomp ./PUNCT/4/punct",
        person="Piet Vint|Mara Korb",
    )
    assert [a.name for a in made(drawn).actors if a.kind == "person"] == ["Piet Vint", "Mara Korb"]

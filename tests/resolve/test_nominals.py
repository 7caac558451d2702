"""Common nouns that stand for a name: what the text has said of whom, and what leaves a noun open."""

import msgspec
import pytest
from drawn_trees import Drawn

from onrecord.resolve.actors.cast import Cast
from onrecord.resolve.actors.described import heads
from onrecord.resolve.actors.gather import cast
from onrecord.syntax import Tree
from onrecord.types import Block

SPOKE = "Mara/PROPN/6/nsubj Vint/PROPN/1/flat ,/PUNCT/4/punct a/DET/5/det rapper/NOUN/1/appos spoke/VERB/0/root ./PUNCT/6/punct"
RAPPER = "The/DET/2/det rapper/NOUN/3/nsubj left/VERB/0/root ./PUNCT/3/punct"
OTHER = "Another/DET/2/det rapper/NOUN/3/nsubj sang/VERB/0/root ./PUNCT/3/punct"
COURT = "Judges/NOUN/5/nsubj of/ADP/4/case Aldmoor/PROPN/4/compound Court/PROPN/1/nmod met/VERB/0/root ./PUNCT/5/punct"
RULED = "The/DET/2/det court/NOUN/3/nsubj ruled/VERB/0/root ./PUNCT/3/punct"


def made(drawn: Drawn) -> Cast:
    return cast(drawn.article, drawn.reading, drawn.tree)


def meant(drawn: Drawn, form: str, number: int = 0) -> str | None:
    """The name of the actor at a word, if it is not one of its own."""
    actor = made(drawn).actor(drawn.word(form, number))
    return None if actor is None or actor.kind == "group" else actor.name


def test_a_noun_the_text_has_said_of_somebody_means_them() -> None:
    assert meant(Drawn(SPOKE, RAPPER, person="Mara Vint"), "rapper", 1) == "Mara Vint"


def test_an_indefinite_one_in_between_leaves_it_open() -> None:
    drawn = Drawn(SPOKE, OTHER, RAPPER, person="Mara Vint")
    assert meant(drawn, "rapper", 1) is None
    assert meant(drawn, "rapper", 2) is None


@pytest.mark.parametrize("opening", ["His", "A", "Some"])
def test_possessed_and_indefinite_nouns_mean_nobody_named(opening: str) -> None:
    relation = "PRON/2/nmod:poss" if opening == "His" else "DET/2/det"
    drawn = Drawn(SPOKE, f"{opening}/{relation} rapper/NOUN/3/nsubj left/VERB/0/root ./PUNCT/3/punct", person="Mara Vint")
    assert meant(drawn, "rapper", 1) is None


def test_who_was_called_something_alike_is_meant_only_nearby() -> None:
    told = SPOKE.replace("rapper", "billionaire")
    left = RAPPER.replace("rapper", "businessman")
    between = ["It/PRON/2/nsubj rained/VERB/0/root ./PUNCT/2/punct"] * 4
    assert meant(Drawn(told, left, person="Mara Vint"), "businessman") == "Mara Vint"
    assert meant(Drawn(told, *between, left, person="Mara Vint"), "businessman") is None


def test_two_described_alike_in_one_sentence_are_none() -> None:
    both = (
        "Mara/PROPN/11/nsubj Vint/PROPN/1/flat ,/PUNCT/5/punct a/DET/5/det rapper/NOUN/1/appos ,/PUNCT/1/punct and/CCONJ/8/cc "
        "Ada/PROPN/1/conj Korb/PROPN/8/flat ,/PUNCT/11/punct spoke/VERB/0/root"
    )
    second = "Korb/PROPN/4/nsubj is/AUX/4/cop a/DET/4/det rapper/NOUN/0/root"
    assert meant(Drawn(both, second, person="Mara Vint|Ada Korb"), "rapper") == "Mara Vint"
    named = "Vint/PROPN/4/nsubj and/CCONJ/3/cc Korb/PROPN/1/conj sang/VERB/0/root ./PUNCT/4/punct"
    assert meant(Drawn(both, second, named, RAPPER, person="Mara Vint|Ada Korb|Vint|Korb"), "rapper", 2) is None


def test_an_age_tells_who_is_meant() -> None:
    told = "Mara/PROPN/5/nsubj Vint/PROPN/1/flat ,/PUNCT/4/punct 46/NUM/1/appos spoke/VERB/0/root"
    aged = "Mara/PROPN/6/nsubj Vint/PROPN/1/flat ,/PUNCT/4/punct 46/NUM/1/appos ,/PUNCT/4/punct spoke/VERB/0/root ./PUNCT/6/punct"
    left = "The/DET/3/det {}-year-old/ADJ/3/amod singer/NOUN/4/nsubj left/VERB/0/root ./PUNCT/4/punct"
    assert meant(Drawn(aged, left.format(46), person="Mara Vint"), "singer") == "Mara Vint"
    assert meant(Drawn(aged, left.format(19), person="Mara Vint"), "singer") is None
    assert meant(Drawn(told, left.format(46), person="Mara Vint"), "singer") is None  # no mark after it: "46 spoke"


def test_the_president_is_no_vice_president_and_no_former_one() -> None:
    told = "{}/ADJ/2/amod President/NOUN/3/nmod:desc Ada/PROPN/5/nsubj Korb/PROPN/3/flat spoke/VERB/0/root ./PUNCT/5/punct"
    left = "The/DET/2/det president/NOUN/3/nsubj left/VERB/0/root ./PUNCT/3/punct"
    assert meant(Drawn(told.format("Outgoing"), left, person="Ada Korb"), "president") == "Ada Korb"
    assert meant(Drawn(told.format("Vice"), left, person="Ada Korb"), "president") is None


def test_the_head_of_a_name_tells_what_it_may_be_called() -> None:
    drawn = Drawn(COURT, RULED, organization="Aldmoor Court")
    assert meant(drawn, "court") == "Aldmoor Court"
    assert made(drawn).reason(drawn.word("court")) == "its name says so"
    assert meant(Drawn(COURT, RULED.replace("court", "bank"), organization="Aldmoor Court"), "bank") is None


@pytest.mark.parametrize("word", ["other", "rival", "lower", "only"])
def test_another_body_of_the_kind_is_another(word: str) -> None:
    ruled = f"The/DET/3/det {word}/ADJ/3/amod court/NOUN/4/nsubj ruled/VERB/0/root ./PUNCT/4/punct"
    assert meant(Drawn(COURT, ruled, organization="Aldmoor Court"), "court") is None


def test_who_says_what_the_body_did_is_not_that_body() -> None:
    said = (
        "Aldmoor/PROPN/2/compound Court/PROPN/3/nsubj said/VERB/0/root the/DET/5/det court/NOUN/6/nsubj erred/VERB/3/ccomp ./PUNCT/3/punct"
    )
    assert meant(Drawn(said, organization="Aldmoor Court"), "court") is None


def test_a_headline_speaks_of_the_body_named_below_it() -> None:
    title = "Norway/PROPN/2/compound regulator/NOUN/3/nsubj fines/VERB/0/root lender/NOUN/3/obj"
    body = "The/DET/4/det Seafood/PROPN/4/compound Norway/PROPN/4/compound Authority/PROPN/5/nsubj spoke/VERB/0/root ./PUNCT/5/punct"
    drawn = Drawn(title, body, organization="Seafood Norway Authority", location="Norway")
    end = drawn.reading.words[3].end
    blocks = (Block("title", 0, end), Block("paragraph", end + 1, len(drawn.text)))
    article = msgspec.structs.replace(drawn.article, blocks=blocks)
    found = cast(article, drawn.reading, drawn.tree)
    regulator, lender = found.actor(drawn.word("regulator")), found.actor(drawn.word("lender"))
    assert regulator is not None
    assert regulator.name == "Seafood Norway Authority"
    assert lender is None or lender.kind == "group"


def test_a_company_named_since_may_be_the_company() -> None:
    first = "Aldtek/PROPN/2/compound Company/PROPN/3/nsubj grew/VERB/0/root ./PUNCT/3/punct"
    second = "Vintora/PROPN/2/nsubj shrank/VERB/0/root ./PUNCT/2/punct"
    left = "The/DET/2/det company/NOUN/3/nsubj left/VERB/0/root ./PUNCT/3/punct"
    assert meant(Drawn(first, left, organization="Aldtek Company"), "company") == "Aldtek Company"
    assert meant(Drawn(first, second, left, organization="Aldtek Company|Vintora"), "company") != "Aldtek Company"


def test_a_region_tells_which_country_is_meant() -> None:
    met = "Norway/PROPN/4/nsubj and/CCONJ/3/cc Ghana/PROPN/1/conj agreed/VERB/0/root ./PUNCT/4/punct"
    left = "The/DET/4/det {}/ADJ/4/amod {}/ADJ/4/amod nation/NOUN/5/nsubj left/VERB/0/root ./PUNCT/5/punct"
    assert meant(Drawn(met, left.format("West", "African"), location="Norway|Ghana"), "nation") == "Ghana"
    assert meant(Drawn(met, left.format("small", "southern"), location="Norway|Ghana"), "nation") is None
    assert meant(Drawn(met, left.format("South", "American"), location="Norway|Ghana"), "nation") is None


def test_this_country_in_a_quotation_is_the_speakers() -> None:
    met = "Ghana/PROPN/2/nsubj agreed/VERB/0/root ./PUNCT/2/punct"
    said = "This/DET/2/det country/NOUN/3/nsubj gained/VERB/0/root ./PUNCT/3/punct"
    assert meant(Drawn(met, said, location="Ghana"), "country") is None
    assert meant(Drawn(met, said.replace("This", "The"), location="Ghana"), "country") == "Ghana"


def test_words_for_its_kind_in_a_name() -> None:
    assert heads("Board of Aldmoor Schools") == {"board", "schools"}
    assert "central-bank" in heads("Reserve Bank of Norland")
    assert "central-bank" not in heads("Bank Norland")


def test_a_woman_named_so_is_she_though_indefinite() -> None:
    saw = "Police/NOUN/2/nsubj saw/VERB/0/root a/DET/4/det woman/NOUN/2/obj {}/VERB/4/acl Ada/PROPN/5/{} Korb/PROPN/6/flat ./PUNCT/2/punct"
    lemma = {"named": "name", "chasing": "chase"}
    for verb, relation, expected in (("named", "xcomp", "Ada Korb"), ("chasing", "obj", None)):
        drawn = Drawn(saw.format(verb, relation), person="Ada Korb")
        words = tuple(
            msgspec.structs.replace(w, lemma=lemma[verb]) if w.pos == "VERB" and w.relation == "acl" else w for w in drawn.reading.words
        )
        reading = msgspec.structs.replace(drawn.reading, words=words)
        actor = cast(drawn.article, reading, Tree(reading, drawn.text)).actor(drawn.word("woman"))
        assert (actor.name if actor is not None and actor.kind == "person" else None) == expected


def test_the_central_bank_is_called_bank_of_somewhere() -> None:
    met = "The/DET/2/det Bank/PROPN/5/nsubj of/ADP/4/case Norway/PROPN/2/nmod met/VERB/0/root ./PUNCT/5/punct"
    said = "The/DET/3/det central/ADJ/3/amod bank/NOUN/4/nsubj spoke/VERB/0/root ./PUNCT/4/punct"
    assert meant(Drawn(met, said, organization="Bank of Norway"), "bank") == "Bank of Norway"
    lender = "Vint/PROPN/2/compound Bank/PROPN/3/nsubj met/VERB/0/root ./PUNCT/3/punct"
    assert meant(Drawn(lender, said, organization="Vint Bank"), "bank") is None

"""Titles in their many shapes: rows of names, long titles before a name, whose title it is, and who is nobody's holder."""

from drawn_trees import Drawn

from onrecord.resolve.actors.gather import cast
from onrecord.resolve.offices.gather import offices


def held(drawn: Drawn) -> list[tuple[str, str, str | None, str | None, str]]:
    """Person, title, organization, country and status of every office."""
    found = cast(drawn.article, drawn.reading, drawn.tree)
    kept, _ = offices(drawn.article, drawn.reading, drawn.tree, found)
    return [(found.actors[o.person].name, o.title, o.organization, o.country, o.status) for o in kept]


def test_a_plural_title_after_two_names_is_of_both() -> None:
    drawn = Drawn(
        "Mara/PROPN/10/nsubj Vint/PROPN/1/flat and/CCONJ/4/cc Piet/PROPN/1/conj Korb/PROPN/4/flat ,/PUNCT/8/punct two/NUM/8/nummod "
        "senators/NOUN/4/appos ,/PUNCT/1/punct left/VERB/0/root ./PUNCT/10/punct",
        person="Mara Vint|Piet Korb",
    )  # fmt: skip
    assert [(name, title) for name, title, *_ in held(drawn)] == [("Mara Vint", "senators"), ("Piet Korb", "senators")]


def test_a_plural_title_before_a_list_is_of_each_name() -> None:
    drawn = Drawn(
        "Two/NUM/2/nummod members/NOUN/11/nsubj of/ADP/4/case parliament/NOUN/2/nmod ,/PUNCT/6/punct Mara/PROPN/2/appos Vint/PROPN/6/flat "
        "and/CCONJ/9/cc Piet/PROPN/6/conj Korb/PROPN/9/flat left/VERB/0/root ./PUNCT/11/punct",
        person="Mara Vint|Piet Korb",
    )  # fmt: skip
    assert {name for name, *_ in held(drawn)} == {"Mara Vint", "Piet Korb"}


def test_a_clause_after_the_names_gives_them_no_title() -> None:
    drawn = Drawn(
        "Mara/PROPN/6/nsubj Vint/PROPN/1/flat and/CCONJ/4/cc Piet/PROPN/1/conj Korb/PROPN/4/flat left/VERB/0/root ,/PUNCT/11/punct "
        "and/CCONJ/11/cc also/ADV/10/advmod senators/NOUN/11/nsubj spoke/VERB/6/conj ./PUNCT/6/punct",
        person="Mara Vint|Piet Korb",
    )  # fmt: skip
    assert held(drawn) == []


def test_a_title_reaches_up_to_the_name_over_its_of_phrases() -> None:
    drawn = Drawn(
        "Regional/ADJ/2/amod Director/NOUN/8/nsubj for/ADP/4/case Africa/PROPN/2/nmod of/ADP/6/case Unesco/PROPN/2/nmod Mara/PROPN/2/appos "
        "left/VERB/0/root ./PUNCT/8/punct",
        person="Mara", organization="Unesco", location="Africa",
    )  # fmt: skip
    assert [(name, title) for name, title, *_ in held(drawn)] == [("Mara", "Regional Director")]


def test_whom_an_adviser_serves_is_not_the_adviser() -> None:
    drawn = Drawn(
        "Adviser/NOUN/6/nsubj to/ADP/4/case President/PROPN/4/nmod:desc Mara/PROPN/1/nmod Vint/PROPN/4/flat left/VERB/0/root "
        "./PUNCT/6/punct",
        person="Mara Vint",
    )  # fmt: skip
    assert [(name, title) for name, title, *_ in held(drawn)] == [("Mara Vint", "President")]


def test_a_spokesman_is_told_by_the_person_served() -> None:
    drawn = Drawn(
        "Vint/PROPN/2/compound spokesman/NOUN/3/nmod:desc Piet/PROPN/5/nsubj Korb/PROPN/3/flat left/VERB/0/root ./PUNCT/5/punct",
        person="Vint|Piet Korb",
    )  # fmt: skip
    assert [(name, title) for name, title, *_ in held(drawn)] == [("Piet Korb", "Vint spokesman")]


def test_an_owner_makes_a_bare_title_speak() -> None:
    drawn = Drawn(
        "The/DET/2/det school/NOUN/4/nmod:poss 's/PART/2/case director/NOUN/8/nsubj ,/PUNCT/6/punct Piet/PROPN/4/appos Korb/PROPN/6/flat "
        "left/VERB/0/root ./PUNCT/8/punct",
        person="Piet Korb",
    )  # fmt: skip
    assert [title for _, title, *_ in held(drawn)] == ["school's director"]


def test_a_partner_of_someone_holds_no_office() -> None:
    drawn = Drawn(
        "Vint/PROPN/3/nmod:poss 's/PART/1/case partner/NOUN/4/nmod:desc Piet/PROPN/6/nsubj Korb/PROPN/4/flat left/VERB/0/root "
        "./PUNCT/6/punct",
        person="Vint|Piet Korb",
    )  # fmt: skip
    assert held(drawn) == []


def test_the_body_between_commas_after_a_title() -> None:
    drawn = Drawn(
        "Mara/PROPN/9/nsubj Vint/PROPN/1/flat ,/PUNCT/4/punct director/NOUN/1/appos ,/PUNCT/7/punct Aldmoor/PROPN/7/compound "
        "Hospital/PROPN/1/list ,/PUNCT/1/punct spoke/VERB/0/root ./PUNCT/9/punct",
        person="Mara Vint", facility="Aldmoor Hospital",
    )  # fmt: skip
    assert [(title, organization) for _, title, organization, *_ in held(drawn)] == [("director", "Aldmoor Hospital")]


def test_a_wife_named_with_as_holds_the_title() -> None:
    drawn = Drawn(
        "Korb/PROPN/2/nsubj won/VERB/0/root with/ADP/4/case Mara/PROPN/2/obl Vint/PROPN/4/flat as/ADP/8/case vice/NOUN/8/compound "
        "president/NOUN/4/nmod ./PUNCT/2/punct",
        person="Korb|Mara Vint",
    )  # fmt: skip
    assert [(name, title) for name, title, *_ in held(drawn)] == [("Mara Vint", "vice president")]


def test_whom_somebody_succeeds_held_the_post_before() -> None:
    drawn = Drawn(
        "Mara/PROPN/3/nsubj Vint/PROPN/1/flat became/VERB/0/root Norland/PROPN/5/compound chairman/NOUN/3/xcomp ,/PUNCT/7/punct "
        "succeed/VERB/3/advcl Piet/PROPN/7/obj Korb/PROPN/8/flat ./PUNCT/3/punct",
        person="Mara Vint|Piet Korb", organization="Norland",
    )  # fmt: skip
    assert [(name, status) for name, _, _, _, status in held(drawn)] == [("Mara Vint", "current"), ("Piet Korb", "former")]


def test_nobody_is_he_and_she() -> None:
    drawn = Drawn(
        "Vint/PROPN/2/nsubj spoke/VERB/0/root ./PUNCT/2/punct",
        "She/PRON/2/nsubj left/VERB/0/root ./PUNCT/2/punct",
        "He/PRON/2/nsubj came/VERB/0/root ./PUNCT/2/punct",
        person="Vint",
    )  # fmt: skip
    found = cast(drawn.article, drawn.reading, drawn.tree)
    assert found.at(drawn.word("She")) is not None
    assert found.at(drawn.word("He")) is None


def test_a_pronoun_before_its_name() -> None:
    drawn = Drawn(
        "When/ADV/3/advmod he/PRON/3/nsubj left/VERB/7/advcl ,/PUNCT/3/punct Piet/PROPN/7/nsubj Korb/PROPN/5/flat spoke/VERB/0/root "
        "./PUNCT/7/punct",
        person="Piet Korb",
    )  # fmt: skip
    found = cast(drawn.article, drawn.reading, drawn.tree)
    assert found.at(drawn.word("he")) == found.at(drawn.word("Piet")) is not None


def test_a_businessman_before_the_name_is_no_second_actor() -> None:
    drawn = Drawn(
        "Police/NOUN/2/nsubj seized/VERB/0/root fugitive/ADJ/5/amod Malaysian/ADJ/5/amod businessman/NOUN/2/obj Piet/PROPN/5/appos "
        "Korb/PROPN/6/flat ./PUNCT/2/punct",
        person="Piet Korb", norp="Malaysian",
    )  # fmt: skip
    found = cast(drawn.article, drawn.reading, drawn.tree)
    assert "fugitive Malaysian businessman" not in {a.name for a in found.actors}


def test_an_unnamed_counterpart_is_somebody() -> None:
    drawn = Drawn(
        "His/PRON/3/nmod:poss Norwegian/ADJ/3/amod counterpart/NOUN/4/nsubj spoke/VERB/0/root ./PUNCT/4/punct",
        norp="Norwegian",
    )  # fmt: skip
    found = cast(drawn.article, drawn.reading, drawn.tree)
    actor = found.at(drawn.word("counterpart"))
    assert actor is not None
    assert (found.actors[actor].kind, found.actors[actor].country) == ("group", "NOR")


def test_a_nickname_stands_inside_one_name() -> None:
    drawn = Drawn(
        "Robert/PROPN/6/nsubj “/PUNCT/3/punct Bobby/PROPN/1/flat ”/PUNCT/3/punct Vint/PROPN/1/flat left/VERB/0/root ./PUNCT/6/punct",
        person="Robert|Vint",
    )  # fmt: skip
    found = cast(drawn.article, drawn.reading, drawn.tree)
    assert found.at(drawn.word("Robert")) == found.at(drawn.word("Vint")) is not None

"""Titles and names the parser did not join, rows of them, and words that only look like titles."""

from drawn_trees import Drawn

from onrecord.resolve.actors.gather import cast
from onrecord.resolve.offices.gather import offices


def held(drawn: Drawn) -> list[tuple[str, str, str | None, str]]:
    """Person, title, organization and status of every office."""
    found = cast(drawn.article, drawn.reading, drawn.tree)
    kept, _ = offices(drawn.article, drawn.reading, drawn.tree, found)
    return [(found.actors[o.person].name, o.title, o.organization, o.status) for o in kept]


def test_two_subjects_of_one_verb_are_title_and_name() -> None:
    drawn = Drawn(
        "Conservation/NOUN/2/compound inspector/NOUN/8/nsubj of/ADP/5/case Aldmoor/PROPN/5/compound "
        "municipality/NOUN/6/compound Piet/PROPN/8/nsubj Korb/PROPN/6/flat said/VERB/0/root the/DET/10/det "
        "river/NOUN/12/nsubj was/AUX/12/cop clean/ADJ/8/ccomp ./PUNCT/8/punct",
        location="Aldmoor", person="Piet Korb",
    )  # fmt: skip
    assert held(drawn) == [("Piet Korb", "Conservation inspector", None, "current")]


def test_an_abbreviation_in_brackets_may_stand_before_the_name() -> None:
    drawn = Drawn(
        "The/DET/2/det superintendent/NOUN/10/nsubj of/ADP/4/case police/NOUN/2/nmod (/PUNCT/6/punct "
        "SP/NOUN/2/appos )/PUNCT/6/punct Piet/PROPN/2/appos Korb/PROPN/8/flat said/VERB/0/root "
        "nobody/PRON/13/nsubj:pass was/AUX/13/aux:pass hurt/VERB/10/ccomp ./PUNCT/10/punct",
        person="Piet Korb",
    )  # fmt: skip
    assert held(drawn) == [("Piet Korb", "superintendent", "police", "current")]


def test_officer_in_charge_is_one_title() -> None:
    drawn = Drawn(
        "Piet/PROPN/14/nsubj Korb/PROPN/1/flat ,/PUNCT/8/punct officer/NOUN/8/compound -/PUNCT/6/punct "
        "in/ADP/8/case -/PUNCT/6/punct charge/NOUN/1/appos of/ADP/12/case Aldmoor/PROPN/12/compound "
        "Police/PROPN/12/compound Station/PROPN/8/nmod ,/PUNCT/1/punct denied/VERB/0/root it/PRON/14/obj "
        "./PUNCT/14/punct",
        facility="Aldmoor Police Station", person="Piet Korb",
    )  # fmt: skip
    assert held(drawn) == [("Piet Korb", "officer - in - charge", "Aldmoor Police Station", "current")]


def test_attorney_general_is_no_rank() -> None:
    drawn = Drawn(
        "The/DET/2/det Attorney/PROPN/13/nsubj General/PROPN/2/appos and/CCONJ/5/cc Minister/NOUN/3/conj "
        "of/ADP/7/case Trade/NOUN/5/nmod ,/PUNCT/10/punct Mr/PROPN/10/nmod:desc Piet/PROPN/3/appos "
        "Korb/PROPN/10/flat ,/PUNCT/2/punct visited/VERB/0/root a/DET/15/det farm/NOUN/13/obj ./PUNCT/13/punct",
        person="Piet Korb",
    )  # fmt: skip
    assert [title for _, title, *_ in held(drawn)] == ["Attorney General", "Minister of Trade"]


def test_titles_that_alternate_with_names_are_of_the_name_that_follows() -> None:
    drawn = Drawn(
        "The/DET/2/det Minister/PROPN/24/nsubj of/ADP/5/case Family/NOUN/5/compound Welfare/NOUN/2/nmod "
        ",/PUNCT/8/punct Mrs/PROPN/8/nmod:desc Mara/PROPN/2/appos Vint/PROPN/8/flat ,/PUNCT/12/punct the/DET/12/det "
        "Chairperson/NOUN/8/appos of/ADP/17/case the/DET/17/det Aldmoor/PROPN/17/compound Welfare/PROPN/17/compound "
        "Committee/PROPN/12/nmod ,/PUNCT/20/punct Mr/PROPN/20/nmod:desc Piet/PROPN/17/appos Korb/PROPN/20/flat "
        ",/PUNCT/2/punct were/AUX/24/cop present/ADJ/0/root ./PUNCT/24/punct",
        organization="Aldmoor Welfare Committee", person="Mara Vint|Piet Korb",
    )  # fmt: skip
    assert [(name, title) for name, title, *_ in held(drawn)] == [
        ("Mara Vint", "Minister of Family Welfare"),
        ("Piet Korb", "Chairperson"),
    ]


def test_a_second_title_with_its_own_article_is_of_the_next_name() -> None:
    drawn = Drawn(
        "Mara/PROPN/18/nsubj Vint/PROPN/1/flat ,/PUNCT/4/punct director/NOUN/1/appos of/ADP/6/case "
        "Aldtek/PROPN/4/nmod and/CCONJ/12/cc the/DET/9/det company/NOUN/12/nmod:poss 's/PART/9/case "
        "former/ADJ/12/amod chairman/NOUN/1/conj ,/PUNCT/14/punct Piet/PROPN/12/appos Korb/PROPN/14/flat "
        ",/PUNCT/1/punct both/DET/18/advmod saw/VERB/0/root their/PRON/21/nmod:poss wealth/NOUN/21/compound "
        "rise/NOUN/18/obj ./PUNCT/18/punct",
        organization="Aldtek", person="Mara Vint|Piet Korb",
    )  # fmt: skip
    assert [(name, status) for name, *_, status in held(drawn)] == [("Mara Vint", "current"), ("Piet Korb", "former")]


def test_a_body_stands_after_with() -> None:
    drawn = Drawn(
        "Piet/PROPN/10/nsubj Korb/PROPN/1/flat ,/PUNCT/5/punct a/DET/5/det manager/NOUN/1/appos with/ADP/8/case "
        "the/DET/8/det survey/NOUN/5/nmod ,/PUNCT/1/punct says/VERB/0/root the/DET/12/det river/NOUN/14/nsubj "
        "is/AUX/14/cop clean/ADJ/10/ccomp ./PUNCT/10/punct",
        person="Piet Korb",
    )  # fmt: skip
    assert held(drawn) == [("Piet Korb", "manager", "survey", "current")]


def test_a_fellow_analyst_is_no_fellow() -> None:
    drawn = Drawn(
        "Mara/PROPN/8/nsubj Vint/PROPN/1/flat and/CCONJ/6/cc fellow/ADJ/5/amod analyst/NOUN/6/nmod:desc "
        "Piet/PROPN/1/conj Korb/PROPN/6/flat said/VERB/0/root so/ADV/8/advmod ./PUNCT/8/punct",
        person="Mara Vint|Piet Korb",
    )  # fmt: skip
    assert held(drawn) == [("Piet Korb", "analyst", None, "current")]


def test_lawyers_of_someone_are_not_that_person() -> None:
    drawn = Drawn(
        "The/DET/3/det defence/NOUN/3/compound lawyers/NOUN/8/nsubj of/ADP/6/case Mr/PROPN/6/nmod:desc "
        "Korb/PROPN/3/nmod had/AUX/8/aux requested/VERB/0/root more/ADJ/10/amod time/NOUN/8/obj ./PUNCT/8/punct",
        person="Korb",
    )  # fmt: skip
    assert held(drawn) == []


def test_officials_whom_someone_consulted_are_others() -> None:
    drawn = Drawn(
        "He/PRON/3/nsubj was/AUX/3/cop one/NUM/0/root of/ADP/6/case the/DET/6/det officials/NOUN/3/nmod "
        "Korb/PROPN/9/nsubj has/AUX/9/aux consulted/VERB/6/acl:relcl ./PUNCT/3/punct",
        person="Korb",
    )  # fmt: skip
    assert held(drawn) == []


def test_a_weekday_is_no_part_of_a_title() -> None:
    drawn = Drawn(
        "Last/ADJ/3/amod Thursday/PROPN/3/compound Leader/NOUN/9/nsubj of/ADP/6/case the/DET/6/det "
        "Opposition/NOUN/3/nmod Mara/PROPN/3/appos Vint/PROPN/7/flat brought/VERB/0/root a/DET/11/det "
        "motion/NOUN/9/obj ./PUNCT/9/punct",
        date="Thursday", person="Mara Vint",
    )  # fmt: skip
    assert held(drawn) == [("Mara Vint", "Leader of the Opposition", None, "current")]


def test_a_body_follows_the_title_in_brackets() -> None:
    drawn = Drawn(
        "Mara/PROPN/11/nsubj Vint/PROPN/1/flat (/PUNCT/4/punct director/NOUN/1/appos Aldmoor/PROPN/6/compound "
        "Institute/PROPN/4/flat )/PUNCT/4/punct and/CCONJ/9/cc Piet/PROPN/1/conj Korb/PROPN/9/flat left/VERB/0/root "
        "./PUNCT/11/punct",
        organization="Aldmoor Institute", person="Mara Vint|Piet Korb",
    )  # fmt: skip
    assert held(drawn) == [("Mara Vint", "director", "Aldmoor Institute", "current")]


def test_a_plural_title_reaches_past_brackets() -> None:
    drawn = Drawn(
        "Cabinet/PROPN/2/compound Secretaries/NOUN/3/nmod:desc Mara/PROPN/15/nsubj Vint/PROPN/3/flat "
        "(/PUNCT/6/punct Defence/NOUN/3/appos )/PUNCT/6/punct and/CCONJ/9/cc Piet/PROPN/3/conj Korb/PROPN/9/flat "
        "(/PUNCT/13/punct National/ADJ/13/amod Treasury/PROPN/9/appos )/PUNCT/13/punct came/VERB/0/root "
        "./PUNCT/15/punct",
        organization="National Treasury", person="Mara Vint|Piet Korb",
    )  # fmt: skip
    assert {name for name, *_ in held(drawn)} == {"Mara Vint", "Piet Korb"}


def test_a_body_without_article_has_its_name_in_apposition() -> None:
    drawn = Drawn(
        "Piet/PROPN/12/nsubj Korb/PROPN/1/flat ,/PUNCT/4/punct convener/NOUN/1/appos of/ADP/9/case a/DET/9/det "
        "civil/ADJ/8/amod society/NOUN/9/compound forum/NOUN/4/nmod Aldwatch/PROPN/9/appos ,/PUNCT/1/punct "
        "said/VERB/0/root so/ADV/12/advmod ./PUNCT/12/punct",
        organization="Aldwatch", person="Piet Korb",
    )  # fmt: skip
    assert held(drawn) == [("Piet Korb", "convener", "Aldwatch", "current")]


def test_whose_spokeswoman_speaks_is_the_chief() -> None:
    drawn = Drawn(
        "A/DET/2/det spokeswoman/NOUN/8/nsubj for/ADP/6/case Aldtek/PROPN/5/compound chief/NOUN/6/nmod:desc "
        "Piet/PROPN/2/nmod Korb/PROPN/6/flat added/VERB/0/root that/SCONJ/12/mark he/PRON/12/nsubj was/AUX/12/cop "
        "well/ADJ/8/ccomp ./PUNCT/8/punct",
        organization="Aldtek", person="Piet Korb",
    )  # fmt: skip
    assert held(drawn) == [("Piet Korb", "chief", "Aldtek", "current")]


def test_someones_partner_holds_no_office() -> None:
    drawn = Drawn(
        "Mara/PROPN/8/nsubj Vint/PROPN/1/flat and/CCONJ/5/cc her/PRON/5/nmod:poss partner/NOUN/1/conj "
        "Piet/PROPN/5/appos Korb/PROPN/6/flat left/VERB/0/root ./PUNCT/8/punct",
        person="Mara Vint|Piet Korb",
    )  # fmt: skip
    assert held(drawn) == []


def test_a_part_that_is_played_is_no_office() -> None:
    drawn = Drawn(
        "Mara/PROPN/3/nsubj Vint/PROPN/1/flat plays/VERB/0/root Anna/PROPN/3/obj Berg/PROPN/4/flat ,/PUNCT/9/punct "
        "an/DET/9/det ambitious/ADJ/9/amod prosecutor/NOUN/4/appos at/ADP/12/case a/DET/12/det court/NOUN/9/nmod "
        "in/ADP/14/case Norway/PROPN/12/nmod ./PUNCT/3/punct",
        location="Norway", person="Mara Vint|Anna Berg",
    )  # fmt: skip
    assert held(drawn) == []


def test_sultan_may_be_a_given_name() -> None:
    drawn = Drawn(
        "Sultan/PROPN/2/nmod:desc Al/PROPN/4/nsubj Korb/PROPN/2/flat said/VERB/0/root the/DET/6/det "
        "road/NOUN/8/nsubj was/AUX/8/cop open/ADJ/4/ccomp ./PUNCT/4/punct",
        person="Al Korb",
    )  # fmt: skip
    assert held(drawn) == []


def test_sultan_is_a_title_where_the_text_has_one() -> None:
    drawn = Drawn(
        "The/DET/2/det sultan/NOUN/3/nsubj received/VERB/0/root guests/NOUN/3/obj ./PUNCT/3/punct",
        "Sultan/PROPN/2/nmod:desc Al/PROPN/4/nsubj Korb/PROPN/2/flat said/VERB/0/root the/DET/6/det "
        "road/NOUN/8/nsubj was/AUX/8/cop open/ADJ/4/ccomp ./PUNCT/4/punct",
        person="Al Korb",
    )  # fmt: skip
    assert [title for _, title, *_ in held(drawn)] == ["Sultan"]


def test_sultan_after_a_company_belongs_to_the_name() -> None:
    drawn = Drawn(
        "The/DET/2/det chairman/NOUN/10/nsubj of/ADP/6/case Aldtek/PROPN/6/compound Oil/PROPN/6/compound "
        "Company/PROPN/2/nmod Sultan/PROPN/8/nmod:desc Al/PROPN/2/appos Korb/PROPN/8/flat said/VERB/0/root "
        "the/DET/12/det road/NOUN/14/nsubj was/AUX/14/cop open/ADJ/10/ccomp ./PUNCT/10/punct",
        organization="Aldtek Oil Company", person="Al Korb",
    )  # fmt: skip
    assert [(title, body) for _, title, body, _ in held(drawn)] == [("chairman", "Aldtek Oil Company")]


def test_who_stands_below_a_relation_is_not_between() -> None:
    drawn = Drawn(
        "Mara/PROPN/13/nsubj Vint/PROPN/1/flat ,/PUNCT/4/punct mother/NOUN/1/appos of/ADP/6/case Piet/PROPN/4/nmod "
        "Korb/PROPN/6/flat and/CCONJ/9/cc president/NOUN/6/conj of/ADP/11/case Aldwatch/PROPN/9/nmod "
        ",/PUNCT/1/punct explains/VERB/0/root it/PRON/13/obj ./PUNCT/13/punct",
        organization="Aldwatch", person="Mara Vint|Piet Korb",
    )  # fmt: skip
    assert held(drawn) == [("Mara Vint", "president", "Aldwatch", "current")]


def test_titles_in_a_row_before_a_name_are_all_its_own() -> None:
    drawn = Drawn(
        "The/DET/4/det Deputy/ADJ/4/amod Prime/ADJ/4/amod Minister/NOUN/14/nsubj ,/PUNCT/6/punct "
        "Minister/NOUN/4/appos of/ADP/8/case Education/NOUN/6/nmod ,/PUNCT/11/punct Mrs/PROPN/11/nmod:desc "
        "Mara/PROPN/6/appos Vint/PROPN/11/flat ,/PUNCT/4/punct launched/VERB/0/root it/PRON/14/obj ./PUNCT/14/punct",
        person="Mara Vint",
    )  # fmt: skip
    assert sorted(title for _, title, *_ in held(drawn)) == ["Deputy Prime Minister", "Minister of Education"]


def test_two_titles_with_an_article_each_are_of_one() -> None:
    drawn = Drawn(
        "It/PRON/3/nsubj was/AUX/3/cop over/ADV/0/root when/ADV/19/advmod a/DET/6/det member/NOUN/19/nsubj "
        "of/ADP/10/case the/DET/10/det Aldmoor/PROPN/10/compound Committee/PROPN/6/nmod and/CCONJ/14/cc "
        "a/DET/14/det former/ADJ/14/amod senator/NOUN/6/conj ,/PUNCT/16/punct Piet/PROPN/14/appos "
        "Korb/PROPN/16/flat ,/PUNCT/19/punct left/VERB/3/advcl ./PUNCT/3/punct",
        organization="Aldmoor Committee", person="Piet Korb",
    )  # fmt: skip
    assert sorted(title for _, title, *_ in held(drawn)) == ["member", "senator"]


def test_a_title_of_two_before_a_body_and_a_name() -> None:
    drawn = Drawn(
        "The/DET/2/det co-founder/NOUN/11/nsubj and/CCONJ/4/cc CEO/NOUN/2/conj of/ADP/8/case "
        "Aldtek/PROPN/8/compound Oil/PROPN/8/compound Company/PROPN/2/nmod Mara/PROPN/2/appos Vint/PROPN/9/flat "
        "said/VERB/0/root so/ADV/11/advmod ./PUNCT/11/punct",
        organization="Aldtek Oil Company", person="Mara Vint",
    )  # fmt: skip
    assert sorted(title for _, title, *_ in held(drawn)) == ["CEO", "co-founder"]


def test_a_title_is_not_that_of_the_name_after_and() -> None:
    drawn = Drawn(
        "It/PRON/2/expl took/VERB/0/root aim/NOUN/2/obj at/ADP/5/case Mara/PROPN/2/obl Vint/PROPN/5/flat "
        ",/PUNCT/10/punct the/DET/10/det deputy/NOUN/10/compound commissioner/NOUN/5/appos and/CCONJ/17/cc "
        "Interior/NOUN/13/compound Minister/PROPN/14/nmod:desc Piet/PROPN/17/nmod:poss Korb/PROPN/14/flat "
        "'s/PART/14/case friend/NOUN/5/appos ./PUNCT/2/punct",
        person="Mara Vint|Piet Korb",
    )  # fmt: skip
    assert sorted((name, title) for name, title, *_ in held(drawn)) == [
        ("Mara Vint", "deputy commissioner"),
        ("Piet Korb", "Interior Minister"),
    ]


def test_its_chairman_is_of_the_company_right_before() -> None:
    drawn = Drawn(
        "The/DET/3/det Anti-Graft/PROPN/3/compound Bureau/PROPN/4/nsubj searched/VERB/0/root the/DET/6/det "
        "board/NOUN/4/obj of/ADP/8/case Aldtek/PROPN/6/nmod including/VERB/12/case its/PRON/11/nmod:poss "
        "chairman/NOUN/12/nmod:desc Piet/PROPN/6/nmod Korb/PROPN/12/flat ./PUNCT/4/punct",
        organization="Anti-Graft Bureau|Aldtek", person="Piet Korb",
    )  # fmt: skip
    assert held(drawn) == [("Piet Korb", "chairman", "Aldtek", "current")]


def test_where_an_ambassador_is_sent_is_not_whose_post_it_is() -> None:
    drawn = Drawn(
        "Norwegian/ADJ/2/amod Ambassador/PROPN/5/appos to/ADP/4/case Chile/PROPN/2/nmod Mara/PROPN/7/nsubj "
        "Vint/PROPN/5/flat met/VERB/0/root officials/NOUN/7/obj ./PUNCT/7/punct",
        location="Chile", norp="Norwegian", person="Mara Vint",
    )  # fmt: skip
    assert [o.country for o in offices(drawn.article, drawn.reading, drawn.tree, cast(drawn.article, drawn.reading, drawn.tree))[0]] == [
        "NOR"
    ]


def test_forms_of_address_stand_between_title_and_name() -> None:
    drawn = Drawn(
        "Mr/PROPN/2/nmod:desc Vint/PROPN/3/nsubj met/VERB/0/root the/DET/5/det President/PROPN/3/obj of/ADP/7/case "
        "Norway/PROPN/5/nmod ,/PUNCT/10/punct His/PRON/10/nmod:poss Excellency/ADJ/5/amod Mr/PROPN/12/nmod:desc "
        "Piet/PROPN/5/appos Korb/PROPN/12/flat ,/PUNCT/16/punct on/ADP/16/case Monday/PROPN/3/obl ./PUNCT/3/punct",
        date="Monday", location="Norway", person="Vint|Piet Korb",
    )  # fmt: skip
    assert [(name, title) for name, title, *_ in held(drawn)] == [("Piet Korb", "President")]

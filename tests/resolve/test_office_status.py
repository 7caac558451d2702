"""Whether a post is still held: what befell its holder, dates, histories, and nouns like "resignation"."""

from drawn_trees import Drawn

from onrecord.resolve.actors.gather import cast
from onrecord.resolve.offices.gather import offices


def held(drawn: Drawn) -> list[tuple[str, str, str | None, str]]:
    """Person, title, organization and status of every office."""
    found = cast(drawn.article, drawn.reading, drawn.tree)
    kept, _ = offices(drawn.article, drawn.reading, drawn.tree, found)
    return [(found.actors[o.person].name, o.title, o.organization, o.status) for o in kept]


def test_president_at_the_time() -> None:
    drawn = Drawn(
        "Norway/PROPN/3/nmod:poss 's/PART/1/case President/PROPN/11/nsubj at/ADP/6/case the/DET/6/det "
        "time/NOUN/11/obl ,/PUNCT/6/punct Piet/PROPN/11/nsubj Korb/PROPN/8/flat ,/PUNCT/8/punct signed/VERB/0/root "
        "the/DET/13/det agreement/NOUN/11/obj ./PUNCT/11/punct",
        location="Norway", person="Piet Korb",
    )  # fmt: skip
    assert [status for *_, status in held(drawn)] == ["former"]


def test_a_downfall_ends_a_post() -> None:
    drawn = Drawn(
        "The/DET/2/det protests/NOUN/3/nsubj led/VERB/0/root to/ADP/6/case the/DET/6/det downfall/NOUN/3/obl "
        "of/ADP/10/case Norwegian/ADJ/9/amod President/PROPN/10/nmod:desc Piet/PROPN/6/nmod Korb/PROPN/10/flat "
        "./PUNCT/3/punct",
        norp="Norwegian", person="Piet Korb",
    )  # fmt: skip
    assert [status for *_, status in held(drawn)] == ["former"]


def test_an_assassination_ends_a_post_by_death() -> None:
    drawn = Drawn(
        "The/DET/2/det assassination/NOUN/8/nsubj of/ADP/6/case Norwegian/ADJ/5/amod President/PROPN/6/nmod:desc "
        "Piet/PROPN/2/nmod Korb/PROPN/6/flat shocked/VERB/0/root many/ADJ/8/obj ./PUNCT/8/punct",
        norp="Norwegian", person="Piet Korb",
    )  # fmt: skip
    assert [status for *_, status in held(drawn)] == ["deceased"]


def test_whoever_was_executed_is_dead() -> None:
    drawn = Drawn(
        "The/DET/2/det regime/NOUN/3/nsubj executed/VERB/0/root opposition/NOUN/5/compound leader/NOUN/6/nmod:desc "
        "Piet/PROPN/3/obj Korb/PROPN/6/flat ./PUNCT/3/punct",
        person="Piet Korb",
    )  # fmt: skip
    assert [status for *_, status in held(drawn)] == ["deceased"]


def test_whoever_killed_his_uncle() -> None:
    drawn = Drawn(
        "Mara/PROPN/3/nsubj Vint/PROPN/1/flat killed/VERB/0/root her/PRON/5/nmod:poss uncle/NOUN/3/obj "
        ",/PUNCT/9/punct Norwegian/ADJ/8/amod President/PROPN/9/nmod:desc Piet/PROPN/5/appos Korb/PROPN/9/flat "
        ",/PUNCT/14/punct in/ADP/14/case a/DET/14/det coup/NOUN/3/obl ./PUNCT/3/punct",
        norp="Norwegian", person="Mara Vint|Piet Korb",
    )  # fmt: skip
    assert [status for *_, status in held(drawn)] == ["deceased"]


def test_a_dead_man_was_identified() -> None:
    drawn = Drawn(
        "The/DET/3/det dead/ADJ/3/amod man/NOUN/5/nsubj:pass was/AUX/5/aux:pass identified/VERB/0/root "
        "as/ADP/7/case Piet/PROPN/5/obl Korb/PROPN/7/flat ,/PUNCT/11/punct a/DET/11/det member/NOUN/7/appos "
        "of/ADP/15/case the/DET/15/det Aldmoor/PROPN/15/compound Committee/PROPN/11/nmod ./PUNCT/5/punct",
        organization="Aldmoor Committee", person="Piet Korb",
    )  # fmt: skip
    assert [status for *_, status in held(drawn)] == ["deceased"]


def test_one_of_former_officers() -> None:
    drawn = Drawn(
        "Former/ADJ/2/amod officers/NOUN/14/nsubj:pass of/ADP/6/case the/DET/6/det Aldmoor/PROPN/6/compound "
        "Club/PROPN/2/nmod ,/PUNCT/9/punct including/VERB/9/case treasurer/NOUN/6/nmod:desc Mara/PROPN/9/flat "
        "Vint/PROPN/10/flat ,/PUNCT/2/punct were/AUX/14/aux:pass charged/VERB/0/root ./PUNCT/14/punct",
        organization="Aldmoor Club", person="Mara Vint",
    )  # fmt: skip
    assert [status for *_, status in held(drawn)] == ["former"]


def test_whoever_is_to_be_replaced_still_holds_the_post() -> None:
    drawn = Drawn(
        "Mara/PROPN/6/nsubj Vint/PROPN/1/flat is/AUX/6/cop in/ADP/6/case the/DET/6/det running/NOUN/0/root "
        "to/PART/8/mark replace/VERB/6/acl Piet/PROPN/8/obj Korb/PROPN/9/flat as/ADP/16/case the/DET/16/det "
        "next/ADJ/16/amod Norwegian/ADJ/16/amod Prime/ADJ/16/amod Minister/NOUN/8/obl ./PUNCT/6/punct",
        norp="Norwegian", person="Mara Vint|Piet Korb",
    )  # fmt: skip
    assert [status for *_, status in held(drawn)] == ["current"]


def test_a_closed_span_of_years_is_over() -> None:
    drawn = Drawn(
        "Mara/PROPN/13/nsubj Vint/PROPN/1/flat ,/PUNCT/5/punct deputy/NOUN/5/compound governor/NOUN/1/appos "
        "of/ADP/7/case Aldmoor/PROPN/5/nmod between/ADP/9/case 1999/NUM/5/nmod and/CCONJ/11/cc 2003/NUM/9/conj "
        ",/PUNCT/1/punct described/VERB/0/root the/DET/15/det work/NOUN/13/obj ./PUNCT/13/punct",
        date="1999|2003", location="Aldmoor", person="Mara Vint",
    )  # fmt: skip
    assert [status for *_, status in held(drawn)] == ["former"]


def test_a_title_with_its_own_article_is_not_former_with_the_first() -> None:
    drawn = Drawn(
        "Mara/PROPN/18/nsubj Vint/PROPN/1/flat ,/PUNCT/6/punct the/DET/6/det former/ADJ/6/amod "
        "president/NOUN/1/appos of/ADP/10/case the/DET/10/det Aldmoor/PROPN/10/compound Society/PROPN/6/nmod "
        "and/CCONJ/16/cc a/DET/16/det well/ADV/14/advmod known/VERB/16/amod community/NOUN/16/compound "
        "leader/NOUN/10/conj ,/PUNCT/1/punct wrote/VERB/0/root it/PRON/18/obj ./PUNCT/18/punct",
        organization="Aldmoor Society", person="Mara Vint",
    )  # fmt: skip
    assert [status for *_, status in held(drawn)] == ["former", "current"]


def test_nobody_lives_to_tell() -> None:
    drawn = Drawn(
        "Peter/PROPN/13/nsubj Berg/PROPN/1/flat ,/PUNCT/5/punct prime/ADJ/5/amod minister/NOUN/1/appos "
        "of/ADP/7/case Norway/PROPN/5/nmod during/ADP/11/case the/DET/11/det 14th/ADJ/11/amod century/NOUN/5/nmod "
        ",/PUNCT/1/punct built/VERB/0/root it/PRON/13/obj ./PUNCT/13/punct",
        "In/ADP/2/case 1340/NUM/5/obl it/PRON/5/nsubj:pass was/AUX/5/aux:pass sold/VERB/0/root ./PUNCT/5/punct",
        "By/ADP/2/case 1390/NUM/5/obl it/PRON/5/nsubj:pass was/AUX/5/aux:pass lost/VERB/0/root ./PUNCT/5/punct",
        "In/ADP/2/case 1410/NUM/4/obl it/PRON/4/nsubj burned/VERB/0/root ./PUNCT/4/punct",
        date="1340|1390|1410", location="Norway", person="Peter Berg",
    )  # fmt: skip
    assert [status for *_, status in held(drawn)] == ["former"]


def test_an_old_building_makes_nobody_former() -> None:
    drawn = Drawn(
        "Mayor/PROPN/2/nmod:desc Mara/PROPN/4/nsubj Vint/PROPN/2/flat visited/VERB/0/root the/DET/6/det "
        "church/NOUN/4/obj ./PUNCT/4/punct",
        "It/PRON/3/nsubj:pass was/AUX/3/aux:pass built/VERB/0/root in/ADP/5/case 1340/NUM/3/obl ./PUNCT/3/punct",
        date="1340", person="Mara Vint",
    )  # fmt: skip
    assert [status for *_, status in held(drawn)] == ["current"]


def test_whoever_rises_to_a_position_holds_it() -> None:
    drawn = Drawn(
        "Mara/PROPN/3/nsubj Vint/PROPN/1/flat rose/VERB/0/root to/ADP/6/case the/DET/6/det position/NOUN/3/obl "
        "of/ADP/8/case director/NOUN/6/nmod of/ADP/10/case Aldtek/PROPN/8/nmod ./PUNCT/3/punct",
        organization="Aldtek", person="Mara Vint",
    )  # fmt: skip
    assert held(drawn) == [("Mara Vint", "director", "Aldtek", "current")]


def test_whoever_resigned_from_a_post_held_it() -> None:
    drawn = Drawn(
        "Mara/PROPN/3/nsubj Vint/PROPN/1/flat resigned/VERB/0/root from/ADP/6/case the/DET/6/det post/NOUN/3/obl "
        "of/ADP/9/case finance/NOUN/9/compound minister/NOUN/6/nmod ./PUNCT/3/punct",
        person="Mara Vint",
    )  # fmt: skip
    assert held(drawn) == [("Mara Vint", "finance minister", None, "former")]


def test_a_resignation_as_something() -> None:
    drawn = Drawn(
        "Reporters/NOUN/2/nsubj asked/VERB/0/root about/ADP/6/case Vint/PROPN/6/nmod:poss 's/PART/4/case "
        "resignation/NOUN/2/obl as/ADP/8/case chairwoman/NOUN/6/nmod of/ADP/10/case Aldtek/PROPN/8/nmod "
        "./PUNCT/2/punct",
        organization="Aldtek", person="Vint",
    )  # fmt: skip
    assert held(drawn) == [("Vint", "chairwoman", "Aldtek", "former")]


def test_a_tenure_as_something_is_over() -> None:
    drawn = Drawn(
        "During/ADP/5/case Mara/PROPN/5/nmod:poss Vint/PROPN/2/flat 's/PART/2/case tenure/NOUN/12/obl as/ADP/7/case "
        "mayor/NOUN/5/nmod ,/PUNCT/5/punct the/DET/10/det bridge/NOUN/12/nsubj:pass was/AUX/12/aux:pass "
        "built/VERB/0/root ./PUNCT/12/punct",
        person="Mara Vint",
    )  # fmt: skip
    assert [status for *_, status in held(drawn)] == ["former"]


def test_a_tenure_goes_on_where_the_post_is_held() -> None:
    drawn = Drawn(
        "During/ADP/5/case Mara/PROPN/5/nmod:poss Vint/PROPN/2/flat 's/PART/2/case tenure/NOUN/12/obl as/ADP/7/case "
        "mayor/NOUN/5/nmod ,/PUNCT/5/punct the/DET/10/det bridge/NOUN/12/nsubj:pass was/AUX/12/aux:pass "
        "built/VERB/0/root ./PUNCT/12/punct",
        "Mayor/PROPN/2/nmod:desc Mara/PROPN/5/nsubj Vint/PROPN/2/flat has/AUX/5/aux opened/VERB/0/root "
        "it/PRON/5/obj ./PUNCT/5/punct",
        person="Mara Vint",
    )  # fmt: skip
    assert [status for *_, status in held(drawn)] == ["current"]


def test_a_next_role_is_not_held() -> None:
    drawn = Drawn(
        "Reporters/NOUN/2/nsubj asked/VERB/0/root about/ADP/7/case Vint/PROPN/7/nmod:poss 's/PART/4/case "
        "next/ADJ/7/amod role/NOUN/2/obl as/ADP/9/case chairwoman/NOUN/7/nmod of/ADP/11/case Aldtek/PROPN/9/nmod "
        "./PUNCT/2/punct",
        organization="Aldtek", person="Vint",
    )  # fmt: skip
    assert held(drawn) == []

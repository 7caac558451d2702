from onrecord.report.words import even, fragments, sentence, stands_in, starts_open, with_marks
from onrecord.types import Account, Actor, Article, Block, Span

TEXT = "A title\n\nShe met him [at the port]. Ada Quill met Bo Renn."


def article(text: str = TEXT) -> Article:
    return Article(
        id="a1", source="a", url=None, title="A title", text=text, blocks=(Block("title", 0, 7),), language="en", outlet="O",
        republisher=None, byline=None, section=None, tags=(), published=None, published_missing="none", removed=(), capture="", cleaner="t",
    )  # fmt: skip


def account(*actors: Actor) -> Account:
    return Account(article="a1", actors=actors, offices=(), events=(), statements=(), quantities=(), refused=())


def actor(number: int, name: str, *mentions: tuple[int, int]) -> Actor:
    spans = tuple(Span(*m) for m in mentions)
    return Actor(id=number, name=name, kind="person", country=None, sector=None, aliases=(), mentions=spans)


def test_names_stand_in_brackets_after_pronouns() -> None:
    cast = account(actor(0, "Ada Quill", (9, 12), (36, 45)), actor(1, "Bo Renn", (17, 20)))
    assert sentence(article(), cast, Span(9, 35), (0, 1)) == "She [Ada Quill] met him [Bo Renn] (at the port)."


def test_an_actor_named_in_the_sentence_is_not_inserted() -> None:
    cast = account(actor(0, "Ada Quill", (9, 12), (36, 45)))
    assert sentence(article(), cast, Span(9, 58), (0,)) == "She met him (at the port). Ada Quill met Bo Renn."


def test_insertions_are_taken_out_again() -> None:
    assert fragments("She [Ada Quill] met him.") == ["She", "met him."]


def test_brackets_of_the_source_cannot_pose_as_insertions() -> None:
    assert stands_in(even("met him [at the port]."), [TEXT])


def test_words_out_of_order_do_not_stand() -> None:
    assert not stands_in("met him. [x] She", ["She met him."])
    assert stands_in("She [x] met him.", ["She met him."])


def test_an_empty_line_does_not_stand() -> None:
    assert not stands_in("[only inserted]", ["anything"])


def test_sentences_that_lean_on_another() -> None:
    assert starts_open("They signed.")
    assert starts_open("“It is over,” she said.")
    assert not starts_open("Ada Quill signed.")


def test_quotation_marks_around_a_span_belong_to_it() -> None:
    text = "She said “no” twice."
    assert with_marks(text, Span(10, 12)) == Span(9, 13)
    assert with_marks(text, Span(0, 3)) == Span(0, 3)


def test_datelines_are_left_out_of_lines() -> None:
    text = "A title\n\nOSLO, March 2 (Wire) - Ada Quill met Bo Renn."
    assert sentence(article(text), account(), Span(9, len(text)), ()) == "Ada Quill met Bo Renn."

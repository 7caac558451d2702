"""Articles of one event are one story, in any order; other events and other years are not."""

from datetime import date, timedelta
from itertools import permutations

from onrecord.link.stories import WINDOW, Piece, stories, vectors

DAY = date(2024, 3, 3)
FERRY = (
    Piece(
        "a",
        "Ferry sinks off Sandvik",
        "A ferry sank near the port of Sandvik on Sunday. Rescuers saved forty passengers of the Aurora.",
        DAY,
    ),
    Piece(
        "b",
        "Forty saved as Aurora sinks",
        "Forty passengers were rescued when the ferry Aurora sank off Sandvik, the coast guard said.",
        DAY,
    ),
    Piece(
        "c",
        "Why did the Aurora sink?",
        "The ferry Aurora took on water off Sandvik. Passengers told rescuers of a loud noise.",
        DAY + timedelta(3),
    ),
)
VOTE = (
    Piece("d", "Parliament passes fishing quota", "Lawmakers in Oslo voted for a new fishing quota on Monday after a long debate.", DAY),
    Piece("e", "Oslo votes on quota", "The fishing quota was passed by parliament; lawmakers of the opposition left the debate.", DAY),
)
FILLER = tuple(
    Piece(f"x{n}", f"{name} opens {thing}", f"{name} opened its {thing} with a speech and music in the old {place}.", DAY)
    for n, (name, thing, place) in enumerate(
        (("Harrow", "museum", "barracks"), ("Milton", "bridge", "harbour"), ("Tarn", "library", "mill"))
    )
)


def groups(found: dict[str, str]) -> set[frozenset[str]]:
    return {frozenset(one for one, story in found.items() if story == name) for name in found.values()}


def test_articles_of_one_event_are_one_story() -> None:
    found = groups(stories((*FERRY, *VOTE, *FILLER)))
    assert found == {frozenset("abc"), frozenset("de"), frozenset(["x0"]), frozenset(["x1"]), frozenset(["x2"])}


def test_any_order_gives_the_same_stories() -> None:
    assert len({tuple(sorted(stories((*order, *VOTE, *FILLER)).items())) for order in permutations(FERRY)}) == 1


AGAIN = Piece(
    "later",
    "Ferry runs aground near Sandvik",
    "The ferry Borealis ran aground near the port of Sandvik on Friday. Rescuers brought ninety passengers ashore, police said.",
    DAY,
)


def test_what_is_alike_half_a_year_apart_is_another_story() -> None:
    later = AGAIN._replace(day=DAY + timedelta(WINDOW + 10))
    assert stories((*FERRY, *VOTE, *FILLER, AGAIN))["later"] == "a"
    assert stories((*FERRY, *VOTE, *FILLER, later))["later"] == "later"


def test_the_same_text_with_the_day_it_was_saved_is_the_same_story() -> None:
    saved = FERRY[0]._replace(id="saved", day=DAY + timedelta(5 * WINDOW))
    assert stories((*FERRY, *VOTE, *FILLER, saved))["saved"] == "a"


def test_closed_words_of_another_language_make_no_story() -> None:
    found = stories(
        (
            Piece(
                "p", "Navio afunda em Sandvik", "Um navio de carga que ia para o norte afundou em mar alto com uma carga de sal.", DAY, "pt"
            ),
            Piece(
                "q", "Escola abre em Lund", "Uma escola que foi paga por um grupo de pais abriu em Lund com uma festa de rua.", DAY, "pt"
            ),
            *FILLER,
        )
    )
    assert found["p"] == "p"
    assert found["q"] == "q"


def test_nothing_and_articles_without_text() -> None:
    assert stories(()) == {}
    assert stories((Piece("a", "", "", None), Piece("b", "", "", None))) == {"a": "a", "b": "b"}


def test_vectors_are_of_unit_length_and_know_no_closed_words() -> None:
    for vector in vectors((*FERRY, *VOTE)):
        assert abs(sum(weight * weight for weight in vector.values()) - 1) < 1e-9
        assert not {"the", "of", "was"} & set(vector)


def test_two_title_fights_of_one_boxer_are_two_stories():
    def fights(opponent: str, round_: str, town: str) -> list[Piece]:
        title = f"Petro Lysenko stops {opponent} in defence of heavyweight title"
        extra = (
            "The crowd sang for an hour.",
            "The judges had him ahead.",
            "His trainer smiled.",
            "The belt stays.",
            "Ropes sagged.",
            "It was late.",
        )
        text = f"Petro Lysenko kept his heavyweight title when he stopped {opponent} in round {round_} in {town} and stays champion."
        return [Piece(f"{opponent}{number}", title, f"{text} {more}", None) for number, more in enumerate(extra)]

    found = stories([*fights("Omar Haddad", "seven", "Lima"), *fights("Juan Rojas", "two", "Oslo")])
    assert len(set(found.values())) == 2
    assert len({found[f"Omar Haddad{number}"] for number in range(6)}) == 1

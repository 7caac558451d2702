"""One kind for one name within an article."""

from onrecord.read.consistency import consistent
from onrecord.read.spans import WordSpan

FORMS = ["Anna", "Berg", "left", "Berg", "and", "Moe", "saw", "MOE", "on", "Monday", "Monday"]


def span(first: int, last: int, kind: str, score: float) -> WordSpan:
    return WordSpan(first, last, kind, score)


def test_a_surname_is_a_person():
    found = consistent([span(0, 2, "Person", 0.99), span(3, 4, "Location", 0.7)], FORMS)
    assert [item.kind for item in found] == ["Person", "Person"]
    assert 0 < found[1].score < 1


def test_the_surer_occurrence_wins():
    found = consistent([span(5, 6, "Location", 0.95), span(7, 8, "Organization", 0.5)], FORMS)
    assert [item.kind for item in found] == ["Location", "Location"]
    assert found[0].score == 0.95


def test_dates_are_left_alone():
    given = [span(9, 10, "Date", 0.6), span(10, 11, "Person", 0.9)]
    assert consistent(given, FORMS) == given


def test_nothing_of_nothing():
    assert consistent([], []) == []

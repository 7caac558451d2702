"""What cannot all be true of one happening is shown side by side; what can, is not."""

from datetime import date, timedelta
from itertools import permutations

import pytest
from msgspec.structs import replace

from onrecord.link.contradictions import Contradiction, Number, Told, contradictions, harm
from onrecord.types import Span

DAY = date(2024, 3, 3)
SPAN = Span(0, 5)


def number(low: float | None, high: float | None, unit: str = "people", *, approximate: bool = False) -> Number:
    return Number(low=low, high=high, approximate=approximate, unit=unit, span=SPAN)


def told(name: str, *numbers: Number, family: str = "", **more: object) -> Told:
    plain = Told(
        event=name, article=f"article {name}", family=family or name, happening="a", type="ASSAULT", status="occurred", cue="killed",
        cue_span=SPAN, actors=("Ostania",), recipients=("Westland",), start=DAY, end=DAY, said=True, when_span=SPAN, numbers=numbers,
    )  # fmt: skip
    return replace(plain, **more)


def found(*reports: Told, joined: bool = False) -> list[Contradiction]:
    pairs = frozenset((a.event, b.event) for a in reports for b in reports if joined and a.event < b.event)
    return list(contradictions(reports, pairs))


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (number(3, 3), number(5, 5), True),
        (number(3, 3), number(3, 3), False),
        (number(3, None), number(5, 5), False),
        (number(6, None), number(5, 5), True),
        (number(None, 4), number(5, 5), True),
        (number(3, 5), number(4, 4), False),
        (number(300, 300, approximate=True), number(340, 340), False),
        (number(300, 300, approximate=True), number(500, 500), True),
        (number(3, 3, "soldier"), number(5, 5, "child"), False),
        (number(3, 3, "km"), number(5, 5, "km"), False),
    ],
)
def test_numbers_contradict_only_where_they_exclude_each_other(one: Number, other: Number, differ: bool) -> None:
    assert [c.about for c in found(told("a", one), told("b", other))] == (["killed people"] if differ else [])


def test_every_value_keeps_its_own_reports_and_nothing_is_averaged() -> None:
    (clash,) = found(told("a", number(3, 3)), told("b", number(5, 5)), told("c", number(5, 5)), told("d", number(2, None)))
    assert [[event for event, _, _ in value.reports] for value in clash.values] == [["a"], ["b", "c"]]
    assert clash.kind == "number"


def test_what_was_killed_is_not_compared_with_what_was_wounded() -> None:
    assert found(told("a", number(3, 3)), told("b", number(5, 5), cue="wounded")) == []
    assert len(found(told("a", number(3, 3), cue="killing"), told("b", number(5, 5), cue="were killed"))) == 1


def test_copies_of_one_text_do_not_contradict_each_other() -> None:
    assert found(told("a", number(3, 3), family="x"), told("b", number(5, 5), family="x")) == []


def test_the_sum_of_a_week_does_not_contradict_a_day() -> None:
    week = told("b", number(16, 16), end=DAY + timedelta(3))
    assert found(told("a", number(3, 3)), week) == []
    assert found(told("a", number(3, 3)), told("b", number(5, 5), start=DAY + timedelta(1), end=DAY + timedelta(1))) == []
    assert found(told("a", number(3, 3)), told("b", number(5, 5), start=None, end=None)) == []


def test_days_differ_where_both_texts_give_them_and_the_pair_was_judged_directly() -> None:
    later = told("b", start=DAY + timedelta(1), end=DAY + timedelta(1))
    assert [c.kind for c in found(told("a"), later, joined=True)] == ["day"]
    assert found(told("a"), later) == []
    assert found(told("a"), replace(later, said=False), joined=True) == []


def test_places_differ_where_both_are_towns() -> None:
    lima, cusco = told("a", place="Lima", place_span=SPAN), told("b", place="Cusco", place_span=SPAN)
    (clash,) = found(lima, cusco)
    assert (clash.kind, len(clash.values)) == ("place", 2)
    assert found(lima, replace(cusco, place="Peru")) == []
    assert found(lima, replace(cusco, place="central Lima")) == []
    assert found(lima, replace(cusco, place="the old port")) == []


def test_turned_roles_differ_except_in_what_both_do() -> None:
    turned = told("b", actors=("Westland",), recipients=("Ostania",))
    assert [c.kind for c in found(told("a"), turned)] == ["roles"]
    assert found(told("a", type="CONSULT"), replace(turned, type="CONSULT")) == []
    assert found(told("a"), replace(turned, cue="struck")) == []


def test_a_denial_stands_beside_what_it_denies() -> None:
    denied = told("b", status="denied", happening="b")
    (clash,) = found(told("a"), denied)
    assert clash.kind == "denied"
    assert [value.reports[0][0] for value in clash.values] == ["a", "b"]
    assert found(told("a"), replace(denied, start=DAY + timedelta(9), end=DAY + timedelta(9))) == []
    assert found(told("a"), replace(denied, recipients=("Northland",))) == []
    assert found(told("a", status="planned"), denied) == []


def test_promise_10_any_order_gives_the_same() -> None:
    reports = (told("a", number(3, 3)), told("b", number(5, 5)), told("c", number(7, None), status="denied"))
    assert len({tuple(found(*order)) for order in permutations(reports)}) == 1


def test_a_toll_that_a_later_report_gives_as_higher_has_risen() -> None:
    first, later = told("a", number(5, 5), reported=DAY), told("b", number(7, 7), reported=DAY + timedelta(1))
    assert found(first, later) == []
    assert len(found(replace(first, numbers=later.numbers), replace(later, numbers=first.numbers))) == 1
    assert len(found(first, replace(later, reported=DAY))) == 1


@pytest.mark.parametrize(
    ("before", "words", "after", "counts"),
    [
        ("Ostania struck the town, killing ", "five people", " and wounding twelve.", "killed"),
        ("killing five people and wounding ", "twelve civilians", ", the mayor said", "wounded"),
        ("", "Eight people", ", two of them children, were killed when", "killed"),
        ("the dead were buried. ", "Eight people", " came to the square", ""),
        ("and ", "five more people", " were killed", ""),
        ("and ", "two", " others were wounded", ""),
        ("at least ", "five deaths", " were counted", "killed"),
    ],
)
def test_the_nearest_word_says_what_a_number_of_people_counts(before: str, words: str, after: str, counts: str) -> None:
    assert harm(before, words, after) == counts


def test_numbers_in_one_sentence_with_the_event_are_compared_by_what_they_count() -> None:
    five, eight = replace(number(5, 5), counts="killed"), replace(number(8, 8, "person"), counts="killed")
    (clash,) = found(told("a", five, cue="attacked"), told("b", eight, cue="fired missiles"))
    assert clash.about == "killed people"
    assert found(told("a", five, cue="attacked"), told("b", replace(eight, counts="wounded"), cue="attacked")) == []


def test_a_denial_without_a_day_speaks_of_what_was_reported_before() -> None:
    attack = told("a", actors=("Ostania",), recipients=("Westland",), recipient_states=("WST",), towns=("arvik",))
    denial = told(
        "b",
        status="denied",
        happening="b",
        start=None,
        end=None,
        recipients=("Arvik",),
        recipient_states=("WST",),
        reported=DAY + timedelta(1),
    )
    assert [c.kind for c in found(attack, denial)] == ["denied"]
    assert found(attack, replace(denial, reported=DAY + timedelta(9))) == []
    assert found(attack, replace(denial, recipient_states=("NLD",))) == []
    assert found(attack, replace(denial, towns=("senn",))) == []
    assert found(attack, replace(denial, cue="held hostage")) == []

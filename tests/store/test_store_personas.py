"""Which personas are compared follows from what is in the base, not from the order in which it came, and is bounded for each."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import article

from onrecord import pipeline
from onrecord.store import Store, personas
from onrecord.types import Account, Actor, Article, Judgement, Office, Span, When

DAYS = [date(2024, month, 3) for month in (1, 2, 3)]
# Who, of which country, in which office, in which month, and of which countries the article speaks.
TOLD = st.tuples(
    st.sampled_from(["Anna Berg", "A Berg", "Oddny Fjellvang", "Berg"]),
    st.sampled_from([None, "NOR", "SWE"]),
    st.sampled_from([None, "foreign_minister", "athlete", "leader"]),
    st.sampled_from(DAYS),
    st.sampled_from([(), ("KEN",), ("KEN", "NOR"), ("KEN", "PER")]),
)


def page(number: int) -> Article:
    return article(f"{number}.txt", f"News {number}", f"Something happened to somebody somewhere, {number} times.")


def put(store: Store, number: int, told: tuple[str, str | None, str | None, date, tuple[str, ...]]) -> None:
    (name, country, role, day, countries), home = told, page(number)
    when = When(start=day, end=day, precision="day", basis="explicit")
    actors = [(name, "person", country), *((code, "country", code) for code in countries)]
    made = tuple(
        Actor(id=i, name=n, kind=k, country=c, sector=None, aliases=(), mentions=(Span(i, i + 1),)) for i, (n, k, c) in enumerate(actors)
    )
    office = Office(
        person=0, title=role or "", role=role, organization=None, country=country, when=when, status="current", evidence=(Span(0, 1),)
    )
    store.put_article(home)
    store.put_account(
        Account(article=home.id, actors=made, offices=(office,) if role else (), events=(), statements=(), quantities=(), refused=())
    )


def said(store: Store) -> set[object]:
    """The verdicts in force, and what became of them."""
    return {(j.a, j.b, j.verdict, j.score, j.reasons) for j in store.judgements("actor") if not j.withdrawn} | {store.digest()}


@pytest.fixture(params=[(1, 1), (1, 2), (2, 3), (4, 64)])
def bounds(request, monkeypatch):
    """Few enough that a handful of articles is too many."""
    monkeypatch.setattr(personas, "LOOKS", request.param[0])
    monkeypatch.setattr(personas, "BLOCK", request.param[1])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=st.lists(TOLD, min_size=2, max_size=9), data=st.data())
def test_promise_10_any_order_and_what_was_forgotten_give_one_result(bounds, world, data):
    order = data.draw(st.permutations(range(len(world))))
    gone = data.draw(st.sets(st.sampled_from(range(len(world))), max_size=3))
    with Store.open(":memory:") as once, Store.open(":memory:") as one_by_one:
        for number, told in enumerate(world):
            if number not in gone:
                put(once, number, told)
        pipeline.link(once)
        for number in order:
            put(one_by_one, number, world[number])
            pipeline.link(one_by_one)
        pipeline.forget([f"{number}.txt" for number in sorted(gone)], one_by_one)
        assert said(one_by_one) == said(once)


def test_months_and_company_of_one_person_are_not_compared():
    with Store.open(":memory:") as store:
        for number in range(20):
            put(store, number, ("Oddny Fjellvang", None, None, DAYS[0], ((), ("KEN",), ("KEN", "NOR"), ("PER",))[number % 4]))
        pipeline.link(store)
        assert list(store.judgements("actor")) == []
        assert len({actor.id for actor in store.actors() if actor.kind == "person"}) == 1


def test_where_too_many_look_alike_it_is_said(monkeypatch):
    monkeypatch.setattr(personas, "BLOCK", 2)
    with Store.open(":memory:") as store:
        for number, countries in enumerate([("KEN",), ("PER",), ("CHL",), ("KEN", "PER")]):
            put(store, number, ("Anna Berg", None, None, DAYS[0], countries))
        pipeline.link(store)
        crowded = dict(store.crowded())
        assert set(crowded.values()) == {4}
        refused = [refusal for refusal in store.refusals() if refusal.stage == "link"]
        assert [refusal.source for refusal in refused] == sorted(crowded)
        # Everyone is compared with the two that stand for the name, and nobody else.
        assert sum(not j.withdrawn for j in store.judgements("actor")) <= 2 * 3


def test_a_person_joins_and_parts_whole_personas():
    names = [("Oddny Fjellvang", "NOR"), ("Oddny Fjellvang", "NOR"), ("Anna Berg", "NOR"), ("Anna Berg", "NOR")]
    with Store.open(":memory:") as store:
        for number, (name, country) in enumerate(names):
            put(store, number, (name, country, None, DAYS[0], ()))
        pipeline.link(store)
        first, second, third, fourth = (f"{page(number).id}#0" for number in range(4))
        a, b = sorted((first, third))
        judgement = Judgement(
            subject="actor", relation="identity", a=a, b=b, verdict="same", score=1.0, reasons=("one hand",), judge="Jo Lund",
            made="2024-06-01T10:00:00+00:00",
        )  # fmt: skip
        store.put_judgements([judgement])
        pipeline.settle(store)
        assert store.together("actor", second, fourth)
        put(store, 4, ("Anna Berg", "NOR", None, DAYS[1], ("KEN",)))
        pipeline.link(store)
        assert store.together("actor", first, f"{page(4).id}#0")
        store.withdraw(judgement)
        pipeline.settle(store)
        assert not store.together("actor", first, third)
        assert not store.together("actor", second, fourth)
        assert store.together("actor", third, f"{page(4).id}#0")

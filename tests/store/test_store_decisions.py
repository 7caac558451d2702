"""People's decisions: they outrank the program, can be undone, travel as rows, and hold when articles are read again."""

from collections.abc import Iterator

import pytest
from invented import account, article, reading
from msgspec.structs import replace

from onrecord.errors import BadInput, UnknownName
from onrecord.store import Decision, Side, Store
from onrecord.types import Account, Actor, Article, Judgement, Span

ONE = article("a.txt", "Talks", "Anna Berg of Norway met Omar Haddad of Kenya in Lima on 2024-03-03.", outlet="The Ledger")
TWO = article("b.txt", "Later", "Ann Berg of Norway met Omar Haddad of Kenya in Lima on 2024-03-03.", outlet="The Gazette")
THREE = article("c.txt", "Sums", "Ann Berg of Chile met Luz Rojas of Peru on 2024-03-09.", outlet="La Gazeta")


def put(store: Store, *articles: Article) -> None:
    for one in articles:
        store.put_article(one)
        store.put_reading(reading(one))
        store.put_account(account(one))
    store.regroup()


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open(":memory:") as opened:
        put(opened, ONE, TWO, THREE)
        yield opened


def decision(store: Store, a: str, b: str, verdict: str = "same", made: str = "2024-06-01T10:00:00+00:00") -> Decision:
    (subject, first), (_, second) = store.named(a), store.named(b)
    return Decision(subject=subject, a=first, b=second, verdict=verdict, because=("one signature",), judge="Jo Lund", made=made)


def decide(store: Store, *given: str) -> Decision:
    made = decision(store, *given)
    store.decide(made)
    store.regroup()
    return made


def doubted(a: str, b: str, verdict: str = "unsure") -> Judgement:
    first, second = sorted((a, b))
    return Judgement(
        subject="actor", relation="identity", a=first, b=second, verdict=verdict, score=0.5, reasons=("one name",), judge="onrecord"
    )


BERG, ABERG, OTHER = f"{ONE.id}#0", f"{TWO.id}#0", f"{THREE.id}#0"


def test_a_decision_joins_and_its_undoing_parts(store):
    decide(store, "Anna Berg", ABERG)
    assert store.together("actor", BERG, ABERG)
    assert store.undo().judge == "Jo Lund"
    store.regroup()
    assert not store.together("actor", BERG, ABERG)
    assert list(store.decided()) == []
    assert [d.withdrawn for d in store.decided(withdrawn=True)] == [True]
    assert store.undo() is None


def test_a_person_outranks_the_program(store):
    store.put_judgements([doubted(BERG, ABERG, "same")])
    store.regroup()
    assert store.together("actor", BERG, ABERG)
    decide(store, BERG, ABERG, "different")
    assert not store.together("actor", BERG, ABERG)
    store.put_judgements([doubted(BERG, ABERG, "same")])
    store.regroup()
    assert not store.together("actor", BERG, ABERG)


def test_the_latest_of_two_decisions_counts_and_undo_takes_it_first(store):
    decide(store, BERG, ABERG, "same", "2024-06-01T10:00:00+00:00")
    decide(store, ABERG, BERG, "different", "2024-06-02T10:00:00+00:00")
    assert not store.together("actor", BERG, ABERG)
    store.undo((BERG, ABERG))
    store.regroup()
    assert store.together("actor", BERG, ABERG)


def test_undo_of_a_pair_leaves_the_others(store):
    decide(store, BERG, ABERG, "same", "2024-06-01T10:00:00+00:00")
    decide(store, ABERG, OTHER, "different", "2024-06-02T10:00:00+00:00")
    assert store.undo((ABERG, BERG)).verdict == "same"
    assert [d.verdict for d in store.decided()] == ["different"]
    assert store.undo((ABERG, BERG)) is None


def renumbered(said: Account) -> Account:
    """The same account by a reader that found a thing first: every actor's number is one higher."""
    first = Actor(id=0, name="Talks", kind="thing", country=None, sector=None, aliases=(), mentions=(Span(0, 5),))
    actors = (first, *(replace(a, id=a.id + 1) for a in said.actors))
    return replace(said, actors=actors, events=(), offices=(), statements=())


def test_a_decision_holds_when_another_reading_numbers_the_actors_otherwise(store):
    decide(store, BERG, ABERG)
    store.put_account(renumbered(account(ONE)))
    store.regroup()
    assert store.together("actor", f"{ONE.id}#1", ABERG)
    assert not store.together("actor", f"{ONE.id}#0", ABERG)
    (kept,) = store.decided(withdrawn=True)
    assert {kept.a.reference, kept.b.reference} == {f"{ONE.id}#1", ABERG}
    assert kept.because == ("one signature",)


def test_a_decision_waits_while_no_actor_stands_at_its_words(store):
    decide(store, BERG, ABERG)
    store.put_account(replace(renumbered(account(ONE)), actors=renumbered(account(ONE)).actors[:1]))
    store.regroup()
    assert not store.together("actor", f"{ONE.id}#0", ABERG)
    (waiting,) = store.decided()
    assert f"{ONE.id}@" in waiting.a.reference + waiting.b.reference
    store.put_account(account(ONE))
    store.regroup()
    assert store.together("actor", BERG, ABERG)


def test_a_decision_outlives_its_articles(store):
    decide(store, BERG, ABERG)
    store.forget("a.txt")
    store.regroup()
    assert len(list(store.decided())) == 1
    put(store, ONE)
    assert store.together("actor", BERG, ABERG)


def test_a_decision_on_events_finds_its_cue_again(store):
    first, second = (next(e for e in store.events() if e.article.id == one.id).event.id for one in (ONE, TWO))
    decide(store, first[:6], second)
    assert store.together("event", first, second)
    said = account(ONE)
    store.put_account(replace(said, events=tuple(replace(e, id="0123456789ab", type="AGREE") for e in said.events)))
    store.regroup()
    assert store.together("event", "0123456789ab", second)


def test_decisions_travel_and_arrive_once(store):
    decide(store, BERG, ABERG)
    sent = list(store.decided(withdrawn=True))
    with Store.open(":memory:") as other:
        put(other, TWO, ONE)
        assert other.take_decisions(sent) == 1
        assert other.take_decisions(sent) == 0
        other.regroup()
        assert other.together("actor", BERG, ABERG)
        other.undo()
        assert other.take_decisions(sent) == 0
        assert list(other.decided()) == []
        assert store.take_decisions(other.decided(withdrawn=True)) == 1
        assert list(store.decided()) == []


def test_the_order_of_adding_makes_no_difference_to_decisions(store):
    decide(store, BERG, ABERG)
    with Store.open(":memory:") as other:
        other.take_decisions(store.decided())
        put(other, THREE, TWO, ONE)
        assert other.digest() == store.digest()


def test_what_is_unsure_is_asked_until_somebody_decides(store):
    store.put_judgements([doubted(BERG, ABERG), doubted(BERG, OTHER)])
    store.regroup()
    asked = list(store.questions())
    assert [{q.a.reference, q.b.reference} for q in asked] == [{BERG, OTHER}, {BERG, ABERG}] or len(asked) == 2
    assert asked[0].reasons == ("one name",)
    decide(store, BERG, ABERG, "unsure")
    assert [{q.a.reference, q.b.reference} for q in store.questions("actor")] == [{BERG, OTHER}]
    assert list(store.questions("event")) == []


def test_what_is_joined_already_is_not_asked(store):
    store.put_judgements([doubted(BERG, ABERG)])
    decide(store, BERG, OTHER)
    decide(store, OTHER, ABERG)
    assert list(store.questions()) == []


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ("Nobody At All", UnknownName, "onrecord actors"),
        (f"{ONE.id}#77", UnknownName, "no actor"),
        ("ffffffffffffffff#1", UnknownName, "no article"),
        ("Ann Berg", BadInput, "2 actors are called 'Ann Berg'.*The Gazette.*references"),
    ],
)
def test_what_is_meant_must_be_one_thing(store, given, error, message):
    with pytest.raises(error, match=message):
        store.named(given)


def test_one_thing_is_no_pair(store):
    with pytest.raises(BadInput, match="needs two"):
        store.decide(decision(store, BERG, BERG))
    with pytest.raises(BadInput, match="time"):
        store.decide(decision(store, BERG, ABERG, "same", ""))


def test_a_judgement_without_words_is_listed_by_its_references(store):
    store.put_judgements([replace(doubted(BERG, ABERG, "same"), made="2024-01-01", judge="Jo")])
    (found,) = store.decided()
    assert found.a == Side(reference=min(BERG, ABERG), article=min(BERG, ABERG).partition("#")[0], name=min(BERG, ABERG))

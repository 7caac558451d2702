"""Questions to a base: scopes, names, search, judgements, origins."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import account, article, capture, reading

from onrecord.errors import BadInput, UnknownName
from onrecord.link.profiles import Profile
from onrecord.store import Scope, Store
from onrecord.store.visits import Visits
from onrecord.text import words
from onrecord.types import Judgement

TALKS = article(
    "a.txt", "Talks in Lima", "Anna Berg of Norway met Omar Haddad of Kenya in Lima on 2024-03-03. Anna Berg said the talks were long.",
    "Norway's foreign minister, Anna Berg, left. 200 people marched.", outlet="The Ledger", day=date(2024, 3, 4),
)  # fmt: skip
SCHOOL = article(
    "b.txt", "A school", "Luz Rojas of Peru met Pablo Soto of Chile on 2024-04-05. Luz Rojas said the school is open. somebody left.",
    outlet="La Gazeta", day=date(2024, 4, 6),
)  # fmt: skip
AGAIN = article(
    "c.txt", "Again", "Anna Berg of Norway met Pablo Soto of Chile on 2025-01-01. Señor Soto said the sea was calm.", outlet=None
)


@pytest.fixture(scope="module")
def store():
    with Store.open(":memory:") as opened:
        for one in (SCHOOL, TALKS, AGAIN):
            opened.put_article(one)
            opened.put_reading(reading(one))
            opened.put_account(account(one))
        yield opened


SCOPES = {
    "everything": (Scope(), "TALKS SCHOOL AGAIN"),
    "about": (Scope(about="school"), "SCHOOL"),
    "about, accents aside": (Scope(about="senor"), "AGAIN"),
    "about, several words": (Scope(about="met Soto"), "SCHOOL AGAIN"),
    "about, operators are words": (Scope(about='NOT "school" OR ('), ""),
    "actor": (Scope(actor="anna berg"), "TALKS AGAIN"),
    "actor by part of the name": (Scope(actor="Haddad"), "TALKS"),
    "actor by reference": (Scope(actor=f"{SCHOOL.id}#0"), "SCHOOL"),
    "a country stands for its actors": (Scope(actor="Chile"), "SCHOOL AGAIN"),
    "between persons": (Scope(between=("Anna Berg", "Pablo Soto")), "AGAIN"),
    "between countries": (Scope(between=("Norway", "Kenya")), "TALKS"),
    "between those who never met": (Scope(between=("Norway", "Peru")), ""),
    "type": (Scope(types=("CONSULT", "AID")), "TALKS SCHOOL AGAIN"),
    "no such type": (Scope(types=("AID",)), ""),
    "status": (Scope(statuses=("planned",)), ""),
    "since": (Scope(since=date(2024, 4, 5)), "SCHOOL AGAIN"),
    "until": (Scope(until=date(2024, 4, 5)), "TALKS SCHOOL"),
    "outlet": (Scope(outlet="la gazeta"), "SCHOOL"),
    "all at once": (Scope(about="talks", actor="Berg", since=date(2024, 1, 1), until=date(2024, 12, 31), outlet="The Ledger"), "TALKS"),
}
NAMES = {TALKS.id: "TALKS", SCHOOL.id: "SCHOOL", AGAIN.id: "AGAIN"}


@pytest.mark.parametrize(("scope", "expected"), SCOPES.values(), ids=SCOPES.keys())
def test_scopes_of_events(store, scope, expected):
    assert " ".join(NAMES[e.article.id] for e in store.events(scope)) == expected


def test_scopes_of_the_others(store):
    scope = Scope(actor="Anna Berg")
    assert [s.speaker.name for s in store.statements(scope)] == ["Anna Berg"]
    assert [o.office.title for o in store.offices(scope)] == ["foreign minister"]
    assert [q.quantity.value for q in store.quantities(scope)] == [200]
    assert {NAMES[a.id] for a in store.articles(scope)} == {"TALKS", "AGAIN"}
    assert [m.quotes[0].text for m in store.members(scope)] == ["Anna Berg", "Anna Berg"]


def test_articles_without_a_date_come_last_and_are_left_out_by_dates(store):
    assert [NAMES[a.id] for a in store.articles()] == ["TALKS", "SCHOOL", "AGAIN"]
    assert [NAMES[a.id] for a in store.articles(Scope(since=date(2000, 1, 1)))] == ["TALKS", "SCHOOL"]


def test_an_event_brings_its_evidence(store):
    event = next(store.events(Scope(about="school")))
    assert event.quotes[0].role == "cue"
    assert [q.text for q in event.quotes] == ["met", SCHOOL.text[event.event.evidence[0].start : event.event.evidence[0].end], "2024-04-05"]
    assert [a.name for a in event.actors] == ["Luz Rojas", "Pablo Soto"]
    assert store.event(event.event.id) == event
    assert store.happening(event.event.id) == [event]


def test_unknown_names_are_named(store):
    for ask in (
        lambda: list(store.events(Scope(actor="Nobody"))),
        lambda: store.event("x"),
        lambda: store.reading("x"),
        lambda: store.capture("x"),
    ):
        with pytest.raises(UnknownName):
            ask()
    with pytest.raises(BadInput, match="no word"):
        list(store.search("!?"))


def test_search_gives_a_passage_of_the_text(store):
    (found,) = store.search("long talks")
    assert TALKS.text[found.span.start : found.span.end] == found.passage
    assert "long" in found.passage
    assert [NAMES[f.article.id] for f in store.search("Soto", Scope(about="school"))] == ["SCHOOL"]


@given(st.text(min_size=1))
def test_any_search_is_answered_or_refused(text):
    with Store.open(":memory:") as store:
        store.put_article(SCHOOL)
        if words(text):
            assert all(found.article.id == SCHOOL.id for found in store.search(text))
        else:
            with pytest.raises(BadInput, match="no word"):
                list(store.search(text))


def test_status_counts(store):
    status = store.status()
    assert (status.articles, status.events, status.statements, status.offices, status.quantities) == (3, 3, 3, 1, 1)
    assert status.refusals == (("resolve", "event", "no actor", 1),)


def judged(a: str, b: str, verdict: str, *, made: str = "2024-05-01", judge: str = "Jo") -> Judgement:
    return Judgement(subject="actor", relation="identity", a=a, b=b, verdict=verdict, score=1, reasons=("seen",), judge=judge, made=made)


@pytest.fixture
def own():
    with Store.open(":memory:") as opened:
        for one in (TALKS, AGAIN):
            opened.put_article(one)
            opened.put_account(account(one))
        yield opened


def berg(store: Store) -> list[int]:
    return [a.articles for a in store.actors(Scope(actor="Anna Berg")) if a.name == "Anna Berg"]


def test_promise_11_a_person_joins_and_undoes(own):
    a, b = sorted(m.head.reference for m in own.members(Scope(actor="Anna Berg")))
    assert berg(own) == [1, 1]
    own.put_judgements([judged(a, b, "same")])
    own.regroup()
    assert berg(own) == [2]
    assert [j.reasons for j in own.judgements("actor", of=b)] == [("seen",)]
    assert own.withdraw(judged(a, b, "same"))
    own.regroup()
    assert berg(own) == [1, 1]
    assert not own.withdraw(judged(a, b, "same"))
    assert [j.withdrawn for j in own.judgements()] == [True]


def test_a_person_outranks_the_program_and_survives_it(own):
    a, b = sorted(m.head.reference for m in own.members(Scope(actor="Anna Berg")))
    own.put_judgements([judged(a, b, "different"), judged(a, b, "same", made="", judge="onrecord")])
    own.regroup()
    assert berg(own) == [1, 1]
    own.unlink()
    own.put_links("actor", [judged(a, b, "same", made="", judge="onrecord")])
    own.regroup()
    assert berg(own) == [1, 1]


def test_the_program_does_not_repeat_itself_and_withdraws_what_it_no_longer_says(own):
    one, other = (judged("a#1", b, "same", made="", judge="onrecord") for b in ("b#1", "c#1"))
    own.put_links("actor", [one, other])
    own.put_links("actor", [one])
    assert [(j.b, j.withdrawn) for j in own.judgements()] == [("b#1", False), ("c#1", True)]


def test_a_judgement_needs_two_things(own):
    with pytest.raises(BadInput, match="two different things"):
        own.put_judgements([judged("a#1", "a#1", "same")])


def test_a_fetchers_memory_counts_from_storing():
    with Store.open(":memory:") as store:
        page = capture("https://ledger.example/1", "text", url="https://ledger.example/1")
        store.visits.remember(page.url, '"v1"', None)
        assert Visits({}).seen(page.url) == (None, None)
        assert store.visits.seen(page.url) == (None, None)
        store.put_capture(page)
        assert store.visits.seen(page.url) == ('"v1"', None)
        assert store._db.execute("SELECT address, etag, modified FROM source").fetchall() == [(page.url, '"v1"', None)]


def test_per_article_look_ups_go_by_index(store):
    """No full scan for what every article needs."""
    asked = []
    store._db.set_trace_callback(asked.append)
    look = store.candidates
    look.similar(TALKS.id, (1, 2), 50)
    look.at_page(TALKS.id, "https://x.example")
    look.furniture("x", (1,))
    look.carriers("x", (1,))
    look.put_profiles(TALKS.id, [(0, Profile(kind="country", names=(), country="NOR"))])
    assert [due.others for due in look.personas()] == [()]
    store.known("a.txt", "x")
    store.account(TALKS.id)
    store.article(TALKS.id)
    store._db.set_trace_callback(None)
    for sql in asked:
        plan = [row[3] for row in store._db.execute(f"EXPLAIN QUERY PLAN {sql}")]
        assert not [step for step in plan if step.startswith("SCAN") and "json_each" not in step and "VIRTUAL" not in step], (sql, plan)

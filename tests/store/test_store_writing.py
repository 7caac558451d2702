"""What goes in comes out, and what is not verbatim does not go in."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import account, article, capture, reading

from onrecord.errors import NotVerbatim, StoreFault, UnknownName
from onrecord.store import Store
from onrecord.store.base import migrations
from onrecord.types import Account, Actor, Article, Refusal, Span

TALKS = article(
    "a.txt", "Talks 🎉 in Lima", "🏳️‍🌈 Anna Berg of Norway met Omar Haddad of Kenya in Lima on 2024-03-03.",
    "Norway's foreign minister, Anna Berg, spoke 👩‍👩‍👧. Anna Berg said the talks were long. 200 people marched. somebody left.",
    url="https://ledger.example/talks", day=date(2024, 3, 4),
)  # fmt: skip


@pytest.fixture
def store():
    with Store.open(":memory:") as opened:
        yield opened


def put(store: Store, *articles: Article) -> None:
    for one in articles:
        store.put_article(one)
        store.put_reading(reading(one))
        store.put_account(account(one))


def test_everything_comes_back_as_it_went_in(store):
    put(store, TALKS)
    assert store.article(TALKS.id) == TALKS
    assert store.reading(TALKS.id) == reading(TALKS)
    assert store.account(TALKS.id) == account(TALKS)


def test_capture_comes_back(store):
    taken = capture("a.txt", "Some bytes \0 and others")
    store.put_capture(taken)
    assert store.capture(taken.sha256) == taken
    assert store.known("a.txt", taken.sha256)
    assert not store.known("a.txt", "other")


def test_promise_1_every_stored_quotation_is_in_the_text(store):
    put(store, TALKS)
    rows = store._db.execute("SELECT start, stop, quote FROM evidence UNION ALL SELECT start, stop, quote FROM mention").fetchall()
    assert len(rows) > 10
    assert all(TALKS.text[start:stop] == quote for start, stop, quote in rows)


@pytest.mark.parametrize("span", [Span(0, 10_000), Span(9_000, 10_000)])
def test_a_span_past_the_text_is_refused(store, span):
    store.put_article(TALKS)
    actor = Actor(id=0, name="Nobody", kind="person", country=None, sector=None, aliases=(), mentions=(span,))
    bad = Account(article=TALKS.id, actors=(actor,), offices=(), events=(), statements=(), quantities=(), refused=())
    with pytest.raises(NotVerbatim, match="word for word"):
        store.put_account(bad)
    assert store.account(TALKS.id).actors == ()


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO evidence VALUES (1, 'event', 9, 'cue', 0, 5, 'talks')",
        "INSERT INTO evidence VALUES (1, 'event', 9, 'cue', 6, 7, '🎈')",
        "INSERT INTO evidence VALUES (7, 'event', 9, 'cue', 0, 5, 'Talks')",
        "INSERT INTO evidence VALUES (1, 'event', 9, 'cue', 0, 5, NULL)",
        "INSERT OR REPLACE INTO evidence VALUES (1, 'event', 0, 'cue', 0, 5, 'talks')",
        "INSERT OR IGNORE INTO evidence VALUES (1, 'event', 9, 'cue', 0, 5, 'talks')",
        "INSERT INTO mention VALUES (1, 0, 0, 5, 'Walks')",
        "UPDATE evidence SET quote = 'other'",
        "UPDATE evidence SET start = start + 1, stop = stop + 1",
        "UPDATE mention SET quote = 'other'",
        "UPDATE article SET text = 'other'",
        "UPDATE article SET title = 'other'",
    ],
)
def test_the_base_itself_refuses_what_is_not_verbatim(store, statement):
    put(store, TALKS)
    with pytest.raises(sqlite3.IntegrityError, match="not verbatim"):
        store._db.execute(statement)


def test_the_base_takes_what_is_verbatim_beyond_astral_characters(store):
    put(store, TALKS)
    start = TALKS.text.index("👩‍👩‍👧")
    store._db.execute("INSERT INTO evidence VALUES (1, 'event', 9, 'cue', ?, ?, '👩‍👩‍👧')", (start, start + 5))


def test_nul_and_half_characters_are_refused(store):
    with pytest.raises(StoreFault, match="refused"):
        store.put_article(article("n.txt", "Title", "a\0b"))
    with pytest.raises(StoreFault, match="surrogate"):
        store.put_article(article("n.txt", "Title").__class__(**{**fields(TALKS), "title": "\ud83c", "id": "x"}))
    assert list(store.articles()) == []


def fields(record: Article) -> dict[str, object]:
    return {name: getattr(record, name) for name in record.__struct_fields__}


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), min_size=1), st.data())
def test_any_text_any_span(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    stop = data.draw(st.integers(start + 1, len(text)))
    one = article("x.txt", text)
    actor = Actor(id=0, name="N", kind="person", country=None, sector=None, aliases=(), mentions=(Span(start, stop),))
    with Store.open(":memory:") as store:
        store.put_article(one)
        store.put_account(Account(article=one.id, actors=(actor,), offices=(), events=(), statements=(), quantities=(), refused=()))
        (member,) = store.members()
        assert member.quotes[0].text == text[start:stop]


def test_an_account_replaces_the_one_before(store):
    put(store, TALKS)
    before = store.digest()
    store.put_account(account(TALKS))
    assert store.digest() == before
    store.put_account(Account(article=TALKS.id, actors=(), offices=(), events=(), statements=(), quantities=(), refused=()))
    assert store._db.execute("SELECT count(*) FROM evidence").fetchone() == (0,)
    assert list(store.refusals()) == []


def test_refusals_are_kept_once_and_counted(store):
    refusal = Refusal(stage="ingest", what="file", reason="empty", source="b.txt")
    store.put_refusal(refusal)
    store.put_refusal(refusal)
    assert list(store.refusals()) == [refusal]
    assert store.status().refusals == (("ingest", "file", "empty", 1),)


def test_a_source_that_becomes_readable_is_no_longer_refused(store):
    store.put_refusal(Refusal(stage="clean", what="article", reason="empty", source="a.txt"))
    store.put_article(TALKS)
    assert list(store.refusals()) == []


def test_unknown_articles_are_named(store):
    with pytest.raises(UnknownName, match="nothing"):
        store.article("nothing")
    with pytest.raises(StoreFault, match="put the article before"):
        store.put_account(account(TALKS))


def test_promise_13_an_edited_page_is_a_new_version(store):
    put(store, TALKS)
    edited = article("a.txt", "Talks in Lima", "Anna Berg of Norway met Omar Haddad of Kenya on 2024-03-05.", url=TALKS.url)
    put(store, edited)
    assert [a.id for a in store.articles()] == [edited.id]
    assert [str(e.event.when.start) for e in store.events()] == ["2024-03-05"]
    assert store.status().superseded == 1
    assert store.article(TALKS.id) == TALKS
    store.put_article(TALKS)
    assert [a.id for a in store.articles()] == [TALKS.id]


def test_promise_13_a_fact_survives_while_one_source_shows_it(store):
    elsewhere = Article(**{**fields(TALKS), "source": "copy.txt"})
    put(store, TALKS, elsewhere)
    store.forget("a.txt")
    assert [a.id for a in store.articles()] == [TALKS.id]
    store.forget("copy.txt")
    store.regroup()
    assert list(store.articles()) == []
    tables = [t for (t,) in store._db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'article_search%'")]
    left = {t: n for t in tables if (n := store._db.execute(f"SELECT count(*) FROM {t}").fetchone()[0])}
    assert left == {}
    assert list(store.search("Talks")) == []


def test_the_same_text_from_two_sources_is_the_same_in_any_order():
    one, two = TALKS, Article(**{**fields(TALKS), "source": "z.txt", "outlet": "The Gazette"})
    digests = set()
    for order in ((one, two), (two, one)):
        with Store.open(":memory:") as store:
            for item in order:
                store.put_article(item)
                for waiting in store.pending("cleaned"):
                    store.put_reading(reading(store.article(waiting)))
                    store.put_account(account(store.article(waiting)))
            digests.add(store.digest())
    assert len(digests) == 1


def test_a_transaction_is_all_or_nothing(store):
    def fails() -> None:
        with store.transaction():
            store.put_article(TALKS)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert list(store.articles()) == []


def test_opening(tmp_path: Path):
    with pytest.raises(StoreFault, match="no such base"):
        Store.open(tmp_path / "none.db", create=False)
    with Store.open(tmp_path / "base.db") as store:
        put(store, TALKS)
        before = store.digest()
    with Store.open(tmp_path / "base.db", create=False) as store:
        assert store.digest() == before


def test_a_newer_schema_is_refused(tmp_path: Path):
    path = tmp_path / "newer.db"
    Store.open(path).close()
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version = {migrations()[-1][0] + 1}")
    raw.close()
    with pytest.raises(StoreFault, match="newer"):
        Store.open(path)


def test_other_files_are_refused(tmp_path: Path):
    (tmp_path / "text.db").write_text("This is not a database at all, " * 50)
    with pytest.raises(StoreFault, match="not a readable base"):
        Store.open(tmp_path / "text.db")
    raw = sqlite3.connect(tmp_path / "other.db")
    raw.execute("CREATE TABLE cat (name TEXT)")
    raw.commit()
    raw.close()
    with pytest.raises(StoreFault, match="not a base of Onrecord"):
        Store.open(tmp_path / "other.db")


def test_migrations_are_numbered_without_gaps():
    assert [number for number, _ in migrations()] == list(range(1, len(migrations()) + 1))


def test_the_views_show_what_is_current(store):
    put(store, TALKS)
    for (view,) in store._db.execute("SELECT name FROM sqlite_schema WHERE type = 'view'").fetchall():
        assert store._db.execute(f"SELECT count(*) FROM {view}").fetchone()[0] > 0, view
    assert store._db.execute("SELECT actors, date_start FROM event_view").fetchall() == [("Anna Berg; Omar Haddad", "2024-03-03")]


def test_forgetting_takes_older_versions_along(store):
    edited = article("a.txt", "Talks in Lima", "Anna Berg of Norway met Omar Haddad of Kenya on 2024-03-05.", url=TALKS.url)
    put(store, TALKS, edited)
    assert sorted(store.forget("a.txt")) == sorted([TALKS.id, edited.id])
    assert store._db.execute("SELECT count(*) FROM article").fetchone() == (0,)


def test_sources_of_a_folder_a_file_and_a_page(store):
    names = [
        "a.jsonl:7",
        "a.json[3]",
        "a.json.items[2]",
        "pages/a.html",
        "pages2/a.html",
        "https://example.org/a",
        "https://example.org/a/b",
    ]
    for name in names:
        put(store, article(name, "Talks", f"Anna Berg of Norway said in {name} that the talks were long."))
    assert store.sources("a.jsonl") == names[:1]
    assert store.sources("a.json") == ["a.json.items[2]", "a.json[3]"]
    assert store.sources("pages") == ["pages/a.html"]
    assert store.sources("https://example.org/a") == ["https://example.org/a"]
    assert store.sources("%") == []

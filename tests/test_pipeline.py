"""The whole way with a toy reader and coder: nothing is lost, nothing done twice, and no order or crash changes the result."""

import os
import signal
import subprocess
import sys
from itertools import permutations
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import ToyReader, resolve

from onrecord import pipeline
from onrecord.store import Scope, Store
from onrecord.types import Article, Refusal

BODY = (
    "The two had last met a year ago, when a dispute over fishing rights in the northern waters divided both countries. "
    "Neither side published the text of what was agreed, and the harbour stayed closed to foreign vessels during the visit. "
)
LUNCH = "After a long lunch the delegations walked through the old port and looked at the new cranes, which came from a third country. "
PAGES = {
    "a.txt": f"Talks in Lima\n\nAnna Berg of Norway met Omar Haddad of Kenya in Lima on 2024-03-03. {BODY}\n\n{LUNCH}",
    "b.txt": f"Ministers meet\n\nAnna Berg of Norway met Omar Haddad of Kenya in Lima on 2024-03-03. {BODY}\n\n{LUNCH}",
    "c.txt": f"A year later\n\nAnna Berg of Norway met Omar Haddad of Kenya on 2025-03-03. This time there was no dispute. {LUNCH[:60]}",
    "d.txt": "Elsewhere\n\nLuz Rojas of Peru met Pablo Soto of Chile on 2024-03-03. Nothing else happened that day in either town, "
    "and the newspapers wrote about the weather and the price of bread.",
    "e.txt": "Notes\n\nAnna Berg said the talks were long and the weather was bad. Nobody asked her about anything else that morning.",
}


@pytest.fixture(autouse=True)
def toy_coder(monkeypatch):
    monkeypatch.setattr(pipeline, "resolve", resolve)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    written = tmp_path / "pages"
    written.mkdir()
    for name, text in PAGES.items():
        (written / name).write_text(text)
    return written


@pytest.fixture
def store():
    with Store.open(":memory:") as opened:
        yield opened


def test_a_folder_becomes_a_base(folder, store):
    told = []
    report = pipeline.add([str(folder)], store, reader=ToyReader(), progress=lambda *step: told.append(step))
    assert (report.captures, report.known, len(report.new), report.refused) == (5, 0, 5, ())
    assert store.status().states == (("linked", 5),)
    assert told[-1] == ("link", 5, 5)
    assert ("read", 5, 5) in told
    assert len(list(store.events())) == 4


def test_copies_are_one_family_and_one_origin(folder, store):
    pipeline.add([str(folder)], store, reader=ToyReader())
    (family,) = store.families()
    assert {Path(a.source).name for a in family.articles} == {"a.txt", "b.txt"}
    assert len(store.origins()) == 4


def test_one_person_and_one_happening_across_articles(folder, store):
    pipeline.add([str(folder)], store, reader=ToyReader())
    berg = next(a for a in store.actors(Scope(actor="Anna Berg")) if a.name == "Anna Berg" and a.country)
    assert (berg.articles, berg.country) == (3, "NOR")
    happenings = {e.happening: [x.article.source for x in store.happening(e.event.id)] for e in store.events()}
    assert sorted(len(sources) for sources in happenings.values()) == [1, 1, 2]


def test_promise_14_adding_again_reads_nothing_again(folder, store):
    pipeline.add([str(folder)], store, reader=ToyReader())
    before, reader = store.digest(), ToyReader()
    report = pipeline.add([str(folder)], store, reader=reader)
    assert (report.known, report.new, reader.seen) == (5, (), [])
    assert store.digest() == before


def test_promise_13_only_what_changed_differs(folder, store):
    pipeline.add([str(folder)], store, reader=ToyReader())
    before, reader = facts(store), ToyReader()
    (folder / "d.txt").write_text(PAGES["d.txt"].replace("2024-03-03", "2024-03-09"))
    report = pipeline.add([str(folder)], store, reader=reader)
    assert list(report.new) == reader.seen
    gone, new = before - facts(store), facts(store) - before
    assert {source for source, _, _ in gone | new} == {str(folder / "d.txt")}
    assert [str(e.event.when.start) for e in store.events(Scope(actor="Luz Rojas"))] == ["2024-03-09"]


def facts(store: Store) -> set[tuple[str, object, tuple[str, ...]]]:
    return {(e.article.source, e.event, tuple(a.cluster for a in e.actors)) for e in store.events()}


@pytest.mark.parametrize("culprit", ["lunch", "dispute"])
def test_one_failure_is_a_refusal_and_the_rest_goes_on(folder, store, culprit):
    report = pipeline.add([str(folder)], store, reader=ToyReader(fails_on=culprit))
    failed = sum(culprit in text for text in PAGES.values())
    assert len(report.refused) == failed
    assert all(r.reason == f"failed: ValueError: cannot read {culprit}" for r in report.refused)
    assert dict(store.status().states) == {"linked": 5 - failed, "failed": failed}


def test_a_coder_that_fails_is_a_refusal(folder, store, monkeypatch):
    def fails(article: Article, reading: object) -> object:
        if "Rojas" in article.text:
            raise KeyError("Rojas")
        return resolve(article, reading)

    monkeypatch.setattr(pipeline, "resolve", fails)
    report = pipeline.add([str(folder)], store, reader=ToyReader())
    assert [r.stage for r in report.refused] == ["resolve"]
    assert store.status().articles == 5


def test_bad_sources_are_refused_and_counted(folder, store):
    (folder / "empty.txt").write_text("")
    (folder / "binary.html").write_bytes(bytes(range(256)) * 20)
    report = pipeline.add([str(folder), str(folder / "missing.txt")], store, reader=ToyReader())
    assert len(report.refused) == 3
    assert len(report.new) == 5
    assert sum(count for *_, count in store.status().refusals) == 3


def test_read_keeps_nothing(folder):
    found = list(pipeline.read([str(folder), "missing.txt"], reader=ToyReader(fails_on="Rojas")))
    assert [isinstance(item, Refusal) for item in found] == [False, False, False, True, False, True]
    article, account = found[0]
    assert account.article == article.id
    assert account.events


def test_promise_10_any_order_gives_the_same_store(folder):
    digests = set()
    for order in permutations(sorted(PAGES)[:4]):
        with Store.open(":memory:") as store:
            for name in order:
                pipeline.add([str(folder / name)], store, reader=ToyReader())
            digests.add(store.digest())
    assert len(digests) == 1


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(sorted(PAGES)), st.integers(0, 5))
def test_promise_10_any_order_and_any_batches(folder, order, cut):
    with Store.open(":memory:") as whole, Store.open(":memory:") as parts:
        pipeline.add([str(folder)], whole, reader=ToyReader())
        for names in (order[:cut], order[cut:]):
            pipeline.add([str(folder / name) for name in names], parts, reader=ToyReader())
        assert parts.digest() == whole.digest()


def test_promise_9_an_unrelated_article_changes_no_fact(folder, store, tmp_path):
    pipeline.add([str(folder)], store, reader=ToyReader())
    before = facts(store), [(a.id, a.names, a.references) for a in store.actors()], [f.id for f in store.families()]
    other = tmp_path / "other.txt"
    other.write_text(
        "Football\n\nPia Lund of Norway met Rex Moss of Chile on 2023-01-01. They spoke about the cup and about nothing else at all."
    )
    report = pipeline.add([str(other)], store, reader=ToyReader())
    old = [a for a in store.actors() if not any(r.startswith(report.new[0]) for r in a.references)]
    assert before[0] <= facts(store)
    assert {(a.id, a.names, a.references) for a in old} <= set(before[1])
    assert before[2] == [f.id for f in store.families()]


def test_promise_13_what_a_source_alone_attested_goes_with_it(folder, store):
    pipeline.add([str(folder / name) for name in sorted(PAGES) if name != "c.txt"], store, reader=ToyReader())
    before = store.digest()
    pipeline.add([str(folder)], store, reader=ToyReader())
    assert store.digest() != before
    pipeline.forget([str(folder / "c.txt")], store)
    assert store.digest() == before


def test_promise_17_facts_of_the_last_paragraph_of_a_long_article(store, tmp_path):
    words, dice = sorted(set(BODY.lower().split() + LUNCH.lower().split())), Random(7)
    long = "\n\n".join("They said that " + " ".join(dice.choices(words, k=60)) + "." for _ in range(320))
    page = tmp_path / "long.txt"
    page.write_text(f"A long report\n\n{long}\n\nAnna Berg of Norway met Omar Haddad of Kenya in Lima on 2024-03-03, it says at last.")
    pipeline.add([str(page)], store, reader=ToyReader())
    (event,) = store.events()
    assert event.quotes[0].span.start > 100_000


def test_linking_again_from_scratch_changes_nothing(folder, store):
    pipeline.add([str(folder)], store, reader=ToyReader())
    before = store.digest()
    pipeline.relink(store)
    assert store.digest() == before


KILLED = """
import os, signal, sys
from invented import ToyReader, resolve
from onrecord import pipeline
from onrecord.store import Store
pipeline.resolve = resolve
name, count = sys.argv[3], int(sys.argv[4])
real = getattr(Store, name)
def dies(self, *args, **kwargs):
    global count
    count -= 1
    if count < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(self, *args, **kwargs)
setattr(Store, name, dies)
with Store.open(sys.argv[2]) as store:
    pipeline.add([sys.argv[1]], store, reader=ToyReader())
"""


@pytest.mark.parametrize(
    ("step", "count"),
    [("put_article", 2), ("put_reading", 0), ("put_reading", 3), ("put_account", 2), ("put_links", 1), ("linked", 3), ("regroup", 1)],
)
def test_killed_at_any_moment_the_next_run_completes(folder, tmp_path, step, count):
    path = tmp_path / "base.db"
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder), str(path), step, str(count)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent)},
    )
    assert killed.returncode == -signal.SIGKILL
    with Store.open(path) as store, Store.open(":memory:") as whole:
        assert len(store.pending("linked")) < 5 or step == "regroup"
        pipeline.add([str(folder)], store, reader=ToyReader())
        pipeline.add([str(folder)], whole, reader=ToyReader())
        assert store.digest() == whole.digest()
        assert store.status() == whole.status()

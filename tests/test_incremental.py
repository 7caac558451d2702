"""Adding, editing and forgetting a few articles at a time touches only their neighbours, and gives what linking everything would give."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import ToyReader, resolve

from onrecord import pipeline
from onrecord.store import Store

NAMES = ("Anna Berg", "A. Berg", "Omar Haddad", "Anne Berg")
COUNTRIES = ("Norway", "Kenya", "Somewhere")
TEXTS = (
    "The harbour stayed closed to foreign vessels during the visit, and neither side published the text of what was agreed in the end.",
    "After a long lunch the delegations walked through the old port and looked at the new cranes, which came from a third country.",
    "The newspapers wrote about the weather and the price of bread, and nobody asked either of them about anything else that morning.",
)


@pytest.fixture(autouse=True)
def toy_coder(monkeypatch):
    monkeypatch.setattr(pipeline, "resolve", resolve)


people = st.tuples(st.sampled_from(NAMES), st.sampled_from(COUNTRIES))
pages = st.builds(
    lambda one, other, day, text, extra: (
        f"Talks\n\n{one[0]} of {one[1]} met {other[0]} of {other[1]} in Lima on 2024-03-0{day}. {TEXTS[text]}" + (f"\n\n{TEXTS[extra]}" * 2)
    ),
    people, people, st.integers(1, 4), st.integers(0, 2), st.integers(0, 2),
)  # fmt: skip
worlds = st.lists(pages, min_size=2, max_size=6)
# What is done one after another: a page written (again), or forgotten, by its number.
steps = st.lists(st.tuples(st.integers(0, 5), st.one_of(st.none(), pages)), max_size=5)


def said(store: Store) -> set[object]:
    """The program's verdicts on events that are there."""
    there = {event.event.id for event in store.events()}
    return {(j.a, j.b, j.verdict, j.score, j.reasons) for j in store.judgements("event") if not j.withdrawn and {j.a, j.b} <= there}


def grown(store: Store, folder, world: list[str], done: list[tuple[int, str | None]]) -> Iterator[int]:
    """Write and add the pages one by one, then do what is asked; the numbers of what was done."""
    for number, (page, text) in enumerate([*enumerate(world), *done]):
        file = folder / f"{page}.txt"
        if text is None:
            file.unlink(missing_ok=True)
            pipeline.forget([str(file)], store)
        else:
            file.write_text(text)
            pipeline.add([str(file)], store, reader=ToyReader())
        yield number


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(worlds, steps)
def test_promise_10_neighbours_alone_give_what_everything_gives(tmp_path_factory, monkeypatch, world, done):
    folder = tmp_path_factory.mktemp("pages")
    with Store.open(":memory:") as near, Store.open(":memory:") as whole:
        monkeypatch.setattr(pipeline, "SHARE", 2)
        for _ in grown(near, folder, world, done):
            pass
        monkeypatch.setattr(pipeline, "SHARE", -1)
        pipeline.add(sorted(map(str, folder.iterdir())), whole, reader=ToyReader())
        assert near.digest() == whole.digest()
        assert said(near) == said(whole)


def test_adding_an_article_looks_at_its_neighbours_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(pipeline, "SHARE", 2)
    looked = list[str]()
    judge = pipeline.events.judge

    def watched(found):
        kept = list(found)
        looked.extend(event.id for event in kept)
        return judge(kept)

    with Store.open(":memory:") as store:
        for month in range(1, 9):
            own = " ".join(f"word{month}{number}" for number in range(40))
            (tmp_path / f"{month}.txt").write_text(
                f"Talks {month}\n\nAnna Berg of Norway met Omar Haddad of Kenya on 2023-0{month}-03. {own}"
            )
        pipeline.add([str(tmp_path)], store, reader=ToyReader())
        monkeypatch.setattr(pipeline.events, "judge", watched)
        (tmp_path / "other.txt").write_text(f"Football\n\nAnna Berg of Norway met Rex Moss of Chile on 2023-05-01. {TEXTS[1]}")
        pipeline.add([str(tmp_path / "other.txt")], store, reader=ToyReader())
        # Its own event, and that of the third of May, in which Berg took part too; not the other seven.
        assert len(looked) == 2

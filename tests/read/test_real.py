"""The shipped model on sentences written for it; skipped where the model is not built."""

import pytest

from onrecord.testing import check_reader
from onrecord.types import Article, Reading

TEXT = (
    "Norway's Foreign Minister Anna Berg met her Kenyan counterpart, Omar Haddad, in Oslo on 3 March 2024.",
    "“We don't agree on everything,” Berg said after the visit. “But we signed a memorandum.”",
    "According to the Nordlys News Agency, Kenya will send 200 police officers to Oslo.",
)


@pytest.fixture(scope="module")
def pair(real_reader) -> tuple[Article, Reading]:
    from tests.read.conftest import make_article

    article = make_article(*TEXT, title="Ministers meet in Oslo")
    (reading,) = real_reader.read([article])
    return article, reading


def test_the_shipped_reader_keeps_every_promise(real_reader):
    check_reader(real_reader)


def test_names(pair):
    article, reading = pair
    found = {(article.text[m.span.start : m.span.end], m.kind) for m in reading.mentions}
    assert {
        ("Anna Berg", "person"),
        ("Omar Haddad", "person"),
        ("Norway", "location"),
        ("Kenyan", "norp"),
        ("3 March 2024", "date"),
    } <= found


def test_syntax(pair):
    article, reading = pair
    met = next(n for n, w in enumerate(reading.words) if w.lemma == "meet" and article.text[w.start : w.end] == "met")
    assert reading.words[met].head == -1
    assert {"nsubj", "obj"} <= {w.relation for w in reading.words if w.head == met}


def test_attributions(pair):
    article, reading = pair
    found = {article.text[a.source.start : a.source.end]: a for a in reading.attributions if a.source}
    assert "“We don't agree on everything,”" in [article.text[s.start : s.end] for s in found["Berg"].content]
    assert found["Berg"].direct
    assert any("Nordlys" in name for name in found)


def test_times(pair):
    _, reading = pair
    assert "2024-03-03" in [time.value for time in reading.times]


def test_relations(pair):
    article, reading = pair
    met = next(r for r in reading.relations if article.text[reading.words[r.cue].start : reading.words[r.cue].end] == "met")
    assert met.sources
    assert met.targets

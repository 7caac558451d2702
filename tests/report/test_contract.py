"""The JSON of `onrecord read`: its shape is stable, its spans verbatim, and it can be read back."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadInput, NotVerbatim
from onrecord.report.contract import as_bytes, as_object, from_bytes
from onrecord.types import Account, Actor, Article, Block, Event, Office, Place, Quantity, Refusal, Removed, Span, Statement, When

TEXT = "28 June 2023 🕊️\n\nMinister Ana Roca called Omar Haddad, a readout said."
CUE = Span(TEXT.index("called"), TEXT.index("called") + 6)
WHOLE = Span(TEXT.index("Minister"), len(TEXT))
WHEN = When(start=date(2023, 6, 28), end=date(2023, 6, 28), precision="day", basis="explicit", evidence=Span(0, 12))


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def article(text: str = TEXT) -> Article:
    return Article(
        id="a1", source="a.html", url=None, title=text[:12], text=text, blocks=(Block("title", 0, 12),), language="en", outlet="Post",
        republisher=None, byline=None, section=None, tags=("x",), published=WHEN, published_missing="",
        removed=(Removed(kind="related", text="Read more"),), capture="c", cleaner="1",
    )  # fmt: skip


def account() -> Account:
    actors = tuple(
        Actor(id=n, name=name, kind="person", country=None, sector=None, aliases=(), mentions=(span(name),))
        for n, name in enumerate(("Ana Roca", "Omar Haddad"))
    )
    office = Office(
        person=0, title="Minister", role=None, organization=None, country=None, when=WHEN, status="current", evidence=(span("Minister"),)
    )
    event = Event(
        id="e1", type="CONSULT", mode="phone", contexts=("diplomatic",), cameo="041", quad=1, status="occurred", background=False,
        actors=(0, 1), recipients=(), place=Place(name="Lima", country="PER", evidence=CUE), when=WHEN, statement=0, cue=CUE,
        evidence=(WHOLE,), score=0.9,
        missing=(), reasons=("cue",),
    )  # fmt: skip
    statement = Statement(
        kind="indirect", speaker=None, speaker_text="a readout", via=("Post",), via_evidence=(CUE,), content=CUE, parts=(),
        cue=span("said"),
        source=span("a readout"), hedged=False, expert=False, when=None,
    )  # fmt: skip
    quantity = Quantity(value=3, low=3, high=None, unit="", of="calls", approximate=False, event=None, statement=None, evidence=(CUE,))
    refused = (Refusal(stage="resolve", what="event", reason="no actor", span=CUE),)
    return Account(
        article="a1", actors=actors, offices=(office,), events=(event,), statements=(statement,), quantities=(quantity,), refused=refused
    )


def test_shape_of_the_contract() -> None:
    found = json.loads(as_bytes(article(), account()))
    assert list(found) == ["schema_version", "article", "account"]
    assert found["article"]["published"]["evidence"] == {"start": 0, "end": 12, "exact": "28 June 2023"}
    assert found["article"]["published"]["start"] == "2023-06-28"
    assert found["article"]["blocks"] == [{"kind": "title", "start": 0, "end": 12}]
    assert set(found["account"]) == {"actors", "offices", "events", "statements", "quantities", "refused"}
    assert found["account"]["events"][0]["cue"]["exact"] == "called"
    assert found["account"]["actors"][1]["mentions"][0]["exact"] == "Omar Haddad"
    assert found["account"]["refused"][0]["span"]["exact"] == "called"


def test_every_span_says_the_words_at_its_place() -> None:
    def spans(value: object) -> list[dict[str, object]]:
        if isinstance(value, dict):
            own = [value] if "exact" in value else []
            return own + [found for held in value.values() for found in spans(held)]
        return [found for held in value for found in spans(held)] if isinstance(value, list) else []

    found = spans(as_object(article(), account()))
    assert len(found) >= 14
    assert all(TEXT[s["start"] : s["end"]] == s["exact"] for s in found)  # type: ignore[misc]


def test_there_and_back() -> None:
    assert from_bytes(as_bytes(article(), account())) == (article(), account())
    assert from_bytes(as_bytes(article(), account(), indent=2)) == (article(), account())


@given(st.text(min_size=13, max_size=60, alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back(text: str) -> None:
    empty = Account(article="a1", actors=(), offices=(), events=(), statements=(), quantities=(), refused=())
    assert from_bytes(as_bytes(article(text), empty)) == (article(text), empty)


def test_promise_2_one_changed_character_is_found() -> None:
    line = as_bytes(article(), account()).replace(b'"exact":"called"', b'"exact":"balled"', 1)
    with pytest.raises(NotVerbatim, match="'balled'"):
        from_bytes(line)


@pytest.mark.parametrize(
    "line", [b"{", b"[]", b"{}", b'{"schema_version": 99}', b'{"schema_version": 1, "article": {"text": ""}, "account": {}}']
)
def test_other_shapes_are_refused(line: bytes) -> None:
    with pytest.raises(BadInput):
        from_bytes(line)

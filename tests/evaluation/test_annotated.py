"""The label file is legal and within the bounds of its articles; laying labels over text and counting do what they say."""

import re
from collections import Counter
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval import article_offices as offices
from eval import articles
from eval.annotated import LABELS, Case, GoldEvent, GoldOffice, locate
from eval.gold import raw_article, read_json_lines
from onrecord.ingest.detokenize import join
from onrecord.types import Account, Actor, Event, EventStatus, EventType, Office, OfficeStatus, Reading, Sentence, Span, When, Word

ROWS = list(read_json_lines(LABELS))
DAY = date(2021, 5, 4)
TEXT = "Ruritania condemned Graustark. Minister Ana Belo met envoys."


def test_splits_are_halves_without_a_common_document() -> None:
    assert Counter(row["split"] for row in ROWS) == {"dev": 20, "test": 20}
    assert len({row["doc"] for row in ROWS}) == 40


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["doc"])
def test_labels_are_legal(row: dict) -> None:
    for event in row["events"]:
        assert event["type"] in get_args(EventType)
        assert event["status"] in get_args(EventStatus)
        assert isinstance(event["background"], bool)
        assert "date" not in event or date.fromisoformat(event["date"][0]) <= date.fromisoformat(event["date"][1])
    for office in row["offices"]:
        assert office["status"] in get_args(OfficeStatus)
        assert re.fullmatch(r"[A-Z]{3}", office.get("country", "XXX"))
    assert row.get("published_from") in {None, "text", "address"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["doc"])
def test_mentions_of_one_event_have_one_type(row: dict) -> None:
    types = {(event["same"], event["type"]) for event in row["events"] if "same" in event}
    assert len(types) == len({same for same, _ in types})


def test_spans_are_within_bounds_and_hold_no_text(shared) -> None:
    documents = {row["doc"]: row["sents"] for row in read_json_lines(shared / "data/names/worldwide_dev.jsonl")}
    for row in ROWS:
        spans = [span for event in row["events"] for span in (event["cue"], *event["actors"], *event["recipients"])]
        spans += [office[part] for office in row["offices"] for part in ("person", "title", "organization") if part in office]
        for unit, first, last in spans:
            assert 0 <= first < last <= len(documents[row["doc"]][unit]["tokens"])


def test_selection_follows_its_rule(shared) -> None:
    names = [row["doc"] for row in read_json_lines(shared / "data/names/worldwide_dev.jsonl")]
    assert [row["doc"] for row in ROWS] == [name for number, name in enumerate(names) if number % 5 in {0, 2}]


@given(st.lists(st.lists(st.text("abc.,'\"-𝒜é", min_size=1, max_size=6), min_size=1, max_size=8), min_size=1, max_size=4))
def test_tokens_are_found_where_they_stand(units: list[list[str]]) -> None:
    text = "\n\n".join(join(unit) for unit in units)
    for unit, places in zip(units, locate(text, units), strict=True):
        assert places is not None
        assert ["".join(text[p.start : p.end].split()) for p in places] == unit


def test_a_unit_that_is_gone_is_none_and_the_next_is_found() -> None:
    assert locate("One two.", [["Gone"], ["One", "two"]]) == [None, [Span(0, 3), Span(4, 7)]]


def test_words_quoted_again_do_not_stand_for_a_unit_that_is_gone() -> None:
    text = 'A.\n\nHe said "Never again." and left.'
    units = [["A", "."], ["Never", "again", "."], ["He", "said", '"', "Never", "again", ".", '"', "and", "left", "."]]
    assert [places is not None for places in locate(text, units)] == [True, False, True]


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def gold(
    kind: str, cue: str, actors: tuple[str, ...], recipients: tuple[str, ...] = (), *, optional: bool = False, group: str = "a"
) -> GoldEvent:
    return GoldEvent(
        kind, span(cue), "occurred", False, tuple(map(span, actors)), tuple(map(span, recipients)), (DAY, DAY), group, optional
    )


def event(kind: str, cue: str, actors: tuple[int, ...], recipients: tuple[int, ...] = (), status: EventStatus = "occurred") -> Event:
    when = When(start=DAY, end=DAY, precision="day", basis="explicit")
    return Event(
        id=cue, type=kind, mode=None, contexts=(), cameo="", quad=0, status=status, background=False, actors=actors, recipients=recipients,
        place=None, when=when, statement=None, cue=span(cue), evidence=(), score=1.0, missing=(), reasons=(),
    )  # fmt: skip


def case(
    events: tuple[Event, ...], golds: tuple[GoldEvent, ...], held: tuple[Office, ...] = (), labels: tuple[GoldOffice, ...] = ()
) -> Case:
    names = ("Ruritania", "Graustark", "Ana Belo")
    actors = tuple(
        Actor(id=n, name=name, kind="country", country=None, sector=None, aliases=(), mentions=(span(name),))
        for n, name in enumerate(names)
    )
    words = tuple(Word(m.start(), m.end(), m.group(), "X", -1, "dep") for m in re.finditer(r"\w+", TEXT))
    reading = Reading(article="x", reader="test", words=words, sentences=(Sentence(0, 3), Sentence(3, 8)), mentions=())
    account = Account(article="x", actors=actors, offices=held, events=events, statements=(), quantities=(), refused=())
    return Case("x", raw_article("x", TEXT), reading, account, golds, labels, 0)


def figures(one: Case) -> dict:
    counts: Counter[str] = Counter()
    articles._count(counts, one)
    return articles.figures(counts)


def test_right_type_with_a_party_of_each_side_is_right() -> None:
    found = figures(case((event("ACCUSE", "condemned", (0,), (1,)),), (gold("ACCUSE", "condemned", ("Ruritania",), ("Graustark",)),)))
    assert (found["event_recall"], found["event_precision"], found["status_accuracy"], found["date_accuracy"]) == (1, 1, 1, 1)


def test_turned_parties_are_wrong_but_the_type_is_right() -> None:
    found = figures(case((event("ACCUSE", "condemned", (1,), (0,)),), (gold("ACCUSE", "condemned", ("Ruritania",), ("Graustark",)),)))
    assert (found["event_recall"], found["type_only"]["recall"]) == (0, 1)


def test_another_sentence_does_not_count() -> None:
    found = figures(case((event("CONSULT", "condemned", (2,)),), (gold("CONSULT", "met", ("Ana Belo",)),)))
    assert (found["event_recall"], found["event_precision"]) == (0, 0)


def test_two_mentions_of_one_event_are_one_for_recall() -> None:
    golds = (gold("CONSULT", "met", ("Ana Belo",)), gold("CONSULT", "envoys", ("Ana Belo",)))
    found = figures(case((event("CONSULT", "met", (2,)),), golds))
    assert (found["wanted"], found["event_recall"]) == (1, 1)


def test_optional_labels_are_neither_missed_nor_false() -> None:
    labelled = (gold("ACCUSE", "condemned", ("Ruritania",), optional=True),)
    missed, met = figures(case((), labelled)), figures(case((event("ACCUSE", "condemned", (0,)),), labelled))
    assert missed["wanted"] == 0
    assert met["false_events_per_article"] == 0


def test_an_event_where_there_is_none_is_false() -> None:
    assert figures(case((event("ACCUSE", "condemned", (0,)),), ()))["false_events_per_article"] == 1


@pytest.mark.parametrize(
    ("title", "country", "status", "f1", "status_accuracy"),
    [
        ("Minister", "RUR", "current", 1, 1),
        ("ministers", "RUR", "former", 1, 0),
        ("envoy", "RUR", "current", 0, 0),
        ("Minister", "GRA", "current", 0, 0),
    ],
)
def test_offices_need_person_title_and_country(title: str, country: str, status: OfficeStatus, f1: float, status_accuracy: float) -> None:
    held = Office(
        person=2, title=title, role=None, organization=None, country=country, when=None, status=status, evidence=(span("Minister"),)
    )
    label = GoldOffice(span("Ana Belo"), span("Minister"), "RUR", "current", optional=False)
    counts: Counter[str] = Counter()
    offices.count(counts, case((), (), (held,), (label,)))
    assert offices.figures(counts)["office"]["f1"] == f1
    assert offices.figures(counts)["office"]["status_accuracy"] == status_accuracy

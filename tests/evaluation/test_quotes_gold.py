"""The label file of quotations is legal, within the bounds of its articles and without their words; matching does what it says."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from eval import quoted
from eval.gold import raw_article, read_json_lines
from eval.quoted import LABELS, Case, Quotation
from onrecord.types import Account, Actor, Span, Statement

ROWS = list(read_json_lines(LABELS))
QUOTES = [(row["doc"], quote) for row in ROWS for quote in row["quotes"]]
FIELDS = {"content", "kind", "speaker", "source", "via", "same", "optional"}
TEXT = 'Ana Belo spoke. "Rain will fall all day," she said. Graustark called it "a disgrace".'


def test_splits_are_halves_without_a_common_document() -> None:
    assert Counter(row["split"] for row in ROWS) == {"dev": 30, "test": 30}
    assert len({row["doc"] for row in ROWS}) == 60


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["doc"])
def test_labels_are_legal(row: dict) -> None:
    assert row.keys() == {"doc", "split", "quotes"}
    for quote in row["quotes"]:
        assert quote.keys() <= FIELDS
        assert quote["kind"] in {"direct", "fragment"}
        assert all(isinstance(number, int) for span in _spans(quote) for number in span)
        assert quote["speaker"] == "unnamed" or len(quote["speaker"]) == 3
        assert quote.get("optional", True) is True


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["doc"])
def test_pieces_of_one_quotation_have_one_speaker(row: dict) -> None:
    groups: dict[int, list[dict]] = {}
    for quote in row["quotes"]:
        groups.setdefault(quote.get("same", -1), []).append(quote)
    groups.pop(-1, None)
    for pieces in groups.values():
        assert len(pieces) > 1
        assert len({str(piece["speaker"]) for piece in pieces}) == 1
        assert all(b["content"][0] - a["content"][0] <= 1 for a, b in pairwise(pieces))


def test_spans_are_within_bounds(shared) -> None:
    documents = {row["doc"]: row["sents"] for row in read_json_lines(shared / "data/names/worldwide_dev.jsonl")}
    for name, quote in QUOTES:
        for unit, first, last in _spans(quote):
            assert 0 <= first < last <= len(documents[name][unit]["tokens"])


def test_selection_and_split_follow_their_rules(shared) -> None:
    names = [row["doc"] for row in read_json_lines(shared / "data/names/worldwide_dev.jsonl")]
    chosen = [(name, "dev" if number % 2 else "test") for number, name in enumerate(names) if number % 5 in {1, 3, 4}]
    assert [(row["doc"], row["split"]) for row in ROWS] == chosen


def _spans(quote: dict) -> list[list[int]]:
    named = [] if quote["speaker"] == "unnamed" else [quote["speaker"]]
    return [quote["content"], *named, *([quote["source"]] if "source" in quote else []), *quote.get("via", [])]


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def statement(kind: str, content: str, speaker: int | None = None, source: str = "") -> Statement:
    return Statement(
        kind=kind, speaker=speaker, speaker_text=None, via=(), via_evidence=(), content=span(content), parts=(), cue=None,
        source=span(source) if source else None, hedged=False, expert=False, when=None,
    )  # fmt: skip


def case(*statements: Statement) -> Case:
    ana = Actor(id=0, name="Ana Belo", kind="person", country=None, sector=None, aliases=(), mentions=(span("Ana Belo"), span("she")))
    account = Account(article="x", actors=(ana,), offices=(), events=(), statements=statements, quantities=(), refused=())
    rain = Quotation(span("Rain will fall all day"), True, False, span("Ana Belo"), (span("she"),), ())
    disgrace = Quotation(span("a disgrace"), False, False, span("Graustark"), (span("Graustark"),), ())
    return Case("x", raw_article("x", TEXT), account, (rain, disgrace), tuple(quoted.passages(account, TEXT)), 0)


@pytest.mark.parametrize(
    ("found", "f1", "speaker", "resolved", "fragments"),
    [
        ((statement("direct", '"Rain will fall all day,"', 0, "she"), statement("mixed", 'it "a disgrace"', 0)), 1, 1, 1, 1),
        ((statement("direct", "Rain will fall all day", None, "she"),), 1, 1, 0, 0),
        ((statement("direct", "Rain will fall all day", None, "Graustark"),), 1, 0, 0, 0),
        ((statement("direct", "Rain will"),), 0, 0, 0, 0),
        ((statement("indirect", "Rain will fall all day"),), 0, 0, 0, 0),
        ((statement("direct", "Rain will fall all day"), statement("direct", "Ana Belo spoke")), 2 / 3, 0, 0, 0),
    ],
)
def test_figures(found: tuple[Statement, ...], f1: float, speaker: float, resolved: float, fragments: float) -> None:
    counts: Counter[str] = Counter()
    quoted.count(counts, case(*found))
    got = quoted.figures(counts)
    names = ("span_f1", "speaker_accuracy", "resolved_accuracy", "fragments_recall")
    assert [got[name] for name in names] == pytest.approx([f1, speaker, resolved, fragments])


def test_a_source_that_is_the_best_mention_is_resolved() -> None:
    counts: Counter[str] = Counter()
    quoted.count(counts, case(statement("mixed", 'it "a disgrace"', None, "Graustark")))
    assert quoted.figures(counts)["fragments_speaker_accuracy"] == 1


def test_an_actor_that_merges_two_speakers_is_not_resolved() -> None:
    found = case(statement("direct", "Rain will fall all day", 0, "she"))
    ana = found.account.actors[0]
    both = replace(
        found, account=structs.replace(found.account, actors=(structs.replace(ana, mentions=(*ana.mentions, span("Graustark"))),))
    )
    assert [quoted.spoken(c, c.gold[0], c.found[0][1]) for c in (found, both)] == [(True, True), (True, False)]


@given(st.text('ab "“”.\n', min_size=1, max_size=30), st.sampled_from(["direct", "mixed"]))
def test_passages_lie_in_the_text_without_edges(text: str, kind: str) -> None:
    whole = Statement(
        kind=kind, speaker=None, speaker_text=None, via=(), via_evidence=(), content=Span(0, len(text)), parts=(), cue=None,
        source=None, hedged=False, expert=False, when=None,
    )  # fmt: skip
    account = Account(article="x", actors=(), offices=(), events=(), statements=(whole,), quantities=(), refused=())
    for passage, _ in quoted.passages(account, text):
        words = text[passage.start : passage.end]
        assert words == words.strip(quoted.EDGES)
        assert "\n" not in words

"""Events: one test for each type, each of the manual's ambiguities, each status and each kind of non-event."""

from pathlib import Path

import pytest
from frozen_sentences import Frozen, frozen, names

from onrecord.resolve import resolve
from onrecord.types import Account, Event

SENTENCES = frozen(Path(__file__).parent / "event_sentences.conll")
BY_KEY = {s.key: s for s in SENTENCES}


def account(sentence: Frozen) -> Account:
    return resolve(sentence.article, sentence.reading)


def shown(account: Account, event: Event) -> str:
    return f"{event.type}/{event.mode or ''} {event.status} {names(account, event.actors)} > {names(account, event.recipients)}".strip()


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda s: s.key)
def test_a_sentence_gives_its_events_and_no_others(sentence: Frozen) -> None:
    found = account(sentence)
    assert sorted(shown(found, e) for e in found.events) == sorted(w.strip() for w in sentence.want.split(";") if w.strip())


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda s: s.key)
def test_every_event_is_verbatim_and_says_why(sentence: Frozen) -> None:
    found = account(sentence)
    for event in found.events:
        cue = sentence.article.text[event.cue.start : event.cue.end]
        assert cue
        assert cue in sentence.article.text[event.evidence[0].start : event.evidence[0].end]
        assert any(r.startswith("status ") for r in event.reasons)
        assert any(r.startswith("date: ") for r in event.reasons)
        assert event.when is not None or any(m.field == "when" and m.reason for m in event.missing)
        assert 0 <= event.score <= 1
        assert event.actors or any(m.field == "actors" and m.reason for m in event.missing)


def test_the_same_reading_gives_the_same_ids() -> None:
    first, second = account(BY_KEY["condemned"]), account(BY_KEY["condemned"])
    assert first == second
    assert len({e.id for e in first.events}) == len(first.events)


def test_a_candidate_without_actor_is_refused_with_its_reason() -> None:
    assert next(r.reason for r in account(BY_KEY["no_actor"]).refused if r.what == "event").startswith("no actor")


def test_a_passive_without_agent_is_an_event_with_a_gap() -> None:
    gaps = [m.reason for e in account(BY_KEY["u_sentenced"]).events for m in e.missing if m.field == "actors"]
    assert set(gaps) == {"the text does not say who did it"}


def test_the_content_of_a_verbal_act_is_no_event_of_its_own() -> None:
    refused = [r.reason for r in account(BY_KEY["threat"]).refused if r.what == "event"]
    assert refused == ["part of 'threatened' (THREATEN)"]


def test_dates_decide_what_is_planned_and_what_is_background() -> None:
    met = account(BY_KEY["meeting"]).events[0]
    assert met.when is not None
    assert (met.when.start.isoformat(), met.background) == ("2024-05-06", False)


def test_codes_follow_type_mode_and_context() -> None:
    events = {key: account(BY_KEY[key]).events[0] for key in ("phone", "weapons", "arrested", "sanction")}
    assert {k: (e.cameo, e.quad) for k, e in events.items()} == {
        "phone": ("041", 1), "weapons": ("072", 2), "arrested": ("173", 4), "sanction": ("163", 4),
    }  # fmt: skip


def test_mentions_in_sport_pieces_are_refused_as_such() -> None:
    assert all("sport" in r.reason for r in account(BY_KEY["sport"]).refused if r.what == "event" and "actor" not in r.reason)


@pytest.mark.parametrize("key", ["b_since", "b_after"])
def test_history_retold_is_background(key: str) -> None:
    assert [e.background for e in account(BY_KEY[key]).events] == [True]


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("no_accident", "an inquiry into an accident accuses nobody"),
        ("no_disaster", "a state of emergency for a disaster"),
        ("no_interview", "an interview"),
        ("no_private", "no party of public life"),
        ("s_purpose", "the purpose of another act, not an act"),
        ("s_question", "a question asks, it does not tell"),
        ("f_self", "what is said accuses nobody"),
        ("h_allegation", "the content of an allegation, not told as a fact"),
        ("g_father", "no actor: the text names none in this clause"),
    ],
)
def test_what_is_no_event_says_why(key: str, reason: str) -> None:
    assert reason in [r.reason for r in account(BY_KEY[key]).refused if r.what == "event"]


def test_parties_without_direction_say_why_nobody_receives() -> None:
    met = account(BY_KEY["meeting"]).events[0]
    assert [m.reason for m in met.missing if m.field == "recipients"] == ["no direction: all parties are actors"]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda s: s.key)
def test_every_empty_field_has_its_reason(sentence: Frozen) -> None:
    for event in account(sentence).events:
        told = {m.field for m in event.missing if m.reason}
        empty = {f for f in ("actors", "recipients", "place", "when") if not getattr(event, f)}
        assert empty == told


def test_a_request_in_quoted_words_rests_on_its_statement() -> None:
    found = account(BY_KEY["quoted_must"])
    assert [found.statements[e.statement].kind for e in found.events if e.statement is not None] == ["direct"]

"""What is no event: whole articles of sport and culture, refusals to comment, figures of speech, accidents."""

from pathlib import Path

import pytest
from frozen_sentences import Frozen, frozen
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve import resolve
from onrecord.resolve.events.domains import domain

SENTENCES = frozen(Path(__file__).parent / "idle_sentences.conll")
QUOTED = frozen(Path(__file__).parent / "exhortation_sentences.conll")
NEWS = "Norway and Estonia signed an agreement on fishing after talks in Oslo between their foreign ministers. "
MATCH = "The striker scored in the final minutes of the match and the goalkeeper saved a penalty before the coach of the league champions "
FILM = "The director said the film opened the festival and its actress thanked the audience in the cinema for the award to the movie. "


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda s: s.key)
def test_what_only_sounds_like_an_act_is_refused(sentence: Frozen) -> None:
    assert sentence.want in [r.reason for r in resolve(sentence.article, sentence.reading).refused if r.what == "event"]


@pytest.mark.parametrize("sentence", QUOTED, ids=lambda s: s.key)
def test_only_what_is_asked_of_another_is_a_request(sentence: Frozen) -> None:
    found = [e.type for e in resolve(sentence.article, sentence.reading).events if e.status == "occurred"]
    assert found == sentence.want.split()


def test_a_threat_takes_no_day_to_come() -> None:
    sentence = next(s for s in SENTENCES if s.key == "idle_strike")
    event = resolve(sentence.article, sentence.reading).events[0]
    assert (event.type, event.status, event.when) == ("THREATEN", "occurred", None)
    assert any(m.field == "when" and "after publication" in m.reason for m in event.missing)


@pytest.mark.parametrize(("text", "name"), [(MATCH * 3, "sport"), (FILM * 3, "culture"), (NEWS * 3, ""), ("", "")])
def test_desks_are_told_by_their_words(text: str, name: str) -> None:
    assert domain(text) == name


def test_four_words_that_only_sport_has_are_enough_in_a_long_piece() -> None:
    told = "The goalkeeper, the midfielder and the striker of the football league spoke of the team and the club. "
    assert domain(told + NEWS * 22) == "sport"
    assert domain("The team and the club of the captain spoke of the win, the final and the race. " + NEWS * 22) == ""


@given(st.text(max_size=300))
def test_any_text_has_a_desk_or_none(text: str) -> None:
    assert domain(text) in {"", "sport", "culture"}

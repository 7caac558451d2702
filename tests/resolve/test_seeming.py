"""What looks like an act between parties and is none; who of a sentence has a part in an act."""

from pathlib import Path

import pytest
from frozen_sentences import Frozen, frozen, names
from msgspec.structs import replace

from onrecord.resolve import resolve
from onrecord.types import Account, EventCue

SENTENCES = frozen(Path(__file__).parent / "seeming_sentences.conll")
BY_KEY = {s.key: s for s in SENTENCES}
LEARNED = {"mood", "bid", "scrutiny", "bloodshed", "skirmish", "crash", "unrest", "byphrase", "shelved", "quake"}


def shown(account: Account) -> list[str]:
    return sorted(f"{e.type} {e.status} {names(account, e.actors)} > {names(account, e.recipients)}".strip() for e in account.events)


def told(key: str, form: str, kind: str, actor: str = "", recipient: str = "") -> Account:
    sentence = BY_KEY[key]
    forms = [sentence.article.text[w.start : w.end] for w in sentence.reading.words]
    actors, recipients = (((forms.index(word), 0.9),) if word else () for word in (actor, recipient))
    cue = EventCue(
        word=forms.index(form), types=((kind, 0.95),), status=(("occurred", 0.9),), background=0.1, actors=actors, recipients=recipients
    )
    return resolve(sentence.article, replace(sentence.reading, cues=(cue,)))


def reasons(account: Account) -> set[str]:
    return {r.reason for r in account.refused if r.what == "event"}


@pytest.mark.parametrize("sentence", [s for s in SENTENCES if s.key not in LEARNED], ids=lambda s: s.key)
def test_a_sentence_gives_its_acts_and_no_others(sentence: Frozen) -> None:
    found = resolve(sentence.article, sentence.reading)
    assert shown(found) == sorted(w.strip() for w in sentence.want.split(";") if w.strip())


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("denial", "a denial of what is said refuses nothing"),
        ("chants", "what somebody is met with is no meeting"),
        ("rubble", "a search for the missing coerces nobody"),
        ("session", "what is called together is not asked for"),
        ("guideline", "a text or a market asks nobody"),
        ("opinion", "holding the same opinion is no agreement"),
    ],
)
def test_a_refusal_says_why(key: str, reason: str) -> None:
    assert reason in reasons(resolve(BY_KEY[key].article, BY_KEY[key].reading))


def test_a_worry_accuses_nobody() -> None:
    found = told("mood", "worried", "ACCUSE", "government", "Estonia")
    assert not found.events
    assert "a mood accuses nobody" in reasons(found)


def test_a_bid_for_oneself_asks_nobody() -> None:
    assert "what one strives for oneself asks nobody" in reasons(told("bid", "bid", "REQUEST", "Tom"))


def test_who_faces_scrutiny_suffers_it() -> None:
    found = told("scrutiny", "scrutiny", "ACCUSE", "Mara")
    (event,) = found.events
    assert (event.actors, names(found, event.recipients)) == ((), "Mara Vint")


def test_who_does_something_else_did_not_do_the_deed() -> None:
    found = told("bloodshed", "bloodbath", "ASSAULT", "Officers", "Estonia")
    assert [e.actors for e in found.events] == [()]


def test_between_two_sides_both_act() -> None:
    found = told("skirmish", "skirmish", "ASSAULT", "Norway")
    assert [(names(found, e.actors), e.recipients) for e in found.events] == [("Estonia,Latvia", ())]


def test_an_accident_is_no_attack() -> None:
    found = told("crash", "killed", "ASSAULT", recipient="people")
    assert not found.events
    assert "an accident, not an attack" in reasons(found)


def test_an_arrest_warrant_is_no_arrest() -> None:
    found = told("warrant", "arrest", "COERCE", "Norway", "people")
    assert "COERCE" not in {e.type for e in found.events}


def test_of_a_passive_who_is_named_after_by_acts() -> None:
    found = told("byphrase", "besought", "REQUEST", "Mara")
    assert [names(found, e.actors) for e in found.events if e.type == "REQUEST"] == ["Norway"]


def test_what_falls_on_nobody_is_no_sanction() -> None:
    found = told("shelved", "shelved", "SANCTION", "government")
    assert not [e for e in found.events if e.type == "SANCTION"]


def test_hostilities_go_on_while_they_are_spoken_of() -> None:
    found = told("unrest", "hostilities", "ASSAULT", recipient="Estonia")
    assert "ongoing" in {e.status for e in found.events if e.type == "ASSAULT"}


def test_an_earthquake_that_strikes_attacks_nobody() -> None:
    assert "an accident, not an attack" in reasons(told("quake", "killing", "ASSAULT", recipient="people"))

"""What a reader has learned of events, beside the lexicon."""

from pathlib import Path

from frozen_sentences import Frozen, frozen, names
from msgspec.structs import replace

from onrecord.resolve import resolve
from onrecord.types import Account, EventCue

FILES = ("event_sentences.conll", "learned_sentences.conll")
BY_KEY = {s.key: s for name in FILES for s in frozen(Path(__file__).parent / name)}


def place(sentence: Frozen, form: str) -> int:
    spans = [sentence.article.text[w.start : w.end] for w in sentence.reading.words]
    return spans.index(form)


def cue(sentence: Frozen, form: str, kind: str, chance: float, **parties: str) -> EventCue:
    actors, recipients = (((place(sentence, parties[side]), 0.9),) if side in parties else () for side in ("actor", "recipient"))
    status = (("occurred", 0.9),)
    return EventCue(
        word=place(sentence, form), types=((kind, chance),), status=status, background=0.1, actors=actors, recipients=recipients
    )


def told(sentence: Frozen, *cues: EventCue) -> Account:
    return resolve(sentence.article, replace(sentence.reading, cues=cues))


def test_a_cue_no_pattern_names_becomes_an_event_with_the_linked_parties() -> None:
    sentence = BY_KEY["sheltered"]
    assert not resolve(sentence.article, sentence.reading).events
    found = told(sentence, cue(sentence, "sheltered", "AID", 0.8, actor="Norway", recipient="Mara"))
    (event,) = found.events
    assert (event.type, event.score, names(found, event.actors), names(found, event.recipients)) == ("AID", 0.8, "Norway", "Mara Vint")
    assert "learned" in event.reasons[0]


def test_a_cue_without_links_takes_its_parties_from_syntax() -> None:
    sentence = BY_KEY["sheltered"]
    (event,) = told(sentence, cue(sentence, "sheltered", "AID", 0.8)).events
    assert (len(event.actors), len(event.recipients)) == (1, 1)


def test_a_cue_the_reader_doubts_is_no_candidate() -> None:
    sentence = BY_KEY["sheltered"]
    assert not told(sentence, cue(sentence, "sheltered", "AID", 0.3, actor="Norway")).events


def test_a_linked_noun_is_somebody_and_an_act_may_lack_who_did_it() -> None:
    sentence = BY_KEY["gaoled"]
    found = told(sentence, cue(sentence, "cudgelled", "ASSAULT", 0.9, recipient="inmates"))
    (event,) = found.events
    assert (event.actors, names(found, event.recipients)) == ((), "inmates")
    assert [m.reason for m in event.missing if m.field == "actors"]


def test_a_pattern_the_reader_sees_nothing_in_loses_score() -> None:
    sentence = BY_KEY["offer"]
    alone = resolve(sentence.article, sentence.reading).events[0]
    doubted = told(sentence, cue(sentence, "Monday", "AGREE", 0.11))
    sure = told(sentence, cue(sentence, "offered", "AGREE", 0.95))
    scores = [next((e.score for e in found.events if e.type == "AGREE"), 0.0) for found in (doubted, sure)]
    assert scores[0] < alone.score <= scores[1]


def reasons(found: Account) -> set[str]:
    return {r.reason for r in found.refused if r.what == "event"}


def test_a_report_of_ones_own_deed_accuses_nobody() -> None:
    sentence = BY_KEY["own-deed"]
    blaming = told(sentence, cue(sentence, "said", "ACCUSE", 0.9, actor="Norway", recipient="accounts"))
    blameless = told(sentence, cue(sentence, "said", "ACCUSE", 0.9, actor="Norway"))
    assert "a report of one's own deed" in reasons(blaming)
    assert "a report that blames nobody, or by nobody" in reasons(blameless)


def test_a_prison_is_a_place() -> None:
    sentence = BY_KEY["cell"]
    found = told(sentence, cue(sentence, "prison", "COERCE", 0.9, recipient="Mara"))
    assert "a place, not an act" in reasons(found)
    assert "COERCE" not in {e.type for e in found.events}


def test_a_much_less_likely_party_is_a_bystander() -> None:
    sentence = BY_KEY["bystander"]
    sure = cue(sentence, "hit", "ASSAULT", 0.9, actor="Police")
    linked = replace(sure, recipients=((place(sentence, "girl"), 0.9), (place(sentence, "Mara"), 0.55)))
    (event,) = told(sentence, linked).events
    assert "Mara Vint" not in names(told(sentence, linked), event.recipients)


def test_a_try_and_what_was_tried_are_one_event() -> None:
    for key, form in (("twice", "tried"), ("onset", "attempt")):
        sentence = BY_KEY[key]
        found = told(sentence, cue(sentence, form, "ASSAULT", 0.9, recipient="Mara"), cue(sentence, "assassinate", "ASSAULT", 0.9))
        assert [e.type for e in found.events] == ["ASSAULT"], key


def test_a_linked_actor_fills_a_pattern_only_where_the_reader_sees_an_event() -> None:
    sentence = BY_KEY["biter"]
    doubted = told(sentence, cue(sentence, "attacked", "ASSAULT", 0.2, actor="Norway"))
    assert not [e for e in doubted.events if e.type == "ASSAULT" and e.actors]


def test_a_question_whether_requests_nothing() -> None:
    sentence = BY_KEY["asked-if"]
    found = told(sentence, cue(sentence, "asked", "REQUEST", 0.95, actor="Norway", recipient="Finland"))
    assert "REQUEST" not in {e.type for e in found.events}


def test_the_police_stage_no_protest() -> None:
    sentence = BY_KEY["marched"]
    found = told(sentence, cue(sentence, "demonstrations", "PROTEST", 0.95, actor="Police"))
    assert not [e for e in found.events if e.type == "PROTEST" and e.actors]


def test_the_subject_of_a_passive_suffers() -> None:
    sentence = BY_KEY["bereaved"]
    found = told(sentence, cue(sentence, "slain", "ASSAULT", 0.9, recipient="Mara"))
    assert not [e for e in found.events if e.type == "ASSAULT" and "Mara" in names(found, e.recipients)]


def test_a_weak_pattern_of_a_common_word_needs_the_reader() -> None:
    sentence = BY_KEY["shared"]
    unseen = told(sentence, cue(sentence, "Monday", "AGREE", 0.1))
    seen = told(sentence, cue(sentence, "cooperates", "COOPERATE", 0.9))
    assert not unseen.events
    assert any("sees no such event" in reason for reason in reasons(unseen))
    assert [e.type for e in seen.events] == ["COOPERATE"]


def test_a_war_named_after_a_country_is_not_fought_by_it_alone() -> None:
    sentence = BY_KEY["conflict"]
    found = told(sentence, cue(sentence, "conflict", "ASSAULT", 0.95, actor="Norwegian"))
    assert [event.actors for event in found.events] in ([()], [])


def test_whose_people_suffer_does_not_suffer() -> None:
    sentence = BY_KEY["rivals"]
    seen = cue(sentence, "cudgelled", "ASSAULT", 0.9)
    seen = replace(seen, recipients=((place(sentence, "Mara"), 0.9), (place(sentence, "guards"), 0.8)))
    found = told(sentence, seen)
    assert [names(found, event.recipients) for event in found.events] == ["Mara Vint's guards"]


def test_what_is_said_of_the_first_of_two_is_not_said_of_the_second() -> None:
    sentence = BY_KEY["mourned"]
    found = told(sentence, cue(sentence, "slain", "ASSAULT", 0.9, recipient="Mara"))
    assert [names(found, event.recipients) for event in found.events] == ["Mara Vint"]


def test_whoever_hails_a_war_on_somebody_does_them_no_favour() -> None:
    sentence = BY_KEY["hailed"]
    found = told(sentence, cue(sentence, "hailed", "SUPPORT", 0.9, actor="Norway", recipient="Finland"))
    assert [names(found, event.recipients) for event in found.events] in ([], [""])

"""Statements: who speaks, in whose words, through whom; what is no quotation."""

from pathlib import Path

import pytest
from frozen_sentences import Frozen, frozen

from onrecord.resolve import resolve
from onrecord.types import Account, Span, Statement

SENTENCES = frozen(Path(__file__).parent / "statement_sentences.conll")


def shown(sentence: Frozen, account: Account, statement: Statement) -> str:
    unnamed = "None" + (f" /{statement.speaker_text}" if statement.speaker_text else "")
    who = account.actors[statement.speaker].name if statement.speaker is not None else unnamed
    marks = [m for m, on in (("expert", statement.expert), ("hedged", statement.hedged)) if on]
    content = sentence.article.text[statement.content.start : statement.content.end]
    return " ".join([statement.kind, *marks, who, "via=" + ";".join(statement.via), f"«{content}"])


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda s: s.key)
def test_a_sentence_gives_its_statements_and_no_others(sentence: Frozen) -> None:
    account = resolve(sentence.article, sentence.reading)
    wanted = [w.strip().rstrip("»") for w in sentence.want.split(";;") if w.strip()]
    found = [shown(sentence, account, s) for s in account.statements]
    assert len(found) == len(wanted), found
    assert all(f.startswith(w) for f, w in zip(found, wanted, strict=True)), found


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda s: s.key)
def test_every_link_of_the_chain_is_verbatim(sentence: Frozen) -> None:
    text = sentence.article.text
    for statement in resolve(sentence.article, sentence.reading).statements:
        assert tuple(text[s.start : s.end] for s in statement.via_evidence) == statement.via
        assert statement.reasons
        if statement.source is not None:
            assert text[statement.source.start : statement.source.end] == statement.speaker_text


def test_a_quotation_without_speaker_is_refused_with_its_reason() -> None:
    scare = next(s for s in SENTENCES if s.key == "scare")
    refused = [r for r in resolve(scare.article, scare.reading).refused if r.what == "quotation"]
    assert [r.reason for r in refused] == ["scare quotes or a title: nobody is said to speak"]


def test_an_event_points_to_the_statement_it_rests_on() -> None:
    accounts = [resolve(s.article, s.reading) for s in SENTENCES]
    told = [(a, e) for a in accounts for e in a.events if any(_holds(said, e.cue) for said in a.statements)]
    assert told
    assert all(e.statement is not None and _holds(a.statements[e.statement], e.cue) for a, e in told)


def _holds(said: Statement, cue: Span) -> bool:
    return any(piece.start <= cue.start < piece.end for piece in (said.content, *said.parts))

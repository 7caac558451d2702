"""What the reader takes for an event and the words do not bear out."""

from pathlib import Path

from frozen_sentences import frozen
from msgspec.structs import replace

from onrecord.resolve import resolve
from onrecord.types import EventCue

(SHOULD,) = frozen(Path(__file__).parent / "advice_sentences.conll")


def test_what_the_author_says_should_be_done_asks_nobody() -> None:
    cue = EventCue(
        word=1, types=(("REQUEST", 0.95),), status=(("occurred", 0.9),), background=0.0, recipients=((0, 0.9),), actors=((3, 0.9),)
    )
    found = resolve(SHOULD.article, replace(SHOULD.reading, cues=(cue,)))
    assert not found.events
    assert "advice of an expert or of the author asks nobody" in [r.reason for r in found.refused]

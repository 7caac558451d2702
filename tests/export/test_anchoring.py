"""An annotation finds its words again where they stand exactly, or is an orphan."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.web_annotation import anchored
from onrecord.types import Span

TEXT = "The first talks ended. The talks were long 🕊️. The talks were long, he said."


def annotation(text: str, start: int, end: int, around: int = 8) -> dict[str, object]:
    return {
        "target": {
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": text[start:end],
                    "prefix": text[max(0, start - around) : start],
                    "suffix": text[end : end + around],
                },
                {"type": "TextPositionSelector", "start": start, "end": end},
            ]
        }
    }


FIRST = TEXT.index("The talks were")
SAID = annotation(TEXT, FIRST, FIRST + 19)


def test_words_that_did_not_move_are_found() -> None:
    assert anchored(SAID, TEXT) == Span(FIRST, FIRST + 19)


def test_words_that_moved_with_their_context_are_found() -> None:
    assert anchored(SAID, "Correction. " + TEXT) == Span(FIRST + 12, FIRST + 31)


def test_an_edited_word_makes_an_orphan() -> None:
    assert anchored(SAID, TEXT.replace("were long 🕊️", "were short 🕊️")) is None


def test_the_same_words_in_another_sentence_are_not_taken() -> None:
    assert anchored(SAID, TEXT.replace("The talks were long 🕊️. ", "")) is None


def test_words_that_stand_twice_are_not_guessed_at() -> None:
    assert anchored(SAID, "x " + TEXT + " " + TEXT) is None


@given(st.text(min_size=1, max_size=60), st.text(max_size=30), st.data())
def test_an_anchor_always_holds_the_exact_words(text: str, before: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = anchored(annotation(text, start, end), before + text)
    assert found is None or (before + text)[found.start : found.end] == text[start:end]

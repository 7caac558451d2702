"""Words and sentences of raw text."""

import pytest

from training.texts import covered, sentences_of, words_of


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in words_of(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They don't agree.", ["They", "do", "n't", "agree", "."]),
        ("Iran’s al-Ani", ["Iran", "’s", "al", "-", "Ani"]),
        ("O’Malley met Mr. Li", ["O’Malley", "met", "Mr.", "Li"]),
        ("the U.S. spent $3.5m", ["the", "U.S.", "spent", "$", "3.5m"]),
        ("see https://a.example/b?c now", ["see", "https://a.example/b?c", "now"]),
        ("wait... what?!", ["wait", "...", "what", "?", "!"]),
    ],
)
def test_words_follow_universal_dependencies(text: str, words: list[str]) -> None:
    assert cut(text) == words


def test_words_leave_out_nothing_but_space() -> None:
    text = "“Nothing—not one word”, she said; 1,000 людей ☂ were there."
    assert "".join(cut(text)) == "".join(text.split())


def test_sentences_end_at_stops_and_line_breaks() -> None:
    text = "Mr. Li left. “He went home.” She stayed in the U.S. until May\nA title"
    sentences = sentences_of(text, words_of(text))
    assert [text[sentence[0][0] : sentence[-1][1]] for sentence in sentences] == [
        "Mr. Li left.",
        "“He went home.”",
        "She stayed in the U.S. until May",
        "A title",
    ]


def test_covered_takes_words_that_share_a_character() -> None:
    assert covered([(0, 3), (4, 7), (8, 9)], [[2, 5]]) == [0, 1]

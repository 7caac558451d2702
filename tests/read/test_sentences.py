"""Sentences: titles, initials, abbreviations, quotations, and sentences without end."""

from itertools import pairwise

import pytest

from onrecord.read.sentences import LONGEST, sentences
from onrecord.read.words import words

CASES = [
    ["Maj. Gen. Anna Berg met Sen. Omar Haddad.", "They left at 6 p.m. on Jan. 5."],
    ["He lives in the U.S.", "The visit was short."],
    ["The U.S. Navy and the U.N. Security Council met."],
    ["“We agree. ”", "Berg left."],
    ["“Go!” he said.", "“Why?", "When?” she asked."],
    ["She said: “Stop.”", "He did."],
    ["It fell 3.5 per cent.", "No. 10 was silent."],
    ["Acme Inc. rose.", "Its rival did not."],
    ["J. B. Dahl and K. Moe came.", "(Both were late.)", "All sat."],
    ["He was born in 1950. [17]", "She was not.[3]", "They met."],
    ["Well... perhaps.", "And then…", "But no.", "Nothing."],
]


def split(text: str) -> list[str]:
    bounds = list(words(text))
    starts = [*sentences(text, bounds), len(bounds)]
    return [text[bounds[a][0] : bounds[b - 1][1]] for a, b in pairwise(starts)]


@pytest.mark.parametrize("wanted", CASES)
def test_split(wanted: list[str]):
    assert split(" ".join(wanted)) == wanted


def test_an_empty_line_ends_a_sentence():
    assert split("A list\n\nwithout stops") == ["A list", "without stops"]


def test_no_words_no_sentences():
    assert sentences("", []) == []


def test_a_sentence_without_end_is_cut_and_nothing_lost():
    text = "word, " * 900
    bounds = list(words(text))
    starts = [*sentences(text, bounds), len(bounds)]
    assert starts[0] == 0
    assert max(b - a for a, b in pairwise(starts)) <= LONGEST

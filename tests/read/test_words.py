"""Words: cut as English-EWT cuts, offsets exact, time linear."""

from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.words import words

CASES = {
    "Iran's U.S. envoy didn't go.": "Iran 's U.S. envoy did n't go .",
    "Oslo’s 36-hour stay; we’ll see": "Oslo ’s 36 - hour stay ; we ’ll see",
    "He paid $1,500.50 (or 12%) to AT&T.": "He paid $ 1,500.50 ( or 12 % ) to AT&T .",
    "“No,” said Maj. Gen. A. B. Dahl Jr.": "“ No , ” said Maj. Gen. A. B. Dahl Jr.",
    "pre-war, non-aligned e-mail; al-Nour's": "pre-war , non-aligned e-mail ; al - Nour 's",
    "Write to a.b@example.org or see https://example.org/a?b=1.": "Write to a.b@example.org or see https://example.org/a?b=1 .",
    "at 6:30pm on 28/6/2023, about 20km away": "at 6:30 pm on 28/6/2023 , about 20 km away",
    "cannot, gonna, shouldn't've": "can not , gon na , should n't 've",
    "the ministers' plan in the '90s": "the ministers ' plan in the '90s",
    "No. 10 said no. No.": "No. 10 said no . No .",
    "wait… what?! well... yes --no": "wait … what ?! well ... yes -- no",
    "@press #Oslo2024 #1": "@press #Oslo2024 # 1",
    "Anna\u00a0Berg\u200b(left)": "Anna Berg ( left )",
    "1990s 21st F-16 Shahed-136": "1990s 21st F - 16 Shahed - 136",
    "📰News 🏳️‍🌈 now": "📰 News 🏳️‍🌈 now",
}


@pytest.mark.parametrize("text", CASES)
def test_cut_as_the_treebank_does(text: str):
    assert " ".join(text[start:end] for start, end in words(text)) == CASES[text]


@given(st.text(max_size=200))
def test_promise_24_words_leave_out_nothing_but_white_space(text: str):
    bounds = list(words(text))
    assert all(a[1] <= b[0] for a, b in pairwise(bounds))
    covered = {place for start, end in bounds for place in range(start, end)}
    assert not [letter for place, letter in enumerate(text) if place not in covered and letter.isalnum()]
    assert not any(letter.isspace() for start, end in bounds for letter in text[start:end])


@given(st.text(alphabet="a’'-.@/:1 $%“U", max_size=60), st.integers(0, 10))
def test_a_part_of_a_text_has_offsets_into_the_whole(text: str, shift: int):
    padded = "x" * shift + " " + text
    assert [(a - shift - 1, b - shift - 1) for a, b in words(padded, shift + 1)] == list(words(text))


@pytest.mark.parametrize("piece", ["a.", "1-", "a@", "'s", "-a", "U.S.", "((", "ab-1.", "x/"])
def test_time_is_linear(piece: str):
    began = perf_counter()
    assert sum(1 for _ in words(piece * 40_000))
    assert perf_counter() - began < 3

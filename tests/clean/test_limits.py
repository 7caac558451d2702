"""Bad input: each a refusal with its reason, never a crash."""

import gzip
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean import clean
from onrecord.clean.limits import MAX_BYTES
from onrecord.errors import NotAnArticle
from tests.clean.captures import capture

SENTENCE = "The ministers met in Lindhaven on Monday and signed the paper that had been prepared. "


@pytest.mark.parametrize(
    ("body", "media_type", "reason"),
    [
        (b"", "text/html", "empty"),
        (b" \n\t\r\n ", "text/plain", "empty"),
        ("\u200b\ufeff \u00a0", "text/plain", "empty"),
        (b"%PDF-1.7 stuff", "text/html", "binary"),
        (gzip.compress(SENTENCE.encode()), "text/html", "binary"),
        (bytes(500), "text/plain", "binary"),
        (b"x" * (MAX_BYTES + 1), "text/plain", "too large"),
        (b"<p>" + b"<div>" * 100_000 + b"deep", "text/html", "markup bomb"),
        (b"<i>" * 500_000 + b"flat", "text/html", "markup bomb"),
        (b"<html><body></body></html>", "text/html", "no text"),
        (b'{"text": ', "application/json", "no record"),
        (b"[1, 2]", "application/json", "no record"),
        (b"[" * 50_000, "application/json", "no record"),
        (b'{"title": "Only a title"}', "application/json", "empty"),
        (b"Six words are not an article.", "text/plain", "too short"),
        ("©®™ ±×÷ " * 60, "text/plain", "empty"),
        ("Figures of the day\n\n1 a 2 b 3 c 4 d 5 e 6 f ==== ++++ ---- ====== ///////.", "text/plain", "garbage"),
    ],
)
def test_bad_input_is_refused_with_a_reason(body, media_type, reason):
    with pytest.raises(NotAnArticle, match=reason):
        clean(capture(body, media_type))


def test_noise_is_a_broken_encoding():
    noise = bytes((i * i * 7 + i // 3) % 256 for i in range(1, 20_000))
    with pytest.raises(NotAnArticle, match=r"broken encoding|binary|garbage"):
        clean(capture(noise, "text/plain"))


def test_a_damaged_text_is_read_all_the_same():
    article = clean(capture((SENTENCE * 20).encode() + b"\xff\xfe end of the text.", "text/plain"))
    assert "signed the paper" in article.text


@pytest.mark.parametrize("media_type", ["text/html; charset=utf-8", "application/xhtml+xml", "", "application/octet-stream"])
def test_markup_is_read_as_markup(media_type):
    page = f"<!DOCTYPE html><html><body><h1>Ministers meet in Lindhaven</h1><p>{SENTENCE * 3}</p></body></html>"
    article = clean(capture(page, media_type))
    assert "<p>" not in article.text
    assert article.title == "Ministers meet in Lindhaven"


@pytest.mark.parametrize(
    "url", ["http://[::broken", "nonsense", "https://harbourpost.example/2023/13/45/x", "https://harbourpost.example/1890/01/01/x"]
)
def test_broken_addresses_give_no_date(url):
    assert clean(capture(SENTENCE * 3, "text/plain", url=url)).published is None


def test_an_unsupported_language_is_named():
    text = "Die Minister trafen sich am Montag in Lindhaven und unterzeichneten das vorbereitete Papier, wie der Sprecher mitteilte."
    assert clean(capture(text)).language == "de"


def test_many_blocks_take_linear_time():
    lines = [
        f"Line {i} says that the ministers met for talk number {i * i} in the town." if i % 3 else f"Read more {i}" for i in range(6_000)
    ]
    assert len(clean(capture("\n\n".join(lines))).blocks) > 3_000


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=400),
    st.sampled_from(["text/plain", "text/html", "application/json", "text/markdown"]),
)
def test_any_text_is_an_article_or_refused(text, media_type):
    body = json.dumps({"text": text}) if media_type == "application/json" else text
    try:
        article = clean(capture(body, media_type))
    except NotAnArticle:
        return
    assert article.blocks

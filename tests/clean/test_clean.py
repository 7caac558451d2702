"""What holds for every article: offsets, blocks, normal form, stable ids."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean import CLEANER, clean
from onrecord.errors import NotAnArticle
from tests.clean.captures import capture

WORDS = st.sampled_from(
    [
        "the",
        "ministers",
        "met",
        "Lindhaven",
        "on",
        "Monday",
        "🚢",
        "Zu\u0308rich",
        "said",
        "read more",
        "share",
        "“no”",
        "By",
        "12 March 2024",
        "(Photo: Ann Lee)",
    ]
)
LINES = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)
TEXTS = st.lists(
    st.tuples(LINES, st.sampled_from([".", "", "?", ":"]), st.sampled_from(["\n", "\n\n", "\r\n\r\n"])), min_size=1, max_size=15
).map(lambda rows: "".join("".join(row) for row in rows))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_blocks_cover_the_text(text):
    try:
        article = clean(capture(text))
    except NotAnArticle:
        return
    pieces = [article.text[block.start : block.end] for block in article.blocks]
    assert "\n\n".join(pieces) == article.text
    assert all(piece and piece == piece.strip() and "\n" not in piece for piece in pieces)
    assert unicodedata.is_normalized("NFC", article.text)
    assert [block.kind for block in article.blocks].count("title") == bool(article.title)
    assert not article.title or article.text.startswith(article.title)
    assert all(block.kind != "title" for block in article.blocks[1:])


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_no_word_is_lost_unseen(text):
    """Every word of the source is in the article's text or in what was removed."""
    try:
        article = clean(capture(text))
    except NotAnArticle:
        return
    shown = {word for piece in (article.text, *(gone.text for gone in article.removed)) for word in piece.split()}
    wanted = {word for word in unicodedata.normalize("NFC", text).split() if any(c.isalnum() for c in word)}
    assert wanted <= shown


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_evidence_quotes_the_text(text):
    try:
        article = clean(capture(text))
    except NotAnArticle:
        return
    if article.published and article.published.evidence:
        span = article.published.evidence
        assert str(article.published.start.year) in article.text[span.start : span.end]


def test_the_same_capture_gives_the_same_article():
    one, two = (clean(capture("Ships leave Rosk\n\n" + "The first ships left the port on Monday, its master said. " * 3)) for _ in "ab")
    assert one == two
    assert one.cleaner == CLEANER
    assert len(one.id) == 16


def test_the_id_changes_with_page_or_text():
    text = "Ships leave Rosk\n\nThe first ships left the port of Rosk on Monday, its master said."
    ids = {clean(capture(text, url=url)).id for url in (None, "https://a.example/1", "https://a.example/2")}
    ids.add(clean(capture(text + " More will follow.")).id)
    assert len(ids) == 4


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        (
            "# Ships leave Rosk\n\nThe first ships left the port on Monday, its master said.\n\n- Ninety may leave\n- All are inspected",
            ["title", "paragraph", "list", "list"],
        ),
        (
            "Ships leave Rosk\n\n> The parties shall keep the peace of the port at all times.\n\nSo says the paper that both have signed.",
            ["title", "quote", "paragraph"],
        ),
    ],
)
def test_markdown_marks_give_kinds(body, kinds):
    assert [block.kind for block in clean(capture(body, "text/markdown")).blocks] == kinds


def test_links_of_markdown_leave_their_words():
    body = "Ships leave Rosk\n\nThe first ships [left the port](https://a.example/x) on Monday, its **master** said. ![A ship](x.jpg)"
    assert clean(capture(body, "text/markdown")).text.endswith("The first ships left the port on Monday, its master said.")


def test_text_broken_to_a_width_is_joined():
    lines = [
        "Ships leave Rosk",
        "",
        "The first ships left the port of Rosk on Monday and more of them",
        "will follow before the week is over, the master of the port said",
        "in a statement that was read out on the radio in the evening.",
    ]
    body = "\n".join(lines)
    assert len(clean(capture(body)).blocks) == 2


def test_text_without_a_title_has_none():
    article = clean(
        capture("The first ships left the port of Rosk on Monday, its master said.\n\nMore will follow before the week is over, he said.")
    )
    assert article.title == ""
    assert {block.kind for block in article.blocks} == {"paragraph"}

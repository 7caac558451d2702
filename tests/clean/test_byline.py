"""Titles and authors of pages."""

import pytest

from onrecord.clean import clean
from tests.clean.captures import capture

PARAGRAPH = "<p>The first ships left the port on Monday, its master told reporters in the town.</p>"
BODY = f"{PARAGRAPH}<p>More will follow before the week is over, he said.</p>" * 2


def cleaned(head="", body=""):
    return clean(capture(f"<html><head>{head}</head><body>{body}{BODY}</body></html>", "text/html"))


@pytest.mark.parametrize(
    ("head", "body", "byline"),
    [
        ('<meta name="author" content="Mira Tolvanen">', "", "Mira Tolvanen"),
        (
            '<meta name="author" content="Harbour Post"><meta property="og:site_name" content="Harbour Post">',
            '<span class="byline">By Mira Tolvanen</span>',
            "Mira Tolvanen",
        ),
        (
            '<meta name="author" content="Mira Tolvanen"><meta property="og:site_name" content="Harbour Post">',
            '<div class="byline">By Mira Tolvanen and Jonas Adeyemi, Harbour Post</div>',
            "Mira Tolvanen, Jonas Adeyemi",
        ),
        ('<meta name="author" content="https://social.example/harbourpost">', "", None),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","author":{"name":", Harbour Post"}}</script>',
            '<a rel="author">Ruth Okafor</a>',
            "Ruth Okafor",
        ),
        (
            "",
            '<p class="author-bio">Mira Tolvanen is our correspondent in the harbour and has been for nine years, in two countries.</p>',
            None,
        ),
    ],
)
def test_persons_are_authors(head, body, byline):
    assert cleaned(head, body).byline == byline


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Ships leave Rosk | Harbour Post</title><meta property='og:site_name' content='Harbour Post'>", "", "Ships leave Rosk"),
        (
            "<title>Ships leave Rosk at last ...</title>",
            "<h1>Ships leave Rosk at last, and nobody waves</h1>",
            "Ships leave Rosk at last, and nobody waves",
        ),
        ("<meta property='og:title' content='Ships leave Rosk &amp;amp; Teel'>", "<h1>Harbour Post</h1>", "Ships leave Rosk & Teel"),
        ("", "<h1>Ships leave Rosk</h1>", "Ships leave Rosk"),
    ],
)
def test_the_title_is_what_readers_see(head, body, title):
    assert cleaned(head, body).title == title


def test_what_a_page_says_of_its_author_is_furniture():
    text = f"{BODY}\n<p>Mira Tolvanen is the Post's correspondent in Rosk. She has been there for nine years.</p>"
    page = f'<head><meta name="author" content="Mira Tolvanen"></head><body><h1>Ships leave Rosk</h1>{text}</body>'
    article = clean(capture(page, "text/html"))
    assert "correspondent" not in article.text
    assert [gone.kind for gone in article.removed if "correspondent" in gone.text] == ["author"]

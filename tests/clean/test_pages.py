"""Captures frozen beside the article that must come out of them. Every page here was written for this project."""

import json
from pathlib import Path

import pytest

from onrecord.clean import clean
from tests.clean.captures import capture

PAGES = Path(__file__).parent / "pages"
MEDIA = {".html": "text/html", ".txt": "text/plain", ".record": "application/json"}
NAMES = sorted(path.name for path in PAGES.iterdir() if path.suffix in MEDIA)


@pytest.mark.parametrize("name", NAMES)
def test_page_gives_the_frozen_article(name):
    path = PAGES / name
    wanted = json.loads(path.with_suffix(".json").read_text("utf-8"))
    article = clean(capture(path.read_bytes(), MEDIA[path.suffix], url=wanted.get("url")))
    assert [[b.kind, article.text[b.start : b.end]] for b in article.blocks] == wanted["blocks"]
    removed = [[gone.kind, gone.text] for gone in article.removed]
    assert [row for row in wanted["removed"] if row not in removed] == []
    for field in ("title", "outlet", "republisher", "byline", "section", "language"):
        if field in wanted:
            assert getattr(article, field) == wanted[field], field
    assert list(article.tags) == wanted.get("tags", [])


@pytest.mark.parametrize("name", NAMES)
def test_page_has_the_frozen_date(name):
    path = PAGES / name
    wanted = json.loads(path.with_suffix(".json").read_text("utf-8"))
    article = clean(capture(path.read_bytes(), MEDIA[path.suffix], url=wanted.get("url")))
    when = article.published
    assert (when and [str(when.start), str(when.end), when.precision, when.basis]) == wanted["published"]
    assert bool(when) != bool(article.published_missing)
    if "evidence" in wanted:
        assert when.evidence is not None
        assert article.text[when.evidence.start : when.evidence.end] == wanted["evidence"]

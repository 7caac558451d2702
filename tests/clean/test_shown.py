"""The day a page shows beside the byline, and when it goes before what the head states."""

from datetime import date

import pytest

from onrecord.clean import clean
from tests.clean.captures import capture

TITLE = "Ships leave the port of Rosk"
BODY = "<p>The first ships left the port on Monday, its master told reporters in the town of Rosk yesterday.</p>" * 3
UTC = '<meta property="article:published_time" content="2024-03-12T01:30:00Z">'
OLD = '<meta property="article:published_time" content="2021-05-05T09:00:00Z">'
CHANGED = '<meta property="article:modified_time" content="2024-02-02T09:00:00Z">'


def published(head, below, above="", heading="h1"):
    page = (
        f"<html><head><title>{TITLE}</title>{head}</head><body><div>{above}<{heading}>{TITLE}</{heading}>{below}{BODY}</div></body></html>"
    )
    return clean(capture(page, "text/html")).published


@pytest.mark.parametrize(
    ("head", "below", "day"),
    [
        (UTC, "<div>By Ada Lind <span>March 11, 2024 8:30 PM EST</span></div>", date(2024, 3, 11)),
        (UTC, "<time datetime='2024-03-11T20:30:00-05:00'>yesterday</time>", date(2024, 3, 11)),
        (OLD + CHANGED, "<div>By Ada Lind</div><div>2 February 2024</div>", date(2024, 2, 2)),
        (OLD, "<div>Published 3 February 2024</div>", date(2024, 2, 3)),
        (OLD, "<div>Updated: <b>4 February 2024, 10:30</b></div><div>Published: <b>3 February 2024</b></div>", date(2024, 2, 3)),
        ("", "<div>Date:</div><div>3 February 2024</div>", date(2024, 2, 3)),
    ],
)
def test_the_day_readers_see(head, below, day):
    when = published(head, below)
    assert (when.start, when.end, when.precision) == (day, day, "day")
    assert when.note.startswith("shown below the heading")


@pytest.mark.parametrize(
    "below",
    [
        "<div>Last updated 4 February 2024, 10:30</div>",
        "<figure><img src='a.png'><figcaption>Ships on 3 February 2024 at 10:00</figcaption></figure>",
        "<p>Twelve ships left Rosk on 3 February 2024, at 10:30, with the tide, after a night of waiting in the roads.</p>",
        "<div>Rosk 2 February 2024</div>",
    ],
)
def test_changes_pictures_and_sentences_are_no_day_of_publication(below):
    assert published(OLD, below).start == date(2021, 5, 5)


def test_a_day_above_the_title_and_a_title_below_the_sites_name():
    assert published(OLD, "", above="<div>Shipping</div><time>3 February 2024 9:00 AM</time>").start == date(2024, 2, 3)
    name = "<header><h1>Rosk</h1></header>"
    assert published(OLD, "<div>3 February 2024 9:00 AM</div>", above=name, heading="h2").start == date(2024, 2, 3)

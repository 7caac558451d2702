"""The date of publication: order of trust, precision, evidence, and reasons where there is none."""

from datetime import date

import pytest

from onrecord.clean import clean
from onrecord.clean.calendar import find_dates, read_address, read_stamp, whole_month
from tests.clean.captures import capture

BODY = (
    "The first ships left the port on Monday, its master told reporters in the town.\n\n"
    "More will follow before the week is over, he said, if the weather holds."
)


def published(text, media_type="text/plain", url=None):
    article = clean(capture(text, media_type, url=url))
    return article, article.published


def page(head="", body=""):
    return (
        f"<html><head><title>Ships leave Rosk</title>{head}</head><body><h1>Ships leave Rosk</h1>{body}<p>"
        + "</p><p>".join(BODY.split("\n\n")) * 2
        + "</p></body></html>"
    )


@pytest.mark.parametrize(
    ("head", "body", "url", "day", "note"),
    [
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","datePublished":"2024-03-12T23:00:00Z"}</script>',
            "",
            None,
            12,
            "JSON-LD",
        ),
        ('<meta property="article:published_time" content="2024-03-13">', "", None, 13, "meta article:published_time"),
        ("", '<time datetime="2024-03-14T10:00" itemprop="datePublished">x</time>', None, 14, "time element"),
        ("", "", "https://a.example/2024/03/15/ships", 15, "address"),
        ('<meta property="article:published_time" content="2024-03-13">', "", "https://a.example/2024/03/15/ships", 13, "meta"),
        ('<meta property="article:published_time" content="2044-03-13">', "", "https://a.example/2024/03/15/ships", 15, "address"),
        ('<meta property="article:published_time" content="1970-01-01">', "", "https://a.example/2024/03/15/ships", 15, "address"),
        ('<meta property="article:published_time" content="soon">', "", "https://a.example/2024/mar/16/ships", 16, "address"),
    ],
)
def test_metadata_comes_before_the_address(head, body, url, day, note):
    _, when = published(page(head, body), "text/html", url)
    assert (when.start, when.end, when.precision, when.basis) == (date(2024, 3, day), date(2024, 3, day), "day", "metadata")
    assert note in when.note
    assert when.evidence is None


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        (f"Ships leave Rosk\n\nMarch 12, 2024\n\n{BODY}", "March 12, 2024"),
        (f"12 March 2024 | Harbour Brief\n\nShips leave Rosk\n\n{BODY}", "12 March 2024"),
        (f"Ships leave Rosk\n\nROSK, 12 March 2024 (Harbour Wire) - {BODY}", "12 March 2024"),
        (f"Ships leave Rosk\n\nROSK, March 12, 2024 -- {BODY}", "March 12, 2024"),
    ],
)
def test_a_date_line_or_dateline_is_explicit(text, exact):
    article, when = published(text)
    assert (when.start, when.precision, when.basis) == (date(2024, 3, 12), "day", "explicit")
    assert article.text[when.evidence.start : when.evidence.end] == exact


def test_a_removed_stamp_is_explicit_without_a_span():
    _, when = published(f"Ships leave Rosk\n\nPublished: 12 March 2024\n\n{BODY}")
    assert (when.start, when.basis, when.evidence) == (date(2024, 3, 12), "explicit", None)
    assert "12 March 2024" in when.note


def test_an_update_is_no_publication():
    _, when = published(f"Ships leave Rosk\n\nUpdated 12 March 2024\n\n{BODY}")
    assert when is None


def test_a_dateline_without_a_year_takes_the_only_year_its_weekday_allows():
    text = f"Ships leave Rosk\n\nROSK, March 12 (Harbour Wire) - The port opened on Tuesday, the first time since 2023.\n\n{BODY}"
    article, when = published(text)
    assert (when.start, when.basis) == (date(2024, 3, 12), "inferred")
    assert article.text[when.evidence.start : when.evidence.end] == "March 12"


def test_a_dateline_without_a_year_stays_open_where_nothing_settles_it():
    article, when = published(f"Ships leave Rosk\n\nROSK, March 12 (Harbour Wire) - {BODY}")
    assert when is None
    assert "March 12" in article.published_missing


@pytest.mark.parametrize(
    ("caption", "line", "wanted"),
    [
        (
            "A ship leaves Rosk on 9 March, 2024 (Photo: Ann Lee)",
            "The port had been closed since May 2023.",
            ("2024-03-01", "2024-03-31", "month"),
        ),
        (
            "A ship leaves Rosk on 28 March, 2024 (Photo: Ann Lee)",
            "The port had been closed since May 2023.",
            ("2024-03-28", "2024-04-28", "range"),
        ),
        ("FILE PHOTO: A ship leaves Rosk on 9 March, 2024 (Photo: Ann Lee)", "The port had been closed since May 2023.", None),
        ("A ship leaves Rosk on 9 March, 2024 (Photo: Ann Lee)", "The port had been closed for years.", None),
        ("A ship leaves Rosk on 9 March, 2017 (Photo: Ann Lee)", "The port had been closed since May 2023.", None),
    ],
)
def test_a_caption_dates_only_what_the_text_supports(caption, line, wanted):
    _, when = published(f"Ships leave Rosk\n\n{BODY}\n\n{caption}\n\n{line}")
    assert (when and (str(when.start), str(when.end), when.precision)) == wanted
    assert when is None or (when.basis == "inferred" and caption in when.note)


def test_a_date_in_the_text_may_be_history():
    _, when = published(f"Ships leave Rosk\n\n{BODY}\n\nThe port was last closed on 11 September 2001 for a week.")
    assert when is None


def test_a_weekday_with_its_date_is_near():
    article, when = published(f"Ships leave Rosk\n\n{BODY}\n\nThe port was opened on Friday, March 8, 2024, by the minister.")
    assert (str(when.start), str(when.end), when.basis) == ("2024-03-01", "2024-03-31", "inferred")
    assert article.text[when.evidence.start : when.evidence.end] == "March 8, 2024"


def test_a_missing_date_has_its_reasons():
    article, when = published(f"Ships leave Rosk\n\nMarch 12, 2044\n\n{BODY}")
    assert when is None
    assert "2044-03-12" in article.published_missing
    assert "after the capture" in article.published_missing


@pytest.mark.parametrize(
    ("stamp", "wanted"),
    [
        ("2024-03-12T09:15:00+01:00", "2024-03-12"),
        ("20240312", "2024-03-12"),
        ("Tue, 12 Mar 2024 09:15:00 GMT", "2024-03-12"),
        ("1710234900", "2024-03-12"),
        ("1710234900000", "2024-03-12"),
        ("March 12th, 2024 at 9", "2024-03-12"),
        ("2024-02-30", None),
        ("yesterday", None),
        ("05/06/2024", None),
        ("25/06/2024", "2024-06-25"),
    ],
)
def test_stamps(stamp, wanted):
    found = read_stamp(stamp)
    assert (found and str(found.first)) == wanted


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://a.example/2024/03/12/x", ("2024-03-12", "day")),
        ("https://a.example/news-2024-03-12.html", ("2024-03-12", "day")),
        ("https://a.example/20240312/x", ("2024-03-12", "day")),
        ("https://a.example/2024/03/ships", ("2024-03-01", "month")),
        ("https://a.example/id/20249999", None),
        ("https://a.example/x-99-1234567", None),
    ],
)
def test_addresses(url, wanted):
    found = read_address(url)
    assert (found and (str(found.first), found.precision)) == wanted


def test_dates_in_text_are_found_where_they_stand():
    text = "On 3 May 2023 and on June 28, 2023, but not on 31 June 2023; then in August 2023."
    assert [(text[f.start : f.end], str(f.first), f.precision) for f in find_dates(text)] == [
        ("3 May 2023", "2023-05-03", "day"),
        ("June 28, 2023", "2023-06-28", "day"),
        ("August 2023", "2023-08-01", "month"),
    ]


def test_months_end_where_they_end():
    assert whole_month(2024, 2) == (date(2024, 2, 1), date(2024, 2, 29))
    assert whole_month(2023, 12) == (date(2023, 12, 1), date(2023, 12, 31))

"""Who published first, and who shows it here."""

import json

import pytest

from onrecord.clean import clean
from tests.clean.captures import capture

BODY = (
    "The first ships left the port on Monday, its master told reporters in the town.\n\n"
    "More will follow before the week is over, he said, if the weather holds."
)


def origin(text, media_type="text/plain", url=None):
    article = clean(capture(text, media_type, url=url))
    return article.outlet, article.republisher


def record(**fields):
    return json.dumps({"title": "Ships leave Rosk", "text": BODY, **fields})


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("This article was originally published by the Harbour Post.", "Harbour Post"),
        ("This story first appeared in Harbour Post on 12 March 2024.", "Harbour Post"),
        ("The post Ships leave Rosk appeared first on Harbour Post.", "Harbour Post"),
        ("Republished from Harbour Post under a free licence.", "Harbour Post"),
        ("Source: Reuters/ab", "Reuters"),
        ("Copyright 2024 The Associated Press. All rights reserved.", "The Associated Press"),
    ],
)
def test_a_notice_names_the_first_outlet(line, outlet):
    assert origin(record(text=f"{BODY}\n\n{line}", outlet="Coast Digest"), "application/json") == (outlet, "Coast Digest")


def test_an_agency_in_the_dateline_is_first():
    text = f"ROSK (AFP) — {BODY}"
    assert origin(record(text=text, outlet="Coast Digest"), "application/json") == ("Agence France-Presse", "Coast Digest")


def test_an_agency_as_only_author_is_first():
    assert origin(record(byline="Reuters", outlet="Coast Digest"), "application/json") == ("Reuters", "Coast Digest")


def test_an_agency_quoted_in_the_text_is_not_first():
    assert origin(record(text=f"{BODY}\n\nReuters reported the same on Tuesday.", outlet="Coast Digest"), "application/json") == (
        "Coast Digest",
        None,
    )


def test_an_outlet_does_not_republish_itself():
    assert origin(record(byline="Reuters", outlet="Reuters"), "application/json", "https://www.reuters.com/x") == ("Reuters", None)


def test_the_address_names_a_known_outlet():
    assert origin(BODY, url="https://www.theguardian.com/world/x") == ("The Guardian", None)


def test_an_unknown_address_is_its_own_name():
    assert origin(BODY, url="https://news.coastdigest.example/x") == ("coastdigest.example", None)


def test_nothing_said_is_nothing_known():
    assert origin(BODY) == (None, None)


def test_a_canonical_link_elsewhere_leads_to_the_first_outlet():
    page = f'<link rel="canonical" href="https://harbourpost.example/a"><h1>Ships leave Rosk</h1><p>{BODY * 3}</p>'
    assert origin(page, "text/html", "https://coastdigest.example/b") == ("harbourpost.example", "coastdigest.example")


def test_a_complete_wire_dateline_names_an_agency_no_table_knows():
    text = f"ROSK, March 12 (Norbild Wire) - {BODY}"
    assert origin(record(text=text, outlet="Coast Digest"), "application/json") == ("Norbild Wire", "Coast Digest")


def test_brackets_in_a_first_sentence_are_no_dateline():
    text = f"The union (Skippers) - {BODY}"
    assert origin(record(text=text, outlet="Coast Digest"), "application/json") == ("Coast Digest", None)


def test_an_agency_names_itself_above_its_text():
    article = clean(capture(f"Ships leave Rosk\n\nLNA - Lindhaven News Agency\n\n{BODY}"))
    assert article.outlet == "Lindhaven News Agency"
    assert [gone.text for gone in article.removed] == ["LNA - Lindhaven News Agency"]


def test_a_notice_outside_the_main_text_of_a_page_counts():
    notice = "The article was first published on Harbour Post (World). The editorial team at Newsmill has edited and verified it."
    main = "".join(f"<p>{line}</p>" for line in BODY.split("\n\n") * 3)
    page = f"<body><h1>Ships leave Rosk</h1><div class='text'>{main}</div><div class='next'><p>Next</p></div><p>{notice}</p></body>"
    assert origin(page, "text/html") == ("Harbour Post", "Newsmill")

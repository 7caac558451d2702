"""The table of outlets: addresses, names, and finding them in running text."""

import re

import pytest

from onrecord.names import outlets


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.reuters.com/world/x", "Reuters"),
        ("https://edition.cnn.com/2024/01/01/x", "CNN"),
        ("http://www.bbc.co.uk/news", "BBC"),
        ("abcnews.go.com/x", "ABC News"),
        ("https://www.abc.net.au/news", "ABC News (Australia)"),
    ],
)
def test_an_address_gives_its_outlet(url, name):
    assert outlets.by_domain(url).name == name


@pytest.mark.parametrize(
    "url", ["https://harbourpost.example/x", "https://notreuters.com", "", "http://[::broken", "not an address", "http://127.0.0.1/"]
)
def test_an_unknown_address_gives_nothing(url):
    assert outlets.by_domain(url) is None


def test_domain_is_the_registrable_name():
    assert outlets.domain("https://news.harbourpost.co.uk/x") == "harbourpost.co.uk"
    assert outlets.domain("https://www.harbourpost.example") == "harbourpost.example"
    assert outlets.domain("http://127.0.0.1/x") == ""


def test_by_name_wants_the_whole_name():
    assert outlets.by_name("the associated press").name == "The Associated Press"
    assert outlets.by_name("AFP").name == "Agence France-Presse"
    assert outlets.by_name("a friend at AFP") is None


def test_find_gives_the_longest_names_in_order_with_their_places():
    text = "Iran’s Mehr News Agency and state TV said so, The Wall Street Journal reported; RIA Novosti, citing TASS, disagreed."
    found = [(text[span.start : span.end], outlet.name) for span, outlet in outlets.find(text)]
    assert found == [
        ("Mehr News Agency", "Mehr News Agency"),
        ("The Wall Street Journal", "The Wall Street Journal"),
        ("RIA Novosti", "RIA Novosti"),
        ("TASS", "TASS"),
    ]


def test_find_leaves_ambiguous_words_alone():
    assert outlets.find("Time is short, Science is long, and the Sun will metro rise; the Express train to Reform is late.") == []


def test_find_wants_whole_words():
    assert outlets.find("The APPLE and the AFPX") == []


def test_state_media_are_marked():
    assert all(outlets.by_name(name).state for name in ("TASS", "IRNA", "Xinhua", "KCNA", "SANA", "RT", "Press TV"))
    assert outlets.by_name("Reuters").state is False
    assert outlets.by_name("BBC").state is None


def test_the_table_holds_together():
    rows = outlets.table()
    domains = [domain for row in rows for domain in row.domains]
    assert len(domains) == len(set(domains))
    assert len({row.name for row in rows}) == len(rows) > 300
    assert all(re.fullmatch(r"[a-z0-9.-]+\.[a-z]{2,}", domain) for domain in domains)
    assert all(row.country is None or re.fullmatch(r"[A-Z]{3}", row.country) for row in rows)


def test_an_owner_is_known_or_there_is_none():
    assert outlets.owner("the sun").name == "News Corp"
    assert outlets.owner("thetimes.co.uk").name == "News Corp"
    assert outlets.owner("The Harbour Post") is None
    assert outlets.owner("The Guardian") is None


def test_every_owned_outlet_is_in_the_table_and_has_one_owner():
    names = {row.name for row in outlets.table()}
    owned = [name for row in outlets.owners() for name in row.outlets]
    assert set(owned) <= names
    assert len(owned) == len(set(owned))
    assert all(len(row.outlets) > 1 and row.source for row in outlets.owners())


def test_a_form_of_address_is_no_broadcaster():
    assert outlets.by_name("Dr.") is None
    assert outlets.by_name("DR").name == "DR"

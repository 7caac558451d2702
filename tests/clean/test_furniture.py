"""Furniture goes, prose stays: one line of each kind, and sentences that look like furniture and are none."""

import pytest

from onrecord.clean import clean
from onrecord.clean.rules import RULES, is_prose, matches_rule
from tests.clean.captures import capture

PROSE = [
    "Foreign Minister Ilse Karvonen flew to Lindhaven on Monday for talks on the ports.",
    "Her counterpart met her at the airport and spoke of a new beginning for both countries.",
    "The accord has been under discussion for more than a year, officials of both sides said.",
]


def cleaned(*lines: str, title: str = "Ministers meet in Lindhaven"):
    return clean(capture("\n\n".join([title, *lines])))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("A freighter waits in the port (Photo: Edda Brandt/AFP via Getty Images)", "caption"),
        ("FILE PHOTO: A freighter waits in the port of Rosk. REUTERS/Pelle Strand", "caption"),
        ("Smoke rises over the harbour. Image: Pelle Strand.", "caption"),
        ("Share this article", "share"),
        ("Facebook Twitter WhatsApp Email", "share"),
        ("Follow us on Telegram", "share"),
        ("Sign up for our morning newsletter and never miss a story.", "newsletter"),
        ("Get the best stories delivered straight to your inbox every day", "newsletter"),
        ("Download our app", "app"),
        ("Google Play App Store", "app"),
        ("Advertisement", "advert"),
        ("Read more: Why oil stays in port", "related"),
        ("This article was originally published by the Harbour Post.", "republisher"),
        ("© 2024 Harbour Post. All rights reserved.", "notice"),
        ("(Reporting by Jonas Adeyemi; Editing by Ruth Okafor)", "notice"),
        ("Our site uses cookies: we use cookies", None),
        ("We use cookies to improve your experience on this page.", "notice"),
        ("Last updated: 12 March 2024", "notice"),
        ("Tags: grain, ports, Ostmark", "tags"),
        ("Skip to main content", "navigation"),
    ],
)
def test_a_line_of_furniture_is_removed_with_its_kind(line, kind):
    article = cleaned(*PROSE[:2], line, PROSE[2])
    assert [gone.kind for gone in article.removed] == ([kind] if kind else [])
    assert (line in article.text) == (kind is None)


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell in Lindhaven after the minister spoke of closing the ports again.",
        "Read more books, the minister told pupils of the harbour school on Monday.",
        "By Monday evening, forty ships had left the port of Rosk for the open sea.",
        "Photos of the meeting were shown on state television, which is rarely done.",
        "The picture that emerges is bleak, said one official who had seen the figures.",
        "Like us, the fishermen want peace, the harbour master told the crowd.",
        "Sign up or be drafted, the ministry told young men in the northern provinces.",
        "More than forty people were arrested at the port, the police said on Monday.",
        "Getty Images sued a firm in Lindhaven over the use of its pictures.",
        "The ministry said its view was that no ship may be published on the list.",
        "“This article will never be signed,” said the minister of the draft accord.",
        "He said the views expressed by the general were his own and not the army’s.",
        "Support for the accord has grown, and the newspapers of the capital praise it.",
        "Related companies must register with the port authority by the end of March.",
        "The man was a reporter for the state news agency before he joined the ministry.",
        "In this picture of the town, the harbour was the poorest quarter of all.",
        "Ilse Karvonen is a former ambassador to Ostmark and knows the ports well.",
        "Watch the harbour, not the palace, diplomats in Lindhaven like to say.",
        "Join the army or leave the country, they were told at the border on Monday.",
        "The Associated Press reported that the ports would stay closed until May.",
        "“Please consider what you sign,” the opposition leader told the minister.",
        "Comments by the general were broadcast on state television in the evening.",
    ],
)
def test_prose_that_looks_like_furniture_stays(line):
    article = cleaned(PROSE[0], line, *PROSE[1:])
    assert line in article.text
    assert article.removed == ()


def test_a_list_under_a_label_keeps_the_label():
    article = cleaned(*PROSE, "Your next read", "square WORLD", "Why oil stays in port. And why it matters", "Who follows Redl?")
    assert {gone.label for gone in article.removed[1:]} == {"Your next read"}
    assert [gone.kind for gone in article.removed] == ["related"] * 4


def test_text_goes_on_behind_a_list():
    article = cleaned(PROSE[0], "Related stories", "Why oil stays in port", "Who follows Redl", PROSE[1], PROSE[2])
    assert [article.text[b.start : b.end] for b in article.blocks[1:]] == PROSE


def test_a_repeated_paragraph_is_a_duplicate():
    article = cleaned(*PROSE, PROSE[1])
    assert [(gone.kind, gone.text) for gone in article.removed] == [("duplicate", PROSE[1])]


def test_a_pull_quote_is_a_duplicate_of_its_longer_paragraph():
    quote = "The port will never be closed again, not for a day, said Karvonen"
    article = cleaned(
        PROSE[0], quote, "“The port will never be closed again, not for a day,” said Karvonen, who had come without notes.", PROSE[2]
    )
    assert [gone.text for gone in article.removed] == [quote]


def test_two_sentences_with_common_words_both_stay():
    line = "Her counterpart met her at the station and did not speak of a new beginning at all, witnesses said."
    assert cleaned(*PROSE, line).removed == ()


def test_comments_below_the_article_go():
    article = cleaned(*PROSE, *PROSE[:0], "3 Comments", "sailor7", "Never trust them", "Reply")
    assert all(gone.kind == "comments" for gone in article.removed)
    assert len(article.removed) == 4


def test_a_page_pasted_whole_loses_menus_boxes_and_tail():
    menu = ["Home", "World", "Share", "Facebook", "Bookmark"]
    tail = ["Sign up for our newsletters", "Daily Word Game", "Guess the word", "Source: Reuters/ab", "More from Harbour Post"]
    article = cleaned(*menu, *PROSE, *tail)
    assert [article.text[b.start : b.end] for b in article.blocks[1:]] == PROSE
    assert article.outlet == "Reuters"


def test_a_plain_list_at_the_end_stays_where_nothing_else_is_furniture():
    article = cleaned(*PROSE, "The ports that open are:", "Lindhaven", "Rosk", "Teel", "Upper Harbour", "Lower Harbour", "The Mole")
    assert article.text.endswith("The Mole")


def test_every_rule_says_where_it_was_seen():
    assert all(rule.seen for rule in RULES)


@pytest.mark.parametrize(
    "text", ["by " * 4, "share " * 14, "a " * 14, "(" * 400, "tags " * 14 + "!", "-- " * 40, "app store " * 5 + "x", "x" * 5_000]
)
def test_patterns_do_not_run_away(text):
    assert matches_rule(text) in (True, False)


def test_prose_is_a_sentence_of_eight_words():
    assert is_prose(PROSE[0])
    assert not is_prose("Ministers meet in Lindhaven to talk about the ports")
    assert not is_prose("They met.")

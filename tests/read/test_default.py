"""The default reader around a stand-in for the model."""

import numpy as np

from onrecord.read.default import _classes
from onrecord.testing import check_reader


def test_it_keeps_every_promise(case_reader):
    check_reader(case_reader)


def test_promise_1_and_15_mentions_are_words_of_the_text(case_reader, article):
    text = article("She met Anna Berg, and The Hague's Omar Haddad.")
    (reading,) = case_reader.read([text])
    assert [text.text[m.span.start : m.span.end] for m in reading.mentions] == ["She", "Anna Berg", "The Hague", "Omar Haddad"]


def test_another_language_is_refused(case_reader, article):
    (reading,) = case_reader.read([article("Der Minister kam an.", language="de")])
    assert reading.words == reading.mentions == ()
    assert [r.reason for r in reading.refused] == ["language 'de': this reader knows English only"]


def test_an_article_without_words_is_refused(case_reader, article):
    readings = list(case_reader.read([article("… — …"), article()]))
    assert [reading.refused[0].reason for reading in readings] == ["no words in it", "no words in it"]


def test_promise_17_the_last_paragraph_of_a_long_article_is_read(case_reader, article):
    text = article(*["Lower words only here, as ever."] * 2500, "At the end came Omar Haddad.")
    (reading,) = case_reader.read([text])
    assert len(reading.words) > 17_000
    assert text.text[reading.mentions[-1].span.start : reading.mentions[-1].span.end] == "Omar Haddad"


def test_articles_are_read_two_ahead_and_no_further(case_reader, article):
    taken = []

    def given():
        for number in range(10):
            taken.append(number)
            yield article(f"Article {number} is short.")

    readings = case_reader.read(given())
    next(readings)
    assert taken == [0, 1, 2]
    readings.close()


def test_a_verb_is_no_particle():
    """The class of particles is closed: what the model takes for one and is none gets the next best class."""
    forms = ["They", "rejected", "to"]
    upos = ("NOUN", "PART", "VERB")
    scores = np.array([[5, 0, 0], [0, 5, 4], [0, 5, 4]], np.float32)
    assert _classes(forms, scores, upos) == ["NOUN", "VERB", "PART"]


def test_a_number_is_a_figure_or_a_word_for_one():
    """The class of numbers is closed too: "met" is none."""
    forms = ["met", "million", "1.5", "xiv", "BBC"]
    upos = ("NOUN", "NUM", "VERB")
    scores = np.array([[0, 5, 4]] * 5, np.float32)
    assert _classes(forms, scores, upos) == ["VERB", "NUM", "NUM", "NUM", "NUM"]

"""Where a labelled text ends, and what becomes of its title."""

from training.further import WORDS, cut


def test_a_text_that_repeats_its_title_has_none_of_its_own() -> None:
    assert cut("Norland mourns", "Norland mourns\nThe king is dead.").text == "\n\nNorland mourns\n\nThe king is dead."


def test_another_title_comes_first() -> None:
    article = cut("Norland mourns", "The king is dead.")
    assert (article.title, article.text) == ("Norland mourns", "Norland mourns\n\nThe king is dead.")


def test_it_ends_with_the_last_paragraph_that_fits() -> None:
    half = " ".join(["word"] * (WORDS // 2))
    assert cut("", f"{half}\n\n {half} \n{half}").text.count("word") == 2 * (WORDS // 2)


def test_a_first_paragraph_is_kept_whatever_its_length() -> None:
    assert cut("", " ".join(["word"] * 2 * WORDS)).text.count("word") == 2 * WORDS

"""What language a text is in, and whether it is language at all."""

import py3langid

from onrecord.clean.draft import Part
from onrecord.errors import NotAnArticle
from onrecord.text import words

# Shorter than any dispatch: a flash of one sentence has eight words or more.
_FEWEST_WORDS = 8
_LETTERS = 0.5
_SAMPLE = 4_000


def language_of(text: str) -> str:
    """ISO 639-1 code of the likeliest language, by py3langid over the first 4,000 characters."""
    return str(py3langid.classify(text[:_SAMPLE])[0])


def check_prose(parts: tuple[Part, ...]) -> None:
    """Raises NotAnArticle if what is left is too short, or mostly not letters."""
    text = " ".join(part.text for part in parts)
    count = len(words(text))
    if count < _FEWEST_WORDS:
        raise NotAnArticle(f"too short: {count} words are left once furniture is removed, at least {_FEWEST_WORDS} are needed")
    letters = sum(c.isalpha() for c in text)
    if letters < _LETTERS * len(text.replace(" ", "")):
        raise NotAnArticle("garbage: most of the characters are no letters")

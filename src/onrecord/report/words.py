"""A line's words: the cited sentence verbatim, with names put in square brackets after pronouns the article settles.

Square brackets mark everything that is not the source's. `fragments` takes them out again, which is how a finished
brief is checked: each remaining piece has to stand, in order, in the quoted evidence.
"""

import re

from onrecord.types import Account, Actor, Article, Span

PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "them", "his", "its", "their"})
INSERTION = re.compile(r" ?\[[^\[\]]*\]")
SPACE = re.compile(r"\s+")
# "LISBON, March 12 (Norpress) - ": where and for whom a report was filed is in its citation already.
DATELINE = re.compile(
    r"^(?=[A-Z]{2})[^a-z()]{2,40}[^()]{0,40}\([^()]{2,40}\)\s*[-–—]+\s+"
    r"|^(?=[A-Z]{3})[A-Z .'/-]{3,40}(?:, [A-Z][\w. ]{2,20})?\s+[–—]+\s+"
)
OPENING, CLOSING = '“‘«„"', '”’»“"'
QUOTES = str.maketrans({"[": "(", "]": ")"})


def sentence(article: Article, account: Account, span: Span, actors: tuple[int, ...]) -> str:
    """The text of a span with the names of these actors inserted after pronouns that stand for them."""
    text = article.text[span.start : span.end].translate(QUOTES)
    inserts = sorted(_inserts(article, account, span, actors), reverse=True)
    for position, name in inserts[-2:]:
        text = f"{text[:position]} [{name}]{text[position:]}"
    return SPACE.sub(" ", DATELINE.sub("", text)).strip()


def _inserts(article: Article, account: Account, span: Span, actors: tuple[int, ...]) -> set[tuple[int, str]]:
    """Positions in the sentence, after the first pronoun of each actor that the sentence does not also name.

    The actors are those asked for and whoever the sentence begins with.
    """
    found: set[tuple[int, str]] = set()
    for actor in account.actors:
        if actor.id not in actors and not any(m.start == span.start for m in actor.mentions):
            continue
        inside = [m for m in actor.mentions if span.start <= m.start and m.end <= span.end]
        if inside and all(_is_pronoun(article, m) for m in inside):
            found.add((inside[0].end - span.start, _name(actor)))
    return found


def _is_pronoun(article: Article, mention: Span) -> bool:
    return article.text[mention.start : mention.end].lower() in PRONOUNS


def _name(actor: Actor) -> str:
    return actor.name.translate(QUOTES)


def with_marks(text: str, span: Span) -> Span:
    """The span with the quotation marks that stand directly around it."""
    start = span.start - 1 if span.start and text[span.start - 1] in OPENING else span.start
    end = span.end + 1 if text[span.end : span.end + 1] and text[span.end] in CLOSING else span.end
    return Span(start, end)


def starts_open(text: str) -> bool:
    """Whether a sentence leans on the one before it: a leading pronoun, demonstrative or connective."""
    first = text.split(maxsplit=1)[0].lower().strip("“\"'‘,") if text.strip() else ""
    return first in PRONOUNS | {"this", "that", "these", "those", "but", "and", "so", "meanwhile", "both", "there", "such"}


def fragments(text: str) -> list[str]:
    """The pieces of a line that claim to be the source's own words, white space made even."""
    return [even(piece) for piece in INSERTION.split(text) if even(piece)]


def even(text: str) -> str:
    """Text with every run of white space as one blank, and brackets as lines show them."""
    return SPACE.sub(" ", text.translate(QUOTES)).strip()


def stands_in(text: str, quotes: list[str]) -> bool:
    """Whether all fragments of a line stand, in order, in one of the quotations."""
    return any(_in_order(fragments(text), even(quote)) for quote in quotes)


def _in_order(pieces: list[str], quote: str) -> bool:
    place = 0
    for piece in pieces:
        found = quote.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    return bool(pieces)

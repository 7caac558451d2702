"""Readings drawn by hand: sentences as `form/POS/head/relation`, heads counted from 1 in the sentence, 0 for the root."""

from datetime import date

from onrecord.syntax import Tree
from onrecord.times import find
from onrecord.types import Article, Block, Mention, MentionKind, Quotation, Reading, Sentence, Span, When, Word

CLOSE = frozenset({".", ",", "'s", ")", "”", ":", "n't"})
OPEN = frozenset({"(", "“"})
LEMMAS = {
    "was": "be", "is": "be", "said": "say", "became": "become", "held": "hold", "officials": "official", "forces": "force",
    "resigned": "resign", "died": "die", "appointed": "appoint", "served": "serve", "sacked": "sack",
    "travelled": "travel", "protesters": "protester", "plays": "play", "executed": "execute", "identified": "identify", "rose": "rise",
    "killed": "kill",
}  # fmt: skip
PUBLISHED = When(start=date(2024, 5, 6), end=date(2024, 5, 6), precision="day", basis="metadata", note="page")


class Drawn:
    """An article with its reading and tree."""

    def __init__(self, *sentences: str, published: When | None = PUBLISHED, **named: str) -> None:
        words, bounds, self.text = _words(sentences)
        found = [m for kind, names in named.items() for name in names.split("|") for m in _mentions(self.text, name, kind)]
        mentions = [m for m in found if not any(m.span != o.span and o.span.start <= m.span.start < o.span.end for o in found)]
        mentions.sort(key=lambda m: m.span)
        self.article = _article(self.text, published)
        self.reading = Reading(
            article="drawn", reader="hand", words=tuple(words), sentences=tuple(bounds), mentions=tuple(mentions),
            times=tuple(find(self.text)), quotations=_quotations(self.text),
        )  # fmt: skip
        self.tree = Tree(self.reading, self.text)

    def word(self, form: str, number: int = 0) -> int:
        """Index of the number-th word of this form."""
        return [i for i in range(len(self.reading.words)) if self.tree.form(i) == form][number]


def _words(sentences: tuple[str, ...]) -> tuple[list[Word], list[Sentence], str]:
    words: list[Word] = []
    bounds: list[Sentence] = []
    text = ""
    for sentence in sentences:
        first = len(words)
        for item in sentence.split():
            form, pos, head, relation = item.rsplit("/", 3)
            glued = not text or form in CLOSE or text[-1] in OPEN
            text += form if glued else f" {form}"
            lemma = LEMMAS.get(form.lower(), form if pos == "PROPN" else form.lower())
            above = int(head) - 1 + first if head != "0" else -1
            words.append(Word(len(text) - len(form), len(text), lemma, pos, above, relation))
        bounds.append(Sentence(first, len(words)))
    return words, bounds, text


def _mentions(text: str, name: str, kind: MentionKind) -> list[Mention]:
    found, start = [], text.find(name)
    while start >= 0:
        found.append(Mention(Span(start, start + len(name)), kind, 1.0))
        start = text.find(name, start + len(name))
    return found


def _quotations(text: str) -> tuple[Quotation, ...]:
    if "“" not in text:
        return ()
    start, end = text.index("“"), text.index("”") + 1
    return (Quotation(Span(start, end), Span(start + 1, end - 1)),)


def _article(text: str, published: When | None) -> Article:
    return Article(
        id="drawn", source="hand", url=None, title="", text=text, blocks=(Block("paragraph", 0, len(text)),), language="en", outlet=None,
        republisher=None, byline=None, section=None, tags=(), published=published,
        published_missing="" if published else "the page has no date",
        removed=(), capture="", cleaner="hand",
    )  # fmt: skip

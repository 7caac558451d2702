"""Where a language model's answer stands in the text. What is not there word for word, in the sentence it was given for, once, is refused.

Nothing is mended: a digit, a letter or a mark that differs means that the model wrote the words, not the article.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast, get_args

import msgspec

from onrecord.types import Article, Attribution, Mention, MentionKind, Reading, Refusal, Span

# What an answer is worth whose words are in the text: their kind and their speaker are only the model's word.
SCORE = 0.7
_KINDS = frozenset(get_args(MentionKind))


class Name(msgspec.Struct, frozen=True):
    sentence: int
    text: str
    kind: str


class Part(msgspec.Struct, frozen=True):
    sentence: int
    text: str


class Said(msgspec.Struct, frozen=True):
    content: tuple[Part, ...]
    source: Part | None = None
    cue: Part | None = None


class Answer(msgspec.Struct, frozen=True):
    """What a model is asked for. Sentences are numbered from 1, as the request shows them."""

    names: tuple[Name, ...] = ()
    statements: tuple[Said, ...] = ()


class NotThere(Exception):
    """Words that do not stand where the model says; the message says why."""


@dataclass(frozen=True)
class Sentences:
    """The sentences of an article that one request showed: places of their words, `first` the number of the first."""

    article: Article
    reading: Reading
    first: int
    last: int

    def __iter__(self) -> Iterator[tuple[int, str]]:
        """Numbers from 1 and texts."""
        for number in range(self.first, self.last):
            span = self.span(number)
            yield number - self.first + 1, self._line[span.start : span.end]

    @cached_property
    def _line(self) -> str:
        """The text with spaces for line breaks, as it is shown; offsets stay."""
        return self.article.text.replace("\n", " ")

    def span(self, number: int) -> Span:
        sentence = self.reading.sentences[number]
        return Span(self.reading.words[sentence.first].start, self.reading.words[sentence.last - 1].end)

    def places(self, sentence: int, text: str) -> list[Span]:
        """Every place of `text` in a sentence. Raises NotThere if there is none, or none made of whole words."""
        if not self.first <= sentence - 1 + self.first < self.last:
            raise NotThere(f"sentence {sentence} was not shown")
        bounds = self.span(sentence - 1 + self.first)
        found = list(_places(self._line, text, bounds)) if text.strip() == text and text else []
        if not found:
            elsewhere = text.strip() and text in self._line
            raise NotThere(f"not in sentence {sentence}" + (" but elsewhere in the article" if elsewhere else ": the model wrote it"))
        words = self.reading.sentences[sentence - 1 + self.first]
        inside = self.reading.words[words.first : words.last]
        starts, ends = {word.start for word in inside}, {word.end for word in inside}
        whole = [span for span in found if span.start in starts and span.end in ends]
        if not whole:
            raise NotThere("part of a word")
        return whole

    def place(self, part: Part) -> Span:
        """The one place of a part. Raises NotThere if there are several."""
        found = self.places(part.sentence, part.text)
        if len(found) > 1:
            raise NotThere(f"stands {len(found)} times in sentence {part.sentence}, and which one is not said")
        return found[0]


def _places(text: str, wanted: str, bounds: Span) -> Iterator[Span]:
    at = text.find(wanted, bounds.start, bounds.end)
    while at >= 0:
        yield Span(at, at + len(wanted))
        at = text.find(wanted, at + len(wanted), bounds.end)


def located(answer: Answer, shown: Sentences) -> tuple[list[Mention], list[Attribution], list[Refusal]]:
    """The mentions and attributions of an answer that are in the text, in text order, and those refused."""
    mentions: list[Mention] = []
    refused: list[Refusal] = []
    for name, times in Counter(answer.names).items():
        try:
            mentions += _mentions(name, times, shown)
        except NotThere as error:
            refused.append(_refusal("mention", name.text, error, shown.article))
    attributions: list[Attribution] = []
    for said in answer.statements:
        try:
            attributions.append(_attribution(said, shown))
        except NotThere as error:
            refused.append(_refusal("attribution", " … ".join(part.text for part in said.content), error, shown.article))
    return _apart(mentions), attributions, refused


def _mentions(name: Name, times: int, shown: Sentences) -> list[Mention]:
    if name.kind not in _KINDS:
        raise NotThere(f"{name.kind!r} is no kind of name")
    found = shown.places(name.sentence, name.text)
    if times < len(found):
        raise NotThere(f"stands {len(found)} times in sentence {name.sentence}, {times} were marked")
    return [Mention(span, cast("MentionKind", name.kind), SCORE) for span in found]


def _apart(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions in text order; of two that overlap the longer stays."""
    kept: list[Mention] = []
    for mention in sorted(set(mentions), key=lambda m: (m.span.start, -m.span.end, m.kind)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept


def _attribution(said: Said, shown: Sentences) -> Attribution:
    if not said.content:
        raise NotThere("nothing was said")
    parts = _joined(sorted((shown.place(part) for part in said.content), key=lambda span: span.start), shown.article.text)
    source, cue = (shown.place(part) if part else None for part in (said.source, said.cue))
    if source is None and cue is None:
        raise NotThere("neither who said it nor a word that says so")
    return Attribution(source=source, cue=cue, content=tuple(parts), direct=_quoted(parts, shown.reading), score=SCORE)


def _quoted(parts: Sequence[Span], reading: Reading) -> bool:
    """Does a quotation hold each part? The marks in the text decide, not the model."""
    return all(any(q.content.start <= part.start and part.end <= q.content.end for q in reading.quotations) for part in parts)


def _joined(parts: Sequence[Span], text: str) -> list[Span]:
    """Parts with nothing between them are one."""
    kept: list[Span] = []
    for part in parts:
        if kept and part.start < kept[-1].end:
            raise NotThere("two parts overlap")
        if kept and not text[kept[-1].end : part.start].strip():
            kept[-1] = Span(kept[-1].start, part.end)
        else:
            kept.append(part)
    return kept


def _refusal(what: str, text: str, error: NotThere, article: Article) -> Refusal:
    return Refusal(stage="read", what=what, reason=f"{error!s}: {text[:80]!r}", source=article.source)

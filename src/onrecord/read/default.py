"""The default reader: one pass of the shipped model for each article, then explicit rules."""

import itertools
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.read.attributions import Tags
from onrecord.read.consistency import consistent
from onrecord.read.cues import cues, runs
from onrecord.read.encoder import Seen, encode
from onrecord.read.lemmas import lemma
from onrecord.read.mentions import mentions
from onrecord.read.model_files import Model, numbers
from onrecord.read.rules import ruled
from onrecord.read.scoring import relations
from onrecord.read.spans import Scheme, spans
from onrecord.read.units import Draft, draft
from onrecord.types import Article, EventCue, Predicate, Reading, Refusal, Sentence, Word

NAME = "onrecord-minilm"
PARTICLES = frozenset({"to", "na", "ta", "not", "n't", "n’t", "nt", "t", "'t", "’t", "'", "’", "'s", "’s", "`s", "´s", "s", "o"})
# Words that are numbers without a digit; a number is as closed a class as a particle ("met" is none, whatever stands beside it).
NUMBERS = frozenset(
    {
        "zero", "nought", "nil", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty",
        "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion", "trillion", "dozen", "half", "crore", "lakh", "lac",
        "mln", "bln", "mill", "bn", "mm", "ones", "hundreds", "thousands", "millions", "billions", "dozens", "hundredth",
    }
)  # fmt: skip
ROMAN = frozenset("ivxlcdm")
_INSIDE_NAMES = frozenset({"flat", "compound", "nmod:desc", "appos"})


class DefaultReader:
    """Reads with the shipped model. Each article is read alone, so its reading depends on nothing but the article."""

    def __init__(self, model: Model, passes: int = 2) -> None:
        self._model = model
        self._passes = passes
        self.name = f"{NAME}/{model.card.mark}"

    def read(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """One reading for each article, in order. Memory is bounded by the longest articles: while one is put together,
        the model already runs over the next ones, each with a thread of its own.

        Two passes side by side take less processor time than one pass on two threads: nothing waits for the slower half.
        """
        with ThreadPoolExecutor(max_workers=self._passes) as ahead:
            waiting: deque[_Started] = deque()
            for article in articles:
                waiting.append(self._start(article, ahead))
                if len(waiting) > self._passes:
                    yield self._finish(waiting.popleft())
            while waiting:
                yield self._finish(waiting.popleft())

    def _start(self, article: Article, ahead: Executor) -> "_Started":
        reason = unreadable(article)
        if reason:
            return _Started(article, reason, None)
        cut = draft(article, self._model.pieces)
        if not any(form[0].isalnum() or form.isalnum() for form in cut.forms):
            return _Started(article, "no words in it", None)
        return _Started(article, cut, ahead.submit(_passes, self._model, article, cut))

    def _finish(self, started: "_Started") -> Reading:
        if isinstance(started.cut, str) or started.seen is None:
            return self._nothing(started.article, str(started.cut))
        return self._reading(started.article, started.cut, *started.seen.result())

    def _nothing(self, article: Article, reason: str) -> Reading:
        refusal = Refusal(stage="read", what="article", reason=reason, source=article.source)
        return Reading(article=article.id, reader=self.name, words=(), sentences=(), mentions=(), refused=(refusal,))

    def _reading(self, article: Article, cut: Draft, seen: Seen, stated: tuple[EventCue, ...]) -> Reading:
        model = self._model
        words = _words(cut, seen, model)
        marked = spans(seen.names, Scheme(model.labels.names), cut.starts, model.card.temperature)
        named, refused = mentions(consistent(marked, cut.forms), words, article.text)
        reading = Reading(
            article=article.id,
            reader=self.name,
            words=words,
            sentences=_sentences(cut.starts),
            mentions=tuple(named),
            predicates=_predicates(seen),
            cues=stated,
            refused=tuple(refused),
        )
        tags = _tags(seen, _paragraphs(article, cut), model)
        if model.events is not None:  # its cues tell more than scores of pairs, which cost a tenth of the reading
            return ruled(article, reading, tags)
        return ruled(article, reading, tags, lambda tree, found: relations(tree, found, named, seen.vectors, model))


@dataclass(frozen=True, slots=True)
class _Started:
    """An article whose model pass has begun, or the reason why there is none in place of its draft."""

    article: Article
    cut: Draft | str
    seen: Future[tuple[Seen, tuple[EventCue, ...]]] | None


def _passes(model: Model, article: Article, cut: Draft) -> tuple[Seen, tuple[EventCue, ...]]:
    """Both graphs over one article, in a thread of their own: the encoder, then the head of events over its vectors."""
    seen = encode(model, cut)
    return seen, cues(model, seen.vectors, runs(cut.starts, cut.bounds, [block.start for block in article.blocks]))


def unreadable(article: Article) -> str:
    """Why an article is not read, or nothing."""
    if not article.language.startswith("en") and article.language:
        return f"language {article.language!r}: this reader knows English only"
    return ""


def _words(cut: Draft, seen: Seen, model: Model) -> tuple[Word, ...]:
    upos, labels = model.labels.upos, model.labels.relations_syntax
    pos = _classes(cut.forms, seen.upos, upos)
    heads = numbers(seen.heads)
    rows = zip(cut.bounds, cut.forms, pos, heads, numbers(seen.labels), strict=True)
    return tuple(
        Word(start, end, lemma(form, own), own, head, _relation(labels[label], own, head - place, pos[head]) if head >= 0 else "root")
        for place, ((start, end), form, own, head, label) in enumerate(rows)
    )


def _classes(forms: Sequence[str], scores: NDArray[np.float32], upos: Sequence[str]) -> list[str]:
    """Word classes from `scores` [words, classes]. Particles and numbers are closed: any other word takes the next best ("rejected")."""
    best = numbers(scores.argmax(1))
    for closed, belongs in (("PART", _particle), ("NUM", _number)):
        barred = upos.index(closed) if closed in upos else -1
        for place, number in enumerate(best):
            if number == barred and not belongs(forms[place]):
                best[place] = int(np.delete(scores[place], barred).argmax())
                best[place] += best[place] >= barred
    return [upos[number] for number in best]


def _particle(form: str) -> bool:
    return form.lower() in PARTICLES


def _number(form: str) -> bool:
    """Whether a word may be a number: only plain words of small letters are known not to be."""
    plain = form.isascii() and form.isalpha() and form.islower() and len(form) > 2
    return not plain or form in NUMBERS or ROMAN.issuperset(form)


def _relation(label: str, pos: str, way: int, above: str) -> str:
    """The model's label belongs to the head it liked best; a head changed to make a tree may contradict it.

    `way` is how far on the head stands, negative where it stands before the word; `above` is its class.
    """
    if label in _INSIDE_NAMES and above == "VERB" and pos in ("PROPN", "NOUN"):
        return "nsubj" if way > 0 else "obj"
    if label != "root":
        return label
    return "punct" if pos == "PUNCT" else "parataxis" if pos in ("VERB", "AUX") else "dep"


def _sentences(starts: Sequence[int]) -> tuple[Sentence, ...]:
    return tuple(Sentence(first, last) for first, last in itertools.pairwise(starts))


def _paragraphs(article: Article, cut: Draft) -> list[int]:
    """Places of the words that begin a block, and the end."""
    places = {bisect_left(cut.bounds, (block.start, block.start)) for block in article.blocks}
    return sorted({0, len(cut.bounds)} | {place for place in places if place < len(cut.bounds)})


def _tags(seen: Seen, paragraphs: Sequence[int], model: Model) -> Tags:
    """The attribution heads' spans, if the model has learned them; content may run over sentences of a paragraph."""
    if not model.card.knows("attribution"):
        return Tags()
    scheme = Scheme(model.labels.attribution)
    return Tags(*(spans(scores, scheme, paragraphs) for scores in (seen.source, seen.cue, seen.content)))


def _predicates(seen: Seen) -> tuple[Predicate, ...]:
    return tuple(Predicate(place, round(float(seen.factuality[place]), 3)) for place in numbers(np.flatnonzero(seen.predicate > 0)))

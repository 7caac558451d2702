"""Any installed spaCy pipeline as a reader (`pip install onrecord[spacy]`): its words, trees and names, and the rules of this package.

Trees in the CLEAR style of spaCy's English pipelines are turned into Universal Dependencies; others are taken as they are. What the
pipeline does not tell stays empty: attributions come from rules alone, types of events from the lexicon alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, Protocol, cast

from onrecord.errors import BadInput, ReaderFault
from onrecord.read.attributions import Tags
from onrecord.read.clear import Node, universal
from onrecord.read.lemmas import lemma
from onrecord.read.rules import ruled
from onrecord.types import Article, Block, Mention, MentionKind, Reading, Refusal, Sentence, Span, Word

# Types of OntoNotes and of four-type schemes; counts, percentages and ordinals name nothing.
KINDS: Mapping[str, MentionKind] = {
    "PERSON": "person", "PER": "person", "ORG": "organization", "GPE": "location", "LOC": "location", "NORP": "norp", "FAC": "facility",
    "DATE": "date", "TIME": "date", "MONEY": "money", "PRODUCT": "product", "EVENT": "misc", "WORK_OF_ART": "misc", "LAW": "misc",
    "LANGUAGE": "misc", "MISC": "misc",
}  # fmt: skip
# spaCy gives no probability of a name; what the accuracy of its English pipelines on news allows.
SCORE = 0.8


class Token(Protocol):
    """What is asked of a spaCy token."""

    i: int
    idx: int
    text: str
    is_space: bool
    dep_: str
    pos_: str
    is_sent_start: bool | None

    @property
    def head(self) -> "Token": ...


class Entity(Protocol):
    start_char: int
    end_char: int
    label_: str


class Doc(Protocol):
    @property
    def ents(self) -> Sequence[Entity]: ...

    def __iter__(self) -> Iterator[Token]: ...


class Pipeline(Protocol):
    """What is asked of a loaded pipeline."""

    meta: Mapping[str, Any]

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]: ...


class SpacyReader:
    """Reads with a spaCy pipeline, block by block."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self.name = "spacy/{lang}_{name}-{version}".format(**pipeline.meta)

    def read(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """One reading for each article, in order."""
        for article in articles:
            docs = self._pipeline.pipe(article.text[block.start : block.end] for block in article.blocks)
            yield self._reading(article, list(zip(article.blocks, docs, strict=True)))

    def _reading(self, article: Article, docs: Sequence[tuple[Block, Doc]]) -> Reading:
        words: list[Word] = []
        sizes: list[int] = []
        for block, doc in docs:
            for sentence in _sentences([token for token in doc if token.text.strip()], self.name):
                words += _words(sentence, block.start, len(words))
                sizes.append(len(sentence))
        ends = list(accumulate(sizes))
        reading = Reading(
            article=article.id,
            reader=self.name,
            words=tuple(words),
            sentences=tuple(Sentence(end - size, end) for size, end in zip(sizes, ends, strict=True)),
            mentions=tuple(mention for block, doc in docs for mention in _mentions(doc, block.start)),
        )
        if not words:
            return _nothing(article, self.name)
        return ruled(article, reading, Tags())


def spacy_reader(pipeline: str = "en_core_web_sm") -> SpacyReader:
    """The reader over an installed pipeline. Raises BadInput if spaCy or the pipeline is not installed."""
    try:
        import spacy
    except ImportError as error:
        raise BadInput("the reader 'spacy' needs spaCy: pip install 'onrecord[spacy]'") from error
    try:
        return SpacyReader(cast("Pipeline", spacy.load(pipeline)))
    except OSError as error:
        raise BadInput(f"no spaCy pipeline {pipeline!r} is installed: python -m spacy download {pipeline}") from error


def _nothing(article: Article, name: str) -> Reading:
    refusal = Refusal(stage="read", what="article", reason="no words in it", source=article.source)
    return Reading(article=article.id, reader=name, words=(), sentences=(), mentions=(), refused=(refusal,))


def _sentences(tokens: Sequence[Token], name: str) -> Iterator[list[Token]]:
    """The sentences of a text whose white space was left out."""
    if tokens and not any(token.dep_ for token in tokens):
        raise ReaderFault(f"{name} has no dependency parser; take a pipeline with one")
    sentence: list[Token] = []
    for token in tokens:
        if token.is_sent_start and sentence:
            yield sentence
            sentence = []
        sentence.append(token)
    if sentence:
        yield sentence


def _words(sentence: Sequence[Token], offset: int, first: int) -> Iterator[Word]:
    nodes = _tree(sentence)
    for token, node in zip(sentence, nodes, strict=True):
        start = offset + token.idx
        head = node.head + first if node.head >= 0 else -1
        yield Word(start, start + len(token.text), lemma(token.text, token.pos_), token.pos_, head, node.relation)


def _tree(sentence: Sequence[Token]) -> list[Node]:
    """The sentence's words as one tree: whose head was left out with the white space hangs on the root."""
    places = {token.i: place for place, token in enumerate(sentence)}
    root = next((place for place, token in enumerate(sentence) if token.head.i == token.i), 0)
    nodes = []
    for place, token in enumerate(sentence):
        head = places.get(token.head.i, place)
        lost = place != root and head == place
        relation = "ROOT" if place == root else "dep" if lost else token.dep_
        nodes.append(Node(root if lost or place == root else head, relation, token.pos_, lemma(token.text, token.pos_)))
    return universal(nodes)


def _mentions(doc: Doc, offset: int) -> Iterator[Mention]:
    for entity in doc.ents:
        kind = KINDS.get(entity.label_)
        if kind:
            yield Mention(Span(offset + entity.start_char, offset + entity.end_char), kind, SCORE)

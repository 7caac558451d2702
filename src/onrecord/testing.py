"""The conformance test every reader must pass: `check_reader(my_reader)`.

It reads a few articles written for it (and yours, if you give some) and raises ReaderFault with the first promise broken.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from onrecord.errors import ReaderFault
from onrecord.read import Reader
from onrecord.types import Article, Block, BlockKind, Reading, Span

_SAMPLES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Foreign ministers meet in Oslo",
        (
            "Norway's Foreign Minister Anna Berg met her Kenyan counterpart, Omar Haddad, in Oslo on 3 March 2024.",
            "“We don't agree on everything,” Berg said after the 36-hour visit. “But we signed a memorandum – and that's new.”",
            "“The talks were long.",
            "“They were also useful,” Mr. Haddad told the U.S. broadcaster. He left at 6:30 p.m.",
        ),
    ),
    (
        "Protest 🎉 in the capital 🏳️‍🌈",
        ("👩‍👩‍👧 Thousands marched 🔥🔥 through Lima on Monday, police said 😀.", "“No 🕊️, no talks!” they shouted."),
    ),
    ("", ('!!! ??? ... --- ((( ))) “ ” ’ ‘ "',)),
    ("Figures", ("1 2 3 4 5 6 7 8 9 " * 80,)),
    ("One word without end", ("x" * 3000 + " " + "ab-" * 700,)),
    ("List", ("word " * 1500,)),
    ("Nothing", ()),
)
# Texts that say nothing; whatever is found in them has been made up.
_EMPTY = ("", "   ", "\n\n\n", "… — …", "@@@ ### $$$")


def sample(title: str, paragraphs: Sequence[str], *, kind: BlockKind = "paragraph", language: str = "en") -> Article:
    """An article of these paragraphs, as the cleaner would give it."""
    parts = [part.strip() for part in (title, *paragraphs)]
    blocks: list[Block] = []
    at = 0
    for number, part in enumerate(parts):
        if part:
            blocks.append(Block("title" if number == 0 else kind, at, at + len(part)))
        at += len(part) + 2
    text = "\n\n".join(parts)
    return Article(
        id=sha256(text.encode()).hexdigest()[:16],
        source="sample",
        url=None,
        title=parts[0],
        text=text,
        blocks=tuple(blocks),
        language=language,
        outlet=None,
        republisher=None,
        byline=None,
        section=None,
        tags=(),
        published=None,
        published_missing="a sample has no date",
        removed=(),
        capture="",
        cleaner="sample",
    )


def samples() -> list[Article]:
    """The articles the test reads."""
    return [sample(title, paragraphs) for title, paragraphs in _SAMPLES]


def check_reader(reader: Reader, articles: Sequence[Article] | None = None) -> None:
    """Raise ReaderFault unless the reader keeps every promise on its samples and on `articles`."""
    given = [*samples(), *(articles or ())]
    readings = list(reader.read(given))
    if [reading.article for reading in readings] != [article.id for article in given]:
        raise ReaderFault(f"{reader.name}: the readings are not those of the articles in their order")
    for article, reading in zip(given, readings, strict=True):
        check_reading(article, reading)
        if reading.reader != reader.name:
            raise ReaderFault(f"{reader.name}: article {article.id} is signed {reading.reader!r}")
    if list(reader.read(given)) != readings:
        raise ReaderFault(f"{reader.name}: reading the same articles twice gave two results")
    if list(reader.read(reversed(given))) != readings[::-1]:
        raise ReaderFault(f"{reader.name}: a reading depends on what is read with it")
    _check_nothing(reader)


def check_reading(article: Article, reading: Reading) -> None:
    """Raise ReaderFault unless everything in the reading is in the article's text and its trees are trees."""
    for problem in _problems(article, reading):
        raise ReaderFault(f"{reading.reader}: article {article.id}: {problem}")


def _check_nothing(reader: Reader) -> None:
    articles = [sample("", [text]) for text in _EMPTY]
    for reading in reader.read(articles):
        if reading.mentions or reading.times or reading.attributions or reading.relations or reading.predicates:
            raise ReaderFault(f"{reader.name}: facts were found in a text that says nothing")
        if not reading.words and not reading.refused:
            raise ReaderFault(f"{reader.name}: an article without words must give a refusal")


def _problems(article: Article, reading: Reading) -> Iterator[str]:
    yield from _in_words(article, reading)
    yield from _in_sentences(reading)
    yield from _in_spans(article, reading)
    yield from _in_numbers(reading)


def _in_words(article: Article, reading: Reading) -> Iterator[str]:
    """Words are in order, hold no white space, and leave out nothing but white space and format characters."""
    at = 0
    inside = [(block.start, block.end) for block in article.blocks]
    for word in reading.words:
        if not at <= word.start < word.end <= len(article.text):
            yield f"word {word.start}:{word.end} is out of order or beyond the text"
            return
        if any(letter.isspace() for letter in article.text[word.start : word.end]):
            yield f"word {word.start}:{word.end} holds white space"
        at = word.end
    covered = {place for word in reading.words for place in range(word.start, word.end)}
    left = next((n for start, end in inside for n in range(start, end) if n not in covered and article.text[n].isalnum()), None)
    if left is not None and reading.words:
        yield f"the letter at {left} belongs to no word"


def _in_sentences(reading: Reading) -> Iterator[str]:
    at = 0
    for number, sentence in enumerate(reading.sentences):
        if sentence.first != at or sentence.last <= at:
            yield f"sentence {number} does not begin where the last one ended"
            return
        at = sentence.last
        yield from _in_tree(reading, number)
    if at != len(reading.words):
        yield "words after the last sentence"


def _in_tree(reading: Reading, number: int) -> Iterator[str]:
    """One root, heads in the sentence, no cycle."""
    sentence = reading.sentences[number]
    heads = {n: reading.words[n].head for n in range(sentence.first, sentence.last)}
    if sum(head == -1 for head in heads.values()) != 1:
        yield f"sentence {number} has not one root"
    if any(head != -1 and head not in heads for head in heads.values()):
        yield f"sentence {number} has a head outside it"
        return
    safe = {-1}
    for start in heads:
        path: list[int] = []
        node = start
        while node not in safe:
            if len(path) > len(heads):
                yield f"sentence {number} has a cycle"
                return
            path.append(node)
            node = heads[node]
        safe.update(path)


def _in_spans(article: Article, reading: Reading) -> Iterator[str]:
    for what, span in _spans(reading):
        exact = article.text[span.start : span.end]
        if span.end > len(article.text) or exact != exact.strip():
            yield f"{what} {span.start}:{span.end} is beyond the text or has white space at its edge"
    bounds = [(reading.words[s.first].start, reading.words[s.last - 1].end) for s in reading.sentences]
    for mention in reading.mentions:
        if not any(start <= mention.span.start and mention.span.end <= end for start, end in bounds):
            yield f"mention {mention.span.start}:{mention.span.end} lies in no one sentence"


def _spans(reading: Reading) -> Iterator[tuple[str, Span]]:
    yield from (("mention", mention.span) for mention in reading.mentions)
    yield from (("time", time.span) for time in reading.times)
    for quotation in reading.quotations:
        yield "quotation", quotation.span
        yield "quotation", quotation.content
    for attribution in reading.attributions:
        yield from (("attribution", span) for span in (attribution.source, attribution.cue, *attribution.content) if span)


def _in_numbers(reading: Reading) -> Iterator[str]:
    """Numbers of words exist."""
    count = len(reading.words)
    used = [predicate.word for predicate in reading.predicates]
    for relation in reading.relations:
        used += [relation.cue, *relation.sources, *relation.targets]
    for cue in reading.cues:
        used += [cue.word, *(word for word, _ in (*cue.actors, *cue.recipients))]
    if any(not 0 <= number < count for number in used):
        yield "a predicate, relation or cue names a word that is not there"
    if any(not cue.types for cue in reading.cues):
        yield "a cue of an event has no type"

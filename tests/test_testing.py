"""The conformance test itself: it passes an honest reader and catches each kind of broken one."""

from collections.abc import Iterable, Iterator

import msgspec
import pytest

from onrecord.errors import ReaderFault
from onrecord.testing import check_reader, sample
from onrecord.types import Article, Mention, Reading, Refusal, Sentence, Span, Word


class Honest:
    """Splits at white space; every word hangs on the first."""

    name = "honest/1"

    def read(self, articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            words, at = [], 0
            for form in article.text.split():
                start = article.text.index(form, at)
                at = start + len(form)
                words.append(Word(start, at, form.lower(), "X", 0 if words else -1, "dep"))
            refused = () if words else (Refusal(stage="read", what="article", reason="no words"),)
            sentences = (Sentence(0, len(words)),) if words else ()
            yield Reading(article=article.id, reader=self.name, words=tuple(words), sentences=sentences, mentions=(), refused=refused)


class Changed(Honest):
    def __init__(self, change):
        self.change = change
        self.count = 0

    def read(self, articles: Iterable[Article]) -> Iterator[Reading]:
        for reading in super().read(articles):
            self.count += 1
            yield self.change(reading, self.count) if len(reading.words) > 1 else reading


def replace_word(reading: Reading, place: int, **changes: object) -> Reading:
    words = list(reading.words)
    words[place] = msgspec.structs.replace(words[place], **changes)
    return msgspec.structs.replace(reading, words=tuple(words))


BROKEN = {
    "two roots": lambda r, n: replace_word(r, 1, head=-1),
    "a cycle": lambda r, n: replace_word(r, 0, head=1),
    "head outside": lambda r, n: replace_word(r, 1, head=10**6),
    "a word left out": lambda r, n: msgspec.structs.replace(r, words=r.words[:-1], sentences=(Sentence(0, len(r.words) - 1),)),
    "mention beyond": lambda r, n: msgspec.structs.replace(r, mentions=(Mention(Span(0, 10**6), "person", 1.0),)),
    "not the same twice": lambda r, n: msgspec.structs.replace(r, mentions=(Mention(Span(0, 1), "person", n / 1000),)),
    "wrong article": lambda r, n: msgspec.structs.replace(r, article="other"),
    "wrong name": lambda r, n: msgspec.structs.replace(r, reader="other"),
}


def test_an_honest_reader_passes():
    check_reader(Honest(), [sample("Own", ["My own words."])])


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_reader_is_caught(name: str):
    with pytest.raises(ReaderFault):
        check_reader(Changed(BROKEN[name]))

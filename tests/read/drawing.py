"""Drawn trees with the reader's own lemmas."""

from msgspec.structs import replace

from onrecord.read.lemmas import lemma
from onrecord.syntax import Tree
from tests.drawn_trees import Drawn


def drawn(*sentences: str) -> tuple[Drawn, Tree]:
    """Sentences as `form/POS/head/relation`, and their tree."""
    sketch = Drawn(*sentences)
    words = tuple(replace(word, lemma=lemma(sketch.text[word.start : word.end], word.pos)) for word in sketch.reading.words)
    return sketch, Tree(replace(sketch.reading, words=words), sketch.text)

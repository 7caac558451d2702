"""A stand-in for the model: it answers by letter case, so that tests know what to expect without the real one."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pytest

from onrecord.read import default_reader, model_files
from onrecord.read.default import DefaultReader
from onrecord.read.model_files import Card, Labels, Model, Pieces
from onrecord.types import Article, Block

UPOS = ("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X")
SYNTAX = ("dep", "punct", "root")
NAMES = ("O", "B-Person", "I-Person")
LABELS = Labels(UPOS, SYNTAX, NAMES, ("O", "B", "I"), ("CONSULT", "ASSAULT"))


class CaseSession:
    """Title-case words are names; each word hangs on the one before it, the first of a sentence on the root."""

    def run(self, output_names: Sequence[str] | None, inputs: Mapping[str, np.ndarray]) -> list[np.ndarray]:
        shapes = np.take_along_axis(inputs["shapes"], inputs["firsts"], 1)
        batch, words = shapes.shape
        title = shapes == 2
        upos = np.zeros((batch, words, len(UPOS)), np.float32)
        upos[title, UPOS.index("PROPN")] = 5
        upos[~title, UPOS.index("NOUN")] = 5
        names = np.zeros((batch, words, 3), np.float32)
        after = np.concatenate((np.zeros((batch, 1), bool), title[:, :-1]), 1)
        names[title & ~after, 1] = 9
        names[title & after, 2] = 9
        names[~title, 0] = 9
        outside = np.zeros((batch, words, 3), np.float32)
        outside[:, :, 0] = 9
        sentences = inputs["sentences"]
        arcs = np.full((batch, words, words + 1), -50, np.float32)
        first = np.concatenate((np.ones((batch, 1), bool), sentences[:, 1:] != sentences[:, :-1]), 1)
        for place in range(words):
            arcs[:, place, place] = np.where(first[:, place], -50, 0)
            arcs[first[:, place], place, 0] = 0
        flat = np.zeros((batch, words), np.float32)
        answers = {"upos": upos, "arcs": arcs, "labels": np.zeros((batch, words), np.int64), "names": names, "factuality": flat}
        answers |= {"source": outside, "cue": outside, "content": outside, "predicate": flat}
        answers["vectors"] = np.zeros((batch, words, 384), np.float32)
        return [answers[name] for name in output_names or ()]


@pytest.fixture
def case_reader() -> DefaultReader:
    pieces = Pieces(lambda word: [1 + ord(letter) % 30000 for letter in word[::4]])
    return DefaultReader(Model(CaseSession(), None, None, pieces, LABELS, Card(version="test")))


@pytest.fixture(scope="session")
def real_reader():
    if not (model_files.folder() / "encoder.onnx").is_file():
        pytest.skip("the trained model is not in src/onrecord/read/model")
    return default_reader()


@pytest.fixture
def article() -> Callable[..., Article]:
    return make_article


def make_article(*paragraphs: str, title: str = "", language: str = "en", kinds: Sequence[str] = ()) -> Article:
    """An article of these paragraphs, one empty line between them."""
    parts = ([title] if title else []) + list(paragraphs)
    named = (["title"] if title else []) + (list(kinds) or ["paragraph"] * len(paragraphs))
    blocks, at = [], 0
    for part, kind in zip(parts, named, strict=True):
        if part.strip():
            blocks.append(Block(kind, at + len(part) - len(part.lstrip()), at + len(part.rstrip())))
        at += len(part) + 2
    return Article(
        id=f"test-{title}-{len(parts)}", source="test", url=None, title=title, text="\n\n".join(parts), blocks=tuple(blocks),
        language=language, outlet=None, republisher=None, byline=None, section=None, tags=(), published=None,
        published_missing="a test", removed=(), capture="", cleaner="test",
    )  # fmt: skip

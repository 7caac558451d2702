"""Readers of data marked on characters: PolNeAR attributions, PLOVER pairs, CAMEO sentences without an event."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from training.data import Document, Pair, Sentence, read_rows
from training.texts import Place, covered, sentences_of, words_of

ROLES = ("source", "cue", "content")
NO_EVENT = "NONE"
FOLDS = 5


def read_polnear(path: Path) -> list[Document]:
    """Articles of PolNeAR, the first annotator's spans as BIO layers `source`, `cue`, `content`."""
    return [_article(row) for row in read_rows(path)]


def _article(row: dict[str, Any]) -> Document:
    text, words = row["text"], words_of(row["text"])
    annotations = next(iter(row["annotations"].values()))
    tags = {role: bio(words, [part for item in annotations for part in item.get(role, ())]) for role in ROLES}
    document, at = [], 0
    for sentence in sentences_of(text, words):
        to = at + len(sentence)
        layers = {role: tuple(values[at:to]) for role, values in tags.items()}
        document.append(Sentence(tuple(text[start:end] for start, end in sentence), layers))
        at = to
    return document


def bio(words: Sequence[Place], spans: Sequence[Sequence[int]]) -> list[str]:
    """BIO tags of character spans; where spans overlap the longest stays, so of nested contents the outermost."""
    tags = ["O"] * len(words)
    for span in sorted(spans, key=lambda span: span[0] - span[1]):
        places = covered(words, [span])
        if places and all(tags[place] == "O" for place in places):
            for place in places:
                tags[place] = "I"
            tags[places[0]] = "B"
    return tags


def read_plover(path: Path) -> Iterator[Pair]:
    """PLOVER roots for a given source and target; rows without both are passed over."""
    for row in read_rows(path):
        words = words_of(row["text"])
        source, target = (frozenset(covered(words, row[role])) for role in ("source", "target"))
        if source and target:
            sentence = Sentence(tuple(row["text"][start:end] for start, end in words))
            yield Pair(sentence, source, target, row["root"], _letters(row["text"]), _letters(row["source_text"]))


def read_no_event(quads: Path, spans: Path) -> Iterator[Pair]:
    """CAMEO sentences judged to hold no event (quad 0) whose source and target are marked in the companion file."""
    empty = {_letters(row["text"]) for row in read_rows(quads) if row["quad"] == 0}
    for row in read_rows(spans):
        text = _letters(" ".join(row["tokens"]))
        source, target = (_tagged(row["tags"], role) for role in "ST")
        if text in empty and source and target:
            sentence = Sentence(tuple(row["tokens"]))
            yield Pair(sentence, source, target, NO_EVENT, text, _letters("".join(row["tokens"][n] for n in source)))


def _tagged(tags: Sequence[str], role: str) -> frozenset[int]:
    return frozenset(place for place, tag in enumerate(tags) if tag[2:] == role)


def _letters(text: str) -> str:
    """A text as letters and digits alone, so that copies with other spacing or quotation marks are the same."""
    return re.sub(r"[\W_]+", "", text).lower()


def folds(pairs: Sequence[Pair]) -> list[int]:
    """The fold of each pair: pairs that share a sentence, or share a source, are always in one fold."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    for pair in pairs:
        parent[root("sentence " + pair.text)] = root("source " + pair.source_text)
    sizes: dict[str, int] = {}
    for pair in pairs:
        found = root("sentence " + pair.text)
        sizes[found] = sizes.get(found, 0) + 1
    held, place = [0] * FOLDS, {}
    for found in sorted(sizes, key=lambda key: (-sizes[key], hashlib.sha256(key.encode()).hexdigest())):
        place[found] = held.index(min(held))
        held[place[found]] += sizes[found]
    return [place[root("sentence " + pair.text)] for pair in pairs]

"""Readers of the training data: each file becomes documents, a document a list of annotated sentences.

A layer is a named tuple of one value a word; `None` stands for "not annotated here" and is never trained on. Layers:
`upos`, `heads` (0 is the root, else the 1-based place in the sentence), `labels`, `names` (BIO), `coarse` (BIO of UNER, Re-DocRED
or KnowledgeNet),
`source`, `cue`, `content` (BIO), `predicate` (0 or 1), `factuality` (a number).
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from training.texts import covered, words_of

# Genres of GUM whose texts carry a non-commercial licence (GUM's LICENSE file); the shipped model must not learn from them.
NON_COMMERCIAL = frozenset({"whow", "fiction", "essay", "letter", "podcast"})

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Sentence:
    words: tuple[str, ...]
    layers: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)


Document = list[Sentence]


@dataclass(frozen=True, slots=True)
class Pair:
    """One PLOVER example: what the source actor does to the target actor; both given as places of words.

    `text` and `source_text` are bare letters, for telling copies.
    """

    sentence: Sentence
    source: frozenset[int]
    target: frozenset[int]
    root: str
    text: str
    source_text: str


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def read_conllu(path: Path) -> Iterator[tuple[str, str, str, Sentence]]:
    """Yield (document, genre, sentence id, sentence) of a CoNLL-U file; ranges and empty nodes are passed over."""
    document = genre = ""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        name, rows = "", []
        for line in block.split("\n"):
            if line.startswith("# newdoc id = "):
                document, genre = line[14:], ""
            elif line.startswith("# meta::genre = "):
                genre = line[16:]
            elif line.startswith("# sent_id = "):
                name = line[12:]
            elif not line.startswith("#") and (columns := line.split("\t"))[0].isdigit():
                rows.append(columns)
        yield document, genre, name, _syntax(rows)


def _syntax(rows: list[list[str]]) -> Sentence:
    layers: dict[str, tuple[Value, ...]] = {
        "upos": tuple(row[3] for row in rows),
        "heads": tuple(int(row[6]) for row in rows),
        "labels": tuple(row[7] for row in rows),
    }
    return Sentence(tuple(row[1] for row in rows), layers)


def read_treebank(path: Path, added: Mapping[str, Mapping[str, tuple[Value, ...]]]) -> list[Document]:
    """Documents of a treebank without its non-commercial genres; `added` gives further layers by sentence id."""
    documents: dict[str, Document] = {}
    for document, genre, name, sentence in read_conllu(path):
        if genre in NON_COMMERCIAL:
            continue
        fitting = {layer: values for layer, values in added.get(name, {}).items() if len(values) == len(sentence.words)}
        documents.setdefault(document, []).append(Sentence(sentence.words, {**sentence.layers, **fitting}))
    return list(documents.values())


def read_ewt_layers(data: Path, split: str) -> dict[str, dict[str, tuple[Value, ...]]]:
    """Layers of other projects on the sentences of EWT: UDS factuality, PropBank predicates, UNER names."""
    layers: dict[str, dict[str, tuple[Value, ...]]] = {}
    for row in read_rows(data / f"factuality/factuality_{split}.jsonl"):
        values: list[Value] = [None] * len(row["tokens"])
        for place, value, _confidence in row["factuality"]:
            values[place] = value
        layers.setdefault(row["id"], {})["factuality"] = tuple(values)
    for row in read_rows(data / f"roles/{split}.jsonl"):
        predicates = {predicate["i"] for predicate in row["preds"]}
        marks = tuple(int(place in predicates) for place in range(len(row["tokens"])))
        layers.setdefault(row["id"], {})["predicate"] = marks
    for name, tags in _read_uner(data / f"names/uner_ewt_{split}.iob2"):
        layers.setdefault(name, {})["coarse"] = tags
    return layers


def _read_uner(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        names = [line[12:] for line in lines if line.startswith("# sent_id = ")]
        tags = tuple(line.split("\t")[2] for line in lines if not line.startswith("#"))
        if names:
            yield names[0], tags


def read_worldwide(path: Path) -> list[Document]:
    """Documents of English Worldwide Newswire; its units are paragraphs."""
    return [[Sentence(tuple(unit["tokens"]), {"names": tuple(unit["tags"])}) for unit in row["sents"]] for row in read_rows(path)]


def read_silver(path: Path) -> list[Document]:
    """Documents that `training.silver` wrote: names as the reader saw them, no tag where it was not sure."""
    return [[Sentence(tuple(unit["words"]), {"names": tuple(unit["tags"])}) for unit in row] for row in read_rows(path)]


def read_redocred(path: Path) -> list[Document]:
    """Documents of Re-DocRED with its six types as layer `coarse`, each tag marked RE so that none passes for one of UNER."""
    return [_redocred(row) for row in json.loads(path.read_text(encoding="utf-8"))]


def _redocred(row: dict[str, Any]) -> Document:
    tags = [["RE-O"] * len(words) for words in row["sents"]]
    mentions = [mention for entity in row["vertexSet"] for mention in entity]
    for mention in sorted(mentions, key=lambda mention: mention["pos"][0] - mention["pos"][1]):
        sentence, (first, last) = tags[mention["sent_id"]], mention["pos"]
        if all(tag == "RE-O" for tag in sentence[first:last]):
            sentence[first:last] = ["BI"[at > 0] + "-RE-" + mention["type"] for at in range(last - first)]
    return [
        Sentence(tuple(word.strip() or "." for word in words), {"coarse": tuple(found)})
        for words, found in zip(row["sents"], tags, strict=True)
    ]


# Who stands on either side of a fact of KnowledgeNet. Nothing is learned of a side that may be a person or an organization, or a
# people or a country.
_SIDES = {
    "EMPLOYEE_OR_MEMBER_OF": ("PER", "ORG"), "PLACE_OF_RESIDENCE": ("PER", "LOC"), "SPOUSE": ("PER", "PER"),
    "PLACE_OF_BIRTH": ("PER", "LOC"), "EDUCATED_AT": ("PER", "ORG"), "HEADQUARTERS": ("ORG", "LOC"), "CHILD_OF": ("PER", "PER"),
    "DATE_OF_BIRTH": ("PER", ""), "FOUNDED_BY": ("ORG", ""), "CEO": ("ORG", "PER"), "NATIONALITY": ("PER", ""),
    "POLITICAL_AFFILIATION": ("PER", "ORG"), "DATE_OF_DEATH": ("PER", ""), "SUBSIDIARY_OF": ("ORG", "ORG"), "DATE_FOUNDED": ("ORG", ""),
}  # fmt: skip
# Facts are told of these too, but they are no names.
_PRONOUNS = frozenset({
    "he", "she", "it", "they", "i", "we", "you", "his", "her", "its", "their", "our", "my", "him", "them", "who", "whose", "which",
    "that", "where", "there", "this", "the", "a", "an",
})  # fmt: skip


def read_knowledgenet(path: Path) -> list[Document]:
    """Passages of KnowledgeNet by document: names that facts are told of as layer `coarse`, in UNER's tags, other words without."""
    documents: dict[str, Document] = {}
    for row in read_rows(path):
        if (sentence := _told(row["text"], row["facts"])) is not None:
            documents.setdefault(row["doc"], []).append(sentence)
    return list(documents.values())


def _told(text: str, facts: list[list[Any]]) -> Sentence | None:
    words = words_of(text)
    tags: list[Value] = [None] * len(words)
    sides = [side for a, b, x, y, kind in facts for side in zip(((a, b), (x, y)), _SIDES[kind], strict=True)]
    for span, kind in sorted(sides, key=lambda side: side[0][0] - side[0][1]):
        places = covered(words, [span])
        first = text[slice(*words[places[0]])] if places else ""
        if kind and first[:1].isupper() and first.lower() not in _PRONOUNS and all(tags[place] is None for place in places):
            tags[places[0] : places[-1] + 1] = [f"{'I' if at else 'B'}-{kind}" for at in range(len(places))]
    return Sentence(tuple(text[start:end] for start, end in words), {"coarse": tuple(tags)}) if any(tags) else None

"""Documents with gold mentions of persons, organizations and places: GUM (JSON lines) and MEANTIME (columns and JSON).

The text is put together from the tokens again. Neither file says where paragraphs end; a sentence without a closing mark is
a heading, other sentences make paragraphs of three, longer ones where a quotation is still open.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from eval.gold import read_json_lines
from onrecord.ingest.detokenize import join
from onrecord.names import titles
from onrecord.testing import sample
from onrecord.types import Article, Span

# What the record calls an actor or a place; names of languages, events, times and substances are neither.
TYPES = frozenset({"person", "organization", "place", "PER", "ORG", "LOC"})
# Wikinews, of which both files are made for the most part, has paragraphs of two to four sentences.
PARAGRAPH = 3
# MEANTIME marks every mention up to its fifth sentence after title and date; later ones only of chains across documents.
MEANTIME_WHOLE = 6
CLOSING = frozenset(".!?\"”’'):")
QUOTES = frozenset('"“”')
NAMING = frozenset({"flat", "compound", "amod", "goeswith", "nummod"})
LINKING = frozenset({"of", "for", "the", "in", "at", "on"})
MARKS = {"``": "“", "''": "”"}


class GoldMention(NamedTuple):
    """A mention: its tokens that count (a name without what stands beside it) as spans, its chain, and what it is.
    `wikipedia` is the page of what it names, if the file gives one."""

    tokens: tuple[Span, ...]
    chain: str
    type: str
    name: bool
    sentence: int
    wikipedia: str | None = None


class Annotated(NamedTuple):
    """An article with its gold mentions; before sentence `complete` every one is marked, in a `whole` document everywhere."""

    article: Article
    mentions: tuple[GoldMention, ...]
    genre: str
    complete: int
    whole: bool = True


def documents(path: Path) -> Iterator[Annotated]:
    """The documents of a GUM file, or of a folder of MEANTIME."""
    return _meantime(path) if path.is_dir() else _gum(path)


def laid_out(name: str, sentences: Sequence[Sequence[str]]) -> tuple[Article, list[list[Span]]]:
    """An article of these sentences, and where each of their tokens stands in its text."""
    paragraphs = list(_paragraphs(sentences))
    article = replace(sample(join(paragraphs[0]), [join(p) for p in paragraphs[1:]]), id=name)
    return article, list(_places(article.text, sentences))


def _paragraphs(sentences: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    kept: list[str] = []
    count = 0
    for number, sentence in enumerate(sentences):
        heading = number == 0 or sentence[-1][-1] not in CLOSING
        is_open = sum(token in QUOTES for token in kept) % 2 == 1
        if kept and (heading or (count >= PARAGRAPH and not is_open)):
            yield kept
            kept, count = [], 0
        kept, count = [*kept, *sentence], count + 1
        if heading:
            yield kept
            kept, count = [], 0
    if kept:
        yield kept


def _places(text: str, sentences: Sequence[Sequence[str]]) -> Iterator[list[Span]]:
    where = [place for place, letter in enumerate(text) if not letter.isspace()]
    at = 0
    for sentence in sentences:
        row: list[Span] = []
        for token in sentence:
            size = len("".join(token.split()))
            row.append(Span(where[at], where[at + size - 1] + 1))
            at += size
        yield row


def _gum(path: Path) -> Iterator[Annotated]:
    for row in read_json_lines(path):
        article, places = laid_out(row["doc"], [s["tokens"] for s in row["sents"]])
        mentions = tuple(_gum_mention(m, row["sents"][m["sent"]], places[m["sent"]]) for m in row["mentions"])
        yield Annotated(article, mentions, row["genre"], len(row["sents"]))


def _gum_mention(mention: dict[str, Any], sentence: dict[str, Any], places: Sequence[Span]) -> GoldMention:
    """A name has a proper noun for its head; what counts of it are the proper nouns that make one name with the head."""
    inside = range(mention["start"], mention["end"])
    head = next(n for n in inside if sentence["heads"][n] - 1 not in inside)
    name = _is_name(sentence, head, inside) and not _in_longer_name(sentence, head, mention["end"])
    kept = _name(sentence, head) if name else [mention["start"] + int(n) - 1 for n in mention["minspan"].split(",")]
    tokens = tuple(places[n] for n in kept)
    return GoldMention(tokens, mention["grp"], mention["type"], name, mention["sent"], mention["identity"])


def _is_name(sentence: dict[str, Any], head: int, inside: range) -> bool:
    """Neither "Vint and Korb", which are two, nor "the President", which is a title."""
    several = any(sentence["heads"][n] - 1 == head and sentence["deprel"][n] == "conj" for n in inside)
    words = [sentence["tokens"][n] for n in _name(sentence, head)]
    return _proper(sentence, head) and not several and any(titles.head(word) is None for word in words)


def _proper(sentence: dict[str, Any], token: int) -> bool:
    return bool(sentence["xpos"][token].startswith("NNP"))


def _name(sentence: dict[str, Any], head: int) -> list[int]:
    """The head with the proper nouns before and after it that belong to it, and theirs."""
    found, stack = [head], [head]
    while stack:
        above = stack.pop()
        below = [n for n, h in enumerate(sentence["heads"]) if h - 1 == above and sentence["deprel"][n].partition(":")[0] in NAMING]
        stack += [n for n in below if _proper(sentence, n)]
        found += [n for n in below if _proper(sentence, n)]
    return sorted(found)


def _in_longer_name(sentence: dict[str, Any], head: int, end: int) -> bool:
    """Part of a name: "Aldmoor" in "Aldmoor Football Club" or "University of Aldmoor"; a word of the record has one owner."""
    above = sentence["heads"][head] - 1
    relation = sentence["deprel"][head].partition(":")[0]
    if above < 0 or not _proper(sentence, above):
        return False
    of = relation == "nmod" and all(_proper(sentence, n) or sentence["tokens"][n].lower() in LINKING for n in range(above, head))
    return (relation in {"compound", "flat"} and titles.head(sentence["tokens"][above]) is None and above >= end - 1) or (
        of and titles.head(sentence["tokens"][above]) is None
    )


def _meantime(folder: Path) -> Iterator[Annotated]:
    texts: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    with (folder / "conll.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            texts[row["topic/subtopic_name"]][int(row["sent_id"])].append(MARKS.get(row["token"], row["token"]))
    marked: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for mention in json.loads((folder / "entities_mentions.json").read_text(encoding="utf-8")):
        marked[mention["conll_doc_key"]].append(mention)
    for key, sentences in texts.items():
        if marked[key]:
            order = sorted(sentences)
            article, places = laid_out(key, [sentences[n] for n in order])
            rows = dict(zip(order, places, strict=True))
            yield Annotated(article, tuple(_meantime_mention(m, rows) for m in marked[key]), "wikinews", MEANTIME_WHOLE, whole=False)


def _meantime_mention(mention: dict[str, Any], rows: dict[int, list[Span]]) -> GoldMention:
    """The same chain is named in two ways; only the number at its end tells it."""
    places = rows[mention["sent_id"]]
    inside = mention["tokens_number"]
    head = mention["mention_head_id"] if mention["mention_head_id"] in inside else inside[-1]
    name = mention["mention_head_pos"] == "PROPN"
    chain = mention["coref_chain"].rpartition("_")[2]
    return GoldMention((places[head],), chain, mention["mention_type"], name, mention["sent_id"])

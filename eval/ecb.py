"""Documents with gold event mentions whose coreference crosses documents: ECB+ (XML) and MEANTIME (as JSON and columns).

A mention that takes part in no relation is an event of its own. The text is put together from the tokens again, each sentence a
paragraph; the address that some documents begin with gives the article's address and is no text.
"""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from msgspec.structs import replace

from onrecord.testing import sample
from onrecord.types import Article, Block, Span, When

# The standard split of topics 1-35 (Cybulska and Vossen 2015).
VALIDATION = frozenset({"2", "5", "12", "18", "21", "23", "34", "35"})
_CLOSING = frozenset([*",.;:!?)]}%", "'s", "n't", "''", "'", "’s", "..."])
_OPENING = frozenset([*"([{$", "``"])
_MARKS = {"``": "“", "''": "”"}
_DAY_IN_ADDRESS = re.compile(r"/(20\d\d|19\d\d)[/-]?([01]?\d)[/-]?([0-3]?\d)(?=\D)")


class GoldMention(NamedTuple):
    """One mention of an event: its place in the text, the event it names, and the sentence it stands in."""

    span: Span
    event: str
    sentence: int


class Annotated(NamedTuple):
    """An article with its gold mentions, in order of place."""

    topic: str
    article: Article
    mentions: tuple[GoldMention, ...]


class _Marked(NamedTuple):
    """Sentences of tokens, each with its number; mentions as first token, last token, event."""

    sentences: Sequence[Sequence[tuple[str, str]]]
    mentions: Sequence[tuple[Sequence[str], str]]


def documents(folder: Path) -> list[Annotated]:
    """Every document below a folder, ECB+ or MEANTIME, in order of name."""
    if (folder / "event_mentions.json").exists():
        return sorted(_meantime(folder), key=lambda one: one.article.id)
    files = [file for file in sorted(folder.rglob("*.xml")) if re.fullmatch(r"\d+_\d+(ecb|ecbplus)", file.stem)]
    return [_built(file.stem, file.stem.partition("_")[0], _read(file)) for file in files]


def checked_sentences(folder: Path) -> frozenset[tuple[str, int]]:
    """Document and number of each sentence that ECB+'s own list, if it lies there, says was checked."""
    listed = next(iter(sorted(folder.rglob("ECBplus_coreference_sentences.csv"))), None)
    if listed is None:
        return frozenset()
    with listed.open(encoding="utf-8") as lines:
        rows = [row for row in csv.reader(lines) if row and row[0].isdecimal()]
    return frozenset((f"{topic}_{name}", int(number)) for topic, name, number, *_ in rows)


def _read(file: Path) -> _Marked:
    root = ElementTree.parse(file).getroot()
    sentences: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for token in root.iter("token"):
        sentences[token.get("sentence", "")].append((token.get("t_id", ""), token.text or ""))
    joined = _events(root, file.stem)
    found = []
    for markable in root.iterfind("Markables/*"):
        tokens = [anchor.get("t_id", "") for anchor in markable.iterfind("token_anchor")]
        if "ACTION" in markable.tag and tokens:
            name = markable.get("m_id", "")
            found.append((tokens, joined.get(name, f"{file.stem}:{name}")))
    return _Marked(list(sentences.values()), found)


def _events(root: ElementTree.Element, name: str) -> dict[str, str]:
    """The event of each mention in a relation: `note` names it across documents, else the relation's target within this one."""
    found = {}
    for relation in root.iterfind("Relations/*"):
        target = relation.find("target")
        event = relation.get("note") or f"{name}:t{target.get('m_id') if target is not None else relation.get('r_id')}"
        found.update({source.get("m_id", ""): event for source in relation.iterfind("source")})
    return found


def _meantime(folder: Path) -> Iterator[Annotated]:
    sentences: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    with (folder / "conll.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            sentences[row["topic/subtopic_name"]][row["sent_id"]].append((f"{row['sent_id']}:{row['token_id']}", row["token"]))
    mentions: dict[str, list[tuple[Sequence[str], str]]] = defaultdict(list)
    topics = {}
    for row in json.loads((folder / "event_mentions.json").read_text(encoding="utf-8")):
        mentions[row["conll_doc_key"]].append(([f"{row['sent_id']}:{number}" for number in row["tokens_number"]], row["coref_chain"]))
        topics[row["conll_doc_key"]] = row["topic"]
    for name, found in mentions.items():
        if name in sentences:
            yield _built(name, topics[name], _Marked(list(sentences[name].values()), found))


def _built(name: str, topic: str, marked: _Marked) -> Annotated:
    """Text, blocks and the mentions' places in it."""
    address = next((word for _, word in marked.sentences[0] if word.startswith("http")), None)
    places, text, blocks = dict[str, tuple[Span, int]](), "", list[Block]()
    for number, sentence in enumerate(marked.sentences):
        if number == 0 and address:
            continue
        start, spans = len(text), list[Span]()
        text += _sentence([word for _, word in sentence], start, spans)
        places.update({token: (span, number) for (token, _), span in zip(sentence, spans, strict=True)})
        blocks.append(Block("paragraph" if blocks else "title", start, len(text)))
        text += "\n"
    found = sorted(_placed(marked.mentions, places), key=lambda one: (one.span, one.event))
    article = replace(
        sample("", []),
        id=name,
        url=address,
        source=name,
        text=text,
        title=text[: blocks[0].end],
        blocks=tuple(blocks),
        published=_day(address),
    )
    return Annotated(topic, article, tuple(found))


def _sentence(words: Sequence[str], start: int, spans: list[Span]) -> str:
    """Tokens as running text, and where each stands from `start` on."""
    text, glued = "", True
    for word in words:
        shown = _MARKS.get(word, word)
        text += "" if glued or word in _CLOSING else " "
        spans.append(Span(start + len(text), start + len(text) + len(shown)))
        text += shown
        glued = word in _OPENING
    return text


def _placed(mentions: Iterable[tuple[Sequence[str], str]], places: dict[str, tuple[Span, int]]) -> Iterator[GoldMention]:
    for tokens, event in mentions:
        spans = [places[token] for token in tokens if token in places]
        if spans:
            yield GoldMention(Span(min(s.start for s, _ in spans), max(s.end for s, _ in spans)), event, spans[0][1])


def _day(address: str | None) -> When | None:
    found = _DAY_IN_ADDRESS.search(address or "")
    with suppress(ValueError):
        if found:
            day = date(int(found[1]), int(found[2]), int(found[3]))
            return When(start=day, end=day, precision="day", basis="metadata", note="address")
    return None

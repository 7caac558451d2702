"""Our own labels of whole newspaper articles (`eval/gold/articles.jsonl`, of offices alone also `eval/gold/offices.jsonl`) laid
over what the program makes of the same articles.

The label file holds document names, token offsets and labels, no words; the words come from the data file the labels were
made on. Each record goes the real way, capture → article → reading → account, and its tokens are found again in
`Article.text`. What the labels mean is written in `eval/gold/GUIDELINES.md`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from eval.gold import read_json_lines
from onrecord.clean import clean
from onrecord.ingest import ingest
from onrecord.read import Reader
from onrecord.resolve import resolve
from onrecord.types import Account, Article, Capture, Reading, Span

LABELS = Path(__file__).parent / "gold" / "articles.jsonl"
OFFICES = Path(__file__).parent / "gold" / "offices.jsonl"
TOKEN = re.compile(r"\w+|[^\w\s]")
Row = dict[str, Any]
Interval = tuple[date, date]
# Where each token of each unit stands in the text; nothing for a unit that cleaning took away or changed.
Places = list[list[Span] | None]


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One mention of an event. Mentions with one `group` are one event; `optional` ones are neither demanded nor wrong."""

    type: str
    cue: Span
    status: str
    background: bool
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    date: Interval | None
    group: str
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldOffice:
    """A person's office, as one mention of the person and one of the title. `role` is absent where the taxonomy has none or
    the label does not say; the organization likewise."""

    person: Span
    title: Span
    country: str | None
    status: str
    optional: bool
    role: str | None = None
    organization: Span | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One article with gold labels and the program's account. `lost` counts units that are not in the article's text."""

    name: str
    article: Article
    reading: Reading
    account: Account
    events: tuple[GoldEvent, ...]
    offices: tuple[GoldOffice, ...]
    lost: int


def cases(path: Path, split: str, reader: Reader, files: Sequence[Path] = (LABELS,)) -> Iterator[Case]:
    """Articles of one split of the label files, read and resolved."""
    labels = {row["doc"]: row for file in files for row in read_json_lines(file) if row["split"] == split}
    chosen = [(row, article) for row, article in articles_of(path) if row["doc"] in labels]
    readings = reader.read([article for _, article in chosen])
    for (row, article), reading in zip(chosen, readings, strict=True):
        places = locate(article.text, units(row))
        label = labels[row["doc"]]
        yield Case(
            name=row["doc"],
            article=article,
            reading=reading,
            account=resolve(article, reading),
            events=tuple(gold_events(label, places)),
            offices=tuple(_offices(label, places)),
            lost=sum(unit is None for unit in places),
        )


def units(row: Row) -> list[list[str]]:
    """The tokens of each unit of a record: as given in `sents`, else words and marks of each line of its text."""
    given = row.get("sents")
    if given and isinstance(given[0], dict):
        return [unit["tokens"] for unit in given]
    return [TOKEN.findall(line) for line in row["text"].split("\n") if line.strip()]


def articles_of(path: Path) -> Iterator[tuple[Row, Article]]:
    """Each record with its article; a capture names the line it came from."""
    rows = list(read_json_lines(path))
    for found in ingest([str(path)]):
        if isinstance(found, Capture):
            yield rows[int(found.source.rpartition(":")[2]) - 1], clean(found)


def locate(text: str, units: Sequence[Sequence[str]]) -> Places:
    """Tokens found in order, white space left out of account, since detokenising only adds or removes that.

    A unit begins a line, so that a sentence quoted again elsewhere does not stand for a unit that is gone.
    """
    where = [place for place, letter in enumerate(text) if not letter.isspace()]
    compact = "".join(text[place] for place in where)
    begins = frozenset(number for number, place in enumerate(where) if number == 0 or "\n" in text[where[number - 1] + 1 : place])
    found: Places = []
    at = 0
    for unit in units:
        forms = ["".join(token.split()) for token in unit]
        start = _beginning(compact, "".join(forms), at, begins)
        if start < 0:
            found.append(None)
            continue
        bounds = list(accumulate(map(len, forms), initial=start))
        found.append([Span(where[a], where[b - 1] + 1) for a, b in pairwise(bounds)])
        at = bounds[-1]
    return found


def _beginning(compact: str, form: str, at: int, begins: frozenset[int]) -> int:
    """Where `form` begins a line at or after `at`, or -1."""
    start = compact.find(form, at)
    while start >= 0 and start not in begins:
        start = compact.find(form, start + 1)
    return start


def gold_events(label: Row, places: Places) -> Iterator[GoldEvent]:
    """The labelled events of one article, less those in units that cleaning took away."""
    for number, row in enumerate(label.get("events", ())):
        cue = _span(row["cue"], places)
        if cue is not None:
            yield GoldEvent(
                type=row["type"],
                cue=cue,
                status=row["status"],
                background=row["background"],
                actors=_spans(row["actors"], places),
                recipients=_spans(row["recipients"], places),
                date=_interval(row.get("date")),
                group=f"{row['type']}-{row['same']}" if "same" in row else f"alone-{number}",
                optional=row.get("optional", False),
            )


def _offices(label: Row, places: Places) -> Iterator[GoldOffice]:
    for row in label.get("offices", ()):
        person, title = _span(row["person"], places), _span(row["title"], places)
        if person is not None and title is not None:
            body = _span(row["organization"], places) if "organization" in row else None
            optional = row.get("optional", False)
            yield GoldOffice(person, title, row.get("country"), row["status"], optional, row.get("role"), body)


def _span(label: Sequence[int], places: Places) -> Span | None:
    unit, first, last = label
    tokens = places[unit]
    return Span(tokens[first].start, tokens[last - 1].end) if tokens else None


def _spans(labels: Sequence[Sequence[int]], places: Places) -> tuple[Span, ...]:
    return tuple(span for label in labels if (span := _span(label, places)))


def _interval(value: Sequence[str] | None) -> Interval | None:
    return (date.fromisoformat(value[0]), date.fromisoformat(value[1])) if value else None


def overlap(a: Span, b: Span) -> bool:
    """Whether two spans share characters."""
    return a.start < b.end and b.start < a.end


def mentions(account: Account, actor: int, spans: Sequence[Span]) -> bool:
    """Whether one of an actor's mentions shares characters with one of the spans."""
    return any(overlap(mention, span) for mention in account.actors[actor].mentions for span in spans)

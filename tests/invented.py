"""Articles, readings and accounts of an invented world, and a toy coder that is exact on its sentences.

`Anna Berg of Norway met Omar Haddad of Kenya in Lima on 2024-03-03.` gives two persons, their countries and one event.
`Anna Berg said the talks were long.` gives a statement.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from hashlib import sha256

from onrecord.text import digest
from onrecord.types import (
    Account,
    Actor,
    Article,
    Block,
    Capture,
    Event,
    Office,
    Place,
    Quantity,
    Reading,
    Refusal,
    Sentence,
    Span,
    Statement,
    When,
    Word,
)  # fmt: skip

COUNTRIES = {"Norway": "NOR", "Kenya": "KEN", "Peru": "PER", "Chile": "CHL"}
NAME = r"([A-Z]\w+(?: [A-Z]\w+)*)"
MET = re.compile(rf"{NAME} of (\w+) met {NAME} of (\w+)(?: in (\w+))? on (\d{{4}}-\d\d-\d\d)")
SAID = re.compile(rf"{NAME} said (the [^.]+)")
MINISTER = re.compile(rf"(\w+)'s (foreign minister|defence minister), {NAME}")
COUNTED = re.compile(r"(\d+) (\w+) marched")


def capture(source: str, text: str, *, url: str | None = None, day: int = 1) -> Capture:
    body = text.encode()
    return Capture(
        source=source, url=url, fetched=datetime(2024, 5, day, tzinfo=UTC), media_type="text/plain", charset="utf-8",
        sha256=sha256(body).hexdigest(), body=body,
    )  # fmt: skip


def article(source: str, *paragraphs: str, url: str | None = None, outlet: str | None = "The Ledger", day: date | None = None) -> Article:
    """The first paragraph is the title."""
    text, blocks, at = "\n\n".join(paragraphs), [], 0
    for number, paragraph in enumerate(paragraphs):
        blocks.append(Block("paragraph" if number else "title", at, at + len(paragraph)))
        at += len(paragraph) + 2
    when = When(start=day, end=day, precision="day", basis="metadata", note="its page says so") if day else None
    return Article(
        id=digest(url or source, text), source=source, url=url, title=paragraphs[0], text=text, blocks=tuple(blocks), language="en",
        outlet=outlet, republisher=None, byline=None, section=None, tags=("news",), published=when,
        published_missing="" if when else "nothing gives it", removed=(), capture=sha256(text.encode()).hexdigest(), cleaner="toy",
    )  # fmt: skip


def reading(of: Article) -> Reading:
    found = [Word(m.start(), m.end(), m.group(), "X", -1, "root") for m in re.finditer(r"\S+", of.text)]
    return Reading(article=of.id, reader="toy", words=tuple(found), sentences=(Sentence(0, len(found)),) if found else (), mentions=())


class ToyReader:
    """Reads words and nothing else; `fails_on` is a word it cannot bear."""

    name = "toy"

    def __init__(self, fails_on: str | None = None) -> None:
        self.fails_on = fails_on
        self.seen: list[str] = []

    def read(self, articles: Iterable[Article]) -> Iterator[Reading]:
        for one in articles:
            if self.fails_on and self.fails_on in one.text:
                raise ValueError(f"cannot read {self.fails_on}")
            self.seen.append(one.id)
            yield reading(one)


class _Cast:
    def __init__(self) -> None:
        self.found: dict[str, Actor] = {}

    def add(self, name: str, kind: str, country: str | None, span: Span) -> int:
        known = self.found.get(name)
        number = known.id if known else len(self.found)
        mentions = (*(known.mentions if known else ()), span)
        self.found[name] = Actor(
            id=number,
            name=name,
            kind=kind,
            country=country or (known.country if known else None),
            sector=None,
            aliases=(),
            mentions=mentions,
        )
        return number


def account(of: Article) -> Account:
    cast, events, offices = _Cast(), [], []
    for found in MET.finditer(of.text):
        one, two = (cast.add(found[n], "person", COUNTRIES.get(found[n + 1]), Span(*found.span(n))) for n in (1, 3))
        for n in (2, 4):
            cast.add(found[n], "country", COUNTRIES.get(found[n]), Span(*found.span(n)))
        day = date.fromisoformat(found[6])
        events.append(_meeting(of, found, (one, two), day))
    for found in MINISTER.finditer(of.text):
        person = cast.add(found[3], "person", COUNTRIES.get(found[1]), Span(*found.span(3)))
        offices.append(Office(
            person=person, title=found[2], role=found[2].replace(" ", "_"), organization=None, country=COUNTRIES.get(found[1]),
            when=of.published, status="current", evidence=(Span(*found.span(2)),), missing="" if of.published else "no date",
        ))  # fmt: skip
    said = [
        Statement(
            kind="indirect", speaker=cast.add(m[1], "person", None, Span(*m.span(1))), speaker_text=m[1], via=(), via_evidence=(),
            content=Span(*m.span(2)), parts=(), cue=Span(m.start(2) - 5, m.start(2) - 1), source=Span(*m.span(1)),
            hedged=False, expert=False, when=None,
        )
        for m in SAID.finditer(of.text)
    ]  # fmt: skip
    counted = [
        Quantity(
            value=float(m[1]),
            low=None,
            high=None,
            unit="person",
            of=m[2],
            approximate=False,
            event=None,
            statement=None,
            evidence=(Span(*m.span()),),
        )
        for m in COUNTED.finditer(of.text)
    ]
    refused = (Refusal(stage="resolve", what="event", reason="no actor"),) if "somebody" in of.text else ()
    return Account(
        article=of.id, actors=tuple(cast.found.values()), offices=tuple(offices), events=tuple(events), statements=tuple(said),
        quantities=tuple(counted), refused=refused,
    )  # fmt: skip


def _meeting(of: Article, found: re.Match[str], parties: tuple[int, int], day: date) -> Event:
    cue = Span(found.end(2) + 1, found.end(2) + 4)
    place = Place(name=found[5], country=None, evidence=Span(*found.span(5))) if found[5] else None
    when = When(start=day, end=day, precision="day", basis="explicit", evidence=Span(*found.span(6)))
    return Event(
        id=digest(of.id, str(cue.start)), type="CONSULT", mode="visit", contexts=("diplomatic",), cameo="042", quad=1, status="occurred",
        background=False, actors=parties, recipients=(), place=place, when=when, statement=None, cue=cue, evidence=(Span(*found.span()),),
        score=0.9, missing=(), reasons=("toy",),
    )  # fmt: skip


def resolve(of: Article, _: Reading) -> Account:
    return account(of)

"""Articles nobody wrote, with what they say, for measuring how linking grows: `articles(number)`.

Twenty a day. Who is named follows Zipf's law: a few persons, bodies and countries in most articles, and a long tail. Half of the time an
article gives a person's office, in its month, and half of those with the country; otherwise it has only its company. One article
in seven is another outlet's copy of one of the last days, under its own title and above its own closing line. Words are Zipf's too.
The same number gives the same articles on every machine.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import NamedTuple

from onrecord.text import digest
from onrecord.types import Account, Actor, Article, Block, Event, EventType, Office, Span, When

A_DAY = 20
# Of the wire pool about one article in seven is a copy, seldom of a text more than three days old.
COPIED, RECENT = 7, 60
WORDS, SENTENCE = 240, 16
_FIRST = date(2020, 1, 1)
_SYLLABLES = [a + b for a in ("b", "br", "d", "f", "g", "k", "kh", "l", "m", "n", "p", "r", "s", "st", "t", "v", "z") for b in "aeiou"]
_COUNTRIES = ("NOR", "KEN", "PER", "CHL", "SWE", "GHA", "URY", "FIN", "LAO", "BTN", "OMN", "FJI", "BWA", "ISL", "PRY", "TGO")
_ROLES = ("foreign_minister", "head_of_state", "spokesperson", "athlete", "business_leader", "judge", "legislator", "leader")
_TYPES: tuple[EventType, ...] = ("CONSULT", "ACCUSE", "SUPPORT", "ASSAULT")


class _Person(NamedTuple):
    name: str
    country: str
    role: str


class _World(NamedTuple):
    people: list[_Person]
    bodies: list[str]
    words: list[str]


def _name(chance: Random, parts: int) -> str:
    return " ".join("".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3))).capitalize() for _ in range(parts))


def _world(size: int) -> _World:
    """As many persons as two for five articles, as in 257 articles of a wire pool."""
    chance = Random(7)
    people = [_Person(_name(chance, 2), chance.choice(_COUNTRIES), chance.choice(_ROLES)) for _ in range(200 + 2 * size // 5)]
    # Every fourth body has a name of one word, which needs its company to be recognised.
    bodies = [_name(chance, 1 if number % 4 == 0 else 2) for number in range(60 + size // 20)]
    return _World(people, bodies, [_name(chance, 1).lower() for _ in range(20_000)])


class _Zipf:
    """Draws from a list, the first most often, by Zipf's law."""

    def __init__(self, found: Sequence[object]) -> None:
        self._found, self._weights = found, list(accumulate(1 / (rank + 2) for rank in range(len(found))))

    def draw(self, chance: Random, number: int) -> list[int]:
        return chance.choices(range(len(self._found)), cum_weights=self._weights, k=number)


def articles(number: int, words: int = WORDS) -> Iterator[tuple[Article, Account]]:
    """So many articles with what they say, oldest first; copies share their text with one before them."""
    world = _world(number)
    people, bodies, spoken = _Zipf(world.people), _Zipf(world.bodies), _Zipf(world.words)
    recent: list[tuple[str, Account]] = []
    for at in range(number):
        chance = Random(at)
        day = _FIRST + timedelta(days=at // A_DAY)
        if recent and chance.randrange(COPIED) == 0:
            body, said = chance.choice(recent)
        else:
            body, said = _text(chance, world.words, spoken, words), None
        article = _article(at, chance, day, body)
        account = _copied(said, article) if said else _account(article, day, chance, _cast(world, people, bodies, chance))
        recent = [*recent[-RECENT:], (body, account)]
        yield article, account


def _cast(world: _World, people: _Zipf, bodies: _Zipf, chance: Random) -> tuple[list[_Person], list[str]]:
    named, told = set(people.draw(chance, chance.randint(2, 6))), set(bodies.draw(chance, chance.randint(1, 3)))
    return [world.people[n] for n in sorted(named)], [world.bodies[n] for n in sorted(told)]


def _text(chance: Random, words: Sequence[str], spoken: _Zipf, length: int) -> str:
    found = [words[n] for n in spoken.draw(chance, length)]
    return "\n".join(" ".join(found[at : at + SENTENCE]).capitalize() + "." for at in range(0, length, SENTENCE))


def _article(at: int, chance: Random, day: date, body: str) -> Article:
    site = f"outlet{chance.randrange(40)}.example"
    title, last = f"{body.split('.')[0][:60]} {at}", f"Read more at {site}, where news is news."
    text = f"{title}\n{body}\n{last}"
    blocks, begun = [Block("title", 0, len(title))], len(title) + 1
    for line in text.split("\n")[1:]:
        blocks.append(Block("paragraph", begun, begun + len(line)))
        begun += len(line) + 1
    when = When(start=day, end=day, precision="day", basis="metadata")
    return Article(
        id=digest(site, str(at)), source=f"{at}", url=f"https://{site}/{at}", title=title, text=text, blocks=tuple(blocks), language="en",
        outlet=site, republisher=None, byline=None, section=None, tags=(), published=when, published_missing="", removed=(),
        capture=digest(str(at)), cleaner="invented",
    )  # fmt: skip


def _account(article: Article, day: date, chance: Random, cast: tuple[list[_Person], list[str]]) -> Account:
    made, offices, (people, bodies) = list[Actor](), list[Office](), cast
    for person in people:
        told, placed = chance.random() < 0.5, chance.random() < 0.5
        made.append(_actor(len(made), person.name, "person", person.country if told and placed else None))
        if told:
            offices.append(_office(made[-1].id, person, day, person.country if placed else None))
    made += [_actor(len(made) + n, body, "organization", None) for n, body in enumerate(bodies)]
    spoken = sorted({people[0].country, chance.choice(_COUNTRIES), chance.choice(_COUNTRIES)})
    made += [_actor(len(made) + n, code, "country", code) for n, code in enumerate(spoken)]
    events = [_event(article, number, chance, made, day) for number in range(2)]
    return Account(
        article=article.id, actors=tuple(made), offices=tuple(offices), events=tuple(events), statements=(), quantities=(), refused=()
    )


def _copied(said: Account, article: Article) -> Account:
    return Account(
        article=article.id, actors=said.actors, offices=said.offices, statements=(), quantities=(), refused=(),
        events=tuple(_again(event, article, number) for number, event in enumerate(said.events)),
    )  # fmt: skip


def _actor(number: int, name: str, kind: str, country: str | None) -> Actor:
    return Actor(id=number, name=name, kind=kind, country=country, sector=None, aliases=(), mentions=(Span(0, 5),))  # type: ignore[arg-type]


def _office(person: int, who: _Person, day: date, country: str | None) -> Office:
    when = When(start=day, end=day, precision="day", basis="metadata")
    return Office(person=person, title=who.role, role=who.role, organization=None, country=country, when=when, status="current",
                  evidence=(Span(0, 5),))  # fmt: skip


def _event(article: Article, number: int, chance: Random, actors: list[Actor], day: date) -> Event:
    """Two parties among those named, on the day or a few before."""
    parties = sorted(chance.sample(range(len(actors)), 2))
    on = day - timedelta(days=chance.randrange(3))
    line = article.blocks[1 + number]
    return Event(
        id=digest(article.id, str(number)), type=chance.choice(_TYPES), mode=None, contexts=(), cameo="010", quad=1, status="occurred",
        background=False, actors=(parties[0],), recipients=(parties[1],), place=None,
        when=When(start=on, end=on, precision="day", basis="metadata"), statement=None, cue=Span(line.start, line.start + 3),
        evidence=(Span(line.start, line.end),), score=0.9, missing=(), reasons=("invented",),
    )  # fmt: skip


def _again(event: Event, article: Article, number: int) -> Event:
    line = article.blocks[1 + number]
    return Event(
        id=digest(article.id, str(number)), type=event.type, mode=None, contexts=(), cameo=event.cameo, quad=1, status="occurred",
        background=False, actors=event.actors, recipients=event.recipients, place=None, when=event.when, statement=None,
        cue=Span(line.start, line.start + 3), evidence=(Span(line.start, line.end),), score=0.9, missing=(), reasons=("invented",),
    )  # fmt: skip

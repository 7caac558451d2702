"""What coding holds in its hands: one article's desk, and a candidate with everything decided."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from onrecord.resolve.events.frames import Parts
from onrecord.resolve.events.matching import Match
from onrecord.resolve.events.remap import Coded
from onrecord.resolve.events.status import Scene, Verdict
from onrecord.resolve.events.typing import Choice
from onrecord.resolve.parties import Parties
from onrecord.types import Article, EventCue, Statement, When

Dated = Callable[[int], tuple[When | None, str]]


@dataclass(frozen=True, slots=True)
class Desk:
    """What coding needs of one article."""

    article: Article
    parties: Parties
    scene: Scene
    scores: Mapping[int, Mapping[str, float]]
    cues: Mapping[int, EventCue] | None  # None if the reader has not learned events
    dated: Dated
    statements: tuple[Statement, ...]
    domain: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A candidate with everything decided."""

    match: Match
    choice: Choice
    parts: Parts
    verdict: Verdict
    coded: Coded
    when: When | None
    when_reason: str
    score: float
    trust: float = 0.0  # how sure the reader is of an event of this type here

"""What an article says for a country as that of a post which nothing beside it tells: the features that `choice.py` weighs.

Each answers a question that a careful reader asks. A feature is absent where its answer is no; shares lie between 0 and 1.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal
from urllib.parse import urlsplit

from onrecord.names import countries, leaders, organizations, places
from onrecord.resolve.actors.cast import Cast
from onrecord.resolve.actors.home import COUNTED
from onrecord.resolve.offices.claims import Claim, parts_of_states, states_with, words
from onrecord.resolve.offices.counterparts import is_counterpart
from onrecord.resolve.offices.seats import seat
from onrecord.resolve.titles.parts import preposition
from onrecord.syntax import Tree
from onrecord.types import Article, Record, Span

SPOKEN = frozenset({"country", "place", "group"})
# Paragraphs before and after the title's that make its surroundings.
BEFORE, AFTER = 2, 1
# Shorter words of a body's name are seldom towns.
TOWN = 5
# Smaller towns share their names with common nouns: "Commerce", "Independence".
PEOPLE = 20_000
# Mentions added to those of all countries, in the article and around the title, so that one alone proves little: of 0, 1, 2 and 4, and
# of 0, 1 and 2, these are best in cross-validation, by little.
DOUBT, DOUBT_NEAR = 2, 1
DASHES = frozenset({"-", "‑", "–"})
# Titles of heads that a state has or has not, as the list of leaders writes them.
HEADS = ("president", "prime minister", "king", "queen", "emir", "sultan", "chancellor", "premier")

# What a title is: a post of a state, of a public body or party, of another body, of a body not named; an occupation with a body.
Kind = Literal["state", "public", "firm", "bare", "occupation"]
Features = dict[str, float]


class Named(Record, frozen=True):
    """One mention of what has a country; `spoken` if it is that of a country, place or group."""

    span: Span
    country: str
    spoken: bool


@dataclass(frozen=True, slots=True)
class Ground:
    """One article's mentions of countries by place, and what its other titles tell; made once for all its claims.

    `told` are start, country and person of the titles that have their country with them; `local` says that the address names a
    section of home news.
    """

    seat: str | None
    local: bool
    counts: Counter[str]
    named: list[Named]
    lead: frozenset[str]
    told: list[tuple[int, str, int]]
    listed: dict[int, frozenset[str]]
    unsaid: float
    paragraphs: list[Span]
    candidates: frozenset[str]


@dataclass(frozen=True, slots=True)
class Passage:
    """The countries around a title: named in its sentence, there as the place where something is, in its paragraph, told there of
    another's post, and how often in the paragraphs around."""

    sentence: frozenset[str]
    placed: frozenset[str]
    paragraph: frozenset[str]
    told: frozenset[str]
    window: Counter[str]


@dataclass(frozen=True, slots=True)
class Question:
    """What sort of post is asked for, and what speaks for each country it can be of."""

    kind: Kind
    candidates: dict[str, Features]


def ground(article: Article, tree: Tree, cast: Cast, claimed: list[Claim]) -> Ground:
    """What every claim of the article is judged against."""
    named = [Named(m, a.country, a.kind in SPOKEN) for a in cast.actors if a.country and a.kind in COUNTED for m in a.mentions]
    named.sort(key=lambda one: (one.span, one.country))
    own = seat(article)
    grounded = {one.country for one in named if is_ground(tree, one.span)}
    lead = next((b.end for b in article.blocks if b.kind == "paragraph"), 0)
    sections = {part.removesuffix("-news") for part in urlsplit(article.url or "").path.lower().split("/")}
    told = [(_at(tree, c), c.phrase.country, c.person) for c in claimed if c.phrase.country and not is_counterpart(tree, c)]
    return Ground(
        seat=own,
        local=not words("home_sections").isdisjoint(sections),
        counts=Counter(one.country for one in named),
        named=named,
        lead=frozenset(one.country for one in named if one.span.start < lead),
        told=told,
        listed=_leaders(claimed, cast),
        unsaid=_unsaid(claimed),
        paragraphs=[Span(b.start, b.end) for b in article.blocks] or [Span(0, max(1, len(article.text)))],
        candidates=frozenset(grounded | ({own} if own else set())),
    )


def _leaders(claimed: list[Claim], cast: Cast) -> dict[int, frozenset[str]]:
    """Where the list of leaders has the persons whose titles it knows: a president was minister there too."""
    found: dict[int, frozenset[str]] = {}
    for claim in claimed:
        if claim.phrase.role in leaders.HELD:
            found[claim.person] = found.get(claim.person, frozenset()) | leaders.lands(cast.actors[claim.person].name, claim.phrase.role)
    return found


def _unsaid(claimed: list[Claim]) -> float:
    """The share of the titles of states that have no country with them: many of them go without saying in domestic news."""
    said = [c.phrase.country is not None for c in claimed if c.phrase.sector in {"GOV", "MIL", "LEG", "JUD", "COP"}]
    return said.count(False) / (len(said) + 1)


def _at(tree: Tree, claim: Claim) -> int:
    return tree.words[claim.phrase.head].start


def evidence(claim: Claim, body: str | None, kind: Kind, ground: Ground, tree: Tree, cast: Cast) -> dict[str, Features]:
    """The features of every country that the post can be of; of none if the article gives no ground."""
    there = listed(claim, kind, cast) or (ground.listed.get(claim.person, frozenset()) if kind == "state" else frozenset())
    passage = _passage(claim, ground, tree)
    person = {cast.actors[claim.person].country, *(code for _, code, who in ground.told if who == claim.person)}
    around = body_places(body) if body else frozenset()
    found: dict[str, Features] = {}
    for code in sorted(_possible(claim, ground, there)):
        features = _of_article(ground, code, kind) | _of_passage(passage, code, kind, own=code == ground.seat)
        if kind == "state" and code in person:
            features["person"] = 1.0
        if code in there:
            features["listed"] = 1.0
        if code in around:
            features["body_place"] = 1.0
        if body is None and _no_such_head(claim, code):
            features["no_such_head"] = 1.0
        found[code] = features
    return found


def listed(claim: Claim, kind: Kind, cast: Cast) -> frozenset[str]:
    """The countries where the list of leaders has the person in such a role: an inference to any other is taken back."""
    role = "head_of_state" if claim.phrase.role == "president" and kind == "state" else claim.phrase.role
    return leaders.lands(cast.actors[claim.person].name, role)


def _possible(claim: Claim, ground: Ground, listed: frozenset[str]) -> Iterable[str]:
    """The countries named, and the outlet's. The list of leaders and titles that few states have take some back; a part of a state has
    no vice-president or foreign minister: the post is the state's."""
    having = states_with(claim.phrase.title)
    whole = parts_of_states() if claim.phrase.role in words("only_of_states") else {}
    codes = {whole.get(code, code) for code in ground.candidates}
    return {code for code in codes if (not having or code in having) and (not listed or code in listed)}


# ---------------------------------------------------------------- the features


def _of_article(ground: Ground, code: str, kind: Kind) -> Features:
    share = ground.counts[code] / (DOUBT + ground.counts.total())
    found = {"share": share}
    if kind in {"state", "occupation"}:
        found[f"share_{kind}"] = share
    if code == ground.seat:
        found |= {"own": 1.0, "own_share": share}
        if kind == "occupation":
            found["own_occupation"] = 1.0
        if ground.local:
            found["own_local"] = 1.0
        if kind == "state":
            found["own_unsaid"] = ground.unsaid
    if code in ground.lead:
        found["lead"] = 1.0
    return found


def _of_passage(passage: Passage, code: str, kind: Kind, *, own: bool) -> Features:
    found: Features = {}
    if passage.window:
        found["window"] = passage.window[code] / (DOUBT_NEAR + passage.window.total())
    if own and not passage.paragraph:
        found["own_alone"] = 1.0
    if code in passage.paragraph:
        found["paragraph"] = 1.0
    if code in passage.sentence and kind != "state":
        found["sentence_bare" if kind == "bare" else "sentence_body"] = 1.0
    if code in passage.placed:
        found["sentence_place"] = 1.0
    if code in passage.told:
        found["told"] = 1.0
    return found


def none(kind: Kind) -> Features:
    """What speaks for no country that can be told."""
    found = {"none": 1.0}
    if kind in {"state", "firm", "occupation"}:
        found[f"none_{kind}"] = 1.0
    return found


def _passage(claim: Claim, ground: Ground, tree: Tree) -> Passage:
    at = _at(tree, claim)
    sentence = tree.sentence_span(tree.sentence(claim.phrase.head))
    number = max(0, bisect_right(ground.paragraphs, at, key=lambda p: p.start) - 1)
    block = ground.paragraphs[number]
    first, last = ground.paragraphs[max(0, number - BEFORE)], ground.paragraphs[min(len(ground.paragraphs) - 1, number + AFTER)]
    said = [one for one in _between(ground, sentence.start, sentence.end) if one.spoken]
    return Passage(
        sentence=frozenset(one.country for one in said),
        placed=frozenset(one.country for one in said if _is_place(tree, one.span)),
        paragraph=frozenset(one.country for one in _between(ground, block.start, block.end) if one.spoken),
        told=frozenset(code for start, code, who in ground.told if block.start <= start < block.end and who != claim.person),
        window=Counter(one.country for one in _between(ground, first.start, last.end)),
    )


def _between(ground: Ground, start: int, end: int) -> list[Named]:
    first, last = (bisect_left(ground.named, place, key=lambda one: one.span.start) for place in (start, end))
    return ground.named[first:last]


def is_ground(tree: Tree, mention: Span) -> bool:
    """Whether a country is named as the ground of what is told: its owner, its adjective, the place where it happens; not only as
    where somebody goes to, was born, or what somebody deals with."""
    head = tree.head_of(mention)
    if head is None:
        return False
    acted_upon = tree.words[head].relation.partition(":")[0] in {"obj", "iobj"}
    after = [tree.form(w).lower() for w in range(tree.inside(mention)[-1] + 1, min(head + 4, len(tree.words)))]
    born = "born" in after[:1] or (after[:1] and after[0] in DASHES and after[1:2] in (["born"], ["raised"]))
    return not acted_upon and not born and preposition(tree, head) not in words("elsewhere")


def _is_place(tree: Tree, mention: Span) -> bool:
    """Whether a country is named as where something is: "in Norland"."""
    head = tree.head_of(mention)
    return head is not None and preposition(tree, head) in {"in", "of", "at"}


@cache
def body_places(body: str) -> frozenset[str]:
    """The countries that have a place of a name in a body's name: "Mongla Port Authority"."""
    found = {spot.country for spot in places.spots(body) if spot.people >= PEOPLE}
    for part in body.replace("-", " ").split():
        if part[:1].isupper() and len(part) >= TOWN and organizations.sector(part) is None and not organizations.generic(part.lower()):
            found |= {spot.country for spot in places.spots(part) if spot.people >= PEOPLE}
            found |= {code for code in [countries.place(part)] if code}
    return frozenset(found)


def _no_such_head(claim: Claim, code: str) -> bool:
    """Whether the list of leaders has the country's heads by other titles: Norway has no president."""
    title = claim.phrase.title.casefold()
    head = next((h for h in HEADS if title == h or (title.endswith(f" {h}") and not title.startswith(("vice", "deputy")))), None)
    return head is not None and bool(_heads(code)) and head not in _heads(code)


@cache
def _heads(code: str) -> frozenset[str]:
    return frozenset(head for term in leaders.terms(code) for head in HEADS if head in term.title.casefold())

"""Which country a post is most likely of: a log-linear model over the countries of an article and none of them.

The chance of a country is a softmax over weighted sums of its evidence. The weights are fitted by `python -m
training.countries_of_posts` and kept in `data/countries_of_posts.json`; nothing here is random.
"""

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from onrecord.resolve.offices.evidence import Features, Kind, Question, none
from onrecord.types import Record

# Least chance at which a country is given. In cross-validation by document (668 claims in 245 articles) .5 gives .935 right of those
# given and .930 of those wanted, .6 .946 and .909, .7 .958 and .867; the three together .955 and .846; below .5 another answer may be
# likelier. A firm, an association or an expert's house named in an article on one country is often of another, and nobody's label says
# so: nothing short of near certainty.
POST, FIRM, OCCUPATION = 0.5, 0.85, 0.97
SPOKEN, OWN = "the article speaks of it", "it is the outlet's own"
# What speaks for a country, by the feature that stands for it.
REASONS = {
    "share": SPOKEN,
    "share_state": SPOKEN,
    "share_occupation": SPOKEN,
    "window": SPOKEN,
    "own": OWN,
    "own_share": OWN,
    "own_occupation": OWN,
    "own_alone": OWN,
    "own_local": OWN,
    "own_unsaid": OWN,
    "lead": "the first paragraph names it",
    "paragraph": "the paragraph names it",
    "sentence_bare": "the paragraph names it",
    "sentence_body": "the paragraph names it",
    "sentence_place": "the sentence names it as the place",
    "told": "another's post in the paragraph is of it",
    "person": "what else the article says of the person",
    "listed": "the list of leaders has the person there",
    "body_place": "a place there is in the organization's name",
}


class Choice(Record, frozen=True):
    """A country with its chance and what speaks most for it, strongest first."""

    country: str
    chance: float
    reasons: tuple[str, ...]


@cache
def weights() -> Mapping[str, float]:
    """The fitted weight of every feature."""
    text = files("onrecord.resolve.offices").joinpath("data", "countries_of_posts.json").read_text(encoding="utf-8")
    found: dict[str, float] = json.loads(text)
    return found


def chosen(question: Question) -> Choice | None:
    """The likeliest country, if it is likely enough."""
    chances = chances_of(question)
    best = max(question.candidates, key=lambda code: (chances[code], code), default=None)
    if best is None or chances[best] < least(question.kind):
        return None
    return Choice(best, chances[best], tuple(_reason(r, best, question) for r in _strongest(question.candidates[best])))


def least(kind: Kind) -> float:
    """The chance from which a country is given."""
    return {"occupation": OCCUPATION, "firm": FIRM}.get(kind, POST)


def chances_of(question: Question) -> dict[str | None, float]:
    """The chance of every candidate and of None."""
    sums: dict[str | None, float] = {None: _sum(none(question.kind))}
    sums |= {code: _sum(found) for code, found in question.candidates.items()}
    top = max(sums.values())
    powers = {code: math.exp(value - top) for code, value in sums.items()}
    total = math.fsum(powers.values())
    return {code: power / total for code, power in powers.items()}


def _sum(features: Features) -> float:
    return math.fsum(weights()[name] * value for name, value in features.items())


def _strongest(features: Features) -> list[str]:
    """The two reasons that weigh most."""
    weighed: dict[str, float] = {}
    for name, value in features.items():
        if name in REASONS:
            weighed[REASONS[name]] = weighed.get(REASONS[name], 0.0) + weights()[name] * value
    return sorted((r for r in weighed if weighed[r] > 0), key=lambda r: (-weighed[r], r))[:2]


def _reason(reason: str, country: str, question: Question) -> str:
    """A reason in full: how the article speaks of the country beside others."""
    shares = {code: features["share"] for code, features in question.candidates.items()}
    others = max((share for code, share in shares.items() if code != country), default=0.0)
    if reason != SPOKEN or shares[country] <= others:
        return reason
    return "the article speaks of it most" if others else "the article speaks of no other country it could be of"

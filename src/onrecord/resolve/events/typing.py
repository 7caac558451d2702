"""One documented rule joins the lexicon and the reader's classifier, and says how sure the result is.

Each type that the fitting patterns name gets `LEXICON * weight + READER * p`, where `weight` is its best pattern's and `p`
the reader's score of that type for the cue (0 if it gave none); the highest wins. Without reader scores the pattern's
weight stands alone. A type that no pattern names is never taken: the classifier has no class for "no event".
"""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.resolve.events.lexicon import Pattern

LEXICON = 0.6
READER = 0.4
STEP = 0.08  # per point of specificity: a pattern with two lemma conditions outranks a bare verb of another type


@dataclass(frozen=True, slots=True)
class Choice:
    """The pattern taken, its score and why."""

    pattern: Pattern
    score: float
    reason: str


def strength(pattern: Pattern) -> float:
    """What the words alone are worth, 0–1."""
    return min(0.95, pattern.rule.weight + STEP * min(pattern.specificity, 2.0))


def chosen(best: Pattern, others: tuple[Pattern, ...], scores: Mapping[str, float]) -> Choice:
    """The type's pattern among those that fit."""
    if not scores:
        return Choice(best, strength(best), f"lexicon {strength(best):.2f}, no classifier score")
    ranked = [(LEXICON * strength(p) + READER * reader_score(p, scores), -n, p) for n, p in enumerate((best, *others))]
    score, _, pattern = max(ranked, key=lambda r: r[:2])
    return Choice(pattern, score, f"lexicon {strength(pattern):.2f}, classifier {pattern.rule.type} {reader_score(pattern, scores):.2f}")


def reader_score(pattern: Pattern, scores: Mapping[str, float]) -> float:
    """The classifier's score for a pattern's type; its training data joins CONCEDE and RETREAT under YIELD."""
    kind = pattern.rule.type
    own = scores.get(kind, 0.0)
    return own + scores.get("YIELD", 0.0) if kind in {"CONCEDE", "RETREAT"} else own

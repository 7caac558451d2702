"""One documented rule joins the lexicon and the reader's classifier, and says how sure the result is.

Each type that the fitting patterns name gets `LEXICON * weight + READER * p`, where `weight` is its best pattern's and `p`
the reader's score of that type for the cue (0 if it gave none); the highest wins. Without reader scores the pattern's
weight stands alone. A type that no pattern names is never taken: the classifier has no class for "no event". `p` is asked
for the type after the remap as well, since the classifier learnt a planned meeting as AGREE; and it may lower what the
words are worth by VETO at most: it was trained on sentences that all hold an event of the pair asked about.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from onrecord.resolve.lexicon import Pattern

LEXICON = 0.6
READER = 0.4
VETO = 0.15
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


def chosen(best: Pattern, others: tuple[Pattern, ...], scores: Mapping[str, float], coded: Callable[[Pattern], str]) -> Choice:
    """The type's pattern among those that fit; `coded` tells the type that a pattern's becomes by its status."""
    if not scores:
        return Choice(best, strength(best), f"lexicon {strength(best):.2f}, no classifier score")
    ranked = []
    for n, pattern in enumerate((best, *others)):
        p = max(reader_score(pattern.rule.type, scores), reader_score(coded(pattern), scores))
        ranked.append((LEXICON * strength(pattern) + READER * p, -n, p, pattern))
    score, _, p, pattern = max(ranked, key=lambda r: r[:2])
    return Choice(pattern, max(score, strength(pattern) - VETO), f"lexicon {strength(pattern):.2f}, classifier {pattern.rule.type} {p:.2f}")


def reader_score(kind: str, scores: Mapping[str, float]) -> float:
    """The classifier's score for a type; its training data joins CONCEDE and RETREAT under YIELD."""
    own = scores.get(kind, 0.0)
    return own + scores.get("YIELD", 0.0) if kind in {"CONCEDE", "RETREAT"} else own

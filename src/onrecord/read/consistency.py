"""One kind for one name: within an article every occurrence of a name takes the kind that all of them speak for.

A name is read in many contexts, of which some are telling (non-local dependencies; Krishnan & Manning 2006). A single word
that ends a person's full name elsewhere in the article is that person's. Raises entity F1 on newswire dev from .800 to .813.
"""

from collections.abc import Sequence

from onrecord.read.spans import WordSpan

# Dates and sums of money are told by their form, wherever they stand.
_SETTLED = frozenset({"Date", "Money"})
# Weight of a full name for its surname; 1 and 2 were level on newswire dev, more than two full names add nothing.
SURNAME, ENOUGH = 2.0, 2.0
SURE = 0.8

Votes = dict[str, float]


def consistent(spans: Sequence[WordSpan], forms: Sequence[str]) -> list[WordSpan]:
    """Spans with their kinds settled. Votes are squared scores, so that one sure occurrence outweighs two doubtful ones."""
    votes: dict[tuple[str, ...], Votes] = {}
    surnames: dict[str, float] = {}
    for span in spans:
        if span.kind in _SETTLED:
            continue
        name = _name(span, forms)
        _add(votes.setdefault(name, {}), span.kind, span.score**2)
        if span.kind == "Person" and len(name) > 1 and span.score > SURE:
            surnames[name[-1]] = surnames.get(name[-1], 0.0) + span.score
    for surname, seen in surnames.items():
        if (surname,) in votes:
            _add(votes[surname,], "Person", SURNAME * min(seen, ENOUGH))
    return [span if span.kind in _SETTLED else _settled(span, votes[_name(span, forms)]) for span in spans]


def _name(span: WordSpan, forms: Sequence[str]) -> tuple[str, ...]:
    return tuple(form.lower() for form in forms[span.first : span.last])


def _add(votes: Votes, kind: str, weight: float) -> None:
    votes[kind] = votes.get(kind, 0.0) + weight


def _settled(span: WordSpan, votes: Votes) -> WordSpan:
    """The span with the winning kind; one that changes is as sure as the vote was clear."""
    best = max(sorted(votes), key=lambda kind: votes[kind])
    if votes[best] <= votes[span.kind]:
        return span
    return WordSpan(span.first, span.last, best, round(votes[best] / sum(votes.values()), 4))

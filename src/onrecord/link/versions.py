"""What changed from one version of a page to the next: its sentences compared, in order.

Sentences that only moved are neither added nor removed. A removed and an added one that share half of their words are one sentence
that changed. Longest common subsequences are found as `difflib` finds them (Ratcliff and Metzener 1988), whatever the machine.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from onrecord.text import words
from onrecord.types import Record, Span

# Half of all words in common, counted as in Dice's coefficient, makes a sentence the same one in other words; fewer make it a new one.
ALIKE = 0.5


class Sentence(NamedTuple):
    """A sentence of an article and where it stands."""

    text: str
    span: Span


class Change(Record, frozen=True, kw_only=True):
    """One sentence that differs: where it stands in the older version, in the newer, or in both."""

    kind: Literal["added", "removed", "changed"]
    before: Span | None
    after: Span | None


def changes(before: Sequence[Sentence], after: Sequence[Sentence]) -> tuple[Change, ...]:
    """Sentences added, removed or changed, passage by passage in the order of the texts."""
    matcher = SequenceMatcher(None, [_plain(s.text) for s in before], [_plain(s.text) for s in after], autojunk=False)
    found = [(kind, list(before[a:b]), list(after[c:d])) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal"]
    moved = Counter(_plain(s.text) for _, gone, _ in found for s in gone) & Counter(_plain(s.text) for _, _, new in found for s in new)
    stays = [moved.copy(), moved.copy()]
    kept = [(_without(gone, stays[0]), _without(new, stays[1])) for _, gone, new in found]
    return tuple(change for gone, new in kept for change in _paired(gone, new))


def _plain(text: str) -> str:
    """Words alone: a comma or another kind of quotation mark is no change of what is said."""
    return " ".join(words(text.casefold()))


def _without(sentences: list[Sentence], moved: Counter[str]) -> list[Sentence]:
    """Those that do not stand elsewhere in the other version; each one there stands for one here."""
    kept = []
    for sentence in sentences:
        plain = _plain(sentence.text)
        if moved[plain] > 0:
            moved[plain] -= 1
        else:
            kept.append(sentence)
    return kept


def _paired(gone: list[Sentence], new: list[Sentence]) -> Iterator[Change]:
    """Each new sentence with the removed one most like it, then what was removed and has no partner."""
    left = [(old, _counted(old.text)) for old in gone]
    for sentence in new:
        mine = _counted(sentence.text)
        likeness = [_alike(theirs, mine) for _, theirs in left]
        best = max(range(len(left)), key=lambda place: (likeness[place], -place), default=None)
        if best is None or likeness[best] < ALIKE:
            yield Change(kind="added", before=None, after=sentence.span)
        else:
            old, _ = left.pop(best)
            yield Change(kind="changed", before=old.span, after=sentence.span)
    yield from (Change(kind="removed", before=old.span, after=None) for old, _ in left)


def _counted(text: str) -> Counter[str]:
    return Counter(words(text.casefold()))


def _alike(one: Counter[str], other: Counter[str]) -> float:
    """Dice's coefficient of the words."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0

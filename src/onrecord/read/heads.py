"""Every word's head in the article, from the arc scores of its units: best heads, made trees, uncrossed where unsure.

Whether heads make trees, and whether arcs cross, is asked of all sentences at once; only the few that need it are gone
through one by one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from onrecord.read.projective import crossed, uncrossed
from onrecord.read.trees import best_tree, broken
from onrecord.read.units import Draft, Unit

Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]
Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Arcs:
    """Arc scores of an article, unit by unit: `units` holds those of whole sentences with their place [words, words + 1],
    `windows` by its first word the scores put together of each sentence too long for one unit."""

    draft: Draft
    best: Numbers
    units: dict[int, tuple[Unit, Floats]] = field(default_factory=dict)
    windows: dict[int, Scores] = field(default_factory=dict)

    def add(self, scores: Floats, units: Sequence[Unit]) -> None:
        """Take in the scores [units, words, words + 1] of a batch."""
        best = scores.argmax(2)
        for row, unit in enumerate(units):
            number = int(self.draft.numbers[unit.first])
            if unit.first > self.draft.starts[number] or unit.last < self.draft.starts[number + 1]:
                self._remember(scores[row], unit, number)
                continue
            heads = best[row, : unit.last - unit.first]
            self.best[unit.first : unit.last] = np.where(heads > 0, heads + unit.first, 0)
            while number < len(self.draft.starts) - 1 and self.draft.starts[number] < unit.last:
                self.units[number] = unit, scores[row]
                number += 1

    def _remember(self, scores: Floats, unit: Unit, number: int) -> None:
        """Copy a window's scores to their places in the scores of the whole sentence."""
        start, end = self.draft.starts[number], self.draft.starts[number + 1]
        whole = self.windows.setdefault(start, np.full((end - start, end - start + 1), -np.inf))
        rows = slice(unit.kept - unit.first, unit.upto - unit.first)
        into = slice(unit.kept - start, unit.upto - start)
        whole[into, 0] = scores[rows, 0]
        whole[into, unit.first - start + 1 : unit.last - start + 1] = scores[rows, 1 : unit.last - unit.first + 1]

    def heads(self) -> Numbers:
        """Heads [words] as places in the article, -1 for a root."""
        for start, scores in self.windows.items():
            self._put(start, best_tree(scores))
        for number in broken(self.best, self.draft.numbers):
            self._put(self.draft.starts[number], best_tree(self._scores(number)))
        for number in crossed(self.best, self.draft.numbers):
            if number in self.units:
                start, end = self.draft.starts[number], self.draft.starts[number + 1]
                heads = np.maximum(self.best[start:end] - start, 0)
                self._put(start, uncrossed(heads.tolist(), self._scores(number)))
        return self.best - 1

    def _put(self, start: int, heads: Sequence[int]) -> None:
        """Heads counted from 1 in a sentence become heads counted from 1 in the article."""
        found = np.array(heads)
        self.best[start : start + len(found)] = np.where(found > 0, found + start, 0)

    def _scores(self, number: int) -> Scores:
        """Scores [words, words + 1] of one sentence of a unit."""
        unit, scores = self.units[number]
        first, last = self.draft.starts[number] - unit.first, self.draft.starts[number + 1] - unit.first
        own = np.concatenate((scores[first:last, :1], scores[first:last, first + 1 : last + 1]), axis=1)
        return own.astype(np.float64)


def arcs(draft: Draft) -> Arcs:
    """No scores yet."""
    return Arcs(draft, np.zeros(len(draft.bounds), np.int64))

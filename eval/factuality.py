"""How far the author commits to each predicate: `python -m eval.factuality --data factuality_dev.jsonl`.

Pearson's correlation with the mean of the annotators (UDS 2.0, about -2.1 … 2.3), predicates and words given.
"""

import sys
from pathlib import Path

import numpy as np

from eval.gold import Document, Figures, read_json_lines, run, see


def evaluate(path: Path) -> Figures:
    """`pearson`, `mae` and the number of predicates."""
    gold: list[float] = []
    mine: list[float] = []
    for row in read_json_lines(path):
        seen = see(Document(forms=row["tokens"], starts=[0], blocks=[0]))
        for place, value, _confidence in row["factuality"]:
            gold.append(value)
            mine.append(float(seen.factuality[place]))
    wanted, found = np.array(gold), np.array(mine)
    return {"pearson": float(np.corrcoef(wanted, found)[0, 1]), "mae": float(np.abs(wanted - found).mean()), "predicates": len(gold)}


if __name__ == "__main__":
    sys.exit(run(evaluate, __doc__))

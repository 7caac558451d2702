"""Word classes and dependency trees on gold words: `python -m eval.syntax --data FILE.conllu`.

Counted as the CoNLL 2018 shared task counts given words: every word, punctuation included, relations with their subtype.
"""

import sys
from collections import Counter
from pathlib import Path

from eval.gold import Document, Figures, model, read_columns, run, see


def evaluate(path: Path) -> Figures:
    """`upos`, `uas`, `las` as fractions of all words."""
    counts: Counter[str] = Counter()
    for document in read_columns(path):
        _count(document, counts)
    words = max(1, counts["words"])
    return {name: counts[name] / words for name in ("upos", "uas", "las")} | {"sentences": counts["sentences"], "words": counts["words"]}


def _count(document: Document, counts: Counter[str]) -> None:
    seen, labels = see(document), model().labels
    upos, heads = seen.upos.argmax(1).tolist(), seen.heads.tolist()
    ends = [*document.starts[1:], len(document.forms)]
    for start, end in zip(document.starts, ends, strict=True):
        counts["sentences"] += 1
        for place in range(start, end):
            row = document.rows[place]
            wanted = int(row[6]) - 1 + start if row[6] != "0" else -1
            label = "root" if heads[place] < 0 else labels.relations_syntax[seen.labels[place]]
            counts["words"] += 1
            counts["upos"] += labels.upos[upos[place]] == row[3]
            counts["uas"] += heads[place] == wanted
            counts["las"] += heads[place] == wanted and label == row[7]


if __name__ == "__main__":
    sys.exit(run(evaluate, __doc__))

"""Words, sentences and lemmas from raw text: `python -m eval.words --data FILE.conllu`.

Paragraphs are put together from the sentences' texts and cut again; a word or sentence is right if its bounds are.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from eval.gold import Figures, prf, run
from onrecord.read.lemmas import lemma
from onrecord.read.sentences import sentences
from onrecord.read.words import words

Bounds = tuple[int, int]
Paragraph = tuple[str, list[Bounds], list[int]]


def evaluate(path: Path) -> Figures:
    """`words_f1`, `sentences_f1`, and the share of right lemmas of all words and of verbs, word classes given."""
    counts: Counter[str] = Counter()
    for text, gold, starts in _paragraphs(path, counts):
        mine = list(words(text))
        found = [mine[place][0] for place in sentences(text, mine)]
        _tally(counts, "words", set(gold), set(mine))
        _tally(counts, "sentences", _bounds(starts, text), _bounds(found, text))
    parts = ("right", "found", "wanted")
    figures: Figures = {f"{name}_f1": prf(*(counts[f"{name} {part}"] for part in parts))[2] for name in ("words", "sentences")}
    return figures | {"lemmas": counts["lemma right"] / counts["lemma"], "verb_lemmas": counts["verb right"] / counts["verb"]}


def _bounds(starts: list[int], text: str) -> set[Bounds]:
    return set(zip(starts, [*starts[1:], len(text)], strict=True))


def _tally(counts: Counter[str], name: str, wanted: set[Bounds], found: set[Bounds]) -> None:
    counts[f"{name} right"] += len(wanted & found)
    counts[f"{name} found"] += len(found)
    counts[f"{name} wanted"] += len(wanted)


def _paragraphs(path: Path, counts: Counter[str]) -> Iterator[Paragraph]:
    """Text, bounds of its words and starts of its sentences, paragraph by paragraph; lemmas are counted on the way."""
    text, gold, starts = "", list[Bounds](), list[int]()
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        if text and any(line.startswith(("# newdoc", "# newpar")) for line in lines):
            yield text.rstrip(), gold, starts
            text, gold, starts = "", [], []
        sentence = next(line[9:] for line in lines if line.startswith("# text = "))
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        at = 0
        starts.append(len(text))
        for row in rows:
            if row[0].isdigit():
                at = sentence.index(row[1], at)
                gold.append((len(text) + at, len(text) + at + len(row[1])))
                at += len(row[1])
                _lemma(row, counts)
        glued = any("SpaceAfter=No" in row[9] for row in rows[-2:] if row[0].split("-")[-1] == rows[-1][0])
        text += sentence + ("" if glued else " ")
    yield text.rstrip(), gold, starts


def _lemma(row: list[str], counts: Counter[str]) -> None:
    kinds = ("lemma", "verb") if row[3] == "VERB" else ("lemma",)
    for kind in kinds:
        counts[kind] += 1
        counts[f"{kind} right"] += lemma(row[1], row[3]).lower() == row[2].lower()


if __name__ == "__main__":
    sys.exit(run(evaluate, __doc__))

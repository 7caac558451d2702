"""Fit the weights by which the country of a post is inferred (`onrecord.resolve.offices.choice`).

`python -m training.countries_of_posts --data ../shared/data [--write]`: reads the labelled articles, prints what cross-validation by
document says of thresholds as one JSON object, and with `--write` keeps the weights fitted on all of them in the package.

A log-linear model: of the countries of an article and none of them, one is right; the loss is minus the log of its chance, plus L2,
made least by Newton's method from zero, so that the same labels give the same weights. Claims of one person's one title share the
weight of one; what the labels call optional counts half.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from eval.annotated import articles_of
from eval.gold import read_json_lines
from onrecord.read import default_reader
from onrecord.resolve.actors.gather import cast
from onrecord.resolve.offices import choice
from onrecord.resolve.offices.claims import claims
from onrecord.resolve.offices.counterparts import is_counterpart
from onrecord.resolve.offices.evidence import Features, Kind, none
from onrecord.resolve.offices.gather import body_of, context_of
from onrecord.resolve.offices.whose import asked, told
from onrecord.syntax import Tree
from onrecord.types import Article, Reading

LABELS = Path(__file__).parent / "labels" / "countries_of_posts.jsonl"
SOURCES = ("names/worldwide_train.jsonl", "attribution/polnear_train.jsonl", "attribution/polnear_dev.jsonl")
# Between .3 and 4, 1 and less give the least loss in cross-validation; the difference is small.
L2, STEPS, LONGEST, ENOUGH = 1.0, 50, 3.0, 1e-8
FOLDS, OPTIONAL = 10, 0.5
THRESHOLDS = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A claim whose country the text leaves open: what speaks for each answer, None included, and the right one."""

    document: str
    kind: Kind
    options: dict[str | None, Features]
    right: str | None
    optional: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Rows:
    """An example as numbers: features [answers, features], the row of the right answer, the weight."""

    values: Array
    right: int
    weight: float


def labelled(path: Path) -> dict[str, dict[int, tuple[str | None, bool]]]:
    """By document and first character of a title's head: the country of the post, and whether the label is optional."""
    return {row["doc"]: {start: (country, optional) for start, country, optional in row["posts"]} for row in read_json_lines(path)}


def read(data: Path, documents: Iterable[str]) -> Iterator[tuple[str, Article, Reading]]:
    """The labelled articles, read."""
    wanted = frozenset(documents)
    for source in SOURCES:
        chosen = [(row["doc"], article) for row, article in articles_of(data / source) if row["doc"] in wanted]
        for (name, article), reading in zip(chosen, default_reader().read([a for _, a in chosen]), strict=True):
            yield name, article, reading


def examples(name: str, article: Article, reading: Reading, labels: dict[int, tuple[str | None, bool]]) -> list[Example]:
    """The labelled claims of one article that leave the country open."""
    tree = Tree(reading, article.text)
    people = cast(article, reading, tree)
    claimed = claims(tree, people)
    context = context_of(article, reading, tree, people, claimed)
    heads = [tree.words[c.phrase.head].start for c in claimed]
    known = [(c, *labels[at]) for c, at in zip(claimed, heads, strict=True) if at in labels and not is_counterpart(tree, c)]
    alike = Counter((c.person, c.phrase.title) for c, _, _ in known)
    found = []
    for claim, country, optional in known:
        body = body_of(context, claim)
        question = None if told(claim, body, people) else asked(claim, body, tree, people, context.ground)
        if question is not None:
            weight = (OPTIONAL if optional else 1.0) / alike[claim.person, claim.phrase.title]
            options: dict[str | None, Features] = {None: none(question.kind)}
            options.update(question.candidates)
            found.append(Example(name, question.kind, options, country, optional, weight))
    return found


def rows(example: Example, names: Sequence[str]) -> Rows:
    """A right country that the article does not name counts as none: it cannot be inferred."""
    values = np.array([[features.get(name, 0.0) for name in names] for features in example.options.values()])
    answers = list(example.options)
    return Rows(values, answers.index(example.right) if example.right in example.options else 0, example.weight)


def fitted(data: Sequence[Rows], size: int) -> Array:
    """The weights of the least loss."""
    weights = np.zeros(size)
    for _ in range(STEPS):
        slope, curve = L2 * weights, L2 * np.eye(size)
        for one in data:
            chances = softmax(one.values @ weights)
            mean = chances @ one.values
            slope = slope + one.weight * (mean - one.values[one.right])
            curve = curve + one.weight * ((one.values * chances[:, None]).T @ one.values - np.outer(mean, mean))
        step = np.linalg.solve(curve, slope)
        longest = float(np.abs(step).max())
        weights = weights - step * min(1.0, LONGEST / longest)
        if longest < ENOUGH:
            break
    return weights


def softmax(values: Array) -> Array:
    powers = np.exp(values - values.max())
    return np.asarray(powers / powers.sum())


def held_out(found: Sequence[Example], names: Sequence[str]) -> list[tuple[str | None, float]]:
    """For each example the likeliest answer and its chance, by weights fitted on the other documents."""
    documents = sorted({e.document for e in found})
    fold = {name: number % FOLDS for number, name in enumerate(documents)}
    data = [rows(e, names) for e in found]
    weights = [fitted([r for r, e in zip(data, found, strict=True) if fold[e.document] != k], len(names)) for k in range(FOLDS)]
    answers = []
    for example, one in zip(found, data, strict=True):
        chances = softmax(one.values @ weights[fold[example.document]])
        best = int(chances.argmax())
        answers.append((list(example.options)[best], float(chances[best])))
    return answers


def figures(found: Sequence[Example], answers: Sequence[tuple[str | None, float]], least: dict[str, float]) -> dict[str, float]:
    """Share of given countries that are right, and of wanted ones that are given rightly; without what is optional."""
    judged = [(e, a, chance >= least[e.kind]) for e, (a, chance) in zip(found, answers, strict=True) if not e.optional]
    given = sum(e.weight for e, a, enough in judged if a and enough)
    right = sum(e.weight for e, a, enough in judged if a and enough and a == e.right)
    wanted = sum(e.weight for e, _, _ in judged if e.right)
    return {"given": round(given), "precision": round(right / max(given, 1e-9), 3), "recall": round(right / max(wanted, 1e-9), 3)}


def report(found: Sequence[Example], names: Sequence[str]) -> dict[str, object]:
    """Cross-validated figures at every threshold, at the package's own, and there for each kind of post."""
    answers = held_out(found, names)
    kinds = sorted({e.kind for e in found})
    own: dict[str, float] = {kind: choice.least(kind) for kind in kinds}
    of_kind = {k: [(e, a) for e, a in zip(found, answers, strict=True) if e.kind == k] for k in kinds}
    return {
        "documents": len({e.document for e in found}),
        "claims": len(found),
        "thresholds": {str(t): figures(found, answers, dict.fromkeys(kinds, t)) for t in THRESHOLDS},
        "own": figures(found, answers, own),
        "kinds": {k: figures([e for e, _ in pairs], [a for _, a in pairs], own) for k, pairs in of_kind.items()},
    }


def write(path: Path, names: Sequence[str], weights: Array) -> None:
    """One weight a line."""
    lines = ",\n".join(f'  "{name}": {weight:.3f}' for name, weight in zip(names, weights, strict=True))
    path.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="keep the weights in the package")
    asked_for = parser.parse_args()
    labels = labelled(LABELS)
    found = [e for name, article, reading in read(asked_for.data, labels) for e in examples(name, article, reading, labels[name])]
    names = sorted({name for e in found for features in e.options.values() for name in features})
    if asked_for.write:
        data = Path(choice.__file__).parent / "data" / "countries_of_posts.json"
        write(data, names, fitted([rows(e, names) for e in found], len(names)))
    print(json.dumps(report(found, names)))


if __name__ == "__main__":
    main()

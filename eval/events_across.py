"""Events across articles: `python -m eval.events_across --data FOLDER` with ECB+ topics (XML) or MEANTIME.

`gold` clusters the gold mentions of all documents together, topics not given, by `onrecord.link.likeness`; `own` the program's own
events, a mention being right if its cue stands in the gold mention. Scores count singletons. Beside them, on the same mentions: the
same head lemma over the whole corpus (`lemma`), within the stories that TF-IDF finds (`lemma_stories`), and within gold topics.

`conll_gold_mentions` counts the checked sentences, those in `ECBplus_coreference_sentences.csv` if the folder holds it, else all that
hold an event which takes part in a relation, as annotation elsewhere is not complete. `…_all` counts every mention. Of a folder that
holds training and validation topics, the validation topics are measured; `--learn` fits the weights on the others and prints them.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations_with_replacement, product
from pathlib import Path
from typing import NamedTuple

from eval.clusters_scores import scores
from eval.ecb import VALIDATION, Annotated, checked_sentences, documents
from eval.gold import Figures, rounded
from onrecord.link.cues import root
from onrecord.link.likeness import Setting, Telling, comparable, features, grouped, likeness
from onrecord.link.stories import Piece, stories, vectors
from onrecord.read import default_reader
from onrecord.resolve import resolve
from onrecord.resolve.roles import nominal, roles
from onrecord.syntax import Tree
from onrecord.text import fold, words
from onrecord.types import Account, Reading, Span

CONTENT = frozenset({"NOUN", "VERB", "PROPN", "ADJ", "NUM"})
NAMING = frozenset({"NOUN", "PROPN", "NUM"})
# Articles less alike than this share no event; most pairs of a corpus are.
NEAR = 0.08


class Case(NamedTuple):
    """A document with what the program reads in it."""

    annotated: Annotated
    reading: Reading
    account: Account


class Gold(NamedTuple):
    """A gold mention with what is compared of it. `checked`: its sentence counts."""

    telling: Telling
    lemma: str
    event: str
    topic: str
    checked: bool


class Corpus(NamedTuple):
    """Gold mentions by document, the documents' stories and how alike they are."""

    mentions: Mapping[str, Sequence[Gold]]
    story: Mapping[str, str]
    alike: Mapping[tuple[str, str], float]


def cases(found: Sequence[Annotated]) -> list[Case]:
    """Read and resolve every document."""
    readings = default_reader().read([one.article for one in found])
    return [Case(one, reading, resolve(one.article, reading)) for one, reading in zip(found, readings, strict=True)]


# ---------------------------------------------------------------- what is compared


def corpus(found: Sequence[Case], listed: frozenset[tuple[str, int]] = frozenset()) -> Corpus:
    """All documents together, as nobody says which topic each belongs to. `listed`: the checked sentences, if they are known."""
    pieces = [Piece(a.id, a.title, a.text[len(a.title) :], None) for a in (case.annotated.article for case in found)]
    weights = dict(zip((piece.id for piece in pieces), vectors(pieces), strict=True))
    alike = {
        (a, b): sum(weight * weights[b].get(word, 0.0) for word, weight in weights[a].items()) if a != b else 1.0
        for a, b in combinations_with_replacement(sorted(weights), 2)
    }
    near = {pair: value for pair, value in alike.items() if value >= NEAR}
    return Corpus({case.annotated.article.id: list(_gold(case, listed)) for case in found}, stories(pieces), near)


def _gold(case: Case, listed: frozenset[tuple[str, int]]) -> Iterator[Gold]:
    article, reader = case.annotated.article, _Words(case)
    related = {m.sentence for m in case.annotated.mentions if not m.event.startswith(f"{article.id}:")}
    checked = {sentence for name, sentence in listed if name == article.id} if listed else related
    for number, mention in enumerate(case.annotated.mentions):
        head, inside = reader.head(mention.span)
        lemma = case.reading.words[head].lemma.lower() if inside else article.text[mention.span.start : mention.span.end].lower()
        telling = reader.telling(f"{article.id}:{number:04}", head, inside, lemma)
        yield Gold(telling, lemma, mention.event, case.annotated.topic, mention.sentence in checked)


class _Words:
    """The words of one document as roots, names as the actors they speak of."""

    def __init__(self, case: Case) -> None:
        self.article, self.words = case.annotated.article.id, case.reading.words
        self.tree = Tree(case.reading, case.annotated.article.text)
        self.named = {at: actor.name for actor in case.account.actors for span in actor.mentions for at in range(span.start, span.end)}

    def head(self, span: Span) -> tuple[int, list[int]]:
        """The word that the others of a mention depend on, and all of them."""
        inside = [number for number, word in enumerate(self.words) if word.start < span.end and word.end > span.start]
        return next((n for n in inside if self.words[n].head not in inside), inside[0] if inside else 0), inside

    def telling(self, name: str, head: int, inside: Sequence[int], lemma: str) -> Telling:
        first, last = next((s.first, s.last) for s in self.tree.sentences if s.first <= head < s.last)
        around = self._roots(n for n in range(first, last) if n not in inside)
        parts = self._roots(inside) | {root(lemma)}
        return Telling(name, self.article, root(lemma), parts, self._arguments(head) if inside else frozenset(), around)

    def _roots(self, numbers: Iterable[int]) -> frozenset[str]:
        return frozenset(root(self.words[n].lemma) for n in numbers if self.words[n].pos in CONTENT)

    def _arguments(self, head: int) -> frozenset[str]:
        found = (roles if self.words[head].pos in {"VERB", "AUX"} else nominal)(self.tree, head)
        heads = [*found.agents, *found.patients, *(n for _, governed in found.others for n in governed)]
        return frozenset(word for n in heads for word in self._argument(n))

    def _argument(self, number: int) -> Iterator[str]:
        word = self.words[number]
        if word.start in self.named:
            yield from (part for part in words(fold(self.named[word.start])) if len(part) > 2)
        elif word.pos in NAMING:
            yield root(word.lemma)


def pairs(found: Corpus) -> Iterator[tuple[Gold, Gold, Setting]]:
    """Comparable mentions of documents that are at all alike."""
    for (a, b), alike in found.alike.items():
        setting = Setting(found.story[a] == found.story[b], alike)
        for one, other in product(found.mentions[a], found.mentions[b]):
            if (a != b or one.telling.id < other.telling.id) and comparable(one.telling, other.telling):
                yield one, other, setting


# ---------------------------------------------------------------- figures


def measure(found: Corpus) -> Figures:
    """CoNLL F1 of the comparison and of the baselines, over checked sentences and over all."""
    likely = {(a.telling.id, b.telling.id): likeness(a.telling, b.telling, setting) for a, b, setting in pairs(found)}
    everything = [gold for golds in found.mentions.values() for gold in golds]
    figures: Figures = {}
    for name, kept in (("", [gold for gold in everything if gold.checked]), ("_all", everything)):
        ids = {gold.telling.id for gold in kept}
        groups = grouped(sorted(ids), {pair: value for pair, value in likely.items() if ids.issuperset(pair)})
        figures |= _figures(name, kept, groups, found)
    return figures


def _figures(name: str, kept: Sequence[Gold], groups: Mapping[str, str], found: Corpus) -> Figures:
    gold = {one.telling.id: one.event for one in kept}
    by_lemma: dict[str, Callable[[Gold], Hashable]] = {
        "lemma": lambda one: one.lemma,
        "lemma_stories": lambda one: (found.story[one.telling.article], one.lemma),
        "lemma_gold_topics": lambda one: (one.topic, one.lemma),
    }
    ours = scores(gold, groups)
    figures: Figures = {f"mentions{name}": len(gold), f"events{name}": len(set(gold.values()))}
    figures |= {f"conll_gold_mentions{name}": ours["conll"], f"gold{name}": ours}
    for baseline, key in by_lemma.items():
        figures[f"{baseline}{name}"] = scores(gold, {one.telling.id: key(one) for one in kept})["conll"]
    return figures


def own(found: Sequence[Case], whole: Corpus) -> Figures:
    """The program's own events against the gold mentions their cues stand in; one without a gold mention counts as found wrongly."""
    gold, given, tellings = dict[str, str](), dict[str, str](), defaultdict[str, list[Telling]](list)
    for case in found:
        article, reader = case.annotated.article, _Words(case)
        checked = {g.telling.id for g in whole.mentions[article.id] if g.checked}
        spans = [(f"{article.id}:{number:04}", m) for number, m in enumerate(case.annotated.mentions)]
        gold |= {name: m.event for name, m in spans if name in checked}
        for event in case.account.events:
            head, inside = reader.head(event.cue)
            name = next((name for name, m in spans if m.span.start < event.cue.end and m.span.end > event.cue.start), f"own:{event.id}")
            if name in checked or name.startswith("own:"):
                tellings[article.id].append(reader.telling(name, head, inside, case.reading.words[head].lemma))
    likely = {}
    for (a, b), alike in whole.alike.items():
        setting = Setting(whole.story[a] == whole.story[b], alike)
        for one, other in product(tellings[a], tellings[b]):
            if one.id < other.id:
                likely[one.id, other.id] = likeness(one, other, setting)
    given = grouped(sorted({t.id for ts in tellings.values() for t in ts}), likely)
    return {"conll_own_mentions": scores(gold, given)["conll"], "own_mentions": len(given), "own_in_gold": len(gold.keys() & given.keys())}


# ---------------------------------------------------------------- weights


def learned(found: Corpus) -> dict[str, float]:
    """Weights of a logistic regression on the pairs of checked mentions."""
    from sklearn.linear_model import LogisticRegression

    rows, answers = [], []
    for one, other, setting in pairs(found):
        if one.checked and other.checked:
            rows.append(features(one.telling, other.telling, setting))
            answers.append(one.event == other.event)
    names = [name for name in rows[0] if name != "always"]
    fitted = LogisticRegression(max_iter=1000).fit([[row[name] for name in names] for row in rows], answers)
    return {"always": float(fitted.intercept_[0])} | dict(zip(names, map(float, fitted.coef_[0]), strict=True))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of ECB+ topics or of MEANTIME")
    parser.add_argument("--learn", action="store_true", help="fit the weights on the training topics and print them")
    options = parser.parse_args()
    if not options.data.exists():
        sys.stderr.write(f"{options.data} does not exist; give a folder of annotated documents\n")
        return 2
    if options.learn:
        chosen = [one for one in documents(options.data) if one.topic not in VALIDATION]
        print(json.dumps(rounded(learned(corpus(cases(chosen))))))
        return 0
    print(json.dumps(rounded(evaluate(options.data))))
    return 0


def evaluate(path: Path) -> Figures:
    """Figures of the validation topics, or of every document where the folder holds nothing else."""
    found = documents(path)
    held = [one for one in found if one.topic in VALIDATION]
    read = cases(held if held and len(held) < len(found) else found)
    whole = corpus(read, checked_sentences(path))
    return measure(whole) | own(read, whole)


if __name__ == "__main__":
    sys.exit(main())

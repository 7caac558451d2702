"""Other names in the same sentences: a small corpus names few people and places, and a model soon knows them by heart.

Mentions are replaced by other mentions of their type: from the training documents, and for places and people also from
gazetteers (GeoNames, CC BY 4.0; a list of leaders, CC0).
"""

import csv
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from training.data import Document, Sentence, read_rows

Words = tuple[str, ...]
# Dates and amounts are patterns, not names: nothing is won by replacing them.
KEPT = frozenset({"Date", "Money"})
WITHIN = 0.6  # share of the mentions of a chosen sentence that are replaced
TITLES = frozenset({"President", "Minister", "King", "Queen", "Prince", "Emir", "Sultan", "General", "Governor", "Chancellor", "Premier"})
GAZETTEER = 0.5  # share of replacements drawn from a gazetteer where there is one


@dataclass(frozen=True, slots=True)
class Names:
    """Mentions by type, seen in training (`own`) and taken from gazetteers (`others`)."""

    own: dict[str, list[Words]]
    others: dict[str, list[Words]]

    def draw(self, kind: str, chance: random.Random) -> Words:
        others = self.others.get(kind)
        return chance.choice(others if others and chance.random() < GAZETTEER else self.own[kind])


def read_names(documents: Sequence[Document], data: Path) -> Names:
    own: dict[str, set[Words]] = {}
    for document in documents:
        for sentence in document:
            for start, end, kind in mentions(sentence.layers["names"]):
                own.setdefault(kind, set()).add(sentence.words[start:end])
    with (data / "gazetteers/geonames_cities1000.csv").open(encoding="utf-8", newline="") as lines:
        places = {row["city"] for row in csv.DictReader(lines)}
    people = {_person(row) for row in read_rows(data / "gazetteers/leaders_timeline.jsonl") if row["surname"]}
    others = {"Location": _cut(places), "Person": _cut(people)}
    return Names({kind: sorted(found) for kind, found in own.items()}, others)


def _person(row: dict[str, str]) -> str:
    """The surname with the word before it: of "President Abdelaziz BOUTEFLIKA", Abdelaziz Bouteflika."""
    before, _, _ = row["title_and_name"].partition(row["surname"])
    given = before.split()[-1:]
    usable = [word for word in given if re.fullmatch(r"[A-Z][\w'’-]+", word) and word not in TITLES]
    return " ".join([*usable, row["surname"].title()])


def _cut(names: set[str]) -> list[Words]:
    """Names as words, hyphens apart; what holds a digit or a bracket is no plain name."""
    plain = sorted(name for name in names if not re.search(r"[\d()/,;]", name))
    return [tuple(re.findall(r"-|[^\s-]+", name)) for name in plain if name.strip()]


def mentions(tags: Sequence[object]) -> list[tuple[int, int, str]]:
    """Spans (start, end, type) of well-formed BIO tags."""
    found: list[tuple[int, int, str]] = []
    for place, tag in enumerate(map(str, tags)):
        if tag.startswith("B-") or (tag.startswith("I-") and (not found or found[-1][1] != place)):
            found.append((place, place + 1, tag[2:]))
        elif tag.startswith("I-"):
            found[-1] = (found[-1][0], place + 1, found[-1][2])
    return found


def swapped(sentence: Sentence, names: Names, chance: random.Random) -> Sentence:
    """The sentence with some of its mentions replaced, their tags with them."""
    words: list[str] = []
    tags: list[str] = []
    at = 0
    for start, end, kind in mentions(sentence.layers["names"]):
        mention = sentence.words[start:end]
        if kind not in KEPT and chance.random() < WITHIN:
            mention = names.draw(kind, chance)
        words += [*sentence.words[at:start], *mention]
        tags += [*map(str, sentence.layers["names"][at:start]), f"B-{kind}", *[f"I-{kind}"] * (len(mention) - 1)]
        at = end
    words += sentence.words[at:]
    tags += map(str, sentence.layers["names"][at:])
    return Sentence(tuple(words), {"names": tuple(tags)})

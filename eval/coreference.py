"""Coreference of names and pronouns within an article, end to end: `python -m eval.coreference --data FILE.jsonl|FOLDER`.

Data: documents with chains of mentions of persons, organizations and places (`eval/entities.py`: GUM, of which the genres of
`--genre` are taken, and MEANTIME). The text goes the real way, reader and rules; no gold words, trees or names are used.

`muc, b3, ceafe, conll` (`eval/clusters_scores.py`) are over gold mentions that are names; a name is given the actor that answers for
one of its words (its minimal span, so that titles do not matter), or none: then it is alone. `own_…`: names as the program found them,
each laid over the gold name whose minimal span it shares most words with; what lies over no gold name stays, as a mention of its own.
`…without_singletons`: the same with groups of one left out on both sides, as the CoNLL tasks did.

`pronouns`: of the third-person pronouns the program gave an actor, the share whose gold chain is the actor's, which is the chain of most
of its other mentions; `pronoun_coverage`: of the gold pronouns whose chain has a name, the share given an actor, and `pronoun_recall` those
given the right one. Pronouns without a gold chain (a place of MEANTIME not marked, an "it" that stands for a clause) count as wrong where
the file marks every mention, else not at all.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from eval.clusters_scores import Groups, scores
from eval.entities import TYPES, Annotated, GoldMention, documents
from eval.gold import CHOSEN, Figures, rounded
from onrecord.read import default_reader
from onrecord.resolve.actors.cast import Cast
from onrecord.resolve.actors.gather import cast
from onrecord.syntax import Tree
from onrecord.types import Reading

GENRES = ("news", "wikinews")
FORMS = {
    "he": ("he", "him", "his", "himself"),
    "she": ("she", "her", "hers", "herself"),
    "it": ("it", "its", "itself"),
    "they": ("they", "them", "their", "theirs", "themselves"),
    "i": ("i", "me", "my", "mine", "myself"),
    "we": ("we", "us", "our", "ours", "ourselves"),
}
PRONOUNS = {form: name for name, forms in FORMS.items() for form in forms}


def pronoun(form: str) -> str | None:
    """The pronoun a word is a form of; "US" is a country."""
    return None if form == "US" else PRONOUNS.get(form.lower())


@dataclass(slots=True)
class Laid:
    """Gold mentions of one document beside the program's: each gold mention's words, and the actor that answers for them."""

    gold: Annotated
    tree: Tree
    cast: Cast

    def words(self, mention: GoldMention) -> list[int]:
        """The words that count of a gold mention."""
        return sorted({w for token in mention.tokens for w in self.tree.inside(token)})

    def actor(self, mention: GoldMention) -> int | None:
        """Whom the program takes a gold mention for: the name it shares most words with, else any phrase."""
        words = self.words(mention)
        near = {self.cast.names[w].words: w for w in words if w in self.cast.names}
        alike = sorted(near, key=lambda n: -len(set(words) & set(n)) / len(set(words) | set(n)))
        return self.cast.first([*(near[n] for n in alike), *words])

    def pronoun(self, mention: GoldMention) -> str | None:
        """Which pronoun a mention is."""
        words = self.words(mention)
        return pronoun(self.tree.form(words[0])) if len(words) == 1 else None


@dataclass(slots=True)
class Counts:
    """Groups of mentions over all documents, and pronouns by form: linked, right, gold ones of named chains."""

    gold: dict[Hashable, Hashable] = field(default_factory=dict)
    given: dict[Hashable, Hashable] = field(default_factory=dict)
    own: dict[Hashable, Hashable] = field(default_factory=dict)
    own_gold: dict[Hashable, Hashable] = field(default_factory=dict)
    pronouns: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    wrong: list[str] = field(default_factory=list)


def laid(gold: Annotated, reading: Reading) -> Laid:
    """A document with the program's cast."""
    tree = Tree(reading, gold.article.text)
    return Laid(gold, tree, cast(gold.article, reading, tree))


def count(one: Laid, counts: Counts) -> None:
    """Add one document to the counts."""
    _names(one, counts)
    _own(one, counts)
    _pronouns(one, counts)


def _golden(one: Laid) -> list[GoldMention]:
    return [m for m in one.gold.mentions if m.name and m.type in TYPES]


def _names(one: Laid, counts: Counts) -> None:
    name = one.gold.article.id
    for mention in _golden(one):
        place = (name, (mention.tokens, mention.chain))
        actor = one.actor(mention)
        counts.gold[place] = (name, mention.chain)
        counts.given[place] = (name, ("alone", mention.tokens) if actor is None else actor)


# ---------------------------------------------------------------- own mentions


def _own(one: Laid, counts: Counts) -> None:
    """Names found up to the sentence to which the gold is complete, each at the gold name it lies over, else at its own words."""
    name = one.gold.article.id
    complete = [m for m in _golden(one) if m.sentence < one.gold.complete]
    counts.own_gold.update({(name, (m.tokens, m.chain)): (name, m.chain) for m in complete})
    by_word: dict[int, list[GoldMention]] = defaultdict(list)
    for mention in [m for m in one.gold.mentions if m.name]:
        for word in one.words(mention):
            by_word[word].append(mention)
    end = _end(one)
    taken: set[Hashable] = set()
    for words, actor in _found(one, end):
        best = _most_alike(one, words, [m for w in words for m in by_word[w]])
        if best is not None and best.type not in TYPES:
            continue
        place: Hashable = words if best is None or (best.tokens, best.chain) in taken else (best.tokens, best.chain)
        taken.update([place] if best is not None and place != words else [])
        counts.own[name, place] = (name, actor)


def _end(one: Laid) -> int:
    """The last character that gold mentions reach where the file is not complete."""
    inside = [t.end for m in one.gold.mentions if m.sentence < one.gold.complete for t in m.tokens]
    return max(inside, default=0)


def _found(one: Laid, end: int) -> Iterator[tuple[tuple[int, ...], int]]:
    """Names of actors, adjectives ("Russian") left out: no gold marks them; nor things."""
    for found in sorted({f.words: f for f in one.cast.names.values()}.values(), key=lambda f: f.words):
        actor = one.cast.at(found.words[0])
        adjective = one.tree.words[found.words[-1]].pos == "ADJ" or found.reason == "demonym"
        if actor is not None and not adjective and found.kind != "thing" and one.tree.words[found.words[0]].start < end:
            yield found.words, actor


def _most_alike(one: Laid, words: Iterable[int], near: Iterable[GoldMention]) -> GoldMention | None:
    mine = set(words)

    def shared(mention: GoldMention) -> float:
        theirs = set(one.words(mention))
        return len(mine & theirs) / len(mine | theirs)

    return max(near, key=lambda m: (shared(m), m.type in TYPES), default=None)


# ---------------------------------------------------------------- pronouns


def _pronouns(one: Laid, counts: Counts) -> None:
    named = {m.chain for m in _golden(one)}
    marked = {one.words(m)[0]: m for m in one.gold.mentions if one.pronoun(m) is not None}
    chains = _chains(one)
    for word in range(len(one.tree.words)):
        form = pronoun(one.tree.form(word))
        mention = marked.get(word)
        if form is None or (mention is None and not one.gold.whole):
            continue
        actor = one.cast.at(word)
        gold = mention is not None and mention.chain in named
        counts.pronouns[form].update(
            gold=gold,
            covered=gold and actor is not None,
            met=gold and actor is not None and mention is not None and mention.chain == chains.get(actor),
            linked=actor is not None,
            right=actor is not None and mention is not None and mention.chain == chains.get(actor),
        )
        if actor is not None and (mention is None or mention.chain != chains.get(actor)):
            counts.wrong.append(_excerpt(one, word, actor))


def _chains(one: Laid) -> dict[int, str]:
    """The chain of most names of each actor; of its other mentions where no name of it is marked."""
    votes: dict[int, Counter[tuple[bool, str]]] = defaultdict(Counter)
    for mention in one.gold.mentions:
        actor = one.actor(mention) if one.pronoun(mention) is None else None
        if actor is not None:
            votes[actor][mention.name, mention.chain] += 1
    return {actor: max(chains, key=lambda c: (c[0], chains[c]))[1] for actor, chains in votes.items()}


def _excerpt(one: Laid, word: int, actor: int) -> str:
    text, at = one.gold.article.text, one.tree.words[word]
    before, after = text[max(0, at.start - 220) : at.start], text[at.end : at.end + 40]
    said = f"{one.cast.actors[actor].name} ({one.cast.reason(word)})"
    return f"{one.gold.article.id}: …{before}[{text[at.start : at.end]}]{after}… → {said}".replace("\n", " ")


# ---------------------------------------------------------------- figures


def without_singletons(groups: Groups) -> Groups:
    """Groups of at least two mentions."""
    sizes = Counter(groups.values())
    return {mention: group for mention, group in groups.items() if sizes[group] > 1}


def figures(counts: Counts) -> Figures:
    """The last line of the program."""
    links: Counter[str] = sum(counts.pronouns.values(), Counter())
    third = sum((counts.pronouns[f] for f in ("he", "she", "it", "they")), Counter[str]())
    return {
        **scores(counts.gold, counts.given),
        **_named("own", scores(counts.own_gold, counts.own)),
        "conll_without_singletons": scores(without_singletons(counts.gold), without_singletons(counts.given))["conll"],
        "own_conll_without_singletons": scores(without_singletons(counts.own_gold), without_singletons(counts.own))["conll"],
        "names": len(counts.gold),
        "pronouns": third["right"] / max(1, third["linked"]),
        "pronoun_coverage": third["covered"] / max(1, third["gold"]),
        "pronoun_recall": third["met"] / max(1, third["gold"]),
        "all_pronouns": links["right"] / max(1, links["linked"]),
        "by_form": {form: dict(counts.pronouns[form]) for form in FORMS},
    }


def _named(prefix: str, found: Mapping[str, float]) -> dict[str, float]:
    return {f"{prefix}_{name}": value for name, value in found.items()}


def evaluate(path: Path, genres: Iterable[str] = GENRES, *, cases: bool = False) -> Figures:
    """Figures of the documents of these genres."""
    chosen = [d for d in documents(path) if d.genre in genres]
    readings = default_reader(CHOSEN.folder).read([d.article for d in chosen])
    counts = Counts()
    for document, reading in zip(chosen, readings, strict=True):
        count(laid(document, reading), counts)
    for line in counts.wrong if cases else ():
        print(line)
    return figures(counts) | {"documents": len(chosen)}


def main() -> int:
    """The command line; the last line is the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="a GUM file of entities or the folder of MEANTIME")
    parser.add_argument("--genre", action="append", help="genre of GUM, may be repeated (default: news)")
    parser.add_argument("--cases", action="store_true", help="print the pronouns given a wrong actor")
    parser.add_argument("--model", type=Path, default=CHOSEN.folder, help="folder of another model than the one that ships")
    options = parser.parse_args()
    CHOSEN.folder = options.model
    print(json.dumps(rounded(evaluate(options.data, options.genre or GENRES, cases=options.cases))))
    return 0


if __name__ == "__main__":
    sys.exit(main())

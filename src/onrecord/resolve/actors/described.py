"""What an article says in common nouns of those it names: "the watchdog Vint Watch", "Korb, a billionaire", "Aldtek is a bank".

Found once for all names, so that a later "the billionaire" is looked up and not searched for.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.names import organizations, persons, titles
from onrecord.resolve.actors.profile import Profile
from onrecord.resolve.mentions.found import Found
from onrecord.resolve.titles.parts import Mark
from onrecord.syntax import Tree
from onrecord.types import Record

INDEFINITE = frozenset({"a", "an", "another", "some", "any", "no", "each", "every", "one"})
BESIDE = ("nmod:desc", "nmod:unmarked", "compound", "amod")
AFTER_AGE = re.compile(r"^,? ?\(?(\d{1,3})(?:\)|,|\.|;)")
BEFORE_AGE = re.compile(r"(\d{1,3})[-‑]year[-‑]old(?: [\w’'-]+){0,3} $")


# Names of central banks: "Bank of Norland", "Reserve Bank of Norland".
CENTRAL = re.compile(
    r"^(?:the )?(?:bank of \w|central bank|reserve bank|federal reserve|european central bank|people.s bank of)", re.IGNORECASE
)


class Description(Record, frozen=True):
    """A common noun said of a name, with the words of its phrase and what they say of its time."""

    noun: str
    words: frozenset[str]
    mark: Mark = None
    country: str | None = None


@dataclass
class Described:
    """Descriptions by noun and by actor; the heads of organizations' names; ages; where each actor is named; indefinite nouns."""

    nouns: dict[str, dict[int, list[Description]]] = field(default_factory=dict)
    heads: dict[str, set[int]] = field(default_factory=dict)
    ages: dict[str, set[int]] = field(default_factory=dict)
    named: dict[int, list[int]] = field(default_factory=dict)
    indefinite: dict[str, list[int]] = field(default_factory=dict)
    armed: list[int] = field(default_factory=list)
    kinds: dict[int, set[str]] = field(default_factory=dict)

    def add(self, key: int, description: Description) -> None:
        """Note one more description of an actor."""
        self.nouns.setdefault(description.noun, {}).setdefault(key, []).append(description)
        self.kinds.setdefault(key, set()).add(description.noun)

    def told(self, nouns: tuple[str, ...]) -> dict[int, list[Description]]:
        """Actors described with one of these nouns."""
        found: dict[int, list[Description]] = {}
        for noun in nouns:
            for key, descriptions in self.nouns.get(noun, {}).items():
                found.setdefault(key, []).extend(descriptions)
        return found

    def before(self, key: int, word: int) -> int | None:
        """The last word before this one that names the actor."""
        places = self.named.get(key, [])
        at = bisect_left(places, word)
        return places[at - 1] if at else None

    def first(self, key: int) -> int | None:
        """The first word that names the actor."""
        return next(iter(self.named.get(key, ())), None)

    def times(self, key: int, word: int) -> int:
        """How often an actor is named before a word."""
        return bisect_left(self.named.get(key, []), word)

    def introduced(self, noun: str, after: int, word: int) -> bool:
        """Whether "a judge" or "another judge" stands between two words: somebody else may be meant from there on."""
        places = self.indefinite.get(noun, [])
        at = bisect_left(places, word)
        return at > 0 and places[at - 1] > after


def described(tree: Tree, profiles: dict[int, Profile], names: dict[int, Found]) -> Described:
    """Everything said of the named actors of an article."""
    made = Described()
    said: set[int] = set()
    for key, profile in profiles.items():
        made.named[key] = sorted(f.words[0] for f in profile.names)
        said.update(h.phrase.head for h in profile.held)
        for one in profile.names:
            for word, description in _of_name(tree, one, names):
                made.add(key, description)
                said.add(word)
        if profile.kind == "person":
            _person(tree, profile, made)
        elif profile.kind in {"organization", "facility", "group"}:
            for head in {h for one in profile.names for h in heads(one.name)}:
                made.heads.setdefault(head, set()).add(key)
                made.kinds.setdefault(key, set()).add(head)
        if profile.sector == "REB" and profile.kind == "organization":
            made.armed.append(key)
    for word in range(len(tree.words)):
        if word not in names and word not in said and any(tree.form(c).lower() in INDEFINITE for c in tree.children(word, "det")):
            made.indefinite.setdefault(tree.lemma(word), []).append(word)
    return made


def _person(tree: Tree, profile: Profile, made: Described) -> None:
    for held in profile.held:
        phrase = held.phrase
        words = frozenset(tree.form(w).lower() for w in phrase.words)
        noun = titles.singular(tree.form(phrase.head))
        made.add(profile.key, Description(noun=noun, words=words, mark=phrase.mark, country=phrase.country))
    for one in profile.names:
        span = tree.span(list(one.words))
        told = AFTER_AGE.match(tree.text[span.end : span.end + 8]) or BEFORE_AGE.search(tree.text[max(0, span.start - 60) : span.start])
        if told is not None:
            made.ages.setdefault(told[1], set()).add(profile.key)


def _of_name(tree: Tree, one: Found, names: dict[int, Found]) -> Iterator[tuple[int, Description]]:
    """Nouns beside a name, in apposition to it, and those it is said to be."""
    for word in dict.fromkeys(_said(tree, one)):
        common = word not in names and tree.words[word].pos == "NOUN" and tree.form(word).lower() == tree.lemma(word)
        if common and tree.sentence(word) == tree.sentence(one.head):
            inside = [w for w in tree.phrase(word) if w not in one.words]
            yield word, Description(noun=titles.plain(tree.form(word)), words=frozenset(tree.form(w).lower() for w in inside))


def _said(tree: Tree, one: Found) -> Iterator[int]:
    for word in one.words:
        yield from (c for c in tree.children(word, "appos") if c not in one.words)
        yield from (c for c in tree.children(word, *BESIDE) if c not in one.words and _names_it(one, c))
    above, relation = tree.words[one.head].head, tree.words[one.head].relation
    beside = relation in {"appos", "flat"} or (above == one.words[0] - 1 and relation in {"compound", "nmod:desc", "nmod", "nmod:unmarked"})
    if beside and 0 <= above < one.words[0]:
        yield above
    if above >= 0 and relation == "nsubj" and tree.child(above, "cop") is not None and not _denied(tree, above):
        yield above


def _names_it(one: Found, word: int) -> bool:
    """ "The watchdog Vint Watch", but not "committee Democrats": the noun stands right before a name in the singular."""
    plural = one.kind == "organization" and len(one.words) == 1 and one.name.endswith("s") and not one.name.endswith("ss")
    return not plural and word < one.words[0]


def _denied(tree: Tree, predicate: int) -> bool:
    """ "Vint is no bank", "may be a bank" and "is the company's lawyer" describe nobody in words that come back."""
    closed = any(tree.lemma(c) in {"not", "no", "never", "n't"} for c in tree.children(predicate, "advmod", "det"))
    modal = any(tree.lemma(c) in {"may", "might", "could", "would", "should"} for c in tree.children(predicate, "aux"))
    return closed or modal or bool(tree.children(predicate, "nmod:poss"))


def heads(name: str) -> set[str]:
    """Words for its kind in an organization's name: its last, and that before "of", "for" or "on"; also of its listed full name."""
    listed = organizations.known(name)
    found: set[str] = {"central-bank"} if CENTRAL.search(listed.name if listed else name) else set()
    for form in {name} | ({listed.name} if listed else set()):
        words = persons.fold(form).split()
        cut = next((n for n, w in enumerate(words) if n and w in {"of", "for", "on", "to"}), None)
        found |= {words[-1]} if words else set()
        found |= {words[cut - 1]} if cut else set()
    return found

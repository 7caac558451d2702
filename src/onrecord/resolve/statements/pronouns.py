"""Whose words "he said" and "she said" give; who withholds a name is never one of the named.

The sentence before the pronoun is asked first, its subjects before its other persons, then the speaker of the statement before
(Grosz, Joshi and Weinstein 1995: the centre of attention). Two candidates are none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.names import persons, titles
from onrecord.names.persons import Gender
from onrecord.resolve.actors.profile import gender_of
from onrecord.resolve.parties import Parties
from onrecord.resolve.statements import speech
from onrecord.resolve.statements.chain import Speaker, phrase
from onrecord.resolve.statements.draft import Draft
from onrecord.resolve.statements.quotes import Page
from onrecord.syntax import Tree
from onrecord.types import Span

GENDERS: dict[str, Gender] = {"he": "m", "she": "f"}
REMEMBERED = 6  # statements back; further ones of the development texts are other people's
PARAGRAPHS = 4
SUBJECTS = ("nsubj", "nsubj:pass")


class Persons:
    """Gender of the persons of an article, and the candidates before a pronoun."""

    def __init__(self, page: Page, parties: Parties) -> None:
        self.page = page
        self.parties = parties
        self.tree = parties.tree
        self._genders = self._told()

    def _told(self) -> dict[int, Gender]:
        """By form of address, title or given name; else by the first pronoun that syntax gave the person."""
        cast = self.parties.cast
        genders: dict[int, Gender] = {}
        for word, found in sorted(cast.names.items()):
            actor = cast.at(word)
            told = gender_of(self.tree, found, list(cast.held.get(actor, ()))) if actor is not None else None
            if actor is not None and told is not None:
                genders.setdefault(actor, told)
        for reference in cast.references():
            own = GENDERS.get(self.tree.lemma(reference.word))
            if own is not None:
                genders.setdefault(reference.actor, own)
        return genders

    def fits(self, actor: int, lemma: str) -> bool:
        """Whether "he" or "she" may be this actor: a person whose gender is the same or not told."""
        one = self.parties.cast.actors[actor]
        known = self._genders.get(actor) or ("f" if persons.seems_female(one.name) else None)
        return one.kind == "person" and known in {None, GENDERS[lemma]}

    def describes(self, word: int) -> bool:
        """A singular noun of people that names nobody: "the owner of the hotel"."""
        return self.parties.actor(word) is None and self._single(word) and self.parties.is_kind(word, "human")

    def human(self, word: int) -> bool:
        """A singular common noun of people, for someone who speaks: an owner, a driver."""
        told = self.tree.lemma(word) in speech.words("holders") or titles.head(self.tree.form(word)) is not None
        return self._single(word) and (told or self.parties.is_kind(word, "human"))

    def _single(self, word: int) -> bool:
        return self.tree.words[word].pos == "NOUN" and self.tree.form(word).lower() == self.tree.lemma(word).lower()

    def before(self, anchor: int, lemma: str, speaker: int | None) -> Speaker | bool | None:
        """The person of the sentence before an offset; True if there is nobody, None if there are several."""
        for words in self._sentences(anchor):
            if self._goes_on(words, lemma):
                return True
            named = [w for w in words if self._named(w, lemma)]
            subjects = [w for w in words if self.tree.words[w].relation in SUBJECTS]
            found = (
                self._one([w for w in subjects if w in named], speaker) or self._described(subjects, speaker) or self._one(named, speaker)
            )
            if found is not None:
                return found
            if named or any(self.describes(w) for w in subjects):
                return None
        return True

    def _goes_on(self, words: Sequence[int], lemma: str) -> bool:
        """The sentence's own subject is an open "he": whoever spoke before is still spoken of, and its objects are others."""
        tree = self.tree
        return any(tree.lemma(w) == lemma and self.parties.cast.at(w) is None and tree.words[w].relation in SUBJECTS for w in words)

    def _named(self, word: int, lemma: str) -> bool:
        actor = self.parties.cast.at(word)
        own = self.tree.words[word]
        modifier = own.relation.partition(":")[0] in {"compound", "amod"} or own.relation == "nmod:desc"
        return actor is not None and not modifier and own.pos in {"PROPN", "PRON", "NOUN"} and self.fits(actor, lemma)

    def _one(self, words: Sequence[int], speaker: int | None) -> Speaker | None:
        """The only actor among these words, or the speaker before if it is one of several."""
        actors = {a: w for w in reversed(words) if (a := self.parties.cast.at(w)) is not None}
        if len(actors) > 1:
            actors = {a: w for a, w in actors.items() if a == speaker}
        for actor, word in actors.items():
            span = phrase(self.tree, word)
            return Speaker(actor, span, (), expert=False, reason="pronoun: the person in the sentence before")
        return None

    def _described(self, subjects: Sequence[int], speaker: int | None) -> Speaker | None:
        """Only if nobody named spoke before: "the prosecutor" and the woman who told of it may both be "she"."""
        found = [w for w in subjects if self.describes(w)]
        if len(found) != 1 or speaker is not None:
            return None
        return Speaker(None, phrase(self.tree, found[0]), (), expert=False, reason="pronoun: the person described in the sentence before")

    def _sentences(self, anchor: int) -> Iterator[list[int]]:
        """Words outside quotation marks before an offset: those of its own sentence, then those of the nearest one before."""
        here = self.tree.inside(Span(anchor, anchor + 1))
        number = self.tree.sentence(here[0]) if here else -1
        given = 0
        while number >= 0 and given < 2:
            sentence = self.tree.sentences[number]
            words = [w for w in range(sentence.first, sentence.last) if self.tree.words[w].end <= anchor]
            words = [w for w in words if not self.page.quoted(self.tree.words[w].start) and self.tree.words[w].pos != "PUNCT"]
            given += bool(words)
            if words:
                yield words
            number -= 1


def _pronoun(draft: Draft, tree: Tree) -> str | None:
    """The "he" or "she" that speaks."""
    lemma = tree.lemma(draft.head) if draft.head is not None and draft.speaker is not None else None
    return lemma if lemma in GENDERS else None


def spoken(drafts: list[Draft], page: Page, parties: Parties) -> list[Draft]:
    """Pronouns that syntax left open, or gave to someone they do not fit, take the person before; one head has one answer."""
    people = Persons(page, parties)
    result: list[Draft] = []
    known: dict[int, Draft] = {}
    for draft in drafts:
        lemma = _pronoun(draft, parties.tree)
        settled = known.get(draft.head) if draft.head is not None else None
        if lemma is None or draft.speaker is None:
            result.append(draft)
        elif settled is not None:
            result.append(replace(draft, speaker=settled.speaker))
        elif draft.speaker.actor is not None and people.fits(draft.speaker.actor, lemma):
            result.append(draft)
        else:
            result.append(_taken_up(draft, lemma, result, people))
        if draft.head is not None:
            known.setdefault(draft.head, result[-1])
    return result


def _taken_up(draft: Draft, lemma: str, before: Sequence[Draft], people: Persons) -> Draft:
    """Whom a pronoun takes up: the sentence before it, else the speaker before."""
    tree, own = people.tree, replace(draft.speaker, actor=None) if draft.speaker else None
    anchor = min(draft.content.start, *(p.start for p in draft.parts), tree.words[draft.head or 0].start)
    last = next((d for d in reversed(before[-REMEMBERED:]) if _may_go_on(d, lemma, people, anchor)), None)
    found = people.before(anchor, lemma, last.speaker.actor if last and last.speaker else None)
    if found is True and last is not None and last.speaker is not None:
        found = replace(last.speaker, reason="pronoun: the speaker before")
    if not isinstance(found, Speaker) or own is None:
        return replace(draft, speaker=own)
    span = own.span if found.actor is not None else found.span
    return replace(draft, speaker=replace(found, span=span, via=()), reasons=(*draft.reasons, found.reason))


def _may_go_on(draft: Draft, lemma: str, people: Persons, anchor: int) -> bool:
    """Whether a speaker may be who "he" is: a person it fits or a described one, in one of the paragraphs just before."""
    there, here = people.page.block(draft.content.start), people.page.block(anchor)
    if draft.speaker is None or there is None or here is None or people.page.between(there, here) > PARAGRAPHS:
        return False
    if draft.speaker.actor is not None:
        return people.fits(draft.speaker.actor, lemma)
    return draft.head is not None and (people.human(draft.head) or _pronoun(draft, people.tree) == lemma)

"""The actors of one article as a read-only look-up from words: what every later rule of this stage asks."""

from collections.abc import Iterable, Mapping

from onrecord.resolve.mentions.found import Found
from onrecord.resolve.titles.holders import Held
from onrecord.types import Actor, Record, Refusal, Span


class Reference(Record, frozen=True):
    """A phrase that names an actor: its head word, the characters it covers, and why it was taken for that actor."""

    word: int
    span: Span
    actor: int
    reason: str


class Cast:
    """Actors with every phrase that names them. Words are indices into `Reading.words`; actors are indices into `actors`.

    A name answers for each of its words, a title or noun phrase for its head and its own words; a demonym before a noun
    answers with the country, so that "Russian cargo ships" has no actor at "ships" but Russia at "Russian".
    """

    def __init__(
        self,
        actors: tuple[Actor, ...],
        references: Mapping[int, Reference],
        refused: tuple[Refusal, ...],
        names: Mapping[int, Found] | None = None,
        held: Mapping[int, tuple[Held, ...]] | None = None,
    ) -> None:
        """`names` gives the name each word belongs to, `held` the titles that stand beside an actor's names."""
        self.actors = actors
        self.refused = refused
        self.names = names or {}
        self.held = held or {}
        self._references = dict(references)

    def at(self, word: int) -> int | None:
        """The actor this word names or belongs to the name of."""
        found = self._references.get(word)
        return None if found is None else found.actor

    def actor(self, word: int) -> Actor | None:
        """The same, as a record."""
        found = self._references.get(word)
        return None if found is None else self.actors[found.actor]

    def reference(self, word: int) -> Reference | None:
        """The phrase this word belongs to, with its reason."""
        return self._references.get(word)

    def reason(self, word: int) -> str:
        """Why `at` answers as it does."""
        found = self._references.get(word)
        return "names no actor" if found is None else found.reason

    def by_word(self) -> dict[int, Reference]:
        """The phrase of every word that belongs to one."""
        return dict(self._references)

    def first(self, words: Iterable[int]) -> int | None:
        """The first actor among these words."""
        return next((a for a in map(self.at, words) if a is not None), None)

    def references(self) -> list[Reference]:
        """Every phrase once, in text order."""
        return sorted(set(self._references.values()), key=lambda r: (r.span, r.word))

    def __len__(self) -> int:
        return len(self.actors)

"""What is known of one actor while the actors of an article are put together."""

from dataclasses import dataclass, field

from onrecord.names import persons, titles
from onrecord.names.persons import Gender
from onrecord.resolve.mentions.found import Found
from onrecord.resolve.titles.holders import Held
from onrecord.resolve.titles.parts import POSSESSIVE
from onrecord.syntax import Tree
from onrecord.types import ActorKind


@dataclass(slots=True)
class Point:
    """One phrase that names the actor: its words, its head, and why it was taken for it."""

    words: tuple[int, ...]
    head: int
    reason: str
    name: bool


@dataclass(slots=True)
class Profile:
    """An actor in the making; `key` is its number among the profiles of the article, `titles` words of its titles with reasons.

    `leaning` is the gender of the pronouns taken for it so far, guessed ones too: nobody is "he" here and "she" there.
    """

    key: int
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    gender: Gender | None = None
    leaning: Gender | None = None
    names: list[Found] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    titles: dict[int, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The fullest name: most words, then first in the text."""
        return max(self.names, key=lambda f: (len(f.words), -f.words[0])).name

    def mark(self, words: tuple[int, ...], head: int, reason: str, *, name: bool = False) -> None:
        """Note one more phrase that names the actor."""
        self.points.append(Point(words, head, reason, name))


def gender_of(tree: Tree, found: Found, held: list[Held]) -> Gender | None:
    """What a form of address, a gendered title or a well-known given name tells of a person's gender."""
    word = found.words[0] - 1
    while word >= 0 and (titles.honorific(tree.form(word)) or titles.rank(tree.form(word)) or tree.form(word) in POSSESSIVE):
        told = titles.gender(tree.form(word))
        if told is not None:
            return told
        word -= 1
    told = next((g for h in held if (g := titles.gender(tree.form(h.phrase.head)))), None)
    return told or persons.gender(found.name)

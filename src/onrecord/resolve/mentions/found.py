"""One name found in the text, and what its form alone tells: country, demonym or seat of a government."""

from onrecord.names import countries, titles
from onrecord.syntax import Tree
from onrecord.types import ActorKind, Record, Refusal, Span

# "U. S. A." is the longest abbreviation written with blanks.
SPACED = 8


class Found(Record, frozen=True, kw_only=True):
    """A phrase that names an actor: its words, the word that heads it, and what the name alone tells."""

    words: tuple[int, ...]
    head: int
    kind: ActorKind
    name: str
    country: str | None = None
    sector: str | None = None
    reason: str = "name"


def made(
    tree: Tree, words: list[int], *, kind: ActorKind, country: str | None = None, sector: str | None = None, reason: str = "name"
) -> Found:
    head = tree.head_of(tree.span(words))
    name = (country and kind == "country" and countries.name(country)) or _closed(text_of(tree, words))
    shown = words[0] if head is None else head
    return Found(words=tuple(words), head=shown, kind=kind, name=name, country=country, sector=sector, reason=reason)


def _closed(name: str) -> str:
    """Without a bracket that has no partner: "Jan) Vint"."""
    for opening, closing in ("()", "[]"):
        if name.count(opening) != name.count(closing):
            name = name.replace(opening, "").replace(closing, "")
    return " ".join(name.split())


def refused(span: Span, reason: str) -> Refusal:
    """`reason` names the class only, so that refusals can be counted by it; the span holds the words."""
    return Refusal(stage="resolve", what="actor", reason=reason, span=span)


def title_word(tree: Tree, word: int) -> bool:
    form = tree.form(word)
    known = titles.honorific(form) or titles.rank(form) or titles.head(form) is not None or titles.status(form) is not None
    return known or countries.demonym(form) is not None or titles.modifier(form)


def as_country(tree: Tree, words: list[int], name: str, is_person: bool) -> Found | None:  # noqa: FBT001
    """The name as a country's, a demonym's or a seat's. A reader's person of several words stays one ("Jordan Henderson")."""
    if is_person and len(words) > 1:
        return None
    code = countries.country(name) or (countries.country(name.replace(" ", "")) if ". " in name and len(name) <= SPACED else None)
    if code:
        return made(tree, words, kind="country", country=code, reason="name of a country")
    code = countries.demonym(name)
    if code:
        return _demonym(tree, words, code)
    code = countries.seat(name)
    if code:
        return made(tree, words, kind="organization", country=code, sector="GOV", reason="seat of a government")
    return None


def _demonym(tree: Tree, words: list[int], code: str) -> Found:
    """An adjective points to the country; a noun that heads a phrase of its own is its people."""
    last = tree.words[words[-1]]
    noun = last.pos in {"NOUN", "PROPN"} and not tree.form(words[-1]).isupper() and noun_use(tree, words[-1])
    if noun:
        return made(tree, words, kind="group", country=code, sector="CVL", reason="people of a country")
    return made(tree, words, kind="country", country=code, reason="demonym")


def noun_use(tree: Tree, word: int) -> bool:
    relation = tree.words[word].relation.partition(":")[0]
    return relation in {"nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos", "root"}


def text_of(tree: Tree, words: list[int] | tuple[int, ...]) -> str:
    """The characters from the first to the last word, blanks evened."""
    span = tree.span(list(words))
    return " ".join(tree.text[span.start : span.end].split())

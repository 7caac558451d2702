"""Persons who are organizations: what stands beside a name says what it is."""

from onrecord.names import organizations, persons
from onrecord.resolve.mentions.found import Found, made
from onrecord.syntax import Tree


def told_bodies(tree: Tree, found: list[Found]) -> list[Found]:
    """ "The chipmaker Aldtek", "Aldtek, one of the largest chipmakers", "Aldtek is a company": an organization wherever it returns."""
    told = {persons.fold(f.name) for f in found if f.kind in {"person", "place"} and _told(tree, f)}
    return [_as_body(tree, f) if f.kind in {"person", "place"} and persons.fold(f.name) in told else f for f in found]


def _as_body(tree: Tree, one: Found) -> Found:
    return made(tree, list(one.words), kind="organization", sector=organizations.sector(one.name), reason="told to be an organization")


def _told(tree: Tree, one: Found) -> bool:
    return _before(tree, one) or _beside(tree, one) or _is(tree, one)


def _before(tree: Tree, one: Found) -> bool:
    """The noun directly before the name, in one phrase with it."""
    word = one.words[0] - 1
    if word < 0 or not organizations.tells_body(tree.form(word)) or tree.words[word].pos != "NOUN":
        return False
    linked = tree.words[word].head in one.words or tree.words[one.head].head == word
    return linked and tree.words[one.head].relation.partition(":")[0] in {
        "appos",
        "flat",
        "nmod",
        "compound",
        "nsubj",
        "obj",
        "obl",
        "conj",
    }


def _beside(tree: Tree, one: Found) -> bool:
    """A noun in apposition, also after "one of"."""
    heads = [c for c in tree.children(one.head, "appos") if c > one.words[-1]]
    heads += [below for c in heads if tree.lemma(c) == "one" for below in tree.children(c, "nmod")]
    return any(organizations.tells_body(tree.lemma(c)) and tree.words[c].pos == "NOUN" for c in heads)


def _is(tree: Tree, one: Found) -> bool:
    """Subject of "is a company"."""
    above = tree.words[one.head].head
    subject = tree.words[one.head].relation == "nsubj" and above >= 0 and tree.child(above, "cop") is not None
    return subject and tree.words[above].pos == "NOUN" and organizations.tells_body(tree.lemma(above))

"""Persons who are organizations: what stands beside a name says what it is."""

from onrecord.names import organizations, persons, titles
from onrecord.resolve.mentions.found import Found, made
from onrecord.syntax import Tree


def told_bodies(tree: Tree, found: list[Found]) -> list[Found]:
    """ "The chipmaker Aldtek", "Aldtek, one of the largest chipmakers", "Aldtek is a company": an organization wherever it returns."""
    named = {w for f in found for w in f.words}
    told = {persons.fold(f.name) for f in found if f.kind == "person" and _told(tree, f, named)}
    told -= {persons.fold(f.name) for f in found if f.kind == "person" and _surely_person(tree, f)}
    families = {persons.parse(f.name).family for f in found if f.kind == "person" and len(f.words) > 1}

    def body(one: Found) -> bool:
        name = persons.fold(one.name)
        return one.kind == "person" and name in told and (name not in families or _told(tree, one, named))

    return [_as_body(tree, f) if body(f) else f for f in found]


def _as_body(tree: Tree, one: Found) -> Found:
    return made(tree, list(one.words), kind="organization", sector=organizations.sector(one.name), reason="told to be an organization")


def _surely_person(tree: Tree, one: Found) -> bool:
    """A given name or a form of address says so."""
    addressed = one.words[0] > 0 and titles.gender(tree.form(one.words[0] - 1)) is not None
    return addressed or persons.gender(one.name) is not None


def _told(tree: Tree, one: Found, named: set[int]) -> bool:
    return _before(tree, one) or _beside(tree, one, named) or _is(tree, one)


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


def _beside(tree: Tree, one: Found, named: set[int]) -> bool:
    """A noun in apposition, also after "one of"; not if another name stands between: "Vint of Aldtek, a firm"."""
    heads = [c for c in tree.children(one.head, "appos") if c > one.words[-1]]
    heads = [c for c in heads if named.isdisjoint(range(one.words[-1] + 1, min(tree.subtree(c))))]
    heads += [below for c in heads if tree.lemma(c) == "one" for below in tree.children(c, "nmod")]
    return any(organizations.tells_body(tree.lemma(c)) and tree.words[c].pos == "NOUN" for c in heads)


def _is(tree: Tree, one: Found) -> bool:
    """Subject of "is a company"."""
    above = tree.words[one.head].head
    subject = tree.words[one.head].relation == "nsubj" and above >= 0 and tree.child(above, "cop") is not None
    return subject and tree.words[above].pos == "NOUN" and organizations.tells_body(tree.lemma(above))

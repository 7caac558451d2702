"""Names the reader missed: countries, demonyms, seats, well-known organizations, and names after a form of address."""

from onrecord.names import organizations, persons, titles
from onrecord.resolve.mentions.found import Found, as_country, made, text_of, title_word
from onrecord.syntax import Tree

# Longest gazetteer names: "Democratic Republic of the Congo".
LONGEST = 5
# Words of the longest well-known organizations looked for in one piece.
LONG = 9


def from_gazetteer(tree: Tree, taken: set[int]) -> list[Found]:
    """Countries, demonyms, seats and well-known organizations among the words no mention covers; longest first."""
    found: list[Found] = []
    word = 0
    while word < len(tree.words):
        hit = None if word in taken else _longest(tree, word, taken)
        if hit is not None:
            found.append(hit)
            taken.update(hit.words)
        word = hit.words[-1] + 1 if hit else word + 1
    return found


def long_names(tree: Tree, taken: set[int]) -> list[Found]:
    """Well-known organizations of four words and more, which readers cut in pieces: "Islamic State of Iraq and Syria"."""
    found: list[Found] = []
    for word in range(len(tree.words)):
        end = tree.sentences[tree.sentence(word)].last if tree.form(word)[:1].isupper() and word not in taken else word
        for last in range(min(word + LONG, end), word + 3, -1):
            known = organizations.known(text_of(tree, list(range(word, last))))
            if known is not None:
                words = list(range(word, last))
                found.append(
                    made(tree, words, kind="organization", country=known.country, sector=known.sector, reason="well-known organization")
                )
                taken.update(words)
                break
    return found


def _longest(tree: Tree, first: int, taken: set[int]) -> Found | None:
    if not tree.form(first)[:1].isupper() or tree.words[first].pos in {"PRON", "AUX", "VERB"}:
        return None
    end = tree.sentences[tree.sentence(first)].last
    for last in range(min(first + LONGEST, end), first, -1):
        words = list(range(first, last))
        if taken.isdisjoint(words) and (tree.form(last - 1)[:1].isupper()):
            hit = _listed(tree, words)
            if hit is not None:
                return hit
    return None


def _listed(tree: Tree, words: list[int]) -> Found | None:
    if words[0] and tree.form(words[0] - 1) in {"Latin", "South", "North", "Central", "African", "Native", "Pan", "Asian", "Meso"}:
        return None
    name = text_of(tree, words)
    hit = as_country(tree, words, name, is_person=False)
    if hit is not None:
        return hit
    known = organizations.known(name)
    if known and (len(words) > 1 or tree.words[words[0]].pos == "PROPN"):
        return made(tree, words, kind="organization", country=known.country, sector=known.sector, reason="well-known organization")
    return None


def initials(tree: Tree, found: list[Found], taken: set[int]) -> list[Found]:
    """An abbreviation the reader took for an organization in one place is that organization wherever it stands: "FDD Senior Fellow"."""
    seen = {f.name for f in found if f.kind == "organization" and f.name.isupper() and len(f.words) == 1 and 3 <= len(f.name) <= 7}
    words = [w for w in range(len(tree.words)) if w not in taken and tree.form(w) in seen]
    taken.update(words)
    return [made(tree, [w], kind="organization", reason="abbreviation seen as an organization elsewhere") for w in words]


def after_title(tree: Tree, taken: set[int]) -> list[Found]:
    """Capitalised words after a form of address or a capitalised title, where the reader saw no name: "Mr Tanner"."""
    found: list[Found] = []
    for word in range(1, len(tree.words)):
        if word in taken or not _opens_name(tree, word) or word - 1 in taken:
            continue
        last = word + 1
        while last < len(tree.words) and last not in taken and _name_like(tree, last) and tree.sentence(last) == tree.sentence(word):
            last += 1
        words = list(range(word, last))
        found.append(made(tree, words, kind="person", reason="name after a title"))
        taken.update(words)
    return found


def _opens_name(tree: Tree, word: int) -> bool:
    before = tree.form(word - 1)
    address = titles.gender(before) is not None and titles.honorific(before) and before[:1].isupper()
    return address and _name_like(tree, word) and tree.sentence(word) == tree.sentence(word - 1)


def _name_like(tree: Tree, word: int) -> bool:
    form = tree.form(word)
    return tree.words[word].pos == "PROPN" and form[:1].isupper() and not title_word(tree, word) and not persons.closed_class(form)

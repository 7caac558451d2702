"""Plural titles of names in a row: "Vint and Korb, two Aldtek engineers", "two members of parliament, Mara Vint and Piet Korb",
"Senators Vint of Norland and Korb"."""

from collections.abc import Iterator, Sequence

from onrecord.names import titles
from onrecord.resolve.mentions.found import Found
from onrecord.resolve.titles.holders import Held, past_brackets
from onrecord.resolve.titles.parts import Names
from onrecord.resolve.titles.phrases import TitlePhrase, at
from onrecord.resolve.titles.preceding import before
from onrecord.syntax import Tree

JOINS = frozenset({",", "and", "&", ";"})
OPENING = frozenset({",", ":", "–", "—"})
# Words between a list and its title, and of a title before a list.
NEAR, LONG = 6, 14
INSIDE = 9
SEVERAL = "one of several"


def several(tree: Tree, persons: Sequence[Found], names: Names) -> list[tuple[Found, Held]]:
    """Each name of a row with the plural title of them all; `persons` are in text order."""
    found: list[tuple[Found, Held]] = []
    for row in _rows(tree, persons, names):
        phrases = [p for p in (_after(tree, row, names), _introducing(tree, row, names)) if p is not None]
        found += [(one, Held(one.head, p, SEVERAL)) for one in row for p in phrases]
        plural = [p for p in before(tree, row[0].words[0], names) if titles.plural(tree.form(p.head))]
        bare = [one for one in row[1:] if not before(tree, one.words[0], names)]
        found += [(one, Held(one.head, p, "before coordinated names")) for one in bare for p in plural]
    return found


def _shared_out(first: int, last: int, names: Names) -> bool:
    """ "The ministers of Norland and Ruritania, A and B": each is of one of them."""
    return len({names[w].country for w in range(first, last) if w in names and names[w].kind == "country"}) > 1


def _rows(tree: Tree, persons: Sequence[Found], names: Names) -> Iterator[list[Found]]:
    row: list[Found] = []
    for one in persons:
        if row and not _continues(tree, row[-1], one, names):
            yield from [row] if len(row) > 1 else []
            row = []
        row.append(one)
    yield from [row] if len(row) > 1 else []


def _continues(tree: Tree, last: Found, one: Found, names: Names) -> bool:
    """Only commas, "and" and the place or party of the first stand between two names."""
    if tree.sentence(last.head) != tree.sentence(one.head):
        return False
    between = range(last.words[-1] + 1, one.words[0])
    loose = [w for w in _outside_brackets(tree, between) if tree.form(w).lower() not in JOINS]
    placed = bool(loose) and tree.form(loose[0]).lower() == "of" and all(w in names for w in loose[1:])
    return len(between) > 0 and (not loose or placed)


def _outside_brackets(tree: Tree, words: range) -> list[int]:
    """The words without a short stretch in brackets after the first name: "Vint (Defence) and Korb"."""
    closing = next((w for w in words[1 : INSIDE + 1] if tree.form(w) == ")"), None) if len(words) and tree.form(words[0]) == "(" else None
    return list(words) if closing is None else list(range(closing + 1, words[-1] + 1))


def _after(tree: Tree, row: list[Found], names: Names) -> TitlePhrase | None:
    """The plural title in apposition after the last name."""
    comma = past_brackets(tree, row[-1].words[-1]) + 1
    end = tree.sentences[tree.sentence(row[-1].head)].last
    if comma >= end or tree.form(comma) not in OPENING:
        return None
    for word in range(comma + 1, min(end, comma + NEAR)):
        if tree.words[word].pos in {"VERB", "AUX", "PUNCT", "PRON", "SCONJ", "CCONJ", "ADV"}:
            return None
        if titles.plural(tree.form(word)) and word not in names:
            phrase = at(tree, word, names)
            named = word + 1 in names and names[word + 1].kind == "person"
            return phrase if phrase is not None and not named and not _subject(tree, word) else None
    return None


def _subject(tree: Tree, word: int) -> bool:
    """ "…, Vint and Korb, officials said": the title is a clause's own subject."""
    return tree.words[word].relation.startswith("nsubj") and tree.words[tree.words[word].head].relation == "parataxis"


def _introducing(tree: Tree, row: list[Found], names: Names) -> TitlePhrase | None:
    """The plural title that a mark separates from the list: "two members of parliament, A and B"."""
    mark = row[0].words[0] - 1
    start = tree.sentences[tree.sentence(row[0].head)].first
    spaced = tree.form(mark) == "-" and tree.text[tree.words[mark].start - 1] == " "
    if mark <= start or (tree.form(mark) not in OPENING and not spaced):
        return None
    for word in range(mark - 1, max(start - 1, mark - LONG), -1):
        inside = word in names and names[word].kind == "person"
        if inside or tree.words[word].pos in {"VERB", "AUX", "PUNCT", "PRON", "SCONJ"}:
            return None
        if titles.plural(tree.form(word)) and word not in names:
            return _listed(tree, word, mark, row, names)
    return None


def _listed(tree: Tree, word: int, mark: int, row: list[Found], names: Names) -> TitlePhrase | None:
    """The title, if the names are its apposition or it is counted, or its phrase is all that stands before a colon."""
    phrase = at(tree, word, names)
    counted = any(tree.words[c].pos == "NUM" or tree.form(c).lower() in {"both", "his", "her", "its"} for c in tree.children(word))
    above = set(tree.ancestors(row[0].head))
    below = word in above or (tree.words[word].relation == "nmod" and tree.words[word].head in above)  # "a pair of senators, A and B"
    if phrase is None or _shared_out(word, mark, names):
        return None
    return phrase if (counted or below or tree.form(mark) in {":", "-", "–", "—"}) else None

"""Whose man or woman a title's holder is, where no organization is named: "the school's director", "a spokesman for Vint", "Vint
spokesman", "director of the festival". A bare "director" says little; with these words the title does."""

from onrecord.names import titles
from onrecord.resolve.titles.parts import POSSESSIVE, Names, end_of, preposition
from onrecord.syntax import Tree

# Titles held for a person: what stands before them or after "for" may be that person's name.
SERVING = frozenset({"spokesperson", "adviser", "lawyer", "business_leader", "official", "employee", "deputy", "coach"})
# What one is to another, not for another.
TIED = frozenset({"partner", "member", "operator", "developer", "owner", "co-owner", "investor", "donor", "opponent"})
# Posts in a part of a state, which says which post it is.
LOCAL = frozenset({"mayor", "governor", "legislator"})
# Heads of something that need not be an organization: an exhibition, a film, a campaign.
LEADING = frozenset({"director", "head", "chair", "leader", "business_leader", "coach", "journalist", "official", "spokesperson"})
SERVED = frozenset({"of", "for", "to"})
# What someone is the head of in a figure of speech, or among people without a name.
NOTHING = frozenset(
    {"way", "pack", "time", "year", "family", "household", "kind", "sort", "line", "table", "class", "day", "week", "world"}
)
# Longest owner that still reads as part of the title.
LONGEST = 6


def before(tree: Tree, head: int, first: int, names: Names) -> list[int]:
    """The words of the owner directly before a title that runs from `first` to `head`: a person ("Vint spokesman"), or a noun in
    the possessive ("the school's director"); none for a country, a place or an organization, which are lifted out."""
    mark = first - 1
    if mark < 0 or tree.sentence(mark) != tree.sentence(head):
        return []
    owned = mark > 0 and tree.form(mark) in POSSESSIVE
    last = mark - 1 if owned else mark
    if last in names:
        served = names[last].kind == "person" and _role(tree, head) in SERVING and tree.form(head).lower() not in TIED
        return list(range(names[last].words[0], mark + 1)) if served else []
    if not owned or tree.words[last].pos != "NOUN" or tree.form(last).lower() in NOTHING or not _linked(tree, last, head):
        return []
    start = last
    while start > 0 and tree.words[start - 1].pos in {"NOUN", "ADJ"} and start - 1 not in names and mark - start < LONGEST:
        start -= 1
    return list(range(start, mark + 1))


def _linked(tree: Tree, owner: int, head: int) -> bool:
    return head in tree.ancestors(owner)


def _role(tree: Tree, head: int) -> str:
    found = titles.head(tree.form(head))
    return found.role if found is not None else ""


def after(tree: Tree, head: int, outer: list[int], names: Names) -> list[int]:
    """The words from the preposition to the end of whom or what the title serves: "for Vint", "of the festival"."""
    for child in outer:
        case = next((c for c in tree.children(child, "case") if c < child), child)
        near = head < case <= head + 1 and preposition(tree, child) in SERVED
        last = end_of(tree, child, names)
        if near and last - case <= LONGEST and (_person(tree, head, child, names) or _led(tree, head, child, names)):
            return list(range(case, last + 1))
    return []


def _person(tree: Tree, head: int, child: int, names: Names) -> bool:
    served = child in names and names[child].kind == "person" and _role(tree, head) in SERVING
    return served and tree.form(head).lower() not in TIED


def _led(tree: Tree, head: int, child: int, names: Names) -> bool:
    """A definite thing in the singular, led by one person: "the festival", but no "a shop", "the women"."""
    if child in names:
        return names[child].kind in {"facility", "place", "thing"} and _role(tree, head) in LEADING
    definite = any(tree.form(c).lower() in {"the", "this", "that"} for c in tree.children(child, "det"))
    single = tree.form(child).lower() == tree.lemma(child) and tree.words[child].pos == "NOUN"
    return definite and single and tree.lemma(child) not in NOTHING and _role(tree, head) in LEADING

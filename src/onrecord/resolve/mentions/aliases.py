"""Other names the text itself gives: "also known as", "formerly", "codenamed", "which Norland calls the Vint-2"."""

import re
from collections.abc import Iterator

from onrecord.names import persons
from onrecord.resolve.mentions.found import Found, made, text_of
from onrecord.syntax import Tree

HOW = (
    r"(?:(?:also|better|formerly|previously|once|originally|now|locally|commonly|widely|popularly|sometimes|otherwise|still|officially) )?"
)
KNOWN = r"(?:known as|nicknamed|codenamed|code - named|code-named|dubbed|formerly|previously|alias|aka|a\.k\.a\.|referred to as)"
CALLED = r"(?:called|named|renamed|rebranded(?: as)?|dubbed)"
LINKED = r"(?:rebrands|rebranded|calls|called|call|names|named|dubs|dubbed|renamed)(?: as)?"
# What may stand between a name and the other one: every part is bounded, so that matching is linear. "Vint called Korb" is no
# alias: without a comma only the first kind of words is one.
BETWEEN = re.compile(
    rf"(?:(?:[,(] )?{HOW}{KNOWN}|[,(] {HOW}{CALLED}|[,(] (?:which|that) (?:[^ ]+ ){{1,4}}?{LINKED})(?: the)?(?: [“\"'‘])?",
)
# Words between a name and the other one, at most: "which the Norland army rebrands as the".
REACH = 9
NOUNS = 2
# Kinds a reader confuses where the text says that two names are one's: the first name's kind holds.
THINGS = frozenset({"thing", "facility", "organization"})


def pairs(tree: Tree, found: list[Found]) -> Iterator[tuple[int, int]]:
    """Numbers of names with the other name that follows it, of one kind and, for countries, one code."""
    for number, one in enumerate(found):
        for other in range(number + 1, min(number + 3, len(found))):
            if _same_kind(one, found[other]) and _between(tree, one, found[other].words[0]):
                yield number, other


def _same_kind(one: Found, other: Found) -> bool:
    """Of two countries one is never the other's alias; a person's other name is never a work the person made."""
    alike = one.kind == other.kind or {one.kind, other.kind} <= THINGS
    return alike and one.kind not in {"country", "group"} and persons.fold(one.name) != persons.fold(other.name)


def _between(tree: Tree, one: Found, first: int) -> bool:
    after = one.words[-1] + 1
    while after < first and after - one.words[-1] <= NOUNS and tree.words[after].pos == "NOUN":
        after += 1  # "Vint-7 drones, known as"
    inside = range(after, first)
    if not 0 < len(inside) <= REACH or tree.sentence(first) != tree.sentence(one.head):
        return False
    return BETWEEN.fullmatch(" ".join(tree.form(w).lower() for w in inside)) is not None


def told(tree: Tree, found: list[Found], spare: list[tuple[int, ...]]) -> list[Found]:
    """Names of no settled kind ("the NPT") that the text gives for one found, and so wherever they return."""
    kinds: dict[str, Found] = {}
    ends = {one.words[-1]: one for one in found}
    for words in spare:
        near = (ends[w] for w in range(words[0] - 1, max(-1, words[0] - REACH - 2), -1) if w in ends)
        one = next((f for f in near if f.kind != "person" and _between(tree, f, words[0])), None)
        if one is not None:
            kinds.setdefault(text_of(tree, words), one)
    return [_named_so(tree, words, kinds[name]) for words in spare if (name := text_of(tree, words)) in kinds]


def _named_so(tree: Tree, words: tuple[int, ...], one: Found) -> Found:
    return made(tree, list(words), kind=one.kind, country=one.country, sector=one.sector, reason=f"another name the text gives {one.name}")

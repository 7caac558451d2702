"""Titles that stand directly before a name: "Russian Defense Minister Sergei Shoigu", "Director for Africa of the ILO Mara Vint"."""

from itertools import pairwise

from msgspec.structs import replace

from onrecord.names import organizations, titles
from onrecord.resolve.titles.parts import POSSESSIVE, Names
from onrecord.resolve.titles.phrases import DASHES, TitlePhrase, at, phrase_of
from onrecord.syntax import Tree

DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "week", "month", "year"}
)
AFTER_HEAD = frozenset({"elect", "designate"})
# Titles of rulers that are given names too.
GIVEN = frozenset({"Sultan", "Amir", "Emir", "King"})
# Longest title phrase before a name, in words.
STRETCH = 16
# What a post is held in, in lower case at the end of its phrase: "bishop of Aldmoor diocese Mara Vint".
PLACES = frozenset(
    {"municipality", "diocese", "constituency", "district", "region", "province", "county", "city", "town", "parish", "village", "state"}
)
# What turns a rank or a form of address into a post: "attorney general", "crown prince", "first lady".
RAISING = frozenset(
    {"attorney", "secretary", "governor", "director", "inspector", "-", "prosecutor", "police", "army", "solicitor", "crown", "first"}
)


def before(tree: Tree, first: int, names: Names) -> list[TitlePhrase]:
    """Titles standing directly before the name that begins at `first`; two if they are coordinated."""
    first = _name_begins(tree, first, names)
    words = _own_title(tree, _left(tree, first, names), first)
    heads = [w for w in words if w not in names and titles.head(tree.form(w)) and not _only_rank(tree, w) and not _comrade(tree, w, first)]
    if _relative(tree, first, heads):
        return []
    if not heads:
        across = _across(tree, first, first, names)
        return [*_coordinated(tree, across, names), across] if across is not None else []
    joined = words[0] - 1
    earlier = _across(tree, joined, first, names) if joined > 0 and tree.form(joined).lower() == "and" else None
    joins = [
        w
        for w in words
        if tree.form(w).lower() == "and" and not _joins_names(w, names) and any(h < w for h in heads) and any(h > w for h in heads)
    ]
    bounds = [words[0], *(j + 1 for j in joins), *_further_titles(tree, heads), words[-1] + 1]
    bounds.sort()
    parts = [[w for w in words if lo <= w < hi and w not in joins] for lo, hi in pairwise(bounds)]
    found = [f for f in (_premodified(tree, part, names) for part in parts) if f]
    return [*([earlier] if earlier else []), *(_completed(f, found[0]) for f in found)]


def _name_begins(tree: Tree, first: int, names: Names) -> int:
    """Where a name begins that "Sultan" belongs to: after an organization it is no title."""
    given = first > 1 and tree.form(first - 1) in GIVEN and first - 2 in names
    return first - 1 if given and names[first - 2].kind == "organization" else first


def _comrade(tree: Tree, word: int, first: int) -> bool:
    """ "Vint and fellow analyst Korb": who is like the other, not a fellow of anything."""
    return tree.form(word) == "fellow" and word + 1 < first and tree.form(word + 1).lower() not in {"of", "at", "in", "for"}


def _relative(tree: Tree, first: int, heads: list[int]) -> bool:
    """ "One of the officials Vint consulted": the name is the subject of a clause about them."""
    verb = tree.words[first].head
    subject = tree.words[first].relation.startswith("nsubj") and verb >= 0
    return subject and tree.words[verb].relation.startswith("acl") and tree.words[verb].head in heads


def _joins_names(word: int, names: Names) -> bool:
    """ "Former Norland and Ruritania envoy": the word joins two places, not two titles."""
    return word in names or (word - 1 in names and word + 1 in names and names[word - 1].kind == names[word + 1].kind != "organization")


def _own_title(tree: Tree, words: list[int], first: int) -> list[int]:
    """Only the title of the name itself: the one whom "adviser to President X" and "spokesman for Senator X" serve is not the adviser."""
    last = first - 1
    if last not in words or titles.head(tree.form(last)) is None or _only_rank(tree, last):
        return words
    cases = [w for w in words if w < last and tree.form(w).lower() in {"of", "for", "to", "at"}]
    field = tree.form(last).lower() in {"general", "secretary"} and bool(cases) and tree.form(cases[-1]).lower() != "to"
    return words if not cases or field else [w for w in words if w > cases[-1] and tree.form(w).lower() != "the"]


def _across(tree: Tree, end: int, first: int, names: Names) -> TitlePhrase | None:
    """A title whose phrase reaches up to the name at `first`, or to the "and" at `end` before its second title: "Regional Director for
    Africa of the ILO Mara Vint". What stands directly before must be a name or capitalised: "lawyer for victim Mara Vint" is not hers."""
    start = max(tree.sentences[tree.sentence(first)].first, end - STRETCH)
    last, found = _before_brackets(tree, end - 1), None
    if last < start or not _closes(tree, last, names) or titles.head(tree.form(last)) is not None:
        return None
    for word in range(last, start - 1, -1):
        if _breaks(tree, word, names):
            break
        opens = word < last and tree.form(word + 1).lower() in {"of", "for", "in", "at", "from"} and word not in names
        if opens and titles.head(tree.form(word)) is not None and not titles.plural(tree.form(word)) and _reaches(tree, word, first):
            found = word
    return at(tree, found, names) if found is not None else None


def _coordinated(tree: Tree, phrase: TitlePhrase, names: Names) -> list[TitlePhrase]:
    """The title before "and": "co-founder and CEO of Aldtek Mara Vint"."""
    join = phrase.words[0] - 1
    if join < 1 or tree.form(join).lower() != "and" or titles.head(tree.form(join - 1)) is None or titles.plural(tree.form(join - 1)):
        return []
    earlier = at(tree, join - 1, names)
    own = earlier is not None and tree.child(earlier.head, "det") is None
    return [_completed(earlier, phrase)] if own and earlier is not None else []


def _before_brackets(tree: Tree, word: int) -> int:
    """The word before an abbreviation in brackets: "superintendent of police (SP)"; any other word stays."""
    return word - 3 if word > 2 and tree.form(word) == ")" and tree.form(word - 2) == "(" else word


def _closes(tree: Tree, last: int, names: Names) -> bool:
    """Whether a title's phrase may end here, right before a name: with a name, a capital, or what a post is held in."""
    return last in names or tree.form(last)[:1].isupper() or tree.form(last).lower() in PLACES or tree.form(last).lower() == "police"


def _breaks(tree: Tree, word: int, names: Names) -> bool:
    """A verb, a pronoun, a mark or another person between title and name."""
    if word in names:
        return names[word].kind == "person"
    if tree.form(word) == "," and tree.form(word - 1)[:1].isupper() and (tree.form(word + 1)[:1].isupper() or tree.form(word + 1) == "and"):
        return False  # "Minister of Environment, Water, and Agriculture"
    mark = tree.words[word].pos == "PUNCT" and tree.form(word) not in DASHES | {"(", ")", "/"}
    return mark or tree.words[word].pos in {"VERB", "AUX", "PRON", "SCONJ", "ADV"} or titles.honorific(tree.form(word))


def _reaches(tree: Tree, head: int, first: int) -> bool:
    """Whether the name hangs below the title's phrase, or the title on the name."""
    above = set(tree.ancestors(first)) | {first}
    beside = tree.words[head].head == tree.words[first].head and tree.words[head].relation == tree.words[first].relation
    if beside and tree.child(first, "case") is None:
        return True  # two subjects of one verb: the parser did not see that they are one
    return any(w in above for w in range(head, first)) or any(a in above for a in tree.ancestors(head) if a >= first)


def _further_titles(tree: Tree, heads: list[int]) -> list[int]:
    """Where a second title begins after a complete one: "presidential candidate | Senator"; "staff representative spokesperson" is one."""
    ends = [a for a in heads[:-1] if not titles.modifier(tree.form(a)) and not (a + 1 in heads and tree.form(a + 1).islower())]
    return [a + 1 for a in ends if tree.form(a + 1).lower() not in {"of", "for", "and", "-"}]


def _only_rank(tree: Tree, word: int) -> bool:
    """ "General" before a name is a rank; "Attorney General", "Secretary-General" are posts."""
    form = tree.form(word)
    if not (titles.rank(form) or titles.honorific(form)):
        return False
    before_it = tree.form(word - 1).lower() if word else ""
    return before_it not in RAISING


def _completed(phrase: TitlePhrase, first: TitlePhrase) -> TitlePhrase:
    """Coordinated titles share what stands before the first: "Israeli Prime Minister and Defence Minister"."""
    bare = phrase.organization is None and phrase.country is None
    return replace(phrase, country=first.country, organization=first.organization) if bare and phrase.post else phrase


def _left(tree: Tree, first: int, names: Names) -> list[int]:
    """Words leftwards from a name as long as they can belong to a title before it."""
    start = tree.sentences[tree.sentence(first)].first
    kept: set[int] = set()
    word = first - 1
    while word >= start and _may_stand(tree, word, first, kept, names):
        kept.add(word)
        word -= 1
    found = sorted(kept)
    for join in [w for w in found if tree.form(w).lower() == "and"]:
        left = [w for w in found if w < join]
        field = bool(left) and all(w not in names and (tree.form(w).islower() or titles.status(tree.form(w))) for w in left)
        if not field and not any(w not in names and titles.head(tree.form(w)) for w in left):
            found = [w for w in found if w > join]  # "the Assembly and President X"
    while found and tree.form(found[0]).lower() in POSSESSIVE | DASHES | {"and", "of", "for", "the"}:
        found = found[1:]
    return found


def _may_stand(tree: Tree, word: int, first: int, kept: set[int], names: Names) -> bool:
    form = tree.form(word).lower()
    if word in names:
        return names[word].kind in {"country", "organization", "place", "group"} and (
            bool(kept) or _name_of_title(tree, names[word].words[0])
        )
    if form in {"(", ")"}:
        return bool(kept) and (word - 1 in names or word + 1 in names)
    if form in POSSESSIVE or form in DASHES or form == "and":
        headed = any(titles.head(tree.form(w)) or tree.form(w).lower() in AFTER_HEAD for w in kept)
        return bool(kept) and (headed or (form == "and" and titles.head(tree.form(word - 1)) is not None))
    if form in AFTER_HEAD and word > 1 and tree.form(word - 1) in DASHES:
        return titles.head(tree.form(word - 2)) is not None
    if form == "in" and tree.form(word - 1) in DASHES and tree.form(word + 1) in DASHES:
        return bool(kept)
    if form in {"of", "for", "at", "to"}:
        found = titles.head(tree.form(word - 1)) if word > 0 else None
        return found is not None and any(not _address(tree, w) for w in kept) and (form != "to" or found.role == "ambassador")
    if form == "the":
        return (
            bool(kept) and word > 1 and tree.form(word - 1).lower() in {"of", "at", "for"} and titles.head(tree.form(word - 2)) is not None
        )
    if form in DAYS:
        return False
    if _field_before_name(tree, word):
        return True
    if titles.status(form) is not None:
        return bool(kept)
    if titles.rank(form) or titles.honorific(form) or titles.head(tree.form(word)):
        return tree.words[word].pos not in {"VERB", "AUX", "PRON", "ADP"}
    inside = tree.words[word].head in kept or first <= tree.words[word].head <= first + 3
    return tree.words[word].pos in {"NOUN", "PROPN", "ADJ", "X"} and (inside or (titles.modifier(form) and bool(kept)))


def _name_of_title(tree: Tree, first: int) -> bool:
    """A name directly before the person's that belongs to a title before it: "law professor at the University of Northmoor X",
    "ambassador to Ruritania X"."""
    before_it = first - 2 if tree.form(first - 1).lower() == "the" else first - 1
    found = titles.head(tree.form(before_it - 1)) if before_it > 0 else None
    case = tree.form(before_it).lower()
    return found is not None and (case in {"of", "at"} or (case in {"to", "for"} and found.role == "ambassador"))


def _field_before_name(tree: Tree, word: int) -> bool:
    """A capitalised word of "Secretary of State" or "Minister for Foreign Affairs", three words of field at most."""
    start = tree.sentences[tree.sentence(word)].first
    for back in range(word, max(start, word - 4), -1):
        if tree.form(back).lower() in {"of", "for"}:
            return back < word and titles.head(tree.form(back - 1)) is not None
        if not tree.form(back)[:1].isupper() and tree.form(back).lower() not in {"and", "the"} and not _body_before_name(tree, back):
            return word > 1 and titles.fixed([tree.form(w) for w in (word - 2, word - 1, word)])
    return False


def _body_before_name(tree: Tree, word: int) -> bool:
    """A word of "the foreign ministry" in "spokesman for the foreign ministry Igor Petrenko"."""
    last = word if organizations.group_noun(tree.lemma(word)) else word + 1
    noun = organizations.group_noun(tree.lemma(last)) if last < len(tree.words) else None
    return noun is not None and noun.kind == "body" and tree.words[word].pos in {"NOUN", "ADJ", "PROPN"}


def _premodified(tree: Tree, words: list[int], names: Names) -> TitlePhrase | None:
    heads = [w for w in words if w not in names and titles.head(tree.form(w)) and not _only_rank(tree, w)]
    heads = [w for w in heads if not _comrade(tree, w, words[-1] + 1)]
    if not heads:
        return None
    head = _first_with_of(tree, words, heads) or heads[-1]
    last = max((w for w in words if not _address(tree, w)), default=head) if _has_of(tree, words, head) else head
    return phrase_of(tree, head, [w for w in words if w <= max(last, head)], names, after=[])


def _has_of(tree: Tree, words: list[int], head: int) -> bool:
    return head + 1 in words and tree.form(head + 1).lower() in {"of", "for", "at", "to"}


def _first_with_of(tree: Tree, words: list[int], heads: list[int]) -> int | None:
    """ "Secretary of State", "Minister of Justice": the title's head stands before "of"."""
    return next((h for h in heads if _has_of(tree, words, h)), None)


def _address(tree: Tree, word: int) -> bool:
    return titles.honorific(tree.form(word)) or titles.rank(tree.form(word))

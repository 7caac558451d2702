"""Groups named by a common noun: "Russian officials", "Iran's police", "the Iranian government", "protesters".

A noun of people or a body becomes an actor; country and organization come from its modifiers alone. A noun that only adds a
type to an organization's name ("Wagner forces", "the Mehr news agency") is that organization.
"""

from collections.abc import Container

from onrecord.names import organizations, titles
from onrecord.names.organizations import GroupNoun
from onrecord.resolve.mentions.found import Found, text_of
from onrecord.syntax import Tree
from onrecord.types import Record

MODIFIERS = ("amod", "compound", "nmod:poss", "nmod:desc", "nmod:unmarked", "nmod", "flat")
# Nouns that only repeat what an organization's name says, so that the phrase names the organization itself.
SAME_BODY = frozenset(
    {
        "administration",
        "agency",
        "cartel",
        "company",
        "fighter",
        "fighters",
        "firm",
        "force",
        "forces",
        "gang",
        "government",
        "group",
        "mercenaries",
        "mercenary",
        "militant",
        "militants",
        "militia",
        "movement",
        "network",
        "organisation",
        "organization",
        "paramilitary",
        "party",
        "rebel",
        "rebels",
        "regime",
        "troop",
        "troops",
        "unit",
    }
)
# What someone is to the one they belong to: "Iran's opponents" are not Iranian.
RELATIONAL = frozenset(
    {"opponent", "critic", "supporter", "neighbour", "neighbor", "rival", "enemy", "partner", "victim", "hostage", "backer"}
)
VAGUE = frozenset(
    {"man", "woman", "child", "boy", "girl", "family", "community", "people", "local", "national", "youth", "unit", "ally", "victim"}
)
MEMBERS_ONLY = frozenset(
    {
        "force",
        "industry",
        "group",
        "organization",
        "organisation",
        "company",
        "firm",
        "party",
        "union",
        "department",
        "agency",
        "commission",
        "council",
        "team",
    }
)


SOMEBODY = GroupNoun("", "people")


class Group(Record, frozen=True, kw_only=True):
    """A group as found: its phrase, what it is joined by, and the organization it only describes, if that is so."""

    found: Found
    lemma: str
    definite: bool
    titled: bool
    organization: int | None = None


def groups(tree: Tree, named: list[Found], settled: Container[int], linked: Container[int] = ()) -> list[Group]:
    """Every group noun of the text that is part of no name and of no settled title, in order. `linked` words are parties to a
    reader: any common noun among them is somebody."""
    owner = {w: n for n, f in enumerate(named) for w in f.words}
    found = (
        _group(tree, word, named, owner, word in linked) for word in range(len(tree.words)) if word not in owner and word not in settled
    )
    return [g for g in found if g is not None]


def _group(tree: Tree, word: int, named: list[Found], owner: dict[int, int], linked: bool) -> Group | None:  # noqa: FBT001
    noun = _noun(tree, word) or (SOMEBODY if linked else None)
    if noun is None or tree.words[word].pos not in {"NOUN", "PROPN"} or not _heads_phrase(tree, word, owner):
        return None
    if _before_name(tree, word, named, owner):
        return None
    pointers = [] if tree.lemma(word) in RELATIONAL else [named[n] for n in _pointers(tree, word, owner)]
    country = _country(pointers)
    body = next((owner[f.words[0]] for f in pointers if f.kind == "organization" and _repeats(tree, word)), None)
    organization = next((f for f in pointers if f.kind == "organization"), None)
    if not linked and not _speaks_of_someone(tree, word, noun, bool(pointers)):
        return None
    phrase = _phrase(tree, word, named, owner)
    sector = _sector(noun, organization) or None
    name = text_of(tree, phrase)
    known = organizations.known(name)
    country = country or (known.country if known and not known.common else None)
    found = Found(words=tuple(phrase), head=word, kind="group", name=name, country=country, sector=sector, reason=_reason(pointers))
    return Group(
        found=found, lemma=tree.lemma(word), definite=_definite(tree, word), titled=_titled(tree, word, country), organization=body
    )


def _before_name(tree: Tree, word: int, named: list[Found], owner: dict[int, int]) -> bool:
    """ "The fugitive Norland businessman Piet Vint": one person, told with the noun, in one phrase."""
    after = word + 1
    while after < len(tree.words) and (titles.rank(tree.form(after)) or titles.honorific(tree.form(after))):
        after += 1
    if after not in owner or named[owner[after]].kind != "person" or tree.form(word).lower() != tree.lemma(word):
        return False
    return tree.sentence(after) == tree.sentence(word) and not tree.words[after].relation.startswith(("nsubj", "acl", "obj"))


def _noun(tree: Tree, word: int) -> GroupNoun | None:
    """What the noun stands for, read with the noun before it where that changes it: "coast guard", "rights group"."""
    before = tree.form(word - 1).lower() if word and tree.sentence(word - 1) == tree.sentence(word) else ""
    joined = organizations.group_noun(f"{before}-{tree.form(word)}") if before.isalpha() else None
    return joined or organizations.group_noun(tree.form(word)) or organizations.group_noun(tree.lemma(word))


def _titled(tree: Tree, word: int, country: str | None) -> bool:
    """A title in the singular that points to one holder: with "the", or with a country."""
    singular = tree.form(word).lower() == tree.lemma(word).lower()
    indefinite = any(tree.form(c).lower() in {"a", "an", "another"} for c in tree.children(word, "det"))
    return singular and not indefinite and titles.head(tree.form(word)) is not None and (country is not None or _definite(tree, word))


def _repeats(tree: Tree, word: int) -> bool:
    return tree.lemma(word) in SAME_BODY or tree.form(word).lower() in SAME_BODY


def _heads_phrase(tree: Tree, word: int, owner: dict[int, int]) -> bool:
    """Not a modifier of another noun ("police officers"), and not a title before a name ("officials Tan and Lee")."""
    relation = tree.words[word].relation.partition(":")[0]
    described = tree.words[word].relation in {"nmod:desc", "nmod:unmarked"} or relation in {"compound", "amod", "flat", "fixed"}
    predicate = tree.child(word, "cop") is not None or _office_only(tree, word)
    return not described and not predicate and not (relation == "appos" and tree.words[word].head in owner)


def _office_only(tree: Tree, word: int) -> bool:
    """A bare singular title ("as minister", "became president") names an office, not someone."""
    singular = tree.form(word).lower() == tree.lemma(word)
    bare = not tree.children(word, "det", "nmod:poss", "amod", "compound")
    return singular and bare and titles.head(tree.lemma(word)) is not None


def _pointers(tree: Tree, word: int, owner: dict[int, int]) -> list[int]:
    """Names that modify the noun before it, or after "of", "from", "in", "for"."""
    found: list[int] = []
    for child in tree.children(word, "amod", "compound", "nmod", "flat"):
        inside = [child, *tree.children(child, "conj"), *(tree.children(child, "compound", "amod", "flat") if child < word else [])]
        after = child > word and not any(tree.lemma(c) in {"of", "from", "in", "for", "at", "with"} for c in tree.children(child, "case"))
        if not after:
            found += [owner[w] for w in inside if w in owner and not _inside_adjective(tree, w)]
    return list(dict.fromkeys(found))


def _inside_adjective(tree: Tree, word: int) -> bool:
    """ "French-language", "US-led", "anti-American" do not tell whose the noun is; "UK-based" does."""
    after = tree.form(word + 1) in {"-", "‑"} and tree.form(word + 2).lower() != "based" if word + 2 < len(tree.words) else False
    return after or (word > 1 and tree.form(word - 1) in {"-", "‑"} and tree.form(word - 2).lower() in {"anti", "pro", "non"})


def _country(pointers: list[Found]) -> str | None:
    """The one country they point to; several countries point to none."""
    direct = {f.country for f in pointers if f.kind in {"country", "place", "group"} and f.country}
    codes = direct or {f.country for f in pointers if f.country}
    return codes.pop() if len(codes) == 1 else None


def _sector(noun: GroupNoun, organization: Found | None) -> str | None:
    if organization is not None and organization.sector and noun.sector in {"GOV", "NGO", "CVL"}:
        return organization.sector
    return noun.sector


def _speaks_of_someone(tree: Tree, word: int, noun: GroupNoun, pointed: bool) -> bool:  # noqa: FBT001
    """Bare "people", "a man" or "the company" name nobody in particular; with a country or organization they do."""
    lemma = tree.lemma(word)
    if pointed:
        return True
    if lemma == "unit" or (lemma in {"regime", "court"} and _of_common_noun(tree, word)):
        return False  # "residential units", "sanctions regime", "tennis courts"
    plural = tree.form(word).lower() != lemma or lemma in {"people", "police", "media"}
    if noun.kind == "people":
        return plural or (lemma not in VAGUE and titles.head(lemma) is None)
    return lemma not in MEMBERS_ONLY


def _of_common_noun(tree: Tree, word: int) -> bool:
    return any(tree.form(c).islower() and titles.modifier(tree.form(c)) is False for c in tree.children(word, "compound"))


def _phrase(tree: Tree, word: int, named: list[Found], owner: dict[int, int]) -> list[int]:
    """From the first modifier that belongs to the noun up to the noun, without determiner, number and possessive pronoun; with
    an of-phrase that names the country or organization."""
    first = word
    while first > 0 and tree.sentence(first - 1) == tree.sentence(word) and _belongs(tree, first - 1, word):
        first -= 1
    if first > 1 and tree.form(first - 1) == "and" and owner.get(first - 2) is not None and named[owner[first - 2]].kind == "country":
        first = named[owner[first - 2]].words[0]
    while first < word and tree.form(first).lower() in {"'s", "’s", "-", ",", "and"}:
        first += 1
    after = next((c for c in tree.children(word, "nmod") if c > word and c in owner and _of(tree, c)), None)
    ends = [owner[c] for c in tree.coordinates(after) if c in owner] if after is not None else []
    last = max((named[n].words[-1] for n in ends), default=word)
    return list(range(first, last + 1))


def _of(tree: Tree, word: int) -> bool:
    return any(tree.lemma(c) == "of" for c in tree.children(word, "case"))


def _belongs(tree: Tree, candidate: int, word: int) -> bool:
    relation = tree.words[candidate].relation.partition(":")[0]
    if tree.form(candidate) in {"-", "‑"}:
        return candidate > 0 and tree.words[candidate - 1].pos not in {"VERB", "AUX", "PUNCT"}
    closed = tree.words[candidate].pos in {"DET", "PRON", "NUM", "VERB", "ADP", "CCONJ", "AUX", "SCONJ", "PUNCT"}
    if closed or relation in {"case", "det"}:
        return relation == "case" and tree.form(candidate) in {"'s", "’s"}
    return word in tree.ancestors(candidate)


def _definite(tree: Tree, word: int) -> bool:
    return any(tree.form(c).lower() in {"the", "these", "those", "this", "that"} for c in tree.children(word, "det"))


def _reason(pointers: list[Found]) -> str:
    return "group noun" if not pointers else f"group noun with {', '.join(f.name for f in pointers)}"

"""Title phrases taken apart: "Russian Defense Minister" is a title, a country, and no organization.

Two shapes: words before a name, and a noun phrase headed by a title noun (apposition, predicate, "as …"). Words are those of the
text; only country and organization are lifted out of the title.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Literal

from onrecord.names import organizations, titles
from onrecord.resolve.found import Found, text_of
from onrecord.syntax import Tree
from onrecord.types import OfficeStatus, Record

Names = Mapping[int, Found]
Mark = OfficeStatus | Literal["then"] | None
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
DASHES = frozenset({"-", "‑"})
# Heads too general to tell their role without the organization: "chief", "secretary of the security council".
GENERAL = frozenset(
    {"chief", "head", "commander", "secretary", "director", "leader", "chairman", "chair", "chairwoman", "governor", "boss", "member"}
)
OF_WORDS = frozenset({"of", "for", "at", "in", "with", "from"})


class TitlePhrase(Record, frozen=True, kw_only=True):
    """A title as the text gives it. `words` are all its words, `mark` what a word before it says of its time."""

    head: int
    words: tuple[int, ...]
    title: str
    role: str | None
    sector: str | None
    organization: str | None
    country: str | None
    mark: Mark
    post: bool
    ordinal: bool = False


# ---------------------------------------------------------------- before a name


def before(tree: Tree, first: int, names: Names) -> list[TitlePhrase]:
    """Titles standing directly before the name that begins at `first`; two if they are coordinated."""
    words = _left(tree, first, names)
    heads = [w for w in words if w not in names and titles.head(tree.form(w)) and not _only_rank(tree, w)]
    if not heads:
        return []
    joins = [w for w in words if tree.form(w).lower() == "and" and any(h < w for h in heads) and any(h > w for h in heads)]
    bounds = [words[0], *(j + 1 for j in joins), *_further_titles(tree, heads), words[-1] + 1]
    bounds.sort()
    parts = [[w for w in words if lo <= w < hi and w not in joins] for lo, hi in pairwise(bounds)]
    found = [_premodified(tree, part, names) for part in parts]
    country = next((f.country for f in found if f and f.country), None)
    return [_with_country(f, country) for f in found if f]


def _further_titles(tree: Tree, heads: list[int]) -> list[int]:
    """Where a second title begins after a complete one: "presidential candidate | Senator"."""
    ends = [a for a in heads[:-1] if not titles.modifier(tree.form(a))]
    return [a + 1 for a in ends if tree.form(a + 1).lower() not in {"of", "for", "and", "-"}]


def _only_rank(tree: Tree, word: int) -> bool:
    """ "General" before a name is a rank; "Attorney General", "Secretary-General" are posts."""
    form = tree.form(word)
    if not (titles.rank(form) or titles.honorific(form)):
        return False
    before_it = tree.form(word - 1).lower() if word else ""
    return before_it not in {"attorney", "secretary", "governor", "director", "inspector", "-", "prosecutor", "police", "army", "solicitor"}


def _with_country(phrase: TitlePhrase, country: str | None) -> TitlePhrase:
    """Coordinated titles share a country: "Israeli Prime Minister and Defence Minister"."""
    return phrase if phrase.country or not country else _replace(phrase, country=country)


def _replace(phrase: TitlePhrase, country: str | None) -> TitlePhrase:
    fields = {name: getattr(phrase, name) for name in phrase.__struct_fields__}
    return TitlePhrase(**{**fields, "country": country})


def _left(tree: Tree, first: int, names: Names) -> list[int]:
    """Words leftwards from a name as long as they can belong to a title before it."""
    start = tree.sentences[tree.sentence(first)].first
    kept: set[int] = set()
    word = first - 1
    while word >= start and _may_stand(tree, word, first, kept, names):
        kept.add(word)
        word -= 1
    found = sorted(kept)
    while found and tree.form(found[0]).lower() in POSSESSIVE | DASHES | {"and", "of", "for", "the"}:
        found = found[1:]
    return found


def _may_stand(tree: Tree, word: int, first: int, kept: set[int], names: Names) -> bool:
    form = tree.form(word).lower()
    if word in names:
        return names[word].kind in {"country", "organization", "place", "group"} and bool(kept)
    if form in POSSESSIVE or form in DASHES or form == "and":
        return bool(kept) and any(titles.head(tree.form(w)) for w in kept)
    if form in {"of", "for"}:
        return word > 0 and titles.head(tree.form(word - 1)) is not None and bool(kept)
    if form == "the":
        return word > 1 and tree.form(word - 1).lower() == "of" and titles.head(tree.form(word - 2)) is not None
    if titles.rank(form) or titles.honorific(form) or titles.head(form) or titles.status(form):
        return tree.words[word].pos not in {"VERB", "AUX", "PRON", "ADP"}
    inside = tree.words[word].head in kept or first <= tree.words[word].head <= first + 3
    return tree.words[word].pos in {"NOUN", "PROPN", "ADJ", "X"} and (inside or (titles.modifier(form) and bool(kept)))


def _premodified(tree: Tree, words: list[int], names: Names) -> TitlePhrase | None:
    heads = [w for w in words if w not in names and titles.head(tree.form(w)) and not _only_rank(tree, w)]
    if not heads:
        return None
    head = _first_with_of(tree, words, heads) or heads[-1]
    last = (
        max([w for w in words if w not in names and not _address(tree, w)], default=head)
        if head != heads[-1] or _has_of(tree, words, head)
        else head
    )
    return _phrase(tree, head, [w for w in words if w <= max(last, head)], names, after=[])


def _has_of(tree: Tree, words: list[int], head: int) -> bool:
    return head + 1 in words and tree.form(head + 1).lower() in {"of", "for"}


def _first_with_of(tree: Tree, words: list[int], heads: list[int]) -> int | None:
    """ "Secretary of State", "Minister of Justice": the title's head stands before "of"."""
    return next((h for h in heads if _has_of(tree, words, h)), None)


def _address(tree: Tree, word: int) -> bool:
    return titles.honorific(tree.form(word)) or titles.rank(tree.form(word))


# ---------------------------------------------------------------- a noun phrase


def at(tree: Tree, head: int, names: Names) -> TitlePhrase | None:
    """The title phrase headed by this noun, if it heads one: "secretary of Russia's security council"."""
    if head in names or titles.head(tree.form(head)) is None or tree.words[head].pos not in {"NOUN", "PROPN", "ADJ"}:
        return None
    first = head
    while first > 0 and tree.sentence(first - 1) == tree.sentence(head) and _premodifies(tree, first - 1, head, names):
        first -= 1
    after = [c for c in tree.children(head, "nmod") if c > head and _preposition(tree, c) in OF_WORDS | {"to"}]
    return _phrase(tree, head, list(range(first, head + 1)), names, after=after)


def _premodifies(tree: Tree, word: int, head: int, names: Names) -> bool:
    if tree.words[word].pos in {"VERB", "AUX", "ADP", "SCONJ"} or tree.form(word) in {",", ";", ":", "“", '"'}:
        return tree.words[word].relation == "amod"
    linked = head in tree.ancestors(word)
    return linked and (word in names or tree.words[word].relation.partition(":")[0] not in {"cop", "nsubj", "aux", "mark", "advmod", "cc"})


def _preposition(tree: Tree, word: int) -> str:
    case = next((c for c in tree.children(word, "case") if c < word), None)
    return "" if case is None else tree.form(case).lower()


def _phrase(tree: Tree, head: int, words: list[int], names: Names, after: list[int]) -> TitlePhrase:
    """Country and organization lifted out of the words before the head and the phrases after it."""
    own = [w for w in words if w not in names]
    inner = list(dict.fromkeys(names[w] for w in words if w in names))
    domain = [c for c in after if _is_domain(tree, head, c, names)]
    outer = [c for c in after if c not in domain]
    organization = next((f.name for f in inner if f.kind == "organization"), None) or _organization(tree, outer, names)
    country = _country(tree, inner, outer, names)
    title_words = _title_words(tree, own, head)
    if domain:
        title_words = [*title_words, *range(head + 1, _joined_field(tree, _end(tree, domain[0], names), names) + 1)]
    title = text_of(tree, title_words)
    role, sector = _role(tree, head, title, organization, country)
    used = {*words, *title_words, *(w for c in outer for w in _reach(tree, head, c, names))}
    return TitlePhrase(
        head=head, words=tuple(sorted(used)), title=title, role=role, sector=sector, organization=organization,
        country=country, mark=_mark(tree, own, head), post=_post(tree, head), ordinal=_ordinal(tree, own, head),
    )  # fmt: skip


def _post(tree: Tree, head: int) -> bool:
    found = titles.head(tree.form(head))
    return found is not None and found.post


def _title_words(tree: Tree, own: list[int], head: int) -> list[int]:
    """The run of words around the head that is the title itself: no determiner, status word, address or possessive mark."""
    first = last = head
    while first - 1 in own and not _edge(tree, first - 1):
        first -= 1
    while last + 1 in own and last + 1 > head:
        last += 1
    while first < head and (tree.form(first).lower() in DASHES | {"and"} or titles.status(tree.form(first)) or _evaluative(tree, first)):
        first += 1
    return list(range(first, last + 1))


def _evaluative(tree: Tree, word: int) -> bool:
    """A describing adjective before a title ("centrist", "chosen", "veteran"), no part of it as "prime" or "deputy" are."""
    form = tree.form(word)
    return tree.words[word].pos in {"ADJ", "VERB"} and form.islower() and not titles.modifier(form)


def _edge(tree: Tree, word: int) -> bool:
    form = tree.form(word).lower()
    if form in POSSESSIVE or tree.words[word].pos in {"DET", "PRON", "NUM"} or (titles.honorific(form) and not titles.modifier(form)):
        return True
    return titles.status(form) is not None and not titles.modifier(form)


def _ordinal(tree: Tree, own: list[int], head: int) -> bool:
    """ "The first president" may be long gone; "the first female president" may be today's."""
    before_it = [tree.form(w).lower() for w in own if w < head]
    counted = any(
        f in {"first", "second", "third", "last", "previous"} or (f[:1].isdigit() and f.endswith(("st", "nd", "rd", "th")))
        for f in before_it
    )
    return counted and not any(
        f in {"lady", "deputy", "female", "woman", "black", "vice", "secretary"} for f in [*before_it, tree.form(head).lower()]
    )


def _mark(tree: Tree, own: list[int], head: int) -> Mark:
    """Former, acting, then, late … from the words before the head, "-elect" and "designate" after it."""
    near = [w for w in own if w < head]
    after = [w for w in range(head + 1, min(head + 3, len(tree.words))) if tree.form(w).lower() in {"elect", "designate"}]
    marks = [m for w in [*near, *after] if (m := titles.status(tree.form(w).removesuffix("-")))]
    if tree.form(head).lower().startswith("ex-") or any(tree.form(w).lower().startswith("ex-") for w in near):
        return "former"
    ranked: tuple[Mark, ...] = ("former", "deceased", "designate", "acting", "then")
    return next((m for m in ranked if m in marks), None)


# ---------------------------------------------------------------- organization, country, role


def _is_domain(tree: Tree, head: int, child: int, names: Names) -> bool:
    """Whether an of-phrase belongs to the title: a minister's field, "chief of staff", "ambassador to …"."""
    case = _preposition(tree, child)
    if case == "to":
        return True
    if case != "of":
        return False
    words = [tree.form(w) for w in range(head, _end(tree, child, names) + 1)]
    if titles.fixed(words):
        return True
    bare = child not in names and not any(tree.words[c].relation in {"det", "nmod:poss"} for c in tree.children(child))
    return titles.domain(tree.form(head)) and bare and not any(w in names for w in range(head + 1, child + 1))


def _end(tree: Tree, child: int, names: Names) -> int:
    """The last word of the phrase a noun heads: its name's last, or its own run with nested of-phrases."""
    last = names[child].words[-1] if child in names else child
    for c in tree.children(child, "nmod", "flat", "compound", "conj"):
        if c > last and (_preposition(tree, c) in {"of", "for", ""}) and c - last <= 4:
            last = max(last, names[c].words[-1] if c in names else _end(tree, c, names))
    return last


def _joined_field(tree: Tree, last: int, names: Names) -> int:
    """A field's second part, "and Scientific Research", whatever the parser joined it to."""
    if not tree.form(last)[:1].isupper() or last + 2 >= len(tree.words) or tree.form(last + 1).lower() not in {"and", "&"}:
        return last
    end = last + 2
    while end < len(tree.words) and tree.form(end)[:1].isupper() and tree.words[end].pos in {"ADJ", "NOUN", "PROPN"} and end not in names:
        if titles.head(tree.form(end)) is not None:
            return last
        end += 1
    return end - 1 if end > last + 2 else last


def _reach(tree: Tree, head: int, child: int, names: Names) -> list[int]:
    return list(range(head + 1, _end(tree, child, names) + 1))


def _organization(tree: Tree, outer: list[int], names: Names) -> str | None:
    """What the phrase after "of", "for" or "at" names, without determiner and country; a country alone is no organization."""
    for child in outer:
        if _preposition(tree, child) == "in":
            continue
        if child in names and names[child].kind in {"country", "place", "person", "group"}:
            continue
        if child in names:
            return names[child].name
        words = list(range(_first(tree, child), _end(tree, child, names) + 1))
        while words and _stripped_off(tree, words[0], names):
            words = words[1:]
        if words and tree.words[child].pos in {"NOUN", "PROPN"}:
            return text_of(tree, words)
    return None


def _first(tree: Tree, child: int) -> int:
    """The word after the preposition that governs the phrase, whatever the parser attached inside."""
    case = next((c for c in tree.children(child, "case") if c < child and tree.form(c).lower() not in POSSESSIVE), None)
    return child if case is None else case + 1


def _stripped_off(tree: Tree, word: int, names: Names) -> bool:
    if tree.form(word).lower() in POSSESSIVE or tree.words[word].pos in {"DET", "PRON"}:
        return True
    return word in names and names[word].kind in {"country", "place"}


def _country(tree: Tree, inner: list[Found], outer: list[int], names: Names) -> str | None:
    """The country of the words before the head, else of the phrases after it, else of the organization."""
    direct = [f.country for f in inner if f.kind in {"country", "place", "group"} and f.country]
    if direct:
        return direct[0]
    for child in outer:
        inside = [child, *range(_first(tree, child), _end(tree, child, names) + 1)]
        for word in inside:
            if word in names and names[word].country and names[word].kind in {"country", "place", "group"}:
                return names[word].country
    everything = inner + [names[c] for c in outer if c in names]
    return next((c for f in everything if f.kind == "organization" and (c := f.country or organizations.country(f.name))), None)


def _role(tree: Tree, head: int, title: str, organization: str | None, country: str | None) -> tuple[str | None, str | None]:
    general = titles.plain(tree.form(head)) in GENERAL
    role, sector = titles.role_of(f"{title} {organization}" if general and organization else title)
    if sector is None and organization:
        sector = organizations.sector(organization)
    if role == "president" and organization is None and country:
        return "head_of_state", "GOV"
    return role, sector

"""Names in the text, cleaned: what a reader marked and what the gazetteers add, as candidates for actors.

A reader's mention may hold a title, a possessive mark or a whole coordination; what is left after trimming must still be a
name. Anything dropped says why.
"""

from onrecord.names import countries, organizations, persons, titles
from onrecord.syntax import Tree
from onrecord.types import ActorKind, Mention, Reading, Record, Refusal, Span

# Longest gazetteer names: "Democratic Republic of the Congo".
LONGEST = 5
MARKS = frozenset({"'s", "’s", "'", "’", "s"})
JOINS = frozenset({"and", "or", "&", ",", ";", "/", "vs"})
OPENING = frozenset(
    {"special", "deputy", "senior", "chief", "assistant", "vice", "executive", "managing", "acting", "minority", "majority", "press", "general"}
)
DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our"})


class Found(Record, frozen=True, kw_only=True):
    """A phrase that names an actor: its words, the word that heads it, and what the name alone tells."""

    words: tuple[int, ...]
    head: int
    kind: ActorKind
    name: str
    country: str | None = None
    sector: str | None = None
    reason: str = "name"


def named(reading: Reading, tree: Tree) -> tuple[list[Found], list[Refusal]]:
    """Every name of the text, in order, without overlaps; and the mentions that turned out to be none."""
    found: list[Found] = []
    refused: list[Refusal] = []
    taken: set[int] = set()
    for mention in sorted(reading.mentions, key=lambda m: (m.span, m.kind)):
        inside = [w for w in tree.inside(mention.span) if w not in taken]
        if mention.kind in {"date", "money", "misc", "product"} or not inside:
            continue
        for words in _parts(tree, mention, inside):
            result = _from_mention(tree, mention, words)
            if isinstance(result, Refusal):
                refused.append(result)
            elif result is not None:
                found.append(result)
            if len(words) > 1 and mention.kind != "person":
                taken.update(words)  # "Latin American" is no mention of America, "New Mexico" none of Mexico
            taken.update(result.words if isinstance(result, Found) else ())
    found += _from_gazetteer(tree, taken) + _after_title(tree, taken)
    found = _shared(tree, found, taken)
    return _settled(tree, sorted(found, key=lambda f: f.words)), refused


# ---------------------------------------------------------------- mentions


def _from_mention(tree: Tree, mention: Mention, words: list[int]) -> Found | Refusal | None:
    kept = _trimmed(tree, words, person=mention.kind == "person")
    name = text_of(tree, kept) if kept else ""
    if not kept or not any(c.isalpha() for c in name):
        return _refused(mention.span, "nothing is left of the name without titles and marks", tree)
    country = _country(tree, kept, name, mention.kind == "person")
    if country is not None:
        return country
    if persons.closed_class(name):
        return _refused(mention.span, f"{name!r} is a function word or a bare title, not a name", tree)
    build = {"person": _person, "organization": _organization, "norp": _people}.get(mention.kind, _place)
    return build(tree, kept, name, mention)


def _parts(tree: Tree, mention: Mention, words: list[int]) -> list[list[int]]:
    """ "Tehran, Iran" is two places."""
    if mention.kind != "location":
        return [words]
    parts: list[list[int]] = [[]]
    for word in words:
        parts = [*parts, []] if tree.form(word) == "," else [*parts[:-1], [*parts[-1], word]]
    return [p for p in parts if p]


def _trimmed(tree: Tree, words: list[int], *, person: bool) -> list[int]:
    """Words without determiner before, possessive mark after and, for a person, titles before and others after "and"."""
    kept = [w for w in words if tree.form(w) not in {"“", "”", '"', "(", ")"}]
    while kept and (tree.form(kept[0]).lower() in DETERMINERS | MARKS or not _speaks(tree, kept[0])):
        kept = kept[1:]
    while kept and (tree.form(kept[-1]).lower() in MARKS | JOINS or not _speaks(tree, kept[-1])):
        kept = kept[:-1]
    if person:
        kept = _first_of_list(tree, _without_titles(tree, kept))
    return kept


def _speaks(tree: Tree, word: int) -> bool:
    return any(c.isalnum() for c in tree.form(word))


def _without_titles(tree: Tree, words: list[int]) -> list[int]:
    while words and _title_word(tree, words[0]) and len(words) > 1:
        words = words[1:]
        owner = words and tree.form(words[0]).lower() == "of" and len(words) > 3  # "Mayor of Northmoor Piet Vint"
        words = words[2:] if owner and not _title_word(tree, words[1]) else words
        while words and tree.form(words[0]).lower() in {"'s", "’s", "-", "of", "for", "."}:
            words = words[1:]
    return words


def _title_word(tree: Tree, word: int) -> bool:
    form = tree.form(word)
    known = titles.honorific(form) or titles.rank(form) or titles.head(form) is not None or titles.status(form) is not None
    return known or countries.demonym(form) is not None or titles.modifier(form)


def _first_of_list(tree: Tree, words: list[int]) -> list[int]:
    cut = next((n for n, w in enumerate(words) if n and tree.form(w).lower() in JOINS), len(words))
    return words[:cut]


def _country(tree: Tree, words: list[int], name: str, is_person: bool) -> Found | None:  # noqa: FBT001
    """The name as a country's, a demonym's or a seat's. A reader's person of several words stays one ("Jordan Henderson")."""
    if is_person and len(words) > 1:
        return None
    code = countries.country(name)
    if code:
        return _found(tree, words, kind="country", country=code, reason="name of a country")
    code = countries.demonym(name)
    if code:
        return _demonym(tree, words, code)
    code = countries.seat(name)
    if code:
        return _found(tree, words, kind="organization", country=code, sector="GOV", reason="seat of a government")
    return None


def _demonym(tree: Tree, words: list[int], code: str) -> Found:
    """An adjective points to the country; a noun that heads a phrase of its own is its people."""
    last = tree.words[words[-1]]
    noun = last.pos in {"NOUN", "PROPN"} and not tree.form(words[-1]).isupper() and _noun_use(tree, words[-1])
    if noun:
        return _found(tree, words, kind="group", country=code, sector="CVL", reason="people of a country")
    return _found(tree, words, kind="country", country=code, reason="demonym")


def _noun_use(tree: Tree, word: int) -> bool:
    relation = tree.words[word].relation.partition(":")[0]
    return relation in {"nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos", "root"}


def _person(tree: Tree, words: list[int], name: str, mention: Mention) -> Found | Refusal | None:
    known = organizations.known(name)
    if known and len(words) == 1:
        return _organization(tree, words, name, mention)
    if countries.place(name) and len(words) == 1:
        return _place(tree, words, name, mention)
    if not _capitalised(tree, words):
        return _refused(mention.span, f"{name!r} is not written as a name", tree)
    return _found(tree, words, kind="person")


def _organization(tree: Tree, words: list[int], name: str, mention: Mention) -> Found | Refusal | None:
    words = _without_office(tree, words)
    name = text_of(tree, words)
    if len(words) == 1 and (titles.modifier(name) or tree.words[words[0]].pos in {"ADJ", "ADV"}) and not name.isupper():
        return None
    if len(words) == 1 and not organizations.known(name) and (titles.head(name) is not None or organizations.group_noun(name)):
        return None if organizations.group_noun(name) else _refused(mention.span, f"{name!r} alone names no organization", tree)
    code = organizations.country(name)
    return _found(tree, words, kind="organization", country=code, sector=organizations.sector(name))


def _without_office(tree: Tree, words: list[int]) -> list[int]:
    """An organization's name without an office that follows it: "FDD Research Fellow" → FDD."""
    if any(tree.form(w).lower() in {"of", "for"} for w in words) or len(words) < 2:
        return words
    if _before_title(tree, words):
        return words[:-1]
    if titles.head(tree.form(words[-1])) is None or tree.form(words[-1]).endswith("s") or organizations.known(text_of(tree, words)):
        return words
    kept = words[:-1]
    while len(kept) > 1 and titles.modifier(tree.form(kept[-1])):
        kept = kept[:-1]
    return kept


def _before_title(tree: Tree, words: list[int]) -> bool:
    """The last word belongs to the title that follows: "UN Special" before "Rapporteur"."""
    after = words[-1] + 1
    opens = plainly(tree, words[-1]) in OPENING
    return opens and after < len(tree.words) and titles.head(tree.form(after)) is not None


def plainly(tree: Tree, word: int) -> str:
    """A word as the title table spells it."""
    return titles.plain(tree.form(word))


def _people(tree: Tree, words: list[int], name: str, mention: Mention) -> Found | Refusal | None:
    known = organizations.known(name)
    if known:
        return _organization(tree, words, name, mention)
    if not _noun_use(tree, words[-1]) or tree.words[words[-1]].pos == "ADJ":
        return None
    return _found(tree, words, kind="group", country=_of_compound(name), reason="people named")


def _of_compound(name: str) -> str | None:
    """The country of "Iraqi Kurds", "Arab-Israeli": the one demonym among the parts."""
    codes = {c for part in name.replace("-", " ").split() if (c := countries.demonym(part))}
    return codes.pop() if len(codes) == 1 else None


def _place(tree: Tree, words: list[int], name: str, mention: Mention) -> Found | Refusal | None:
    known = organizations.known(name)
    if known:
        return _organization(tree, words, name, mention)
    if mention.kind == "facility":
        return _found(tree, words, kind="facility")
    after = range(words[-1] + 2, min(words[-1] + 4, len(tree.words)))
    larger = countries.country(text_of(tree, list(after[:1]))) if after and tree.form(words[-1] + 1) == "," else None
    return _found(tree, words, kind="place", country=countries.place(name) or larger)


def _refused(span: Span, reason: str, tree: Tree) -> Refusal:
    return Refusal(stage="resolve", what="actor", reason=f"{tree.text[span.start : span.end]!r}: {reason}", span=span)


# ---------------------------------------------------------------- what the reader missed


def _from_gazetteer(tree: Tree, taken: set[int]) -> list[Found]:
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
    hit = _country(tree, words, name, is_person=False)
    if hit is not None:
        return hit
    known = organizations.known(name)
    if known and (len(words) > 1 or tree.words[words[0]].pos == "PROPN"):
        return _found(tree, words, kind="organization", country=known.country, sector=known.sector, reason="well-known organization")
    return None


def _shared(tree: Tree, found: list[Found], taken: set[int]) -> list[Found]:
    """A name several countries share ("Congo", "the Islamic Republic") means the only one of them the article names otherwise."""
    known = {f.country for f in found if f.kind == "country" and f.country}
    kept = [_as_shared(tree, f, known) for f in found]
    for word in range(len(tree.words)):
        code = _meant(tree.form(word), known) if word not in taken else None
        if code is not None:
            kept.append(_found(tree, [word], kind="country", country=code, reason="shared by countries of which one is named here"))
            taken.add(word)
    return kept


def _meant(name: str, known: set[str]) -> str | None:
    meant = sorted(countries.sharing(name) & known)
    return meant[0] if len(meant) == 1 else None


def _as_shared(tree: Tree, one: Found, known: set[str]) -> Found:
    code = _meant(one.name, known) if one.kind in {"place", "organization", "group"} else None
    if code is None:
        return one
    return _found(tree, list(one.words), kind="country", country=code, reason="shared by countries of which one is named here")


def _after_title(tree: Tree, taken: set[int]) -> list[Found]:
    """Capitalised words after a form of address or a capitalised title, where the reader saw no name: "Mr Tanner"."""
    found: list[Found] = []
    for word in range(1, len(tree.words)):
        if word in taken or not _opens_name(tree, word) or word - 1 in taken:
            continue
        last = word + 1
        while last < len(tree.words) and last not in taken and _name_like(tree, last) and tree.sentence(last) == tree.sentence(word):
            last += 1
        words = list(range(word, last))
        found.append(_found(tree, words, kind="person", reason="name after a title"))
        taken.update(words)
    return found


def _opens_name(tree: Tree, word: int) -> bool:
    before = tree.form(word - 1)
    address = titles.gender(before) is not None and titles.honorific(before) and before[:1].isupper()
    return address and _name_like(tree, word) and tree.sentence(word) == tree.sentence(word - 1)


def _name_like(tree: Tree, word: int) -> bool:
    form = tree.form(word)
    return tree.words[word].pos == "PROPN" and form[:1].isupper() and not _title_word(tree, word) and not persons.closed_class(form)


# ---------------------------------------------------------------- in the light of all


def _settled(tree: Tree, found: list[Found]) -> list[Found]:
    """A single name that is part of the name of a person named in full here is that person; one that the gazetteers know as
    a place only after a form of address ("Mr Jordan")."""
    parts = {p for f in found if f.kind == "person" and len(f.words) > 1 for p in persons.parse(f.name).whole.split() if len(p) > 2}
    parts -= {persons.fold(f.name) for f in found if f.kind == "place" and _located(tree, f)}
    seen = {f.country for f in found if f.kind in {"country", "place"} and f.country}
    settled = [_as_person(f) if _is_person(tree, f, parts) else f for f in found]
    return [_namesake(tree, _at_home(f, seen), found) for f in settled]


def _located(tree: Tree, one: Found) -> bool:
    """Whether a name stands after a preposition of place."""
    return one.words[0] > 0 and tree.form(one.words[0] - 1).lower() in {"in", "at", "near", "from", "across", "outside", "around"}


def _namesake(tree: Tree, one: Found, found: list[Found]) -> Found:
    """A country with a namesake inside another ("Georgia") is that place where the text speaks of the other and of nothing near."""
    other = countries.namesake(one.country) if one.kind == "country" and one.country else None
    if other is None or one.reason != "name of a country":
        return one
    seen = {f.country for f in found if f.country and (f.country != one.country or f.reason != "name of a country")}
    if other.inside not in seen or not seen.isdisjoint({one.country, *other.near}):
        return one
    return _found(tree, list(one.words), kind="place", country=other.inside, reason=f"namesake in {other.inside}")


def _at_home(one: Found, seen: set[str]) -> Found:
    """An organization of a common name ("Labour Party") loses its country where the text does not speak of that country."""
    known = organizations.known(one.name) if one.kind == "organization" else None
    if known is None or not known.common or known.country in seen:
        return one
    sector = organizations.sector(one.name)
    return Found(words=one.words, head=one.head, kind=one.kind, name=one.name, sector=sector, reason="name used in several countries")


def _is_person(tree: Tree, one: Found, parts: set[str]) -> bool:
    if one.kind not in {"place", "country", "organization"} or len(one.words) != 1 or one.reason == "demonym":
        return False
    if persons.fold(tree.form(one.words[0])) not in parts or organizations.known(one.name):
        return False
    before = one.words[0] - 1
    addressed = before >= 0 and titles.honorific(tree.form(before))
    return addressed or (countries.place(one.name) is None and countries.seat(one.name) is None)


def _as_person(one: Found) -> Found:
    return Found(words=one.words, head=one.head, kind="person", name=one.name, reason="family name of a person named in full")


def _found(
    tree: Tree, words: list[int], *, kind: ActorKind, country: str | None = None, sector: str | None = None, reason: str = "name"
) -> Found:
    head = tree.head_of(tree.span(words))
    name = (country and kind == "country" and countries.name(country)) or text_of(tree, words)
    shown = words[0] if head is None else head
    return Found(words=tuple(words), head=shown, kind=kind, name=name, country=country, sector=sector, reason=reason)


def _capitalised(tree: Tree, words: list[int]) -> bool:
    return any(tree.form(w)[:1].isupper() or not tree.form(w).isascii() for w in words)


def text_of(tree: Tree, words: list[int] | tuple[int, ...]) -> str:
    """The characters from the first to the last word, blanks evened."""
    span = tree.span(list(words))
    return " ".join(tree.text[span.start : span.end].split())

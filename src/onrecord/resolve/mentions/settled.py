"""Names seen in the light of all others: shared names, namesakes, and places that are someone's name."""

from collections import Counter

from onrecord.names import countries, organizations, persons, places, titles
from onrecord.names.countries import Namesake
from onrecord.resolve.mentions.found import Found, made, refused
from onrecord.syntax import Tree
from onrecord.types import Refusal

WHERE = frozenset({"in", "at", "near", "from", "across", "outside", "around"})


def shared(tree: Tree, found: list[Found], taken: set[int]) -> list[Found]:
    """A name several countries share ("Congo", "the Islamic Republic") means the only one of them the article names otherwise."""
    known = {f.country for f in found if f.kind == "country" and f.country}
    kept = [_as_shared(tree, f, known) for f in found]
    for word in range(len(tree.words)):
        code = _meant(tree.form(word), known) if word not in taken else None
        if code is not None:
            kept.append(made(tree, [word], kind="country", country=code, reason="shared by countries of which one is named here"))
            taken.add(word)
    return kept


def halves(tree: Tree, found: list[Found], taken: set[int]) -> list[Found]:
    """ "The North" and "the South" are the Koreas where North Korea is named."""
    if not any(f.country == "PRK" and f.kind == "country" for f in found):
        return found
    named = {w: f for f in found for w in f.words}
    made_anew = {w: code for w in range(1, len(tree.words)) if (code := _half(tree, w)) and (w not in taken or len(named[w].words) == 1)}
    kept = [f for f in found if f.words[0] not in made_anew]
    taken.update(made_anew)
    return kept + [made(tree, [w], kind="country", country=code, reason="half of Korea") for w, code in made_anew.items()]


def _half(tree: Tree, word: int) -> str | None:
    after = tree.form(word + 1) if word + 1 < len(tree.words) else ""
    alone = tree.form(word - 1).lower() == "the" and not after[:1].isupper() and tree.words[word].pos in {"PROPN", "NOUN"}
    return {"North": "PRK", "South": "KOR"}.get(tree.form(word)) if alone and after != "of" else None


def _meant(name: str, known: set[str]) -> str | None:
    meant = sorted(countries.sharing(name) & known)
    return meant[0] if len(meant) == 1 else None


def _as_shared(tree: Tree, one: Found, known: set[str]) -> Found:
    code = _meant(one.name, known) if one.kind in {"place", "organization", "group"} else None
    if code is None:
        return one
    return made(tree, list(one.words), kind="country", country=code, reason="shared by countries of which one is named here")


def settled(tree: Tree, found: list[Found]) -> list[Found]:
    """A single name that is part of the name of a person named in full here is that person; one that the gazetteers know as
    a place only after a form of address ("Mr Jordan")."""
    full = [f for f in found if f.kind == "person" and len(f.words) > 1]
    parts = {p for f in full for p in persons.parse(f.name).whole.split() if len(p) > 2}
    parts -= {persons.fold(f.name) for f in found if f.kind in {"place", "country"} and _located(tree, f)}
    families = {persons.parse(f.name).family: f.words[0] for f in reversed(full)}
    families = {n: first for n, first in families.items() if n in parts and not _told_as_country(n, found)}
    home = Counter(f.country for f in found if f.kind in {"country", "place"} and f.country).most_common(1)
    settled = [_as_person(f) if _is_person(tree, f, parts) or _bears(f, families) else f for f in found]
    return [_namesake(tree, _at_home(f, {code for code, _ in home}), found) for f in settled]


def currency(tree: Tree, one: Found) -> bool:
    """ "US $300m" names money."""
    after = one.words[-1] + 1
    return one.kind == "country" and len(one.words) == 1 and after < len(tree.words) and tree.form(after)[:1] in {"$", "€", "£"}


def bare_titles(tree: Tree, found: list[Found]) -> tuple[list[Found], list[Refusal]]:
    """A form of address or rank alone ("Ayatollah", "Gen.") is nobody's name, unless someone named in full here bears it."""
    borne = {p for f in found if f.kind == "person" and len(f.words) > 1 for p in persons.parse(f.name).whole.split()}
    bare = [
        f
        for f in found
        if f.kind == "person" and (_only_titles(tree, f) or _titled(tree, f)) and persons.fold(tree.form(f.words[-1])) not in borne
    ]
    dropped = [refused(tree.span(list(f.words)), "a form of address or a rank without a name") for f in bare]
    return [f for f in found if f not in bare], dropped


def common_nouns(tree: Tree, found: list[Found]) -> tuple[list[Found], list[Refusal]]:
    """A single word that begins a sentence, is never a name elsewhere here and stands in lower case in the same text is a common word:
    "Little was left"."""
    lower = {tree.form(w) for w in range(len(tree.words)) if tree.form(w).islower()}
    borne = {p for f in found if f.kind == "person" and len(f.words) > 1 for p in persons.parse(f.name).whole.split()}
    times = Counter(f.name for f in found)
    chosen = [f for f in found if f.kind == "person" and len(f.words) == 1 and times[f.name] == 1 and f.name.lower() in lower]
    common = [f for f in chosen if _opens_sentence(tree, f.words[0]) and persons.fold(f.name) not in borne]
    dropped = [refused(tree.span(list(f.words)), "a common word at the beginning of a sentence") for f in common]
    return [f for f in found if f not in common], dropped


def _opens_sentence(tree: Tree, word: int) -> bool:
    return tree.sentences[tree.sentence(word)].first == word


def _titled(tree: Tree, one: Found) -> bool:
    """ "Mayor" of "the Lord Mayor": a post after a determiner or a form of address."""
    word = one.words[0]
    head = titles.head(tree.form(word)) if len(one.words) == 1 and word > 0 else None
    before = tree.form(word - 1).lower() if word else ""
    return head is not None and head.post and (before in {"the", "a", "an"} or titles.honorific(before) or titles.modifier(before))


def _only_titles(tree: Tree, one: Found) -> bool:
    forms = [tree.form(w) for w in one.words if tree.form(w) not in {".", "-"}]
    return all(titles.honorific(f) or titles.rank(f) or titles.honorific(f"{f}.") or titles.rank(f"{f}.") for f in forms)


def _located(tree: Tree, one: Found) -> bool:
    """Whether a name stands after a preposition of place, or before a comma and a larger place: "of Allen, Texas"."""
    after = one.words[-1] + 1
    larger = after + 1 < len(tree.words) and tree.form(after) == "," and countries.place(tree.form(after + 1)) is not None
    return larger or (one.words[0] > 0 and tree.form(one.words[0] - 1).lower() in WHERE)


def _namesake(tree: Tree, one: Found, found: list[Found]) -> Found:
    """A country with a namesake inside another ("Georgia") is that place where the text speaks of the other and of nothing near."""
    other = countries.namesake(one.country) if one.kind == "country" and one.country else None
    if other is None or one.reason != "name of a country":
        return one
    if _inside(tree, one, other, found):
        return made(tree, list(one.words), kind="place", country=other.inside, reason=f"namesake in {other.inside}, told beside it")
    seen = {f.country for f in found if f.country and (f.country != one.country or f.reason != "name of a country")}
    if other.inside not in seen or not seen.isdisjoint({one.country, *other.near}):
        return one
    return made(tree, list(one.words), kind="place", country=other.inside, reason=f"namesake in {other.inside}")


def _inside(tree: Tree, one: Found, other: Namesake, found: list[Found]) -> bool:
    """Beside the name stands what only the place inside a country has: a city of that country before a comma, or a governor after."""
    first, after = one.words[0], one.words[-1] + 1
    city = next((f for f in found if f.words[-1] == first - 2 and f.kind == "place"), None)
    if city is not None and tree.form(first - 1) == "," and places.country(city.name) == other.inside:
        return True
    after += after < len(tree.words) and tree.form(after) in {"'s", "’s"}
    head = tree.form(after).lower() if after < len(tree.words) else ""
    return head.rstrip("s.") in other.posts


def _at_home(one: Found, seen: set[str | None]) -> Found:
    """An organization of a common name ("Labour Party") keeps its country only where the text speaks most of that country."""
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


def _bears(one: Found, families: dict[str, int]) -> bool:
    """A capital's or country's name that is the family name of someone named in full before it, where nothing speaks of the place."""
    name = persons.fold(one.name)
    return one.kind in {"place", "country"} and len(one.words) == 1 and name in families and families[name] < one.words[0]


def _told_as_country(name: str, found: list[Found]) -> bool:
    """Whether the country of a place is spoken of by any other name: then the place's name may mean the country."""
    code = countries.place(name.title())
    return code is not None and any(f.country == code and persons.fold(f.name) != name and f.kind != "person" for f in found)


def _as_person(one: Found) -> Found:
    return Found(words=one.words, head=one.head, kind="person", name=one.name, reason="family name of a person named in full")

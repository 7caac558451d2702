"""Names a reader marked, cleaned. A mention may hold a title, a possessive mark or a whole coordination; what is left after
trimming must still be a name. Anything dropped says why."""

from onrecord.names import countries, organizations, outlets, persons, places, titles
from onrecord.resolve.mentions.found import Found, as_country, made, noun_use, refused, text_of, title_word
from onrecord.syntax import Tree
from onrecord.types import Mention, Refusal

QUOTES = frozenset({"“", "”", '"'})
BRACKETS = frozenset({"(", ")", "[", "]"})
MARKS = frozenset({"'s", "’s", "'", "’", "s"})
HANGING = frozenset({"of", "for", "the", "in", "at"})
JOINS = frozenset({"and", "or", "&", ",", ";", "/", "vs"})
OPENING = frozenset(
    {"special", "deputy", "senior", "chief", "assistant", "vice", "executive", "managing", "acting", "minority", "majority", "press"}
)
RANKS = frozenset({"senior", "junior", "deputy", "assistant", "associate", "managing", "visiting", "principal", "adjunct"})
DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our"})


def parts_of(tree: Tree, mention: Mention, words: list[int]) -> list[list[int]]:
    """ "Tehran, Iran" is two places; "Aldmoor University and the Vint Institute" are two bodies."""
    if mention.kind == "organization":
        return _bodies(tree, _untitled(tree, words))
    if mention.kind != "location":
        return [words]
    parts: list[list[int]] = [[]]
    for word in words:
        parts = [*parts, []] if tree.form(word) == "," else [*parts[:-1], [*parts[-1], word]]
    return [p for p in parts if p]


def _untitled(tree: Tree, words: list[int]) -> list[int]:
    """ "Vint Institute Senior Fellow", with the title or its first word taken into the name; "Office of the Deputy Minister" is whole."""
    for rank in words[1:]:
        names = tree.form(rank - 1).lower() not in {"the", "of", "a", "and", "&"}
        last = rank + 1 < len(tree.words) and titles.head(tree.form(rank + 1)) is not None and words[-1] <= rank + 1
        if tree.form(rank).lower() in RANKS and names and last:
            return [w for w in words if w < rank]
    return words


def _bodies(tree: Tree, words: list[int]) -> list[list[int]]:
    """Both sides of "and" bear a word for their type, and are more than that word: two names."""
    at = next((n for n, w in enumerate(words) if tree.form(w).lower() == "and"), None)
    if at is None or organizations.known(text_of(tree, words)):
        return [words]
    sides = [words[:at], words[at + 1 :]]
    whole = all(len(side) > 1 and _has_type(tree, side) for side in sides)
    return sides if whole else [words]


def _has_type(tree: Tree, words: list[int]) -> bool:
    name = text_of(tree, words)
    return organizations.known(name) is not None or any(organizations.sector(tree.form(w)) for w in words)


def from_mention(tree: Tree, mention: Mention, words: list[int]) -> Found | Refusal | None:
    kept = _trimmed(tree, words, person=mention.kind == "person")
    name = text_of(tree, kept) if kept else ""
    if not kept or sum(c.isalpha() for c in name) < (2 if name.isascii() else 1):
        return refused(mention.span, "nothing is left of the name without titles and marks")
    country = as_country(tree, kept, name, mention.kind == "person")
    if country is not None:
        return country
    if persons.closed_class(name):
        return refused(mention.span, "a function word or a bare title, not a name")
    build = {"person": _person, "organization": _organization, "norp": _people}.get(mention.kind, _place)
    return build(tree, kept, name, mention)


def _trimmed(tree: Tree, words: list[int], *, person: bool) -> list[int]:
    """Words without determiner before, possessive mark after and, for a person, titles before and others after "and"."""
    kept = [w for w in _unbracketed(tree, words) if tree.form(w) not in QUOTES]
    while kept and (tree.form(kept[0]).lower() in DETERMINERS | MARKS or not _speaks(tree, kept[0]) or _common(tree, kept)):
        kept = kept[1:]
    while kept and (_hangs(tree, kept) or not _speaks(tree, kept[-1])):
        kept = kept[:-1]
    if person:
        kept = first_of_list(tree, _without_titles(tree, kept))
    return kept


def _common(tree: Tree, words: list[int]) -> bool:
    """A common word before the name itself: "central London"; "al-Vint" and "de Vint" begin with a particle."""
    form = tree.form(words[0])
    after = [tree.form(w) for w in words[1:]]
    particle = persons.particle(form) or (bool(after) and after[0] in {"-", "‑", "'", "’"})
    return form.islower() and not particle and any(f[:1].isupper() for f in after)


def _unbracketed(tree: Tree, words: list[int]) -> list[int]:
    """Without brackets; what stands in them inside a name ("Jan (Yosef) Vint") or is left open is left out."""
    marks = [(n, tree.form(w)) for n, w in enumerate(words) if tree.form(w) in BRACKETS]
    if not marks:
        return words
    opened = next((n for n, mark in marks if mark in "(["), len(words))
    closed = next((n for n, mark in marks if mark in ")]"), len(words))
    if opened == 0 or closed < opened:
        return [w for n, w in enumerate(words) if tree.form(w) not in BRACKETS]
    return words[:opened]


def _hangs(tree: Tree, words: list[int]) -> bool:
    """A possessive mark, a conjunction or a preposition left at the end; "in" of "Kim Jae-in" is none."""
    form = tree.form(words[-1]).lower()
    return form in MARKS | JOINS or (form in HANGING and len(words) > 1 and tree.form(words[-2]) not in {"-", "‑"})


def _speaks(tree: Tree, word: int) -> bool:
    return any(c.isalnum() for c in tree.form(word))


def _without_titles(tree: Tree, words: list[int]) -> list[int]:
    while words and title_word(tree, words[0]) and len(words) > 1:
        words = words[1:]
        owner = words and tree.form(words[0]).lower() == "of" and len(words) > 3  # "Mayor of Northmoor Piet Vint"
        words = words[2:] if owner and not title_word(tree, words[1]) else words
        while words and tree.form(words[0]).lower() in {"'s", "’s", "-", "of", "for", "."}:
            words = words[1:]
    return words


def first_of_list(tree: Tree, words: list[int]) -> list[int]:
    cut = next((n for n, w in enumerate(words) if n and tree.form(w).lower() in JOINS), len(words))
    return words[:cut]


def _person(tree: Tree, words: list[int], name: str, mention: Mention) -> Found | Refusal | None:
    known = organizations.known(name)
    if known and len(words) == 1:
        return _organization(tree, words, name, mention)
    if outlets.by_name(name) and not _addressed(tree, words):
        return made(tree, words, kind="organization", sector="MED", reason="name of an outlet")
    if countries.place(name) and len(words) == 1:
        return _place(tree, words, name, mention)
    if not _capitalised(tree, words):
        return refused(mention.span, "a person not written as a name")
    return made(tree, words, kind="person")


def _addressed(tree: Tree, words: list[int]) -> bool:
    """After a form of address: "Mr Dawn" is no newspaper."""
    return words[0] > 0 and titles.honorific(tree.form(words[0] - 1))


def _organization(tree: Tree, words: list[int], name: str, mention: Mention) -> Found | Refusal | None:
    words = _without_office(tree, words)
    name = text_of(tree, words)
    if _part_of_title(tree, words):
        return None
    if len(words) == 1 and (titles.modifier(name) or tree.words[words[0]].pos in {"ADJ", "ADV"}) and not name.isupper():
        return None
    if len(words) == 1 and not organizations.known(name) and (titles.head(name) is not None or organizations.group_noun(name)):
        return None if organizations.group_noun(name) else refused(mention.span, "a word that alone names no organization")
    code = organizations.country(name)
    return made(tree, words, kind="organization", country=code, sector=organizations.sector(name))


def _part_of_title(tree: Tree, words: list[int]) -> bool:
    """ "Home" of "Home Secretary", "Shadow Home" of "Shadow Home Secretary"."""
    after = words[-1] + 1
    if not titles.modifier(tree.form(words[-1])) or after >= len(tree.words) or titles.head(tree.form(after)) is None:
        return False
    return len(words) == 1 or (len(words) == 2 and tree.form(words[0]) in {"Shadow", "Deputy", "Acting", "Former"})


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
    if not noun_use(tree, words[-1]) or tree.words[words[-1]].pos == "ADJ":
        return None
    return made(tree, words, kind="group", country=_of_compound(name), reason="people named")


def _of_compound(name: str) -> str | None:
    """The country of "Iraqi Kurds", "Arab-Israeli": the one demonym among the parts."""
    codes = {c for part in name.replace("-", " ").split() if (c := countries.demonym(part))}
    return codes.pop() if len(codes) == 1 else None


def _place(tree: Tree, words: list[int], name: str, mention: Mention) -> Found | Refusal | None:
    known = organizations.known(name)
    if known:
        return _organization(tree, words, name, mention)
    if not any(tree.form(w)[:1].isupper() or not tree.form(w).isascii() for w in words):
        return None
    if mention.kind == "facility":
        return made(tree, words, kind="facility")
    after = range(words[-1] + 2, min(words[-1] + 4, len(tree.words)))
    larger = countries.country(text_of(tree, list(after[:1]))) if after and tree.form(words[-1] + 1) == "," else None
    return made(tree, words, kind="place", country=None if places.beyond(name) else places.country(name) or larger)


def _capitalised(tree: Tree, words: list[int]) -> bool:
    return any(tree.form(w)[:1].isupper() or not tree.form(w).isascii() for w in words)

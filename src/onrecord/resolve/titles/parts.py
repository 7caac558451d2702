"""Parts of a title phrase: how far it reaches, what is field and what organization, whose country, which role, what time."""

from collections.abc import Mapping
from typing import Literal

from onrecord.names import organizations, outlets, titles
from onrecord.resolve.mentions.found import Found, text_of
from onrecord.syntax import Tree
from onrecord.types import OfficeStatus

Names = Mapping[int, Found]
Mark = OfficeStatus | Literal["then"] | None
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
# Heads too general to tell their role without the organization: "chief", "secretary of the security council".
GENERAL = frozenset(
    {
        "chief",
        "head",
        "commander",
        "secretary",
        "director",
        "leader",
        "chairman",
        "chair",
        "chairwoman",
        "governor",
        "boss",
        "member",
        "minister",
    }
)
# Lower-case nouns that head an organization's description: "the security council", "the armed forces general staff".
# fmt: off
BODIES = frozenset({
    "staff", "council", "committee", "board", "office", "service", "centre", "center", "team", "network", "programme", "program",
    "taskforce", "survey", "panel", "forum", "federation", "foundation", "institute",
})
# fmt: on
NO_BODIES = frozenset(
    {"country", "nation", "republic", "state", "kingdom", "world", "board", "company", "city", "town", "year", "month", "week", "day"}
)
# What the president of a body is, by a noun in its name.
PRESIDED = (
    ("speaker", "LEG", frozenset({"parliament", "assembly", "senate", "congress", "knesset", "legco", "legislature", "duma", "verkhovna"})),
    ("judge", "JUD", frozenset({"court", "tribunal"})),
    ("education_leader", "EDU", frozenset({"university", "college"})),
    ("party_leader", "PTY", frozenset({"party"})),
)
ORDINALS = frozenset({"first", "second", "third", "last", "previous"})
NOT_COUNTED = frozenset({"lady", "deputy", "female", "woman", "black", "vice", "secretary"})


def mark(tree: Tree, own: list[int], head: int) -> Mark:
    """Former, acting, then, late … from the words before the head, "-elect" and "designate" after it."""
    near = [w for w in own if w < head]
    after = [w for w in range(head + 1, min(head + 3, len(tree.words))) if tree.form(w).lower() in {"elect", "designate"}]
    marks = [m for w in [*near, *after] if (m := titles.status(tree.form(w).removesuffix("-")))]
    if any(tree.form(w).lower().startswith("ex-") for w in [*near, head]):
        return "former"
    ranked: tuple[Mark, ...] = ("former", "deceased", "designate", "acting", "then")
    return next((m for m in ranked if m in marks), None)


def ordinal(tree: Tree, own: list[int], head: int) -> bool:
    """ "The first president" may be long gone; "the first female president" may be today's."""
    near = [tree.form(w).lower() for w in own if w < head]
    counted = any(f in ORDINALS or (f[:1].isdigit() and f.endswith(("st", "nd", "rd", "th"))) for f in near)
    return counted and NOT_COUNTED.isdisjoint([*near, tree.form(head).lower()])


# ---------------------------------------------------------------- how far it reaches


def preposition(tree: Tree, word: int) -> str:
    """The first preposition before a phrase, lower case."""
    case = next((c for c in tree.children(word, "case") if c < word), None)
    return "" if case is None else tree.form(case).lower()


def first_of(tree: Tree, child: int) -> int:
    """The word after the preposition that governs the phrase, whatever the parser attached inside."""
    case = next((c for c in tree.children(child, "case") if c < child and tree.form(c).lower() not in POSSESSIVE), None)
    return child if case is None else case + 1


def end_of(tree: Tree, child: int, names: Names) -> int:
    """The last word of the phrase a noun heads: its name's last, or its own run with nested of-phrases."""
    last = names[child].words[-1] if child in names else child
    for c in tree.children(child, "nmod", "flat", "compound", "conj"):
        somebody = c in names and names[c].kind == "person" and tree.words[c].relation == "conj"
        title = tree.words[c].relation == "conj" and c not in names and titles.head(tree.form(c)) is not None
        if c > last and not somebody and not title and (preposition(tree, c) in {"of", "for", ""}) and c - last <= 4:
            last = max(last, names[c].words[-1] if c in names else end_of(tree, c, names))
    return last


def field_end(tree: Tree, head: int, child: int, names: Names) -> int | None:
    """Where an of-phrase that belongs to the title ends: a minister's field, "chief of staff", "director of sales"; None if it
    names an organization."""
    case = preposition(tree, child)
    last = end_of(tree, child, names)
    if case == "to":
        return last
    if case != "of" or child in names:
        return None
    fixed = next((e for e in range(last, head + 1, -1) if titles.fixed([tree.form(w) for w in range(head, e + 1)])), None)
    if fixed is not None:
        return fixed
    bare = not any(tree.words[c].relation in {"det", "nmod:poss"} for c in tree.children(child))
    named = any(w in names for w in range(head + 1, child + 1))
    if titles.domain(tree.form(head)) and bare and not named:
        return _joined_field(tree, last, names)
    return child if bare and not named and not _body(tree, list(range(head + 2, child + 1)), child) else None


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


def _body(tree: Tree, words: list[int], child: int) -> bool:
    """Whether words describe an organization: a capital letter, or a noun for a body."""
    noun = organizations.group_noun(tree.lemma(child)) or organizations.group_noun(tree.form(child))
    known = (noun is not None and noun.kind == "body") or tree.lemma(child) in BODIES
    capital = any(tree.form(w)[:1].isupper() for w in words)
    return capital or (known and tree.lemma(child) not in NO_BODIES)


# ---------------------------------------------------------------- organization, country, role


def organization(tree: Tree, outer: list[int], names: Names) -> str | None:
    """What the phrase after "of", "for" or "at" names, without determiner and country; a country alone is no organization."""
    for child in sorted(outer, key=lambda c: (preposition(tree, c) != "at" or c not in names, c)):
        if preposition(tree, child) in {"in", "to"}:
            continue
        if any(tree.form(c).lower() in {"a", "an"} for c in tree.children(child, "det")):
            named = next((names[w] for w in (child + 1, child + 2) if w in names and names[w].head in tree.children(child, "appos")), None)
            if named is not None and named.kind == "organization":  # "convener of a citizens' forum, Aldtek Watch"
                return named.name
            continue
        if child in names:
            if names[child].kind == "organization" or (names[child].kind == "facility" and preposition(tree, child) in {"at", "of"}):
                return names[child].name
            continue
        words = list(range(first_of(tree, child), end_of(tree, child, names) + 1))
        while words and _stripped_off(tree, words[0], names):
            words = words[1:]
        if words and _describes(tree, words, child):
            last = names.get(words[-1])
            return last.name if last is not None and last.kind == "organization" and tree.form(words[0]).islower() else text_of(tree, words)
    return None


def body_before(tree: Tree, words: list[int], head: int) -> list[int]:
    """The words before a spokesman or official that name their body: "foreign ministry spokesman"; empty for any other head, as
    in "police commander" the body is part of the title."""
    noun = organizations.group_noun(tree.lemma(head - 1)) if head - 1 in words else None
    found = titles.head(tree.form(head))
    speaks = found is not None and found.role in {"spokesperson", "official"}
    return [w for w in words if w < head] if speaks and noun is not None and noun.kind == "body" else []


def _describes(tree: Tree, words: list[int], child: int) -> bool:
    named = any(tree.form(w)[:1].isupper() for w in words)
    counted = any(tree.words[w].pos == "NUM" for w in words) or (tree.lemma(child) in NO_BODIES and not named)
    several = tree.form(child).islower() and tree.form(child).lower() != tree.lemma(child) and not tree.form(words[0])[:1].isupper()
    if several and tree.form(child).lower() not in {"forces", "services", "affairs", "staff"}:
        return False
    return tree.words[child].pos in {"NOUN", "PROPN"} and not counted and _body(tree, words, child)


def _stripped_off(tree: Tree, word: int, names: Names) -> bool:
    if tree.form(word).lower() in POSSESSIVE or tree.words[word].pos in {"DET", "PRON"}:
        return True
    return word in names and names[word].kind in {"country", "place"}


def country(tree: Tree, head: int, inner: list[Found], outer: list[int], names: Names) -> str | None:
    """The country of the words before the head, else of the phrases after it, else of the organization."""
    direct = [f.country for f in inner if f.kind in {"country", "place", "group"} and f.country]
    if direct:
        # "His Greek and French counterparts" are of two countries; "Norway's Portugal envoy" is of the owner's.
        owned = any(tree.form(f.words[-1] + 1) in POSSESSIVE for f in inner if f.country == direct[0])
        return direct[0] if owned or len(set(direct)) == 1 else None
    for child in outer:
        if preposition(tree, child) == "to":
            continue
        for word in [child, *range(first_of(tree, child), end_of(tree, child, names) + 1)]:
            if word in names and names[word].country and names[word].kind in {"country", "place", "group"}:
                judged = tree.form(head).lower() == "leader"
                if preposition(tree, child) == "for" and (names[word].kind == "place" or judged or _sent(tree, head)):
                    continue  # an envoy for a place is not of it; who is "a good leader for Norland" may be anybody's
                return names[word].country
    everything = inner + [names[c] for c in outer if c in names]
    return next((c for f in everything if f.kind == "organization" and (c := f.country)), None) or _seated(tree, everything, names)


def _sent(tree: Tree, head: int) -> bool:
    """Whether a title is that of somebody sent: the country after "for" or "to" is not the sender's."""
    found = titles.head(tree.form(head))
    return found is not None and found.role == "ambassador"


def _seated(tree: Tree, bodies: list[Found], names: Names) -> str | None:
    """Where an organization sits, if its name is followed by it: "the Crisis Observatory in Vienna"."""
    for body in bodies:
        place = body.words[-1] + 2
        if body.kind == "organization" and place in names and tree.form(place - 1).lower() == "in" and names[place].kind == "place":
            return names[place].country
    return None


def _presiding(found: str, body: str) -> tuple[str, str | None]:
    """Who presides over a body that is no state: a parliament's president is its speaker, a court's a judge."""
    named = frozenset(body.casefold().split())
    office, kind = next(((role, sector) for role, sector, nouns in PRESIDED if named & nouns), (found, organizations.sector(body)))
    second = found == "vice_president"
    return ("deputy_" + ("president" if office == found else office), kind) if second else (office, kind)


def role(tree: Tree, head: int, title: str, body: str | None, state: str | None) -> tuple[str | None, str | None]:
    """The taxonomy's role and the sector of a title, its organization read with it where the head alone is too general."""
    general = titles.plain(tree.form(head)) in GENERAL
    found, sector = titles.role_of(title, body if general and body else "")
    if found == "artist" and body and (outlets.by_name(body) or organizations.sector(body) == "MED"):
        return "journalist", "MED"
    if sector is None and body:
        sector = organizations.sector(body)
    if found == "president" and body is None and state:
        return "head_of_state", "GOV"
    if found in {"president", "vice_president"} and body is not None:
        return _presiding(found, body)
    governs = (found == "chancellor" and state in {"DEU", "AUT"}) or (title.casefold() == "chief executive" and state in {"HKG", "MAC"})
    if governs and body is None:
        return "head_of_government", "GOV"
    return found, sector

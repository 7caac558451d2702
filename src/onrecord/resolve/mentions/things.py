"""Named things: a ship, an aircraft, a weapon or a document is no person, place or organization, whatever the reader took it for."""

from onrecord.names import organizations, persons, titles
from onrecord.names import things as known
from onrecord.resolve.mentions.found import Found, made, refused, text_of
from onrecord.syntax import Tree
from onrecord.types import Mention, Refusal

CONVERTED = frozenset({"person", "place", "organization", "facility", "thing", "group"})


def from_thing(tree: Tree, mention: Mention, words: list[int]) -> Found | None:
    """A mention the reader marked as a product or left without a better kind, if what stands beside it says what it is."""
    while words and not tree.form(words[0])[:1].isupper():
        words = words[1:]
    if not words or persons.closed_class(text_of(tree, words)) or tree.words[words[-1]].pos not in {"NOUN", "PROPN", "NUM", "X"}:
        return None
    beside = _after_carrier(tree, words[0]) or _weapon_after(tree, words[-1])
    named = mention.kind == "product" or _named_document(tree, words) or beside
    return made(tree, words, kind="thing", reason="named thing") if named else None


def _named_document(tree: Tree, words: list[int]) -> bool:
    of = next((n for n, w in enumerate(words) if n and tree.form(w).lower() in {"of", "on"}), len(words))
    return len(words) > 1 and known.document(tree.form(words[of - 1]))


def _weapon_after(tree: Tree, last: int) -> bool:
    """ "Kalibr cruise missiles", "the S-400 system": a weapon's noun in the same phrase."""
    end = tree.sentences[tree.sentence(last)].last
    after = [w for w in range(last + 1, min(last + 4, end)) if tree.words[w].pos in {"NOUN", "ADJ", "PUNCT", "NUM"}]
    nouns = (w for w in after if tree.words[w].pos == "NOUN" and w - last == after.index(w) + 1)
    return any(known.weapon(tree.lemma(w)) for w in nouns)


def things(tree: Tree, found: list[Found]) -> tuple[list[Found], list[Refusal]]:
    """Names told to be things by what stands beside them, and then wherever they return; a bare noun for one is no name."""
    told = {n: rest for n, f in enumerate(found) if f.kind in CONVERTED and (rest := _told(tree, f)) is not None}
    full = {p for f in found if f.kind == "person" and len(f.words) > 1 for p in persons.parse(f.name).whole.split()}
    told = {n: rest for n, rest in told.items() if not (known.benchmark(found[n].name) and persons.fold(found[n].name) in full)}
    spelled = {persons.fold(text_of(tree, rest)) for rest in told.values() if rest}
    kept: list[Found] = []
    dropped: list[Refusal] = []
    for number, one in enumerate(found):
        rest = told.get(number, one.words if one.kind in CONVERTED and persons.fold(one.name) in spelled else None)
        if rest is None:
            kept.append(one)
        elif rest:
            kept.append(made(tree, list(rest), kind="thing", reason="named thing"))
        else:
            dropped.append(refused(tree.span(list(one.words)), "a common noun, not a name"))
    return kept, dropped


def _told(tree: Tree, one: Found) -> tuple[int, ...] | None:
    """The words of a thing's name, none if it is only the noun; None if nothing tells that it is a thing."""
    rest = one.words
    while rest and known.carrier(tree.form(rest[0])):
        rest = rest[1:]
    if len(rest) < len(one.words):
        return rest if not rest or tree.form(rest[0])[:1].isupper() else ()
    if one.kind == "thing":
        return one.words
    if known.benchmark(one.name) and one.kind in {"person", "place"}:
        return one.words
    if organizations.known(one.name) or one.country is not None:
        return None
    first = tree.form(one.words[0])
    opens = len(one.words) > 1 and (known.prefix(first) or first == "Operation")
    ranked = _with_rank(tree, one)
    if ranked is not None:
        return ranked
    return one.words if opens or _after_carrier(tree, one.words[0]) or _before_weapon(tree, one) else None


def _with_rank(tree: Tree, one: Found) -> tuple[int, ...] | None:
    """A ship called after an officer: "the frigate Admiral Vint"."""
    first = one.words[0]
    while (
        first > 0
        and (titles.rank(tree.form(first - 1)) or titles.head(tree.form(first - 1)) is not None)
        and tree.form(first - 1)[:1].isupper()
    ):
        first -= 1
    ship = first < one.words[0] and one.kind == "person" and _after_carrier(tree, first)
    return tuple(range(first, one.words[-1] + 1)) if ship else None


def _after_carrier(tree: Tree, first: int) -> bool:
    """Directly after "trawler" or "frigate", both in one phrase."""
    before = first - 1
    return (
        before >= 0
        and known.carrier(tree.form(before))
        and tree.sentence(before) == tree.sentence(first)
        and tree.words[before].pos in {"NOUN", "PROPN"}
        and not tree.words[first].relation.startswith(("nsubj", "obj", "root"))
    )


def _before_weapon(tree: Tree, one: Found) -> bool:
    """ "Shahed-136 drones": the name modifies the weapon's noun. A maker ("Boeing jets") is an organization and stays one."""
    after = one.words[-1] + 1
    while after < len(tree.words) and (tree.form(after) in {"-", "‑"} or tree.form(after).isdigit()):
        after += 1
    inside = after < len(tree.words) and tree.sentence(after) == tree.sentence(one.head) and tree.words[after].pos == "NOUN"
    weapon = one.kind in {"person", "place"} or (one.kind == "group" and one.reason == "people named")
    return weapon and inside and known.weapon(tree.form(after).removesuffix("s"))

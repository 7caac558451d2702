"""Does a pattern of the lexicon fit at a word? Conditions are tested on the word's arguments."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.resolve.lexicon import BARE, INF, THAT, Condition, Lexicon, Pattern, nouns
from onrecord.resolve.parties import Parties
from onrecord.resolve.roles import Roles, gerund, named_complement, nominal, plain, roles
from onrecord.syntax import Tree

MIN_DOUBLED = 5
AFTERWARDS = frozenset({"after", "following"})  # "left after talks with Roe": who left took part


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern that fits: the cue's words, the words that fulfilled conditions (`used`), its arguments, other readings.

    `light` is the verb that carries tense and subject for an event noun ("launched strikes"), if there is one.
    """

    pattern: Pattern
    cue: int
    words: tuple[int, ...]
    used: tuple[int, ...]
    roles: Roles
    light: int | None = None
    others: tuple[Pattern, ...] = ()


def infinitives(tree: Tree, verb: int) -> list[int]:
    """Infinitive clauses right below a verb; bare ones only as its complement ("helped them build")."""
    found = []
    for c in tree.children(verb):
        relation = plain(tree.words[c].relation)
        marked = any(tree.lemma(m) == "to" for m in tree.children(c, "mark"))
        bare = relation == "xcomp" and tree.form(c).lower() == tree.lemma(c)
        verbal = tree.words[c].pos in {"VERB", "AUX"} or bool(tree.children(c, "cop"))
        after = c > verb  # "our job is to transform the country, he told the crowd"
        if after and verbal and relation in {"xcomp", "advcl", "ccomp", "acl"} and (marked or bare):
            found.append(c)
    return found or _through_addressee(tree, verb)


def _through_addressee(tree: Tree, verb: int) -> list[int]:
    """ "called on the world to help": parsers often hang the infinitive on the one addressed."""
    addressed = [o for o in tree.children(verb, "obl") if any(tree.lemma(c) in {"on", "upon"} for c in tree.children(o, "case"))]
    below = [c for o in addressed for c in tree.children(o, "acl")]
    return [c for c in below if tree.words[c].pos == "VERB" and any(tree.lemma(m) == "to" for m in tree.children(c, "mark"))]


def _objects(tree: Tree, word: int, found: Roles) -> list[int]:
    """Whatever can fill an unmarked place: objects, predicates over them and the modifiers of both."""
    near = [*found.patients, *found.governed("iobj"), *tree.children(word, "xcomp", "advmod", "obj")]
    return [*near, *(m for n in near for m in tree.children(n, "compound", "amod"))]


def _candidates(tree: Tree, word: int, place: str, found: Roles) -> list[int]:
    if place == BARE:
        return _objects(tree, word, found)
    if place == INF:
        return infinitives(tree, word)
    if place == THAT:
        return tree.children(word, "ccomp")
    if place == "sbj":
        return list(found.agents)
    if place == "that-sbj":
        return [h for c in tree.children(word, "ccomp") for h in roles(tree, c).agents]
    if place == "mod":
        return tree.children(word, "compound", "amod")
    if place == "against":
        return found.governed("against", "agaisnt")
    return found.governed(place)


def _absent(tree: Tree, word: int, condition: Condition, found: Roles) -> bool:
    place = condition.place
    if condition.words:
        given = {lemma for c in _candidates(tree, word, place, found) for lemma in _lemmas(tree, c)}
        return not condition.words & given
    if place == "obj":
        return not found.patients
    if place == "inf":
        return not infinitives(tree, word)
    named = named_complement(tree, word)
    return not [c for c in tree.children(word, "xcomp", "ccomp") if c not in named]


def _lemmas(tree: Tree, word: int) -> set[str]:
    form = tree.form(word).lower()
    guessed = {form[:-1], form[:-2]} if form.endswith("ed") and tree.lemma(word).lower() == form else set()
    singular = form if tree.words[word].pos == "PROPN" else form.removesuffix("s")
    phrasal = {f"{tree.lemma(word)}_{tree.lemma(p)}" for p in tree.children(word, "compound:prt")}
    return {tree.lemma(word), form, singular, *guessed, *phrasal}


def fits(condition: Condition, word: int, found: Roles, parties: Parties) -> list[int] | None:
    """The words that fulfil a condition; None if it fails. A required subject that the clause leaves unsaid fails too."""
    tree = parties.tree
    if condition.absent:
        return [] if _absent(tree, word, condition, found) else None
    candidates = _candidates(tree, word, condition.place, found)
    if condition.kinds == {"any"} and not condition.words:
        if condition.place == BARE:
            complements = [c for c in tree.children(word, "xcomp", "ccomp") if gerund(tree, c)]  # "opposed raising taxes"
            candidates = [*found.patients, *found.governed("iobj"), *complements]
        return candidates[:1] or None
    for c in candidates:
        if condition.words & (_lemmas(tree, c) | _lemmas(tree, parties.counted(c))) or any(
            _of_kind(c, k, parties) for k in condition.kinds
        ):
            return [c]
    return None


def _of_kind(word: int, kind: str, parties: Parties) -> bool:
    """A modifier tells the kind only of what is an instrument of its owner: "Arda's positions" are hit for Arda, but whoever
    captures Ardan pilots captures no place, and whoever meets a commission's target meets no commission."""
    tree = parties.tree
    beside = tree.words[word].relation in {"amod", "compound"} and tree.words[word].head >= 0
    if beside and (kind == "place" or tree.lemma(tree.words[word].head) not in nouns("instrument") | nouns("deed")):
        return False
    return parties.is_kind(word, kind)


def _particle(tree: Tree, word: int) -> list[tuple[str, int]]:
    return [(tree.lemma(c), c) for c in tree.children(word, "compound:prt", "advmod", "xcomp", "case")]


def _fit(pattern: Pattern, word: int, found: Roles, parties: Parties) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Cue words and used words, if every condition is fulfilled."""
    words, used = [word], []
    if pattern.particle:
        particle = next((c for lemma, c in _particle(parties.tree, word) if lemma == pattern.particle), None)
        if particle is None:
            return None
        words.append(particle)
    for condition in pattern.conditions:
        fulfilled = fits(condition, word, found, parties)
        if fulfilled is None:
            return None
        if condition.place != "sbj":
            used.extend(fulfilled)
        if condition.words and condition.place in {BARE, "mod"}:
            words.extend(fulfilled)
    return tuple(sorted(set(words))), tuple(sorted(set(used)))


def _best(patterns: Iterable[Pattern], word: int, found: Roles, parties: Parties, light: int | None = None) -> Match | None:
    fitting = [(p, spans) for p in patterns if (spans := _fit(p, word, found, parties)) is not None]
    if not fitting:
        return None
    pattern, (words, used) = max(fitting, key=lambda f: (f[0].specificity, f[0].rule.weight))
    others = tuple(p for p, _ in fitting if p is not pattern and p.rule.type != pattern.rule.type)
    return Match(pattern, word, words, used, found, light, others)


def _stems(lemma: str) -> tuple[str, ...]:
    """A lemma and what it may stand for: guessed ones miss or add a final e ("thanke", "examin") or keep an ending ("slammed")."""
    doubled = lemma[:-3] if lemma.endswith("ed") and len(lemma) > MIN_DOUBLED and lemma[-3] == lemma[-4] else lemma
    return (lemma, lemma.removesuffix("e"), f"{lemma}e", lemma.removesuffix("ed"), lemma.removesuffix("d"), doubled)


def verb_match(lexicon: Lexicon, word: int, parties: Parties) -> Match | None:
    """The most specific verb or adjective pattern that fits at a word."""
    tree = parties.tree
    # A participle with an object is a verb, whatever the tagger says ("has jailed a student").
    pos = "adjective" if tree.words[word].pos == "ADJ" and not tree.children(word, "obj") else "verb"
    stems = _stems(tree.lemma(word))
    patterns = next((found for stem in stems if (found := lexicon.of(pos, stem))), ())
    return _best(patterns, word, roles(tree, word), parties) if patterns else None


def _joint(tree: Tree, noun: int) -> int | None:
    """ "invited him during a call": the verb whose subject and object take part in the consultation named beside it."""
    head = tree.words[noun].head
    case = {form for c in tree.children(noun, "case") for form in (tree.lemma(c), tree.form(c).lower())}
    if (
        head < 0
        or plain(tree.words[noun].relation) not in {"obl", "obj", "advcl"}
        or not case & {"during", "in", "at", "by", *AFTERWARDS}
        or tree.lemma(noun) not in nouns("encounter")
    ):
        return None
    while tree.words[head].relation == "xcomp" and tree.words[head].head >= 0:
        head = tree.words[head].head
    return head if tree.words[head].pos == "VERB" else None


def light_verb(tree: Tree, noun: int) -> int | None:
    """The verb an event noun leans on: "held talks", "strikes were launched", "flew in for talks"; coordinates share it."""
    while plain(tree.words[noun].relation) == "conj" and tree.words[noun].head >= 0:
        noun = tree.words[noun].head
    head, relation = tree.words[noun].head, tree.words[noun].relation
    if head < 0 or tree.words[head].pos != "VERB":
        return None
    if relation in {"obj", "nsubj:pass"} and tree.lemma(head) in nouns("light"):
        return head
    case = {tree.lemma(c) for c in tree.children(noun, "case")}
    leaning = plain(relation) in {"obl", "advcl"} and (
        (tree.lemma(head) in nouns("motion") and case & {"for", "at", "in"}) or (tree.lemma(head) == "engage" and "in" in case)
    )
    return head if leaning else None


def _noun_roles(tree: Tree, noun: int, light: int | None, joint: int | None) -> Roles:
    own = nominal(tree, noun)
    if light is None:
        if joint is None:
            return own
        verb = roles(tree, joint)
        afterwards = bool({tree.form(c).lower() for c in tree.children(noun, "case")} & AFTERWARDS)
        near = (
            verb.agents
            if afterwards or tree.lemma(noun) in {"visit", "trip"}
            else (*verb.agents, *verb.patients, *verb.governed("iobj", "with", "to"))
        )
        return Roles(near, (), own.others, f"parties of {tree.form(joint)!r}")
    verb = roles(tree, light)
    agents = verb.agents if tree.words[noun].relation != "nsubj:pass" else tuple(verb.governed("by"))
    others = (*own.others, *((p, h) for p, h in verb.others if noun not in h and p not in {"'s", "mod"}))
    return Roles(tuple(dict.fromkeys([*agents, *own.agents])), (), others, f"light verb {tree.form(light)!r}")


def noun_match(lexicon: Lexicon, word: int, parties: Parties) -> Match | None:
    """The most specific noun pattern that fits at a word, alone or with its light verb."""
    tree = parties.tree
    patterns = lexicon.of("noun", tree.lemma(word))
    if not patterns:
        return None
    light = light_verb(tree, word)
    joint = _joint(tree, word) if light is None and not nominal(tree, word).governed("between", "'s") else None
    found = _best(patterns, word, _noun_roles(tree, word, light, joint), parties, light if light is not None else joint)
    if found is not None and joint is not None and found.pattern.rule.type != "CONSULT":
        return _best(patterns, word, nominal(tree, word), parties)
    return found

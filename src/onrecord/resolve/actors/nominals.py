"""Whom a definite common noun means: the one named here of whom the text says so, or whose name or kind says so.

Sieves in the order of trust: an age; a noun the text has said of a name; the head of an organization's name; its sector, just before.
Each needs exactly one that fits, nearest first where the article names several; "a judge" or "another judge" since the last mention
of the one who would fit leaves the noun open. Candidates are looked up by noun (`described.py`), so that the work stays linear.
"""

from collections.abc import Collection, Iterable

from onrecord.names import leaders, organizations, persons, titles
from onrecord.resolve.actors.described import Description
from onrecord.resolve.actors.lands import LANDS, land
from onrecord.resolve.actors.nominal import Nominal, alike, armed, barring, body, nominal, noun_at
from onrecord.resolve.actors.profile import Profile
from onrecord.resolve.actors.pronouns import others
from onrecord.resolve.actors.scene import Scene
from onrecord.resolve.mentions.found import Found
from onrecord.resolve.titles.parts import Mark
from onrecord.resolve.titles.phrases import at

Hit = tuple[int, str] | None
Kinds = tuple[frozenset[str], frozenset[str]]
# Sentences looked back among several that fit, and for what only the sector speaks for.
BACK, NEAR = 2, 1
# Sentences at the beginning of an article in which somebody may be meant who is named further on.
EARLY = 2
# Sentences in which a person described with another noun ("tycoon" for "businessman") has to be named.
ALIKE = 3
# Sentences looked back for another body that "the company" or "the group" may be, where a name or description fits further off.
RIVALS = 8
# Nouns of so many that who was called so before is seldom the one meant, unless an age or a name says more.
MANY = frozenset({"man", "woman", "official", "member", "officer", "representative", "delegate", "deputy", "person", "child", "people"})
PAST = frozenset({"former", "deceased"})
RULING = frozenset({"head_of_state", "head_of_government", "supreme_leader"})
# Nouns for a body that say nothing of its kind: a credit agency is a company too.
NEUTRAL = frozenset({"agency", "group", "organization", "organisation", "network", "unit", "operator"})
ONLY = "the only such organization named just before"
BODIES = frozenset({"organization", "facility"})
NAMING = frozenset({"identify", "name"})
RANKS = titles.DEPUTIES | {"prime"}
RULERS = frozenset({"leader", "dictator", "strongman", "ruler", "autocrat"})


def antecedent(scene: Scene, word: int) -> Hit:
    """The actor a common noun stands for, with the reason."""
    if not _sayable(scene, word):
        return None
    called = _identified(scene, word)
    if called is not None:
        scene.described.add(called, Description(noun=noun_at(scene.tree, word), words=frozenset({noun_at(scene.tree, word)})))
        return called, "identified so"
    found = nominal(scene, word)
    if found is None or not (found.pointed or found.bare) or not barring().isdisjoint(found.plain):
        return None
    if found.bare:
        return _headline(scene, found)
    sieves = (_fighters, _aged, _person, _ruler, land, _body)
    hit = next((h for sieve in sieves if (h := sieve(scene, found)) is not None), None)
    if hit is not None:
        words = frozenset({*found.plain, *(w.lower() for f in found.names for w in f.name.split()), found.noun})
        scene.described.add(hit[0], Description(noun=found.noun, words=words))
    return hit


def _sayable(scene: Scene, word: int) -> bool:
    """Whether any sieve knows the noun."""
    noun = noun_at(scene.tree, word)
    listed = body(noun) is not None or noun in LANDS or noun.removesuffix("s") in armed() or noun in {"old", "pm"} or noun.endswith("-old")
    return listed or noun in scene.described.nouns or _human(noun)


def _identified(scene: Scene, word: int) -> int | None:
    """ "The suspect, identified only as Vint" and "a man named Korb" are the one whose name follows."""
    tree = scene.tree
    if tree.words[word].pos != "NOUN" or tree.form(word).lower() != tree.lemma(word) or not _human(tree.lemma(word)):
        return None
    clauses = [c for c in tree.children(word, "acl", "acl:relcl") if tree.lemma(c) in NAMING]
    names = [n for c in clauses for n in tree.children(c, "obl", "obj", "xcomp", "nsubj:pass") if n > c and n in scene.names]
    people = {scene.owner[n] for n in names if scene.names[n].kind == "person" and n in scene.owner}
    return people.pop() if len(people) == 1 else None


def _headline(scene: Scene, found: Nominal) -> Hit:
    """The only one in the article whom the text calls just so."""
    told = scene.described.nouns.get(found.noun, {})
    key = next(iter(told), None)
    if len(told) != 1 or key is None or found.plain or found.field or scene.profiles[key].kind not in {"person", "organization"}:
        return None
    return (key, f"the only {found.noun} named here") if (scene.described.first(key) or 0) > found.word else None


# ---------------------------------------------------------------- choosing


def _one(scene: Scene, found: Nominal, keys: Collection[int], back: int) -> int | None:
    """The only one named before; else the only one in the last sentences; else the only one named at all, for a headline and a noun
    with a name before it."""
    word = found.word
    barred = others(scene, word)
    fitting = [k for k in keys if k not in barred]
    last = {k: place for k in fitting if (place := scene.described.before(k, word)) is not None}
    if len(last) > 1:
        near = scene.before(word, back, lambda p: p.key in last)
        last = {k: last[k] for k in near}
    if len(last) == 1:
        key, place = next(iter(last.items()))
        return None if scene.described.introduced(found.noun, place, word) else key
    early = found.opening or bool(found.names) or scene.tree.sentence(word) <= EARLY
    later = not last and early and len(fitting) == len(keys) == 1
    return fitting[0] if later else None


# ---------------------------------------------------------------- persons


def _aged(scene: Scene, found: Nominal) -> Hit:
    """ "The 46-year-old" is the only person whose age is told so."""
    keys = scene.described.ages.get(found.age or "", set())
    gender = persons.noun_gender(found.noun)
    fitting = [k for k in keys if gender is None or scene.profiles[k].gender in {None, gender}]
    key = _one(scene, found, fitting, BACK) if fitting else None
    return None if key is None else (key, f"the one whose age is given as {found.age}")


def _human(noun: str) -> bool:
    return titles.head(noun.upper() if noun in titles.ACRONYMS else noun) is not None or persons.is_human(noun)


def _person(scene: Scene, found: Nominal) -> Hit:
    if not _human(found.noun):
        return None
    if found.noun in MANY and not found.names:
        return None
    phrase = at(scene.tree, found.word, scene.names)
    mark = None if phrase is None else phrase.mark
    told = scene.described.told(alike(found.noun, owned=bool(found.names)))
    people = {k: d for k, d in told.items() if scene.profiles[k].kind == "person"}
    keys = [k for k, said in people.items() if any(_says_so(scene.profiles[k], d, found, mark) for d in said)]
    alone = next(iter(people)) if len(people) == 1 and not keys else None
    if alone is not None and _unplaced(scene.profiles[alone], found) and any(_in_time(d, found, mark) for d in people[alone]):
        keys = [alone]
    key = _one(scene, found, keys, BACK)
    if key is None or (
        not found.names and not _called(told[key], found.noun) and not scene.before(found.word, ALIKE, lambda p: p.key == key)
    ):
        return None
    return key, f"described as {min(d.noun for d in told[key])} here"


def _called(descriptions: Iterable[Description], noun: str) -> bool:
    return any(d.noun == noun for d in descriptions)


def _in_time(told: Description, found: Nominal, mark: Mark) -> bool:
    """Of the same rank and time: "the president" is no vice president, and no former one; a prime minister is no other one."""
    if told.words & RANKS != found.plain & RANKS:
        return False
    return told.mark is None or (mark in PAST) == (told.mark in PAST)


def _says_so(profile: Profile, told: Description, found: Nominal, mark: Mark) -> bool:
    """Whether a description has what the noun is told with: its country or body, its field, its time."""
    fields = {w for w in found.plain | found.field if titles.modifier(w)}
    own = {w for w in told.words if titles.modifier(w)}
    agreed = (fields <= told.words or not own) and (not fields or bool(own) or not found.field)
    return agreed and _in_time(told, found, mark) and all(_belongs(profile, told, f) for f in found.names)


def _unplaced(profile: Profile, found: Nominal) -> bool:
    """Where only one is described so and the text says nothing of his place or country, "the Southmoor senator" tells it."""
    head = titles.head(found.noun)
    post = head is not None and head.post
    return all(f.kind == "place" or (f.kind == "country" and profile.country is None and not post) for f in found.names)


def _belongs(profile: Profile, told: Description, owner: Found) -> bool:
    """A country is the person's; any other name stands among the words of the description."""
    if owner.kind == "country":
        return owner.country in {profile.country, told.country}
    words = {w.lower() for w in owner.name.split() if w[:1].isupper()}
    return words <= told.words or organizations.acronym(owner.name).lower() in told.words


def _ruler(scene: Scene, found: Nominal) -> Hit:
    """ "The Norland president" where the text calls nobody so: the one person named whom the list of leaders has in that post."""
    phrase = at(scene.tree, found.word, scene.names)
    if phrase is None or phrase.country is None or phrase.mark is not None or phrase.organization is not None:
        return None
    roles = RULING if found.noun in RULERS else RULING & {phrase.role or ""}
    if not roles:
        return None
    keys = [p.key for p in scene.people if any(phrase.country in leaders.lands(p.name, r) for r in sorted(roles))]
    key = _one(scene, found, keys, BACK) if len(keys) == 1 else None
    return None if key is None else (key, f"in the list of leaders of {phrase.country}")


# ---------------------------------------------------------------- bodies


def _body(scene: Scene, found: Nominal) -> Hit:
    kinds = body(found.noun)
    if kinds is None:
        return None
    told = {k: d for k, d in scene.described.told((found.noun,)).items() if scene.profiles[k].kind in BODIES}
    heads = {k for h in sorted(kinds[0]) for k in scene.described.heads.get(h, ()) if scene.profiles[k].kind in BODIES}
    # "The Norland Union's customs union" is not that union.
    itself = {scene.owner[f.head] for f in found.names if found.plain and f.head in scene.owner}
    for keys, reason in ((set(told), f"called a {found.noun} here"), (heads, "its name says so")):
        fitting = [k for k in sorted(keys - itself) if _placed(scene.profiles[k], found)]
        sure = [k for k in fitting if _named_with(scene.profiles[k], told.get(k, ()), found)]
        if sure or fitting:
            key = _one(scene, found, sure, NEAR) if sure else _only_near(scene, found, fitting)
            return None if key is None or _rivalled(scene, found, key, kinds) else (key, reason)
    return _armed(scene, found) or (_by_sector(scene, found, kinds) if kinds[1] else None)


def _rivalled(scene: Scene, found: Nominal, key: int, kinds: Kinds) -> bool:
    """Whether another body that can be called so, whatever its name says, has been named since."""
    if not kinds[1] or found.names:
        return False
    own = scene.described.before(key, found.word)
    near = scene.before(found.word, RIVALS, lambda p: p.key == key or _may_be(scene, p, found, kinds))
    return own is not None and key not in near


def _may_be(scene: Scene, profile: Profile, found: Nominal, kinds: Kinds) -> bool:
    """An organization of a fitting sector, or of an unknown one that nothing says to be of another kind."""
    if profile.kind != "organization" or profile.sector not in {None, *kinds[1]}:
        return False
    nouns = (organizations.group_noun(k) for k in scene.described.kinds.get(profile.key, ()) if k not in NEUTRAL)
    said = {n.sector for n in nouns if n is not None and n.kind == "body"}
    return not said or not said.isdisjoint(kinds[1]) or found.noun in scene.described.kinds[profile.key]


def _placed(profile: Profile, found: Nominal) -> bool:
    """Of the country the noun is told with, if it is told with one."""
    return found.country is None or profile.country == found.country


def _named_with(profile: Profile, told: Iterable[Description], found: Nominal) -> bool:
    """Whether name and descriptions have every word before the noun."""
    words = {w for one in profile.names for w in persons.fold(one.name).split()} | {w for d in told for w in d.words}
    return (found.plain | found.field) <= words


def _only_near(scene: Scene, found: Nominal, keys: Collection[int]) -> int | None:
    """What else is said with the noun is new: only the one named just before can be meant."""
    near = scene.before(found.word, NEAR, lambda p: p.key in keys)
    return None if found.field or len(near) != 1 else _one(scene, found, near, NEAR)


def _armed(scene: Scene, found: Nominal) -> Hit:
    """ "The militant group" is the only one named so far."""
    if armed().isdisjoint(found.plain) or found.names:
        return None
    return _armed_group(scene, found)


def _fighters(scene: Scene, found: Nominal) -> Hit:
    """ "The militants" are the only armed group named so far."""
    if found.noun.removesuffix("s") not in armed() or found.noun in armed() or found.names or found.plain:
        return None
    return _armed_group(scene, found)


def _armed_group(scene: Scene, found: Nominal) -> Hit:
    key = _one(scene, found, scene.described.armed, BACK)
    return None if key is None else (key, "the armed group named here")


def _by_sector(scene: Scene, found: Nominal, kinds: Kinds) -> Hit:
    """The only organization of that sector just before."""
    if found.names or found.field:
        return None

    def fits(profile: Profile) -> bool:
        return profile.kind == "organization" and profile.sector in kinds[1] and _may_be(scene, profile, found, kinds)

    near = scene.before(found.word, BACK, fits)
    key = _one(scene, found, near, BACK) if len(near) == 1 else None
    return _any_near(scene, found, kinds) if key is None else (key, ONLY)


def _any_near(scene: Scene, found: Nominal, kinds: Kinds) -> Hit:
    """The one organization of a fitting or unknown sector in this sentence or the one before, for a bare noun."""
    noun = organizations.group_noun(found.noun)
    if noun is None or noun.kind != "body" or found.plain:
        return None
    sectors = frozenset({"NGO", "IGO", "REB", "BUS", "PTY"} if noun.sector == "NGO" else {noun.sector})
    near = scene.before(found.word, NEAR, lambda p: _may_be(scene, p, found, (kinds[0], sectors)))
    if len(near) != 1 or near[0] in others(scene, found.word):
        return None
    return near[0], ONLY

"""Third-person pronouns, where syntax leaves one candidate; all others stay without an actor.

Order of trust: a possessive or reflexive and the subject of its own clause; the subject of the clause that embeds it; the person who is
clearly the most present just before (`salience.py`).
"""

from collections.abc import Iterator

from onrecord.names import persons
from onrecord.resolve.actors.profile import Profile
from onrecord.resolve.actors.salience import most_present
from onrecord.resolve.actors.scene import Scene
from onrecord.resolve.actors.speaking import goes_on, named_in_own_words, spoke_last
from onrecord.syntax import Tree

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
SEVERAL = frozenset({"they", "them", "their", "themselves"})
FIRST = frozenset({"i", "me", "my", "mine", "myself"})
PRONOUNS = MALE | FEMALE | NEUTER | SEVERAL
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
# "It" as subject of these stands for nobody: "it seems", "it rained", "it emerged".
IMPERSONAL = frozenset(
    {
        "seem",
        "appear",
        "take",
        "turn",
        "happen",
        "matter",
        "remain",
        "emerge",
        "rain",
        "snow",
        "follow",
        "transpire",
        "look",
        "mean",
        "become",
    }
)
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")

# Trusted for the pronoun itself, not for what it tells of the person's gender.
GUESSED = "the person most present just before"

Hit = tuple[int, str] | None


def pronoun(scene: Scene, word: int) -> Hit:
    """The actor a pronoun stands for, with the reason."""
    tree = scene.tree
    form = tree.form(word).lower()
    own = tree.words[word].relation == "nmod:poss" or form in REFLEXIVE
    hit = (_coordinate(scene, word, form) or _own_subject(scene, word, form)) if own else None
    if form in NEUTER | SEVERAL:
        if hit is not None or not _stands_for_someone(tree, word):
            return hit
        return _embedding(scene, word, form) or goes_on(scene, word, lambda p: fits(p, form))
    said = spoke_last(scene, word, lambda p: fits(p, form), _barred(scene, word))
    return hit or _embedding(scene, word, form) or said or _before_its_name(scene, word, form) or _most_present(scene, word, form)


def first_person(scene: Scene) -> Iterator[tuple[int, int]]:
    """ "I" and "my" inside a quotation with the person who speaks it, as far as the source names one."""
    for word in range(len(scene.tree.words)):
        if word not in scene.owner and scene.tree.words[word].pos in {"PRON", "DET"} and scene.tree.form(word).lower() in FIRST:
            key = scene.speaker(word)
            if key is not None and scene.profiles[key].kind == "person":
                yield word, key


def _stands_for_someone(tree: Tree, word: int) -> bool:
    """Subject of a verb that somebody can do, not of "it is important" or "it seems"."""
    verb = tree.words[word].head
    acting = verb >= 0 and tree.words[verb].pos == "VERB" and tree.lemma(verb) not in IMPERSONAL
    return acting and tree.words[word].relation == "nsubj" and not tree.children(verb, "csubj", "expl")


def fits(profile: Profile, form: str) -> bool:
    """Whether an actor's kind and gender allow the pronoun."""
    if form in NEUTER:
        return profile.kind in {"organization", "country"}
    if form in SEVERAL:
        return profile.kind in {"group", "organization"}
    if profile.kind != "person" or (form in MALE and profile.gender is None and persons.seems_female(profile.name)):
        return False
    other = "f" if form in MALE else "m"
    return other not in {profile.gender, None if profile.gender else profile.leaning}


def clauses(tree: Tree, word: int) -> Iterator[int]:
    """Predicates above a word, from its own clause outwards: words with a subject of their own."""
    for above in tree.ancestors(word):
        if tree.child(above, "nsubj", "csubj") is not None:
            yield above


def _subject(scene: Scene, predicate: int, form: str) -> int | None:
    subject = next((c for c in scene.tree.children(predicate, "nsubj")), None)
    key = None if subject is None else scene.owner.get(subject)
    if subject is None or key is None or scene.tree.children(subject, "conj"):
        return None
    return key if fits(scene.profiles[key], form) else None


def _own_subject(scene: Scene, word: int, form: str) -> Hit:
    """ "Russia … its willingness": the possessor is the clause's subject, unless the pronoun stands inside that subject."""
    predicate = next(clauses(scene.tree, word), None)
    if predicate is None:
        return None
    subject = scene.tree.child(predicate, "nsubj")
    if subject is None or subject > word or word in scene.tree.subtree(subject) or scene.quotation(subject) != scene.quotation(word):
        return None
    if _in_participle(scene.tree, word, predicate):
        return None
    controlled = _controller(scene.tree, word, predicate)
    if controlled is not None:
        key = scene.owner.get(controlled)
        return (key, "object that does what its clause says") if key is not None and fits(scene.profiles[key], form) else None
    key = _subject(scene, predicate, form)
    return None if key is None or _object_too(scene, word, predicate, key, form) else (key, "subject of its clause")


def _object_too(scene: Scene, word: int, predicate: int, key: int, form: str) -> bool:
    """ "Vint attacked Korb over his plan": the object between subject and pronoun may be the possessor as well."""
    return any(
        scene.owner.get(c, key) != key and fits(scene.profiles[scene.owner[c]], form)
        for c in scene.tree.children(predicate, "obj", "iobj")
        if c < word and word not in scene.tree.subtree(c)
    )


def _controller(tree: Tree, word: int, predicate: int) -> int | None:
    """ "The court forced Aldtek to lower its prices": the object is who lowers them."""
    for above in tree.ancestors(word):
        if above == predicate:
            return None
        if tree.words[above].relation == "xcomp":
            return tree.child(tree.words[above].head, "obj")
    return None


def _coordinate(scene: Scene, word: int, form: str) -> Hit:
    """ "Vint and her aide": the possessor is named just before in the same coordination."""
    owned = scene.tree.words[word].head
    first = scene.tree.words[owned].head
    if owned < 0 or scene.tree.words[owned].relation != "conj" or first not in scene.owner:
        return None
    key = scene.owner[first]
    return (key, "coordinated with it") if fits(scene.profiles[key], form) else None


def _in_participle(tree: Tree, word: int, predicate: int) -> bool:
    """Between pronoun and predicate stands a clause without a subject of its own, whose subject may be another."""
    between = (a for a in tree.ancestors(word))
    for above in between:
        if above == predicate:
            return False
        if tree.words[above].relation.partition(":")[0] in {"advcl", "acl", "parataxis", "ccomp"}:
            return True
    return True


def _embedding(scene: Scene, word: int, form: str) -> Hit:
    """ "X said he …": the pronoun is subject of a clause inside a clause whose subject fits and has no rival beside it."""
    tree = scene.tree
    if tree.words[word].relation not in SUBJECTS:
        return None
    predicate = tree.words[word].head
    above = next((c for c in clauses(tree, predicate) if c != predicate), None)
    if above is None or tree.words[predicate].relation.partition(":")[0] not in {"ccomp", "advcl"}:
        return None
    key = _subject(scene, above, form)
    if key is None or scene.quotation(above) != scene.quotation(word):
        return None
    rivals = scene.before(word, 0, lambda p: fits(p, form) and p.key != key)
    return None if rivals else (key, f"subject of {tree.form(above)!r}, which embeds its clause")


def _before_its_name(scene: Scene, word: int, form: str) -> Hit:
    """ "When he left, Vint said …": the pronoun of a clause that opens the sentence is the main clause's subject, named after it."""
    tree = scene.tree
    predicate = next((c for c in clauses(tree, word)), None)
    if predicate is None or tree.words[predicate].relation.partition(":")[0] != "advcl" or scene.quotation(word) is not None:
        return None
    main = tree.words[predicate].head
    subject = tree.child(main, "nsubj") if main > predicate else None
    if subject is None or subject < predicate or subject not in scene.names or scene.quotation(subject) is not None:
        return None
    named = scene.before(word, 0, lambda p: fits(p, form))
    key = _subject(scene, main, form)
    return None if named or key is None else (key, "subject of the main clause that follows")


def _most_present(scene: Scene, word: int, form: str) -> Hit:
    """The person clearly most present, none of those the pronoun cannot mean."""
    gender: persons.Gender = "m" if form in MALE else "f"
    key = most_present(scene, word, gender, lambda p: fits(p, form), _barred(scene, word))
    return None if key is None else (key, GUESSED)


def _barred(scene: Scene, word: int) -> frozenset[int]:
    """Who a pronoun cannot mean: inside a quotation its speaker; as argument of a verb the verb's others ("X praised him")."""
    speaker = scene.speaker(word)
    own = frozenset(co_arguments(scene, word)) | named_in_own_words(scene, word)
    return own | (frozenset() if speaker is None else frozenset({speaker}))


def co_arguments(scene: Scene, word: int) -> Iterator[int]:
    """The other arguments of the word's verb, who are somebody else."""
    tree = scene.tree
    if tree.words[word].relation.partition(":")[0] not in {"obj", "iobj", "obl", "nsubj"}:
        return
    verb = tree.words[word].head
    beside = [c for c in tree.children(verb, "nsubj", "obj", "iobj", "obl") if c != word]
    while (
        verb >= 0 and tree.words[verb].relation.partition(":")[0] in {"xcomp", "advcl", "conj", "acl"} and not tree.children(verb, "nsubj")
    ):
        verb = tree.words[verb].head  # the subject of "plans to join him" is that of "plans"
        beside += tree.children(verb, "nsubj") if verb >= 0 else []
    yield from (scene.owner[c] for c in beside if c in scene.owner)


def others(scene: Scene, word: int) -> frozenset[int]:
    """Who a noun cannot mean: the other arguments of its verb, and subjects of clauses that hold it ("the ministry said the
    organisation …" are two)."""
    subjects = (c for a in scene.tree.ancestors(word) for c in scene.tree.children(a, "nsubj", "nsubj:pass"))
    return frozenset(co_arguments(scene, word)) | frozenset(scene.owner[s] for s in subjects if s in scene.owner and s != word)

"""Third-person pronouns, where syntax leaves one candidate; all others stay without an actor.

Order of trust: a possessive or reflexive and the subject of its own clause; the subject of the clause that embeds it; the only
compatible actor named before it in the sentence, else in the sentence before; the subject of the sentence before, for a pronoun
that is itself the subject of its sentence (Grosz, Joshi and Weinstein 1995: the centre is usually continued).
"""

from collections.abc import Iterator

from onrecord.names import persons
from onrecord.resolve.actors.profile import Profile
from onrecord.resolve.actors.scene import Scene
from onrecord.syntax import Tree

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
PRONOUNS = MALE | FEMALE | NEUTER
REFLEXIVE = frozenset({"himself", "herself", "itself"})
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")

Hit = tuple[int, str] | None


def pronoun(scene: Scene, word: int) -> Hit:
    """The actor a pronoun stands for, with the reason."""
    tree = scene.tree
    form = tree.form(word).lower()
    own = tree.words[word].relation == "nmod:poss" or form in REFLEXIVE
    hit = _own_subject(scene, word, form) if own else None
    if hit or form in NEUTER:
        return hit
    return _embedding(scene, word, form) or _only_one(scene, word, form) or _centre(scene, word, form)


def fits(profile: Profile, form: str) -> bool:
    """Whether an actor's kind and gender allow the pronoun."""
    if form in NEUTER:
        return profile.kind in {"organization", "country"}
    if profile.kind != "person" or (form in MALE and profile.gender is None and persons.seems_female(profile.name)):
        return False
    return profile.gender != ("f" if form in MALE else "m")


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
    key = _subject(scene, predicate, form)
    return None if key is None else (key, "subject of its clause")


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


def _only_one(scene: Scene, word: int, form: str) -> Hit:
    """The only compatible person of the sentence so far, else of the sentence before; never across a quotation's edge."""
    hits = scene.before(word, 1, lambda p: fits(p, form))
    if len(hits) != 1 or scene.quotation(word) is not None or _stranger(scene, word, hits[0]):
        return None
    if _argument_of_same(scene, word, hits[0]) or not _in_focus(scene, word, hits[0]) or _open_rival(scene, word, form):
        return None
    return hits[0], "the only person named just before"


def _in_focus(scene: Scene, word: int, key: int) -> bool:
    """The candidate is a subject, or part of one; who is only named in passing ("with the help of X") is seldom taken up."""
    tree = scene.tree
    number = tree.sentence(word)
    named = [w for n in (number, number - 1) for w in scene.at.get(n, ()) if w < word and scene.owner[w] == key]
    return any(tree.words[a].relation in SUBJECTS for w in named for a in [w, *tree.ancestors(w)])


def _open_rival(scene: Scene, word: int, form: str) -> bool:
    """Whether a pronoun of the same gender stayed open just before: then someone else is being spoken of."""
    tree = scene.tree
    number = tree.sentence(word)
    same = MALE if form in MALE else FEMALE
    first = tree.sentences[max(0, number - 1)].first
    return any(w not in scene.owner and tree.form(w).lower() in same for w in range(first, word))


def _stranger(scene: Scene, word: int, key: int) -> bool:
    """A capitalised subject earlier in the sentence that is no known person may be the one meant, if the candidate is further away."""
    tree = scene.tree
    first = tree.sentences[tree.sentence(word)].first
    if any(scene.owner.get(w) == key for w in range(first, word)):
        return False
    named = (w for w in range(first, word) if tree.words[w].relation in SUBJECTS and tree.words[w].pos == "PROPN")
    return any(w not in scene.owner or scene.profiles[scene.owner[w]].kind not in {"country"} for w in named)


def _argument_of_same(scene: Scene, word: int, key: int) -> bool:
    """ "X praised him": subject and object of one verb are two persons."""
    tree = scene.tree
    if tree.words[word].relation.partition(":")[0] not in {"obj", "iobj", "obl", "nsubj"}:
        return False
    verb = tree.words[word].head
    beside = [c for c in tree.children(verb, "nsubj", "obj", "iobj", "obl") if c != word]
    while (
        verb >= 0 and tree.words[verb].relation.partition(":")[0] in {"xcomp", "advcl", "conj", "acl"} and not tree.children(verb, "nsubj")
    ):
        verb = tree.words[verb].head  # the subject of "plans to join him" is that of "plans"
        beside += tree.children(verb, "nsubj") if verb >= 0 else []
    return any(scene.owner.get(c) == key for c in beside)


def _centre(scene: Scene, word: int, form: str) -> Hit:
    """Subject of the sentence, as the subject of the sentence before was."""
    tree = scene.tree
    number = tree.sentence(word)
    if number == 0 or scene.quotation(word) is not None or tree.words[word].relation not in SUBJECTS:
        return None
    if tree.words[word].head != tree.root(number) or scene.before(word, 0, lambda p: fits(p, form)):
        return None
    key = _subject(scene, tree.root(number - 1), form)
    return None if key is None else (key, "subject of the sentence before")

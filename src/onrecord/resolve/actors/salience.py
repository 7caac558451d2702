"""How present each person is at a pronoun, by the weights of Lappin and Leass (1994): what is named in the sentence counts a
hundred, a subject eighty more, an object fifty, other arguments forty, what stands in no other phrase eighty; all of it halves
with each sentence back.

Whoever is described without a name ("a driver", "his mother") and every pronoun of the same gender that stayed open compete too:
if one of them is as present as the best person, the pronoun stays open.
"""

from collections.abc import Callable, Iterator

from onrecord.names import organizations, persons, titles
from onrecord.names.persons import Gender
from onrecord.resolve.actors.profile import Profile
from onrecord.resolve.actors.scene import Scene
from onrecord.syntax import Tree

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
NAMED, SUBJECT, OBJECT, ARGUMENT, HEAD = 100.0, 80.0, 50.0, 40.0, 80.0
# Sentences looked back; a person named only further away is seldom meant by "he" in the news documents of GUM train.
BACK = 3
# How much more present the best must be than the next. On "he" and "she" of GUM train and dev (news, interviews, lives) and MEANTIME:
# 1.0 gives .86 right of .68 given on news (.79 of .74 on lives), 1.4 .87 of .65 (.85 of .63), 2.0 .88 of .56 (.90 of .49).
MARGIN = 1.4
# A name inside a quotation is less present outside it; inside one, who speaks elsewhere is less present.
QUOTED, SPEAKS = 0.5, 0.5
# A person of whom no pronoun has told the gender yet, beside one whose gender fits.
UNTOLD = 0.7
STATES_TOO = frozenset({"ally", "partner", "rival", "enemy", "neighbour", "neighbor", "opponent"})  # as often of a country

Fits = Callable[[Profile], bool]
Key = int | str


def most_present(scene: Scene, word: int, gender: Gender, fits: Fits, barred: frozenset[int]) -> int | None:
    """The fitting person who is clearly the most present at a word; None if none is."""
    values: dict[Key, float] = {}
    number = scene.tree.sentence(word)
    for back in range(min(BACK, number) + 1):
        for key, weight in _sentence(scene, number - back, word, gender, fits).items():
            values[key] = values.get(key, 0.0) + weight * 0.5**back
    ranked = sorted(((v, k) for k, v in values.items() if k not in barred), key=lambda pair: (-pair[0], str(pair[1])))
    if not ranked or not isinstance(ranked[0][1], int):
        return None
    clear = len(ranked) == 1 or ranked[0][0] > MARGIN * ranked[1][0]
    return ranked[0][1] if clear and ranked[0][0] >= NAMED * 0.5 else None


def _sentence(scene: Scene, number: int, word: int, gender: Gender, fits: Fits) -> dict[Key, float]:
    """The weight of everyone spoken of in one sentence, before the word."""
    found: dict[Key, float] = {}
    inside = scene.quotation(word)
    speakers = scene.speakers() if inside is not None else frozenset()
    for one, key in _spoken_of(scene, number, word, gender, fits):
        weight = NAMED + _role(scene.tree, one)
        weight *= QUOTED if scene.quotation(one) not in {None, inside} else 1.0
        weight *= SPEAKS if key in speakers and scene.quotation(one) is None else 1.0
        weight *= UNTOLD if isinstance(key, int) and gender not in {scene.profiles[key].gender, scene.profiles[key].leaning} else 1.0
        found[key] = max(found.get(key, 0.0), weight)
    return found


def _spoken_of(scene: Scene, number: int, word: int, gender: Gender, fits: Fits) -> Iterator[tuple[int, Key]]:
    """Words of a sentence before `word` that speak of a fitting person, or of someone without a name."""
    tree = scene.tree
    sentence = tree.sentences[number]
    for one in range(sentence.first, min(sentence.last, word)):
        key = scene.owner.get(one)
        if key is not None:
            if fits(scene.profiles[key]) and (tree.words[one].head not in scene.owner or scene.owner[tree.words[one].head] != key):
                yield one, key
        elif _stranger(tree, one, gender):
            yield one, f"{tree.lemma(one)}"


def _stranger(tree: Tree, word: int, gender: Gender) -> bool:
    """A singular noun for a person whom no name answers for, or an open pronoun of the gender."""
    form, own = tree.form(word).lower(), tree.words[word]
    if own.pos == "PRON":
        return form in (("he", "him", "his") if gender == "m" else ("she", "her"))
    if own.pos != "NOUN" or form != tree.lemma(word) or own.relation.partition(":")[0] in {"compound", "amod", "appos"}:
        return False
    if tree.child(word, "cop") is not None or any(tree.lemma(c) == "as" for c in tree.children(word, "case")):
        return False
    told = persons.noun_gender(form) or titles.gender(form)
    group = organizations.group_noun(form)
    people = group is not None and group.kind == "people"
    human = (persons.is_human(form) or titles.head(form) is not None or people) and form not in STATES_TOO
    return human and told in {None, gender}


def _role(tree: Tree, word: int) -> float:
    """What the place in the clause adds."""
    relation = tree.words[word].relation
    while relation in {"conj", "flat", "appos", "compound", "nmod:desc"} and tree.words[word].head >= 0:
        word = tree.words[word].head
        relation = tree.words[word].relation
    if relation in SUBJECTS:
        return SUBJECT + HEAD
    plain = relation.partition(":")[0]
    role = {"obj": OBJECT, "iobj": ARGUMENT, "obl": ARGUMENT}.get(plain, 0.0)
    return role + (HEAD if plain in {"obj", "iobj", "obl", "root"} else 0.0)

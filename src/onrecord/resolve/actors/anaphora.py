"""Phrases that point back: relative pronouns, "the minister", "the country", and the pronouns that leave no doubt.

Each rule gives its reason or nothing; two candidates are none. Words are visited in text order, so that what is resolved early can
be pointed back to later.
"""

from onrecord.names import leaders, titles
from onrecord.names.persons import Gender
from onrecord.resolve.actors import nominals
from onrecord.resolve.actors.profile import Profile
from onrecord.resolve.actors.pronouns import FEMALE, GUESSED, MALE, PRONOUNS, first_person, pronoun
from onrecord.resolve.actors.scene import Scene
from onrecord.resolve.titles.phrases import at
from onrecord.syntax import Tree

RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
DEFINITE = frozenset({"the", "this", "that"})
# Titles so many hold that "the member" seldom is the one named before.
TOO_COMMON = frozenset({"member", "official", "delegate", "representative", "deputy", "officer", "candidate"})
# Titles that one person of a country has at a time: "the Norland president" is President Vint, but "the Norland minister" may be anybody.
ALONE = frozenset(
    {
        "president", "prime minister", "premier", "chancellor", "king", "queen", "emir", "sultan", "foreign minister", "defence minister",
        "defense minister", "interior minister", "finance minister",
    }
)  # fmt: skip
# Sentences looked back for a noun's antecedent; beyond two, GUM's definite nouns mostly start a new chain.
BACK = 2


def resolve(scene: Scene) -> None:
    """Add to the profiles every phrase that points back to one of them."""
    for word in range(len(scene.tree.words)):
        if word in scene.owner:
            continue
        found = _antecedent(scene, word)
        if found is not None:
            key, words, reason = found
            scene.mark(key, words, word, reason)
            _show_gender(scene, key, word, certain=reason != GUESSED)
    for word, key in list(first_person(scene)):
        scene.mark(key, (word,), word, "speaks the quotation")


def _show_gender(scene: Scene, key: int, word: int, *, certain: bool) -> None:
    """Once "he" was said of someone, "she" is someone else; what was guessed before gives way to what is certain."""
    form, profile = scene.tree.form(word).lower(), scene.profiles[key]
    told: Gender | None = "m" if form in MALE else "f" if form in FEMALE else None
    if told is None or profile.kind != "person":
        return
    if certain and profile.leaning not in {None, told}:
        _open_again(scene, profile, FEMALE if told == "m" else MALE)
    profile.leaning = told if certain or profile.leaning is None else profile.leaning
    profile.gender = profile.gender or (told if certain else None)


def _open_again(scene: Scene, profile: Profile, forms: frozenset[str]) -> None:
    """Guessed pronouns of the other gender are nobody's after all."""
    wrong = [p for p in profile.points if p.reason == GUESSED and scene.tree.form(p.head).lower() in forms]
    profile.points = [p for p in profile.points if p not in wrong]
    for point in wrong:
        del scene.owner[point.head]


Answer = tuple[int, tuple[int, ...], str] | None


def _antecedent(scene: Scene, word: int) -> Answer:
    tree = scene.tree
    lemma, pos = tree.form(word).lower(), tree.words[word].pos
    if lemma in RELATIVES and pos in {"PRON", "DET", "SCONJ"}:
        key = _relative(scene, word)
        return None if key is None else (key, (word,), "relative pronoun")
    if lemma in PRONOUNS and pos in {"PRON", "DET"}:
        hit = pronoun(scene, word)
        return None if hit is None else (hit[0], (word,), hit[1])
    return _noun(scene, word) if pos in {"NOUN", "PROPN"} else None


def _is_definite(tree: Tree, word: int) -> bool:
    """After "the", or after a possessor that is a name: "Iran's police chief"."""
    owned = any(tree.words[c].pos == "PROPN" for c in tree.children(word, "nmod:poss"))
    return owned or any(tree.form(c).lower() in DEFINITE for c in tree.children(word, "det"))


def _relative(scene: Scene, word: int) -> int | None:
    """The noun its relative clause modifies."""
    tree = scene.tree
    for clause in tree.ancestors(word):
        if tree.words[clause].relation == "acl:relcl":
            return scene.owner.get(tree.words[clause].head) if tree.words[clause].head < word else None
        if tree.words[clause].relation.partition(":")[0] in {"ccomp", "advcl", "acl", "parataxis"}:
            return None
    return None


def _noun(scene: Scene, word: int) -> Answer:
    tree = scene.tree
    titular = _is_definite(tree, word) and tree.form(word).lower() == tree.lemma(word)
    hit = (titled(scene, word) if titular else None) or nominals.antecedent(scene, word)
    return None if hit is None else (hit[0], _phrase(tree, word), hit[1])


def _phrase(tree: Tree, word: int) -> tuple[int, ...]:
    """From the determiner to the noun."""
    first = min((c for c in tree.children(word, "det", "amod", "compound") if c < word), default=word)
    return tuple(range(first, word + 1)) if word - first <= 4 else (word,)


def titled(scene: Scene, word: int) -> tuple[int, str] | None:
    """The person whose title has this head: "the minister" after "Defence Minister …"; a country named with it must agree."""
    phrase = at(scene.tree, word, scene.names)
    if phrase is None or phrase.mark is not None or not phrase.post or titles.plain(scene.tree.form(word)) in TOO_COMMON:
        return None
    bare = phrase.country is None and phrase.organization is None and len(phrase.title.split()) == 1

    def holds(profile: Profile) -> bool:
        return profile.kind == "person" and any(
            _agrees(scene.tree, phrase.head, phrase.role, h.phrase.head, h.phrase.role) for h in profile.held
        )

    def same(profile: Profile) -> bool:
        """A country the text has not given the person yet needs the very title: "the Kremlin leader" is no supreme leader."""
        title = phrase.title.casefold()
        roles = any(phrase.role is not None and phrase.role == h.phrase.role for h in profile.held)
        bare = [h.phrase for h in profile.held if len(h.phrase.words) == len(title.split()) and h.phrase.organization is None]
        return roles or (title in ALONE and any(title == p.title.casefold() for p in bare))

    close = () if phrase.country is None else scene.before(word, BACK, lambda p: p.kind == "person" and holds(p))

    def unplaced(profile: Profile) -> bool:
        """Someone whose country the text leaves open, named just before, and whom the list of leaders has in no other country."""
        known = frozenset().union(
            *(leaders.lands(profile.name, r) for r in {phrase.role, "head_of_state" if phrase.role == "president" else None})
        )
        return profile.country is None and profile.key in close and (not known or phrase.country in known)

    def fits(profile: Profile) -> bool:
        return (
            holds(profile)
            and _same_body(phrase.organization, profile)
            and (phrase.country is None or profile.country == phrase.country or (unplaced(profile) and same(profile)))
        )

    near = (scene.before(word, BACK, fits) or scene.earlier(word, fits)) if bare else scene.anywhere(word, fits)
    if len(near) == 1 and phrase.country is not None:
        scene.profiles[near[0]].country = phrase.country
    return (near[0], f"the {phrase.title} named just before") if len(near) == 1 else None


def _same_body(organization: str | None, profile: Profile) -> bool:
    """A title with an organization is that of someone whose title names the same: "the leader of the Vint Church" is no party leader."""
    if organization is None:
        return True
    words = set(organization.casefold().split())
    return any(
        h.phrase.organization is not None and words & set(h.phrase.organization.casefold().split()) - {"of", "the"} for h in profile.held
    )


def _agrees(tree: Tree, head: int, role: str | None, other: int, other_role: str | None) -> bool:
    """Same head noun, or the same role of the taxonomy."""
    if (_before(tree, head) in titles.DEPUTIES) != (_before(tree, other) in titles.DEPUTIES):
        return False  # "the president" is no vice president
    same = titles.plain(tree.form(head)) == titles.plain(tree.form(other))
    return same or (role is not None and role == other_role)


def _before(tree: Tree, word: int) -> str:
    """The word before a title's head, past a hyphen."""
    before = word - 1 - (word > 1 and tree.form(word - 1) in {"-", "‑"})
    return tree.form(before).lower() if before >= 0 else ""

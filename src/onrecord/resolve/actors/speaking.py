"""Who goes on: a pronoun that speaks is whoever spoke last, and "it" at the head of a sentence is the subject before."""

import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from onrecord.resolve.actors.profile import Profile
from onrecord.resolve.actors.scene import Scene
from onrecord.syntax import Tree

Fits = Callable[[Profile], bool]
Hit = tuple[int, str] | None
# Quotations and sentences looked back for the last speaker; a quotation may run over several sentences.
QUOTATIONS, SENTENCES = 4, 8
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")


@cache
def _reporting() -> frozenset[str]:
    text = (files("onrecord.resolve") / "data" / "speech.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["plain"])


def named_in_own_words(scene: Scene, word: int) -> frozenset[int]:
    """Who is named in the quotation that a word is the source of: nobody calls himself by his name."""
    found: set[int] = set()
    for number in scene.spoken.get(word, ()):
        found.update(scene.owner[w] for w in scene.tree.inside(scene.quotations[number].content) if w in scene.names and w in scene.owner)
    return frozenset(found)


def spoke_last(scene: Scene, word: int, fits: Fits, barred: frozenset[int]) -> Hit:
    """ "…," X said. "…," he added: the source of the quotation before, unless somebody else who fits has done something since."""
    own = scene.spoken[word][0] if word in scene.spoken else _after_words(scene, word)
    if own is None or scene.tree.words[word].relation not in SUBJECTS:
        return None
    before = next((n for n in range(own - 1, max(-1, own - 1 - QUOTATIONS), -1) if scene.sources.get(n)), None)
    if before is None:
        return None
    source = scene.sources[before]
    key = next((scene.owner[w] for w in source if w in scene.owner), None)
    if key is None or key in barred or not fits(scene.profiles[key]) or source[-1] >= word:
        return None
    far = scene.tree.sentence(word) - scene.tree.sentence(source[-1]) > SENTENCES
    return None if far or _somebody_since(scene, source[-1] + 1, word, key, fits) else (key, "spoke last")


def _after_words(scene: Scene, word: int) -> int | None:
    """The quotation after the one that ends right before a sentence that opens with the pronoun: '… so." He left.'"""
    tree, number = scene.tree, scene.tree.sentence(word)
    if number == 0 or tree.sentences[number].first != word or tree.words[tree.words[word].head].head >= 0:
        return None
    said = scene.quotation(tree.sentences[number].first - 1)
    return None if said is None or scene.quotation(word) is not None else said + 1


def _somebody_since(scene: Scene, start: int, word: int, key: int, fits: Fits) -> bool:
    """Whether another one who fits is a subject outside quotations between two words, or a source."""
    return any(
        scene.owner.get(w, key) != key
        and fits(scene.profiles[scene.owner[w]])
        and scene.quotation(w) is None
        and scene.tree.words[w].relation in SUBJECTS
        for w in range(start, word)
    )


def goes_on(scene: Scene, word: int, fits: Fits) -> Hit:
    """ "It has fined …" at the head of a sentence is the subject of the one before, if no other there fits or both report."""
    tree = scene.tree
    verb, number = tree.words[word].head, tree.sentence(word)
    if number == 0 or tree.words[word].relation != "nsubj" or verb < 0 or tree.words[verb].head >= 0:
        return None
    if scene.quotation(word) is not None or any(w in scene.owner for w in range(tree.sentences[number].first, word)):
        return None
    subject = _subject(tree, number - 1)
    key = None if subject is None else scene.owner.get(subject)
    if (
        subject is None
        or key is None
        or not fits(scene.profiles[key])
        or tree.children(subject, "conj")
        or scene.quotation(subject) is not None
    ):
        return None
    named = {scene.owner[w] for w in scene.at.get(number - 1, ()) if fits(scene.profiles[scene.owner[w]])}
    alike = {tree.lemma(verb), tree.lemma(tree.root(number - 1))} <= _reporting()
    return (key, "subject of the sentence before") if named == {key} or alike else None


def _subject(tree: Tree, number: int) -> int | None:
    return tree.child(tree.root(number), *SUBJECTS)

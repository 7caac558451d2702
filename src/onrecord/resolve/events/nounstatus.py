"""Did it happen? The status of an event noun: its modifiers, what governs it, and whether it names what goes on."""

import re

from onrecord.resolve.events.status import Scene, Verdict, infinitive, listed, narrowed, of_clause
from onrecord.resolve.roles import plain
from onrecord.syntax import Tree

DEPTH = 8
OVER = frozenset({"past", "previous", "earlier", "last", "former", "brief"})
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
ENDED = frozenset({"end", "win", "lose", "conclude", "close", "survive", "complete", "finish"})
FORCE = frozenset({"invasion", "attack", "war", "killing", "bombing", "shooting", "strike", "coup", "murder", "arrest"})


def of_noun(scene: Scene, noun: int) -> Verdict:
    """Status of what an event noun names: its modifiers, then what governs it; occurred, or going on, if neither speaks."""
    found = _of_noun(scene, noun)
    told = [a for c in scene.tree.children(noun, "acl") for a in scene.tree.children(c, "advmod")]
    if found.status == "occurred" and any(listed("adverbs", scene.tree.form(a).lower()) for a in told):
        return Verdict("hypothetical", "allegedly done")  # "assaults allegedly committed by gangs"
    head = scene.tree.words[noun].head
    begun = head >= 0 and scene.tree.lemma(head) in {"begin", "start", "erupt"} and found.status == "occurred"
    lasts = (
        (found.reason == "named as a fact" or begun) and listed("lasting", scene.tree.lemma(noun)) and scene.tree.words[noun].pos == "NOUN"
    )
    return Verdict("ongoing", "named as what goes on", tensed=True) if lasts and not _over(scene.tree, noun) else found


def _over(tree: Tree, noun: int) -> bool:
    """ "the 1991 war", "after the war", "ended the war": what is dated, over or ended goes on no more."""
    dated = any(tree.words[w].pos == "NUM" or tree.form(w).lower() in OVER for w in tree.phrase(noun)) or any(
        YEAR.fullmatch(tree.form(w)) for w in tree.subtree(noun)
    )
    set_back = any(tree.lemma(c) in {"after", "before", "following", "until"} for c in tree.children(noun, "case"))
    head = tree.words[noun].head
    ended = head >= 0 and tree.lemma(head) in ENDED and tree.words[head].pos == "VERB" and not infinitive(tree, head)
    return dated or set_back or ended


def _of_noun(scene: Scene, noun: int, depth: int = 0) -> Verdict:
    tree = scene.tree
    head, relation = tree.words[noun].head, plain(tree.words[noun].relation)
    for modifier in tree.children(noun, "amod", "det", "compound"):
        status = listed("modifiers", tree.form(modifier).lower())
        if status:  # "thwart imminent attacks" leaves open whether there were to be any
            averted = status == "planned" and relation == "obj" and head >= 0 and listed("governors", tree.lemma(head)) == "denied"
            return Verdict("hypothetical" if averted else narrowed(status), f"{tree.form(modifier)!r} before the noun")
    if head < 0 or depth > DEPTH:
        return Verdict("occurred", "named as a fact", tensed=True)
    if relation == "conj":
        return _of_noun(scene, head, depth + 1)
    if tree.words[head].pos in {"NOUN", "PROPN"} and relation in {"nmod", "compound"}:
        status = listed("nouns", tree.lemma(head)) if relation == "compound" or _content(tree, noun) else None
        return Verdict(narrowed(status), f"under {tree.form(head)!r}") if status else Verdict("occurred", "named as a fact", tensed=True)
    return _under_verb(scene, noun, head, relation)


def _under_verb(scene: Scene, noun: int, head: int, relation: str) -> Verdict:
    tree = scene.tree
    status = listed("governors", tree.lemma(head))
    core = relation in {"obj", "nsubj", "obl", "root"} or (relation in {"xcomp", "ccomp"} and noun > head)
    if not core or status is None or (relation == "nsubj" and not _passive_subject(tree, noun) and not listed("happen", tree.lemma(head))):
        return Verdict("occurred", "named as a fact", tensed=True)
    if tree.lemma(head) == "discuss" and tree.lemma(noun) in FORCE and tree.children(noun, "nmod:poss"):
        return Verdict("occurred", "named as a fact", tensed=True)  # "discussed Arda's invasion": of a fact
    if status == "through":
        taken = tree.lemma(head) == "take" and not any(tree.lemma(c) == "in" for c in tree.children(noun, "case"))
        if relation == "obl" and (tree.lemma(head) not in {"engage", "take"} or taken):
            return Verdict("occurred", "named as a fact", tensed=True)
        above = of_clause(scene, head)
        return Verdict(above.status, f"with {tree.form(head)!r}: {above.reason}", above.tensed)
    if relation == "obl" and not _argument(tree, noun, status):
        return Verdict("occurred", "named as a fact", tensed=True)
    return Verdict(narrowed(status), f"governed by {tree.form(head)!r}")


def _content(tree: Tree, noun: int) -> bool:
    """ "calls for talks", "fear of war"; what stands behind "pressure from" or "plan after" is no content of theirs."""
    return any(listed("contents", tree.lemma(c)) for c in tree.children(noun, "case"))


def _passive_subject(tree: Tree, noun: int) -> bool:
    return tree.words[noun].relation == "nsubj:pass"


def _argument(tree: Tree, noun: int, status: str) -> bool:
    """Of the obliques only "call for talks", "warn of war" and the like are governed; "planned after the invasion" is not."""
    case = {tree.lemma(c) for c in tree.children(noun, "case")}
    return bool(case & ({"of", "for"} if status in {"demanded", "planned", "hypothetical"} else {"of", "against", "with", "out", "from"}))

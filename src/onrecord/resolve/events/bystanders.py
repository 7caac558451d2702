"""Who stands in the sentence of an act and has no part in it: subjects of other verbs, owners of other deeds, reporters."""

from collections.abc import Sequence

from onrecord.resolve.lexicon import lexicon, nouns
from onrecord.resolve.parties import ACTING, FIRST, REPORTED, STATE, Parties
from onrecord.resolve.roles import passive, plain, preposition, roles, subjects
from onrecord.syntax import Tree

SOURCES = frozenset({"according to", "per"})
BLOWS = frozenset({"ASSAULT", "COERCE", "SANCTION"})
DEEDS = BLOWS | {"CONSULT", "COOPERATE", "AID", "RETREAT", "MOBILIZE", "PROTEST"}
NAMED_BELOW = frozenset({"obj", "obl", "nmod", "conj", "compound"})


def bystander(parties: Parties, kind: str, cue: int, party: int) -> bool:
    """Whether a word linked to a cue of this type as its actor is somebody else of the sentence."""
    tree = parties.tree
    noun = tree.words[cue].pos in {"NOUN", "PROPN"}
    if preposition(tree, party) in SOURCES or _owner(tree, cue, party):
        return True
    if kind in DEEDS and _reporter(parties, cue, party):
        return True
    if kind not in BLOWS | {"ACCUSE"}:
        return False
    return _busy(tree, cue, party) if noun and kind in BLOWS else not noun and _beside_passive(parties, cue, party)


def inside(tree: Tree, word: int, others: Sequence[int], cue: int) -> bool:
    """ "The spokesman of the ministry condemned it": a word of one party's own phrase is no party on the other side."""
    return any(word != o and word in (own := tree.subtree(o)) and cue not in own for o in others)


def _busy(tree: Tree, cue: int, party: int) -> bool:
    """ "Officials discussed the invasion", "prosecutors charged him over the shooting": who does something else with an act."""
    above = next((a for a in tree.ancestors(cue) if tree.words[a].pos in {"VERB", "AUX"}), None)
    if above is None or plain(tree.words[cue].relation) not in NAMED_BELOW or party not in subjects(tree, above)[0]:
        return False
    return tree.lemma(above) not in nouns("light") | nouns("answering")


def _owner(tree: Tree, cue: int, party: int) -> bool:
    """ "A critic of Israel's assault issued warrants": the owner of another deed."""
    head = tree.words[party].head
    owned = tree.words[party].relation == "nmod:poss" and head not in {cue, -1} and bool(lexicon().of("noun", tree.lemma(head)))
    return owned and cue not in tree.subtree(head)


def _reporter(parties: Parties, cue: int, party: int) -> bool:
    """ "The man was seized, executives said": who only reports; police and armies speak of their own deeds, and so do "it" and "we"."""
    tree = parties.tree
    verb = tree.words[party].head
    tells = verb >= 0 and verb != cue and tree.words[party].relation.startswith("nsubj") and tree.lemma(verb) in nouns("reporting")
    if not tells or _authority(parties, party):
        return False
    own = [w for c in (cue, *tree.ancestors(cue)) if c != verb for w in tree.children(c, "nsubj", "nsubj:pass")]
    speaks = any(tree.lemma(w) in REPORTED | FIRST for w in own)
    below = verb in tree.ancestors(cue) or any(verb in tree.children(a, "parataxis") for a in (cue, *tree.ancestors(cue)))
    return below and bool(own) and not speaks


def _beside_passive(parties: Parties, cue: int, party: int) -> bool:
    """ "Sat beside Roe, who was arrested": of a passive only who is named after "by", or who has authority, can be the doer."""
    tree = parties.tree
    if not passive(tree, cue) or party in roles(tree, cue).agents:
        return False
    return not _authority(parties, party)


def _authority(parties: Parties, word: int) -> bool:
    """Police, courts, armies, states and armed groups."""
    found = parties.actor(word)
    if parties.is_kind(word, "law") or parties.is_kind(word, "armed"):
        return found is None or parties.cast.actors[found].kind != "person"
    if found is None or parties.cast.actors[found].kind not in ACTING:
        return False
    own = parties.cast.actors[found]
    return own.kind == "country" or (own.kind != "person" and own.sector in STATE | {"REB", "JUD", "IGO"})

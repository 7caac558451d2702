"""Where an event took place: a place governed by a locative preposition in its clause."""

from onrecord.resolve.events.matching import Match
from onrecord.resolve.parties import Parties
from onrecord.resolve.roles import plain, preposition
from onrecord.syntax import Tree
from onrecord.types import Place

MOVING = frozenset({"to", "into"})
AT = frozenset({"in", "at", "near", "outside", "inside", "across", "around", "along", "off", "throughout", "on"})


def _under(tree: Tree, word: int) -> list[int]:
    return [c for c in tree.children(word) if plain(tree.words[c].relation) in {"obl", "nmod"}]


def place_of(match: Match, parties: Parties) -> Place | None:
    """The first place named in the clause by "in", "at", "near" …; for a visit the place visited counts too."""
    tree = parties.tree
    wanted = AT | MOVING if match.pattern.rule.mode == "visit" or match.pattern.rule.type == "MOBILIZE" else AT
    heads = [match.cue, *([match.light] if match.light is not None else []), *tree.children(match.cue, "obj")]
    for head in heads:
        for word in _under(tree, head):
            if preposition(tree, word) in wanted and parties.place(word):
                return _named(word, parties)
    if match.pattern.rule.mode == "visit":
        return next((_named(w, parties) for w in match.roles.patients if parties.place(w)), None)
    return None


def _named(word: int, parties: Parties) -> Place:
    reference = parties.cast.reference(word)
    span = reference.span if reference is not None else parties.tree.span([word])
    actor = parties.cast.actor(word)
    return Place(name=parties.tree.text[span.start : span.end], country=actor.country if actor is not None else None, evidence=span)

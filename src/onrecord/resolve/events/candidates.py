"""Every place of a text that may speak of an event, found by the lexicon, less those that are part of another."""

from collections.abc import Iterable

from onrecord.resolve.events.learned import SEEN
from onrecord.resolve.events.matching import Match, noun_match, verb_match
from onrecord.resolve.lexicon import Lexicon
from onrecord.resolve.parties import Parties
from onrecord.resolve.roles import plain
from onrecord.syntax import Tree

# Verbal acts hold their content: "agreed to send", "demanded the release", "threatened to attack" are one event each.
HOLDING = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"})
CUES = frozenset({"VERB", "ADJ", "AUX", "PART"})


def _verbal(tree: Tree, word: int) -> bool:
    """A verb or predicate adjective, or what an auxiliary makes one in spite of its tag ("has arrested")."""
    mistaken = tree.words[word].pos == "NOUN" and tree.form(word).lower().endswith("ed")
    return tree.words[word].pos in CUES or (mistaken and bool(tree.children(word, "aux")) and not tree.children(word, "cop"))


def matches(lexicon: Lexicon, parties: Parties) -> list[Match]:
    """Verb matches, then noun matches at words that no verb pattern took as its own, in text order."""
    tree = parties.tree
    found = [m for w in range(len(tree.words)) if _verbal(tree, w) and (m := verb_match(lexicon, w, parties)) is not None]
    taken = {w for m in found for w in m.words} | {m.light for m in found}
    for w, word in enumerate(tree.words):
        if word.pos in {"NOUN", "PROPN"} and w not in taken:
            noun = noun_match(lexicon, w, parties)
            if noun is not None:
                found.append(noun)
    return sorted(found, key=lambda m: m.cue)


def _chain(tree: Tree, word: int) -> list[int]:
    """The word and the clauses it completes, upwards: infinitives, content clauses, and nouns' own clauses."""
    found = [word]
    while plain(tree.words[found[-1]].relation) in {"xcomp", "ccomp", "acl", "conj", "obj", "advcl"} and tree.words[found[-1]].head >= 0:
        found.append(tree.words[found[-1]].head)
    return found


def _completing(tree: Tree, word: int) -> list[int]:
    """Verbs that this clause completes as an infinitive or content clause, upwards."""
    found: list[int] = []
    while plain(tree.words[word].relation) in {"xcomp", "ccomp"} and tree.words[word].head >= 0:
        word = tree.words[word].head
        found.append(word)
    return found


def holder(match: Match, others: Iterable[Match], tree: Tree) -> Match | None:
    """The verbal act this match is the content of, if any."""
    carrier = match.cue if match.light is None else match.light
    chain = {match.cue, *_chain(tree, carrier)}
    for other in others:
        if other.cue == match.cue:
            continue
        lexical = any(match.cue in other.used and c.words for c in other.pattern.conditions if not c.absent)
        held = bool(chain & set(other.used)) or other.cue in _completing(tree, carrier)
        if lexical or (held and other.pattern.rule.type in HOLDING) or _alleged(match, other, tree):
            return other
        # "killed when Norland attacked": a clause with a subject of its own tells its own act.
        under = tree.words[carrier].head == other.cue
        aside = under and plain(tree.words[carrier].relation) == "advcl" and not tree.children(carrier, "nsubj")
        tried = under and plain(tree.words[carrier].relation) == "acl" and other.pattern.text == SEEN
        if (held or aside or tried) and other.pattern.rule.type == match.pattern.rule.type:
            return other
    return None


def _alleged(match: Match, other: Match, tree: Tree) -> bool:
    """ "accused them of attacking": an allegation is part of the accusation."""
    word = tree.words[match.cue]
    marks = {tree.lemma(m) for m in tree.children(match.cue, "mark", "case")}
    accusing = other.pattern.rule.mode == "allege" or other.pattern.rule.type in {"COERCE", "SANCTION"}
    return accusing and word.head == other.cue and bool(marks & {"of", "for", "with", "over"})

"""What a reader has learned of events joins the lexicon: cues that no pattern names, parties that no rule found, and doubt.

A cue the reader is sure of and no pattern holds becomes a candidate of its own, with the parties the reader links to it, or those that
syntax gives. Status, dates, names of parties and every objection are decided as for any other candidate.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import cast

from onrecord.resolve.events.bystanders import BLOWS, bystander, inside
from onrecord.resolve.events.frames import Parts, heads_named
from onrecord.resolve.events.matching import Match, light_verb
from onrecord.resolve.lexicon import Pattern, Rule, nouns
from onrecord.resolve.parties import ACTING, Parties
from onrecord.resolve.roles import Roles, nominal, passive, plain, preposition, roles, spread, subjects
from onrecord.syntax import Tree
from onrecord.types import EventCue, EventType

SURE = 0.7  # a cue without a pattern: on 56 articles apart types are right in .84 from here on, in .83 from .6, in .78 from .5
LINKED = 0.35  # a word that is party of a cue: on those articles parties are right in .59 of events from here on, in .56 from .5
FAR = 0.6  # a party told in another sentence than the cue: with it actors are right in .91 of those events, without in .90
FILLING = 0.5  # an actor linked to a pattern counts only where the reader takes the word for an event at all
BESIDE = 0.25  # a second party this much less likely than the first is a bystander of the same sentence
TOGETHER = frozenset({"CONSULT", "COOPERATE"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
STATE = frozenset({"GOV", "MIL", "COP"})  # who faces a protest stages none
SEEN = "learned"
FAVOURS = frozenset({"SUPPORT", "AID", "AGREE", "COOPERATE"})
FOUGHT = frozenset({"war", "invasion", "attack", "offensive", "aggression", "strike", "assault", "raid", "campaign"})
WARS = frozenset({"war", "conflict", "fighting", "hostilities", "violence", "unrest", "crisis"})


def chance(cue: EventCue | None, kinds: Collection[str] = ()) -> float:
    """How likely the word states an event of its likeliest type, or of one of these."""
    if cue is None:
        return 0.0
    return max((p for kind, p in cue.types if not kinds or kind in kinds), default=0.0)


def learned(cues: Mapping[int, EventCue], taken: Collection[int], parties: Parties) -> Iterator[Match]:
    """Candidates at words that no pattern took."""
    for word, cue in cues.items():
        if word not in taken and chance(cue) >= SURE:
            yield _match(cue, parties)


def _match(cue: EventCue, parties: Parties) -> Match:
    tree = parties.tree
    kind, weight = cue.types[0]
    noun = tree.words[cue.word].pos in NOMINAL and not tree.children(cue.word, "cop", "aux")
    frame = "together" if kind in TOGETHER else "onto"
    rule = Rule(type=cast("EventType", kind), mode=None, contexts=(), frame=frame, to=("obj",), of="none", weight=weight)
    pattern = Pattern(SEEN, tree.lemma(cue.word), "", "noun" if noun else "verb", (), rule)
    light = light_verb(tree, cue.word) if noun else None
    return Match(pattern, cue.word, (cue.word,), (), _roles(cue, parties, noun=noun, light=light), light)


def _roles(cue: EventCue, parties: Parties, *, noun: bool, light: int | None) -> Roles:
    """The words linked to the cue; where none is linked on a side, what syntax says of that side."""
    tree, kind = parties.tree, cue.types[0][0]
    own = nominal(tree, cue.word) if noun else roles(tree, cue.word)
    if light is not None:
        own = replace(own, agents=tuple(dict.fromkeys([*roles(tree, light).agents, *own.agents])))
    gap = 1.0 if kind in TOGETHER else BESIDE
    actors, recipients = _linked(cue.actors, tree, cue.word, gap), _linked(cue.recipients, tree, cue.word)
    owners = own.governed("'s") if noun else []  # "Roe's murder", "Roe's visit": only the lexicon knows which
    undergone = _undergoer(tree, cue.word) if noun else ()  # "faced criticism": the subject suffers it
    others = [a for a in actors if a in undergone or bystander(parties, kind, cue.word, a) or inside(tree, a, recipients, cue.word)]
    actors = tuple(a for a in actors if a not in others)
    if voicing := [
        o for o in owners if tree.lemma(cue.word) in nouns("voiced") and parties.actor(o) is not None
    ]:  # "Roe's criticism": Roe's words
        actors, recipients = tuple(voicing), tuple(r for r in recipients if r not in voicing)
    recipients = tuple(r for r in recipients if not inside(tree, r, actors, cue.word)) or undergone
    if noun and (own_side := [r for r in recipients if r in tree.subtree(cue.word)]):  # "the war in Ukraine": not where else war is
        recipients = tuple(own_side)
    if not noun and passive(tree, cue.word) and own.agents:  # "organizers said it was requested by police"
        actors = own.agents
    between = own.governed("between") if noun else []
    if len(between) > 1:  # "fighting between Ardans and Norlanders": both sides fight
        actors, recipients = tuple(between), ()
    agents = actors or tuple(a for a in own.agents if a not in recipients and a not in owners)
    recipients = tuple(r for r in recipients if not _untouched(tree, cue.word, kind, r))
    scene = {parties.actor(a) for a in agents if _scene(tree, cue.word, a)}
    agents = tuple(a for a in agents if parties.actor(a) not in scene)
    if kind in BLOWS and _subject(tree, cue.word):
        known = tuple(r for r in recipients if r in own.patients and parties.actor(r) is not None)
        recipients = known or (recipients if {*recipients} & {*own.patients} else own.patients)
    patients = recipients or tuple(p for p in own.patients if p not in agents)
    return Roles(agents, patients, (), "words the reader links to the cue" if actors or recipients else own.how)


def _scene(tree: Tree, cue: int, party: int) -> bool:
    """ "The Ardan conflict" is fought there, and not by Arda alone."""
    beside = tree.words[party].head == cue and plain(tree.words[party].relation) in {"amod", "compound"}
    return beside and tree.lemma(cue) in WARS


def _untouched(tree: Tree, cue: int, kind: str, party: int) -> bool:
    """ "backed his war on Arda" does Arda no favour; "a warning that Norland would strike" does not threaten Norland."""
    above = tree.words[party].head
    if kind in FAVOURS:
        return above not in {cue, -1} and tree.lemma(above) in FOUGHT and plain(tree.words[party].relation) == "nmod"
    if kind != "THREATEN" or plain(tree.words[party].relation) != "nsubj" or above in {cue, -1}:
        return False
    return cue in tree.ancestors(above)


def _undergoer(tree: Tree, noun: int) -> tuple[int, ...]:
    """ "Roe faced criticism", "came under scrutiny"."""
    head = tree.words[noun].head
    if head < 0 or plain(tree.words[noun].relation) not in {"obj", "obl"} or tree.lemma(head) not in nouns("undergoing"):
        return ()
    if tree.lemma(head) in {"come", "be", "go"} and preposition(tree, noun) != "under":
        return ()
    return tuple(subjects(tree, head)[0])


def _subject(tree: Tree, verb: int) -> bool:
    """ "mothers whose sons had been killed": the subject of a passive suffers, not who stands near; "who" may stand for either."""
    return any(tree.words[w].pos in NOMINAL for w in tree.children(verb, "nsubj:pass"))


def _linked(words: tuple[tuple[int, float], ...], tree: Tree, cue: int, gap: float = BESIDE) -> tuple[int, ...]:
    """Linked words, with what is coordinated; what is `gap` less likely than the likeliest is left out.

    Of "his rivals in prison" he is not in prison; of "the murdered Roe and his friend Vint" Vint was not murdered.
    """
    least = max(LINKED, max((p for _, p in words), default=0.0) - gap)
    heads = {word for word, _ in words}
    words = tuple((w, p) for w, p in words if p >= FAR or tree.sentence(w) == tree.sentence(cue))
    near = [w for w, p in words if p >= least and not (tree.words[w].relation == "nmod:poss" and tree.words[w].head in heads)]
    described = tree.words[cue].relation == "amod"
    return tuple(dict.fromkeys(near if described else spread(tree, near)))


def with_linked(parts: Parts, cue: EventCue | None, match: Match, parties: Parties) -> Parts:
    """The parts with what the reader links to the cue on a side that the rules left empty."""
    if cue is None or match.pattern.text == SEEN:
        return parts
    gap = 1.0 if match.pattern.rule.frame == "together" else BESIDE
    if not parts.actors and chance(cue) >= FILLING:
        kind = match.pattern.rule.type
        near = [a for a in _linked(cue.actors, parties.tree, match.cue, gap) if not bystander(parties, kind, match.cue, a)]
        parts = _filled(parts, "actors", tuple(near), match, parties)
    if match.pattern.rule.frame == "together" and len(parts.actors) == 1 and chance(cue, {match.pattern.rule.type}) >= FILLING:
        parts = _joined(parts, _linked((*cue.actors, *cue.recipients), parties.tree, match.cue, gap), parties)
    if not parts.recipients and match.pattern.rule.frame != "together":
        parts = _filled(parts, "recipients", _linked(cue.recipients, parties.tree, match.cue), match, parties)
    return parts


def _joined(parts: Parts, words: tuple[int, ...], parties: Parties) -> Parts:
    """Who is party with the one whom the rules found: "Roe spoke by phone with Vint", where the parser lost the "with"."""
    named = [(a, h) for a, h in heads_named(list(words), parties) if a not in parts.actors and parties.cast.actors[a].kind in ACTING]
    if not named:
        return parts
    reason = f"actors: the reader links {parties.tree.form(named[0][1])!r} to the cue"
    ids = tuple(dict.fromkeys((*parts.actors, *(a for a, _ in named))))
    missing = tuple(m for m in parts.missing if m.field != "actors")
    return replace(parts, actors=ids, heads=(*parts.heads, *(h for _, h in named)), reasons=(*parts.reasons, reason), missing=missing)


def _filled(parts: Parts, side: str, words: tuple[int, ...], match: Match, parties: Parties) -> Parts:
    taken = {*parts.actors, *parts.recipients}
    named = [(a, h) for a, h in heads_named(list(words), parties) if a not in taken and parties.cast.actors[a].kind in ACTING]
    if side == "actors" and match.pattern.rule.type == "PROTEST":
        named = [(a, h) for a, h in named if parties.cast.actors[a].sector not in STATE]
    if not named:
        return parts
    ids, heads = tuple(dict.fromkeys(a for a, _ in named)), tuple(h for _, h in named)
    reason = f"{side}: the reader links {parties.tree.form(heads[0])!r} to the cue"
    missing = tuple(m for m in parts.missing if m.field != side)
    return replace(parts, **{side: ids}, heads=(*parts.heads, *heads), direct=False, reasons=(*parts.reasons, reason), missing=missing)

"""What a type becomes by its status: the manual codes a planned meeting as AGREE, a planned retreat as CONCEDE (docs/events.md).

The tables are read from top to bottom; the first row whose type and status agree is taken.
"""

import re
from dataclasses import dataclass

from onrecord.resolve.events.frames import Parts
from onrecord.resolve.events.matching import Match
from onrecord.resolve.events.status import Verdict
from onrecord.resolve.lexicon import nouns
from onrecord.resolve.parties import Parties
from onrecord.types import EventStatus, EventType


@dataclass(frozen=True, slots=True)
class Coded:
    """Type, mode and status after the remap, with the row that changed them, if any."""

    type: EventType
    mode: str | None
    status: EventStatus
    reason: str = ""


COOPERATIVE: tuple[EventType, ...] = ("CONSULT", "SUPPORT", "COOPERATE", "AID")
YIELDING: tuple[EventType, ...] = ("RETREAT", "CONCEDE")
FORCEFUL: tuple[EventType, ...] = ("ASSAULT", "COERCE", "SANCTION")

# PLOVER 2.0, 3.1 and 3.4: cooperation in the future is AGREE, a future retreat is CONCEDE; both keep status "planned".
PLANNED: dict[EventType, EventType] = {**dict.fromkeys(COOPERATIVE, "AGREE"), "RETREAT": "CONCEDE", **dict.fromkeys(FORCEFUL, "THREATEN")}
# A refusal to do something cooperative ("will not accept") is REJECT, an act that occurred; "did not meet" is only denied.
REFUSED: dict[EventType, str] = {
    "CONSULT": "meet",
    "AGREE": "change",
    "SUPPORT": "change",
    "COOPERATE": "assist",
    "AID": "assist",
    "RETREAT": "yield",
    "CONCEDE": "yield",
}
# "decided to invade", "a plan to deport": who plans an act among themselves threatens nobody with it.
DECIDED = re.compile(r"under '(?:plan'|decision|decid|propos)")
THREATENED: dict[tuple[EventType, str | None], str] = {
    ("COERCE", "arrest"): "arrest",
    ("COERCE", "seize"): "territory",
    ("COERCE", "restrict"): "restrict",
    ("COERCE", "curfew"): "restrict",
    ("COERCE", "martial-law"): "restrict",
    ("COERCE", "deport"): "expel",
    ("SANCTION", "expel"): "expel",
    ("SANCTION", "discontinue"): "relations",
    ("SANCTION", "withdraw"): "relations",
}


def _threat_mode(kind: EventType, mode: str | None) -> str | None:
    return "violence" if kind == "ASSAULT" else THREATENED.get((kind, mode))


def remapped(kind: EventType, mode: str | None, verdict: Verdict) -> Coded:
    """The type a status demands, by the tables above."""
    status = verdict.status
    if status == "planned" and kind in FORCEFUL and DECIDED.search(verdict.reason):
        return Coded(kind, mode, status)
    if status == "planned" and kind in PLANNED:
        new = PLANNED[kind]
        return Coded(new, _threat_mode(kind, mode) if new == "THREATEN" else None, status, f"planned {kind} is {new}")
    if status == "threatened" and kind in COOPERATIVE:
        return Coded("AGREE", None, "planned", f"readiness for {kind} is AGREE")
    if status == "threatened" and kind in FORCEFUL:
        return Coded("THREATEN", _threat_mode(kind, mode), status, f"threatened {kind} is THREATEN")
    if status == "denied" and verdict.willed and kind in REFUSED:
        return Coded("REJECT", REFUSED[kind], "occurred", f"refused {kind} is REJECT")
    return Coded(kind, mode, status)


ATTACKING = frozenset({"attack", "blast", "hammer", "savage", "assail", "lash", "swipe"})


def worded(coded: Coded, match: Match, parts: Parts, parties: Parties) -> Coded:
    """ "Roe attacked Doe, calling him a liar": one politician attacks another in words, unless the sentence tells of weapons or wounds."""
    tree, cue = parties.tree, match.cue
    if coded.type == "ASSAULT" and not parts.recipients and _tried(match, parties):
        return Coded("MOBILIZE", "weapons", coded.status, "a missile fired at nobody shows strength")
    if coded.type == "ASSAULT" and tree.lemma(cue) in ATTACKING and any(tree.lemma(p) in nouns("utterance") for p in match.roles.patients):
        return Coded("ACCUSE", "disapprove", coded.status, "what is said or decided is attacked in words")
    if coded.type != "ASSAULT" or tree.lemma(cue) not in ATTACKING or not parts.actors:
        return coded
    sentence = tree.sentences[tree.sentence(cue)]
    around = {tree.lemma(w).lower() for w in range(sentence.first, sentence.last)} - {tree.lemma(cue)}
    persons = all(parties.cast.actors[a].kind == "person" for a in parts.actors)
    if around & (nouns("violence") | nouns("hurting")) or not persons:
        return coded
    said = any(tree.lemma(c) in nouns("speaking") for c in tree.children(cue, "advcl", "acl", "conj", "parataxis"))
    # "attacked Doe as a turncoat"; a clause with a subject ("as troops advanced") only tells when.
    called = any(
        tree.words[c].pos in {"NOUN", "PROPN", "ADJ"}
        and not tree.children(c, "nsubj")
        and any(tree.lemma(m) == "as" for m in tree.children(c, "case", "mark"))
        for c in tree.children(cue, "obl", "advcl")
    )
    rivals = bool(parts.recipients) and all(parties.cast.actors[r].kind == "person" and parties.political(r) for r in parts.recipients)
    if said or called or around & nouns("verbal") or (rivals and all(parties.political(a) for a in parts.actors)):
        return Coded("ACCUSE", "disapprove", coded.status, "one politician attacks another in words")
    return coded


def _tried(match: Match, parties: Parties) -> bool:
    """ "Arda fired a ballistic missile over the sea"."""
    tree = parties.tree
    fired = [p for p in (*match.roles.patients, *match.words) if tree.lemma(p) in nouns("tested")]
    kinds = {tree.lemma(m) for f in fired for m in tree.children(f, "amod", "compound")}
    aimless = bool(match.roles.governed("over", "into", "toward", "towards", "off")) or bool(kinds & {"ballistic", "unidentified", "test"})
    return tree.lemma(match.cue) in {"fire", "launch", "test"} and bool(fired) and aimless and not match.roles.governed("at")

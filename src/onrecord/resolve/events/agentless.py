"""Blows and acts of authority told without who did them: "Roe was arrested", "charges against Roe"."""

from dataclasses import replace

from onrecord.resolve.events.frames import Parts
from onrecord.resolve.events.matching import Match
from onrecord.resolve.lexicon import nouns
from onrecord.resolve.parties import ACTING, Parties
from onrecord.resolve.roles import obliques, passive
from onrecord.types import Missing

# Done by somebody, so that the passive hides an actor; a protest or a promise without anyone who makes it is none.
TYPES = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE"})
REAL = frozenset({"occurred", "ongoing"})
UNDER_FIRE = frozenset({"thing", "facility", "place"})
VENUES = ("by", "in", "at", "before")
VAGUE = frozenset({"group", "organization"})  # of the armed, but anyone else too
FRAMES = frozenset({"onto", "host"})  # "Roe faces charges": the subject suffers
UNSAID = "the text does not say who did it"


def completed(match: Match, parts: Parts, status: str, parties: Parties) -> Parts:
    """The parts with the authority that the clause names beside the act, or with the gap told; unchanged where neither fits."""
    if parts.actors or not _done_to(match):
        return parts
    authority = _authority(match, parts, parties)
    if authority is not None:
        actor, head = authority
        others = tuple(m for m in parts.missing if m.field != "actors")
        reason = f"{parties.tree.form(head)!r} stands for {parties.cast.actors[actor].name}"
        return replace(parts, actors=(actor,), heads=(head, *parts.heads), direct=False, reasons=(*parts.reasons, reason), missing=others)
    if status not in REAL or not _hidden(match, parties) or not _suffering(match, parts, parties):
        return parts
    gap = Missing("actors", UNSAID) if not _agents(match) else parts.missing[0]
    return replace(parts, missing=(gap, *parts.missing[1:]))


def untold(parts: Parts, match: Match, status: str, parties: Parties) -> bool:
    """Whether an event without actors stands all the same."""
    return _done_to(match) and status in REAL and _hidden(match, parties) and _suffering(match, parts, parties)


def _done_to(match: Match) -> bool:
    """Blows, acts of authority, and releases."""
    rule = match.pattern.rule
    return rule.frame in FRAMES and (rule.type in TYPES or rule.mode == "release")


def _authority(match: Match, parts: Parts, parties: Parties) -> tuple[int, int] | None:
    """ "sentenced by a court in Arda": the country of a court or police that the article has no other name for."""
    places = VENUES if match.pattern.rule.type in {"COERCE", "SANCTION"} else VENUES[:1]  # a suit is filed in a court, not by it
    for head in dict.fromkeys([*_agents(match), *match.roles.governed(*places)]):
        if parties.tree.lemma(head) not in nouns("law"):
            continue
        found = parties.standing_for(head)[0]
        below = [h for p, hs in obliques(parties.tree, head) if p == "in" for h in hs]
        actors = [found] if found is not None else [a for h in below if (a := parties.actor(h)) is not None]
        fit = [a for a in actors if parties.cast.actors[a].kind in ACTING and a not in parts.recipients]
        if fit:
            return fit[0], head
    return None


def _agents(match: Match) -> tuple[int, ...]:
    return match.roles.agents if match.pattern.rule.frame == "onto" else ()


def _hidden(match: Match, parties: Parties) -> bool:
    """A passive or a bare noun without agent; or an agent of a kind that acts by force or law, though unnamed ("gunmen")."""
    unnamed = _agents(match)
    if match.pattern.rule.frame == "host":
        return True
    if unnamed:
        return all(parties.tree.lemma(h) in (nouns("law") | nouns("armed")) - VAGUE for h in unnamed)
    if match.pattern.pos == "noun" and match.light is None:
        return True
    carrier = match.cue if match.light is None else match.light
    # "women who have been beaten" speaks of a kind of people; acts of authority are told so of those meant ("who were expelled").
    kind = match.pattern.rule.type == "ASSAULT" and parties.tree.words[carrier].relation == "acl:relcl"
    return passive(parties.tree, carrier) and not kind


def _suffering(match: Match, parts: Parts, parties: Parties) -> bool:
    """Somebody the article knows, or a thing or place it names under fire or seized; blows on nameless people are crime."""
    cast, rule = parties.cast.actors, match.pattern.rule
    named = {parties.actor(h) for h in parts.heads}  # "the activities of a Washington lobbyist" does not name the country
    owners = {parties.cast.at(o) for h in parts.heads for p, os in obliques(parties.tree, h) if p in {"of", "'s"} for o in os}
    seen = named | owners if rule.type in {"COERCE", "SANCTION"} else named
    kept = [r for r in parts.recipients if r in seen]
    struck = rule.mode == "seize" or "military" in rule.contexts
    if struck and match.pattern.pos != "noun" and any(cast[r].kind in UNDER_FIRE for r in kept):
        return True
    known = [r for r in kept if cast[r].kind in ACTING and (cast[r].kind != "group" or cast[r].country or cast[r].sector)]
    if rule.type != "ASSAULT":
        return bool(known)
    return any(parties.public(r) or cast[r].kind == "person" or (cast[r].kind == "group" and cast[r].country) for r in known)

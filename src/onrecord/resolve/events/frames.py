"""From a match to parties: who acts, who receives, by the frame of the pattern's rule."""

from dataclasses import dataclass

from onrecord.resolve.events.matching import Match, infinitives
from onrecord.resolve.events.parties import Parties
from onrecord.resolve.roles import roles
from onrecord.types import Missing

NOMINAL_SIDES = ("with", "between", "among")


@dataclass(frozen=True, slots=True)
class Parts:
    """The parties of one candidate, with the words they were read from, reasons and what is missing."""

    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    heads: tuple[int, ...]
    direct: bool
    reasons: tuple[str, ...]
    missing: tuple[Missing, ...]


def _heads_at(match: Match, place: str, parties: Parties) -> list[int]:
    tree, found = parties.tree, match.roles
    verb = match.cue if match.light is None else match.light
    if place == "obj":
        return list(found.patients)
    if place == "inf-obj":
        return [h for i in infinitives(tree, verb) for h in roles(tree, i).patients]
    if place == "inf-with":
        return [h for i in infinitives(tree, verb) for h in roles(tree, i).governed("with")]
    if place == "mod":
        return [m for o in found.patients for m in tree.children(o, "amod", "nmod:poss", "compound")]
    return found.governed(place)


def _agent_heads(match: Match, parties: Parties) -> list[int]:
    heads = list(match.roles.agents)
    if match.pattern.pos == "noun" and match.pattern.rule.of == "actor":
        heads.extend(match.roles.governed("of"))
    return heads


def _recipient_heads(match: Match, parties: Parties) -> list[list[int]]:
    rule = match.pattern.rule
    places = [p for p in rule.to if p != "of" or rule.of != "actor"]
    if match.pattern.pos == "noun" and rule.of == "recipient":
        places = ["of", *places]
    return [heads for place in dict.fromkeys(places) if (heads := _heads_at(match, place, parties))]


def _named(heads: list[int], parties: Parties) -> tuple[list[int], list[int], list[str], bool]:
    """Actor ids, the heads they stand at, reasons for those that are not plain names, and whether all are plain."""
    ids, words, reasons, plain = [], [], [], True
    for head in heads:
        actor, reason = parties.standing_for(head)
        if actor is None:
            continue
        if actor not in ids:
            ids.append(actor)
            words.append(head)
            if parties.actor(head) is None:
                plain = False
                reasons.append(reason)
    return ids, words, reasons, plain


def _first_named(groups: list[list[int]], parties: Parties, taken: list[int]) -> tuple[list[int], list[int], list[str]]:
    for heads in groups:
        ids, words, reasons, _ = _named(heads, parties)
        kept = [(i, w) for i, w in zip(ids, words, strict=True) if i not in taken]
        if kept:
            return [i for i, _ in kept], [w for _, w in kept], reasons
    return [], [], []


def _unnamed(field: str, heads: list[int], parties: Parties) -> Missing:
    if not heads:
        return Missing(field, "the text names none in this clause")
    return Missing(field, "; ".join(parties.standing_for(h)[1] for h in heads[:2]))


def parties_of(match: Match, parties: Parties) -> Parts:
    """Actors and recipients of a match; empty actors mean that the text names nobody who acts."""
    frame = match.pattern.rule.frame
    agents = _agent_heads(match, parties)
    groups = _recipient_heads(match, parties)
    if frame == "host":
        agents, groups = [h for g in groups for h in g], [agents]
    ids, words, reasons, plain = _named(agents, parties)
    if frame == "together":
        joined, more, why, _ = _named([h for g in groups for h in g], parties)
        ids, words = list(dict.fromkeys([*ids, *joined])), [*words, *more]
        return Parts(tuple(ids), (), tuple(words), plain, (*reasons, *why), () if ids else (_unnamed("actors", agents, parties),))
    to, more, why = _first_named(groups, parties, ids)
    missing = [] if ids else [_unnamed("actors", agents, parties)]
    if not to:
        missing.append(_unnamed("recipients", groups[0] if groups else [], parties))
    return Parts(tuple(ids), tuple(to), (*words, *more), plain, (*reasons, *why), tuple(missing))

"""From a match to parties: who acts, who receives, by the frame of the pattern's rule."""

from dataclasses import dataclass

from onrecord.resolve.events.matching import Match, infinitives
from onrecord.resolve.lexicon import BARE, INF, nouns
from onrecord.resolve.parties import Parties
from onrecord.resolve.roles import nominal, obliques, plain, preposition, roles
from onrecord.syntax import Tree
from onrecord.types import Missing

# Types whose recipient is a party that can be spoken to; blows and blockades may fall on a place.
DEEDS = frozenset({"ACCUSE", "REQUEST"})
ALL_ACT = "no direction: all parties are actors"
# "on Friday" names no recipient and no failure to find one.
CALENDAR = frozenset(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
WHERE = frozenset({"at", "in", "near"})
VERBAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "AID"})


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
        return [*found.governed("iobj"), *found.patients] or [h for i in _content(match, parties) for h in roles(tree, i).patients]
    if place == "inf-obj":
        return [h for i in infinitives(tree, verb) for h in roles(tree, i).patients]
    if place == "that-sbj":
        return [h for c in tree.children(verb, "ccomp") for h in roles(tree, c).agents]
    if place == "mod":
        return [m for o in found.patients for m in tree.children(o, "amod", "nmod:poss", "compound")]
    if place == "for" and match.pattern.rule.type == "REQUEST":  # "called for a special prosecutor": wanted, not addressed
        return [h for h in found.governed(place) if parties.actor(h) is None or _to_act(tree, h, verb)]
    own = found.governed(place) or [
        h for u in match.used if u not in found.patients for p, hs in obliques(tree, u) if p == place for h in hs
    ]
    return own or [h for i in _content(match, parties) for h in roles(tree, i).governed(place)]


def _to_act(tree: Tree, head: int, verb: int) -> bool:
    """ "called for Arda to leave": an infinitive says what the one named is to do."""
    clauses = [*tree.children(head, "acl", "advcl"), *(c for c in tree.children(verb, "advcl", "xcomp") if c > head)]
    return any(tree.lemma(m) == "to" for c in clauses for m in tree.children(c, "mark"))


def _content(match: Match, parties: Parties) -> list[int]:
    """Infinitives that say what was agreed, threatened …: their parties are the event's."""
    asked = match.pattern.rule.type == "REQUEST"  # what is asked is done by another, to another
    if asked or not any(c.place == INF and not c.absent for c in match.pattern.conditions):
        return []
    found = infinitives(parties.tree, match.cue)
    return [*found, *(deeper for i in found for deeper in infinitives(parties.tree, i))]


def _agent_heads(match: Match, parties: Parties) -> list[int]:
    agents = [h for h in match.roles.agents if preposition(parties.tree, h) not in {"according to", "per"}]  # "said Roe, according to …"
    heads = agents or _through(match, parties)
    if _suffered(match, parties):
        heads = [h for h in heads if h not in match.roles.governed("'s")]
    if match.pattern.rule.frame == "joint":
        heads.extend(match.roles.patients)
    if match.pattern.pos == "noun" and match.pattern.rule.of == "actor":
        heads.extend(match.roles.governed("of"))
    return heads


def _through(match: Match, parties: Parties) -> list[int]:
    """ "were killed in Arda's shelling": who carried out the attack that the verb names."""
    if match.pattern.rule.type != "ASSAULT" or match.pattern.pos == "noun":
        return []
    return [
        h
        for u in match.used
        if parties.tree.words[u].pos == "NOUN" and u not in match.roles.patients
        for h in [*nominal(parties.tree, u).agents, *nominal(parties.tree, u).governed("with")]
    ]


def _suffered(match: Match, parties: Parties) -> bool:
    """ "his arrest": the possessor is who it was done to, unless the text names that one after "of"."""
    return match.pattern.pos == "noun" and parties.tree.lemma(match.cue) in nouns("suffering") and not match.roles.governed("of")


def _recipient_heads(match: Match, parties: Parties) -> list[list[int]]:
    rule = match.pattern.rule
    places = [p for p in rule.to if p != "of" or rule.of != "actor"]
    if match.pattern.pos == "noun" and rule.of == "recipient":
        places = ["of", *(["'s"] if _suffered(match, parties) else []), *places]
    found = [(place, heads) for place in dict.fromkeys(places) if (heads := _heads_at(match, place, parties))]
    objects = [h for place, heads in found if place not in WHERE for h in heads if h not in match.words]
    struck = rule.type == "ASSAULT" and any(_struck(h, parties) for h in objects)
    held = rule.type in {"COERCE", "SANCTION"} and any(h in match.roles.patients and parties.is_kind(h, "human") for h in objects)
    if struck or held:  # "shot shoppers at a store", "barred celebrities from social media": who suffers is told
        found = [(place, heads) for place, heads in found if place not in (WHERE if struck else {*WHERE, "from", "on"})]
    return [heads for _, heads in found]


def _struck(head: int, parties: Parties) -> bool:
    """A noun for whoever a blow falls on, though the article has no name for them; not what is fired at them."""
    lemma = parties.tree.lemma(head)
    return parties.tree.words[head].pos == "NOUN" and lemma not in nouns("wielded") | nouns("violence")


def _named(heads: list[int], parties: Parties) -> tuple[list[int], list[int], list[str], bool]:
    """Actor ids, the heads they stand at, reasons for those that are not plain names, and whether all are plain."""
    ids: list[int] = []
    words: list[int] = []
    reasons: list[str] = []
    bare = True
    for head in heads:
        for actor, reason in parties.all_standing_for(head):
            if actor in ids:
                continue
            ids.append(actor)
            words.append(head)
            if parties.actor(head) is None:
                bare = False
                reasons.append(reason)
    return ids, words, reasons, bare


def heads_named(heads: list[int], parties: Parties) -> list[tuple[int, int]]:
    """Actors named by these heads, each with the head."""
    ids, words, _, _ = _named(heads, parties)
    return list(zip(ids, words, strict=True))


def _acting(ids: list[int], words: list[int], match: Match, parties: Parties, *, places: bool = True) -> tuple[list[int], list[int]]:
    """A place acts only as the named subject of a verb ("the West imposed"); as a noun's modifier it says where."""
    verbal = places and match.pattern.pos != "noun"
    kept = [
        (i, w)
        for i, w in zip(ids, words, strict=True)
        if parties.cast.actors[i].kind not in {"place", "facility", "thing"} or (verbal and parties.cast.at(w) == i)
    ]
    return [i for i, _ in kept], [w for _, w in kept]


def _first_named(groups: list[list[int]], parties: Parties, taken: list[int]) -> tuple[list[int], list[int], list[str]]:
    for heads in groups:
        ids, words, reasons, _ = _named(heads, parties)
        kept = [(i, w) for i, w in zip(ids, words, strict=True) if i not in taken]
        if kept:
            return [i for i, _ in kept], [w for _, w in kept], reasons
    return [], [], []


def _where(groups: list[list[int]], parties: Parties, taken: list[int]) -> tuple[list[int], list[int]]:
    """ "condemned the executions in Arda": where nobody else is named, the country answers for what is done there."""
    below = [h for heads in groups for g in heads for p, hs in obliques(parties.tree, g) if p == "in" for h in hs]
    countries = [
        (a, h) for h in below if (a := parties.actor(h)) is not None and parties.cast.actors[a].kind == "country" and a not in taken
    ]
    return [a for a, _ in countries[:1]], [h for _, h in countries[:1]]


def _before(match: Match, parties: Parties) -> list[int]:
    """ "called Roe and offered support": the object of the verb before is who it is offered to."""
    tree = parties.tree
    carrier = match.cue if match.light is None else match.light
    head = tree.words[carrier].head
    if plain(tree.words[carrier].relation) != "conj" or head < 0 or tree.children(carrier, "nsubj"):
        return []
    return [
        h
        for h in roles(tree, head).patients
        if (a := parties.actor(h)) is not None and parties.cast.actors[a].kind in {"person", "country"}
    ]


def _unless(match: Match, parties: Parties) -> list[int]:
    """ "threatened to close the border unless Arda pays": whose conduct is the condition is who is threatened."""
    tree = parties.tree
    if match.pattern.rule.type != "THREATEN":
        return []
    verbs = [match.cue, *([match.light] if match.light is not None else []), *infinitives(tree, match.cue)]
    clauses = [c for v in verbs for c in tree.children(v, "advcl") if {tree.lemma(m) for m in tree.children(c, "mark")} & {"if", "unless"}]
    return [h for c in clauses for h in roles(tree, c).agents]


def _powers(to: list[int], words: list[int], taken: list[int], parties: Parties) -> tuple[list[int], list[int]]:
    """A place receives no visit or promise: its country does, if the article names that, else nobody."""
    kept: dict[int, int] = {}
    for actor, word in zip(to, words, strict=True):
        power = None if _at_home(actor, taken, parties) else parties.power(actor)
        if power is not None and power not in taken:
            kept.setdefault(power, word)
    return list(kept), list(kept.values())


def _at_home(place: int, acting: list[int], parties: Parties) -> bool:
    """ "Washington sued North Carolina": a part of the actors' own country does not stand for that country."""
    cast = parties.cast.actors
    part = cast[place].kind in {"place", "facility"} and cast[place].country is not None
    return part and any(cast[a].country == cast[place].country for a in acting)


def _unnamed(field: str, heads: list[int], parties: Parties) -> Missing:
    heads = [h for h in heads if parties.tree.form(h) not in CALENDAR]
    if not heads:
        return Missing(field, "the text names none in this clause")
    return Missing(field, "; ".join(parties.standing_for(h)[1] for h in heads[:2]))


def _matter(head: int, match: Match) -> bool:
    """ "discussed the crew's case", "swapped 103 prisoners": an object is a party only where the pattern asks for one."""
    asked = any(c.place == BARE and c.kinds - {"any"} for c in match.pattern.conditions)
    return head in match.words or (head in match.roles.patients and not asked)


def parties_of(match: Match, parties: Parties) -> Parts:
    """Actors and recipients of a match; empty actors mean that the text names nobody who acts."""
    frame = match.pattern.rule.frame
    agents = _agent_heads(match, parties)
    groups = _recipient_heads(match, parties)
    if frame == "host":
        agents, groups = [h for g in groups for h in g], [agents]
    ids, words, reasons, bare = _named(agents, parties)
    ids, words = _acting(ids, words, match, parties)
    if frame == "together":
        given = [h for g in groups for h in g if not _matter(h, match)]
        joined, more, why, _ = _named(given, parties)
        joined, more = _acting(joined, more, match, parties, places=False)
        ids, words = list(dict.fromkeys([*ids, *joined])), [*words, *more]
        none = () if ids else (_unnamed("actors", agents, parties),)
        return Parts(tuple(ids), (), tuple(words), bare, (*reasons, *why), (*none, Missing("recipients", ALL_ACT)))
    if match.pattern.rule.type in VERBAL:
        groups = [*groups, _before(match, parties), _unless(match, parties)]
    to, more, why = _first_named(groups, parties, ids)
    if not to and match.pattern.rule.type in DEEDS:
        to, more = _where(groups, parties, ids)
    if match.pattern.rule.type in VERBAL:
        to, more = _powers(to, more, ids, parties)
    missing = [] if ids else [_unnamed("actors", agents, parties)]
    if not to:
        missing.append(_unnamed("recipients", next((g for g in groups if g), []), parties))
    return Parts(tuple(ids), tuple(to), (*words, *more), bare, (*reasons, *why), tuple(missing))

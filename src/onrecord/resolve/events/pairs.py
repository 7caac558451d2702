"""The lexicon's word on a given pair of parties: for measuring it beside the classifier and for joining the two."""

from collections.abc import Sequence

from onrecord.resolve.actors.cast import Cast, Reference
from onrecord.resolve.events.candidates import holder, matches
from onrecord.resolve.events.frames import Parts, parties_of
from onrecord.resolve.events.matching import Match
from onrecord.resolve.events.nounstatus import of_noun
from onrecord.resolve.events.remap import remapped
from onrecord.resolve.events.status import Scene, of_clause
from onrecord.resolve.events.typing import strength
from onrecord.resolve.lexicon import lexicon
from onrecord.resolve.parties import Parties
from onrecord.syntax import Tree
from onrecord.types import Actor, EventType, Reading, Span

SOURCE, TARGET = 0, 1


def _cast(tree: Tree, sources: Sequence[Span], targets: Sequence[Span]) -> Cast:
    """A cast of two: whoever the spans name."""
    references: dict[int, Reference] = {}
    for actor, spans in ((TARGET, targets), (SOURCE, sources)):
        for span in spans:
            head = tree.head_of(span)
            for word in tree.inside(span):
                references[word] = Reference(word if head is None else head, span, actor, "given")
    actors = [
        Actor(id=n, name=name, kind="organization", country="XXX", sector="OPP", aliases=(), mentions=tuple(spans))
        for n, (name, spans) in enumerate((("source", sources), ("target", targets)))
    ]
    return Cast(tuple(actors), references, ())


def _fitness(match: Match, parts: Parts) -> float:
    """How well a match joins the pair: both in their places, then both, then one, then none."""
    joint = {*parts.actors, *parts.recipients}
    placed = SOURCE in parts.actors and (TARGET in parts.recipients or (not parts.recipients and TARGET in parts.actors))
    return strength(match.pattern) + (2.0 if placed else 0.6 * len(joint)) + (0.3 if SOURCE in parts.actors else 0.0)


def types_for(reading: Reading, text: str, sources: Sequence[Span], targets: Sequence[Span]) -> tuple[tuple[EventType, float], ...]:
    """PLOVER types the lexicon finds between two given parties of a text, best first, with a fitness of about 0.5 to 3.5.

    `sources` and `targets` are spans of `text` (code points). Above 2.5 the parties stand where the pattern wants them. Types
    are those after the status remap (a meeting that will take place is AGREE). Empty if no cue of the lexicon occurs.
    """
    tree = Tree(reading, text)
    parties = Parties(tree, _cast(tree, sources, targets))
    scene = Scene(tree, {})
    best: dict[EventType, float] = {}
    found = matches(lexicon(), parties)
    for match in found:
        if holder(match, found, tree) is not None:
            continue
        verdict = of_noun(scene, match.cue) if match.pattern.pos == "noun" else of_clause(scene, match.cue)
        kind = remapped(match.pattern.rule.type, match.pattern.rule.mode, verdict).type
        best[kind] = max(best.get(kind, 0.0), _fitness(match, parties_of(match, parties)))
    return tuple(sorted(best.items(), key=lambda item: (-item[1], item[0])))

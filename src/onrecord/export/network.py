"""The network of a base: actors as nodes, what one did to another as edges. Two formats write it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.export.happenings import Happening, told
from onrecord.export.piece import quote, unfit
from onrecord.store import ActorHead, Scope, Store
from onrecord.types import Refusal

Value = str | int | float | bool
BROKEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # characters XML 1.0 does not have


@dataclass(frozen=True, slots=True)
class Edge:
    """One happening between two actors. `mutual` if neither acted upon the other; `start` and `end` are ISO days or empty."""

    id: str
    source: str
    target: str
    start: str
    end: str
    fields: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes by id with scalar fields, edges in order of date, and what has no place in a network."""

    nodes: dict[str, dict[str, Value]]
    edges: tuple[Edge, ...]
    left_out: tuple[Refusal, ...]


def network(store: Store, scope: Scope) -> Network:
    """Every happening of at least two actors, one edge for each pair of sides (of actors, where there are no recipients)."""
    nodes: dict[str, dict[str, Value]] = {}
    edges: list[Edge] = []
    left_out: list[Refusal] = []
    for found in told(store, scope):
        if isinstance(found, Refusal):
            left_out.append(found)
        elif not (pairs := list(_pairs(found))):
            left_out.append(unfit(found.lead, "an edge needs two actors"))
        else:
            nodes |= {a.cluster: _node(a) for pair in pairs for a in pair if a.cluster not in nodes}
            edges.extend(_edge(found, number, pair) for number, pair in enumerate(pairs))
    return Network(dict(sorted(nodes.items())), tuple(edges), tuple(left_out))


def _pairs(happening: Happening) -> Iterator[tuple[ActorHead, ActorHead]]:
    lead = happening.lead
    if lead.recipients:
        yield from ((a, r) for a in lead.actors for r in lead.recipients)
        return
    yield from ((a, b) for n, a in enumerate(lead.actors) for b in lead.actors[n + 1 :])


def _node(actor: ActorHead) -> dict[str, Value]:
    return {"label": xml(actor.name), "kind": actor.kind, "country": actor.country or "", "sector": actor.sector or ""}


def _edge(happening: Happening, number: int, pair: tuple[ActorHead, ActorHead]) -> Edge:
    event, when = happening.lead.event, happening.when
    fields: dict[str, Value] = {
        "type": event.type, "mode": event.mode or "", "contexts": ";".join(event.contexts), "status": event.status,
        "quad": event.quad, "background": event.background, "mutual": not happening.lead.recipients,
        "date": str(when.start) if when else "", "date_end": str(when.end) if when else "", "precision": when.precision if when else "",
        "reports": len(happening.reports), "origins": happening.origins, "outlets": xml(";".join(happening.outlets)),
        "score": event.score, "happening": happening.id, "quote": xml(quote(happening.lead)),
    }  # fmt: skip
    days = (str(when.start), str(when.end)) if when else ("", "")
    return Edge(f"{happening.id}-{number}", pair[0].cluster, pair[1].cluster, *days, tuple(fields.items()))


def xml(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return BROKEN.sub(" ", text)

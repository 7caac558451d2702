"""Trees in the CLEAR style of spaCy's English pipelines as Universal Dependencies, which the rest of the package speaks.

Prepositions become case marks of their nouns, the verb "be" a copula of what it links, coordination hangs on the first member
(de Marneffe et al. 2021, section 2; Choi & Palmer 2012 for CLEAR).
"""

from collections.abc import Sequence
from dataclasses import dataclass

PLAIN = {
    "ROOT": "root", "agent": "obl", "attr": "xcomp", "acomp": "xcomp", "auxpass": "aux:pass", "csubjpass": "csubj:pass", "dative": "iobj",
    "dobj": "obj", "intj": "discourse", "meta": "parataxis", "neg": "advmod", "npadvmod": "obl:unmarked",
    "nsubjpass": "nsubj:pass", "oprd": "xcomp", "pcomp": "advcl", "pobj": "obl", "poss": "nmod:poss", "preconj": "cc:preconj",
    "predet": "det:predet", "prep": "advmod", "prt": "compound:prt", "quantmod": "advmod", "relcl": "acl:relcl",
}  # fmt: skip
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X", "DET"})
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})


@dataclass(slots=True)
class Node:
    """A word of one sentence: `head` is a place in the sentence, its own for the root."""

    head: int
    relation: str
    pos: str
    lemma: str


def universal(sentence: Sequence[Node]) -> list[Node]:
    """The sentence as Universal Dependencies, in new nodes; -1 is the head of the root."""
    nodes = [Node(-1 if node.head == place else node.head, node.relation, node.pos, node.lemma) for place, node in enumerate(sentence)]
    for node in nodes:
        node.relation = "compound" if node.relation == "nmod" else node.relation  # what the two styles call by one name
    _level(nodes)
    for place in _upwards(nodes):
        if nodes[place].relation in _PREPOSITIONS and nodes[place].pos in ("ADP", "SCONJ", "ADV", "PART"):
            _turn_preposition(nodes, place)
    for place in _upwards(nodes):
        if nodes[place].lemma == "be" and nodes[place].pos in ("AUX", "VERB"):
            _turn_copula(nodes, place)
    for node in nodes:
        node.relation = PLAIN.get(node.relation, node.relation)
    return nodes


def _children(nodes: Sequence[Node], head: int) -> list[int]:
    return [place for place, node in enumerate(nodes) if node.head == head]


def _upwards(nodes: Sequence[Node]) -> list[int]:
    """Places, the deepest first."""
    return sorted(range(len(nodes)), key=lambda place: (-_depth(nodes, place), place))


def _depth(nodes: Sequence[Node], place: int) -> int:
    depth = 0
    while nodes[place].head >= 0:
        place, depth = nodes[place].head, depth + 1
    return depth


def _level(nodes: list[Node]) -> None:
    """Members of a coordination hang on its first, and each conjunction on the member that follows it."""
    for place, node in enumerate(nodes):
        if node.relation == "cc":
            following = [n for n in _children(nodes, node.head) if nodes[n].relation == "conj" and n > place]
            node.head = following[0] if following else node.head
    for node in nodes:
        while node.relation == "conj" and nodes[node.head].relation == "conj":
            node.head = nodes[node.head].head


def _turn_preposition(nodes: list[Node], place: int) -> None:
    preposition = nodes[place]
    inside = _children(nodes, place)
    objects = [n for n in inside if nodes[n].relation in ("pobj", "obl", "nmod", "obl:agent")]
    clauses = [n for n in inside if nodes[n].relation == "pcomp"]
    if not (objects or clauses):
        return
    chosen = (objects or clauses)[0]
    nominal = preposition.head >= 0 and nodes[preposition.head].pos in _NOMINAL
    if objects:
        nodes[chosen].relation = "obl:agent" if preposition.relation == "agent" else "nmod" if nominal else "obl"
    else:
        nodes[chosen].relation = "acl" if nominal else "advcl"
    _swap(nodes, place, chosen)
    preposition.relation = "case" if objects else "mark"


def _turn_copula(nodes: list[Node], place: int) -> None:
    """What "be" links becomes the head; where something "is there", it is the subject."""
    inside = _children(nodes, place)
    linked = [n for n in inside if nodes[n].relation in ("attr", "acomp")]
    if not linked:
        return
    if any(nodes[n].relation == "expl" for n in inside):
        nodes[linked[0]].relation = "nsubj"
        return
    nodes[linked[0]].relation = nodes[place].relation
    _swap(nodes, place, linked[0])
    nodes[place].relation = "cop"


def _swap(nodes: list[Node], place: int, chosen: int) -> None:
    """`chosen` takes the place of its head, whose other dependents it takes along."""
    nodes[chosen].head = nodes[place].head
    for other in _children(nodes, place):
        nodes[other].head = chosen
    nodes[place].head = chosen

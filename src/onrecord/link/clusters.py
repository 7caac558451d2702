"""From pairwise judgements to groups: union-find that never joins what was judged different, whatever the order of input."""

from collections.abc import Iterable
from typing import NamedTuple

from onrecord.types import Judgement, Verdict


class Edge(NamedTuple):
    """One verdict on two members. `person` outranks the program."""

    a: str
    b: str
    verdict: Verdict
    score: float
    person: bool


def joining(one: str, other: str) -> Edge:
    """The edge of two members that are known to belong together."""
    return Edge(min(one, other), max(one, other), "same", 1.0, person=False)


def effective(judgements: Iterable[Judgement]) -> list[Edge]:
    """One verdict for each pair: the latest a person made and did not withdraw, else the program's."""
    best: dict[tuple[str, str], Judgement] = {}
    for judgement in judgements:
        pair = (judgement.a, judgement.b)
        if not judgement.withdrawn and (pair not in best or _rank(judgement) > _rank(best[pair])):
            best[pair] = judgement
    return [Edge(j.a, j.b, j.verdict, j.score, bool(j.made)) for _, j in sorted(best.items())]


def _rank(judgement: Judgement) -> tuple[str, str, str, float]:
    # The program's judgements have no date and so rank below any person's.
    return (judgement.made, judgement.judge, judgement.verdict, judgement.score)


def clusters(members: Iterable[str], edges: Iterable[Edge]) -> dict[str, str]:
    """Each member's group, named by its smallest member. Members only an edge names take part too.

    Pairs judged the same are joined, a person's first, then by falling score; a join that would put two members judged
    different into one group is left out. Near-linear in members and edges (Tarjan 1975) while few are judged different.
    """
    groups = _Groups(members)
    found = sorted(edges, key=lambda e: (not e.person, -e.score, e.a, e.b))
    for edge in found:
        if edge.verdict == "different":
            groups.part(edge.a, edge.b)
    for edge in found:
        if edge.verdict == "same":
            groups.join(edge.a, edge.b)
    return groups.named()


class _Groups:
    """Disjoint sets with pairs that must stay apart, kept at the roots."""

    def __init__(self, members: Iterable[str]) -> None:
        self.parent = {member: member for member in members}
        self.apart: dict[str, set[str]] = {}

    def root(self, member: str) -> str:
        self.parent.setdefault(member, member)
        while self.parent[member] != member:
            self.parent[member] = self.parent[self.parent[member]]
            member = self.parent[member]
        return member

    def part(self, a: str, b: str) -> None:
        first, second = self.root(a), self.root(b)
        self.apart.setdefault(first, set()).add(second)
        self.apart.setdefault(second, set()).add(first)

    def join(self, a: str, b: str) -> None:
        first, second = sorted((self.root(a), self.root(b)))
        if first == second or second in self.apart.get(first, ()):
            return
        # The smaller name stays root, so that a group is named by its smallest member.
        self.parent[second] = first
        for other in self.apart.pop(second, set()):
            self.apart[other].discard(second)
            self.part(first, other)

    def named(self) -> dict[str, str]:
        return {member: self.root(member) for member in list(self.parent)}

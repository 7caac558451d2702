"""Coreference scores of one clustering of mentions against another: MUC, B³, CEAFe and their mean, CoNLL F1.

MUC: Vilain et al. 1995. B³: Bagga and Baldwin 1998. CEAFe: Luo 2005, entity-based with φ4. CoNLL: Pradhan et al. 2012. A mention
that only one side has counts for that side alone, so own mentions can be scored too. Singletons count.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

from eval.gold import prf

# By mention; mentions of both sides are named alike.
Groups = Mapping[Any, Hashable]


def scores(gold: Groups, found: Groups) -> dict[str, float]:
    """F1 of each measure, precision and recall of B³, and CoNLL F1, from each mention's group on either side."""
    muc, (b3_p, b3_r, b3), ceafe = _muc(gold, found), _b3(gold, found), _ceafe(gold, found)
    return {"muc": muc, "b3": b3, "ceafe": ceafe, "conll": (muc + b3 + ceafe) / 3, "b3_precision": b3_p, "b3_recall": b3_r}


def _members(groups: Groups) -> list[list[Hashable]]:
    found = defaultdict(list)
    for mention, group in groups.items():
        found[group].append(mention)
    return list(found.values())


def _muc(gold: Groups, found: Groups) -> float:
    (right_r, wanted), (right_p, given) = _links(gold, found), _links(found, gold)
    precision, recall = right_p / given if given else 0.0, right_r / wanted if wanted else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _links(key: Groups, response: Groups) -> tuple[int, int]:
    """Links of the key's groups that the response keeps, and all of them."""
    kept = total = 0
    for group in _members(key):
        parts = {response.get(mention, ("alone", mention)) for mention in group}
        kept += len(group) - len(parts)
        total += len(group) - 1
    return kept, total


def _b3(gold: Groups, found: Groups) -> tuple[float, float, float]:
    both = defaultdict[tuple[Hashable, Hashable], int](int)
    for mention in gold.keys() & found.keys():
        both[gold[mention], found[mention]] += 1
    sizes_gold, sizes_found = _sizes(gold), _sizes(found)
    precision = sum(n * n / sizes_found[group] for (_, group), n in both.items())
    recall = sum(n * n / sizes_gold[event] for (event, _), n in both.items())
    p, r = precision / max(1, len(found)), recall / max(1, len(gold))
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def _sizes(groups: Groups) -> dict[Hashable, int]:
    found = defaultdict[Hashable, int](int)
    for group in groups.values():
        found[group] += 1
    return found


def _ceafe(gold: Groups, found: Groups) -> float:
    """The best one-to-one alignment of groups; components that share no mention are aligned by themselves."""
    sizes_gold, sizes_found = _sizes(gold), _sizes(found)
    both = defaultdict[tuple[Hashable, Hashable], int](int)
    for mention in gold.keys() & found.keys():
        both[gold[mention], found[mention]] += 1
    alike = {(event, group): 2 * n / (sizes_gold[event] + sizes_found[group]) for (event, group), n in both.items()}
    total = sum(_best(part, alike) for part in _components(list(both)))
    return prf(total, len(sizes_found), len(sizes_gold))[2]


def _components(pairs: Sequence[tuple[Hashable, Hashable]]) -> Iterator[list[tuple[Hashable, Hashable]]]:
    near: dict[tuple[str, Hashable], list[tuple[Hashable, Hashable]]] = defaultdict(list)
    for pair in pairs:
        near["gold", pair[0]].append(pair)
        near["found", pair[1]].append(pair)
    seen = set[tuple[Hashable, Hashable]]()
    for first in pairs:
        if first in seen:
            continue
        part, stack = list[tuple[Hashable, Hashable]](), [first]
        seen.add(first)
        while stack:
            pair = stack.pop()
            part.append(pair)
            new = [other for side in (("gold", pair[0]), ("found", pair[1])) for other in near[side] if other not in seen]
            new = list(dict.fromkeys(new))
            seen.update(new)
            stack += new
        yield part


def _best(part: Sequence[tuple[Hashable, Hashable]], alike: Mapping[tuple[Hashable, Hashable], float]) -> float:
    events = {event: number for number, event in enumerate(dict.fromkeys(event for event, _ in part))}
    groups = {group: number for number, group in enumerate(dict.fromkeys(group for _, group in part))}
    table = np.zeros((len(events), len(groups)))
    for event, group in part:
        table[events[event], groups[group]] = alike[event, group]
    rows, columns = linear_sum_assignment(-table)
    return float(table[rows, columns].sum())

"""How many independent reports there are: articles joined when one took its report from another or both from a third."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from onrecord.link.clusters import clusters, joining
from onrecord.names import outlets
from onrecord.text import fold
from onrecord.types import Record


class Report(Record, frozen=True, kw_only=True):
    """What tells where an article's report comes from: its family, the agencies it credits, the outlets it reports through."""

    article: str
    outlet: str
    family: str
    credits: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


class Origin(Record, frozen=True, kw_only=True):
    """Articles that count as one report. `name` is the agency or outlet it comes from, if known; `id` is the
    first article; `reasons` say why they were joined."""

    id: str
    name: str | None
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    reasons: tuple[str, ...]


def origins(reports: Iterable[Report]) -> tuple[Origin, ...]:
    """Groups of reports with one origin, by their first article. What is not known to depend on another stands by itself."""
    found = sorted(reports, key=lambda r: r.article)
    ties = [tie for report in found for tie in _ties(report)]
    owned = _owned({node for _, node, _ in ties})
    edges = [joining(_article(r), node) for r, node, _ in ties] + [joining(node, owner) for node, owner, _ in owned]
    groups = clusters([_article(r) for r in found], edges)
    members, inside = defaultdict[str, list[Report]](list), defaultdict[str, list[tuple[str, str]]](list)
    for report in found:
        members[groups[_article(report)]].append(report)
    for node, told, reason in [*((node, node, reason) for _, node, reason in ties), *owned]:
        inside[groups[node]].append((told, reason))
    return tuple(sorted((_origin(members[group], inside[group]) for group in members), key=lambda origin: origin.articles))


def _owned(nodes: set[str]) -> list[tuple[str, str, str]]:
    """Outlets among the nodes that one owner has beside another of them, with owner and reason. An unknown owner joins nothing."""
    known = sorted(
        ((node, owner) for node in nodes if (owner := outlets.owner(node.removeprefix("outlet "))) and node.startswith("outlet ")),
        key=lambda pair: pair[0],
    )
    several = Counter(owner.name for _, owner in known)
    return [
        (node, f"owner {owner.name}", f"{node.removeprefix('outlet ')} belongs to {owner.name} ({owner.source})")
        for node, owner in known
        if several[owner.name] > 1
    ]


def _article(report: Report) -> str:
    return f"article {report.article}"


def _ties(report: Report) -> Iterable[tuple[Report, str, str]]:
    here = report.outlet or report.article
    yield report, f"family {report.family}", ""
    for agency in report.credits:
        yield report, _outlet(agency), f"{here} credits {agency}"
    for source in report.via:
        yield report, _outlet(source), f"{here} reports through {source}"
    for part in report.parts:
        yield report, f"article {part}", f"{here} shares a passage with {part}"
    if report.outlet and not report.credits and not report.via:
        # An outlet cannot confirm itself, and whoever reports through it depends on what it wrote.
        yield report, _outlet(report.outlet), ""


def _outlet(name: str) -> str:
    known = outlets.by_name(name)
    return f"outlet {known.name if known else fold(name)}"


def _origin(members: list[Report], inside: list[tuple[str, str]]) -> Origin:
    named = sorted({node.removeprefix("outlet ") for node, reason in inside if reason and node.startswith("outlet ")})
    families = {r.family for r in members if sum(m.family == r.family for m in members) > 1}
    reasons = {reason for _, reason in inside if reason} | {f"same text: family {family}" for family in families}
    own = Counter(r.outlet for r in members if r.outlet and not r.credits and not r.via)
    if not reasons:
        reasons = {f"{outlet} does not confirm itself" for outlet, count in own.items() if count > 1}
    spelt = {_outlet(name).removeprefix("outlet "): name for r in members for name in (*r.credits, *r.via)}
    return Origin(
        id=members[0].article,
        name=spelt.get(named[0]) if len(named) == 1 else None,
        articles=tuple(r.article for r in members),
        outlets=tuple(sorted({r.outlet for r in members if r.outlet})),
        reasons=tuple(sorted(reasons)),
    )

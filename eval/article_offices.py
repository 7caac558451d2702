"""Who holds which office in the labelled articles; part of `python -m eval.articles` and of `python -m eval.offices`.

An office is right if person (shared characters of any mention), title (a shared word) and country agree with our own
labels; a country the labels leave open is not judged. Status, role and organization (a shared word or actor) are judged on offices that are
right and whose label gives them. Occupations and ranks, which the labels mark as optional, count neither for nor against.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from eval.annotated import Case, GoldOffice, mentions
from eval.gold import Figures, prf
from onrecord.types import Office

# Labels of articles of `worldwide_train.jsonl` and of PolNeAR.
FURTHER = Path(__file__).parent / "gold" / "offices_train.jsonl"
Pairs = list[tuple[GoldOffice, Office]]
WORD = re.compile(r"[^\W\d_]{2,}")
SMALL = frozenset({"of", "the", "and", "for", "to", "on", "in"})


def count(counts: Counter[str], case: Case) -> None:
    """Add one article, with and without regard to country."""
    for name, country in (("office", True), ("named", False)):
        paired = pairs(case, country=country)
        right = [(gold, office) for gold, office in paired if not gold.optional]
        counts[f"{name}_right"] += len(right)
        counts[f"{name}_found"] += len(case.account.offices) - (len(paired) - len(right))
        counts[f"{name}_wanted"] += sum(not gold.optional for gold in case.offices)
        counts[f"{name}_status"] += sum(gold.status == office.status for gold, office in right)
        roles = [gold.role == office.role for gold, office in right if gold.role]
        bodies = [_same_body(case, gold, office) for gold, office in right if gold.organization]
        counts.update({f"{name}_roles": len(roles), f"{name}_role": sum(roles)})
        counts.update({f"{name}_bodies": len(bodies), f"{name}_body": sum(bodies)})


def _same_body(case: Case, gold: GoldOffice, office: Office) -> bool:
    """A shared word, or a name of the same actor: "TTAA" and what it stands for."""
    if gold.organization is None or office.organization is None:
        return False
    wanted = case.article.text[gold.organization.start : gold.organization.end]
    named = any(a.name == office.organization and mentions(case.account, a.id, [gold.organization]) for a in case.account.actors)
    return named or bool(_words(wanted) & _words(office.organization))


def figures(counts: Counter[str]) -> Figures:
    """F1 of person, title and country, and of person and title alone; accuracies on each's right ones."""
    shown: Figures = {}
    for name in ("office", "named"):
        precision, recall, f1 = prf(*(counts[f"{name}_{part}"] for part in ("right", "found", "wanted")))
        status = counts[f"{name}_status"] / max(1, counts[f"{name}_right"])
        role, body = (counts[f"{name}_{one}"] / max(1, counts[f"{name}_{all_}"]) for one, all_ in (("role", "roles"), ("body", "bodies")))
        accuracies = {"status_accuracy": status, "role_accuracy": role, "organization_accuracy": body}
        shown[name] = {"f1": f1, "precision": precision, "recall": recall, **accuracies}
    return shown


def pairs(case: Case, *, country: bool = True) -> Pairs:
    """Gold and found offices one to one; demanded ones are served first."""
    free, paired = list(case.account.offices), Pairs()
    for gold in sorted(case.offices, key=lambda gold: gold.optional):
        fitting = next((office for office in free if _fits(case, gold, office, country=country)), None)
        if fitting:
            free.remove(fitting)
            paired.append((gold, fitting))
    return paired


def _fits(case: Case, gold: GoldOffice, office: Office, *, country: bool) -> bool:
    there = not country or gold.optional or gold.country is None or office.country == gold.country
    return there and mentions(case.account, office.person, [gold.person]) and _titled(case, gold, office)


def _titled(case: Case, gold: GoldOffice, office: Office) -> bool:
    return bool(_words(case.article.text[gold.title.start : gold.title.end]) & _words(office.title))


def _words(title: str) -> set[str]:
    """Words of a title without case, plural and small words."""
    return {word.removesuffix("s") for word in WORD.findall(title.lower())} - SMALL


def lines(case: Case) -> Iterator[str]:
    """What was missed, what is false, and whose status is wrong."""
    paired = pairs(case)
    for gold in (g for g in case.offices if not g.optional and not any(g is p for p, _ in paired)):
        yield f"  office missed  {shown(case, gold)}"
    for office in (o for o in case.account.offices if not any(o is p for _, p in paired)):
        name = case.account.actors[office.person].name
        yield f"  office false   {name} | {office.title} | {office.country} | {office.status}"
    for gold, office in paired:
        if gold.status != office.status and not gold.optional:
            yield f"  office status  {shown(case, gold)} but {office.status}"


def shown(case: Case, gold: GoldOffice) -> str:
    """A gold office in words."""
    person, title = (case.article.text[span.start : span.end] for span in (gold.person, gold.title))
    return f"{person} | {title} | {gold.country} | {gold.status}"

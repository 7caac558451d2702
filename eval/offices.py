"""Offices, end to end: `python -m eval.offices --data eval/offices.jsonl`, or `--data worldwide_dev.jsonl [--split test] [--cases]`.

Three formats, told apart by their fields. Whole newspaper articles have `sents`: the labels of `eval/gold` say who holds what there
(`eval/gold/OFFICES.md`), and `eval/article_offices.py` counts. Our own sentences have `text` and `offices`:
person, title, role, organization, country, status; an office is found if person and title are (case aside) the same words, and
`status_accuracy` is the share of those with the right status. `role_accuracy`, `country_accuracy`, `organization_accuracy` likewise.

KnowledgeNet has `facts` of spans; of it, CEO and EMPLOYEE_OR_MEMBER_OF are measured on the passages annotated for them. A fact is found
if an office of an actor that shares a letter with the gold person has the gold organization's words; facts between pronouns are left out,
as a passage seldom holds what they stand for. It marks everyone who ever worked
somewhere; offices are posts with a title, so recall there is bounded well below 1. It has no status: `status_accuracy` is absent.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval import article_offices
from eval.annotated import LABELS, OFFICES, cases
from eval.article_offices import FURTHER
from eval.gold import CHOSEN, Figures, prf, raw_article, read_json_lines, run_split
from onrecord.names.persons import closed_class, fold
from onrecord.names.titles import tokens
from onrecord.read import default_reader
from onrecord.resolve import resolve
from onrecord.types import Account, Office

Row = dict[str, Any]
RELATIONS = ("CEO", "EMPLOYEE_OR_MEMBER_OF")
FIELDS = ("status", "role", "country", "organization")


def evaluate(path: Path, split: str = "dev", *, cases_too: bool = False) -> Figures:
    """F1 with precision and recall, and accuracies or counts by relation."""
    rows = list(read_json_lines(path))
    if rows and "sents" in rows[0]:
        return _articles(path, split, cases_too=cases_too)
    return _own(rows) if rows and "offices" in rows[0] else _knowledge(rows)


def _articles(path: Path, split: str, *, cases_too: bool) -> Figures:
    counts: Counter[str] = Counter()
    for case in cases(path, split, default_reader(CHOSEN.folder), (LABELS, OFFICES, FURTHER)):
        counts["articles"] += 1
        article_offices.count(counts, case)
        if cases_too:
            print(case.name, *article_offices.lines(case), sep="\n")
    shown = article_offices.figures(counts)
    return {**shown["office"], "without_country": shown["named"], "offices": counts["office_wanted"], "articles": counts["articles"]}


def _accounts(rows: list[Row]) -> Iterator[tuple[Row, Account]]:
    articles = [raw_article(str(number), row["text"]) for number, row in enumerate(rows)]
    for row, article, reading in zip(rows, articles, default_reader(CHOSEN.folder).read(articles), strict=True):
        yield row, resolve(article, reading)


# ---------------------------------------------------------------- our own gold


def _own(rows: list[Row]) -> Figures:
    counts: Counter[str] = Counter()
    for row, account in _accounts(rows):
        gold = {(fold(o["person"]), fold(o["title"])): o for o in row["offices"]}
        found = {(fold(account.actors[o.person].name), fold(o.title)): o for o in account.offices}
        both = gold.keys() & found.keys()
        counts.update(wanted=len(gold), found=len(found), both=len(both))
        counts.update(f for key in both for f in FIELDS if _plain(gold[key].get(f)) == _plain(getattr(found[key], f)))
    precision, recall, f1 = prf(counts["both"], counts["found"], counts["wanted"])
    accuracies = {f"{f}_accuracy": counts[f] / max(1, counts["both"]) for f in FIELDS}
    return {"f1": f1, "precision": precision, "recall": recall, **accuracies, "offices": counts["wanted"], "texts": len(rows)}


def _plain(value: str | None) -> str:
    return fold(value or "").removeprefix("the ")


# ---------------------------------------------------------------- KnowledgeNet


def _knowledge(rows: list[Row]) -> Figures:
    chosen = [row for row in rows if set(RELATIONS) & set(row["annotated"])]
    counts: Counter[str] = Counter()
    for row, account in _accounts(chosen):
        for relation in set(RELATIONS) & set(row["annotated"]):
            _count(row, account, relation, counts)
    per_type = {r: prf(counts[f"{r} right"], counts[f"{r} found"], counts[f"{r} wanted"])[2] for r in RELATIONS}
    sums = [sum(counts[f"{r} {what}"] for r in RELATIONS) for what in ("right", "found", "wanted")]
    precision, recall, f1 = prf(sums[0], sums[1], sums[2])
    return {"f1": f1, "precision": precision, "recall": recall, "per_type": per_type, "facts": sums[2], "texts": len(chosen)}


def _count(row: Row, account: Account, relation: str, counts: Counter[str]) -> None:
    named = [fact for fact in row["facts"] if fact[4] == relation and all(_is_name(row["text"][a:b]) for a, b in (fact[:2], fact[2:4]))]
    gold = {(_spans_person(fact, relation), _organization(row, fact, relation)) for fact in named}
    offices = [o for o in account.offices if o.organization and (relation != "CEO" or _leads(o))]
    hits = [{g for g in gold if _same(account, o, g)} for o in offices]
    counts[f"{relation} wanted"] += len(gold)
    counts[f"{relation} found"] += len(offices)
    counts[f"{relation} right"] += min(len(set().union(*hits)), sum(map(bool, hits))) if hits else 0


def _is_name(text: str) -> bool:
    return text[:1].isupper() and not closed_class(text)


def _spans_person(fact: list[Any], relation: str) -> tuple[int, int]:
    """CEO facts name the organization first, membership facts the person."""
    return (fact[2], fact[3]) if relation == "CEO" else (fact[0], fact[1])


def _organization(row: Row, fact: list[Any], relation: str) -> str:
    start, end = (fact[0], fact[1]) if relation == "CEO" else (fact[2], fact[3])
    return fold(row["text"][start:end])


def _leads(office: Office) -> bool:
    words = set(tokens(office.title))
    return "ceo" in words or {"chief", "executive"} <= words


def _same(account: Account, office: Office, gold: tuple[tuple[int, int], str]) -> bool:
    (start, end), organization = gold
    overlaps = any(m.start < end and start < m.end for m in account.actors[office.person].mentions)
    found = fold(office.organization or "")
    return overlaps and (found in organization or organization in found)


def main(argv: list[str] | None = None) -> int:
    """The command line; the last line is the figures as JSON."""
    return run_split(evaluate, __doc__, "print what is missed, false or wrong in a field (articles only)", argv)


if __name__ == "__main__":
    sys.exit(main())

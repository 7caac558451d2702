"""Time expressions that name days, at the words that head them, with what limits them (since, until, from … to)."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from onrecord.syntax import Tree
from onrecord.times import Resolved
from onrecord.types import Quotation, Span, When

BOUNDS = {"from": "since", "till": "until", "by": "until"} | {word: word for word in ("since", "until", "before", "after", "between")}
NAMING = frozenset(("nmod:poss", "compound", "amod", "nummod", "nmod:desc", "det"))
DATELINE = 60  # characters; the longest of the development texts names two towns
_PLACE = re.compile(r"[A-Z][A-Za-z][^.!?]*(?:[A-Z][a-z]{1,4}\.[^.!?]*)?,? \(?")
_DASH = re.compile(r"[^.!?\n]{0,30}?(?:\s*[—–]|\s*--| -) ")
LINK = 3  # words between the ends of an interval


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression that names days: the word that heads it, and the word before that limits it (since, until …)."""

    head: int
    when: When
    bound: str


def split_quoted(resolved: tuple[Resolved, ...], quotations: tuple[Quotation, ...]) -> tuple[tuple[Resolved, ...], list[Resolved]]:
    """Expressions of the text, and those like "last night" inside quotation marks, which count from when they were spoken."""
    marks = [quotation.content for quotation in quotations]
    starts = [mark.start for mark in marks]
    told: list[Resolved] = []
    quoted: list[Resolved] = []
    for each in resolved:
        span, number = each.expression.span, bisect_right(starts, each.expression.span.start) - 1
        inside = number >= 0 and span.end <= marks[number].end and each.expression.value.startswith("day")
        (quoted if inside else told).append(each)
    return tuple(told), quoted


def in_dateline(text: str, span: Span) -> bool:
    """TOWN, June 28 (Agency) -: the day of the report, at the head of a paragraph, dates none of what it tells."""
    opening = text[max(0, span.start - DATELINE) : span.start].rpartition("\n")[2]
    dash = _DASH.match(text, span.end)
    if len(opening) >= DATELINE or dash is None or _PLACE.fullmatch(opening) is None:
        return False
    return "(" in dash.group() or opening.split()[0].strip(",").isupper()


def placed(tree: Tree, resolved: tuple[Resolved, ...]) -> list[Dated]:
    """Expressions that name days, at their head words; spans of an interval (from … to …) joined."""
    found: list[Dated] = []
    for each in resolved:
        expression, when = each.expression, each.when
        if not isinstance(when, When) or each.timex == "PRESENT_REF":
            continue
        head = tree.head_of(expression.span)
        if head is None or in_dateline(tree.text, expression.span):
            continue
        if expression.value.endswith(" to") and found and found[-1].when.start <= when.end:
            first = found.pop()
            found.append(Dated(first.head, stretch(first.when, first.when.start, when.end, "from … to"), ""))
            continue
        found.append(Dated(head, when, _bound(tree, expression.span, head)))
    return _joined(tree, found)


def _bound(tree: Tree, span: Span, head: int) -> str:
    """since, until, before or after in front of an expression."""
    inside = tree.inside(span)
    before = tree.form(inside[0] - 1).lower() if len(inside) and inside[0] > 0 else ""
    if tree.words[head].head > head and tree.words[head].relation in NAMING:
        return ""  # after the weekend's mutiny: "after" is the mutiny's
    case = {tree.lemma(c) for c in tree.children(head, "case", "mark")}
    word = before if before in BOUNDS else next((c for c in sorted(case) if c in BOUNDS), "")
    return BOUNDS.get(word, "")


def _joined(tree: Tree, dates: list[Dated]) -> list[Dated]:
    """from 2003 to 2009, between May and July: one range."""
    found: list[Dated] = []
    for each in dates:
        last = found[-1] if found else None
        if last is not None and last.bound in ("since", "between") and _closes(tree, last, each) and last.when.start <= each.when.end:
            found[-1] = Dated(last.head, stretch(last.when, last.when.start, each.when.end, "from … to"), "")
        else:
            found.append(each)
    return found


def _closes(tree: Tree, first: Dated, second: Dated) -> bool:
    between = [tree.form(w).lower() for w in range(first.head + 1, second.head)]
    closing = {"and"} if first.bound == "between" else {"to", "until", "till", "through"}
    return len(between) <= LINK and bool(closing & set(between))


def inferred(when: When, why: str) -> When:
    """A date taken over from elsewhere in the article."""
    note = "; ".join(part for part in (when.note, why) if part)
    return When(start=when.start, end=when.end, precision=when.precision, basis="inferred", evidence=when.evidence, note=note)


def stretch(evidence: When, start: date, end: date, note: str) -> When:
    """An interval with the evidence of one of its ends."""
    return When(start=start, end=end, precision="range", basis=evidence.basis, evidence=evidence.evidence, note=note)

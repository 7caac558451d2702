"""Time expressions against a gold file: `python -m eval.times --data ../shared/data/time/gum_dev.jsonl`.

Scores as in TempEval-3: strict = same extent, relaxed = overlapping extent (one gold expression pairs with one found), value = relaxed and
the same value, type = relaxed and the same type; F1 over all documents together. A folder is read as TimeML files (.tml), with
`--split dev` or `--split test` a file of newswire under our own labels (`eval.times_labels`), any other file as rows, whose formats
are told apart:

- TIMEX3 (`timexes` with `type` and `value`, news): everything that is found counts.
- TIMEX2 (`timexes` with `anchor_val` or `set`, histories): the same, with TIMEX2's way of writing repeated times.
- dates only (`timexes` whose ranges are `from`/`to`, `notBefore`/`notAfter`): lengths, repeated times and vague references that are
  found do not count; values are compared as intervals of days; `date_accuracy` is the share of right ones among the paired,
  `date_recall` among all that have days.
- sentences with a reference time (`results`): extents of all, values of those that TIMEX3 can write.
"""

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from eval import timeml, times_labels
from onrecord.times import Resolved, find, follow
from onrecord.times.interval import Period, interval
from onrecord.types import Span, TimeExpression, When

Row = dict[str, Any]
Judged = tuple[list["Gold"], list[Resolved], list[tuple["Gold", Resolved]]]
LABELLED = "worldwide_"  # files of which our own labels are counted
TIMEX2_SETS = {"P1D": "XXXX-XX-XX", "P1W": "XXXX-WXX", "P1M": "XXXX-XX", "P1Y": "XXXX"}


@dataclass(frozen=True)
class Gold:
    """A gold expression: its extent and what would be a right value."""

    start: int
    end: int
    value: str | None = None
    type: str | None = None
    days: Period | None = None
    bounds: tuple[Period | None, Period | None] | None = None
    optional: bool = False  # neither demanded nor wrong


@dataclass
class Counts:
    """Running totals."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0
    typed: int = 0
    dated: int = 0
    dated_right: int = 0
    datable: int = 0

    def result(self) -> dict[str, float]:
        """The figures of the last line."""
        return {
            "strict_f1": self._f1(self.strict),
            "relaxed_f1": self._f1(self.relaxed),
            "value_f1": self._f1(self.value),
            **({"type_f1": self._f1(self.typed)} if self.typed else {}),
            "relaxed_precision": round(self.relaxed / max(1, self.found), 4),
            "relaxed_recall": round(self.relaxed / max(1, self.gold), 4),
            "value_accuracy": round(self.value / max(1, self.relaxed), 4),
            "date_accuracy": round(self.dated_right / max(1, self.dated), 4),
            "date_recall": round(self.dated_right / max(1, self.datable), 4),
            "gold": self.gold,
            "found": self.found,
        }

    def _f1(self, right: int) -> float:
        return round(2 * right / max(1, self.gold + self.found), 4)


def rows(path: Path) -> Iterator[Row]:
    """Rows of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def published(row: Row) -> When | None:
    """The document's date."""
    given = re.match(r"(\d{4})-?(\d\d)-?(\d\d)", str(row.get("dct") or row.get("ref") or ""))
    if given is None:
        return None
    day = date(int(given[1]), int(given[2]), int(given[3]))
    return When(start=day, end=day, precision="day", basis="metadata")


def convention(documents: list[Row]) -> str:
    """Which of the formats a file is in."""
    if any("results" in row for row in documents):
        return "sentences"
    timexes = [timex for row in documents for timex in row["timexes"]]
    if any("from" in t or "notBefore" in t or "notAfter" in t for t in timexes):
        return "dates"
    return "timex2" if any("anchor_val" in t or "set" in t for t in timexes) else "timex3"


def gold_of(row: Row, style: str) -> list[Gold]:
    """Gold expressions of a row."""
    if style == "sentences":
        return [_sentence_gold(result) for result in row["results"] if "start" in result]
    if style == "dates":
        return [Gold(t["start"], t["end"], t.get("value"), None, _days(t), _bounds(t)) for t in row["timexes"]]
    return [Gold(t["start"], t["end"], t.get("value"), t.get("type"), optional=t.get("optional", False)) for t in row["timexes"]]


def _sentence_gold(result: Row) -> Gold:
    values = [str(value.get("timex")) for value in result.get("values", ())]
    return Gold(result["start"], result["start"] + len(result["text"]), values[-1] if values else None)


def _days(timex: Row) -> Period | None:
    """The days a dates-only gold gives, one or both ends; none for a month of any year (--10) and years before Christ."""
    if timex.get("value"):
        value = str(timex["value"])
        return interval(value.zfill(4) if value.isdecimal() else value)
    first, last = timex.get("from"), timex.get("to")
    ends = [interval(str(part)) for part in (first, last) if part]
    known = [period for period in ends if period]
    return Period(known[0].start, known[-1].end, "range") if len(known) == 2 else None


def _bounds(timex: Row) -> tuple[Period | None, Period | None] | None:
    """The earliest and latest day of a vague date (notBefore, notAfter)."""
    ends = [interval(str(timex[key])) if timex.get(key) else None for key in ("notBefore", "notAfter")]
    return (ends[0], ends[1]) if any(ends) else None


def found_of(row: Row, style: str) -> list[Resolved]:
    """What is found in a row, without what its convention does not mark."""
    text = row["text"]
    found = follow(text, find(text), published=published(row))
    if style == "dates":
        return [r for r in found if (isinstance(r.when, When) and r.timex != "PRESENT_REF") or r.timex.startswith("BC")]
    return list(found)


def joined(found: list[Resolved], gold: list[Gold]) -> Iterator[Resolved]:
    """Both ends of an interval (5 to 6 September) as one expression, where a dates-only gold marks them as one."""
    rest = iter(found)
    for first in rest:
        following = next((g.end for g in gold if g.start <= first.expression.span.start < g.end), 0)
        if not first.expression.value.endswith(" from") or first.expression.span.end >= following:
            yield first
        elif (second := next(rest, None)) is not None:
            yield _both(first, second) if second.expression.span.end <= following else first
            if second.expression.span.end > following:
                yield second


def _both(first: Resolved, second: Resolved) -> Resolved:
    start, end = first.when, second.when
    if not isinstance(start, When) or not isinstance(end, When):
        return first
    span = Span(first.expression.span.start, second.expression.span.end)
    days = When(start=start.start, end=end.end, precision="range", basis=start.basis)
    return Resolved(TimeExpression(span, "date", first.expression.value), f"{first.timex}/{second.timex}", days)


def pair(gold: list[Gold], found: list[Resolved]) -> list[tuple[Gold, Resolved]]:
    """Overlapping gold and found expressions, each used once; same extents first, then in text order."""
    exact = {(g.start, g.end): g for g in gold}
    pairs = [(exact[key], r) for r in found if (key := (r.expression.span.start, r.expression.span.end)) in exact]
    used = {id(g) for g, _ in pairs} | {id(r) for _, r in pairs}
    rest = [r for r in found if id(r) not in used]
    for g in (g for g in gold if id(g) not in used):
        match = next((r for r in rest if r.expression.span.start < g.end and g.start < r.expression.span.end), None)
        if match is not None:
            rest.remove(match)
            pairs.append((g, match))
    return pairs


def right(gold: Gold, resolved: Resolved, style: str) -> bool:
    """Is the value right?"""
    if style == "dates" and gold.bounds is not None:
        return _inside(resolved, *gold.bounds)
    if style == "dates" and gold.days is None:
        return re.sub("^-0*", "BC", gold.value or "?") == re.sub("^BC0*", "BC", resolved.timex)
    if style == "dates":
        return gold.days is not None and (gold.days.start, gold.days.end) in _answers(resolved)
    values = {normal(resolved.timex)}
    if style == "timex2" and resolved.expression.kind == "set":
        values.add(TIMEX2_SETS.get(resolved.timex, resolved.timex))  # files write repeated times either way
    return normal(gold.value or "") in values


def _inside(resolved: Resolved, earliest: Period | None, latest: Period | None) -> bool:
    """Do the days found keep within the bounds of a vague date?"""
    when = resolved.when
    if not isinstance(when, When):
        return False
    return (earliest is None or when.start >= earliest.start) and (latest is None or when.end <= latest.end)


def _answers(resolved: Resolved) -> set[tuple[date, date]]:
    """The days found: of the value as TIMEX has it (early and late kept apart from it), and narrowed by them; gold files do either."""
    when, whole = resolved.when, interval(resolved.timex)
    found = {(when.start, when.end)} if isinstance(when, When) else set()
    return found | ({(whole.start, whole.end)} if whole else set())


def normal(value: str) -> str:
    """Values that say the same written alike: seconds of zero and the zone of a local time left out."""
    return re.sub(r"(T\d\d:\d\d)(:00)?(Z|[+-]\d\d(:?\d\d)?)?$", r"\1", value)


def evaluate(path: Path, *, split: str | None = None, show: bool = False) -> dict[str, float]:
    """The figures of a file, a folder, or one half of our own labels."""
    documents = _documents(path, split)
    style, counts = convention(documents), Counts()
    for row in documents:
        gold, found = gold_of(row, style), found_of(row, style)
        found = list(joined(found, gold)) if style == "dates" else found
        gold, found, pairs = _demanded(gold, found, pair(gold, found))
        counts.datable += sum(each.days is not None for each in gold)
        _count(counts, pairs, style, (len(gold), len(found)))
        if show:
            _show(row, style, (gold, found, pairs))
    return counts.result()


def _documents(path: Path, split: str | None) -> list[Row]:
    if split is not None or path.name.startswith(LABELLED):
        return list(times_labels.rows(path, split or "dev"))
    return list(timeml.rows(path) if path.is_dir() else rows(path))


def _demanded(gold: list[Gold], found: list[Resolved], pairs: list[tuple[Gold, Resolved]]) -> Judged:
    """Without the optional expressions and what is found of them."""
    free = {id(r) for g, r in pairs if g.optional}
    wanted = [g for g in gold if not g.optional]
    return wanted, [r for r in found if id(r) not in free], [(g, r) for g, r in pairs if not g.optional]


def _count(counts: Counts, pairs: list[tuple[Gold, Resolved]], style: str, sizes: tuple[int, int]) -> None:
    counts.gold += sizes[0]
    counts.found += sizes[1]
    counts.relaxed += len(pairs)
    for gold, resolved in pairs:
        span, good = resolved.expression.span, right(gold, resolved, style)
        counts.strict += (span.start, span.end) == (gold.start, gold.end)
        counts.value += good
        counts.typed += resolved.expression.kind.upper() == gold.type
        if gold.days is not None:
            counts.dated += 1
            counts.dated_right += good


def _show(row: Row, style: str, result: Judged) -> None:
    """One line per difference."""
    gold, found, pairs = result
    text = row["text"]
    name = row.get("doc", "")
    paired = {id(part) for both in pairs for part in both}
    for g in gold:
        if id(g) not in paired:
            print(f"MISS\t{name}\t{_around(text, g.start, g.end)}\t{g.value or g.days}")
    for r in found:
        if id(r) not in paired:
            print(f"EXTRA\t{name}\t{_around(text, r.expression.span.start, r.expression.span.end)}\t{r.timex}")
    for g, r in pairs:
        span = r.expression.span
        if (span.start, span.end) != (g.start, g.end):
            print(f"EXTENT\t{name}\t{_around(text, g.start, g.end)}\tfound {text[span.start : span.end]!r}")
        if not right(g, r, style):
            print(f"VALUE\t{name}\t{_around(text, g.start, g.end)}\tgold {g.value or g.days}\tfound {r.timex} from {r.expression.value}")


def _around(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 25]}".replace("\n", " ")


def main(argv: Iterable[str] | None = None) -> None:
    """Print the figures as one JSON object on the last line."""
    parser = argparse.ArgumentParser(description="Time expressions against a gold file.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", choices=("dev", "test"), help="one half of our own labels of the file's newswire")
    parser.add_argument("--show", action="store_true", help="one line per difference")
    options = parser.parse_args(None if argv is None else list(argv))
    print(json.dumps(evaluate(options.data, split=options.split, show=options.show)))


if __name__ == "__main__":
    main()

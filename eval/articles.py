"""Events and offices of whole articles: `python -m eval.articles --data worldwide_dev.jsonl [--split test] [--cases]`.

Each labelled article goes the real way to its account. A found event is right if its type is, its cue shares characters
or the sentence with the gold mention's, and, where the gold names actors or recipients, one of each side is among its own
(shared characters of any mention; for types without a direction either side will do). Gold mentions and found events are
paired one to one, overlapping cues first. Several mentions of one event count once for recall. Optional labels, where
the manual leaves room, count neither for nor against. With `worldwide_train.jsonl` as data it counts the 56 articles whose labels
are kept for choosing the thresholds of events; there every mention is an event of its own. Status, background and date are judged
on pairs that are right.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eval import article_offices as offices
from eval.annotated import LABELS, Case, GoldEvent, cases, mentions, overlap
from eval.gold import CHOSEN, Figures, run_split
from onrecord.read import default_reader
from onrecord.types import Event, Span

VALIDATION = Path(__file__).parents[1] / "training/labels/validation.jsonl"
SYMMETRIC = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "ASSAULT"})
EXCERPT = 60


@dataclass(frozen=True, slots=True)
class Match:
    """A gold mention and the event that was found for it."""

    gold: GoldEvent
    event: Event


def evaluate(path: Path, split: str = "dev") -> Figures:
    """Figures of one split, offices included."""
    return _measure(path, split, cases_too=False)


def _measure(path: Path, split: str, *, cases_too: bool) -> Figures:
    counts: Counter[str] = Counter()
    for case in cases(path, split, default_reader(CHOSEN.folder), (LABELS, VALIDATION)):
        _count(counts, case)
        if cases_too:
            print(case.name, *lines(case), sep="\n")
    return figures(counts)


def figures(counts: Counter[str]) -> Figures:
    """Fractions of the counts; `false_events_per_article` is over articles that hold no event."""
    # Precision is of found events, recall of gold events that several mentions may state: no common count to take F1 of.
    precision, recall = counts["right"] / max(1, counts["judged"]), counts["met"] / max(1, counts["wanted"])
    typed = {
        "precision": counts["right_type"] / max(1, counts["judged_type"]),
        "recall": counts["met_type"] / max(1, counts["wanted"]),
    }
    office = offices.figures(counts)
    sides = {f"{side}_accuracy": counts[f"{side}_right"] / max(1, counts[f"{side}_wanted"]) for side in ("actors", "recipients")}
    return {
        "event_recall": recall,
        "event_precision": precision,
        "event_f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        "type_only": typed | sides,
        **{f"{field}_accuracy": counts[field] / max(1, counts["right"]) for field in ("status", "background")},
        "date_accuracy": counts["date"] / max(1, counts["dated"]),
        "dated": counts["dated"],
        "date_unfounded": counts["unfounded"],
        "false_events_per_article": counts["empty_false"] / max(1, counts["empty"]),
        "articles_without_events": counts["empty"],
        **{f"office_{name}": value for name, value in office["office"].items()},
        "office_without_country": office["named"],
        **{name: counts[name] for name in ("articles", "wanted", "found", "lost_units")},
    }


def _count(counts: Counter[str], case: Case) -> None:
    """Add one article."""
    full, typed = matches(case, parties=True), matches(case, parties=False)
    wanted = {gold.group for gold in case.events if not gold.optional}
    counts.update(articles=1, lost_units=case.lost, found=len(case.account.events), wanted=len(wanted))
    for name, found in (("", full), ("_type", typed)):
        firm = [match for match in found if not match.gold.optional]
        counts["right" + name] += len(firm)
        counts["judged" + name] += len(case.account.events) - (len(found) - len(firm))
        counts["met" + name] += len({match.gold.group for match in firm} & wanted)
    for match in full:
        _count_fields(counts, match)
    for match in typed:
        _count_sides(counts, case, match)
    if not wanted:
        counts.update(empty=1, empty_false=len(case.account.events) - len(full))
    offices.count(counts, case)


def _count_fields(counts: Counter[str], match: Match) -> None:
    gold, event = match.gold, match.event
    if gold.optional:
        return
    counts["status"] += gold.status == event.status
    counts["background"] += gold.background == event.background
    counts["dated"] += gold.date is not None
    counts["date"] += gold.date is not None and event.when is not None and (event.when.start, event.when.end) == gold.date
    counts["unfounded"] += gold.date is None and event.when is not None


def _count_sides(counts: Counter[str], case: Case, match: Match) -> None:
    """Each side by itself where the type is right; a type without a direction has its parties on either."""
    gold, event = match.gold, match.event
    joint = (*event.actors, *event.recipients)
    sides = (("actors", gold.actors, event.actors), ("recipients", gold.recipients, event.recipients))
    for side, wanted, found in sides:
        counts[f"{side}_wanted"] += bool(wanted) and not gold.optional
        fits = _party(case, joint if event.type in SYMMETRIC else found, wanted)
        counts[f"{side}_right"] += bool(wanted) and not gold.optional and fits


def matches(case: Case, *, parties: bool) -> list[Match]:
    """Gold mentions and found events one to one: demanded before optional, shared cues before shared sentences."""
    sentences = _sentences(case)
    ranked = [
        (gold.optional, not overlap(gold.cue, event.cue), abs(gold.cue.start - event.cue.start), g, e)
        for g, gold in enumerate(case.events)
        for e, event in enumerate(case.account.events)
        if gold.type == event.type and _near(gold.cue, event.cue, sentences) and (not parties or agree(case, gold, event))
    ]
    golds, events, found = set[int](), set[int](), list[Match]()
    for *_, g, e in sorted(ranked):
        if g not in golds and e not in events:
            golds.add(g)
            events.add(e)
            found.append(Match(case.events[g], case.account.events[e]))
    return found


def _sentences(case: Case) -> list[Span]:
    words = case.reading.words
    return [Span(words[s.first].start, words[s.last - 1].end) for s in case.reading.sentences]


def _near(gold: Span, found: Span, sentences: list[Span]) -> bool:
    return overlap(gold, found) or any(overlap(gold, sentence) and overlap(found, sentence) for sentence in sentences)


def agree(case: Case, gold: GoldEvent, event: Event) -> bool:
    """Whether each side that the gold fills has a party in common with the event's."""
    if event.type in SYMMETRIC:
        joint = (*event.actors, *event.recipients)
        return all(_party(case, joint, side) for side in (gold.actors, gold.recipients))
    return _party(case, event.actors, gold.actors) and _party(case, event.recipients, gold.recipients)


def _party(case: Case, actors: tuple[int, ...], wanted: tuple[Span, ...]) -> bool:
    return not wanted or any(mentions(case.account, actor, wanted) for actor in actors)


# ---------------------------------------------------------------- cases


def lines(case: Case) -> Iterator[str]:
    """What was missed, what is false, and which fields are wrong."""
    found, typed = matches(case, parties=True), matches(case, parties=False)
    met = {match.gold.group for match in found}
    for gold in case.events:
        if not gold.optional and gold.group not in met:
            met.add(gold.group)
            yield _unmet(case, gold, next((match.event for match in typed if match.gold is gold), None))
    taken = {id(match.event) for match in (*found, *typed)}
    yield from (f"  false   {_event(case, event)}" for event in case.account.events if id(event) not in taken)
    for match in found:
        if not match.gold.optional and (wrong := _wrong(match)):
            yield f"  field   {_excerpt(case, match.gold.cue)} | {match.gold.type} | {wrong}"
    yield from offices.lines(case)


def _unmet(case: Case, gold: GoldEvent, close: Event | None) -> str:
    """A gold event without a match; `close` has its type and place but other parties."""
    if close:
        return f"  parties {_gold(case, gold)}  HERE {_event(case, close)}"
    refused = "; ".join(r.reason for r in case.account.refused if r.what == "event" and r.span and overlap(r.span, gold.cue))
    return f"  missed  {_gold(case, gold)}" + (f"  REFUSED {refused}" if refused else "")


def _wrong(match: Match) -> str:
    gold, event = match.gold, match.event
    when = (event.when.start.isoformat(), event.when.end.isoformat()) if event.when else None
    wanted = tuple(day.isoformat() for day in gold.date) if gold.date else None
    fields = (("status", gold.status, event.status), ("background", gold.background, event.background), ("date", wanted, when))
    return "; ".join(f"{name} {a} but {b}" for name, a, b in fields if a != b)


def _gold(case: Case, gold: GoldEvent) -> str:
    sides = [[case.article.text[s.start : s.end] for s in side] for side in (gold.actors, gold.recipients)]
    return f"{_excerpt(case, gold.cue)} | {gold.type} {gold.status} {sides[0]} → {sides[1]}"


def _event(case: Case, event: Event) -> str:
    sides = [[case.account.actors[a].name for a in side] for side in (event.actors, event.recipients)]
    return f"{_excerpt(case, event.cue)} | {event.type} {event.status} {sides[0]} → {sides[1]}"


def _excerpt(case: Case, cue: Span) -> str:
    text = case.article.text
    before, after = text[max(0, cue.start - EXCERPT) : cue.start], text[cue.end : cue.end + EXCERPT]
    return f"…{before}[{text[cue.start : cue.end]}]{after}…".replace("\n", " ")


def main(argv: list[str] | None = None) -> int:
    """The command line; the last line is the figures as JSON."""
    return run_split(_measure, __doc__, "print what is missed, false or wrong in a field", argv)


if __name__ == "__main__":
    sys.exit(main())

"""Quotations of whole articles: `python -m eval.quoted --data worldwide_dev.jsonl [--split test] [--cases]`.

Gold: our labels in `eval/gold/quotes.jsonl` (what they mean: `eval/gold/QUOTES.md`), token offsets in the data file.
Found: the pieces of direct statements, line by line, and what stands between quotation marks in the pieces of mixed ones.
Two passages match if each covers at least 80 % of the other's characters, marks and edges cut off. `span_*` are of direct
quotations; what matches a fragment or an optional label is neither right nor false there. A speaker is right if a mention
of the statement's speaker or its source shares characters with the gold's; for `resolved_accuracy` it must reach the mention
that names the speaker best and no other speaker's, so pronouns have to be resolved.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.annotated import Places, locate, mentions, overlap
from eval.gold import CHOSEN, Figures, prf, read_json_lines, run_split
from onrecord.clean import clean
from onrecord.ingest import ingest
from onrecord.read import Reader, default_reader
from onrecord.resolve import resolve
from onrecord.types import Account, Article, Capture, Span, Statement

LABELS = Path(__file__).parent / "gold" / "quotes.jsonl"
# A quotation that is reopened in the next paragraph has no closing mark in the first.
PASSAGE = re.compile(r"[“\"«„]([^“”\"«»„\n]+)[”\"»“]?")
LINE = re.compile(r"[^\n]+")
EDGES = " \t\xa0,.;:–—-?!…\"“”„«»'’‘`"
COVERED = 0.8
SHOWN = 70


@dataclass(frozen=True, slots=True)
class Quotation:
    """A gold quotation. `speaker` is None if the article does not say; `sources` are those of all pieces that belong together."""

    content: Span
    direct: bool
    optional: bool
    speaker: Span | None
    sources: tuple[Span, ...]
    via: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """An article with gold quotations, the program's account and its passages. `lost` counts labels outside the text."""

    name: str
    article: Article
    account: Account
    gold: tuple[Quotation, ...]
    found: tuple[tuple[Span, Statement], ...]
    lost: int


def cases(path: Path, split: str, reader: Reader) -> Iterator[Case]:
    """Articles of one split of the labels, read and resolved."""
    rows = list(read_json_lines(path))
    labels = {row["doc"]: row["quotes"] for row in read_json_lines(LABELS) if row["split"] == split}
    captures = ((rows[int(c.source.rpartition(":")[2]) - 1], c) for c in ingest([str(path)]) if isinstance(c, Capture))
    chosen = [(row, clean(capture)) for row, capture in captures if row["doc"] in labels]
    readings = reader.read([article for _, article in chosen])
    for (row, article), reading in zip(chosen, readings, strict=True):
        account = resolve(article, reading)
        wanted = labels[row["doc"]]
        gold = tuple(quotations(wanted, locate(article.text, [unit["tokens"] for unit in row["sents"]]), article.text))
        yield Case(row["doc"], article, account, gold, tuple(passages(account, article.text)), len(wanted) - len(gold))


def quotations(labels: Sequence[dict[str, Any]], places: Places, text: str) -> Iterator[Quotation]:
    """Gold labels laid over the text; those whose words are not in it are left out."""
    for label in labels:
        speaker, content = label["speaker"], None
        for span in _spans([label["content"]], places):
            content = _trimmed(span.start, span.end, text)
        together = [other for other in labels if other is label or ("same" in label and other.get("same") == label["same"])]
        if content is not None:
            yield Quotation(
                content=content,
                direct=label["kind"] == "direct",
                optional=label.get("optional", False),
                speaker=next(iter(_spans([speaker], places)), None) if speaker != "unnamed" else None,
                sources=_spans([other["source"] for other in together if "source" in other], places),
                via=_spans(label.get("via", ()), places),
            )


def _spans(labels: Sequence[Sequence[int]], places: Places) -> tuple[Span, ...]:
    located = ((places[unit], first, last) for unit, first, last in labels)
    return tuple(Span(tokens[first].start, tokens[last - 1].end) for tokens, first, last in located if tokens)


def passages(account: Account, text: str) -> Iterator[tuple[Span, Statement]]:
    """Quoted passages of direct and mixed statements; a passage that two statements hold is given once."""
    seen = set[Span]()
    for statement in account.statements:
        for span in _quoted(statement, text):
            if span is not None and span not in seen:
                seen.add(span)
                yield span, statement


def _quoted(statement: Statement, text: str) -> Iterator[Span | None]:
    for piece in (statement.content, *statement.parts):
        if statement.kind == "direct":
            yield from (_trimmed(*found.span(), text) for found in LINE.finditer(text, piece.start, piece.end))
        elif statement.kind == "mixed":
            # The reader may leave the marks outside the content.
            reach = (max(0, piece.start - 2), min(len(text), piece.end + 2))
            yield from (_trimmed(*found.span(1), text) for found in PASSAGE.finditer(text, *reach))


def _trimmed(start: int, end: int, text: str) -> Span | None:
    """Without marks and edges; None if nothing else is there."""
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return Span(start, end) if start < end else None


def matches(case: Case) -> dict[int, int]:
    """Gold quotation → found passage, one to one, firm labels and the best cover first."""
    ranked = [
        (gold.optional, -cover, g, f)
        for g, gold in enumerate(case.gold)
        for f, (span, _) in enumerate(case.found)
        if (cover := _cover(gold.content, span)) >= COVERED
    ]
    pairs: dict[int, int] = {}
    for *_, g, f in sorted(ranked):
        if g not in pairs and f not in pairs.values():
            pairs[g] = f
    return pairs


def _cover(a: Span, b: Span) -> float:
    """The share both have in common, of the longer."""
    return max(0, min(a.end, b.end) - max(a.start, b.start)) / max(1, a.end - a.start, b.end - b.start)


def spoken(case: Case, gold: Quotation, statement: Statement) -> tuple[bool, bool]:
    """Whether the speaker is right by any mention or source, and by the mention that names it best."""
    if gold.speaker is None:
        return (statement.speaker is None,) * 2
    source = (statement.source,) if statement.source is not None else ()
    named = statement.speaker is not None and mentions(case.account, statement.speaker, [gold.speaker])
    # Someone without a name stays a source, which is right if no mention names them better.
    resolved = named and not _merged(case, gold, statement)
    resolved = resolved or (statement.speaker is None and any(overlap(gold.speaker, span) for span in source))
    return named or any(overlap(wanted, span) for wanted in (gold.speaker, *gold.sources) for span in source), resolved


def _merged(case: Case, gold: Quotation, statement: Statement) -> bool:
    """Whether the statement's speaker has another gold speaker's name among its mentions."""
    others = {other.speaker for other in case.gold if other.speaker is not None} - {gold.speaker}
    spans = case.account.actors[statement.speaker].mentions if statement.speaker is not None else ()
    return any(_cover(other, span) >= COVERED for other in others for span in spans)


def evaluate(path: Path, split: str = "dev") -> Figures:
    """Figures of one split."""
    return _measure(path, split, cases_too=False)


def _measure(path: Path, split: str, *, cases_too: bool) -> Figures:
    counts: Counter[str] = Counter()
    for case in cases(path, split, default_reader(CHOSEN.folder)):
        count(counts, case)
        if cases_too:
            print(case.name, *lines(case), sep="\n")
    return figures(counts)


def count(counts: Counter[str], case: Case) -> None:
    """Add one article."""
    pairs = matches(case)
    for number, gold in enumerate(case.gold):
        if gold.optional:
            continue
        kind = "direct" if gold.direct else "fragment"
        counts[kind] += 1
        if number in pairs:
            statement = case.found[pairs[number]][1]
            right, resolved = spoken(case, gold, statement)
            counts.update({f"{kind}_met": 1, f"{kind}_speaker": right, f"{kind}_resolved": resolved})
            counts["via"] += bool(gold.via)
            counts["via_met"] += any(overlap(a, b) for a in gold.via for b in statement.via_evidence)
    others = sum(case.gold[g].optional or not case.gold[g].direct for g in pairs)
    counts.update(articles=1, lost=case.lost, judged=len(case.found) - others)


def figures(counts: Counter[str]) -> Figures:
    """Fractions of the counts."""
    precision, recall, f1 = prf(counts["direct_met"], counts["judged"], counts["direct"])
    return {
        "span_f1": f1,
        "span_precision": precision,
        "span_recall": recall,
        "speaker_accuracy": counts["direct_speaker"] / max(1, counts["direct_met"]),
        "resolved_accuracy": counts["direct_resolved"] / max(1, counts["direct_met"]),
        "fragments_recall": counts["fragment_met"] / max(1, counts["fragment"]),
        "fragments_speaker_accuracy": counts["fragment_speaker"] / max(1, counts["fragment_met"]),
        "via_recall": counts["via_met"] / max(1, counts["via"]),
        **{name: counts[name] for name in ("articles", "direct", "fragment", "judged", "lost")},
    }


def lines(case: Case) -> Iterator[str]:
    """What was missed, what is false, and whose words were given to someone else."""
    pairs = matches(case)
    for number, gold in enumerate(case.gold):
        if number not in pairs and not gold.optional:
            yield f"  missed  {'direct' if gold.direct else 'fragment'} {_excerpt(case, gold.content)}"
        elif number in pairs and not gold.optional:
            statement = case.found[pairs[number]][1]
            right, resolved = spoken(case, gold, statement)
            if not resolved:
                judgement = f"{_name(case, gold)} but {_found(case, statement)}"
                yield f"  {'actor ' if right else 'speaker'} {_excerpt(case, gold.content)} | {judgement}"
    for number, (span, statement) in enumerate(case.found):
        if number not in pairs.values():
            yield f"  false   {statement.kind} {_excerpt(case, span)} | {_found(case, statement)}"


def _name(case: Case, gold: Quotation) -> str:
    return case.article.text[gold.speaker.start : gold.speaker.end] if gold.speaker else "unnamed"


def _found(case: Case, statement: Statement) -> str:
    name = case.account.actors[statement.speaker].name if statement.speaker is not None else "no actor"
    source = case.article.text[statement.source.start : statement.source.end] if statement.source else "no source"
    return f"{name} ({source})"


def _excerpt(case: Case, span: Span) -> str:
    words = case.article.text[span.start : span.end].replace("\n", " ¶ ")
    return f"«{words}»" if len(words) <= SHOWN else f"«{words[: SHOWN - 20]} … {words[-20:]}»"


def main(argv: list[str] | None = None) -> int:
    """The command line; the last line is the figures as JSON."""
    return run_split(_measure, __doc__, "print what is missed, false or wrongly attributed", argv)


if __name__ == "__main__":
    sys.exit(main())

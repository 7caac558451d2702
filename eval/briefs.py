"""Are the sentences of a brief what its sources say, and would a change be noticed?

`python -m eval.briefs --data BASE` writes a brief over everything in a base, checks it, then spoils each line in turn (a
letter changed, a word dropped, a source moved by one character, an outlet renamed) and counts how many are caught.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from onrecord.report import brief, render, verify
from onrecord.report.records import Brief, Citation, Line
from onrecord.store import Scope, Store
from onrecord.types import Span


def evaluate(path: Path) -> dict[str, float]:
    """`sentences` and `unverified` are counts; `mutations_caught` and `coverage` (share of articles cited) fractions."""
    with Store.open(path, create=False) as store:
        written = brief(store, Scope())
        lines = [line for section in written.sections for line in section.lines]
        faults = verify(store, render.as_json(written)).faults
        spoiled = list(mutations(written))
        caught = sum(bool(verify(store, render.as_json(one)).faults) for one in spoiled)
        articles = {head.id for head in store.articles(Scope())}
    cited = {source.article for line in lines for source in line.sources}
    return {
        "sentences": len(lines),
        "unverified": len(faults),
        "mutations_caught": caught / len(spoiled) if spoiled else 1.0,
        "coverage": len(cited) / len(articles) if articles else 0.0,
    }


def mutations(written: Brief) -> Iterator[Brief]:
    """The brief with one line spoiled, in every way, for every line."""
    for number, section in enumerate(written.sections):
        for place, line in enumerate(section.lines):
            for spoiled in spoil(line):
                lines = (*section.lines[:place], spoiled, *section.lines[place + 1 :])
                changed = msgspec.structs.replace(section, lines=lines)
                yield msgspec.structs.replace(written, sections=(*written.sections[:number], changed, *written.sections[number + 1 :]))


def spoil(line: Line) -> Iterator[Line]:
    """One letter changed, one word dropped, evidence moved, quotation changed, outlet renamed."""
    middle = len(line.text) // 2
    letter = "x" if line.text[middle] != "x" else "y"
    yield msgspec.structs.replace(line, text=line.text[:middle] + letter + line.text[middle + 1 :])
    words = line.text.split(" ")
    if len(words) > 2:
        yield msgspec.structs.replace(line, text=" ".join(words[:1] + words[2:]))
    first, rest = line.sources[0], line.sources[1:]
    for spoiled in spoil_source(first):
        yield msgspec.structs.replace(line, sources=(spoiled, *rest))


def spoil_source(source: Citation) -> Iterator[Citation]:
    """Evidence moved by a character, a word of the quotation changed, another outlet."""
    yield msgspec.structs.replace(source, span=Span(source.span.start + 1, source.span.end + 1))
    yield msgspec.structs.replace(source, quote=source.quote[:-1] + ("?" if source.quote[-1] != "?" else "!"))
    yield msgspec.structs.replace(source, outlet=source.outlet + " Times")


def main(argv: list[str] | None = None) -> int:
    """Print the figures as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a base made by `onrecord add`")
    figures = evaluate(parser.parse_args(argv).data)
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())

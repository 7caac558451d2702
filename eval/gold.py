"""Readers of annotated files, shared by the programs, and the frame of a program."""

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from onrecord.read import model_files
from onrecord.read.encoder import Seen, encode
from onrecord.read.model_files import Model
from onrecord.read.units import assemble
from onrecord.testing import sample
from onrecord.types import Article, Block

Figures = dict[str, Any]


@dataclass(slots=True)
class Document:
    """Words of one document with a row of annotation each; `starts` where sentences begin, `blocks` their paragraphs."""

    forms: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)


def read_json_lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def read_columns(path: Path) -> Iterator[Document]:
    """Documents of a CoNLL-U or BIO file (tab-separated, sentences apart by an empty line); ranges are passed over."""
    document = Document()
    paragraph = 0
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        if any(line.startswith("# newdoc") for line in lines) and document.forms:
            yield document
            document = Document()
        # A file without paragraph marks: a sentence is read alone, unless its identifier says it follows the last one.
        paragraph += any(line.startswith("# newpar") for line in lines) or "# newpar" not in _marks(path)
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        rows = [row for row in rows if row[0].isdigit()]
        document.starts.append(len(document.forms))
        document.blocks.append(paragraph)
        document.forms += [row[1] for row in rows]
        document.rows += rows
    yield document


@cache
def _marks(path: Path) -> frozenset[str]:
    text = path.read_text(encoding="utf-8")
    return frozenset(mark for mark in ("# newpar", "# newdoc") if mark in text)


@dataclass(slots=True)
class _Chosen:
    """The model measured: the one that ships, unless the command line names another folder."""

    folder: Path = field(default_factory=model_files.folder)


CHOSEN = _Chosen()


@cache
def model() -> Model:
    """The model measured."""
    return model_files.load(CHOSEN.folder, threads=2)


def see(document: Document) -> Seen:
    """The model's answers for given words."""
    pieces = model().pieces
    bounds = [(0, 0)] * len(document.forms)
    return encode(model(), assemble(document.forms, bounds, document.starts, document.blocks, pieces))


def raw_article(name: str, text: str) -> Article:
    """An article of a text as it stands: each line that is not empty is a paragraph."""
    blocks = [Block("paragraph", line.start(), line.end()) for line in re.finditer(r"\S(?:.*\S)?", text)]
    return replace(sample("", []), id=name, text=text, blocks=tuple(blocks))


def prf(right: float, found: float, wanted: float) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    precision = right / found if found else 0.0
    recall = right / wanted if wanted else 0.0
    return precision, recall, 2 * right / (found + wanted) if found + wanted else 0.0


def rounded(figures: Mapping[str, Any]) -> Figures:
    """Fractions with four places."""
    return {name: rounded(v) if isinstance(v, Mapping) else round(v, 4) if isinstance(v, float) else v for name, v in figures.items()}


def run(evaluate: Callable[[Path], Figures], description: str | None) -> int:
    """The command line of a program: `--data PATH`; the last line is the figures as JSON."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=Path, required=True, help="file or folder with the gold annotation")
    parser.add_argument("--model", type=Path, default=CHOSEN.folder, help="folder of another model than the one that ships")
    options = parser.parse_args()
    path, CHOSEN.folder = options.data, options.model
    if not path.exists():
        sys.stderr.write(f"{path} does not exist; give a file or folder of gold annotation\n")
        return 2
    print(json.dumps(rounded(evaluate(path)), ensure_ascii=False))
    return 0


def run_split(measure: Callable[..., Figures], description: str | None, cases: str, argv: list[str] | None = None) -> int:
    """The command line of a program over gold that is split: `measure(path, split, cases_too=…)`; the last line is the figures as JSON."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the data file the labels were made on")
    parser.add_argument("--split", choices=("dev", "test"), default="dev")
    parser.add_argument("--cases", action="store_true", help=cases)
    parser.add_argument("--model", type=Path, default=CHOSEN.folder, help="folder of another model than the one that ships")
    options = parser.parse_args(argv)
    CHOSEN.folder = options.model
    print(json.dumps(rounded(measure(options.data, options.split, cases_too=options.cases)), ensure_ascii=False))
    return 0

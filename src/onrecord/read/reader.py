"""The door to every reader: the protocol, the built-in ones, and those other packages bring."""

import os
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import entry_points
from pathlib import Path
from typing import Protocol

from onrecord.errors import UnknownName
from onrecord.read import model_files
from onrecord.read.default import DefaultReader
from onrecord.read.spacy import spacy_reader
from onrecord.types import Article, Reading

GROUP = "onrecord.readers"


class Reader(Protocol):
    """Reads articles. `name` says which reader and version; readings come in the order of the articles."""

    @property
    def name(self) -> str: ...

    def read(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """One reading for each article, in order; what cannot be read gives a reading with a refusal."""
        ...


def default_reader(model: Path | None = None, *, threads: int = 2) -> Reader:
    """The reader that ships with the package. `model` is a folder of another model of the same kind.

    ONRECORD_PROVIDERS names onnxruntime's execution providers in order, with commas between; the processor alone by default.
    """
    providers = [name.strip() for name in os.environ.get("ONRECORD_PROVIDERS", "").split(",") if name.strip()]
    return DefaultReader(model_files.load(model or model_files.folder(), 1, providers), passes=threads)


def _spacy() -> Reader:
    """ONRECORD_SPACY names the pipeline."""
    return spacy_reader(os.environ.get("ONRECORD_SPACY", "en_core_web_sm"))


def _llm() -> Reader:
    from onrecord.read.llm import Address, LlmReader  # only here: an HTTP client takes a tenth of a second to import

    return LlmReader(Address.from_environment(os.environ), default_reader())


BUILT_IN: dict[str, Callable[[], Reader]] = {"default": default_reader, "spacy": _spacy, "llm": _llm}


def readers() -> dict[str, Callable[[], Reader]]:
    """Every reader that can be had, by name. A built-in one is never replaced by another package's."""
    found: dict[str, Callable[[], Reader]] = {}
    for point in entry_points(group=GROUP):
        if point.name not in BUILT_IN:
            found[point.name] = point.load()
    return found | BUILT_IN


def reader(name: str) -> Reader:
    """The reader of that name. Raises UnknownName."""
    found = readers()
    if name not in found:
        raise UnknownName(f"no reader is called {name!r}; there are {', '.join(sorted(found))}")
    return found[name]()

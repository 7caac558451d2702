"""What a report is made of. A line cannot be built without a source."""

from onrecord.errors import NoSource
from onrecord.types import Record, Refusal, Span, When


class Citation(Record, frozen=True, kw_only=True):
    """The exact words of a stored article that a line rests on."""

    article: str
    outlet: str
    published: str
    url: str | None
    title: str
    span: Span
    quote: str


class Line(Record, frozen=True, kw_only=True):
    """One sentence of a brief. It cannot be built without a source.

    `text` is made of the cited words, verbatim; only what stands in square brackets was put in. `when` is the date the
    line is about, `label` its status or speaker if that is not plain, `outlets` and `origins` how many outlets carry it
    and how many reports of it are independent; `origin` names the one they all come from, if that is known.
    """

    text: str
    sources: tuple[Citation, ...]
    when: When | None = None
    label: str = ""
    origins: int = 1
    outlets: int = 1
    origin: str = ""

    def __post_init__(self) -> None:
        if not self.sources:
            raise NoSource(f"no source for {self.text!r}; a line of a report needs at least one citation")


class Section(Record, frozen=True, kw_only=True):
    """A heading and its lines."""

    title: str
    lines: tuple[Line, ...]


class Brief(Record, frozen=True, kw_only=True):
    """A flash brief: sections of sourced lines, what was left out, and what it was asked for."""

    title: str
    scope: str
    date: str
    sections: tuple[Section, ...]
    left_out: tuple[Refusal, ...]


class Entry(Record, frozen=True, kw_only=True):
    """A date of a timeline with its lines."""

    when: When
    lines: tuple[Line, ...]


class Timeline(Record, frozen=True, kw_only=True):
    """Dated entries in order; `undated` keeps what has no date, with the reason in each refusal."""

    title: str
    scope: str
    entries: tuple[Entry, ...]
    undated: tuple[Refusal, ...]

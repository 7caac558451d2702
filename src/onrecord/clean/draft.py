"""What the three readers of captures (page, pasted text, record) hand to the common way: parts in order and what was said about them."""

from datetime import date

from onrecord.types import BlockKind, Precision, Record, Removed


class Part(Record, frozen=True):
    """A paragraph-like piece of one line of normalised text. `linked` if the whole of it is one link."""

    kind: BlockKind
    text: str
    linked: bool = False


class Clue(Record, frozen=True, kw_only=True):
    """A publication date somebody gave outside the text: `note` says who and where."""

    start: date
    end: date
    precision: Precision
    note: str


class Facts(Record, frozen=True, kw_only=True):
    """What metadata says. Names are as written; an empty string is the same as nothing said.

    `site` is the place where the page was shown, `publisher` who it says published it, `canonical` its claimed address.
    """

    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    site: str = ""
    publisher: str = ""
    canonical: str = ""
    credit: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()
    dates: tuple[Clue, ...] = ()
    description: str = ""


class Draft(Record, frozen=True, kw_only=True):
    """Everything read from a capture before furniture is told from text. `pasted`: nothing is known but the characters.

    `removed` holds captions, which may date an article; `set_aside` boxes of the page, which say nothing about it.
    """

    parts: tuple[Part, ...]
    facts: Facts
    url: str | None
    removed: tuple[Removed, ...] = ()
    set_aside: tuple[Removed, ...] = ()
    pasted: bool = False

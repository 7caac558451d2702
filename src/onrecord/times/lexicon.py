"""Words and numbers of the time grammar: the class each belongs to (one letter in the code string) and its value."""

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

OTHER = "x"
BREAK = "|"
DATA = files("onrecord.times") / "data"

# Classes that code gives to numbers; all others come from data/words.tsv.
NUMERIC = (
    "day",
    "num",
    "year",
    "float",
    "ord",
    "bigord",
    "clock",
    "dotted",
    "iso",
    "decadenum",
    "yearspan",
    "named",
    "holiday",
    "era",
    "fiscalyear",
)
CAPITAL_ONLY = frozenset({"maymonth", "monthabbr", "wdabbr"})
UPPER_ONLY = frozenset({"zone", "bc", "ad"})
LOWER_IS_ADJECTIVE = frozenset({"august"})


class Entry(NamedTuple):
    """What a token is: its class letter and the value the rules read."""

    letter: str
    value: str | int | float


def rows(name: str) -> Iterator[list[str]]:
    """Rows of a tab-separated data file, comments and blank lines left out."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _number(text: str) -> str | int | float:
    try:
        return int(text)
    except ValueError:
        return float(text) if re.fullmatch(r"\d*\.\d+", text) else text


def _cases(word: str, kind: str) -> set[str]:
    if kind in UPPER_ONLY:
        return {word.upper()}
    forms = {word.capitalize(), word.upper()}
    return forms if kind in CAPITAL_ONLY or word in LOWER_IS_ADJECTIVE else forms | {word}


def _letters() -> dict[str, str]:
    names = dict.fromkeys((*NUMERIC, *(row[1] for row in rows("words.tsv"))))
    alphabet = [chr(code) for code in range(0x100, 0x100 + len(names))]
    return dict(zip(names, alphabet, strict=True))


LETTER = _letters()


def _words() -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for row in rows("words.tsv"):
        word, kind, value = (*row, "")[:3]
        for form in _cases(word, kind):
            found.setdefault(form, Entry(LETTER[kind], value if kind == "zone" else _number(value)))
    return found


WORDS = _words()
HOLIDAYS = {row[0]: row[1] for row in rows("holidays.tsv")}


def slug(name: str) -> str:
    """A holiday's name as a value holds it: @New_Year's_Day."""
    return name.replace("’", "'").replace(" ", "_").replace("/", "-")

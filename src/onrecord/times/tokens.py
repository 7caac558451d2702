"""Text to a code string: one letter per token, so that rules over classes run as plain regular expressions."""

import re
from typing import NamedTuple

from onrecord.times.lexicon import BREAK, HOLIDAYS, LETTER, OTHER, WORDS, Entry, slug

# Alternatives in order: full numeric dates, decades, ordinals, clock times, numbers, dotted abbreviations, words, breaks, marks.
_NAMED = "|".join(re.escape(name) for name in sorted(HOLIDAYS, key=len, reverse=True))
TOKEN = re.compile(
    rf"(?=[A-Z9])(?:{_NAMED})(?![^\W_]|/)|https?://\S+|www\.\S+|[QH][1-4](?![^\W_])|[1-4][QH](?![^\W_])|"
    r"FY ?['’]?(?:\d{4}|\d\d)(?:[/–-]\d\d)?(?![^\W_])|"
    r"\d{4}-\d\d?-\d\d?(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![^\W_])|\d{4}/\d\d?/\d\d?(?!\d)|\d\d?([./-])\d\d?\1\d{4}(?!\d)|\d\d?[./]\d\d?[./]\d\d(?![\d.]\d)"
    r"|\d{1,3}0['’]?s(?![^\W_])|\d{1,2}[:.]\d\d(?::\d\d)?(?![\d:%])(?!\.\d)|\d+(?:st|nd|rd|th)(?![^\W_])"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    r"|[aApP]\.[mM](?:\.|(?![^\W_]))|B\.C(?:\.E\.?|\.|(?!\w))|A\.D\.|[oO]['’][cC]lock|[^\W\d_]+|\n[ \t\r]*\n|[^\w\s]|_"
)
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_QUARTER = re.compile("[QH][1-4]|[1-4][QH]")
_SPOILS_BEFORE = frozenset("$€£¥₹#№@_+&=")
_SPOILS_AFTER = frozenset("%°$€£_")
_YEARS = range(1000, 2200)
LONGEST_NUMBER = 40
_OTHER = Entry(OTHER, "")
_BREAK = Entry(BREAK, "")


class Tokens(NamedTuple):
    """Parallel arrays: `code[i]` is the class letter of the token text[starts[i]:ends[i]] with `values[i]`.

    Runs of other words share one letter, and the span of the run's last word.
    """

    text: str
    code: str
    starts: list[int]
    ends: list[int]
    values: list[str | int | float]


def _plain_number(text: str) -> Entry:
    value = int(text)
    if len(text) == 4 and value in _YEARS:
        return Entry(LETTER["year"], value)
    if value <= 31 and len(text) <= 2:
        return Entry(LETTER["day"], value)
    return Entry(LETTER["num"], value)


def _number(text: str) -> Entry:
    if len(text) > LONGEST_NUMBER:
        return _OTHER
    if text.isdecimal():
        return _plain_number(text)
    if text[-1] == "s":
        return Entry(LETTER["decadenum"], text.rstrip("s").rstrip("'’"))
    if ordinal := _ORDINAL.fullmatch(text):
        value = int(ordinal[1])
        return Entry(LETTER["ord" if 1 <= value <= 31 else "bigord"], value)
    if "," in text:
        return Entry(LETTER["num"], float(text.replace(",", "")))
    if "-" in text or "/" in text or text.count(".") == 2:
        return Entry(LETTER["iso"], text)
    if ":" in text:
        return Entry(LETTER["clock"], text)
    if _is_clock(text):
        return Entry(LETTER["dotted"], float(text))
    return Entry(LETTER["float"], float(text))


def _is_clock(text: str) -> bool:
    hour, _, minute = text.partition(".")
    return len(minute) == 2 and int(hour) < 25 and int(minute) < 60


def _spoiled(text: str, start: int, end: int) -> bool:
    """A number glued to letters, money or per cent is no part of a time: F16, $30, 12%, COVID-19."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before in _SPOILS_BEFORE or before.isalpha() or after in _SPOILS_AFTER:
        return True
    return before in ".," and start > 1 and text[start - 2].isdecimal()


def tokenize(text: str, start: int, end: int) -> Tokens:
    """Tokens of text[start:end] with offsets into the whole text. One pass."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[str | int | float] = []
    last = ""
    for match in TOKEN.finditer(text, start, end):
        form = match.group()
        entry = WORDS.get(form)
        if entry is None:
            entry = _unlisted(text, match)
            if entry.letter == OTHER and last == OTHER:
                starts[-1], ends[-1] = match.span()
                continue
        last = entry.letter
        letters.append(last)
        starts.append(match.start())
        ends.append(match.end())
        values.append(entry.value)
    return Tokens(text, "".join(letters), starts, ends, values)


def _unlisted(text: str, match: re.Match[str]) -> Entry:
    form = match.group()
    if form in HOLIDAYS:
        return Entry(LETTER["era" if HOLIDAYS[form].startswith("era") else "holiday"], f"@{slug(form)}")
    if form.startswith("FY"):
        return Entry(LETTER["fiscalyear"], form[2:].strip(" '’"))
    if len(form) == 2 and not form.isdecimal() and _QUARTER.fullmatch(form):
        return Entry(LETTER["named"], form if form[0] in "QH" else form[::-1])
    if form[0].isdecimal():
        return _OTHER if _spoiled(text, *match.span()) or not form.rstrip("’s").isascii() else _number(form)
    if form[0] == "\n":
        return _BREAK
    return _OTHER

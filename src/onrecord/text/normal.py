"""Normal forms of strings, and hashes of them. All functions are pure, linear and idempotent."""

import re
import unicodedata
from collections.abc import Iterator
from hashlib import sha256

_LINE_ENDS = re.compile(r"\r\n?|[\x85\u2028\u2029\v\f]")
# Controls, byte-order marks, zero-width spaces, soft hyphens, bidi marks, lone surrogates: invisible, and they split words.
# U+200C and U+200D stay: they carry meaning in Persian, Indic scripts and emoji.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_SPACES = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BLANKS = re.compile(r"\s+")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_MARKS = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‑": "-"}
)
_PARTS = "\x1f"


def normalise(text: str) -> str:
    """NFC with `\\n` line ends, plain spaces and nothing invisible. Lines and runs of spaces stay as they are."""
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text)
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", text)


def squeeze(text: str) -> str:
    """`normalise`, then every run of white space is one space and the ends are bare: one line."""
    return _BLANKS.sub(" ", normalise(text)).strip()


def fold(text: str) -> str:
    """A key for comparing, never for showing: case, accents, kinds of quotation marks and dashes, white space are gone."""
    plain = unicodedata.normalize("NFKD", squeeze(text).translate(_MARKS).casefold())
    return plain if plain.isascii() else "".join(c for c in plain if not unicodedata.combining(c))


def straighten(text: str) -> str:
    """Typewriter quotation marks and hyphens for all their kinds, one character for one: offsets stay."""
    return text.translate(_MARKS)


def words(text: str) -> list[str]:
    """Runs of letters and digits, apostrophes inside kept: `Iran's`, `36`, `hour`."""
    return _WORD.findall(text)


def chunks(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every maximal run of lines that are not blank."""
    for found in re.finditer(r"\S[^\n]*(?:\n(?![^\S\n]*(?:\n|$))[^\n]*)*", text):
        yield found.start(), found.start() + len(found.group().rstrip())


def digest(*parts: str, length: int = 16) -> str:
    """The first `length` hex digits of the SHA-256 of the parts in UTF-8; parts cannot run into each other."""
    return sha256(_PARTS.join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:length]

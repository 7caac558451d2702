"""Raw text to words and sentences in the manner of Universal Dependencies, for data that comes without words.

Only this file decides how such data is cut; the reader's own tokenizer can take its place.
"""

import re
from collections.abc import Sequence

Place = tuple[int, int]

_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Sgt|St|Jr|Sr|Prof|Lt|Col|Capt|Maj|Adm|Cmdr|Rev|Hon|Pres|Inc|Corp|Co|Ltd|"
    "Bros|Assn|Dept|Univ|No|Nos|vs|v|etc|approx|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Ala|Ariz|Ark|Calif|Colo|Conn|"
    "Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo"
)
_CLITIC = r"['’](?:s|re|ve|ll|d|m)\b"
_WORD = re.compile(
    rf"""https?://\S+ | www\.\S+ | \S+@\w\S*\.\w+
    | (?:[^\W\d_]\.){{2,}} | (?:{_ABBREVIATIONS})\.(?=\s)
    | \d+(?:[.,:]\d+)*\w* | n['’]t\b | {_CLITIC}
    | \w+?(?=n['’]t\b) | \w+(?:['’](?!(?:s|re|ve|ll|d|m|t)\b)\w+)*
    | \.{{2,}} | -{{2,}} | \S""",
    re.VERBOSE | re.IGNORECASE,
)
_ENDS = frozenset({".", "!", "?", "…", "...", "?!", "!?"})
_CLOSERS = frozenset("\"'”’)]")


def words_of(text: str) -> list[Place]:
    """The places of the words: clitics and hyphens apart, abbreviations with their full stop."""
    return [match.span() for match in _WORD.finditer(text)]


def sentences_of(text: str, words: Sequence[Place]) -> list[list[Place]]:
    """Words in sentences: a line break always ends one, a full stop where the next word may begin one."""
    sentences: list[list[Place]] = [[]]
    for number, (start, end) in enumerate(words):
        if sentences[-1] and _ended(text, sentences[-1], words[number]):
            sentences.append([])
        sentences[-1].append((start, end))
    return [sentence for sentence in sentences if sentence]


def _ended(text: str, sentence: Sequence[Place], following: Place) -> bool:
    gap = text[sentence[-1][1] : following[0]]
    if "\n" in gap:
        return True
    if not gap or text[following[0]].islower():
        return False
    last = len(sentence) - 1
    while last > 0 and text[slice(*sentence[last])] in _CLOSERS:
        last -= 1
    return text[slice(*sentence[last])] in _ENDS


def covered(words: Sequence[Place], spans: Sequence[Sequence[int]]) -> list[int]:
    """The numbers of the words that share a character with any of the spans."""
    return [n for n, (start, end) in enumerate(words) if any(start < to and end > at for at, to in spans)]

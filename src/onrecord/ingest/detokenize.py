"""Paragraphs from lists of tokens, as corpora for name recognition publish them."""

import re
from collections.abc import Sequence
from typing import cast

CLITICS = frozenset({"'s", "'S", "n't", "'re", "'ve", "'ll", "'d", "'m", "'t", "''"})
NO_SPACE_BEFORE = CLITICS | {clitic.replace("'", "’") for clitic in CLITICS} | frozenset(".,;:!?)]}%’”…")
NO_SPACE_AFTER = frozenset("([{$£€#“‘") | {"``"}
OPENERS = re.compile(
    r"an?|and|as|at|but|by|for|from|he|his|in|is|its?|not|of|on|or|she|so|th(?:at|e|eir|ey|is)|to|was|were|wh(?:at|en|ere|ich|ile|o)|with"
)
STRAIGHT = '"'


def paragraphs(value: object) -> str | None:
    """Text of `[{"tokens": [...]}, …]` or `[[...], …]`, a blank line between the parts; nothing for other shapes."""
    if not isinstance(value, list):
        return None
    parts = [part.get("tokens") if isinstance(part, dict) else part for part in value]
    if not parts or not all(_tokens(part) for part in parts):
        return None
    return "\n\n".join(text for part in parts if (text := join(cast("Sequence[str]", part)))) or None


def _tokens(part: object) -> bool:
    return isinstance(part, list) and all(isinstance(token, str) for token in part)


def join(tokens: Sequence[str]) -> str:
    """Tokens with the spaces English puts between them. A straight quotation mark opens and closes in turn."""
    pieces: list[str] = []
    tight, inside = True, False
    for number, token in enumerate(tokens):
        closes = token == STRAIGHT and inside
        hyphen = _hyphen(tokens, number)
        if not (tight or closes or hyphen or token in NO_SPACE_BEFORE):
            pieces.append(" ")
        pieces.append(token)
        inside ^= token == STRAIGHT
        tight = token in NO_SPACE_AFTER or hyphen or (token == STRAIGHT and inside) or _clitic_follows(tokens, number)
    return "".join(pieces)


def _hyphen(tokens: Sequence[str], number: int) -> bool:
    """`43 - year - old` is one word; a dash before a capital or a word that begins a clause parts two."""
    if tokens[number] != "-" or not 0 < number < len(tokens) - 1:
        return False
    before, after = tokens[number - 1], tokens[number + 1]
    return before.isalnum() and after.isalnum() and not after[0].isupper() and not OPENERS.fullmatch(after)


def _clitic_follows(tokens: Sequence[str], number: int) -> bool:
    """`Russia ’ s` in three tokens."""
    return tokens[number] in "’'" and 0 < number < len(tokens) - 1 and f"'{tokens[number + 1]}" in CLITICS

"""Paragraphs from lists of tokens, as corpora for name recognition publish them."""

from collections.abc import Sequence
from typing import cast

CLITICS = frozenset({"'s", "'S", "n't", "'re", "'ve", "'ll", "'d", "'m", "''"})
NO_SPACE_BEFORE = CLITICS | {clitic.replace("'", "’") for clitic in CLITICS} | frozenset(".,;:!?)]}%’”…")
NO_SPACE_AFTER = frozenset("([{$£€#“‘") | {"``"}
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
    for token in tokens:
        closes = token == STRAIGHT and inside
        if not (tight or closes or token in NO_SPACE_BEFORE):
            pieces.append(" ")
        pieces.append(token)
        inside ^= token == STRAIGHT
        tight = token in NO_SPACE_AFTER or (token == STRAIGHT and inside)
    return "".join(pieces)

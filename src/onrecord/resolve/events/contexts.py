"""PLOVER contexts of an event: those its pattern brings and those its sentence speaks of (`[context_hints]`)."""

import re
from functools import cache

from onrecord.resolve.lexicon import lexicon


@cache
def _hints() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")s?\b", re.IGNORECASE)) for name, words in lexicon().hints.items()
    )


def contexts(given: tuple[str, ...], sentence: str) -> tuple[str, ...]:
    """The pattern's contexts first, then hinted ones by name. Linear in the sentence."""
    hinted = sorted(name for name, pattern in _hints() if pattern.search(sentence))
    return tuple(dict.fromkeys([*given, *hinted]))

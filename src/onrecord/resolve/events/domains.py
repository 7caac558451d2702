"""Sport and culture pieces, told by the share of their words: there the lexicon's cues mean other things."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

WORD = re.compile(r"[A-Za-z][\w'’-]*")


@cache
def _domains() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((files("onrecord.resolve") / "data" / "domains.toml").read_text(encoding="utf-8"))


def domain(text: str) -> str:
    """ "sport", "culture" or "" for the rest: at least `least` words of the list and `share` of all words. Linear."""
    words = [w.lower() for w in WORD.findall(text)]
    for name, row in _domains().items():
        listed = frozenset(row["words"])
        hits = sum(w in listed for w in words)
        if hits >= row["least"] and hits >= row["share"] * len(words):
            return name
    return ""

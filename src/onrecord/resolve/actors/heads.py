"""Is a bare name that of a chief of state or head of government? Tells public life only: never an office, country or date."""

import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def _fold(name: str) -> str:
    """Case, accents, hyphens and doubled letters aside: Zelenskyy and Zelensky are one spelling."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if c.isalpha() or c == " ")
    return "".join(c for n, c in enumerate(plain) if n == 0 or c != plain[n - 1])


@cache
def _known() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in (files("onrecord.resolve") / "data" / "heads.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            surname, _, given = line.partition("\t")
            key = _fold(surname)
            found[key] = found.get(key, frozenset()) | {_fold(g) for g in given.split()}
    return found


def is_head(name: str) -> bool:
    """A surname alone, or a known given name with it."""
    tokens = name.split()
    if not tokens:
        return False
    for cut in (1, 2):
        for surname, given in ((tokens[-cut:], tokens[:-cut]), (tokens[:cut], tokens[cut:])):
            known = _known().get(_fold(" ".join(surname)))
            if known is not None and (not given or _fold(given[0]) in known):
                return True
    return False

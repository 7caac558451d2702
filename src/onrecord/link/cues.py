"""Which cue words speak of one kind of happening: "acquired", "acquires" and "acquisition" have one root."""

from functools import cache, lru_cache
from importlib.resources import files

from onrecord.text import fold, words

# Longest first: "carries" is of "carry", "stopped" of "stop", "acquiring" of "acquire".
_ENDINGS = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("es", ""), ("es", "e"), ("ed", ""), ("ed", "e"), ("s", ""))
_SHORTEST = 3
# Cues that say little of what happened: two tellings that share one are hardly more alike for it.
LIGHT = frozenset(
    [
        *("be", "have", "do", "make", "take", "get", "go", "come", "give", "see", "find", "know", "want", "need", "use", "work"),
        *("begin", "start", "continue", "happen", "occur", "say", "tell", "report", "announce", "call", "state", "add", "hold"),
    ]
)


@cache
def _roots() -> dict[str, str]:
    """Root of each form that is not regular; a root is its own."""
    text = (files("onrecord.link") / "data/cues.tsv").read_text("utf-8")
    found: dict[str, str] = {}
    lines = [line.split() for line in text.splitlines()]
    for root, *forms in lines:
        found.update(dict.fromkeys(forms, root))
    return found | {root: root for root, *_ in lines}


@lru_cache(maxsize=1 << 15)
def root(word: str) -> str:
    """The root of a word, folded; the word itself, less a plural's ending, where none is known."""
    known, plain = _roots(), fold(word)
    if plain in known:
        return known[plain]
    for ending, put in _ENDINGS:
        stem = plain.removesuffix(ending)
        if stem == plain or len(stem) < _SHORTEST:
            continue
        tried = [stem + put] + ([stem[:-1]] if ending in {"ing", "ed"} and stem[-1] == stem[-2] else [])
        if found := next((known[one] for one in tried if one in known), ""):
            return found
    return plain.removesuffix("s") if len(plain) > _SHORTEST + 1 and not plain.endswith(("ss", "us", "is")) else plain


def roots(phrase: str) -> frozenset[str]:
    """The roots of a cue of one word or several."""
    return frozenset(root(word) for word in words(phrase))


def telling(cue: str) -> str:
    """What a cue of one word or several tells: its first root that is not light, "held talks" being of "talk"."""
    found = [root(word) for word in words(cue) if len(word) >= _SHORTEST] or [fold(cue)]
    return next((one for one in found if one not in LIGHT), " ".join(found))

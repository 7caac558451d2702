"""Is this the article's news, or history it retells?"""

from datetime import timedelta

from onrecord.resolve.roles import plain
from onrecord.syntax import Tree
from onrecord.types import When

# News is told within days; in the development articles what is dated more than a month back is retold. Month precision counts by its end.
NEWS_DAYS = 31
BACK = frozenset({"previously", "originally", "once", "formerly", "historically", "initially", "traditionally"})
RETELLING = frozenset(
    {"since", "after", "following", "aftermath", "wake", "anniversary", "before", "during", "amid", "due", "because", "despite", "over"}
)


def background(tree: Tree, cue: int, when: When | None, published: When | None, *, noun: bool) -> tuple[bool, str]:
    """Whether an event is history retold, with the reason."""
    if when is not None and published is not None:
        if when.end + timedelta(days=NEWS_DAYS) < published.start:
            return True, f"dated {when.end.isoformat()}, well before publication"
        return False, "dated near publication"
    if any(tree.lemma(m) == "since" for m in tree.children(cue, "mark")):
        return True, "clause with 'since'"
    if (adverb := _looking_back(tree, cue)) is not None:
        return True, f"told back by {adverb!r}"
    if not noun and _past_perfect(tree, cue):
        return True, "past perfect"
    if noun and _retold(tree, cue):
        return True, "named as the setting of something else"
    return False, "told as news"


def _looking_back(tree: Tree, cue: int) -> str | None:
    return next((tree.form(a) for a in tree.children(cue, "advmod") if tree.lemma(a) in BACK), None)


def _past_perfect(tree: Tree, cue: int) -> bool:
    if plain(tree.words[cue].relation) in {"ccomp", "parataxis"}:
        return False
    return any(tree.form(a).lower() == "had" for a in tree.children(cue, "aux"))


def _retold(tree: Tree, noun: int) -> bool:
    cases = {tree.lemma(c) for c in tree.children(noun, "case")}
    head = tree.words[noun].head
    under = head >= 0 and tree.lemma(head) in RETELLING and plain(tree.words[noun].relation) == "nmod"
    return under or bool(cases & RETELLING)

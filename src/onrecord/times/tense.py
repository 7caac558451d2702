"""Whether a time expression lies ahead or behind, from the nearest verb of its sentence: a stand-in where no syntax is at hand."""

import re

from onrecord.times.anchor import Tense
from onrecord.times.lexicon import rows
from onrecord.types import Span

# Sentences longer than this are cut, which keeps the search linear in the text.
WINDOW = 240

_PAST = "|".join(word for row in rows("past.tsv") for word in row[0].split())
_VERB = re.compile(
    r"\b(?:(?P<future>will|shall|won['’]t|would|may|must|should|going to|upcoming"
    r"|(?:is|are|was|were) (?:to|set|due|scheduled|expected|planned|slated)\b"
    r"|ahead of|(?:(?:predict|expect|anticipate)s?|forecasts)\b|(?:urg|ask|order|invit)(?:ed|es|s|ing) (?:[\w’'-]+ ){1,4}to"
    r"|(?:set|due|scheduled|expected|planned|slated|about|likely|ready|poised|hopes?|plans?|aims?|intends?|wants?|vows?|vowed|agreed"
    r"|promised|pledged) (?:to|for))"
    rf"|(?P<open>could|might|(?:is|are|being) [a-z]{(2,)}ed)|(?P<past>{_PAST}|[a-z]{{2,}}ed))\b|['’](?P<ahead>ll)\b"
)
_BE = re.compile(r"\b(?:be|have)\b")
# An end or limit may lie ahead of what is told as past: closed until March.
_UNTIL = re.compile(r"\b(?:until|till|through)(?: the)? $", re.IGNORECASE)
NEAR = 16  # characters between "will" and its participle: " not have been "
# Points of initials and titles end no sentence.
_STOP = re.compile(r"(?<![ .][A-Z])(?<!\b(?:Mr|Ms|Dr|St|Lt))(?<!\b(?:Mrs|Sen|Gov|Rep|Gen|Sgt))[.!?;][\"”’)]*\s|\n(?![a-z])")


def tense_near(text: str, span: Span) -> Tense | None:
    """Tense of the nearest verb before the expression in its sentence, else of the nearest after it; None without one."""
    before = text[max(0, span.start - WINDOW) : span.start]
    if _UNTIL.search(before):
        return None
    stops = [match.end() for match in _STOP.finditer(before)]
    found: re.Match[str] | None = None
    for match in _VERB.finditer(before, stops[-1] if stops else 0):
        if found is None or not _governs(before, found, match):
            found = match
    if found is not None:
        return _tense(found)
    after = text[span.end : span.end + WINDOW]
    stop = _STOP.search(after)
    following = _VERB.search(after, 0, stop.start() if stop else len(after))
    return _tense(following) if following else None


def _governs(text: str, earlier: re.Match[str], later: re.Match[str]) -> bool:
    """Does "will", "will be" or "is to" stand right before what looks like a past form (would set, will be held)?"""
    gap = text[earlier.end() : later.start()]
    return not earlier["past"] and (gap == " " or (len(gap) < NEAR and _BE.search(gap) is not None))


def _tense(match: re.Match[str]) -> Tense | None:
    if match["open"]:
        return None
    return "past" if match["past"] else "future"

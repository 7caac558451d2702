"""The wordings by which texts say where they come from: notices of republishers, credit lines, an outlet's own line."""

import re
from collections.abc import Iterable, Iterator

from onrecord.names import outlets
from onrecord.names.outlets import Outlet
from onrecord.text import straighten

_NAME = r"(?:the )?(?P<name>[\w.&'’ -]{2,50}?)"
# What a republisher says about where the article comes from.
_STOP = r" ?(?:\(|\.(?:\s|$)|,|;|$)"
_STOP_OR_WORD = r" ?(?:\(|\.(?:\s|$)|,|;| on | in | under | and |$)"
_FROM = [
    re.compile(rf"\b(?:is|was) available (?:on|at|in) {_NAME} ?(?:\(|\.|,|$)", re.IGNORECASE),
    re.compile(
        rf"\b(?:originally|first|previously) (?:published|appeared|posted) (?:here )?(?:in|on|by|at|with) {_NAME}{_STOP_OR_WORD}",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?:appeared first|first appeared|appeared originally) (?:in|on|at) {_NAME}{_STOP}", re.IGNORECASE),
    re.compile(rf"\b(?:re)?published (?:with|by) (?:the )?(?:kind )?permission (?:of|from) {_NAME}{_STOP}", re.IGNORECASE),
    re.compile(rf"\brepublished (?:from|courtesy of) {_NAME} ?(?:\(|\.(?:\s|$)|,| under |$)", re.IGNORECASE),
    re.compile(rf"\bgenerated from (?:the )?{_NAME} news service", re.IGNORECASE),
]
# Credit lines: taken only where they name an agency that the table knows.
_CREDIT = re.compile(r"^(?:\(?source ?: ?|-- ?|— ?)(?P<name>[\w. -]{2,40}?)(?:/\w{1,4})?\)?$", re.IGNORECASE)
# What a republisher says about itself.
_BY = [
    re.compile(rf"\b(?i:editorial team at) {_NAME} (?i:has|have) ", re.IGNORECASE),
    re.compile(rf"\bwe wish {_NAME} provided you\b", re.IGNORECASE),
]
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[ ,]*(?:©|\(c\))?[ ,]*(?:(?:19|20)\d\d)?[ ,]*(?:by )?(?P<name>[^.,;|()]{2,60}?)(?:\.|,|;|\||\(| all rights|$)",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^[^.!?\n]{0,80}\((?P<name>[A-Z][\w. /-]{1,30})\)\s?(?:--?|[–—])")
# The whole shape of a wire's opening: TOWN, March 12 (Agency) - ; what stands there is an agency even if no table knows it.
_WIRE = re.compile(
    r"^[A-Z][A-Z .,'/-]{2,40}, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
    r" \((?P<name>[A-Z][\w.& -]{1,30})\) ?--? "
)
# An agency's own line over its text: LNA - Example News Agency.
_SELF = re.compile(
    r"(?:[A-Z]{2,6} ?[-|:/] ?)?(?P<name>(?:[A-Z][\w'-]+ ){1,4}(?:News Agency|Press Agency|Telegraph Agency|News Service|Newswire))"
)
_HEADER = re.compile(
    r"(?P<name>[\w.&' -]{2,40}?)(?: ?[-|/>] ?(?:(?:world|uk|us|latest) )?(?:news|world|politics|business|international|home))?",
    re.IGNORECASE,
)
# Notices are a paragraph at most; what says so in a long text is the text.
_LONGEST = 1_200


def sources(texts: Iterable[str]) -> Iterator[str]:
    """Names of those from whom republishers say they have an article."""
    return _names(_FROM, texts)


def republishers(texts: Iterable[str]) -> Iterator[str]:
    """Names republishers give themselves in their notices."""
    return _names(_BY, texts)


def credited(text: str) -> str:
    """The name in a copyright or credit line, or nothing."""
    found = _CREDIT.search(text) or _COPYRIGHT.search(text)
    return found["name"].strip() if found else ""


def dateline_agency(opening: str) -> str:
    """`AP` from `LINDHAVEN, March 12 (AP) -- …`, or nothing."""
    found = _DATELINE.match(straighten(opening))
    return found["name"] if found else ""


def wire_agency(opening: str) -> str:
    """The name in a complete wire dateline, known or not, or nothing."""
    found = _WIRE.match(straighten(opening))
    return found["name"] if found else ""


def own_name(line: str) -> str:
    """`Example News Agency` from a line that is nothing but an agency's name, or nothing."""
    found = _SELF.fullmatch(straighten(line))
    return found["name"] if found else ""


def header_name(text: str) -> str:
    """`Daily Example` from a line `Daily Example - News` or `Daily Example`; any short line has one, known or not."""
    found = _HEADER.fullmatch(straighten(text))
    return found["name"].strip() if found else ""


def outlet_line(text: str) -> Outlet | None:
    """The known outlet that a line names and does nothing else."""
    name = header_name(text)
    return outlets.by_name(name) if name else None


def _names(patterns: list[re.Pattern[str]], texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        plain = straighten(text) if len(text) <= _LONGEST else ""
        yield from (found["name"].strip() for pattern in patterns for found in [pattern.search(plain)] if found)

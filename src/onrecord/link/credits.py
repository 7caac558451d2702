"""Which agency an article credits: dateline, credit line, byline. What is not said is not inferred."""

import re
from collections.abc import Iterator

from onrecord.names import outlets
from onrecord.types import Article

# "LIMA, March 3 (Norpress) - ", "LIMA (NP) —"
_DATELINE = re.compile(r"[^\n(]{0,60}\(([A-Z][\w .'’-]{1,30})\)\s*[-–—]")
_CREDIT = re.compile(
    r"\(([A-Z][\w .'’-]{1,30})\)\s*$"
    r"|^[-–—(]?\s*(?:Source|Credit|Via|With (?:inputs|agency inputs|reporting|files) from)\s*:?\s+(?:the )?([\w .'’-]{2,30})"
    r"|^(?:This|The) (?:story|article|report) (?:was|is) (?:originally |first )?(?:published|reported|distributed) by (?:the )?"
    r"([\w .'’-]{2,30})",
    re.M | re.I,
)
_BYLINE = re.compile(r",|;|/|\||\b(?:and|with|by|via|for|from)\b", re.I)


def credited(article: Article) -> tuple[str, ...]:
    """Names of the agencies an article says it comes from, sorted; its own outlet is one of them where it signs itself."""
    return tuple(sorted({found.name for name in _named(article) if (found := outlets.by_name(name)) and found.kind == "agency"}))


def _named(article: Article) -> Iterator[str]:
    yield from (part.strip() for part in _BYLINE.split(article.byline or "") if part.strip())
    body = [article.text[block.start : block.end] for block in article.blocks if block.kind in ("paragraph", "quote", "list")]
    if body and (dateline := _DATELINE.match(body[0])):
        yield dateline[1].strip()
    lines = [*(line[-400:] for line in body[-2:]), *(gone.text[:400] for gone in article.removed if gone.kind in ("republisher", "notice"))]
    for line in lines:
        yield from (name.strip(" .") for found in _CREDIT.finditer(line) for name in found.groups() if name)

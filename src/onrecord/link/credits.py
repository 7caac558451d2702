"""Which agency an article credits: dateline, credit line, byline, "Reporting by"."""

import re

from onrecord.types import Article

# Agencies whose dispatches others reprint, by how credits name them.
_AGENCIES = {
    "reuters": "Reuters", "thomson reuters": "Reuters", "associated press": "Associated Press", "the associated press": "Associated Press",
    "ap": "Associated Press", "afp": "AFP", "agence france-presse": "AFP",
    "bloomberg": "Bloomberg", "bloomberg news": "Bloomberg", "upi": "UPI",
    "tass": "TASS", "interfax": "Interfax", "xinhua": "Xinhua", "dpa": "dpa", "ani": "ANI", "pti": "PTI", "kyodo": "Kyodo",
    "kyodo news": "Kyodo",
    "yonhap": "Yonhap", "anadolu": "Anadolu", "anadolu agency": "Anadolu", "efe": "EFE", "ansa": "ANSA", "irna": "IRNA", "cnn": "CNN",
}  # fmt: skip
_DATELINE = re.compile(r"^[^\n]{0,60}?\(([A-Z][\w .-]{1,24})\)\s*[-–—]")
_LAST = re.compile(
    r"\(([A-Z][A-Za-z .-]{1,24})\)\s*$|^[-–—(]?\s*(?:With (?:inputs|agency inputs) from|Source:|Credit:)\s*([\w .-]{2,24})",
    re.M,
)


def credited(article: Article) -> tuple[str, ...]:
    """Agencies the article says it comes from, in order; nothing is inferred from its contents."""
    body = [article.text[b.start : b.end] for b in article.blocks if b.kind in ("paragraph", "quote", "list")]
    named = [*_byline(article.byline)]
    if body:
        named += _found(_DATELINE, body[0])
        named += [name for line in body[-2:] for name in _found(_LAST, line[-400:])]
    return tuple(sorted({_AGENCIES[n.casefold()] for n in named if n.casefold() in _AGENCIES}))


def _byline(byline: str | None) -> list[str]:
    return [part.strip() for part in re.split(r",|;|\band\b|\bwith\b|\bBy\b|/|\|", byline or "") if part.strip()]


def _found(pattern: re.Pattern[str], text: str) -> list[str]:
    return [name.strip() for found in pattern.finditer(text) for name in found.groups() if name]

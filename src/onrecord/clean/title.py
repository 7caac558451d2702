"""Which words are the title: of a page among what its head and headings say, of pasted text among its first blocks."""

import re

from onrecord.clean.calendar import find_dates
from onrecord.clean.draft import Draft, Part
from onrecord.clean.rules import is_prose, matches_rule
from onrecord.names import outlets
from onrecord.text import fold, straighten, words

# " | The Daily Example", " - BBC News": the outlet's name behind the title, in most title elements.
_SUFFIX = re.compile(r"\s+[|–—·»-]\s+(?P<site>[^|–—·»]{2,50})$")
_SECTION = re.compile(r"\s+[|·»]\s+\S+(?: \S+)?$")
_DOMAIN = re.compile(r"[a-z0-9-]+\.(?:com|org|net|co\.[a-z]{2}|[a-z]{2})")
_LEAD = 8
_LONGEST = 30
_WORDS_OF_A_TITLE = 3


def choose_title(draft: Draft) -> str:
    """The title, or an empty string: pasted text may have none."""
    stated = [_bare(title, draft.facts.site, draft.facts.publisher) for title in draft.facts.titles]
    if stated:
        return _seen(stated) or stated[0]
    return _first_title(draft.parts)


def _bare(title: str, *sites: str) -> str:
    """Without the outlet's name behind it, nor its section before that."""
    found = _SUFFIX.search(title)
    if not found or not (_is_site(found["site"], sites) or _is_site(found["site"].partition(" - ")[0], sites)):
        return title
    return _bare_section(title[: found.start()])


def _is_site(tail: str, sites: tuple[str, ...]) -> bool:
    key = fold(tail)
    stated = any(fold(site) in key or key in fold(site) for site in sites if site)
    return stated or bool(_DOMAIN.fullmatch(key)) or outlets.by_name(tail) is not None


def _bare_section(title: str) -> str:
    """`Ships leave Rosk | News` → `Ships leave Rosk`: what stood between title and outlet, if it is a word or two."""
    found = _SECTION.search(title)
    return title[: found.start()] if found and len(words(title[: found.start()])) >= _WORDS_OF_A_TITLE else title


def _seen(stated: list[str]) -> str:
    """The first stated title that the page also shows as its first heading or says twice."""
    keys = [fold(title) for title in stated]
    return next((title for i, title in enumerate(stated) if keys.count(keys[i]) > 1), "")


def _first_title(parts: tuple[Part, ...]) -> str:
    lead = [part.text for part in parts[:_LEAD]]
    first_prose = next((i for i, text in enumerate(lead) if _sentence(text, i, lead)), len(lead))
    candidates = [text for text in lead[:first_prose] if _can_be_title(text)]
    keys = [fold(text) for text in candidates]
    for text, key in zip(candidates, keys, strict=True):
        if sum(other.startswith(key) for other in keys) > 1:
            return text
    return candidates[0] if candidates else ""


def section_of(draft: Draft, title: str) -> str | None:
    """The stated section; in pasted text what stands behind the date in a date line, or behind the repeated title."""
    if draft.facts.section:
        return draft.facts.section
    for part in draft.parts[:_LEAD] if draft.pasted else ():
        section = _behind_title(part.text, title) or _behind_date(part.text)
        if section:
            return section
    return None


def _behind_title(text: str, title: str) -> str:
    if not title or len(text) <= len(title) or not text.startswith(title):
        return ""
    rest = text[len(title) :].strip(" .…|-–—·:")
    return rest if 0 < len(words(rest)) <= 3 else ""


def _behind_date(text: str) -> str:
    found = next(find_dates(straighten(text)), None)
    rest = text[found.end :] if found and found.start == 0 else ""
    name = rest.strip(" |-–—·:")
    return name if rest[:3].strip() in ("|", "·", "-", "–", "—") and 0 < len(words(name)) <= 3 else ""


def _sentence(text: str, index: int, lead: list[str]) -> bool:
    """Prose, unless it is a short opening question or exclamation over a text: those are titles too."""
    question = index == 0 and text.endswith(("?", "!")) and len(words(text)) <= 20 and len(lead) > 1
    return is_prose(text) and not question


def _can_be_title(text: str) -> bool:
    size = len(words(text))
    if not _WORDS_OF_A_TITLE <= size <= _LONGEST or matches_rule(text):
        return False
    dated = next(find_dates(straighten(text)), None)
    return dated is None or dated.end - dated.start < len(text) / 3

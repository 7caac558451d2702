"""The words of speech that `resolve/data/speech.toml` lists, and the questions the statement rules ask of them."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.names import outlets
from onrecord.types import Span

_CAPITAL = re.compile(r"[A-Z][\w’'&.-]*")


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((files("onrecord.resolve") / "data" / "speech.toml").read_text(encoding="utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """One list of the file."""
    return frozenset(_data()[name])


def is_outlet(phrase: str) -> bool:
    """Whether a noun phrase names news media: a known outlet, a name of the usual pattern, or "Russian media"."""
    bare = phrase.strip().removeprefix("the ").removeprefix("The ")
    tokens = bare.split()
    if not tokens or bare == bare.lower():  # "the time" is no magazine
        return bool(tokens) and _of_kind(tokens)
    if outlets.by_name(phrase.strip()) or outlets.by_name(bare) or any(_mostly(span, bare) for span, _ in outlets.find(bare)):
        return True
    if len(tokens) <= 5 and (_of_kind(tokens) or _named_kind(tokens)):
        return True
    if tokens[0].lower() in words("media_first") and len(tokens) > 1 and _CAPITAL.match(tokens[1]):
        return True
    return tokens[-1] in words("media_names") and len(_CAPITAL.findall(bare)) >= 2 and not words("linking") & set(tokens)


def _mostly(span: Span, bare: str) -> bool:
    """A known name that fills most of the phrase, or ends it after a word for media: "state news agency Arda"."""
    before = bare[: span.start].lower().split()
    return span.end - span.start >= 0.6 * len(bare) or (span.end == len(bare) and any(w in words("media") for w in before))


def _named_kind(tokens: list[str]) -> bool:
    """ "news agency Arda": a word for media and the name after it."""
    kinds = [n for n in range(1, len(tokens)) if _of_kind(tokens[:n])]
    return bool(kinds) and all(_CAPITAL.match(token) for token in tokens[kinds[-1] :])


def _of_kind(tokens: list[str]) -> bool:
    """ "Russian media", "a news agency": words for media last; those with another sense only after "news" or "state"."""
    last = tokens[-1].lower()
    if last in words("media_after"):
        return len(tokens) > 1 and tokens[-2].lower().strip(",") in words("media_before")
    return last in words("media")


@cache
def _withholding() -> re.Pattern[str]:
    said, name = ("|".join(sorted(map(re.escape, words(key)))) for key in ("withholding", "withheld"))
    return re.compile(
        rf"[^,.;]{{0,60}},? (?:who|whose|speaking|talking)\b[^.;]{{0,60}}?\b(?:(?:{said})\b[^.;]{{0,60}}?\b(?:{name})|anonym\w+)\b"
    )


def withholds(after: str) -> bool:
    """Whether the words after a noun say that this person's name is not given."""
    return _withholding().match(after) is not None


def is_platform(phrase: str) -> bool:
    """A social platform by name."""
    return phrase.strip() in words("platforms")


def is_expert(text: str) -> bool:
    """Whether a title or signature tells of an analyst or scholar rather than of a party to events."""
    lower = text.lower()
    tokens = {t.rstrip("s") for t in re.findall(r"[\w-]+", lower)}
    return bool(tokens & words("experts")) or _bodies().search(lower) is not None


@cache
def _bodies() -> re.Pattern[str]:
    """Whole words: "Brandt" is no member of RAND."""
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, words("expert_bodies")))) + r")\b")


@cache
def _platform() -> re.Pattern[str]:
    return re.compile(r"\b(?:on|via) (?:his |her |its |their )?(" + "|".join(sorted(map(re.escape, words("platforms")))) + r")\b")


def platform_in(text: str, span: Span) -> Span | None:
    """The platform that "on …" names inside a span, as a span of the text."""
    found = _platform().search(text, span.start, min(span.end, len(text)))
    return Span(found.start(1), found.end(1)) if found else None

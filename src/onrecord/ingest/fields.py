"""Records of scrapers: their fields under our ten names, whatever theirs were."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from importlib import resources

import msgspec

from onrecord.errors import NotAnArticle
from onrecord.ingest.addresses import host, web_address
from onrecord.ingest.detokenize import paragraphs
from onrecord.ingest.markup import plain
from onrecord.types import Record

LONGEST_LABEL = 500
FIRST_MILLISECONDS = 1e11  # as seconds the year 5138, as milliseconds March 1973
TOKEN_FIELDS = frozenset({"sents", "sentences"})
NAMES_IN_OBJECTS = ("name", "title", "label", "term", "@value", "@id", "url")


class Item(Record, frozen=True, kw_only=True):
    """The body of every capture of type `application/json`, in this order of keys. `text` is plain, never markup."""

    title: str = ""
    text: str = ""
    url: str | None = None
    date: str | None = None
    outlet: str | None = None
    byline: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    language: str | None = None
    source: str | None = None


@cache
def table() -> dict[str, tuple[str, ...]]:
    """For each of our names, theirs in the order of trust, folded."""
    raw = json.loads((resources.files(__package__) / "data" / "fields.json").read_text("utf-8"))
    return {ours: tuple(fold(name) for name in theirs) for ours, theirs in raw.items()}


@cache
def known() -> frozenset[str]:
    """Every folded field name that is read."""
    return frozenset(name for names in table().values() for name in names) | TOKEN_FIELDS


def fold(name: str) -> str:
    """`datePublished`, `date_published` and `Date Published` are one name."""
    return re.sub(r"[\W_]+", "", name).lower()


def item(record: Mapping[str, object]) -> Item:
    """The record under our names. Raises `NotAnArticle` if it holds neither text nor summary."""
    folded = {fold(key): value for key, value in record.items() if value not in (None, "", [], {})}
    text = _body(folded)
    if not text:
        raise NotAnArticle(f"holds no text; its filled fields are: {', '.join(sorted(folded)) or 'empty'}")
    return Item(
        title=_label(folded, "title") or "",
        text=text,
        url=_url(folded),
        date=_date(folded),
        outlet=_outlet(folded),
        byline=_label(folded, "byline"),
        section=_label(folded, "section"),
        tags=tuple(dict.fromkeys(tag for name in table()["tags"] for tag in _strings(folded.get(name), split=True))),
        language=_label(folded, "language"),
        source=_label(folded, "source"),
    )


def unread(record: Iterable[str]) -> list[str]:
    """Fields of a record that no name of ours stands for."""
    return [name for name in record if fold(name) not in known()]


def encode(found: Item) -> bytes:
    """The item as the bytes of a capture."""
    return msgspec.json.encode(found)


def _body(folded: Mapping[str, object]) -> str | None:
    for name in (*table()["text"], *table()["summary"]):
        value = folded.get(name)
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            value = "\n\n".join(value)
        if isinstance(value, str) and (text := plain(value)):
            return text
    return next((paragraphs(folded[name]) for name in sorted(TOKEN_FIELDS & folded.keys())), None)


def _label(folded: Mapping[str, object], ours: str) -> str | None:
    """A short text: several names are joined by commas."""
    for name in table()[ours]:
        found = ", ".join(_strings(folded.get(name)))
        if found:
            return found[:LONGEST_LABEL]
    return None


def _date(folded: Mapping[str, object]) -> str | None:
    """As written; clean judges it. A number is taken as seconds, or milliseconds, since 1970."""
    for name in table()["date"]:
        value = folded.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return _from_epoch(value)
        if isinstance(value, str):
            return value.strip()[:LONGEST_LABEL]
    return None


def _from_epoch(value: float) -> str | None:
    seconds = value / 1000 if value > FIRST_MILLISECONDS else value
    return datetime.fromtimestamp(seconds, UTC).isoformat() if 0 < seconds < FIRST_MILLISECONDS else None


def _url(folded: Mapping[str, object]) -> str | None:
    values = (text for name in table()["url"] for text in _strings(folded.get(name), keys=("@id", "url", "canonical")))
    return next((address for text in values if (address := web_address(text))), None)


def _outlet(folded: Mapping[str, object]) -> str | None:
    found = _label(folded, "outlet")
    return host(found) if web_address(found) and found else found


def _strings(value: object, *, split: bool = False, keys: tuple[str, ...] = NAMES_IN_OBJECTS) -> list[str]:
    """The texts in a value: a string, an object with a name, or a list of either; `split` parts `a, b; c`."""
    if isinstance(value, str):
        parts = re.split(r"[,;|]", value) if split else [value]
        return [text for part in parts if (text := " ".join(plain(part).split()))]
    if isinstance(value, Mapping):
        return next((_strings(value[key]) for key in keys if value.get(key)), [])
    if isinstance(value, list):
        return [text for part in value if not isinstance(part, list) for text in _strings(part, keys=keys)]
    return []

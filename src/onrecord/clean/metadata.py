"""What a page's head says: JSON-LD (schema.org), meta elements, links. Read once, as written, most trusted first."""

import json
from collections import deque
from collections.abc import Iterator
from importlib.resources import files
from typing import TypeAlias

from lxml.html import HtmlElement

from onrecord.text import squeeze

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
KEYS: dict[str, list[str]] = json.loads(files("onrecord.clean").joinpath("data/metadata.json").read_text("utf-8"))
# JSON-LD graphs of real pages stay below 1,000 objects; more is generated noise.
_MAX_OBJECTS = 5_000


class Head:
    """Meta elements by lower-case name, and the JSON-LD object that speaks of the article, if there is one."""

    def __init__(self, root: HtmlElement) -> None:
        self.metas = _metas(root)
        objects = [
            found for script in root.iter("script") if "ld+json" in (script.get("type") or "") for found in _objects(script.text or "")
        ]
        self.article = _article(objects)
        self._by_id = {o["@id"]: o for o in objects if isinstance(o.get("@id"), str) and len(o) > 1}
        self.canonical = _canonical(root) or self._one("og:url")

    def _one(self, name: str) -> str:
        return next(iter(self.metas.get(name, ())), "")

    def first(self, field: str) -> str:
        """The most trusted meta value of a field of `metadata.json`."""
        return next((self._one(name) for name in KEYS[field] if self._one(name)), "")

    def values(self, field: str) -> list[tuple[str, str]]:
        """Name and value of every meta element of a field, in order of trust."""
        return [(name, value) for name in KEYS[field] for value in self.metas.get(name, ())]

    def stated(self, name: str) -> str:
        """A plain value of the JSON-LD article."""
        value = self.article.get(name)
        return squeeze(value) if isinstance(value, str) else ""

    def names(self, name: str) -> list[str]:
        """Names of the persons or organizations in a field of the JSON-LD article, references followed."""
        return [n for n in dict.fromkeys(self._names(self.article.get(name))) if n]

    def _names(self, value: Json) -> Iterator[str]:
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str):
                yield squeeze(item)
            elif isinstance(item, dict):
                whole = item if "name" in item else self._by_id.get(str(item.get("@id")), {})
                named = whole.get("name")
                yield from (squeeze(str(n)) for n in (named if isinstance(named, list) else [named]) if n)

    def listed(self, name: str) -> list[str]:
        """A field of the JSON-LD article that is a list of words, or one string of words parted by commas."""
        value = self.article.get(name)
        parts = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else []
        return [squeeze(p) for p in parts if isinstance(p, str) and p.strip()]


def _metas(root: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        value = squeeze(meta.get("content") or "")
        for key in {(meta.get(a) or "").strip().lower() for a in ("property", "name", "itemprop")} - {""}:
            if value:
                found.setdefault(key, []).append(value)
    return found


def _canonical(root: HtmlElement) -> str:
    return next((link.get("href") or "" for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"), "").strip()


def _objects(script: str) -> list[dict[str, Json]]:
    """Every object of a JSON-LD script, outermost first; nothing if it is not JSON. Without recursion."""
    try:
        # Raw line breaks inside strings are the commonest fault of such scripts; strict=False takes them.
        queue: deque[Json] = deque([json.loads(script, strict=False)])
    except (ValueError, RecursionError):
        return []
    found: list[dict[str, Json]] = []
    while queue and len(found) < _MAX_OBJECTS:
        item = queue.popleft()
        if isinstance(item, dict):
            found.append(item)
        queue.extend(item.values() if isinstance(item, dict) else item if isinstance(item, list) else ())
    return found


def _types(item: dict[str, Json]) -> set[str]:
    value = item.get("@type")
    return {str(v).lower() for v in (value if isinstance(value, list) else [value])}


def _article(objects: list[dict[str, Json]]) -> dict[str, Json]:
    """The object of the most telling type; among equals the first, which is the outermost."""
    for kind in KEYS["article_types"]:
        for item in objects:
            if kind in _types(item) and ("datePublished" in item or "headline" in item):
                return item
    return {}

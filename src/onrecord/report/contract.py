"""The stable JSON of `onrecord read --json`: an article with what it says, every span with its exact words, and back.

Spans become `{"start", "end", "exact"}`; everything else keeps the names of `onrecord.types`. Reading it back checks
every `exact` against the text, so a changed character anywhere is found.
"""

from typing import Any

import msgspec

from onrecord.errors import BadInput, NotVerbatim
from onrecord.types import SCHEMA_VERSION, Account, Article

Json = dict[str, Any]
SPAN = {"start", "end"}


def as_object(article: Article, account: Account) -> Json:
    """The object of the contract, ready for any JSON writer."""
    said = spelled(account, article.text)
    del said["article"]  # it is the id of the article beside it
    return {"schema_version": SCHEMA_VERSION, "article": spelled(article, article.text), "account": said}


def as_bytes(article: Article, account: Account, *, indent: int | None = None) -> bytes:
    """The object as UTF-8: one line, or indented for reading."""
    line = msgspec.json.encode(as_object(article, account))
    return line if indent is None else msgspec.json.format(line, indent=indent)


def from_bytes(line: bytes) -> tuple[Article, Account]:
    """Article and account of one object. Raises BadInput for another shape, NotVerbatim for words the text does not hold."""
    try:
        given = msgspec.json.decode(line, type=Json)
        version = given.get("schema_version")
        if version != SCHEMA_VERSION:
            raise BadInput(f"schema_version is {version!r}; this program reads {SCHEMA_VERSION}")
        text = str(given["article"]["text"])
        article = msgspec.convert(_plain(given["article"], text), Article)
        return article, msgspec.convert({"article": article.id, **_plain(given["account"], text)}, Account)
    except (msgspec.DecodeError, KeyError, TypeError) as error:
        raise BadInput(f"not an object of `onrecord read --json` ({error})") from error


def spelled(record: msgspec.Struct, text: str) -> Json:
    """A record as a JSON object whose spans say their words."""
    return dict(_spell(msgspec.to_builtins(record), text))


def _spell(value: Any, text: str) -> Any:  # noqa: ANN401 any JSON value
    if isinstance(value, dict):
        if _is_span(value):
            return {**value, "exact": text[value["start"] : value["end"]]}
        return {key: _spell(held, text) for key, held in value.items()}
    return [_spell(held, text) for held in value] if isinstance(value, list | tuple) else value


def _is_span(value: Json) -> bool:
    """A `Span` and nothing else: a `When` has days, a `Block` its kind."""
    return value.keys() == SPAN and isinstance(value["start"], int)


def _plain(value: Any, text: str) -> Any:  # noqa: ANN401 any JSON value
    if isinstance(value, dict):
        if value.keys() == {*SPAN, "exact"}:
            return _checked(value, text)
        return {key: _plain(held, text) for key, held in value.items()}
    return [_plain(held, text) for held in value] if isinstance(value, list) else value


def _checked(span: Json, text: str) -> Json:
    exact = text[span["start"] : span["end"]]
    if exact != span["exact"]:
        raise NotVerbatim(f"span {span['start']}:{span['end']} says {span['exact']!r}, the text {exact!r}")
    return {"start": span["start"], "end": span["end"]}

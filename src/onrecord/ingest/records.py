"""Records in files: JSON, JSON lines and tables. Each record becomes a capture whose body is the normalised object."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import msgspec

from onrecord.errors import CannotOpen, NotAnArticle
from onrecord.ingest import fields, jsonfeed
from onrecord.ingest.found import HEAD, Found, Stream, capture, charset_of, known_charset, read_document, refusal
from onrecord.ingest.kinds import sniff
from onrecord.ingest.means import Means

LISTS = ("articles", "items", "records", "results", "documents", "docs", "news", "entries", "stories", "data", "hits", "response", "@graph")
Numbered = tuple[str, object]


def json_lines(stream: Stream, means: Means) -> Iterator[Found]:
    """One record a line, read line by line; a broken line is refused by its number."""
    unread: set[str] = set()
    for number, line in enumerate(_lines(stream, means.limits.document), 1):
        if line is None:
            limit = means.limits.document / 1e6
            yield refusal("line", f"{stream.source}:{number}", f"line {number} is larger than the limit of {limit:g} MB for one document")
        elif line.strip():
            yield from _line(stream, number, line, unread)
    yield from _unread(stream.source, unread)


def _line(stream: Stream, number: int, line: bytes, unread: set[str]) -> Iterator[Found]:
    source = f"{stream.source}:{number}"
    try:
        value = msgspec.json.decode(line.lstrip(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        yield refusal("line", source, f"line {number} is not JSON ({error})")
        return
    for place, record in _records(value) if isinstance(value, dict) else [("", value)]:
        yield _record(replace(stream, source=source + place), record, unread)


def _lines(stream: Stream, limit: int) -> Iterator[bytes | None]:
    """Lines in turn; nothing in place of one that is longer than the limit, whose rest is passed over."""
    while line := stream.handle.readline(limit + 1):
        if len(line) <= limit:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.handle.readline(limit)
        yield None


def json_file(stream: Stream, means: Means) -> Iterator[Found]:
    """One object, a list of objects, or an object that holds such a list under a usual name; a JSON Feed by its version;
    one object a line, whatever the suffix says."""
    body = read_document(stream, means.limits.collection)
    try:
        value = msgspec.json.decode(_as_utf8(body, stream.charset))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        if sniff(body[:HEAD])[0] == "jsonl" and b"}\n" in body:
            yield from json_lines(replace(stream, handle=io.BytesIO(body)), means)
            return
        raise NotAnArticle(f"is not JSON ({error})") from error
    if jsonfeed.is_feed(value):
        yield from jsonfeed.items(stream, value, means)
        return
    if isinstance(value, list) and not any(isinstance(record, dict) for record in value):
        raise NotAnArticle("is a JSON list without objects in it")
    unread: set[str] = set()
    for place, record in _records(value):
        yield _record(replace(stream, source=stream.source + place), record, unread)
    yield from _unread(stream.source, unread)


def _as_utf8(body: bytes, declared: str | None) -> bytes:
    charset = charset_of(body) or known_charset(declared) or "utf-8"
    return body if charset == "utf-8" else body.decode(charset).encode()


def _records(value: object, place: str = "") -> Iterator[Numbered]:
    """The records in a JSON value with their places: `[3]`, `.articles[3]`, `["key"]`."""
    if isinstance(value, list):
        yield from ((f"{place}[{number}]", record) for number, record in enumerate(value))
        return
    if not isinstance(value, dict):
        yield place, value
        return
    held = next((name for name in LISTS if isinstance(value.get(name), list | dict) and not _has_text(value)), None)
    if held:
        yield from _records(value[held], f"{place}.{held}")
    elif value and not _has_text(value) and all(isinstance(record, dict) and _has_text(record) for record in value.values()):
        yield from ((f'{place}["{key}"]', record) for key, record in value.items())
    else:
        yield place, value


def _has_text(record: Mapping[str, object]) -> bool:
    texts = {*fields.table()["text"], *fields.table()["summary"], *fields.table()["title"]}
    return any(fields.fold(key) in texts and isinstance(held, str) for key, held in record.items())


def table(stream: Stream, means: Means) -> Iterator[Found]:
    """Rows of a CSV file whose first line names the fields."""
    limit = means.limits.document
    charset = known_charset(stream.charset) or "utf-8-sig"
    csv.field_size_limit(limit)
    lines = io.TextIOWrapper(stream.handle, charset, newline="")
    rows = csv.DictReader(lines, restkey="(cells past the last field)")
    unread: set[str] = set()
    try:
        for number, row in enumerate(rows, 2):
            yield _record(replace(stream, source=f"{stream.source}:{number}"), row, unread)
    except (csv.Error, UnicodeDecodeError) as error:
        raise CannotOpen(f"breaks off at line {rows.line_num}: {error}; rows before it were taken") from error
    finally:
        lines.detach()  # who opened the file closes it
    yield from _unread(stream.source, unread)


def _record(stream: Stream, value: object, unread: set[str]) -> Found:
    """One record as a capture; names of fields that were not read are added to `unread`."""
    if not isinstance(value, dict):
        return refusal("record", stream.source, f"is a JSON {type(value).__name__}, not an object with fields")
    try:
        item = fields.item(value)
        found = capture(replace(stream, url=item.url, media_type="application/json", charset="utf-8"), fields.encode(item))
    except NotAnArticle as error:
        return refusal("record", stream.source, str(error))
    except RecursionError:
        return refusal("record", stream.source, "is nested too deep")
    unread.update(fields.unread(value))
    return found


def _unread(source: str, names: Iterable[str]) -> Iterator[Found]:
    """One row that says which fields no name of ours stands for."""
    if names := sorted(names):
        yield refusal("fields", source, f"fields not read: {', '.join(names)}")

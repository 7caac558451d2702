"""Which kind a source is: by the suffix of its name, by its declared type, by its first bytes."""

from typing import Literal

Kind = Literal["page", "text", "mhtml", "json", "jsonl", "table", "warc", "xml"]

# suffix: (kind, media type); a further .gz is unpacked first
SUFFIXES: dict[str, tuple[Kind, str]] = {
    ".html": ("page", "text/html"),
    ".htm": ("page", "text/html"),
    ".xhtml": ("page", "application/xhtml+xml"),
    ".txt": ("text", "text/plain"),
    ".md": ("text", "text/markdown"),
    ".mhtml": ("mhtml", "multipart/related"),
    ".mht": ("mhtml", "multipart/related"),
    ".json": ("json", "application/json"),
    ".jsonl": ("jsonl", "application/json"),
    ".ndjson": ("jsonl", "application/json"),
    ".csv": ("table", "text/csv"),
    ".warc": ("warc", "application/warc"),
    ".xml": ("xml", "application/xml"),
    ".rss": ("xml", "application/rss+xml"),
    ".atom": ("xml", "application/atom+xml"),
    ".opml": ("xml", "text/x-opml"),
}

MEDIA: dict[str, Kind] = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "text/plain": "text",
    "text/markdown": "text",
    "multipart/related": "mhtml",
    "message/rfc822": "mhtml",
    "application/json": "json",
    "application/ld+json": "json",
    "application/feed+json": "json",
    "application/x-ndjson": "jsonl",
    "application/jsonl": "jsonl",
    "text/csv": "table",
    "application/warc": "warc",
    "application/xml": "xml",
    "text/xml": "xml",
    "application/rss+xml": "xml",
    "application/atom+xml": "xml",
    "text/x-opml": "xml",
    "text/x-opml+xml": "xml",
}


def suffix_of(name: str) -> str:
    """The suffix that names the kind, lower case, the one before `.gz` if there is that."""
    base = name.lower().rpartition("/")[2].removesuffix(".gz").lstrip(".")
    return f".{base.rpartition('.')[2]}" if "." in base else ""


def known_suffixes() -> str:
    """All suffixes, for messages."""
    return " ".join(sorted(SUFFIXES))


def sniff(head: bytes) -> tuple[Kind, str]:
    """Kind and media type by the first bytes; what looks like nothing else is text."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:2000].lower()
    if start.startswith(b"warc/"):
        return "warc", "application/warc"
    if start.startswith(b"{"):
        return ("json" if _broken_over_lines(head) else "jsonl"), "application/json"
    if start.startswith(b"["):
        return ("json", "application/json") if start[1:].lstrip()[:1] in {b"{", b"]"} else ("text", "text/plain")
    if any(mark in start for mark in (b"<rss", b"<feed", b"<rdf:rdf", b"<opml")):
        return "xml", "application/xml"
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<!--", b"<?xml", b"<article", b"<div", b"<p>", b"<meta")):
        return "page", "text/html"
    if start.startswith((b"mime-version:", b"from: <saved by")) or (b"\nmime-version: 1.0" in start and b"multipart/related" in start):
        return "mhtml", "multipart/related"
    return "text", "text/plain"


def _broken_over_lines(head: bytes) -> bool:
    """Whether the first line of an object is not all of it, as in JSON written to be looked at."""
    first, newline, _ = head.lstrip().partition(b"\n")
    return bool(newline) and not first.rstrip().endswith(b"}")

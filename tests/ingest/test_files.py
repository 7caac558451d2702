"""Files and folders: what is taken, under which name, and what is refused with which reason."""

import gzip
import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.ingest import Limits, ingest
from onrecord.ingest.kinds import SUFFIXES
from onrecord.types import Capture, Refusal

PAGE = "<html><head><title>Ministers meet</title></head><body><p>The ministers of Peru and Chile met in Lima.</p></body></html>"


def captures(*sources: object, **options: object) -> list[Capture]:
    return [found for found in ingest([str(source) for source in sources], **options) if isinstance(found, Capture)]  # type: ignore[arg-type]


def reasons(*sources: object, **options: object) -> list[str]:
    return [found.reason for found in ingest([str(source) for source in sources], **options) if isinstance(found, Refusal)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "media"),
    [
        ("a.html", "text/html"),
        ("a.HTM", "text/html"),
        ("a.xhtml", "application/xhtml+xml"),
        ("a.txt", "text/plain"),
        ("a.md", "text/markdown"),
    ],
)
def test_bytes_come_as_they_are_with_hash_and_time(tmp_path: Path, name: str, media: str) -> None:
    path = tmp_path / name
    path.write_bytes(PAGE.encode("cp1252"))
    os.utime(path, (1_600_000_000, 1_600_000_000))
    (found,) = captures(path)
    assert found.body == path.read_bytes()
    assert found.sha256 == hashlib.sha256(found.body).hexdigest()
    assert (found.media_type, found.source, found.url, found.charset) == (media, str(path), None, None)
    assert found.fetched == datetime(2020, 9, 13, 12, 26, 40, tzinfo=UTC)


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [("utf-8", None), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be")],
)
def test_marks_give_the_encoding(tmp_path: Path, encoding: str, charset: str | None) -> None:
    (tmp_path / "a.txt").write_bytes("The ministers of Peru and Chile met in Lima.".encode(encoding))
    assert captures(tmp_path / "a.txt")[0].charset == charset


def test_gzipped_page(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    assert captures(tmp_path / "a.html.gz")[0].body == PAGE.encode()


def test_folder_in_the_order_of_names_to_the_last_file(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/10.txt", "a.txt", "c.html", ".hidden/x.txt", "notes.docx", "photo.jpg", "old.jpg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"Text of {name}.")
    assert [Path(found.source).relative_to(tmp_path).as_posix() for found in captures(tmp_path)] == [
        "a.txt",
        "b/10.txt",
        "b/2.txt",
        "c.html",
    ]
    assert reasons(tmp_path) == ["1 with the unknown suffix .docx passed over", "2 with the unknown suffix .jpg passed over"]


def test_a_folder_that_holds_itself_ends(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Some text.")
    (tmp_path / "in" / "loop").symlink_to(tmp_path)
    assert len(captures(tmp_path)) == 1
    assert reasons(tmp_path) == ["is a link to a folder it lies in; not entered again"]


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("empty.html", b"", "is empty"),
        ("blank.txt", b" \n\n ", "is empty"),
        ("zeros.txt", b"abc\0\0\0\0\x01\x02" * 50, "is binary"),
        ("paper.txt", b"%PDF-1.7 \0\0", "is a PDF"),
        ("office.html", b"PK\x03\x04rest", "is a zip archive"),
        ("letter.docx", b"text", "has the unknown suffix .docx; read are: .atom"),
        ("README", b"text", "has no suffix"),
        ("broken.html.gz", gzip.compress(b"text" * 1000)[:40], "is damaged gzip"),
        ("broken.json", b"{no", "is not JSON"),
        ("empty.mhtml", b"MIME-Version: 1.0\n\n", "holds no HTML part"),
        ("other.xml", b"<Document><token/></Document>", "is XML of another kind"),
        ("void.rss", b"<rss><channel></channel></rss>", "is a feed without items"),
        ("none.opml", b"<opml version='2.0'><body/></opml>", "is an OPML list without feeds"),
        ("header.csv", b"title,text\n", "holds no records"),
        ("list.json", b'{"articles": []}', "holds no records"),
        ("none.warc", b"this is no archive", "is broken (Invalid WARC header)"),
    ],
)
def test_promise_19_every_refused_file_says_why(tmp_path: Path, name: str, body: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(body)
    (tmp_path / "z.txt").write_text("The run goes on.")
    found = list(ingest([str(tmp_path / name), str(tmp_path / "z.txt")]))
    first = found[0]
    assert isinstance(first, Refusal)
    assert first.reason.startswith(reason)
    assert first.stage == "ingest"
    assert first.source.startswith(str(tmp_path / name))
    assert isinstance(found[-1], Capture)


def test_missing_file_and_address_without_network() -> None:
    assert reasons("nowhere/at-all.html")[0].startswith("there is no such file")
    assert reasons("https://example.org/a") == ["fetching is not allowed here"]
    assert reasons("bad\0name") != []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_unreadable_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("secret")
    (tmp_path / "a.txt").chmod(0)
    assert reasons(tmp_path / "a.txt") == ["cannot be read (Permission denied)"]


def test_size_limit(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"word " * 400)
    assert reasons(tmp_path / "a.txt", limits=Limits(document=1000))[0].startswith("is larger than the limit of 0.001 MB")
    assert captures(tmp_path / "a.txt", limits=Limits(document=2000))


def test_fifty_megabytes_are_refused_by_default(tmp_path: Path) -> None:
    with (tmp_path / "a.html").open("wb") as handle:
        handle.truncate(50_000_000)
    assert reasons(tmp_path / "a.html")[0].startswith("is larger than the limit of 20 MB")


def test_a_gzip_bomb_stops_early(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b"\n" * 30_000_000))
    assert reasons(tmp_path / "a.jsonl.gz")[0].startswith("looks like a decompression bomb")


def test_order_and_bytes_repeat(tmp_path: Path) -> None:
    for name in ("x.txt", "y.html", "z.jsonl"):
        (tmp_path / name).write_text('{"text": "One line."}')
    assert list(ingest([str(tmp_path)])) == list(ingest([str(tmp_path)]))


FRAGMENTS = st.sampled_from(
    [
        b"<rss>",
        b"<item>",
        b"<html>",
        b"{",
        b"}",
        b'"text":',
        b'"a"',
        b"[",
        b"]",
        b"\n",
        b"\0",
        b"\xff\xfe",
        b"WARC/1.0\r\n",
        b"&#x110000;",
        b"http://[",
    ]
)


@given(st.lists(FRAGMENTS | st.binary(max_size=8), max_size=30), st.sampled_from(sorted(SUFFIXES)), st.booleans())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_stop_the_run(tmp_path: Path, pieces: list[bytes], suffix: str, packed: bool) -> None:
    path = tmp_path / f"x{suffix}"
    path.write_bytes(gzip.compress(b"".join(pieces)) if packed else b"".join(pieces))
    found = list(ingest([str(path)]))
    assert all(isinstance(f, Capture) or f.reason for f in found)
    assert found


@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
def test_deep_json_is_refused(tmp_path: Path, suffix: str) -> None:
    for name, text in (("a", "[" * 100_000), ("b", '{"text": "a", "author": ' + '{"name": ' * 400 + '"x"' + "}" * 401)):
        (tmp_path / (name + suffix)).write_text(text)
        list(ingest([str(tmp_path / (name + suffix))]))

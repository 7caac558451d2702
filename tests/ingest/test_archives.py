"""Web archives and pages in one file."""

import gzip
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.ingest import Limits, ingest
from onrecord.types import Capture, Refusal

PAGE = b"<html><p>The ministers of Peru and Chile met in Lima.</p></html>"


def record(
    body: bytes, kind: str = "response", content: str = "text/html; charset=iso-8859-1", status: int = 200, coding: str = ""
) -> bytes:
    coded = f"Content-Encoding: {coding}\r\n" if coding else ""
    answer = f"HTTP/1.1 {status} OK\r\nContent-Type: {content}\r\n{coded}\r\n".encode()
    payload = answer + body if kind == "response" else body
    media = "application/http; msgtype=response" if kind == "response" else content
    head = f"""WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r
WARC-Date: 2023-06-28T10:00:00Z\r\nWARC-Target-URI: https://harbour.example/1\r
Content-Type: {media}\r\nContent-Length: {len(payload)}\r\n\r\n"""
    return head.encode() + payload + b"\r\n\r\n"


def read(path: Path, body: bytes, **options: object) -> tuple[list[Capture], list[str]]:
    path.write_bytes(body)
    found = list(ingest([str(path)], **options))  # type: ignore[arg-type]
    return [f for f in found if isinstance(f, Capture)], [f.reason for f in found if isinstance(f, Refusal)]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_responses_and_resources(tmp_path: Path, name: str) -> None:
    records = [record(PAGE), record(b"GIF", content="image/gif"), record(PAGE, kind="resource"), record(b"meta", kind="metadata")]
    pack = gzip.compress if name.endswith("gz") else bytes
    taken, refused = read(tmp_path / name, b"".join(pack(r) for r in records))
    assert [t.body for t in taken] == [PAGE, PAGE]
    assert (taken[0].url, taken[0].charset, taken[0].media_type) == ("https://harbour.example/1", "iso8859-1", "text/html")
    assert taken[0].fetched == datetime(2023, 6, 28, 10, tzinfo=UTC)
    assert refused == ["records that are not pages: 1 image/gif"]


def test_packed_bodies_and_errors(tmp_path: Path) -> None:
    records = [
        record(gzip.compress(PAGE), coding="gzip"),
        record(zlib.compress(PAGE), coding="deflate"),
        record(b"x", status=404),
        record(PAGE, coding="zstd"),
    ]
    taken, refused = read(tmp_path / "a.warc", b"".join(records))
    assert [t.body for t in taken] == [PAGE, PAGE]
    assert refused == ["answered 404; only pages that answered 200 are read", "is in content coding 'zstd'; gzip and deflate are read"]


def test_a_bomb_in_a_record_is_refused_and_the_rest_read(tmp_path: Path) -> None:
    bomb = record(gzip.compress(b" " * 5_000_000), coding="gzip")
    taken, refused = read(tmp_path / "a.warc", bomb + record(PAGE), limits=Limits(document=100_000))
    assert len(taken) == 1
    assert refused[0].startswith("looks like a decompression bomb")


def test_a_bomb_of_an_archive_is_refused(tmp_path: Path) -> None:
    taken, refused = read(tmp_path / "a.warc.gz", gzip.compress(record(PAGE)) + gzip.compress(record(b"\n" * 30_000_000)))
    assert len(taken) == 1
    assert "decompression bomb" in refused[-1]


def test_a_large_record_is_refused_and_the_rest_read(tmp_path: Path) -> None:
    taken, refused = read(tmp_path / "a.warc", record(b"word " * 1000) + record(PAGE), limits=Limits(document=1000))
    assert len(taken) == 1
    assert refused[0].startswith("is larger than the limit")


def test_a_truncated_archive_keeps_what_came_before(tmp_path: Path) -> None:
    taken, refused = read(tmp_path / "a.warc.gz", gzip.compress(record(PAGE)) + gzip.compress(record(PAGE * 50))[:-40])
    assert taken[0].body == PAGE
    assert refused


def test_a_broken_record_is_passed_over(tmp_path: Path) -> None:
    taken, refused = read(tmp_path / "a.warc", record(PAGE) + b"WARC/1.0\r\nnonsense without a colon\r\n\r\n" + record(PAGE))
    assert len(taken) >= 1
    assert len(taken) == 2 or refused


MHTML = b"""From: <Saved by Browser>
Snapshot-Content-Location: https://harbour.example/1
Subject: Ports
Date: Wed, 28 Jun 2023 10:00:00 +0200
MIME-Version: 1.0
Content-Type: multipart/related; boundary="xx"; type="text/html"

--xx
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable
Content-Location: https://harbour.example/1

<html><p>The ports reopened =E2=80=93 again.</p></html>
--xx
Content-Type: image/gif
Content-Transfer-Encoding: base64

R0lGODlhAQABAAAAACw=
--xx--
"""


def test_mhtml_gives_its_page(tmp_path: Path) -> None:
    ((found,), refused) = read(tmp_path / "a.mhtml", MHTML)
    assert "The ports reopened – again." in found.body.decode()
    assert (found.url, found.charset, found.media_type, refused) == ("https://harbour.example/1", "utf-8", "text/html", [])
    assert found.fetched == datetime(2023, 6, 28, 8, tzinfo=UTC)

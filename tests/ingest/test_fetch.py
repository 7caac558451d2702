"""Fetching from a server on the loopback address."""

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from typing import ClassVar

import pytest

from onrecord.ingest import Limits, PoliteFetcher, ingest
from onrecord.ingest.private import is_public
from onrecord.types import Capture, Refusal

pytestmark = [pytest.mark.network, pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1"])]
PAGE = b"<html><p>The ministers of Peru and Chile met in Lima.</p></html>"
FEED = b"""<rss version="2.0"><channel><title>Post</title>
<item><title>One</title><link>%s/page</link><description>Short.</description></item></channel></rss>"""


class Site(BaseHTTPRequestHandler):
    """A small outlet. What was asked is kept in `log`."""

    log: ClassVar[list[tuple[float, str, str | None]]] = []
    robots: tuple[int, bytes] = (200, b"User-agent: *\nDisallow: /closed")

    def do_GET(self) -> None:
        self.log.append((time.monotonic(), self.path, self.headers.get("If-None-Match")))
        base = f"http://127.0.0.1:{self.server.server_port}".encode()  # type: ignore[attr-defined]
        answers = {
            "/robots.txt": (*self.robots, {}),
            "/page": (200, PAGE, {"Content-Type": "text/html; charset=ISO-8859-1", "ETag": '"v1"'}),
            "/moved": (301, b"", {"Location": "/page"}),
            "/around": (302, b"", {"Location": "/around"}),
            "/inward": (302, b"", {"Location": "http://10.0.0.1/secret"}),
            "/large": (200, b"x" * 200_000, {"Content-Type": "text/plain"}),
            "/bomb": (200, gzip.compress(b" " * 20_000_000), {"Content-Type": "text/html", "Content-Encoding": "gzip"}),
            "/feed": (200, FEED % base, {"Content-Type": "text/html"}),
            "/empty": (200, b"", {"Content-Type": "text/html"}),
            "/busy": (429, b"later", {}),
        }
        status, body, headers = answers.get(self.path, (404, b"no", {}))
        if self.path == "/page" and self.headers.get("If-None-Match") == '"v1"':
            status, body = 304, b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    Site.log.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def fetcher() -> Iterator[PoliteFetcher]:
    found = PoliteFetcher(Limits(allow_private=True, host_delay=0, document=100_000))
    yield found
    found.close()


def reason(found: object) -> str:
    assert isinstance(found, Refusal)
    return found.reason


def test_page_with_its_charset_and_final_address(site: str, fetcher: PoliteFetcher) -> None:
    (found,) = ingest([f"{site}/moved"], fetcher=fetcher)
    assert isinstance(found, Capture)
    assert (found.body, found.charset, found.media_type) == (PAGE, "iso8859-1", "text/html")
    assert (found.source, found.url) == (f"{site}/moved", f"{site}/page")


def test_robots_are_obeyed_and_asked_once(site: str, fetcher: PoliteFetcher) -> None:
    assert "robots.txt" in reason(fetcher.fetch(f"{site}/closed/1"))
    fetcher.fetch(f"{site}/page")
    assert [path for _, path, _ in Site.log] == ["/robots.txt", "/page"]


def test_robots_in_trouble_close_the_site(site: str, fetcher: PoliteFetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Site, "robots", (503, b""))
    assert "robots.txt" in reason(fetcher.fetch(f"{site}/page"))


def test_no_robots_means_all_is_open(site: str, fetcher: PoliteFetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Site, "robots", (404, b""))
    assert isinstance(fetcher.fetch(f"{site}/page"), Capture)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/nowhere", "answered 404: there is no such page"),
        ("/busy", "answered 429"),
        ("/around", "redirects more than 5 times"),
        ("/large", "is larger than the limit"),
        ("/bomb", "is larger than the limit"),
        ("/empty", "is empty"),
    ],
)
def test_each_failure_says_what_and_where(site: str, fetcher: PoliteFetcher, path: str, said: str) -> None:
    found = fetcher.fetch(site + path)
    assert said in reason(found)
    assert isinstance(found, Refusal)
    assert found.source == site + path


def test_private_addresses_are_not_asked(site: str) -> None:
    closed = PoliteFetcher(Limits(host_delay=0))
    assert "private address 127.0.0.1" in reason(closed.fetch(f"{site}/page"))
    assert Site.log == []
    closed.close()


def test_a_redirect_inward_is_not_followed(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fetcher = PoliteFetcher(Limits(host_delay=0))
    monkeypatch.setattr("onrecord.ingest.private.is_public", lambda address: address == "127.0.0.1" or is_public(address))
    monkeypatch.setattr("onrecord.ingest.fetch.is_public", lambda address: True)
    assert "private address 10.0.0.1" in reason(fetcher.fetch(f"{site}/inward"))
    fetcher.close()


@pytest.mark.parametrize(
    "address",
    ["10.1.2.3", "127.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1", "fe80::1%eth0", "192.168.0.1", "0.0.0.0", "224.0.0.1", "name"],
)
def test_inner_addresses(address: str) -> None:
    assert not is_public(address)


def test_one_page_at_a_time_with_a_pause(site: str) -> None:
    fetcher = PoliteFetcher(Limits(allow_private=True, host_delay=0.05))
    assert all(isinstance(f, Capture) for f in ingest([f"{site}/page?{n}" if n else f"{site}/page" for n in (0, 0, 0)], fetcher=fetcher))
    times = [when for when, path, _ in Site.log if path == "/page"]
    assert all(later - earlier >= 0.049 for earlier, later in pairwise(times))
    fetcher.close()


def test_unchanged_pages_are_not_sent_again(site: str) -> None:
    class Kept(dict[str, tuple[str | None, str | None]]):
        def seen(self, url: str) -> tuple[str | None, str | None]:
            return self.get(url, (None, None))

        def remember(self, url: str, etag: str | None, last_modified: str | None) -> None:
            self[url] = (etag, last_modified)

    fetcher = PoliteFetcher(Limits(allow_private=True, host_delay=0), Kept())
    assert isinstance(fetcher.fetch(f"{site}/moved"), Capture)
    again = fetcher.fetch(f"{site}/moved")
    assert isinstance(again, Refusal)
    assert (again.what, again.reason) == ("unchanged", "has not changed since it was last fetched")
    fetcher.close()


def test_feed_by_address_then_its_pages(site: str, fetcher: PoliteFetcher) -> None:
    (found,) = ingest([f"{site}/feed"], fetcher=fetcher)
    assert isinstance(found, Capture)
    assert found.body == PAGE


def test_order_is_the_one_asked_for(site: str, fetcher: PoliteFetcher) -> None:
    asked = [f"{site}/{path}" for path in ("page", "nowhere", "moved", "empty", "page")]
    assert [f.source for f in ingest(asked, fetcher=fetcher)] == asked


def test_no_server_and_no_scheme(fetcher: PoliteFetcher) -> None:
    assert "could not be fetched" in reason(fetcher.fetch("http://127.0.0.1:9/"))
    assert "not an http or https address" in reason(fetcher.fetch("ftp://127.0.0.1/a"))

"""Pages by address: polite, bounded, and never into the machine's own network unless allowed."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies

import httpx

from onrecord.errors import CannotFetch, Refused
from onrecord.ingest.addresses import web_address
from onrecord.ingest.found import Found, Stream, capture, refusal
from onrecord.ingest.limits import Limits
from onrecord.ingest.private import check_public, is_public
from onrecord.ingest.robots import AGENT, Rules, rules

HEADERS = {
    "User-Agent": f"{AGENT} (reads news for its user; obeys robots.txt)",
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Encoding": "gzip, deflate",
}
REDIRECTS = frozenset({301, 302, 303, 307, 308})
NOT_CHANGED = 304
ROBOTS_BYTES = 500_000  # RFC 9309, 2.5: at least 500 KiB are parsed; the rest may be ignored


class Fetcher(Protocol):
    """Gives a page by its address, or the reason why not. Must not raise for a bad page."""

    def fetch(self, url: str) -> Found:
        """The page as it came."""
        ...


class Memory(Protocol):
    """Remembers what a server said about a page, so that an unchanged one is not sent again."""

    def seen(self, url: str) -> tuple[str | None, str | None]:
        """ETag and Last-Modified of the last answer."""
        ...

    def remember(self, url: str, etag: str | None, last_modified: str | None) -> None:
        """Keep both for the next time."""
        ...


@dataclass
class _Host:
    """A queue of one: who holds the lock may ask the host, once its delay has passed."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    rules: Rules | None = None
    asked: float = float("-inf")


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: httpx.Headers
    body: bytes


class PoliteFetcher:
    """Fetches over HTTP, one page at a time from any one host. Safe to call from several threads; close it when done."""

    def __init__(self, limits: Limits | None = None, memory: Memory | None = None, pause: Callable[[float], None] = time.sleep) -> None:
        self._limits = limits or Limits()
        self._memory = memory
        self._pause = pause
        self._hosts: defaultdict[str, _Host] = defaultdict(_Host)
        timeout = httpx.Timeout(self._limits.fetch_seconds, connect=self._limits.connect_seconds)
        self._client = httpx.Client(headers=HEADERS, timeout=timeout, follow_redirects=False, trust_env=True)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def fetch(self, url: str) -> Found:
        """The page at an address after its redirects, or why it was not had."""
        try:
            return self._follow(url)
        except Refused as error:
            return refusal("page", url, str(error))
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError) as error:
            return refusal("page", url, f"could not be fetched ({type(error).__name__}: {error}); try again later")

    def _follow(self, url: str) -> Found:
        here = url
        for _ in range(self._limits.redirects + 1):
            answer = self._ask(here)
            if answer.status not in REDIRECTS or "location" not in answer.headers:
                return self._result(url, here, answer)
            here = urljoin(here, answer.headers["location"])
        raise CannotFetch(f"redirects more than {self._limits.redirects} times, last to {here}")

    def _ask(self, url: str) -> _Answer:
        """One request, when it is the host's turn and its rules allow it."""
        host = self._check(url)
        with self._turn(host, url) as rules_of_host:
            if not rules_of_host.allow(url):
                raise CannotFetch(f"robots.txt of {host} does not allow it")
            etag, modified = self._memory.seen(url) if self._memory is not None else (None, None)
            asked = {"If-None-Match": etag or "", "If-Modified-Since": modified or ""}
            return self._get(url, {name: value for name, value in asked.items() if value}, self._limits.document)

    def _check(self, url: str) -> str:
        if not web_address(url):
            raise CannotFetch(f"{url} is not an http or https address")
        parts = urlsplit(url)
        if not self._limits.allow_private and parts.hostname:
            check_public(parts.hostname, resolve=not self._proxied())
        return parts.netloc.rpartition("@")[2]

    @contextmanager
    def _turn(self, name: str, url: str) -> Iterator[Rules]:
        """The host's lock, its rules read once, and its delay waited for."""
        host = self._hosts[name]
        with host.lock:
            if host.rules is None:
                host.rules = rules(lambda: self._robots(urljoin(url, "/robots.txt")))
            delay = min(max(self._limits.host_delay, host.rules.delay()), self._limits.longest_delay)
            if (wait := host.asked + delay - time.monotonic()) > 0:
                self._pause(wait)
            try:
                yield host.rules
            finally:
                host.asked = time.monotonic()

    def _robots(self, url: str) -> tuple[int, bytes]:
        """Status and body of robots.txt after redirects, each hop checked like a page's."""
        for _ in range(self._limits.redirects + 1):
            self._check(url)
            answer = self._get(url, {}, ROBOTS_BYTES, cut=True)
            if answer.status not in REDIRECTS or "location" not in answer.headers:
                return answer.status, answer.body
            url = urljoin(url, answer.headers["location"])
        return 404, b""

    def _get(self, url: str, headers: dict[str, str], limit: int, *, cut: bool = False) -> _Answer:
        """Status, headers and body; a body past the limit is cut or refused."""
        ends = time.monotonic() + self._limits.fetch_seconds
        with self._client.stream("GET", url, headers=headers) as response:
            self._check_peer(response)
            if not cut and int(response.headers.get("content-length", "0") or 0) > limit:
                raise CannotFetch(f"is larger than the limit of {limit / 1e6:g} MB for one document")
            body = bytearray()
            for piece in response.iter_bytes(1 << 16):
                body += piece
                if len(body) > limit:
                    if cut:
                        break
                    raise CannotFetch(f"is larger than the limit of {limit / 1e6:g} MB for one document")
                if time.monotonic() > ends:
                    raise CannotFetch(f"took longer than {self._limits.fetch_seconds:g} seconds")
            return _Answer(response.status_code, response.headers, bytes(body[:limit]))

    def _check_peer(self, response: httpx.Response) -> None:
        """The name may have changed its address between the look-up and the request; the body is then not read."""
        stream = response.extensions.get("network_stream")
        peer = stream.get_extra_info("server_addr") if stream else None
        if peer and not self._limits.allow_private and not self._proxied() and not is_public(str(peer[0])):
            raise CannotFetch(f"was answered from the private address {peer[0]}; allow private addresses to fetch it")

    def _proxied(self) -> bool:
        """A proxy is set in the environment, whose own address may be private."""
        return bool({"http", "https", "all"} & getproxies().keys())

    def _result(self, asked: str, url: str, answer: _Answer) -> Found:
        if answer.status == NOT_CHANGED:
            return refusal("unchanged", asked, "has not changed since it was last fetched")
        if answer.status != 200:
            raise CannotFetch(f"answered {answer.status}{_advice(answer.status)}")
        media, _, parameters = answer.headers.get("content-type", "").partition(";")
        charset = parameters.lower().partition("charset=")[2].partition(";")[0] or None
        stream = Stream(asked, datetime.now(UTC), url=url, media_type=media.strip().lower(), charset=charset)
        found = capture(stream, answer.body)
        if self._memory is not None:
            self._memory.remember(url, answer.headers.get("etag"), answer.headers.get("last-modified"))
        return found


def _advice(status: int) -> str:
    if status in {401, 402, 403, 451}:
        return ": the site does not show it to programs; save the page in a browser and add the file"
    if status in {404, 410}:
        return ": there is no such page; check the address"
    return ": the site is in trouble or asks for patience; try again later" if status == 429 or status >= 500 else ""

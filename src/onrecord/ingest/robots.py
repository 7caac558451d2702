"""What a site allows robots (RFC 9309), through protego."""

from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

AGENT = "onrecord"
UNREACHABLE = 500


@dataclass(frozen=True, slots=True)
class Rules:
    """A site's rules, or none at all."""

    parsed: Protego | None
    closed: bool = False

    def allow(self, url: str) -> bool:
        """Whether the address may be fetched."""
        return not self.closed and (self.parsed is None or bool(self.parsed.can_fetch(url, AGENT)))

    def delay(self) -> float:
        """Seconds the site asks robots to wait between two pages."""
        return float(self.parsed.crawl_delay(AGENT) or 0) if self.parsed else 0.0


def rules(get: Callable[[], tuple[int, bytes]]) -> Rules:
    """Rules from the status and body of robots.txt: 4xx allows all, 5xx forbids all, as RFC 9309, 2.3.1 says."""
    status, body = get()
    if status >= UNREACHABLE:
        return Rules(None, closed=True)
    return Rules(Protego.parse(body.decode("utf-8", "replace")) if status == 200 else None)

"""What servers said of pages, for asking them next time whether anything changed (RFC 9110, 13: validators)."""

from collections.abc import Mapping

from onrecord.store.views import Validators

NOTHING = Validators(etag=None, modified=None)


class Visits:
    """A fetcher's memory. What it is told counts from when the page is stored: a run stopped before must fetch it again.

    Safe to use from a fetcher's threads, as it never touches the base.
    """

    def __init__(self, stored: Mapping[str, Validators]) -> None:
        self._stored = dict(stored)
        self._told: dict[str, Validators] = {}

    def seen(self, url: str) -> tuple[str | None, str | None]:
        """ETag and Last-Modified that the stored page came with."""
        said = self._stored.get(url, NOTHING)
        return said.etag, said.modified

    def remember(self, url: str, etag: str | None, last_modified: str | None) -> None:
        """Note what a server said; `stored` makes it count."""
        self._told[url] = Validators(etag=etag, modified=last_modified)

    def stored(self, url: str | None) -> Validators:
        """The page of this address is being stored: what was said of it, which from now on `seen` gives."""
        said = self._told.pop(url, NOTHING) if url else NOTHING
        if url:
            self._stored[url] = said
        return said

"""How much of anything is taken. Every number can be set; the defaults are for a laptop."""

from onrecord.types import Record

MEGABYTE = 1_000_000


class Limits(Record, frozen=True, kw_only=True):
    """Sizes in bytes, times in seconds.

    `ratio` is how many bytes one compressed byte may become once `ratio_from` bytes are out: news pages reach 4-15, the
    densest of 210 real ones 21, and DEFLATE itself ends at 1032, which is what a bomb uses.
    """

    document: int = 20 * MEGABYTE
    collection: int = 200 * MEGABYTE
    ratio: int = 200
    ratio_from: int = MEGABYTE
    redirects: int = 5
    connect_seconds: float = 10
    fetch_seconds: float = 30
    host_delay: float = 1
    longest_delay: float = 30
    hosts_at_once: int = 8
    allow_private: bool = False

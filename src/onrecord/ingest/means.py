"""What reading a source may use: limits, the network if it is allowed, standard input."""

from dataclasses import dataclass, field
from typing import BinaryIO

from onrecord.ingest.fetch import Fetcher
from onrecord.ingest.limits import Limits


@dataclass(frozen=True, slots=True)
class Means:
    """No fetcher means no network: addresses are then refused, and feed items keep what the feed holds."""

    limits: Limits = field(default_factory=Limits)
    fetcher: Fetcher | None = None
    stdin: BinaryIO | None = None

"""Sources to captures: files, folders, addresses, feeds, lists of feeds, web archives and records of scrapers.

`ingest(sources)` gives one `Capture` for each document, its bytes as they came, and one `Refusal` for each thing it
could not take; it never raises for a bad source. Order depends on names only, never on the clock or the file system.
"""

from onrecord.ingest.fetch import Fetcher, Memory, PoliteFetcher
from onrecord.ingest.limits import Limits
from onrecord.ingest.sources import ingest, is_address

__all__ = ["Fetcher", "Limits", "Memory", "PoliteFetcher", "ingest", "is_address"]

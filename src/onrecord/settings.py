"""What a run is set to: the base, the reader and the limits, from the command line and the environment."""

from onrecord.ingest import Limits
from onrecord.types import Record

BASE = "onrecord.db"
READER = "default"


class Settings(Record, frozen=True, kw_only=True):
    """One run's settings. `fetch` allows asking for pages that feeds and lists link to, not only for addresses named."""

    base: str = BASE
    reader: str = READER
    fetch: bool = False
    limits: Limits = Limits()

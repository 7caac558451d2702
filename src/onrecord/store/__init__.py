"""One SQLite file that refuses evidence which is not verbatim. The only place that speaks SQL."""

from onrecord.store.scope import EVERYTHING, Scope
from onrecord.store.store import Store
from onrecord.store.views import (
    ActorHead,
    ArticleHead,
    Family,
    Found,
    Member,
    Quote,
    Status,
    StoredActor,
    StoredEvent,
    StoredOffice,
    StoredQuantity,
    StoredStatement,
    Validators,
)  # fmt: skip

__all__ = [
    "EVERYTHING", "ActorHead", "ArticleHead", "Family", "Found", "Member", "Quote", "Scope", "Status", "Store", "StoredActor",
    "StoredEvent", "StoredOffice", "StoredQuantity", "StoredStatement", "Validators",
]  # fmt: skip

"""One SQLite file that refuses evidence which is not verbatim. The only place that speaks SQL."""

from onrecord.store.contradictions import Differing, Given, Giving
from onrecord.store.decisions import Decision, Side
from onrecord.store.questions import Question
from onrecord.store.scope import EVERYTHING, Scope
from onrecord.store.store import Store
from onrecord.store.stories import Story
from onrecord.store.tenures import Held, Offices
from onrecord.store.versions import Version
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
    "EVERYTHING", "ActorHead", "ArticleHead", "Decision", "Differing", "Family", "Found", "Given", "Giving", "Held", "Member",
    "Offices", "Question", "Quote", "Scope", "Side", "Status", "Store", "StoredActor", "StoredEvent", "StoredOffice",
    "StoredQuantity", "StoredStatement", "Story", "Validators", "Version",
]  # fmt: skip

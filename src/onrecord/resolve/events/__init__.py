"""PLOVER events of one article: type, mode, contexts, status, parties, place, date, with the reasons (docs/events.md)."""

from onrecord.resolve.events.coding import coded, desk
from onrecord.resolve.events.drafts import Dated, Desk
from onrecord.resolve.events.pairs import types_for
from onrecord.resolve.parties import Parties

__all__ = ["Dated", "Desk", "Parties", "coded", "desk", "types_for"]

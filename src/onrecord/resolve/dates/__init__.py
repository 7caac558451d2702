"""Which date an event takes, and why: its own time expression by syntax, then its clause's, its sentence's, then the narrative's."""

from onrecord.resolve.dates.choice import Dates

__all__ = ["Dates"]

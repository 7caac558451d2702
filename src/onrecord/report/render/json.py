"""The report as JSON: what the other forms are made from, and the form to keep if it is to be checked later."""

import msgspec

from onrecord.report.records import Brief, Timeline
from onrecord.types import SCHEMA_VERSION


def as_json(report: Brief | Timeline) -> bytes:
    """One JSON object, indented: `schema_version`, `kind` and the report."""
    kind = "brief" if isinstance(report, Brief) else "timeline"
    whole = {"schema_version": SCHEMA_VERSION, "kind": kind, kind: report}
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


def from_json(data: bytes) -> Brief | Timeline:
    """The report back from `as_json`; raises msgspec.ValidationError for anything else."""
    kind = msgspec.json.decode(data, type=_Kind).kind
    if kind == "brief":
        return msgspec.json.decode(data, type=_BriefFile).brief
    return msgspec.json.decode(data, type=_TimelineFile).timeline


class _Kind(msgspec.Struct):
    kind: str


class _BriefFile(msgspec.Struct):
    brief: Brief


class _TimelineFile(msgspec.Struct):
    timeline: Timeline

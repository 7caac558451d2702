"""Reports written from the store: one function each, every line with its citations."""

from onrecord.report import render
from onrecord.report.brief import brief
from onrecord.report.timeline import timeline
from onrecord.report.verify import Checked, Fault, verify

__all__ = ["Checked", "Fault", "brief", "render", "timeline", "verify"]

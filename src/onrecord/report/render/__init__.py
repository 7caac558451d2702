"""The same report as terminal text, Markdown, JSON or one self-contained page."""

from onrecord.report.render.html import html
from onrecord.report.render.json import as_json
from onrecord.report.render.markdown import markdown
from onrecord.report.render.plain import text

__all__ = ["as_json", "html", "markdown", "text"]

"""One self-contained page: the report on the left, the articles' own words with the evidence marked below it.

No script is needed to read it and nothing is loaded. The report's JSON travels inside the page, so that
`onrecord verify` can check the page against the base and against itself.
"""

import itertools
from collections.abc import Callable
from html import escape
from importlib.resources import files

from onrecord.report.dates import spoken
from onrecord.report.records import Brief, Citation, Line, Timeline
from onrecord.report.render.json import as_json
from onrecord.report.render.notes import NOTHING, carried, lines_of, numbered, omitted, subtitle
from onrecord.report.render.notes import dated as date_of
from onrecord.report.words import INSERTION, even
from onrecord.types import Article, Span

FOOT = "Every line is made of words of the articles above; square brackets mark what was put in. Made with Onrecord."
STATUS = frozenset({"planned", "threatened", "demanded", "denied", "hypothetical"})


def html(report: Brief | Timeline, article: Callable[[str], Article]) -> str:
    """The report as a page. `article` gives the stored articles whose words are shown."""
    notes = numbered(lines_of(report))
    style = files("onrecord.report.render").joinpath("page.css").read_text(encoding="utf-8")
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="en"><head><meta charset="utf-8"><title>{escape(report.title)}</title>',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<style>\n{style}</style></head><body>",
            f"<header><h1>{escape(report.title)}</h1><p>{escape(subtitle(report))}</p></header>",
            "<main>",
            *(_brief(report, notes) if isinstance(report, Brief) else _timeline(report, notes)),
            f'<p class="left">{escape(omitted(report))}</p>' if omitted(report) else "",
            "</main>",
            _sources(notes, article) if notes else f"<p>{NOTHING}</p>",
            f"<footer><p>{FOOT}</p></footer>",
            f'<script type="application/json" id="onrecord">{_safe(as_json(report))}</script>',
            "</body></html>\n",
        ]
    )


def _safe(data: bytes) -> str:
    """JSON that cannot end the script element it stands in."""
    return data.decode("utf-8").replace("<", "\\u003c").replace("&", "\\u0026")


def _brief(report: Brief, notes: dict[Citation, int]) -> list[str]:
    parts: list[str] = []
    for section in report.sections:
        parts.append(f"<section><h2>{escape(section.title)}</h2><ul>")
        parts += [_line(line, notes, dated=True) for line in section.lines]
        parts.append("</ul></section>")
    return parts


def _timeline(report: Timeline, notes: dict[Citation, int]) -> list[str]:
    parts = ['<section class="timeline">']
    for entry in report.entries:
        parts.append(f"<h2>{escape(spoken(entry.when))}</h2><ul>")
        parts += [_line(line, notes, dated=False) for line in entry.lines]
        parts.append("</ul>")
    return [*parts, "</section>"]


def _line(line: Line, notes: dict[Citation, int], *, dated: bool) -> str:
    when = f"<time>{escape(date_of(line))}</time>" if dated else ""
    status, _, rest = line.label.partition(", ")
    parts = (status, rest) if status in STATUS else (line.label,)
    label = "".join(_label(part) for part in parts if part)
    marks = "".join(f'<a href="#n{notes[c]}" id="r{notes[c]}-{_anchor(line)}">{notes[c]}</a>' for c in line.sources)
    reach = f'<span class="reach">{escape(carried(line))}</span>' if carried(line) else ""
    meta = f'<p class="meta">{when}{label}{reach}</p>' if when or label or reach else ""
    return f'<li>{meta}<p>{_words(line.text)}<sup class="notes">{marks}</sup></p></li>'


def _label(part: str) -> str:
    kind = "status" if part in STATUS else "speaker"
    return f'<span class="{kind}">{escape(part)}</span>'


def _anchor(line: Line) -> str:
    first = line.sources[0]
    return f"{first.article}-{first.span.start}"


def _words(text: str) -> str:
    """The line's words, insertions set apart."""
    parts: list[str] = []
    place = 0
    for found in INSERTION.finditer(text):
        parts += [escape(text[place : found.start()]), f"<ins>{escape(found.group())}</ins>"]
        place = found.end()
    return "".join([*parts, escape(text[place:])])


def _sources(notes: dict[Citation, int], article: Callable[[str], Article]) -> str:
    grouped: dict[str, list[tuple[Span, int]]] = {}
    for citation, number in notes.items():
        grouped.setdefault(citation.article, []).append((citation.span, number))
    cards = [_card(article(reference), marks, next(c for c in notes if c.article == reference)) for reference, marks in grouped.items()]
    return "\n".join(['<section class="sources"><h2>Sources</h2>', *cards, "</section>"])


def _card(article: Article, marks: list[tuple[Span, int]], citation: Citation) -> str:
    address = f'<a href="{escape(article.url)}">{escape(article.url)}</a>' if article.url and article.url.startswith("http") else ""
    how = article.published.note or article.published.basis if article.published else article.published_missing
    facts = f"{escape(citation.outlet)} · {escape(citation.published)} <small>({escape(how)})</small> {address}"
    head = f"<h3>{escape(even(article.title))}</h3><p>{facts}</p>"
    return f'<article id="a{article.id}">{head}{_excerpt(article, marks)}</article>'


def _excerpt(article: Article, marks: list[tuple[Span, int]]) -> str:
    """The blocks that hold evidence, with it marked; what lies between is said to be left out."""
    parts: list[str] = []
    skipped = False
    for block in article.blocks:
        inside = [(s, n) for s, n in marks if s.start < block.end and s.end > block.start]
        if not inside:
            skipped = True
            continue
        parts.append(
            "<p>"
            + ('<span class="gap">…</span> ' if skipped and parts else "")
            + _marked(article, Span(block.start, block.end), inside)
            + "</p>"
        )
        skipped = False
    return f"<blockquote>{''.join(parts)}</blockquote>"


def _marked(article: Article, block: Span, marks: list[tuple[Span, int]]) -> str:
    """The block's text cut at every border of evidence; each cut piece is marked once, with the numbers that start there."""
    borders = {block.start, block.end}
    for span, _ in marks:
        borders |= {max(span.start, block.start), min(span.end, block.end)}
    cuts = sorted(borders)
    parts: list[str] = []
    for start, end in itertools.pairwise(cuts):
        numbers = [n for s, n in marks if max(s.start, block.start) == start]
        anchors = "".join(f'<b id="n{n}">{n}</b>' for n in sorted(numbers) if _starts_here(n, marks, block))
        piece = escape(article.text[start:end])
        held = any(s.start <= start and end <= s.end for s, _ in marks)
        parts.append(f"<mark>{anchors}{piece}</mark>" if held else anchors + piece)
    return "".join(parts)


def _starts_here(number: int, marks: list[tuple[Span, int]], block: Span) -> bool:
    """Whether the evidence of this number starts in this block, so that its anchor is given once."""
    return any(n == number and s.start >= block.start for s, n in marks)

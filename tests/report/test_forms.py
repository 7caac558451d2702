from datetime import date

import pytest

from onrecord.errors import NoSource
from onrecord.report import render
from onrecord.report.records import Brief, Citation, Entry, Line, Section, Timeline
from onrecord.report.render.json import from_json
from onrecord.types import Article, Block, Refusal, Span, When

TEXT = "Talks in Oslo\n\nShe met <him> & left."
DAY = When(start=date(2024, 3, 14), end=date(2024, 3, 14), precision="day", basis="explicit")
HOME = Citation(
    article="a1", outlet="Norpress", published="2024-03-14", url="https://n.example/1", title="Talks", span=Span(15, 36), quote=TEXT[15:36]
)
LINE = Line(text="She [Ada Quill] met <him> & left.", sources=(HOME,), when=DAY, label="planned", outlets=4, origins=1, origin="Norpress")
REST = (Refusal(stage="report", what="line", reason="no date"),)
BRIEF = Brief(title="A brief", scope="all", date="14 March 2024", sections=(Section(title="Latest", lines=(LINE,)),), left_out=REST)
TIMELINE = Timeline(title="A timeline", scope="all", entries=(Entry(when=DAY, lines=(LINE,)),), undated=REST)


def article(_: str) -> Article:
    blocks = (Block("title", 0, 13), Block("paragraph", 15, len(TEXT)))
    return Article(
        id="a1", source="a", url="javascript:alert(1)", title="Talks in Oslo", text=TEXT, blocks=blocks, language="en", outlet="Norpress",
        republisher=None, byline=None, section=None, tags=(), published=DAY, published_missing="", removed=(), capture="", cleaner="t",
    )  # fmt: skip


def test_a_line_needs_a_source() -> None:
    with pytest.raises(NoSource, match="at least one citation"):
        Line(text="Nobody said this.", sources=())


@pytest.mark.parametrize("report", [BRIEF, TIMELINE])
def test_json_comes_back_as_it_was(report: Brief | Timeline) -> None:
    assert from_json(render.as_json(report)) == report


@pytest.mark.parametrize("report", [BRIEF, TIMELINE])
def test_text_keeps_to_its_width_and_shows_everything(report: Brief | Timeline) -> None:
    shown = render.text(report, width=60)
    assert max(map(len, shown.splitlines())) <= 60
    for part in ("She [Ada Quill] met <him> & left. [1]", "14 March 2024 · planned", "(Norpress)", "no date"):
        assert part in shown


def test_markdown_has_numbered_notes_with_their_place() -> None:
    shown = render.markdown(BRIEF)
    assert "met <him> & left.[^1] *(4 outlets, 1 independent report (Norpress))*" in shown
    assert "[^1]: Norpress, 2024-03-14: “She met <him> & left.” `a1:15-36` <https://n.example/1>" in shown


@pytest.mark.parametrize("report", [BRIEF, TIMELINE])
def test_the_page_escapes_what_the_web_said(report: Brief | Timeline) -> None:
    page = render.html(report, article)
    assert "<him>" not in page
    assert '<mark><b id="n1">1</b>She met &lt;him&gt; &amp; left.</mark>' in page
    assert 'href="javascript' not in page
    assert page.count("</script>") == 1


def test_the_page_loads_nothing() -> None:
    page = render.html(BRIEF, article)
    assert " src=" not in page
    assert "@import" not in page
    assert "url(" not in page

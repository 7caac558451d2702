"""`onrecord trace`."""

from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.opened import opened
from onrecord.cli.options import based

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text
    from rich.tree import Tree

    from onrecord.report.trace import Node, Trace

Json = dict[str, Any]
STYLE = {"speaker": "bold", "channel": "cyan", "outlet": "cyan", "article": "", "copy": "", "republisher": ""}
SAYING = {"channel": "via", "outlet": "via", "copy": "copied by", "republisher": "republished by"}
LONGEST = 400  # characters of the words shown above the tree
TITLE = 60
MARKS = "“”\"‘’'"


@click.command()
@click.argument("what")
@click.option("--json", "as_json", is_flag=True, help="The tree as one JSON object, every link with its exact words.")
@based
def trace(what: str, as_json: bool, base: str) -> None:
    """Show where words come from: speaker, channels, outlets, articles.

    WHAT is words of a quotation or an article, the id of a quotation (`onrecord quotes` shows it) or the id of an event. The
    oldest comes first. Articles with the same words are laid into one tree.

    \b
    onrecord trace "no country can be forced"
    onrecord trace 3f2a
    """
    import msgspec

    from onrecord.cli.output import console, line
    from onrecord.report.trace import trace as traced

    with opened(base) as store:
        found = traced(store, what)
    if as_json:
        line(msgspec.json.encode(_object(found)))
    else:
        _page(console(), found)


def _object(found: "Trace") -> Json:
    from onrecord.types import SCHEMA_VERSION

    return {
        "schema_version": SCHEMA_VERSION, "asked": found.asked, "words": found.words, "articles": found.articles, "origins": found.origins,
        "tree": [_node(root) for root in found.roots],
    }  # fmt: skip


def _node(node: "Node") -> Json:
    from onrecord.cli.facts import article_object

    return {
        "role": node.role, "name": node.name, "note": node.note,
        "evidence": [{"article": c.article, "start": c.span.start, "end": c.span.end, "exact": c.quote} for c in node.evidence],
        "article": article_object(node.article) if node.article else None, "children": [_node(child) for child in node.children],
    }  # fmt: skip


def _page(console: "Console", found: "Trace") -> None:
    from rich.text import Text

    from onrecord.cli import draw
    from onrecord.cli.output import counted

    shown = found.words if len(found.words) <= LONGEST else found.words[: found.words.rfind(" ", 0, LONGEST)] + " …"
    quoted = shown[:1] in MARKS and shown[-1:] in MARKS
    draw.words(console, shown[1:-1] if quoted else shown)
    origins = "1 independent report" if found.origins == 1 else f"{found.origins:,} independent reports"
    console.print(Text(f"  {counted(found.articles, 'article')}, {origins}", draw.DIM))
    console.print()
    for root in found.roots:
        console.print(_tree(root))


def _tree(node: "Node", above: "Tree | None" = None) -> "Tree":
    from rich.tree import Tree

    here = Tree(_label(node), guide_style="dim") if above is None else above.add(_label(node))
    for child in node.children:
        _tree(child, here)
    return here


def _label(node: "Node") -> "Text":
    from rich.text import Text

    label = Text(f"{SAYING[node.role]} " if node.role in SAYING else "", "dim")
    label.append(node.name, STYLE[node.role])
    if node.article is not None:
        title = " ".join(node.article.title.split())
        title = title if len(title) <= TITLE else title[: title.rfind(" ", 0, TITLE)] + " …"
        label.append(f" · {node.date}" + (f" · {title}" if title else ""))
    label.append(f"  ({node.note})" if node.note else "", "dim")
    return label

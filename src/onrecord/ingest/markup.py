"""Plain text of a field that may hold markup, as feeds and scrapers give it."""

import html
import re
from collections.abc import Iterator

import lxml.html
from lxml import etree

# A tag of the kinds that writers of feeds use; "a < b" and "<name>" in prose are left alone.
TAG = re.compile(
    r"</?(?:p|br|div|a|b|i|em|strong|ul|ol|li|h[1-6]|span|img|figure|blockquote|table|tr|td|article|section)\b[^<>]{0,2000}/?>",
    re.IGNORECASE,
)
ENTITY = re.compile(r"&(?:#\d{2,7}|#x[0-9a-f]{2,6}|[a-z]{2,8});", re.IGNORECASE)
BLOCK = re.compile(r"p|div|br|[uo]l|li|h[1-6]|blockquote|table|tr|figure|figcaption|article|section|header|footer")
SILENT = frozenset({"script", "style", "noscript", "template", "iframe"})


def plain(text: str) -> str:
    """The text without tags, a blank line between blocks; text without tags comes back as it is, entities resolved."""
    if TAG.search(text):
        return _from_markup(text)
    return html.unescape(text).strip() if ENTITY.search(text) else text.strip()


def _from_markup(text: str) -> str:
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.fragment_fromstring(text, create_parent="div", parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return html.unescape(TAG.sub("\n", text)).strip()
    lines = (" ".join(line.split()) for line in "".join(_pieces(tree)).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _pieces(tree: lxml.html.HtmlElement) -> Iterator[str]:
    """Walk without recursion: `start` gives an element's text, `end` its tail."""
    quiet = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if element.tag in SILENT:
            quiet += 1 if event == "start" else -1
        if BLOCK.fullmatch(str(element.tag)):
            yield "\n"
        spoken = element.text if event == "start" else element.tail
        if spoken and not quiet:
            yield spoken.replace("\n", " ")

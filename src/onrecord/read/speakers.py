"""Speakers of quotations that no verb explains: a name that signs them, or a name and a colon before them."""

import re

from onrecord.read.page import Page
from onrecord.read.reported import Reported, subject_span
from onrecord.types import Quotation, Span

_LABEL = re.compile(r"([A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}):\s+(?=\S)")


def speaker_of(page: Page, quotation: Quotation) -> Reported | None:
    """Who is named right after or right before a quotation, if anybody is."""
    return labelled(page, quotation) or _signed(page, quotation) or _announced(page, quotation)


def labelled(page: Page, quotation: Quotation) -> Reported | None:
    """A transcript between marks: "“LEE: We shall go.”" has the speaker inside them."""
    label = _LABEL.match(page.tree.text, quotation.content.start, quotation.content.end)
    words = page.tree.inside(Span(*label.span(1))) if label else range(0)
    if label is None or not words:
        return None
    source, colon = Span(*label.span(1)), Span(label.end(1), label.end(1) + 1)
    return Reported(words[0], source, colon, (Span(label.end(), quotation.content.end),), direct=True, rule="colon")


def _signed(page: Page, quotation: Quotation) -> Reported | None:
    """A sentence after the quotation that is only a name with its description: "“…” Ann Lee, Fellow"."""
    tree = page.tree
    after = tree.inside(Span(quotation.span.end, quotation.span.end + 1)) if quotation.span.end < len(tree.text) else range(0)
    first = next((n for n in range(after.start, min(after.start + 3, len(tree.words))) if tree.words[n].start >= quotation.span.end), None)
    if first is None or page.block(tree.words[first].start) > page.block(quotation.span.start) + 1:
        return None
    while first < len(tree.words) and tree.words[first].pos == "PUNCT" and tree.form(first) in "—–-":
        first += 1
    if first >= len(tree.words):
        return None
    sentence = tree.sentences[tree.sentence(first)]
    root = tree.root(tree.sentence(first))
    if root < first or tree.words[root].pos != "PROPN" or any(tree.words[n].pos in ("VERB", "AUX") for n in range(first, sentence.last)):
        return None
    source = subject_span(tree, root)
    return Reported(root, source, source, (quotation.span,), direct=True, rule="signed")


def _announced(page: Page, quotation: Quotation) -> Reported | None:
    """A name and a colon before the quotation: "Lee: “…”"."""
    text, tree = page.tree.text, page.tree
    before = text[: quotation.span.start].rstrip()
    if not before.endswith(":") or page.block(len(before) - 1) < 0:
        return None
    inside = tree.inside(Span(len(before) - 1, len(before)))
    colon = next(iter(inside), None)
    if not colon:
        return None
    name = colon - 1
    while tree.words[name].relation == "flat" and tree.words[name].head < name:
        name = tree.words[name].head
    if tree.words[name].pos != "PROPN":
        return None
    return Reported(name, subject_span(tree, name), tree.span([colon]), (quotation.span,), direct=True, rule="colon")

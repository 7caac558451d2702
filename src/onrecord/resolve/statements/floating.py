"""Quotations that no cue attributes: who speaks is taken from the words around them, with the reason."""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.resolve.parties import Parties
from onrecord.resolve.statements.chain import Speaker, named
from onrecord.resolve.statements.draft import Draft, length
from onrecord.resolve.statements.quotes import Page
from onrecord.types import Block, Quotation, Span

FILLING = 0.9  # share of a paragraph that a quotation must cover to be one
NEARBY, LONG_AGO = 3, 99  # paragraphs
FIRST = re.compile(r"\b(?:I|I[’']\w+|my|me|we|We|our|us)\b")
SUBJECTS = ("nsubj", "nsubj:pass")


def adrift(page: Page, quotation: Quotation, last: Draft | None, drafts: Sequence[Draft], parties: Parties) -> Draft | None:
    """A quotation without cue goes on where the one before it left off, in the same block or at the start of the next; one that
    fills its paragraph may also follow at some distance, or belong to the one person the paragraph before names. Else it belongs to
    whose words the sentence before reports, or to the subject of its own sentence, if it speaks of "I" or "we"."""
    here = page.block(quotation.span.start)
    if here is None:
        return None
    fills = length(quotation.span) >= FILLING * (here.end - here.start)
    reported = _reported_before(page, quotation, drafts)
    if reported is not None and (last is None or last.content.end < reported.content.end):
        return _of(reported, quotation, "follows what the same speaker is reported to say")
    if last is not None and last.speaker is not None and not last.reasons[0].startswith("signature"):
        there = page.block(last.content.start)
        opens = quotation.span.start <= here.start + 2
        blocks = page.between(there, here) if there is not None else LONG_AGO
        if blocks == 0 or (opens and blocks == 1) or (fills and blocks <= NEARBY):
            return _of(last, quotation, "continues the quotation before it")
    return (_presented(page, quotation, here, parties) if fills else None) or _own_subject(page, quotation, parties)


def _of(draft: Draft, quotation: Quotation, reason: str) -> Draft:
    """The words of a quotation with the speaker of another statement."""
    return replace(draft, kind="direct", content=quotation.content, parts=(), cue=None, hedged=False, reasons=(reason, *draft.reasons[1:]))


def _reported_before(page: Page, quotation: Quotation, drafts: Sequence[Draft]) -> Draft | None:
    """The outermost indirect statement of the sentence that ends right before a quotation."""
    before = page.article.text[: quotation.span.start].rstrip()
    words = page.tree.inside(_last(len(before))) if before.endswith(".") else range(0)
    if not words or page.block(len(before) - 1) is not page.block(quotation.span.start):
        return None
    sentence = page.tree.sentence_span(page.tree.sentence(words[0]))
    inside = [d for d in drafts if d.cue is not None and sentence.start <= d.cue.start < sentence.end and d.content.end <= sentence.end]
    outer = [
        d for d in inside if not any(o is not d and o.content.start <= d.content.start and d.content.end <= o.content.end for o in inside)
    ]
    spoken = [d for d in outer if d.speaker is not None and (d.speaker.actor is not None or d.speaker.span is not None)]
    speakers = {(d.speaker.actor, d.speaker.actor is None and d.speaker.span) for d in spoken if d.speaker is not None}
    return spoken[-1] if len(speakers) == 1 and len(spoken) == len(outer) else None


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _last(end: int) -> Span:
    return Span(max(0, end - 1), max(1, end))


def _own_subject(page: Page, quotation: Quotation, parties: Parties) -> Draft | None:
    """ "She has never regretted “the day I left my village”": the person who is the subject of the sentence around the marks."""
    tree = page.tree
    words = tree.inside(quotation.content)
    if not words or not FIRST.search(tree.text, quotation.content.start, quotation.content.end):
        return None
    sentence = tree.sentences[tree.sentence(words[0])]
    outside = [w for w in range(sentence.first, sentence.last) if not page.quoted(tree.words[w].start)]
    subjects = {a: w for w in reversed(outside) if tree.words[w].relation in SUBJECTS and (a := parties.actor(w)) is not None}
    persons = {a: w for a, w in subjects.items() if parties.cast.actors[a].kind == "person"}
    if len(persons) != 1:
        return None
    ((actor, word),) = persons.items()
    speaker = Speaker(actor, named(parties, word), (), expert=False, reason="the subject of the sentence speaks of themselves")
    return Draft(
        "direct", speaker, word, (), quotation.content, (), None, hedged=False, reasons=("words of the first person", speaker.reason)
    )


def _presented(page: Page, quotation: Quotation, here: Block, parties: Parties) -> Draft | None:
    """The only person whom the paragraph before names."""
    before = page.before(here)
    if before is None:
        return None
    named = {r.actor: r for r in reversed(parties.cast.references()) if before.start <= r.span.start < before.end}
    persons = [r for r in named.values() if parties.cast.actors[r.actor].kind == "person"]
    if len(persons) != 1:
        return None
    one = persons[0]
    speaker = Speaker(one.actor, one.span, (), expert=False, reason="the only person named before")
    return Draft(
        "direct", speaker, one.word, (), quotation.content, (), None, hedged=False, reasons=("a paragraph of quotation", speaker.reason)
    )

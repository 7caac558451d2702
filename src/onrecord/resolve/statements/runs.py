"""Paragraphs that are quotations as a whole: runs of them have one speaker, headings take the one of the section below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.resolve.statements.draft import Draft
from onrecord.resolve.statements.quotes import Page
from onrecord.types import Block, Quotation, Refusal, StatementKind

FILLING = 0.9  # share of a paragraph that a quotation must cover to be one
CUED = 90  # characters that may stand after a quotation that opens its paragraph: "…,” the marketing director of Arda Foods said."
HEADING = 12  # words: quotations of the development texts that end without a stop are longer where they are paragraphs
NEARBY = 3  # paragraphs between a run and the statement that it continues
BELOW = "a heading that is a quotation: nobody speaks in the section below"
ALONE = "no speaker near the quotation"


def heading(page: Page, quotation: Quotation) -> bool:
    """A quotation that is a heading: marked as one, or a short paragraph that ends without a stop."""
    block = page.block(quotation.span.start)
    if block is None or not _fills(quotation, block):
        return False
    inner = page.article.text[quotation.content.start : quotation.content.end]
    bare = block.kind == "paragraph" and not re.search(r"[.!?,…;:]\W*$", inner) and len(inner.split()) <= HEADING
    return block.kind == "heading" or (bare and quotation.span.end == block.end and _above_prose(page, block))


def _above_prose(page: Page, block: Block) -> bool:
    """The paragraph below is no quotation as a whole: in a run, this one is not its heading."""
    below = page.below(block)
    return below is not None and not any(_fills(q, below) for q in page.inside(below))


def _fills(quotation: Quotation, block: Block) -> bool:
    inside = block.start <= quotation.span.start and quotation.span.end <= block.end
    return inside and quotation.span.end - quotation.span.start >= FILLING * (block.end - block.start)


def _whole(page: Page, block: Block) -> list[Quotation]:
    """The quotations of a paragraph that is nothing else, or nothing else but a cue at its end."""
    own = list(page.inside(block))
    if len(own) != 1 or heading(page, own[0]) or block.kind not in {"paragraph", "quote"}:
        return []
    opens = own[0].span.start <= block.start + 2 and block.end - own[0].span.end <= CUED
    return own if opens or _fills(own[0], block) else []


def runs(page: Page) -> Iterator[list[Quotation]]:
    """Quotations of consecutive paragraphs that are nothing else; two and more."""
    run: list[Quotation] = []
    for block in page.article.blocks:
        own = _whole(page, block)
        if not own or (run and not _fills(run[-1], page.block(run[-1].span.start) or block)):  # a cue at the end closes a run
            if len(run) > 1:
                yield run
            run = []
        run.extend(own)
    if len(run) > 1:
        yield run


def joined(page: Page, drafts: list[Draft], refused: list[Refusal]) -> tuple[list[Draft], list[Refusal]]:
    """Statements with those of runs and headings settled; what stays without a speaker is refused."""
    for run in runs(page):
        drafts, refused = _one_voice(page, run, drafts, refused)
    drafts, refused = _headed(page, drafts, refused)
    return _going_on(page, _whole_again(drafts)), refused


def _going_on(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """ "…, Roe said in a statement. “…,” she added": who goes on within a paragraph, or in the next, does so in the same channel."""
    result: list[Draft] = []
    for draft in drafts:
        last = result[-1] if result else None
        if last is not None and last.via and not draft.via and _adds(page, draft) and _beside_last(page, last, draft):
            draft = replace(draft, via=last.via, reasons=(*draft.reasons, "goes on in the channel of the words before"))
        result.append(draft)
    return result


def _adds(page: Page, draft: Draft) -> bool:
    word = page.tree.head_of(draft.cue) if draft.cue is not None else None
    return word is not None and page.tree.lemma(word) in {"add", "continue"} and draft.kind != "indirect"


def _beside_last(page: Page, last: Draft, draft: Draft) -> bool:
    """One named speaker, in one paragraph or two that follow one another."""
    one, other = last.speaker, draft.speaker
    there, here = page.block(last.content.start), page.block(draft.content.start)
    same = one is not None and other is not None and one.actor is not None and one.actor == other.actor
    return same and there is not None and here is not None and page.between(there, here) <= 1


def _whole_again(drafts: Sequence[Draft]) -> list[Draft]:
    """ "“We will go,” she said, “but not today.”": quotations of one cue are pieces of one statement, the longest its content."""
    result: list[Draft] = []
    for draft in drafts:
        last = result[-1] if result else None
        if last is None or draft.cue is None or draft.cue != last.cue or draft.head != last.head or not _quoted_both(last, draft):
            result.append(draft)
            continue
        pieces = sorted({last.content, *last.parts, draft.content, *draft.parts})
        longest = max(pieces, key=lambda piece: (piece.end - piece.start, -piece.start))
        rest = tuple(piece for piece in pieces if piece != longest)
        kind: StatementKind = "direct" if "direct" in (last.kind, draft.kind) else "mixed"
        result[-1] = replace(last, kind=kind, content=longest, parts=rest)
    return result


def _quoted_both(one: Draft, other: Draft) -> bool:
    """Both come from quotation marks, not from a clause with marks in it."""
    return all(d.kind == "direct" or d.reasons[0].startswith("next to") for d in (one, other))


def _of(quotation: Quotation, drafts: Sequence[Draft]) -> Draft | None:
    return next((d for d in drafts if d.kind == "direct" and quotation.span.start <= d.content.start < quotation.span.end), None)


def _own(draft: Draft | None) -> bool:
    """It has a speaker that its own paragraph names."""
    return draft is not None and draft.speaker is not None and (draft.cue is not None or draft.reasons[0].startswith(("signature", "name")))


def _one_voice(page: Page, run: list[Quotation], drafts: list[Draft], refused: list[Refusal]) -> tuple[list[Draft], list[Refusal]]:
    voices = [d for q in run if (d := _of(q, drafts)) is not None and _own(d)]
    named = {(d.speaker.actor, d.speaker.span) if d.speaker and d.speaker.actor is None else d.speaker and d.speaker.actor for d in voices}
    voice = voices[0] if len(named) == 1 else None if named else _before(page, run[0], drafts)
    if voice is None:
        return drafts, refused
    for quotation in run:
        known = _of(quotation, drafts)
        if not _own(known):
            drafts = [d for d in drafts if d is not known]
            drafts.append(_lent(voice, quotation, "one of a run of quotations"))
            refused = [r for r in refused if r.span != quotation.span]
    return sorted(drafts, key=lambda d: (d.content, d.parts)), refused


def _lent(voice: Draft, quotation: Quotation, reason: str) -> Draft:
    """The words of a quotation with another statement's speaker."""
    reasons = (reason, *voice.reasons[1:])
    return replace(voice, kind="direct", content=quotation.content, parts=(), cue=None, hedged=False, reasons=reasons)


def _before(page: Page, first: Quotation, drafts: Sequence[Draft]) -> Draft | None:
    """The last statement before a run, a few paragraphs up."""
    here = page.block(first.span.start)
    last = next((d for d in reversed(drafts) if d.content.end <= first.span.start and d.speaker is not None), None)
    there = page.block(last.content.start) if last is not None else None
    if last is None or last.speaker is None or here is None or there is None or page.between(there, here) > NEARBY:
        return None
    return last if last.speaker.actor is not None or last.speaker.span is not None else None


def _headed(page: Page, drafts: list[Draft], refused: list[Refusal]) -> tuple[list[Draft], list[Refusal]]:
    """Headings that are quotations: the first speaker of the section below."""
    headings = [q for q in page.outer if heading(page, q)]
    titles = [b.start for b in page.article.blocks if b.kind == "heading"]
    for quotation in headings:
        ends = [at for at in (*titles, *(q.span.start for q in headings)) if at > quotation.span.start]
        below = [d for d in drafts if quotation.span.end <= d.content.start < min(ends, default=len(page.article.text))]
        voice = next((d for d in below if d.speaker is not None and (d.speaker.actor is not None or d.speaker.span is not None)), None)
        drafts = [d for d in drafts if d is not _of(quotation, drafts)]
        refused = [r for r in refused if r.span != quotation.span]
        if voice is not None:
            drafts.append(_lent(voice, quotation, "heading: the first speaker of its section"))
        else:
            refused.append(Refusal(stage="resolve", what="quotation", reason=BELOW, span=quotation.span, source=page.article.id))
    return sorted(drafts, key=lambda d: (d.content, d.parts)), refused

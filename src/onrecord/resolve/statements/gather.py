"""Statements of one article: who said it, in whose words, through whom, how surely (docs/statements.md).

Three sources are joined: cues found by syntax, quotation marks, and the reader's own attributions. Where two speak of the
same words, the one with quotation marks and then the one with syntax is kept.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from onrecord.resolve.parties import Parties
from onrecord.resolve.statements import speech
from onrecord.resolve.statements.chain import Speaker, channels, cited, speaker_at
from onrecord.resolve.statements.cues import Said, cues
from onrecord.resolve.statements.draft import Draft, length, overlap, shared
from onrecord.resolve.statements.floating import adrift
from onrecord.resolve.statements.pronouns import spoken
from onrecord.resolve.statements.quotes import Found, Page, attributed, beside, is_title, is_work, scare, speakers, spoken_in
from onrecord.resolve.statements.runs import heading, joined
from onrecord.resolve.statements.seen import doubt, from_reader, in_marks
from onrecord.types import Article, Quotation, Reading, Refusal, Span, Statement, StatementKind

FRAME = 80  # characters a frame may have beyond the words it frames


def _outside(said: Said, page: Page) -> int | None:
    """Who speaks stands outside the quotation whose cue it is, whatever the parser made of the words in it."""
    tree = page.tree
    if not said.sources:
        return None
    inside = page.quoted(tree.words[said.sources[0]].start) and not page.quoted(said.cue.start)
    return next(iter(speakers(page, said.word)), None) if inside else said.sources[0]


def _from_cue(said: Said, page: Page, parties: Parties) -> Draft:
    kind, quotation = in_marks(tuple(page.closed(piece) for piece in said.content), page.outer)
    announced = page.after_colon(said.cue)
    if announced is not None and any(overlap(announced.span, c) for c in said.content):
        kind, quotation = "direct", announced
    content, *more = (page.closed(piece) for piece in said.content)
    parts = tuple(more)
    if kind == "direct" and quotation is not None:
        content, parts = quotation.content, ()
    head = _outside(said, page)
    speaker = speaker_at(parties, head) if head is not None else None
    verbal = said.how != "according to"
    own = speaker.via if speaker else ()
    via = (*(cited(parties, said.word) if verbal else ()), *own, *(channels(parties, said.word) if verbal else ()))
    reasons = (said.how, *((speaker.reason,) if speaker else ("no source named",)))
    return Draft(kind, speaker, head, _distinct(via), content, parts, said.cue, said.hedged, reasons)


def _distinct(links: Sequence[Span]) -> tuple[Span, ...]:
    """Links without those that lie inside others."""
    once = dict.fromkeys(links)
    return tuple(a for a in once if not any(b != a and b.start <= a.start and a.end <= b.end for b in once))


def _from_quotation(quotation: Quotation, found: Found, page: Page, parties: Parties) -> Draft:
    tree = parties.tree
    cue = tree.span([found.cue]) if found.cue is not None else None
    via = tuple(channels(parties, found.cue)) if found.cue is not None else ()
    head = found.sources[0] if found.sources else None
    speaker: Speaker | None = None
    if found.signature is not None:
        speaker = _signed(found.signature, parties)
    elif head is not None:
        speaker = speaker_at(parties, head)
    kind: StatementKind = "mixed" if scare(page, quotation) else "direct"
    hedged = found.cue is not None and tree.lemma(found.cue) in speech.words("hedging")
    via = (*(speaker.via if speaker else ()), *via)
    return Draft(
        kind, speaker, head, via, spoken_in(quotation, found), (), cue, hedged, (found.how, *((speaker.reason,) if speaker else ()))
    )


def _signed(signature: Span, parties: Parties) -> Speaker:
    words = parties.tree.inside(signature)
    expert = speech.is_expert(parties.tree.text[signature.start : signature.end])
    actor = next((a for w in words if (a := parties.actor(w)) is not None and parties.cast.actors[a].kind == "person"), None)
    return Speaker(actor, signature, (), expert, "signed")


def _covered(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether another statement already has these words or this cue."""
    pieces = (draft.content, *draft.parts)
    total = sum(map(length, pieces))
    for other in others:
        shared = sum(overlap(a, b) for a in pieces for b in (other.content, *other.parts))
        if shared >= 0.5 * total or (draft.cue is not None and draft.cue == other.cue):
            return True
    return False


def _within(inner: Draft, outer: Draft) -> bool:
    """Inside another's content; or with "told him, according to X, that …" X's link stands beside the same words."""
    if outer is not inner and _aside(outer) and _same_words(inner, outer) and not _aside(inner):
        return True
    anchor = inner.cue or inner.content
    return outer is not inner and any(piece.start <= anchor.start and anchor.end <= piece.end for piece in (outer.content, *outer.parts))


def _chained(drafts: list[Draft]) -> list[Draft]:
    """An outlet or "reportedly" that holds another attribution hands it its link of the chain; an empty frame is dropped."""
    result: list[Draft] = []
    for draft in drafts:
        frames = sorted((o for o in drafts if _within(draft, o)), key=lambda o: length(o.content))
        via = draft.via
        hedged = draft.hedged
        for frame in frames:
            via = (*via, *_voice(frame, draft), *frame.via)
            hedged = hedged or frame.hedged
        result.append(replace(draft, via=tuple(dict.fromkeys(via)), hedged=hedged))
    return [d for d, original in zip(result, drafts, strict=True) if not _empty_frame(original, drafts)]


def _aside(draft: Draft) -> bool:
    """ "according to X", "as cited by X": beside another's words, X only passes them on."""
    return draft.reasons[0] == "according to" or draft.reasons[0].startswith("as '")


def _without_self(draft: Draft, parties: Parties) -> Draft:
    """Who speaks is no link: "Roe said he believed …", once "he" is Roe."""
    actor = draft.speaker.actor if draft.speaker is not None else None
    own = parties.cast.actors[actor].mentions if actor is not None else ()
    return replace(draft, via=tuple(v for v in draft.via if not any(overlap(v, mention) for mention in own)))


def _same_words(a: Draft, b: Draft) -> bool:
    return shared(a, b) >= 0.7 * sum(length(p) for p in (b.content, *b.parts))


def _voice(frame: Draft, inner: Draft) -> tuple[Span, ...]:
    """The speaker of a frame is a link too, unless it is the speaker within."""
    if (
        frame.speaker is None
        or frame.speaker.span is None
        or (frame.speaker.actor is None and not frame.reasons[0].startswith("as '"))
        or (inner.speaker is not None and inner.speaker.actor == frame.speaker.actor)
    ):
        return ()
    return (frame.speaker.span,)


def _empty_frame(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """An outlet's "according to" around a statement with a speaker adds nothing but its link."""
    bare = draft.speaker is None or (draft.speaker.actor is None and draft.speaker.span is None)
    if not bare and not draft.reasons[0].startswith("as '"):
        return False
    total = sum(length(p) for p in (draft.content, *draft.parts))
    held = [
        d for d in drafts if _within(d, draft) and d.speaker is not None and (d.speaker.actor is not None or d.speaker.span is not None)
    ]
    return any(shared(d, draft) >= 0.5 * total or total - shared(d, draft) <= FRAME for d in held)


def _quotes(page: Page, parties: Parties, drafts: list[Draft]) -> Iterator[Draft | Refusal]:
    """Quotations that no cue's clause holds, attributed or refused."""
    last: Draft | None = None
    for quotation in page.outer:
        if heading(page, quotation):
            continue
        outside = [d for d in drafts if not _inside(d, quotation)]
        holding = next(
            (d for d in outside if any(overlap(quotation.content, p) >= 0.5 * length(quotation.content) for p in (d.content, *d.parts))),
            None,
        )
        found = attributed(page, quotation)
        if (
            holding is not None
            and not _nested(found, holding, parties)
            and not (_aside(holding) and found is not None and found.cue is not None and found.sources)
            and length(quotation.content) <= 1.3 * sum(map(length, (holding.content, *holding.parts)))
        ):
            last = holding
            continue
        loose = found is None or found.cue is None or not beside(page, quotation, found.cue)
        title = is_work(page, quotation) or (loose and is_title(page, quotation))
        if found is not None and (found.sources or found.signature) and not title:
            last = _from_quotation(quotation, found, page, parties)
            yield last
        elif scare(page, quotation) or title:
            yield _refusal(page, quotation, "scare quotes or a title: nobody is said to speak")
        else:
            floating = adrift(page, quotation, last, outside, parties)
            last = floating or last
            yield floating or _refusal(page, quotation, "no speaker near the quotation")


def _inside(draft: Draft, quotation: Quotation) -> bool:
    """Whether a cue stands between the marks itself: what it reports is not whose words these are."""
    return draft.cue is not None and quotation.span.start <= draft.cue.start < quotation.span.end


def _nested(found: Found | None, holding: Draft, parties: Parties) -> bool:
    """A cue of its own inside the words that someone else reports."""
    if found is None or found.cue is None or not found.sources:
        return False
    at = parties.tree.words[found.cue].start
    return any(p.start <= at < p.end for p in (holding.content, *holding.parts))


def _refusal(page: Page, quotation: Quotation, reason: str) -> Refusal:
    return Refusal(stage="resolve", what="quotation", reason=reason, span=quotation.span, source=page.article.id)


def _statement(draft: Draft, text: str) -> Statement:
    speaker = draft.speaker
    named = speaker.span if speaker is not None else None
    return Statement(
        kind=draft.kind,
        speaker=speaker.actor if speaker is not None else None,
        speaker_text=text[named.start : named.end] if named is not None else None,
        via=tuple(text[s.start : s.end] for s in draft.via),
        via_evidence=draft.via,
        content=draft.content,
        parts=draft.parts,
        cue=draft.cue,
        source=named,
        hedged=draft.hedged,
        expert=speaker.expert if speaker is not None else False,
        when=None,
        reasons=draft.reasons,
    )


def _told(draft: Draft, page: Page) -> bool:
    """Between quotation marks only the reports of named others count: "I think" there is no statement of its own."""
    if draft.cue is None or not page.quoted(draft.cue.start):
        return True
    if draft.kind == "direct":  # the whole passage: its speaker stands outside the marks
        return False
    return draft.speaker is not None and (draft.speaker.actor is not None or bool(draft.speaker.via))


def _replaced(draft: Draft, found: Draft) -> bool:
    """A quotation stands for what its cue's clause gave of the same words."""
    return found.cue is not None and draft.cue == found.cue and shared(draft, found) > 0


def _settled(refusal: Refusal, drafts: Sequence[Draft]) -> bool:
    """The reader knew who speaks after all."""
    span = refusal.span
    return span is not None and any(overlap(span, p) >= 0.8 * length(span) for d in drafts for p in (d.content, *d.parts))


def statements(article: Article, reading: Reading, parties: Parties) -> tuple[tuple[Statement, ...], tuple[Refusal, ...]]:
    """Statements in text order, and the quotations nobody is said to speak."""
    page = Page(article, parties.tree, reading.quotations)
    found_cues = list(cues(parties.tree))
    drafts = [d for said in found_cues if said.content and _told(d := _from_cue(said, page, parties), page)]
    refused = [
        Refusal(stage="resolve", what="statement", reason="hearsay about a phrase that is no clause", span=s.cue, source=article.id)
        for s in found_cues
        if not s.content
    ]
    for found in _quotes(page, parties, drafts):
        if isinstance(found, Refusal):
            refused.append(found)
        else:
            drafts = [d for d in drafts if not _replaced(d, found)] + [found]
    for seen in reading.attributions:
        draft = from_reader(seen, page, parties)
        if draft is None or _covered(draft, drafts):
            continue
        if why := doubt(draft, page, parties):
            refused.append(Refusal(stage="resolve", what="statement", reason=why, span=draft.content, source=article.id))
        else:
            drafts.append(draft)
    refused = [r for r in refused if not _settled(r, drafts)]
    drafts = spoken(_chained(sorted(drafts, key=lambda d: (d.content, d.parts))), page, parties)
    drafts = [_without_self(d, parties) for d in drafts]
    drafts, refused = joined(page, drafts, refused)
    return tuple(_statement(d, article.text) for d in drafts), tuple(refused)


def quoted_speaker(said: Sequence[Statement]) -> Callable[[int], int | None]:
    """Who speaks in the direct quotation at a place of the text: who "I" is there."""

    def speaker(at: int) -> int | None:
        for statement in said:
            if statement.kind != "indirect" and any(p.start <= at < p.end for p in (statement.content, *statement.parts)):
                return statement.speaker
        return None

    return speaker

"""The reader's own attributions as statements, and which of them are no statements.

The reader was trained on attributions in a wide sense: thoughts, attitudes and topics too ("was aware of", "is counting on").
A record of who said what keeps those that have a word of saying or believing, and a claim.
"""

import re
from collections.abc import Sequence

from onrecord.resolve.parties import Parties
from onrecord.resolve.roles import is_verbal, passive
from onrecord.resolve.statements import speech
from onrecord.resolve.statements.chain import speaker_at, withheld
from onrecord.resolve.statements.draft import Draft, length, overlap
from onrecord.resolve.statements.quotes import SHORT, Page, is_title, speakers
from onrecord.types import Attribution, Quotation, Span, StatementKind

SHORTEST = 2  # words: one quoted word that only the reader attributes is a scare quote
FILLED = 0.8  # share of a piece that marks must cover: commas, "that" and a vocative stay outside
TRUSTED = 0.5  # attributions of lower scores are left out
APPOSED = re.compile(r",\s+(?:the|a|an|its|their) [^,.;“”\"\n]{3,80},\s+([A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){1,3}),?\s*\Z")
# Of the reader's contents without a clause in PolNeAR dev, 59 % are exact beside a word of speech and 47 % elsewhere; with a clause
# 77 % and 52 %. What they hold is a topic, so that they are kept only beside verbs that report one ("condemned the attack").
NOBODY = "nobody is said to speak"
NO_SPEECH = "the cue is no word of speech or belief"
NAME = "a name for something, not a statement"
BARE = "the content is a noun, not a claim"
SCARE = "scare quotes beside a cue that is no word of speech"


def in_marks(content: tuple[Span, ...], quotations: Sequence[Quotation]) -> tuple[StatementKind, Quotation | None]:
    """Direct if a quotation fills the longest piece of the content, mixed if one lies in any."""
    longest = max(content, key=length)
    filling = [q for q in quotations if overlap(q.span, longest) >= FILLED * length(longest)]
    if filling:
        return "direct", filling[0]
    inside = [q for q in quotations if any(overlap(q.content, c) >= length(q.content) for c in content)]
    return ("mixed", inside[0]) if inside else ("indirect", None)


def _apposed(content: Span, cue: Span, parties: Parties) -> tuple[Span, int] | None:
    """ "Three were hurt, the mayor of X, Ilse Brandt, said": the words before the title, and the name's head."""
    found = APPOSED.search(parties.tree.text, content.start, cue.start)
    name = parties.tree.head_of(Span(found.start(1), found.end(1))) if found is not None else None
    return (Span(content.start, found.start()), name) if found is not None and name is not None and found.start() > content.start else None


def _own_clause(cue: Span, head: int, parties: Parties) -> bool:
    """ "the owner, who prefers not to reveal his name": what the text tells of its source is no statement."""
    tree = parties.tree
    verb = tree.head_of(cue)
    return verb is not None and verb in tree.subtree(head) and withheld(tree, head)


def _beside_cue(seen: Attribution, page: Page, parties: Parties) -> int | None:
    """A person's name right before or after the reader's cue, where the reader found nobody: "…, the mayor, Ilse Brandt, said"."""
    verb = parties.tree.head_of(seen.cue) if seen.cue is not None else None
    who = speakers(page, verb) if verb is not None else ()
    actor = parties.actor(who[0]) if who else None
    return who[0] if actor is not None and parties.cast.actors[actor].kind == "person" else None


def from_reader(seen: Attribution, page: Page, parties: Parties) -> Draft | None:
    """The draft an attribution gives; None for what stands between marks itself and what the rules for quotations decide."""
    if seen.score < TRUSTED or not seen.content or (seen.source is not None and page.quoted(seen.source.start)):
        return None
    kind, quotation = in_marks(seen.content, page.outer)
    if quotation is not None and seen.cue is not None and quotation.span.start <= seen.cue.start < quotation.span.end:
        return None
    if kind == "direct" and quotation is not None and (len(page.words(quotation.content)) < SHORTEST or is_title(page, quotation)):
        return None
    head = parties.tree.head_of(seen.source) if seen.source is not None else _beside_cue(seen, page, parties)
    if head is not None and parties.tree.words[head].pos not in {"NOUN", "PROPN", "PRON", "NUM"}:
        return None
    content = max(seen.content, key=length)
    parts = tuple(piece for piece in seen.content if piece is not content)
    speaker = speaker_at(parties, head) if head is not None else None
    if seen.source is None and seen.cue is not None and (shorter := _apposed(content, seen.cue, parties)) is not None:
        content, head = shorter
        speaker = speaker_at(parties, head)
    if kind == "indirect" and head is not None and seen.cue is not None and _own_clause(seen.cue, head, parties):
        return None
    via = speaker.via if speaker is not None else ()
    if kind == "direct" and quotation is not None:
        content, parts = quotation.content, tuple(p for p in seen.content if page.quoted(p.start) and not overlap(p, quotation.span))
    reasons = (f"reader {seen.score:.2f}",)
    return Draft(kind, speaker, head, via, content, parts, seen.cue, hedged=_hedged(seen, parties), reasons=reasons)


def _lemmas(draft_cue: Span | None, parties: Parties) -> set[str]:
    """The lemmas of a cue."""
    return {parties.tree.lemma(w) for w in parties.tree.inside(draft_cue)} if draft_cue is not None else set()


def _hedged(seen: Attribution, parties: Parties) -> bool:
    return bool(_lemmas(seen.cue, parties) & (speech.words("hedging") | speech.words("adverbs")))


def doubt(draft: Draft, page: Page, parties: Parties) -> str:
    """Why a draft of the reader's is no statement; empty if it is one."""
    lemmas = _lemmas(draft.cue, parties)
    spoken = any(lemmas & speech.words(key) for key in ("verbs", "plain", "nouns", "channels", "utterances", "adverbs", "beliefs"))
    anonymous = not draft.via and (draft.speaker is None or (draft.speaker.actor is None and draft.speaker.span is None))
    if lemmas & speech.words("naming") and (anonymous or _titles(draft, page)):
        return NAME
    if "expect" in lemmas and _impersonal(draft, parties):  # "are expected to", a plan and nobody's words
        return NO_SPEECH
    if anonymous and not (spoken and _impersonal(draft, parties)):
        return NOBODY
    if draft.kind != "indirect":
        return "" if spoken or _longest_quoted(draft, page) > SHORT else SCARE
    if not spoken:
        return NO_SPEECH
    return "" if _claims(draft, parties) or (lemmas & speech.words("topical") and _whole_object(draft, parties)) else BARE


def _impersonal(draft: Draft, parties: Parties) -> bool:
    """ "It is believed that …", "was reported to have …"; a noun of saying stands for itself too."""
    words = parties.tree.inside(draft.cue) if draft.cue is not None else range(0)
    return draft.hedged or any(parties.tree.words[w].pos == "VERB" and passive(parties.tree, w) for w in words)


def _titles(draft: Draft, page: Page) -> bool:
    """All the marks in it are around titles and short terms."""
    pieces = (draft.content, *draft.parts)
    held = [q for q in page.outer if any(overlap(q.content, p) for p in pieces)]
    return bool(held) and all(is_title(page, q) for q in held)


def _longest_quoted(draft: Draft, page: Page) -> int:
    pieces = (draft.content, *draft.parts)
    return max((len(page.words(q.content)) for q in page.outer if any(overlap(q.content, p) for p in pieces)), default=0)


def _heads(piece: Span, parties: Parties) -> list[int]:
    """Words of a piece whose heads lie outside it."""
    inside = parties.tree.inside(piece)
    return [w for w in inside if parties.tree.words[w].head not in inside and parties.tree.words[w].pos != "PUNCT"]


def _claims(draft: Draft, parties: Parties) -> bool:
    """Whether a verb or predicate heads what is said."""
    return any(is_verbal(parties.tree, w) for piece in (draft.content, *draft.parts) for w in _heads(piece, parties))


def _whole_object(draft: Draft, parties: Parties) -> bool:
    """Whether the words begin with a whole noun phrase below the cue, and name more than "it"."""
    tree = parties.tree
    heads = _heads(draft.content, parties)
    cue = tree.inside(draft.cue) if draft.cue is not None else range(0)
    return bool(heads) and tree.words[heads[0]].head in cue and len(tree.inside(draft.content)) > 1 and tree.words[heads[0]].pos != "PRON"

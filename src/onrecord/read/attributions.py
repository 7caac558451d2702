"""Attributions: what the rules report, what the model's source, cue and content tags say, and quotations left over.

A quotation that follows in the same paragraph and has no speaker of its own continues what was said; one followed by
nothing but a name and its description is that person's; one that a reopened mark carries on belongs to who began it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from msgspec import structs

from onrecord.read.linking import Linked, linked, trimmed, whole
from onrecord.read.page import Page
from onrecord.read.reported import Reported, direct, reported, without
from onrecord.read.spans import WordSpan
from onrecord.read.speakers import labelled, speaker_of
from onrecord.read.words import table
from onrecord.syntax import Tree
from onrecord.types import Attribution, Quotation, Refusal, Span

# How sure a rule is where there is no model.
RULE_SCORES = {"clause": 0.8, "quotation": 0.7, "according": 0.85, "hearsay": 0.6, "noun": 0.6, "signed": 0.7, "colon": 0.7}
SIGNED = frozenset({"signed", "colon"})
# A quotation of at least so many words can stand for an utterance of its own; shorter ones are terms and titles.
UTTERANCE = 4
# How much of a quotation must be tagged for the whole of it to be content.
MOST = 0.6
# A clause that only the rules see, of nobody named.
UNSHARED = 0.4
# Below this a model's attribution is refused: of 53 such in PolNeAR dev three were right in all parts.
LEAST = 0.6


@dataclass(frozen=True, slots=True)
class Tags:
    """The model's spans of an article, in text order."""

    sources: Sequence[WordSpan] = ()
    cues: Sequence[WordSpan] = ()
    contents: Sequence[WordSpan] = ()


def attributions(page: Page, tags: Tags) -> tuple[list[Attribution], list[Refusal]]:
    """All attributions of an article, in text order, and those the model is too unsure of."""
    found = _by_rule(page)
    named = [part for item in found if item.rule in SIGNED for part in item.content]
    sources = _mended(page.tree, tags.sources, source=True)
    contents = [c for c in _mended(page.tree, tags.contents, source=False) if not any(_touch(part, _span(page.tree, c)) for part in named)]
    tagged = [_tagged(page, item, found) for item in linked(page, sources, tags.cues, contents)]
    sure = [item for item in tagged if item.score >= LEAST]
    merged = _carried(page, [*sure, *_unmatched(page, found, sure)])
    ordered = sorted(merged, key=lambda item: min(span.start for span in (item.cue, item.source, item.content[0]) if span))
    return ordered, [_refusal(item) for item in tagged if item.score < LEAST]


def _refusal(item: Attribution) -> Refusal:
    return Refusal(stage="read", what="attribution", reason=f"score {item.score:.2f} below {LEAST}", span=item.cue)


def _by_rule(page: Page) -> list[Reported]:
    """What the rules find, then the quotations left over that a name signs or announces."""
    spoken = {q.span: item for q in page.quotations if (item := labelled(page, q))}
    found = [item for item in reported(page) if not any(_touch(part, marks) for part in item.content for marks in spoken)]
    asides = [item.aside for item in found if item.aside]
    found = [clear for item in found for clear in _cleared(page, item, asides)]
    found = [_followed(page, item, found) for item in found]
    free = [q for q in page.quotations if _words(page, q) >= UTTERANCE and not any(_claims(item, q.span) for item in found)]
    return found + [item for quotation in free if (item := spoken.get(quotation.span) or speaker_of(page, quotation))]


def _carried(page: Page, found: list[Attribution]) -> list[Attribution]:
    """Paragraphs that reopen a quotation belong to whoever began it."""
    for before, after in pairwise(page.outer):
        if not before.continued or page.block(after.span.start) != page.block(before.span.start) + 1:
            continue
        owner = next((n for n, item in enumerate(found) if any(_touch(part, before.span) for part in item.content)), None)
        if owner is None or any(_touch(part, after.span) for item in found for part in item.content if _outside(item, after)):
            continue
        found[owner] = structs.replace(found[owner], content=(*found[owner].content, after.span))
    return found


def _outside(item: Attribution, quotation: Quotation) -> bool:
    """Does an attribution stand outside a quotation?"""
    return item.cue is None or not _touch(item.cue, quotation.span)


def _mended(tree: Tree, spans: Sequence[WordSpan], *, source: bool) -> list[WordSpan]:
    """Spans made whole where the model cut a phrase, and without words left hanging."""
    return [kept for span in spans if (kept := trimmed(tree, whole(tree, span, source=source)))]


def _tagged(page: Page, item: Linked, found: Sequence[Reported]) -> Attribution:
    """The model's attribution, its pieces of a clause joined where a rule has found the clause for the same cue."""
    tree = page.tree
    cue = _span(tree, item.cue)
    rule = next((other for other in found if other.rule in ("clause", "according") and _touch(other.cue, cue)), None)
    content = _whole(page, [_span(tree, part) for part in item.content], cue)
    if rule:
        content = _bridged(page, content, rule.content)
    source = _span(tree, item.source) if item.source else rule.source if rule else None
    return Attribution(source=source, cue=cue, content=content, direct=direct(page, content, cue.start), score=item.score)


def _bridged(page: Page, parts: Sequence[Span], clauses: Sequence[Span]) -> tuple[Span, ...]:
    """The model's parts, except that a clause takes the place of those that are pieces of it or break off inside it. Any
    other difference is left: of 138 in PolNeAR dev the model has the annotated bounds in 100, the clause in 36."""
    found = list(parts)
    for clause in clauses:
        held = [part for part in found if _touch(part, clause)]
        if len(held) > 1 or any(_broken(page, part, clause) for part in held):
            at = found.index(held[0])
            found = [part for part in found if part not in held]
            found.insert(at, clause)
    return tuple(found)


def _broken(page: Page, part: Span, clause: Span) -> bool:
    """Does a part end in the middle of a clause, with no mark after it?"""
    after = page.tree.text[part.end : clause.end].lstrip()
    return clause.start == part.start and part.end < clause.end and after[:1].isalnum()


def _span(tree: Tree, span: WordSpan) -> Span:
    return Span(tree.words[span.first].start, tree.words[span.last - 1].end)


def _touch(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _whole(page: Page, parts: Sequence[Span], cue: Span) -> tuple[Span, ...]:
    """Parts that make up most of one quotation become the quotation, marks included."""
    found: list[Span] = []
    for part in parts:
        quotation = page.quotation_at(part.start)
        whole = quotation.span if quotation and not _touch(quotation.span, cue) and _most(quotation, parts) else _marked(page, part)
        if whole not in found:
            found.append(whole)
    return tuple(found)


def _marked(page: Page, part: Span) -> Span:
    """A part that ends where a quotation does takes in the closing mark, if it holds the opening one too."""
    last = page.quotation_at(part.end - 1)
    if last is None or part.start > last.span.start or page.tree.text[part.end : last.content.end].strip(" ,."):
        return part
    return Span(part.start, max(part.end, last.span.end))


def _most(quotation: Quotation, parts: Sequence[Span]) -> bool:
    """Do the parts inside a quotation make up most of it?"""
    place, content = quotation.span, quotation.content
    inside = sum(part.end - part.start for part in parts if place.start <= part.start and part.end <= place.end)
    return inside >= MOST * (content.end - content.start)


def _unmatched(page: Page, found: Sequence[Reported], tagged: Sequence[Attribution]) -> Iterator[Attribution]:
    """What the rules found and the model did not, as far as the rules alone are to be trusted."""
    marked = [part for other in tagged for part in other.content]
    for item in found:
        if any(other.cue and _touch(other.cue, item.cue) for other in tagged):
            continue
        if not tagged or (item.rule in SIGNED and not any(_touch(mine, part) for mine in item.content for part in marked)):
            yield _attribution(item)
        elif not _doubtful(page, item) and not _inside_speech(page, item, marked):
            yield structs.replace(_attribution(item), score=UNSHARED) if item.rule == "clause" else _attribution(item)


def _doubtful(page: Page, item: Reported) -> bool:
    """Kinds of rules that are seldom right where the model is silent: in PolNeAR dev 6 of 48 clauses with a named speaker, 1 of
    9 quoted phrases, 1 of 7 adverbs of hearsay. Clauses of which nobody is the subject, and thoughts, are right in 8 of 17."""
    spoken = item.source is not None and page.tree.lemma(item.head) not in table("speech.txt")["think"]
    return item.rule in SIGNED or item.rule in ("quotation", "hearsay") or (item.rule == "clause" and spoken)


def _inside_speech(page: Page, item: Reported, marked: Sequence[Span]) -> bool:
    """Is this in a quotation, or a thought or a quoted term within content?"""
    if page.quotation_at(item.cue.start):
        return True
    within = any(part.start <= item.cue.start < part.end for part in marked)
    verb = page.tree.lemma(item.head)
    return within and (item.source is None or item.rule != "clause" or verb in table("speech.txt")["think"])


def _attribution(item: Reported) -> Attribution:
    cue = item.cue if item.cue != item.source else None
    return Attribution(source=item.source, cue=cue, content=item.content, direct=item.direct, score=RULE_SCORES[item.rule])


def _followed(page: Page, item: Reported, found: Sequence[Reported]) -> Reported:
    """Add the quotations that follow a direct one in its paragraph and belong to no other cue."""
    if not item.direct or item.rule not in ("clause", "quotation"):
        return item
    block = page.block(item.cue.start)
    last = max(item.cue.end, item.content[-1].end)
    more: list[Span] = []
    for quotation in page.quotations:
        place = quotation.span
        if place.start < last or page.block(place.start) != block or _words(page, quotation) < UTTERANCE:
            continue
        if any(_claims(other, place) for other in found if other is not item):
            break
        if _other_speaker(page, last, place.start):
            break
        more.append(place)
        last = place.end
    return replace(item, content=(*item.content, *more)) if more else item


def _cleared(page: Page, item: Reported, asides: Sequence[Span]) -> Iterator[Reported]:
    """Content without the words that only name another source ("told him, according to X, that …")."""
    content = item.content
    for aside in asides:
        if aside != item.aside:
            content = without(page.tree.text, content, aside)
    if content:
        yield replace(item, content=content)


def _claims(item: Reported, place: Span) -> bool:
    """Does a cue outside a place have its content there?"""
    return not place.start <= item.cue.start < place.end and any(part.start < place.end and place.start < part.end for part in item.content)


def _other_speaker(page: Page, start: int, end: int) -> bool:
    """Is there a sentence with a subject of its own between two quotations?"""
    between = page.tree.inside(Span(start, end)) if start < end else range(0)
    return any(page.tree.words[word].relation.startswith("nsubj") for word in between)


def _words(page: Page, quotation: Quotation) -> int:
    return len(page.tree.inside(quotation.content))

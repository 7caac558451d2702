"""From candidates to coded events, or to refusals with the reason."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from onrecord.resolve.events.agentless import completed
from onrecord.resolve.events.background import background
from onrecord.resolve.events.cameo import cameo, quad
from onrecord.resolve.events.candidates import holder, matches
from onrecord.resolve.events.contexts import contexts
from onrecord.resolve.events.domains import domain
from onrecord.resolve.events.drafts import Dated, Desk, Draft
from onrecord.resolve.events.exhortations import exhortations
from onrecord.resolve.events.frames import Parts, parties_of
from onrecord.resolve.events.joining import beside, joined, same
from onrecord.resolve.events.learned import SEEN, chance, learned, with_linked
from onrecord.resolve.events.matching import Match
from onrecord.resolve.events.nounstatus import of_noun
from onrecord.resolve.events.objections import objection
from onrecord.resolve.events.places import place_of
from onrecord.resolve.events.remap import Coded, remapped, worded
from onrecord.resolve.events.status import Scene, Verdict, of_clause
from onrecord.resolve.events.typing import Choice, chosen
from onrecord.resolve.lexicon import lexicon
from onrecord.resolve.parties import Parties
from onrecord.resolve.roles import plain
from onrecord.syntax import Tree
from onrecord.types import Article, Event, EventType, Missing, Place, Reading, Refusal, Span, Statement, When

LONG_CUE, GAPS = 60, 4  # a cue in pieces further apart is shown by its main word
LEARNED, EVEN = 0.3, 0.3  # on the validation articles a weight of .6 does as well, with .2 or .3
SPOKEN = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "REJECT", "THREATEN", "AGREE", "CONCEDE"})


def _scores(reading: Reading) -> dict[int, dict[str, float]]:
    """Best score per type over the relations of each cue word."""
    found: dict[int, dict[str, float]] = {}
    for relation in reading.relations:
        row = found.setdefault(relation.cue, {})
        for name, value in relation.scores:
            row[name] = max(value, row.get(name, 0.0))
    return found


def desk(article: Article, reading: Reading, parties: Parties, dated: Dated, statements: tuple[Statement, ...]) -> Desk:
    """Everything one article's coding looks at."""
    tree = parties.tree
    titles = [b for b in article.blocks if b.kind in {"title", "heading"}]
    headlines = {n for n in range(len(tree.sentences)) if any(b.start <= tree.words[tree.sentences[n].first].start < b.end for b in titles)}
    scene = Scene(tree, {p.word: p.factuality for p in reading.predicates}, frozenset(headlines))
    return Desk(
        article,
        parties,
        scene,
        _scores(reading),
        {c.word: c for c in reading.cues} if reading.cues else None,
        dated,
        statements,
        domain(article.text),
    )


def _verdict(at: Desk, match: Match) -> Verdict:
    if match.pattern.pos == "noun":
        return of_noun(at.scene, match.cue)
    found = of_clause(at.scene, match.cue)
    if found.reason == "present tense" and match.pattern.rule.type in SPOKEN:
        return Verdict("occurred", "present tense of a verbal act")
    return found


def _foretold(at: Desk, match: Match, verdict: Verdict, dated: tuple[When | None, str]) -> tuple[When | None, str]:
    """ "threatened to strike on September 1": a verbal act's day that is still to come is the day of what it speaks of."""
    when, published = dated[0], at.article.published
    done = match.pattern.rule.type in SPOKEN and verdict.status in {"occurred", "ongoing"}
    ahead = when is not None and published is not None and when.start > published.end
    return (None, "the date lies after publication: it is of what is spoken of") if done and ahead else dated


def _later(at: Desk, verdict: Verdict, when: When | None) -> Verdict:
    """Nothing has happened on a day that is still to come."""
    published = at.article.published
    if when is None or published is None or when.start <= published.end or verdict.status not in {"occurred", "ongoing"}:
        return verdict
    return Verdict("planned", f"dated {when.start.isoformat()}, after publication")


def _score(choice: Choice, parts: Parts, match: Match, verdict: Verdict) -> float:
    """Small steps down for what makes a reading less sure; each showed as a class of false positives in the development texts."""
    score = choice.score + (0.06 if parts.recipients or len(parts.actors) > 1 else -0.06)
    score -= 0.15 if match.pattern.pos == "noun" and match.light is None else 0.0
    score -= 0.0 if parts.direct else 0.06
    score -= 0.1 if verdict.reason.endswith("present tense") else 0.0
    return round(max(0.0, min(0.99, score)), 3)


def _exhorted(at: Desk, match: Match, parts: Parts) -> Draft:
    rule = match.pattern.rule
    choice = Choice(match.pattern, rule.weight, f"lexicon {rule.weight:.2f}")
    when, when_reason = at.dated(match.cue)
    verdict = Verdict("occurred", "asked for in quoted words")
    return Draft(
        match, choice, parts, verdict, Coded(rule.type, rule.mode, "occurred"), when, when_reason, _score(choice, parts, match, verdict)
    )


def _draft(at: Desk, match: Match) -> Draft:
    own = _verdict(at, match)
    when, when_reason = _foretold(at, match, own, at.dated(match.cue))
    verdict = _later(at, own, when)
    choice = chosen(match.pattern, match.others, at.scores.get(match.cue, {}), lambda p: remapped(p.rule.type, p.rule.mode, verdict).type)
    if choice.pattern is not match.pattern:
        match = Match(choice.pattern, match.cue, match.words, match.used, match.roles, match.light)
    cue = (at.cues or {}).get(match.cue)
    told = with_linked(parties_of(match, at.parties), cue, match, at.parties)
    parts = completed(match, told, verdict.status, at.parties)
    coded = worded(remapped(choice.pattern.rule.type, choice.pattern.rule.mode, verdict), match, parts, at.parties)
    trust = chance(cue, {coded.type, choice.pattern.rule.type})
    score = trust if match.pattern.text == SEEN else _weighed(_score(choice, parts, match, verdict), trust, at)
    return Draft(match, choice, parts, verdict, coded, when, when_reason, score, trust)


def _weighed(score: float, trust: float, at: Desk) -> float:
    """The lexicon's score, moved by what the reader has learned."""
    return score if at.cues is None else round(max(0.0, min(0.99, score + LEARNED * (trust - EVEN))), 3)


def _cue(at: Desk, match: Match) -> Span:
    span = at.parties.tree.span(list(match.words))
    gaps = match.words[-1] - match.words[0] + 1 - len(match.words)
    return span if span.end - span.start <= LONG_CUE and gaps <= GAPS else at.parties.tree.span([match.cue])


def _statement(at: Desk, cue: Span) -> int | None:
    """The innermost statement whose content holds the cue."""
    holding = [
        (piece.end - piece.start, n)
        for n, s in enumerate(at.statements)
        for piece in (s.content, *s.parts)
        if piece.start <= cue.start < piece.end
    ]
    return min(holding)[1] if holding else None


def _reasons(at: Desk, draft: Draft, background_reason: str) -> tuple[str, ...]:
    rule = draft.choice.pattern.rule
    named = f"{rule.type}/{rule.mode}" if rule.mode else rule.type
    cue, pattern = _cue(at, draft.match), draft.choice.pattern
    return (
        f"cue {at.article.text[cue.start : cue.end]!r}: {pattern.pos} pattern {pattern.text!r} is {named}",
        f"score {draft.score:.2f}: {draft.choice.reason}",
        f"parties: {draft.match.roles.how}",
        *draft.parts.reasons,
        f"status {draft.verdict.status}: {draft.verdict.reason}",
        *((f"remap: {draft.coded.reason}",) if draft.coded.reason else ()),
        f"background: {background_reason}",
        f"date: {draft.when_reason}",
    )


def _event(at: Desk, draft: Draft, place: Place | None) -> Event:
    tree = at.parties.tree
    cue = _cue(at, draft.match)
    sentence = tree.sentence_span(tree.sentence(draft.match.cue))
    noun = draft.match.pattern.pos == "noun" and draft.match.light is None
    carrier = draft.match.cue if draft.match.light is None else draft.match.light
    retold, why = background(tree, carrier, draft.when, at.article.published, noun=noun)
    given = draft.choice.pattern.rule.contexts
    named = contexts(given, at.article.text[sentence.start : sentence.end])
    missing = list(draft.parts.missing)
    if draft.when is None:
        missing.append(Missing("when", draft.when_reason))
    if place is None:
        missing.append(Missing("place", "the clause names none"))
    identity = f"{at.article.id}\0{cue.start}\0{draft.coded.type}"
    return Event(
        id=hashlib.sha256(identity.encode()).hexdigest()[:12],
        type=draft.coded.type,
        mode=draft.coded.mode,
        contexts=named,
        cameo=cameo(draft.coded.type, draft.coded.mode, named),
        quad=quad(draft.coded.type),
        status=draft.coded.status,
        background=retold,
        actors=draft.parts.actors,
        recipients=draft.parts.recipients,
        place=place,
        when=draft.when,
        statement=_statement(at, cue),
        cue=cue,
        evidence=(sentence,),
        score=draft.score,
        missing=tuple(missing),
        reasons=_reasons(at, draft, why),
    )


def _named(at: Desk, event: Event) -> bool:
    """Whether an event is only named: by a noun, or in a title or heading."""
    head = at.parties.tree.head_of(event.cue)
    if head is None:
        return False
    return at.parties.tree.sentence(head) in at.scene.headlines or event.reasons[0].partition(": ")[2].startswith("noun")


def _one(at: Desk, event: Event, other: Event) -> bool:
    """Whether two mentions are one event."""
    if same(event, other, named=_named(at, event) or _named(at, other)):
        return True
    return (_seen(event) or _seen(other)) and beside(event, other) and _nested(at.parties.tree, event, other)


def _nested(tree: Tree, event: Event, other: Event) -> bool:
    """Whether one cue stands below the other in the parse; verbs side by side ("beaten and shot") are two acts."""
    one, two = tree.head_of(event.cue), tree.head_of(other.cue)
    return one is not None and two is not None and (_below(tree, one, two) or _below(tree, two, one))


def _below(tree: Tree, word: int, top: int) -> bool:
    while word != top and tree.words[word].head >= 0 and plain(tree.words[word].relation) not in {"conj", "parataxis"}:
        word = tree.words[word].head
    return word == top


def _seen(event: Event) -> bool:
    """Whether no pattern names the cue."""
    return f"pattern {SEEN!r}" in event.reasons[0]


def _refusal(at: Desk, match: Match, reason: str) -> Refusal:
    return Refusal(stage="resolve", what="event", reason=reason, span=_cue(at, match), source=at.article.id)


def _drafts(at: Desk) -> Iterator[Draft | Refusal]:
    """Candidates decided, in text order; those that are part of another act are refused at once."""
    asked = {match.cue: (match, parts) for match, parts in exhortations(at.parties, at.statements)}
    found = matches(lexicon(), at.parties)
    found += learned(at.cues or {}, {w for m in found for w in (*m.words, m.light) if w is not None}, at.parties)
    carriers = {w for m in found for w in (m.cue, m.light) if w is not None}
    for cue in sorted(asked.keys() - carriers):
        found.append(asked[cue][0])
    for match in sorted(found, key=lambda m: m.cue):
        outer = holder(match, found, at.parties.tree)
        carrier = match.cue if match.light is None else match.light
        if asked.keys() & set(match.used) and match.pattern.rule.type == "REQUEST":
            yield _refusal(at, match, "the quoted words make the request")
        elif carrier in asked:
            yield _exhorted(at, *asked[carrier])
        elif outer is not None:
            yield _refusal(at, match, f"part of {at.parties.tree.form(outer.cue)!r} ({outer.pattern.rule.type})")
        else:
            yield from _twofold(_draft(at, match))


def _twofold(draft: Draft) -> Iterator[Draft]:
    """The event, and the second one that its words always mean: a sentence to prison convicts and imprisons."""
    yield draft
    second = draft.choice.pattern.rule.also
    if second and draft.coded.type == draft.choice.pattern.rule.type:
        kind, _, mode = second.partition("/")
        yield replace(draft, coded=replace(draft.coded, type=cast("EventType", kind), mode=mode))


def coded(at: Desk) -> tuple[tuple[Event, ...], tuple[Refusal, ...]]:
    """Events in text order, and every candidate that was not taken."""
    events: list[Event] = []
    refused: list[Refusal] = []
    for draft in _drafts(at):
        if isinstance(draft, Refusal):
            refused.append(draft)
            continue
        why_not = objection(at, draft)
        if why_not is not None:
            refused.append(_refusal(at, draft.match, why_not))
            continue
        event = _event(at, draft, place_of(draft.match, at.parties))
        first = next((n for n, e in enumerate(events) if _one(at, e, event)), None)
        if first is None:
            events.append(event)
        else:
            events[first] = joined(events[first], event)
    return tuple(events), tuple(refused)

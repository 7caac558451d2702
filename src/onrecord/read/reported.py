"""Reported speech by syntax: verbs of saying with their subject and what they say, "according to", hearsay adverbs.

Content is a clause or a quotation. Where both overlap the quotation's marks belong to it; where the speaker stands in the
middle of the content, the content is in parts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.read.page import Page
from onrecord.read.words import table
from onrecord.syntax import Tree
from onrecord.types import Quotation, Span

_SUBJECT = ("nsubj", "nsubj:pass", "nsubj:outer")
_NOT_IN_SOURCE = frozenset({"acl:relcl", "parataxis", "punct", "ccomp", "advcl", "case", "cop", "mark", "nsubj", "aux", "discourse"})
_AROUND_CUE = ("aux", "aux:pass", "compound:prt", "cop")
_EDGE = frozenset(",;:–—-. \n\t\u00a0")


@dataclass(frozen=True, slots=True)
class Reported:
    """What the rules found: `head` is the cue's main word, `direct` if all the content stands in quotation marks."""

    head: int
    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    direct: bool
    rule: str

    @property
    def aside(self) -> Span | None:
        """The words that only name the source ("according to X"), which are part of nobody's content."""
        return (
            Span(min(self.cue.start, self.source.start), max(self.cue.end, self.source.end))
            if self.rule == "according" and self.source
            else None
        )


def reported(page: Page) -> Iterator[Reported]:
    """Everything the rules find, in text order of the cues."""
    tree = page.tree
    kinds = table("speech.txt")
    say, hearsay, nouns = kinds["say"] | kinds["think"], kinds["hearsay"], kinds["noun"]
    for index, word in enumerate(tree.words):
        lemma, pos = word.lemma.lower(), word.pos
        if lemma in say and pos in ("VERB", "AUX"):
            yield from _said(page, index)
        elif lemma in ("accord", "according") and tree.form(index).lower() == "according":
            yield from _according(page, index)
        elif pos == "ADV" and lemma in hearsay:
            yield from _hearsay(page, index)
        elif pos == "NOUN" and lemma in nouns:
            yield from _noun(page, index)


def _said(page: Page, verb: int) -> Iterator[Reported]:
    """A verb of saying with a clause or quotation it says."""
    tree = page.tree
    source = speaker(tree, verb)
    clause = _clause(tree, verb)
    if clause is not None:
        content = _content(page, clause, verb)
        rule = "clause"
    else:
        content = _quoted(page, verb, source)
        rule = "quotation"
    if not content:
        return
    span = subject_span(tree, source) if source is not None else None
    content = without(tree.text, content, span)
    if content:
        yield Reported(verb, span, cue_span(tree, verb), content, direct(page, content, tree.words[verb].start), rule)


def speaker(tree: Tree, verb: int) -> int | None:
    """The word that heads the phrase of whoever speaks: the subject, the agent of a passive, or the subject shared
    with the verb this one hangs on ("was quoted as saying", "…, adding that")."""
    if tree.child(verb, "nsubj:pass", "aux:pass") is not None:
        return next((c for c in tree.children(verb, "obl:agent", "obl") if _marked(tree, c, "by")), None)
    subject = next((c for c in tree.children(verb, "nsubj", "nsubj:outer")), None)
    if subject is not None:
        return _antecedent(tree, verb, subject)
    head, relation = tree.words[verb].head, tree.words[verb].relation
    if head < 0:
        return None
    if relation in ("acl", "acl:relcl"):
        return head if tree.words[head].pos in ("NOUN", "PROPN", "PRON") and tree.words[verb].lemma != tree.form(verb) else None
    if relation in ("xcomp", "advcl", "conj", "ccomp") and tree.words[head].pos in ("VERB", "AUX", "ADJ", "NOUN"):
        passive = tree.child(head, "nsubj:pass") if relation in ("xcomp", "advcl") else None
        return passive if passive is not None else speaker_above(tree, head)
    return None


def _marked(tree: Tree, word: int, *prepositions: str) -> bool:
    return any(tree.lemma(case) in prepositions for case in tree.children(word, "case"))


def speaker_above(tree: Tree, head: int) -> int | None:
    """Subject of a verb or of the verbs it is joined to."""
    seen = 0
    while head >= 0 and seen < 4:
        subject = next((c for c in tree.children(head, "nsubj", "nsubj:pass")), None)
        if subject is not None:
            return subject
        if tree.words[head].relation not in ("conj", "xcomp", "advcl"):
            return None
        head = tree.words[head].head
        seen += 1
    return None


def _antecedent(tree: Tree, verb: int, subject: int) -> int:
    """Of a relative pronoun, the noun it stands for."""
    if tree.words[verb].relation == "acl:relcl" and tree.lemma(subject) in ("who", "which", "that"):
        return tree.words[verb].head
    return subject


def subject_span(tree: Tree, head: int) -> Span:
    """The speaker's whole phrase with appositions and titles, without clauses after it or punctuation at its edges."""
    words = [head]
    for child in tree.children(head):
        if tree.words[child].relation in _NOT_IN_SOURCE:
            continue
        words += tree.subtree(child)
    return _tight(tree, head, words)


def _tight(tree: Tree, head: int, words: Sequence[int]) -> Span:
    """Characters of the unbroken run of these words around the head, edges without marks. Gaps of marks are bridged."""
    known = set(words)
    first = last = head
    while first - 1 in known or (first - 2 in known and tree.words[first - 1].pos == "PUNCT"):
        first -= 1 if first - 1 in known else 2
    while last + 1 in known or (last + 2 in known and tree.words[last + 1].pos == "PUNCT"):
        last += 1 if last + 1 in known else 2
    while first < head and tree.words[first].pos in ("PUNCT", "CCONJ"):
        first += 1
    while last > head and tree.words[last].pos == "PUNCT":
        last -= 1
    return Span(tree.words[first].start, tree.words[last].end)


def cue_span(tree: Tree, verb: int) -> Span:
    """The verb with its auxiliaries, negation, particle and the adverbs among them."""
    known = {verb, *tree.children(verb, *_AROUND_CUE)}
    known |= {c for c in tree.children(verb, "advmod") if abs(c - verb) <= 2 or c + 1 in known}
    first = last = verb
    while first - 1 in known:
        first -= 1
    while last + 1 in known and tree.words[last + 1].relation == "compound:prt":
        last += 1
    while first < verb and tree.words[first].relation == "advmod" and tree.lemma(first) not in ("not", "n't", "never", "also"):
        first += 1
    return Span(tree.words[first].start, tree.words[last].end)


def _clause(tree: Tree, verb: int) -> int | None:
    """Head of the clause that is said: a complement, or the clause this verb is set beside ("…, he said")."""
    clause = next((c for c in tree.children(verb, "ccomp")), None)
    if clause is not None:
        return clause
    word = tree.words[verb]
    free = tree.child(verb, "obj") is None
    spoken = tree.child(verb, *_SUBJECT) is not None
    if word.relation == "parataxis" and word.head >= 0 and free and (spoken or tree.child(verb, "obl") is not None):
        return word.head
    if word.relation == "advcl" and free and spoken and any(tree.lemma(c) == "as" for c in tree.children(verb, "mark", "advmod")):
        return word.head
    beside = next((c for c in tree.children(verb, "parataxis") if free and tree.child(c, *_SUBJECT) is not None), None)
    if beside is not None:
        return beside
    return next((c for c in tree.children(verb, "xcomp") if tree.lemma(verb) in _INFINITIVE), None)


# Verbs whose infinitive is something said: "vowed to respond", "urged Iran to stop".
_INFINITIVE = frozenset(
    ["vow", "pledge", "promise", "threaten", "urge", "ask", "tell", "demand", "claim", "warn", "agree", "offer", "swear"]
)


def _content(page: Page, clause: int, verb: int) -> tuple[Span, ...]:
    """The clause without the verb of saying and its speaker, widened to the quotation it belongs to."""
    tree = page.tree
    said = set(tree.subtree(clause))
    if verb in said:
        said -= set(tree.subtree(verb))
    parts = [_part(page, run) for run in _runs(tree, sorted(said))]
    spans = [part for part in parts if part is not None]
    return _widened(page, spans, tree.words[verb].start)


def _runs(tree: Tree, words: Sequence[int]) -> Iterator[list[int]]:
    """Runs of neighbouring words; marks between them do not break a run."""
    run: list[int] = []
    for word in words:
        if run and word > run[-1] + 1 and any(tree.words[n].pos != "PUNCT" for n in range(run[-1] + 1, word)):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _part(page: Page, run: list[int]) -> Span | None:
    """Characters of a run without loose punctuation at its edges; None if nothing else is in it."""
    tree = page.tree
    while run and tree.words[run[0]].pos == "PUNCT" and not _opens(page, run[0]):
        run = run[1:]
    while run and tree.words[run[-1]].pos == "PUNCT":
        run = run[:-1]
    return tree.span(run) if run else None


def _opens(page: Page, word: int) -> bool:
    start = page.tree.words[word].start
    quotation = page.quotation_at(start)
    return quotation is not None and quotation.span.start == start


def _widened(page: Page, spans: Sequence[Span], cue: int) -> tuple[Span, ...]:
    """Each part that lies in a quotation not around the cue becomes the whole quotation; the paragraph's further
    quotations that have no speaker of their own are not touched here."""
    found: list[Span] = []
    for span in spans:
        start, end = span.start, span.end
        for at in (start, end - 1):
            quotation = page.quotation_at(at)
            if quotation and not quotation.span.start <= cue < quotation.span.end:
                start, end = min(start, quotation.span.start), max(end, quotation.span.end)
        if not found or start >= found[-1].end:
            found.append(Span(start, end))
        elif end > found[-1].end:
            found[-1] = Span(found[-1].start, end)
    return tuple(found)


def _quoted(page: Page, verb: int, source: int | None) -> tuple[Span, ...]:
    """Quotations among the verb's dependents ("offered his “full support”"), or right beside it across a mark."""
    tree = page.tree
    sentence = tree.sentence_span(tree.sentence(verb))
    place = tree.words[verb]
    found: list[Span] = []
    touching: list[Quotation] = []
    for quotation in page.quotations_in(sentence.start, sentence.end):
        if quotation.span.end <= sentence.start or quotation.span.start >= sentence.end:
            if _beside(page, quotation, sentence, verb):
                found.append(quotation.span)
        elif not quotation.span.start <= place.start < quotation.span.end:
            touching.append(quotation)
    own = _own(tree, verb, source) if touching else set()
    found += [q.span for q in touching if not own.isdisjoint(tree.inside(q.content)) or _adjacent(tree, q, verb)]
    return _outermost(found)


def _own(tree: Tree, verb: int, source: int | None) -> set[int]:
    """The words of a verb's clause, without its subject and the verbs joined to it."""
    own = set(tree.subtree(verb)).difference(*(tree.subtree(c) for c in tree.children(verb, "conj")))
    return own.difference(tree.subtree(source)) if source is not None and source in own else own


def _beside(page: Page, quotation: Quotation, sentence: Span, verb: int) -> bool:
    """Does a quotation begin right after a sentence that announces it with a colon?"""
    text = page.tree.text
    after = text[sentence.end : quotation.span.start]
    begins = text[sentence.end - 1] == ":" and not after.strip() and quotation.span.start >= sentence.end
    return begins and page.tree.words[verb].relation in ("root", "conj", "advcl")


def _adjacent(tree: Tree, quotation: Quotation, verb: int) -> bool:
    """Is there only the speaker or a mark between the quotation and the verb?"""
    words, place = tree.words, quotation.span
    low, high = sorted((words[verb].start, place.start))
    between = [w for w in tree.inside(Span(low, max(high, low + 1))) if not place.start <= words[w].start < place.end]
    # Twelve words leave room for a speaker with title and apposition.
    return len(between) <= 12 and all(words[w].pos != "VERB" or w == verb for w in between)


def _outermost(spans: Sequence[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for span in sorted(spans):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return tuple(found)


def _according(page: Page, word: int) -> Iterator[Reported]:
    """ "According to X, Y" and "Y, according to X"."""
    tree = page.tree
    case = tree.words[word].relation in ("case", "mark")
    source = tree.words[word].head if case else tree.child(word, "obl", "nmod")
    if source is None or source < 0:
        return
    above = tree.words[source if case else word].head
    if above < 0:
        return
    cue = Span(tree.words[word].start, tree.words[min(word + 1, len(tree.words) - 1)].end)
    span = subject_span(tree, source)
    said = set(tree.subtree(above)) - set(tree.subtree(source)) - set(tree.subtree(word))
    parts = [part for run in _runs(tree, sorted(said)) if (part := _part(page, run))]
    content = without(tree.text, _widened(page, parts, cue.start), span)
    if content:
        yield Reported(word, span, cue, content, direct(page, content, cue.start), "according")


def _hearsay(page: Page, adverb: int) -> Iterator[Reported]:
    """ "reportedly": no source, the clause is the content."""
    tree = page.tree
    head = tree.words[adverb].head
    if head < 0:
        return
    said = [word for word in tree.subtree(head) if word != adverb]
    parts = [part for run in _runs(tree, said) if (part := _part(page, run))]
    if parts:
        yield Reported(adverb, None, tree.span([adverb]), tuple(parts), direct=False, rule="hearsay")


def _noun(page: Page, noun: int) -> Iterator[Reported]:
    """ "Moscow's claim that …", "a report by Mehr that …"."""
    tree = page.tree
    clause = next((c for c in tree.children(noun, "acl", "ccomp") if any(tree.lemma(k) == "that" for k in tree.children(c, "mark"))), None)
    if clause is None:
        return
    source = next(iter(tree.children(noun, "nmod:poss")), None)
    if source is None:
        source = next((c for c in tree.children(noun, "nmod") if _marked(tree, c, "by", "from")), None)
    part = _part(page, tree.subtree(clause))
    if part:
        content = _widened(page, [part], tree.words[noun].start)
        span = subject_span(tree, source) if source is not None else None
        yield Reported(noun, span, tree.span([noun]), content, direct(page, content, tree.words[noun].start), "noun")


def without(text: str, content: Sequence[Span], source: Span | None) -> tuple[Span, ...]:
    """Content less the speaker's phrase, where they overlap, and without marks left at its edges."""
    found: list[Span] = []
    for span in content:
        pieces = [(span.start, span.end)]
        if source and source.start < span.end and span.start < source.end:
            pieces = [(span.start, source.start), (source.end, span.end)]
        for start, end in pieces:
            while start < end and text[start] in _EDGE:
                start += 1
            while end > start and text[end - 1] in _EDGE:
                end -= 1
            if start < end:
                found.append(Span(start, end))
    return tuple(found)


def direct(page: Page, content: Sequence[Span], cue: int) -> bool:
    """Does all content stand in quotation marks that do not hold the cue too?"""
    for span in content:
        quotation = page.quotation_at(span.start)
        if quotation is None or span.end > quotation.span.end + 1 or quotation.span.start <= cue < quotation.span.end:
            return False
    return True

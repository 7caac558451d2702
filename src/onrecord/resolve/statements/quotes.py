"""Whose words stand between quotation marks: the nearest cue, a signature, a name before a colon, or the discourse."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.resolve.roles import obliques, passive, subjects
from onrecord.resolve.statements import speech
from onrecord.resolve.statements.cues import by_agents
from onrecord.syntax import Tree
from onrecord.types import Article, Block, Quotation, Span

NEAR = 90  # characters between a quotation and its verb of speech; longer gaps in the development texts belong to others
SHORT = 3  # words: a quotation this short needs a cue of its own
SIGNATURE = 120
SIGNED = re.compile(r"[\s―–—-]*([A-Z][^\n]+?)\s*$")
BESIDE = 8
TITLED = 24
WORK = re.compile(r",? (?:by [A-Z]|(?:first )?published\b)")  # "… “The Long Winter” by Ilse Brandt"
TITLERS = frozenset({"entitled", "titled", "called", "named"})
ENDED = re.compile(r"[.!?][”\"’']*\Z")
LABEL = re.compile(r"([A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}): (?=\S)")
BREAK = re.compile(r"[.!?][”\"’']?\s+[A-Z]|[.!?]\s*$|\n")
TITLE_WORD = re.compile(r"[A-Z0-9][\w’'-]*$|(?:of|the|a|an|and|in|on|to|for|with|from|by|at|or)$")


@dataclass(frozen=True, slots=True)
class Found:
    """The cue of a quotation with the words that speak, or a signature's span; `how` is the reason."""

    cue: int | None
    sources: tuple[int, ...]
    signature: Span | None
    how: str


class Page:
    """Blocks and quotations of one article, with the questions asked about a quotation's surroundings."""

    def __init__(self, article: Article, tree: Tree, quotations: Sequence[Quotation]) -> None:
        self.article = article
        self.tree = tree
        self.outer = _outermost(quotations)
        self._starts = [b.start for b in article.blocks]
        self._opened = [q.span.start for q in self.outer]

    def block(self, offset: int) -> Block | None:
        """The block an offset lies in."""
        n = bisect_right(self._starts, offset) - 1
        return self.article.blocks[n] if n >= 0 and offset < self.article.blocks[n].end else None

    def before(self, block: Block) -> Block | None:
        """The block before one."""
        n = bisect_right(self._starts, block.start) - 2
        return self.article.blocks[n] if n >= 0 else None

    def between(self, one: Block, other: Block) -> int:
        """Steps from one block to a later one."""
        return bisect_right(self._starts, other.start) - bisect_right(self._starts, one.start)

    def quoted(self, offset: int) -> bool:
        """Whether an offset lies between quotation marks."""
        n = bisect_right(self._opened, offset) - 1
        return n >= 0 and offset < self.outer[n].span.end

    def inside(self, block: Block) -> Sequence[Quotation]:
        """Quotations that open in a block."""
        return self.outer[bisect_left(self._opened, block.start) : bisect_left(self._opened, block.end)]

    def below(self, block: Block) -> Block | None:
        """The block after one."""
        n = bisect_right(self._starts, block.start)
        return self.article.blocks[n] if n < len(self.article.blocks) else None

    def after_colon(self, cue: Span) -> Quotation | None:
        """The quotation that a cue, nothing but a colon between, announces."""
        n = bisect_left(self._opened, cue.end)
        if n == len(self.outer) or self.outer[n].span.start > cue.end + BESIDE:
            return None
        return self.outer[n] if self.article.text[cue.end : self.outer[n].span.start].strip() == ":" else None

    def closed(self, piece: Span) -> Span:
        """A piece that breaks off inside a quotation it holds the beginning of, up to the closing mark."""
        n = bisect_right(self._opened, piece.end - 1) - 1
        if n < 0 or not piece.start <= self.outer[n].span.start < piece.end < self.outer[n].content.end:
            return piece
        return Span(piece.start, self.outer[n].span.end) if self.block(piece.start) is self.block(self.outer[n].span.end - 1) else piece

    def words(self, span: Span) -> list[str]:
        """The words of a span as written."""
        return re.findall(r"[\w’'-]+", self.article.text[span.start : span.end])


def _outermost(quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    kept: list[Quotation] = []
    for q in sorted(quotations, key=lambda q: (q.span.start, -q.span.end)):
        if not kept or q.span.start >= kept[-1].span.end:
            kept.append(q)
    return tuple(kept)


def _distance(page: Page, quotation: Quotation, word: int) -> int | None:
    """Characters between quotation and word, if nothing but prose of the same sentence stands between them."""
    start, end = page.tree.words[word].start, page.tree.words[word].end
    gap = (end, quotation.span.start) if end <= quotation.span.start else (quotation.span.end, start)
    if gap[1] < gap[0] or gap[1] - gap[0] > NEAR:
        return None
    between = page.article.text[gap[0] : gap[1]]
    if any(q.span.start >= gap[0] and q.span.end <= gap[1] for q in page.outer):
        return None
    return None if BREAK.search(between) else gap[1] - gap[0]


def _governs(page: Page, quotation: Quotation, verb: int) -> bool:
    """The quotation stands below the verb, or the verb is an aside of the quotation ("…, she said, …")."""
    head = page.tree.head_of(quotation.content)
    if head is None:
        return False
    return verb in page.tree.ancestors(head) or page.tree.words[verb].head in page.tree.inside(quotation.content)


def _verbs(page: Page, quotation: Quotation) -> list[tuple[int, int]]:
    """Speech verbs near a quotation that have a subject, with their distance."""
    block = page.block(quotation.span.start)
    if block is None:
        return []
    around = Span(max(block.start, quotation.span.start - 2 * NEAR), min(block.end, quotation.span.end + 2 * NEAR))
    found = []
    for w in page.tree.inside(around):
        word = page.tree.words[w]
        if word.pos not in {"VERB", "AUX"} or page.quoted(word.start) or page.tree.lemma(w) not in speech.words("verbs"):
            continue
        distance = _distance(page, quotation, w)
        if distance is not None and not _told_already(page, quotation, w) and (distance <= BESIDE or _governs(page, quotation, w)):
            found.append((distance + (40 if page.tree.lemma(w) not in speech.words("plain") else 0), w))
    return sorted(pair for pair in found if not _above_another(page, pair[1], [v for _, v in found]))


def _told_already(page: Page, quotation: Quotation, verb: int) -> bool:
    """ "Roe called it “a shame.” Doe said …": a verb of the next sentence, where the quotation's own begins before it with a verb."""
    tree = page.tree
    inside = tree.inside(quotation.content)
    if (
        not inside
        or tree.words[verb].start < quotation.span.end
        or not ENDED.search(tree.text, quotation.content.start, quotation.span.end)
    ):
        return False
    first = tree.sentences[tree.sentence(inside[0])].first
    own = [w for w in range(first, inside[0]) if tree.words[w].pos in {"VERB", "AUX"} and not page.quoted(tree.words[w].start)]
    return bool(own) and tree.sentence(verb) != tree.sentence(inside[0])


def _above_another(page: Page, verb: int, verbs: Sequence[int]) -> bool:
    """ "While Arda demands the “return” of it, Roe said …": of two verbs before the words the lower one has them, if it has a subject."""
    below = [v for v in verbs if v != verb and verb in page.tree.ancestors(v)]
    return any(v > verb or page.tree.words[v].relation == "advcl" for v in below if page.tree.children(v, "nsubj"))


def speakers(page: Page, verb: int) -> tuple[int, ...]:
    """The verb's subject outside all quotation marks; else the noun that stands right beside it ("…, Roe added")."""
    found, how = subjects(page.tree, verb)
    if passive(page.tree, verb) and page.tree.lemma(verb) != "quote":
        found, how = by_agents(page.tree, verb), "subject"
    outside = tuple(h for h in found if not page.quoted(page.tree.words[h].start))
    if outside:
        return outside if how in {"subject", "relative clause", "coordination"} else ()
    sentence = page.tree.sentences[page.tree.sentence(verb)]
    for w in (verb - 1, verb - 2, verb + 1, verb + 2, verb + 3):
        if (
            sentence.first <= w < sentence.last
            and page.tree.words[w].pos in {"PROPN", "PRON"}
            and not page.quoted(page.tree.words[w].start)
        ):
            return (w,)
    return ()


def _cue(page: Page, quotation: Quotation) -> Found | None:
    for _, verb in _verbs(page, quotation):
        who = speakers(page, verb)
        if who:
            return Found(verb, who, None, f"next to {page.tree.form(verb)!r}")
    return None


def _transcript(page: Page, quotation: Quotation) -> Found | None:
    """ "“ROE: We shall go.”": the speaker stands inside the marks."""
    label = LABEL.match(page.article.text, quotation.content.start, quotation.content.end)
    return Found(None, (), Span(*label.span(1)), "name inside the marks") if label else None


def spoken_in(quotation: Quotation, found: Found) -> Span:
    """What is said between the marks: all, or what follows the speaker's name."""
    inside = found.signature is not None and found.signature.start == quotation.content.start
    return Span(found.signature.end + 2, quotation.content.end) if inside and found.signature else quotation.content


def _line(page: Page, span: Span) -> Span:
    """The line of text a span lies in."""
    text = page.article.text
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text))


def _signature(page: Page, quotation: Quotation) -> Found | None:
    """ "“…” Jane Roe, Institute Fellow": a name after the closing mark, with no verb, up to the end of the line."""
    line = _line(page, quotation.span)
    if line.end - quotation.span.end > SIGNATURE or quotation.span.start > line.start + 6:
        return None
    name = SIGNED.match(page.article.text[quotation.span.end : line.end])
    if name is None:
        return None
    span = Span(quotation.span.end + name.start(1), quotation.span.end + name.end(1))
    if any(page.tree.words[w].pos in {"VERB", "AUX"} for w in page.tree.inside(span)):
        return None
    return Found(None, tuple(page.tree.inside(span)[:1]), span, "signature after the quotation")


def _announced(page: Page, quotation: Quotation) -> Found | None:
    """ "Roe continued:" as the end of the paragraph before."""
    before = page.article.text[: quotation.span.start].rstrip()
    if not before.endswith(":") or quotation.span.start - len(before) > BESIDE:
        return None
    last = page.tree.inside(Span(len(before) - 1, len(before)))
    sentence = page.tree.sentences[page.tree.sentence(last[0])] if last else None
    verbs = [w for w in range(sentence.first, sentence.last) if page.tree.lemma(w) in speech.words("verbs")] if sentence else []
    for verb in reversed([v for v in verbs if page.tree.words[v].pos == "VERB" and not page.quoted(page.tree.words[v].start)]):
        who = speakers(page, verb)
        if who:
            return Found(verb, who, None, f"announced by {page.tree.form(verb)!r}")
    return _introduced(page, quotation, last) if last else None


def _introduced(page: Page, quotation: Quotation, colon: range) -> Found | None:
    """ "The report gives details: “…”": a named subject or a document before the colon, whatever the verb."""
    tree = page.tree
    first = tree.sentences[tree.sentence(colon[0])].first
    subjects = [w for w in range(first, colon[0]) if tree.words[w].relation == "nsubj" and not page.quoted(tree.words[w].start)]
    named = [w for w in subjects if tree.words[w].pos == "PROPN" or tree.lemma(w) in speech.words("channels")]
    if len(subjects) != 1 or not named or len(page.words(quotation.content)) <= SHORT:
        return None
    return Found(None, (named[0],), None, "a colon after the clause of its source")


def _label(page: Page, quotation: Quotation) -> Found | None:
    """ "Name: “…”" at the start of a block."""
    block = page.block(quotation.span.start)
    if block is None:
        return None
    before = page.article.text[block.start : quotation.span.start]
    if not re.fullmatch(r"\s*[A-Z][^.!?\n“\"]{1,60}:\s*", before):
        return None
    span = Span(block.start, block.start + before.rindex(":"))
    return Found(None, tuple(page.tree.inside(span)[-1:]), span, "name before a colon")


def _noun(page: Page, quotation: Quotation) -> Found | None:
    """ "the marchers' cries of “…”", "her warning that “…”": the possessor of the noun speaks."""
    head = page.tree.head_of(quotation.content)
    nouns = [a for a in page.tree.ancestors(head) if page.tree.lemma(a) in speech.words("utterances")] if head is not None else []
    for noun in nouns[:1]:
        owners = [h for prep, heads in obliques(page.tree, noun) if prep in {"'s", "by", "from"} for h in heads]
        if owners and page.tree.words[noun].end <= quotation.span.start <= page.tree.words[noun].end + NEAR:
            return Found(noun, tuple(owners), None, f"noun {page.tree.form(noun)!r}")
    return None


def is_work(page: Page, quotation: Quotation) -> bool:
    """Said to be a title: "entitled “…”", "“…” by Ilse Brandt"."""
    text, marks = page.tree.text, quotation.span
    before = text[max(0, marks.start - TITLED) : marks.start].lower().split()
    if before and before[-1] in TITLERS:
        return True
    return bool(WORK.match(text, marks.end)) and not re.search(r"[,.!?…]\W*$", text[marks.start : marks.end])


def is_title(page: Page, quotation: Quotation) -> bool:
    """Said to be one, or capitalized throughout, as the titles of works are."""
    if is_work(page, quotation):
        return True
    words = page.words(quotation.content)
    return len(words) >= 2 and all(TITLE_WORD.match(w) for w in words) and words[0][0].isupper() and words[-1][0].isupper()


def attributed(page: Page, quotation: Quotation) -> Found | None:
    """Who is said to speak these words, in the order of trust: signature, verb, noun, label."""
    return (
        _transcript(page, quotation)
        or _signature(page, quotation)
        or _cue(page, quotation)
        or _noun(page, quotation)
        or _label(page, quotation)
        or _announced(page, quotation)
    )


def beside(page: Page, quotation: Quotation, word: int) -> bool:
    """Nothing but a mark or "that" between the cue and the quotation."""
    distance = _distance(page, quotation, word)
    return distance is not None and distance <= BESIDE


def scare(page: Page, quotation: Quotation) -> bool:
    """Too short to be anyone's words without a cue, and no sentence of its own: "“It is sad.”"."""
    text = page.article.text
    own = text[quotation.content.start].isupper() and text[quotation.content.end - 1] in ".!?"
    block = page.block(quotation.span.start)
    begins = block is not None and (
        quotation.span.start == block.start or text[max(0, quotation.span.start - 3) : quotation.span.start].rstrip()[-1:] in '.!?”"'
    )
    words = len(page.words(quotation.content))
    return words <= SHORT and not (own and begins and words > 1)

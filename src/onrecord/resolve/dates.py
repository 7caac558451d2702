"""Which date an event takes, and why: its own time expression by syntax, then its clause's, its sentence's, then the narrative's.

Publication itself dates an event only when it is the news of the day: a main clause in the past, at the head of an article whose day of
publication is known; such a date says so (basis "publication"). Everything else has no date, with the reason.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from onrecord.resolve.roles import is_verbal, plain
from onrecord.syntax import Tree
from onrecord.times import Resolved, Tense, follow, shifted
from onrecord.types import Article, Reading, Span, TimeExpression, When

# Clauses with a time of their own: a date inside them is not the governor's, and the governor's not theirs.
CLAUSES = frozenset({"ccomp", "advcl", "acl", "parataxis", "csubj"})
TOLD = frozenset({"nsubj", "obj", "root"})
SUBJECTS = frozenset({"nsubj", "csubj"})
CLOSE = frozenset({"nmod", "compound", "amod", "nummod"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
BOUNDS = {"from": "since", "till": "until", "by": "until"} | {word: word for word in ("since", "until", "before", "after", "between")}
FIRST_SENTENCES = 4  # a lead and what carries it on; the headline counts as one
NARRATIVE_REACH = 2  # sentences back in the same paragraph
NAMING = frozenset(("nmod:poss", "compound", "amod", "nummod", "nmod:desc", "det"))
CARRIED_DAYS = 31  # what a sentence tells of a year or a decade is not what the next one tells of
LINK = 3  # words between the ends of an interval
ROUTE = 12  # steps between a date and its event; no development sentence needs more


@cache
def _words() -> Mapping[str, frozenset[str]]:
    data = tomllib.loads((files("onrecord.resolve") / "data" / "dates.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in data.items()}


AHEAD = "the date lies after publication: it is of what is announced"


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression that names days: the word that heads it, and the word before that limits it (since, until …)."""

    head: int
    when: When
    bound: str


class Dates:
    """The dates of one article's events. Building it is linear in the text; `of` looks at one sentence and two before it."""

    def __init__(self, article: Article, reading: Reading, tree: Tree) -> None:
        self.tree = tree
        self.article = article
        self.published = article.published
        resolved = follow(article.text, reading.times, published=article.published, tense=self._tense)
        self.dated = _placed(tree, resolved)
        self.by_sentence: dict[int, list[Dated]] = {}
        for each in self.dated:
            self.by_sentence.setdefault(tree.sentence(each.head), []).append(each)
        self.distances: dict[int, list[tuple[int, TimeExpression]]] = {}
        for found in resolved:
            self._keep_distance(found.expression)
        self.nouns: dict[str, list[int]] = {}
        for number, word in enumerate(tree.words):
            if word.pos == "NOUN":
                self.nouns.setdefault(word.lemma.lower(), []).append(number)

    def _keep_distance(self, expression: TimeExpression) -> None:
        head = self.tree.head_of(expression.span)
        if expression.kind == "duration" and expression.value.endswith((" before", " after")) and head is not None:
            self.distances.setdefault(self.tree.sentence(head), []).append((head, expression))

    def of(self, cue: int) -> tuple[When | None, str]:
        """The date of the event that a word names, and the reason for it or for its absence."""
        here = self.by_sentence.get(self.tree.sentence(cue), [])
        for rule, reason in (
            (self._own, "its own time expression"),
            (self._happening, "the time expression of its participle"),
            (self._clause, "the time expression of its clause"),
            (self._sentence, "the only time expression of its sentence"),
        ):
            if found := rule(cue, here):
                return (None, AHEAD) if self._ahead(found.when) and self._verb_tense(cue) == "past" else self._bounded(found, reason)
        if counted := self._counted(cue):
            return counted
        if named := self._named_again(cue):
            return named
        if any(not self._names(each.head) for each in here):
            return None, "the sentence's time expressions belong to other clauses"
        return self._narrative(cue) or self._news_of_the_day(cue) or (None, "no time expression reaches it")

    def _ahead(self, when: When) -> bool:
        """After publication: what is told as done cannot have been done then, so the date is of what is announced."""
        return self.published is not None and when.start > self.published.end

    def _own(self, top: int, here: list[Dated]) -> Dated | None:
        """The nearest date below an event word with no clause between."""
        routes = [(len(route), number, each) for number, each in enumerate(here) if (route := self._route(each.head, top)) is not None]
        return min(routes)[2] if routes else None

    def _route(self, head: int, top: int) -> list[int] | None:
        """Words from a date up to the event, if the date may be its: no clause between, nor a noun that the date names more closely."""
        route, word = [head], head
        while word != top:
            relation, governor = plain(self.tree.words[word].relation), self.tree.words[word].head
            if governor < 0 or relation in CLAUSES or relation == "conj" or len(route) > ROUTE:
                return None
            if governor != top and (self._names(word) or self._apart(governor)):
                return None
            route.append(governor)
            word = governor
        return route

    def _names(self, word: int) -> bool:
        """the 2022 invasion: the year is the invasion's, not the time of who discussed it"""
        return self.tree.words[word].head > word and plain(self.tree.words[word].relation) in CLOSE

    def _apart(self, noun: int) -> bool:
        return any(self.tree.lemma(c) in _words()["apart"] for c in self.tree.children(noun, "case", "mark"))

    def _happening(self, cue: int, here: list[Dated]) -> Dated | None:
        """the talks held on 5 June"""
        for clause in self.tree.children(cue, "acl"):
            if (
                self.tree.lemma(clause) in _words()["happen"]
                and not self.tree.children(clause, "nsubj")
                and (found := self._own(clause, here))
            ):
                return found
        return None

    def _clause(self, cue: int, here: list[Dated]) -> Dated | None:
        """The date of the verb an event noun depends on, of a coordinate, of the clause a participle belongs to."""
        word, seen = cue, 0
        while (word := self._upward(word, cue)) >= 0 and seen < ROUTE:
            if found := self._own(word, here):
                return found
            seen += 1
        return self._nearest_coordinate(cue, here)

    def _upward(self, word: int, cue: int) -> int:
        """The next word up whose date is also this event's, or -1."""
        head, relation = self.tree.words[word].head, plain(self.tree.words[word].relation)
        if head < 0:
            return -1
        if relation == "conj" or (relation == "advcl" and self._participle(word)) or self._serves(word, head):
            return head
        if relation in CLAUSES or relation == "xcomp":
            return -1
        if not is_verbal(self.tree, head):
            return (
                head
                if relation in {"nmod", "compound", "appos"}
                and not is_verbal(self.tree, cue)
                and self.tree.lemma(head) in _words()["happen"]
                else -1
            )
        return head if relation in SUBJECTS or self.tree.lemma(head) in _words()["happen"] else -1

    def _serves(self, word: int, head: int) -> bool:
        """travelled on 27 June to hold talks"""
        infinitive = any(self.tree.lemma(m) == "to" for m in self.tree.children(word, "mark"))
        return infinitive and plain(self.tree.words[word].relation) in {"advcl", "xcomp"} and self.tree.lemma(head) in _words()["motion"]

    def _participle(self, word: int) -> bool:
        return self.tree.form(word).lower().endswith("ing") and not self.tree.children(word, "mark", "nsubj")

    def _nearest_coordinate(self, cue: int, here: list[Dated]) -> Dated | None:
        """X met Y and signed a pact on Monday: the last of verbs with one subject holds the date of all."""
        for other in self.tree.children(cue, "conj"):
            if not self.tree.children(other, "nsubj") and (found := self._own(other, here)):
                return found
        return None

    def _sentence(self, cue: int, here: list[Dated]) -> Dated | None:
        """The sentence's one date, unless a clause that does not hold the event holds it."""
        if len(here) != 1:
            return None
        only = here[0]
        holder = self._clause_of(only.head)
        main = plain(self.tree.words[holder].relation) == "root" or self._of_a_participant(holder, cue)
        inside = holder == self._clause_of(cue) or (main and not self._reported(cue))
        return only if inside and not self._names(only.head) and not self._behind(only.head) else None

    def _behind(self, word: int) -> bool:
        """Does a noun behind since, after, according to … stand between the date and its clause?"""
        clause = self._clause_of(word)
        above = []
        while word != clause:
            word = self.tree.words[word].head
            above.append(word)
        return any(self._apart(noun) for noun in above if noun != clause)

    def _of_a_participant(self, holder: int, cue: int) -> bool:
        """A crash followed by a fire on Thursday killed five: parsers hang the day on the participle."""
        word = self.tree.words[holder]
        above = self.tree.words[word.head] if word.relation == "acl" and word.head >= 0 else None
        return above is not None and above.head == cue and plain(above.relation) in SUBJECTS and not self.tree.children(holder, "mark")

    def _clause_of(self, word: int) -> int:
        """The word that heads the clause a word stands in."""
        while plain(self.tree.words[word].relation) not in CLAUSES and self.tree.words[word].head >= 0:
            word = self.tree.words[word].head
        return word

    def _reported(self, cue: int) -> bool:
        """Does a clause boundary part the event from the main verb? Its date is then the report's."""
        return plain(self.tree.words[self._clause_of(cue)].relation) != "root"

    def _bounded(self, found: Dated, reason: str) -> tuple[When | None, str]:
        """What since, until, before and after make of a found."""
        when = found.when
        if found.bound == "since" and self.published is not None and self.published.end >= when.start:
            return _range(when, when.start, self.published.end, "since"), f"{reason}, with since"
        if found.bound == "until" and self.published is not None and self.published.end <= when.end:
            return _range(when, self.published.start, when.end, "until"), f"{reason}, with until"
        if found.bound in ("before", "after"):
            return None, f"{reason} says only {found.bound} {when.start.isoformat()}"
        return when, reason

    def _counted(self, cue: int) -> tuple[When | None, str] | None:
        """two days after the mutiny: counted from the one date that the named event has elsewhere in the article."""
        for head, expression in self.distances.get(self.tree.sentence(cue), []):
            if self._route(head, cue) is None:
                continue
            target = self._target(head, expression.span)
            known = self._known(target) if target is not None else None
            if known is None:
                return None, "counted from an event whose date the article does not give once"
            when = shifted(expression, known)
            return (when, "counted from another event of the article") if when else (None, "counted by an unknown distance")
        return None

    def _target(self, head: int, span: Span) -> int | None:
        """The event a distance is counted from: what before or after governs."""
        below = [head, *self.tree.children(head, "nmod", "obl", "advcl", "acl")]
        governor = self.tree.words[head].head
        beside = self.tree.children(governor, "obl", "advcl", "nmod") if governor >= 0 else []
        after = [w for w in [*below, *beside] if self.tree.words[w].start >= span.end]
        return min(after) if after else None

    def _named_again(self, cue: int) -> tuple[When | None, str] | None:
        """the attack, where one date belongs to every dated mention of an attack in the article."""
        if is_verbal(self.tree, cue) or not any(self.tree.lemma(d) in DEFINITE for d in self.tree.children(cue, "det")):
            return None
        known = self._known(cue)
        return (_inferred(known, "the date of another mention"), "the one date that other mentions of it have") if known else None

    def _known(self, target: int) -> When | None:
        """The one date that words of the target's lemma have of their own in this article."""
        found: dict[tuple[date, date], When] = {}
        for word in self.nouns.get(self.tree.lemma(target), []):
            own = self._own(word, self.by_sentence.get(self.tree.sentence(word), []))
            if own is not None and not own.bound:
                found[(own.when.start, own.when.end)] = own.when
        return next(iter(found.values())) if len(found) == 1 else None

    def _narrative(self, cue: int) -> tuple[When | None, str] | None:
        """The date the sentences just before tell of, if this one goes on in the same tense and paragraph."""
        sentence = self.tree.sentence(cue)
        if not self._tells(cue) or self.tree.lemma(cue) in _words()["saying"]:
            return None
        for earlier in range(sentence - 1, max(-1, sentence - 1 - NARRATIVE_REACH), -1):
            if sentence >= FIRST_SENTENCES and not self._same_block(earlier, sentence):
                return None
            root = self.tree.root(earlier)
            told = self._direct(root, self.by_sentence.get(earlier, []))
            if told is not None:
                return self._carried(told, root)
            if self.by_sentence.get(earlier) and is_verbal(self.tree, root):
                return None
        return None

    def _direct(self, word: int, here: list[Dated]) -> Dated | None:
        return self._own(word, here) or self._clause(word, here) or self._sentence(word, here)

    def _carried(self, told: Dated, root: int) -> tuple[When | None, str] | None:
        long = (told.when.end - told.when.start).days > CARRIED_DAYS
        if told.bound or long or self._ahead(told.when) or self._verb_tense(root) != "past":
            return None
        return _inferred(told.when, "carried over from an earlier sentence"), "the date the sentences before tell of"

    def _news_of_the_day(self, cue: int) -> tuple[When | None, str] | None:
        """The day of publication for what an article's head tells as done."""
        published = self.published
        sentence = self.tree.sentence(cue)
        if published is None or published.precision != "day" or sentence >= FIRST_SENTENCES or not self._tells(cue):
            return None
        if any(number in self.by_sentence and is_verbal(self.tree, self.tree.root(number)) for number in range(sentence)):
            return None, "the sentences before are dated, but not for this event"
        note = "told as the news of the day; no date given"
        when = When(start=published.start, end=published.end, precision="day", basis="publication", note=note)
        return when, "news of the day: past tense at the head of the article, no date given"

    def _tells(self, cue: int) -> bool:
        """Is the event told by a past main clause, or as such a clause's subject or object?"""
        clause = self._clause_of(cue)
        if not is_verbal(self.tree, cue) and self.tree.words[cue].pos != "VERB" and plain(self.tree.words[cue].relation) not in TOLD:
            return False
        head = self.tree.words[clause].head
        told = head >= 0 and plain(self.tree.words[head].relation) == "root" and self.tree.lemma(head) in _words()["saying"]
        main = plain(self.tree.words[clause].relation) == "root" or told
        pluperfect = any(self.tree.form(a).lower() == "had" for a in self.tree.children(clause, "aux"))
        return main and self._verb_tense(clause) == "past" and not pluperfect

    def _same_block(self, earlier: int, later: int) -> bool:
        gap = self.article.text[self.tree.sentence_span(earlier).end : self.tree.sentence_span(later).start]
        return "\n" not in gap

    def _tense(self, _: str, span: Span) -> Tense | None:
        """The tense of the verb that governs an expression."""
        head = self.tree.head_of(span)
        word = head if head is not None else -1
        while word >= 0:
            if is_verbal(self.tree, word) or self.tree.words[word].pos == "VERB":
                return self._verb_tense(word)
            word = self.tree.words[word].head
        return None

    def _verb_tense(self, verb: int) -> Tense | None:
        """Past or future by auxiliaries, governing verbs and the form; None if neither shows."""
        aux = {self.tree.form(a).lower() for a in self.tree.children(verb, "aux", "cop", "aux:pass")}
        if aux & _words()["future"] or self._planned(verb):
            return "future"
        if self._shares_auxiliary(verb, aux):
            return self._verb_tense(self.tree.words[verb].head)
        if aux & {"was", "were", "had", "did", "has", "have"}:
            return "past"
        return "past" if self.tree.words[verb].pos == "VERB" and not aux and self._past_form(verb) else None

    def _shares_auxiliary(self, verb: int, aux: set[str]) -> bool:
        """is due to stay and return on Friday"""
        bare = not aux and not self.tree.children(verb, "mark", "nsubj") and self.tree.form(verb).lower() == self.tree.lemma(verb)
        return bare and plain(self.tree.words[verb].relation) == "conj" and self.tree.words[verb].head >= 0

    def _planned(self, verb: int) -> bool:
        """to send, after plan, expect, be due …"""
        word, head = self.tree.words[verb], self.tree.words[verb].head
        infinitive = any(self.tree.lemma(m) == "to" for m in self.tree.children(verb, "mark"))
        return (
            infinitive and head >= 0 and plain(word.relation) in {"xcomp", "ccomp", "advcl"} and self.tree.lemma(head) in _words()["ahead"]
        )

    def _past_form(self, verb: int) -> bool:
        form, lemma = self.tree.form(verb).lower(), self.tree.lemma(verb)
        return form != lemma and not form.endswith(("ing", "s"))


def _placed(tree: Tree, resolved: tuple[Resolved, ...]) -> list[Dated]:
    """Expressions that name days, at their head words; spans of an interval (from … to …) joined."""
    found: list[Dated] = []
    for each in resolved:
        expression, when = each.expression, each.when
        if not isinstance(when, When) or each.timex == "PRESENT_REF":
            continue
        head = tree.head_of(expression.span)
        if head is None:
            continue
        if expression.value.endswith(" to") and found and found[-1].when.start <= when.end:
            first = found.pop()
            found.append(Dated(first.head, _range(first.when, first.when.start, when.end, "from … to"), ""))
            continue
        found.append(Dated(head, when, _bound(tree, expression.span, head)))
    return _joined(tree, found)


def _bound(tree: Tree, span: Span, head: int) -> str:
    """since, until, before or after in front of an expression."""
    inside = tree.inside(span)
    before = tree.form(inside[0] - 1).lower() if len(inside) and inside[0] > 0 else ""
    if tree.words[head].head > head and tree.words[head].relation in NAMING:
        return ""  # after the weekend's mutiny: "after" is the mutiny's
    case = {tree.lemma(c) for c in tree.children(head, "case", "mark")}
    word = before if before in BOUNDS else next((c for c in sorted(case) if c in BOUNDS), "")
    return BOUNDS.get(word, "")


def _joined(tree: Tree, dates: list[Dated]) -> list[Dated]:
    """from 2003 to 2009, between May and July: one range."""
    found: list[Dated] = []
    for each in dates:
        last = found[-1] if found else None
        if last is not None and last.bound in ("since", "between") and _closes(tree, last, each) and last.when.start <= each.when.end:
            found[-1] = Dated(last.head, _range(last.when, last.when.start, each.when.end, "from … to"), "")
        else:
            found.append(each)
    return found


def _closes(tree: Tree, first: Dated, second: Dated) -> bool:
    between = [tree.form(w).lower() for w in range(first.head + 1, second.head)]
    closing = {"and"} if first.bound == "between" else {"to", "until", "till", "through"}
    return len(between) <= LINK and bool(closing & set(between))


def _inferred(when: When, why: str) -> When:
    """A date taken over from elsewhere in the article."""
    note = "; ".join(part for part in (when.note, why) if part)
    return When(start=when.start, end=when.end, precision=when.precision, basis="inferred", evidence=when.evidence, note=note)


def _range(evidence: When, start: date, end: date, note: str) -> When:
    """An interval with the evidence of one of its ends."""
    return When(start=start, end=end, precision="range", basis=evidence.basis, evidence=evidence.evidence, note=note)

"""The date of an event, and the reason for it or for its absence.

Publication itself dates an event only when it is the news of the day: a main clause in the past, at the head of an article whose day of
publication is known; such a date says so (basis "publication"). Everything else has no date, with the reason.
"""

from datetime import date

from onrecord.names import outlets
from onrecord.resolve.dates.dated import Dated, inferred, placed, split_quoted, stretch
from onrecord.resolve.dates.reach import Reach
from onrecord.resolve.dates.tenses import Tenses
from onrecord.resolve.dates.words import words
from onrecord.resolve.roles import is_verbal, plain
from onrecord.syntax import Tree
from onrecord.times import Resolved, Unresolved, follow, shifted
from onrecord.types import Article, Reading, Span, TimeExpression, When

CONTENT = frozenset({"ccomp", "parataxis"})  # what someone said, told on that word
TOLD = frozenset({"nsubj", "obj", "root"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
FIRST_SENTENCES = 4  # a lead and what carries it on; the headline counts as one
FOLLOWING = 3  # sentences after a lead that give the day it leaves out
NEWS_DAYS = 7
LEAD = 2  # sentences below a headline that tell the same news
NARRATIVE_REACH = 2  # sentences back in the same paragraph
CARRIED_DAYS = 31  # what a sentence tells of a year or a decade is not what the next one tells of
MONTH_FIRST = frozenset({"USA", "PHL"})  # countries whose newspapers write 03/04 for the fourth of March
QUOTED = "counted from the day on which something quoted was said, which the text does not give"
PERFECT = "the perfect tells of no day of the past: the date belongs to something else"
AHEAD = "the date lies after publication: it is of what is announced"


def _writes_day_first(article: Article) -> bool | None:
    """03/04/2023 as the outlet's country writes it; None if the outlet is not known."""
    outlet = outlets.by_name(article.outlet) if article.outlet else None
    return None if outlet is None or outlet.country is None else outlet.country not in MONTH_FIRST


class Dates:
    """The dates of one article's events. Building it is linear in the text; `of` looks at one sentence and two before it."""

    def __init__(self, article: Article, reading: Reading, tree: Tree) -> None:
        self.tree = tree
        self.tenses = Tenses(tree)
        self.reach = Reach(tree)
        self.article = article
        self.published = article.published
        resolved = follow(
            article.text, reading.times, published=article.published, tense=self.tenses.at, day_first=_writes_day_first(article)
        )
        told, quoted = split_quoted(resolved, reading.quotations)
        self.quoted = {tree.sentence(head) for each in quoted if (head := tree.head_of(each.expression.span)) is not None}
        self.dated = placed(tree, told)
        self.by_sentence: dict[int, list[Dated]] = {}
        for each in self.dated:
            self.by_sentence.setdefault(tree.sentence(each.head), []).append(each)
        self.distances: dict[int, list[tuple[int, TimeExpression]]] = {}
        self.unresolved: dict[int, str] = {}
        for found in resolved:
            self._keep_distance(found.expression)
            self._keep_unresolved(found)
        self.nouns: dict[str, list[int]] = {}
        for number, word in enumerate(tree.words):
            if word.pos == "NOUN":
                self.nouns.setdefault(word.lemma.lower(), []).append(number)

    def _keep_distance(self, expression: TimeExpression) -> None:
        head = self.tree.head_of(expression.span)
        if expression.kind == "duration" and expression.value.endswith((" before", " after")) and head is not None:
            self.distances.setdefault(self.tree.sentence(head), []).append((head, expression))

    def _keep_unresolved(self, found: Resolved) -> None:
        """on Friday, in a text whose day is not known: a date of its own, whatever it is, so no other may stand in for it."""
        head = self.tree.head_of(found.expression.span)
        told = found.expression.kind == "date" and not found.timex.endswith("_REF")
        if told and isinstance(found.when, Unresolved) and head is not None:
            self.unresolved.setdefault(self.tree.sentence(head), found.when.reason)

    def of(self, cue: int) -> tuple[When | None, str]:
        """The date of the event that a word names, and the reason for it or for its absence."""
        here = self.by_sentence.get(self.tree.sentence(cue), [])
        for rule, reason in (
            (self.reach.own, "its own time expression"),
            (self.reach.happening, "the time expression of its participle"),
            (self.reach.clause, "the time expression of its clause"),
            (self._when, "the time that its clause says more of"),
            (self._while, "the time of the clause with 'when'"),
            (self.reach.within, "the date of what it was part of"),
            (self.reach.sentence, "the only time expression of its sentence"),
        ):
            if found := rule(cue, here):
                return self._refused(cue, found) or self._bounded(found, reason)
        if counted := self._counted(cue):
            return counted
        if named := self._named_again(cue):
            return named
        if self.tree.sentence(cue) in self.quoted:
            return None, QUOTED
        if any(not self.reach.names(each.head) for each in here):
            return None, "the sentence's time expressions belong to other clauses"
        if unknown := self.unresolved.get(self.tree.sentence(cue)):
            return None, f"its sentence's date is not resolved: {unknown}"
        return self._headline(cue) or self._narrative(cue) or self._news_of_the_day(cue) or (None, "no time expression reaches it")

    def _refused(self, cue: int, found: Dated) -> tuple[None, str] | None:
        """What is told as done has no day ahead; what "has been done" has no day of the past."""
        if self._ahead(found.when) and self.tenses.of_verb(cue) == "past":
            return None, AHEAD
        past = self.published is not None and found.when.precision == "day" and found.when.end < self.published.start
        return (None, PERFECT) if past and found.bound != "since" and is_verbal(self.tree, cue) and self._has_done(cue) else None

    def _when(self, cue: int, here: list[Dated]) -> Dated | None:
        """at a rally on Wednesday, when he took issue with it: the day of what "when" goes with."""
        clause = self.reach.clause_of(cue)
        if (
            not any(self.tree.lemma(c) == "when" for c in self.tree.children(clause, "mark", "advmod"))
            or self.tenses.of_verb(clause) != "past"
        ):
            return None
        governor = self.tree.words[clause].head
        if governor < 0:
            return None
        return next((each for each in here if each.head == governor), None) or self.reach.own(governor, here)

    def _while(self, cue: int, here: list[Dated]) -> Dated | None:
        """When the junta began reforms in 2010, prisoners were freed: what was done then."""
        clause = self.reach.clause_of(cue)
        if self.tenses.of_verb(clause) != "past" or self._has_done(clause):
            return None
        for other in self.tree.children(clause, "advcl"):
            opens = any(self.tree.lemma(m) == "when" for m in self.tree.children(other, "mark", "advmod"))
            if opens and self.tenses.of_verb(other) == "past" and (found := self.reach.own(other, here)) and not found.bound:
                return found
        return None

    def _ahead(self, when: When) -> bool:
        """After publication: what is told as done cannot have been done then, so the date is of what is announced."""
        return self.published is not None and when.start > self.published.end

    def _bounded(self, found: Dated, reason: str) -> tuple[When | None, str]:
        """What since, until, before and after make of a found."""
        when = found.when
        if found.bound == "since" and self.published is not None and self.published.end >= when.start:
            return stretch(when, when.start, self.published.end, "since"), f"{reason}, with since"
        if found.bound == "until" and self.published is not None and self.published.end <= when.end:
            return stretch(when, self.published.start, when.end, "until"), f"{reason}, with until"
        ended = found.bound == "until" and self.published is not None and when.end < self.published.start
        if found.bound in ("before", "after") or ended:
            return None, f"{reason} says only {found.bound} {(when.end if ended else when.start).isoformat()}"
        return when, reason

    def _counted(self, cue: int) -> tuple[When | None, str] | None:
        """two days after the mutiny: counted from the one date that the named event has elsewhere in the article."""
        for head, expression in self.distances.get(self.tree.sentence(cue), []):
            if self.reach.route(head, cue) is None:
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
        return (inferred(known, "the date of another mention"), "the one date that other mentions of it have") if known else None

    def _known(self, target: int) -> When | None:
        """The one date that words of the target's lemma have of their own in this article."""
        found: dict[tuple[date, date], When] = {}
        for word in self.nouns.get(self.tree.lemma(target), []):
            own = self.reach.own(word, self.by_sentence.get(self.tree.sentence(word), []))
            if own is not None and not own.bound:
                found[(own.when.start, own.when.end)] = own.when
        return next(iter(found.values())) if len(found) == 1 else None

    def _narrative(self, cue: int) -> tuple[When | None, str] | None:
        """The date the sentences just before tell of, if this one goes on in the same tense and paragraph."""
        sentence = self.tree.sentence(cue)
        if not self._tells(cue) or self.tree.lemma(cue) in words()["saying"] or self._perfect(cue) or self._elsewhere(sentence):
            return None
        for earlier in range(sentence - 1, max(-1, sentence - 1 - NARRATIVE_REACH), -1):
            if sentence >= FIRST_SENTENCES and not self._same_block(earlier, sentence):
                return None
            root = self.tree.root(earlier)
            here = self.by_sentence.get(earlier, [])
            told = self._direct(root, here)
            if told is not None and len({(each.when.start, each.when.end) for each in here}) > 1:
                return None
            if told is not None:
                return self._carried(told, root)
            if self.by_sentence.get(earlier) and is_verbal(self.tree, root):
                return None
        return None

    def _perfect(self, cue: int) -> bool:
        """has promised: of no particular day, so it does not go on with what was told."""
        return self._has_done(self.reach.clause_of(cue))

    def _has_done(self, verb: int) -> bool:
        return any(self.tree.form(a).lower() in {"has", "have"} for a in self.tree.children(verb, "aux"))

    def _elsewhere(self, sentence: int) -> bool:
        """In that event, at the time: the sentence goes back to another scene."""
        first = self.tree.sentences[sentence].first
        opening = [self.tree.form(w).lower() for w in range(first, min(first + 2, len(self.tree.words)))]
        return opening[0] in words()["returning"] or opening in (["in", "that"], ["at", "the"], ["at", "that"], ["during", "that"])

    def _direct(self, word: int, here: list[Dated]) -> Dated | None:
        return self.reach.own(word, here) or self.reach.clause(word, here) or self.reach.sentence(word, here)

    def _carried(self, told: Dated, root: int) -> tuple[When | None, str] | None:
        long = (told.when.end - told.when.start).days > CARRIED_DAYS
        if told.bound or long or self._ahead(told.when) or self.tenses.of_verb(root) != "past":
            return None
        return inferred(told.when, "carried over from an earlier sentence"), "the date the sentences before tell of"

    def _news_of_the_day(self, cue: int) -> tuple[When | None, str] | None:
        """The day of publication for what an article's head tells as done."""
        published = self.published
        sentence = self.tree.sentence(cue)
        if published is None or published.precision != "day" or sentence >= FIRST_SENTENCES or not self._tells(cue):
            return None
        if any(number in self.by_sentence and is_verbal(self.tree, self.tree.root(number)) for number in range(sentence)):
            return None, "the sentences before are dated, but not for this event"
        if self._another_day_follows(sentence, published.start):
            return None, "the sentences after it tell of another day"
        note = "told as the news of the day; no date given"
        when = When(start=published.start, end=published.end, precision="day", basis="publication", note=note)
        return when, "news of the day: past tense at the head of the article, no date given"

    def _headline(self, cue: int) -> tuple[When | None, str] | None:
        """Minister resigns: what a headline tells is of the one day of news that the lead gives, else news of the day."""
        published, title = self.published, self.article.blocks[0] if self.article.blocks else None
        sentence = self.tree.sentence(cue)
        if published is None or title is None or title.kind != "title" or self.tree.sentence_span(sentence).end > title.end:
            return None
        if not self._announces(cue):
            return None
        lead = self._lead(title.end)
        told = [own for number in lead if (own := self._direct(self.tree.root(number), self.by_sentence.get(number, [])))]
        days = {each.when.start: each.when for each in told if each.when.precision == "day" and not each.bound}
        if len(days) == 1 and all(0 <= (published.end - day).days <= NEWS_DAYS for day in days):
            return inferred(next(iter(days.values())), "the headline's lead tells of this day"), "the one day that the lead tells of"
        if published.precision != "day" or any(self.by_sentence.get(number) for number in lead):
            return None
        note = "told as the news of the day in the headline; no date given"
        when = When(start=published.start, end=published.end, precision="day", basis="publication", note=note)
        return when, "news of the day: the headline tells it, the lead gives no day"

    def _lead(self, title_end: int) -> list[int]:
        """The first sentences below a headline."""
        first = range(min(FIRST_SENTENCES, len(self.tree.sentences)))
        return [number for number in first if self.tree.sentence_span(number).start >= title_end][:LEAD]

    def _announces(self, cue: int) -> bool:
        """Is the event the main verb of a headline, in the present of headlines or the past?"""
        word = self.tree.words[cue]
        if (
            word.pos != "VERB"
            or plain(word.relation) not in {"root", "conj"}
            or self.reach.clause_of(cue) != self.tree.root(self.tree.sentence(cue))
        ):
            return False
        aux = self.tree.children(cue, "aux", "cop", "mark")
        present = self.tree.form(cue).lower() in (f"{self.tree.lemma(cue)}s", f"{self.tree.lemma(cue)}es") and not aux
        return present or (self.tenses.of_verb(cue) == "past" and not self._has_done(cue))

    def _another_day_follows(self, sentence: int, day: date) -> bool:
        """Does the head go on with a day just before publication? The lead may be of that day."""
        following = [each.when for number in range(sentence + 1, sentence + 1 + FOLLOWING) for each in self.by_sentence.get(number, [])]
        return any(when.precision == "day" and 0 < (day - when.start).days <= NEWS_DAYS for when in following)

    def _tells(self, cue: int) -> bool:
        """Is the event told by a past main clause, or as such a clause's subject or object?"""
        clause = self.reach.clause_of(cue)
        if not is_verbal(self.tree, cue) and self.tree.words[cue].pos != "VERB" and plain(self.tree.words[cue].relation) not in TOLD:
            return False
        head = self.tree.words[clause].head
        content = head >= 0 and plain(self.tree.words[clause].relation) in CONTENT
        told = content and plain(self.tree.words[head].relation) == "root" and self.tree.lemma(head) in words()["saying"]
        main = plain(self.tree.words[clause].relation) == "root" or told
        pluperfect = any(self.tree.form(a).lower() == "had" for a in self.tree.children(clause, "aux"))
        return main and self.tenses.of_verb(clause) == "past" and not pluperfect

    def _same_block(self, earlier: int, later: int) -> bool:
        gap = self.article.text[self.tree.sentence_span(earlier).end : self.tree.sentence_span(later).start]
        return "\n" not in gap

"""How far a date reaches in a sentence: to the event it hangs on, to its clause, to the whole sentence."""

from onrecord.resolve.dates.dated import Dated
from onrecord.resolve.dates.words import words
from onrecord.resolve.roles import is_verbal, plain
from onrecord.syntax import Tree

# Clauses with a time of their own: a date inside them is not the governor's, and the governor's not theirs.
CLAUSES = frozenset({"ccomp", "advcl", "acl", "parataxis", "csubj"})
SUBJECTS = frozenset({"nsubj", "csubj"})
CLOSE = frozenset({"nmod", "compound", "amod", "nummod"})
ROUTE = 12  # steps between a date and its event; no development sentence needs more


class Reach:
    """The dates of a sentence against its syntax."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def own(self, top: int, here: list[Dated]) -> Dated | None:
        """The nearest date below an event word with no clause between."""
        routes = [(len(route), number, each) for number, each in enumerate(here) if (route := self.route(each.head, top)) is not None]
        return min(routes)[2] if routes else None

    def route(self, head: int, top: int) -> list[int] | None:
        """Words from a date up to the event, if the date may be its: no clause between, nor a noun that the date names more closely."""
        route, word = [head], head
        while word != top:
            relation, governor = plain(self.tree.words[word].relation), self.tree.words[word].head
            if governor < 0 or relation in CLAUSES or relation == "conj" or len(route) > ROUTE:
                return None
            if relation == "xcomp" and self.tree.lemma(governor) in words()["ahead"]:
                return None
            if governor != top and (self.names(word) or self._apart(governor)):
                return None
            route.append(governor)
            word = governor
        return route

    def names(self, word: int) -> bool:
        """the 2022 invasion: the year is the invasion's, not the time of who discussed it"""
        return self.tree.words[word].head > word and plain(self.tree.words[word].relation) in CLOSE

    def _apart(self, noun: int) -> bool:
        return any(self.tree.lemma(c) in words()["apart"] for c in self.tree.children(noun, "case", "mark"))

    def happening(self, cue: int, here: list[Dated]) -> Dated | None:
        """the talks held on 5 June"""
        for clause in self.tree.children(cue, "acl"):
            if (
                self.tree.lemma(clause) in words()["happen"]
                and not self.tree.children(clause, "nsubj")
                and (found := self.own(clause, here))
            ):
                return found
        return None

    def clause(self, cue: int, here: list[Dated]) -> Dated | None:
        """The date of the verb an event noun depends on, of a coordinate, of the clause a participle belongs to."""
        word, seen, opening = cue, 0, len(self.tree.words)
        while (above := self._upward(word, cue)) >= 0 and seen < ROUTE:
            if self._with_its_own_subject(word):
                opening = min(opening, above)
            found = self.own(above, here)
            if found and found.head < opening:
                return found
            word, seen = above, seen + 1
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
                and self.tree.lemma(head) in words()["happen"]
                else -1
            )
        return head if relation in SUBJECTS or self.tree.lemma(head) in words()["happen"] else -1

    def within(self, cue: int, here: list[Dated]) -> Dated | None:
        """captured in the 1967 war: what happened in a dated war, vote or attack has its date."""
        for each in here:
            noun = self.tree.words[each.head].head
            if not self.names(each.head) or noun < 0 or self.tree.words[noun].head != cue or plain(self.tree.words[noun].relation) != "obl":
                continue
            inside = any(self.tree.lemma(c) in {"in", "during"} for c in self.tree.children(noun, "case"))
            if inside and self.tree.lemma(noun) in words()["stage"]:
                return each
        return None

    def _with_its_own_subject(self, word: int) -> bool:
        """… and Z signed: another clause; of the clause it is joined to it shares only a date that opens the sentence."""
        return plain(self.tree.words[word].relation) == "conj" and bool(self.tree.children(word, "nsubj"))

    def _serves(self, word: int, head: int) -> bool:
        """travelled on 27 June to hold talks"""
        infinitive = any(self.tree.lemma(m) == "to" for m in self.tree.children(word, "mark"))
        return infinitive and plain(self.tree.words[word].relation) in {"advcl", "xcomp"} and self.tree.lemma(head) in words()["motion"]

    def _participle(self, word: int) -> bool:
        return self.tree.form(word).lower().endswith("ing") and not self.tree.children(word, "mark", "nsubj")

    def _nearest_coordinate(self, cue: int, here: list[Dated]) -> Dated | None:
        """X met Y and signed a pact on Monday: the last of verbs with one subject holds the date of all."""
        for other in self.tree.children(cue, "conj"):
            if not self.tree.children(other, "nsubj") and (found := self.own(other, here)):
                return found
        return None

    def sentence(self, cue: int, here: list[Dated]) -> Dated | None:
        """The sentence's one date, unless a clause that does not hold the event holds it."""
        if len(here) != 1:
            return None
        only = here[0]
        holder = self.clause_of(only.head)
        main = plain(self.tree.words[holder].relation) == "root" or self._of_a_participant(holder, cue)
        inside = holder == self.clause_of(cue) or (main and not self._reported(cue))
        barred = self.names(only.head) or self._behind(only.head) or self._of_another_part(only.head, cue) or self._discussed(cue)
        return only if inside and not barred else None

    def _discussed(self, cue: int) -> bool:
        """condemned the test on Friday: a date of what is said of an event noun is not its own."""
        above = self.clause_of(cue)
        verbal = is_verbal(self.tree, cue) or self.tree.words[cue].pos == "VERB"
        subject = any(plain(self.tree.words[word].relation) in SUBJECTS for word in [cue, *self._upwards(cue)])
        return not (verbal or subject or above == cue or self.tree.lemma(above) in words()["happen"])

    def _of_another_part(self, date_head: int, cue: int) -> bool:
        """violence on 12 June, the release of those charged: the date stands in one part of a list of nouns, the event in another."""
        nouns = {word for word in self._upwards(date_head) if not is_verbal(self.tree, word)}
        return any(
            plain(self.tree.words[word].relation) == "conj" and self.tree.words[word].head in nouns for word in [cue, *self._upwards(cue)]
        )

    def _upwards(self, word: int) -> list[int]:
        """The words above, as far as the clause goes."""
        above: list[int] = []
        while plain(self.tree.words[word].relation) not in CLAUSES and self.tree.words[word].head >= 0 and len(above) < ROUTE:
            word = self.tree.words[word].head
            above.append(word)
        return above

    def _behind(self, word: int) -> bool:
        """Does a noun behind since, after, according to … stand between the date and its clause?"""
        clause = self.clause_of(word)
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

    def clause_of(self, word: int) -> int:
        """The word that heads the clause a word stands in; a coordinate with a subject of its own is one."""
        while (
            plain(self.tree.words[word].relation) not in CLAUSES
            and self.tree.words[word].head >= 0
            and not self._with_its_own_subject(word)
        ):
            word = self.tree.words[word].head
        return word

    def _reported(self, cue: int) -> bool:
        """Does a clause boundary part the event from the main verb? Its date is then the report's."""
        return plain(self.tree.words[self.clause_of(cue)].relation) != "root"

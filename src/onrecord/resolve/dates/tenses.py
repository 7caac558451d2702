"""Past or future: the tense of verbs, from auxiliaries, governing verbs and the form."""

from onrecord.resolve.dates.words import words
from onrecord.resolve.roles import is_verbal, plain
from onrecord.syntax import Tree
from onrecord.times import Tense
from onrecord.types import Span


class Tenses:
    """The tenses of one article's verbs."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def at(self, _: str, span: Span) -> Tense | None:
        """The tense of the verb that governs an expression."""
        head = self.tree.head_of(span)
        word = head if head is not None else -1
        while word >= 0:
            if is_verbal(self.tree, word) or self.tree.words[word].pos == "VERB":
                return self.of_verb(word) or self._scheduled(word, span)
            word = self.tree.words[word].head
        return None

    def of_verb(self, verb: int) -> Tense | None:
        """Past or future by auxiliaries, governing verbs and the form; None if neither shows."""
        aux = {self.tree.form(a).lower() for a in self.tree.children(verb, "aux", "cop", "aux:pass")}
        if aux & words()["future"] or self._planned(verb):
            return "future"
        if self._shares_auxiliary(verb, aux):
            return self.of_verb(self.tree.words[verb].head)
        if aux & {"was", "were", "had", "did", "has", "have"}:
            return "past"
        return "past" if self.tree.words[verb].pos == "VERB" and not aux and self._past_form(verb) else None

    def _scheduled(self, verb: int, span: Span) -> Tense | None:
        """The sides meet on Monday: the present of what is arranged lies ahead, but not in a headline, nor as of Monday."""
        bare = self.tree.form(verb).lower() in (self.tree.lemma(verb), f"{self.tree.lemma(verb)}s", f"{self.tree.lemma(verb)}es")
        arranged = bare and self.tree.lemma(verb) in words()["scheduled"] and not self.tree.children(verb, "aux", "mark")
        before = self.tree.inside(span).start - 1
        looking_back = before >= 0 and self.tree.form(before).lower() in {"since", "of", "last", "after"}
        return "future" if arranged and not looking_back and self.tree.sentence(verb) else None

    def _shares_auxiliary(self, verb: int, aux: set[str]) -> bool:
        """is due to stay and return on Friday"""
        bare = not aux and not self.tree.children(verb, "mark", "nsubj") and self.tree.form(verb).lower() == self.tree.lemma(verb)
        return bare and plain(self.tree.words[verb].relation) == "conj" and self.tree.words[verb].head >= 0

    def _planned(self, verb: int) -> bool:
        """to send, after plan, expect, be due …"""
        word, head = self.tree.words[verb], self.tree.words[verb].head
        infinitive = any(self.tree.lemma(m) == "to" for m in self.tree.children(verb, "mark"))
        return (
            infinitive and head >= 0 and plain(word.relation) in {"xcomp", "ccomp", "advcl"} and self.tree.lemma(head) in words()["ahead"]
        )

    def _past_form(self, verb: int) -> bool:
        form, lemma = self.tree.form(verb).lower(), self.tree.lemma(verb)
        return form != lemma and not form.endswith(("ing", "s"))

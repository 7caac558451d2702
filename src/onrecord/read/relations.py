"""Candidate events: a cue word with the words that head its source and target phrases, from syntax alone.

Passives are turned, the subjects of infinitives, participles, relative clauses and joined verbs are found, coordinated
parties are all taken. What kind of event a cue is, is decided elsewhere; where the model can score a pair, it does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.read.words import table
from onrecord.syntax import Tree
from onrecord.types import Span

_OBJECTS = ("obj", "iobj", "nsubj:pass")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})
_CLOSED_SUBJECTS = frozenset({"it", "there", "that", "this", "what", "which", "who"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words: the cue, the heads of the phrases that act, and of those acted upon."""

    cue: int
    sources: tuple[int, ...]
    targets: tuple[int, ...]


def candidates(tree: Tree, dates: Sequence[Span] = ()) -> Iterator[Candidate]:
    """Candidates of an article in text order; words in `dates` are no party. A cue without any party is none."""
    timed = {word for span in dates for word in tree.inside(span)}
    for index, word in enumerate(tree.words):
        if word.pos == "VERB":
            found = _verb(tree, index)
        elif word.pos == "NOUN" and not word.relation.startswith(("compound", "nmod:poss")):
            found = _noun(tree, index)
        else:
            continue
        if timed and not timed.isdisjoint(found.sources + found.targets):
            found = Candidate(index, *(tuple(n for n in side if n not in timed) for side in (found.sources, found.targets)))
        if found.sources or found.targets:
            yield found


def _verb(tree: Tree, verb: int) -> Candidate:
    passive = _passive(tree, verb)
    sources = _agents(tree, verb) if passive else _subjects(tree, verb)
    targets = [c for c in tree.children(verb, *_OBJECTS) if tree.words[c].relation != "nsubj"]
    targets += [c for c in tree.children(verb, "xcomp") if tree.words[c].pos == "PROPN"]
    if passive and not tree.children(verb, "nsubj:pass"):
        targets += _understood(tree, verb)
    inner = [c for o in tree.children(verb, "obj") for c in _cased(tree, o, ("nmod",), "inner")]
    targets += _cased(tree, verb, ("obl",), "party") + inner
    return Candidate(verb, _parties(tree, sources, ()), _parties(tree, targets, sources))


def _passive(tree: Tree, verb: int) -> bool:
    """A passive verb, or a participle after a noun that is not in -ing ("troops led by")."""
    if tree.children(verb, "nsubj:pass", "aux:pass", "obl:agent"):
        return True
    word = tree.words[verb]
    return word.relation == "acl" and not tree.form(verb).lower().endswith("ing") and tree.child(verb, "mark", "nsubj", "obj") is None


def _agents(tree: Tree, verb: int) -> list[int]:
    return [c for c in tree.children(verb, "obl:agent", "obl") if any(tree.lemma(case) == "by" for case in tree.children(c, "case"))]


def _subjects(tree: Tree, verb: int) -> list[int]:
    """The subject, or the word understood as it."""
    own = tree.children(verb, "nsubj")
    if not own:
        return _understood(tree, verb)
    if tree.words[verb].relation == "acl:relcl":
        return [tree.words[verb].head if tree.lemma(c) in ("who", "which", "that") else c for c in own]
    return own


def _understood(tree: Tree, verb: int, depth: int = 0) -> list[int]:
    """The subject a verb shares with the word it hangs on; no more than five steps up."""
    word = tree.words[verb]
    if word.head < 0 or depth > 4:
        return []
    relation = word.relation.partition(":")[0]
    above = tree.words[word.head]
    if relation == "acl" and above.pos in _NOMINAL:
        infinitive = any(tree.lemma(c) == "to" for c in tree.children(verb, "mark"))
        return _holder(tree, word.head, depth) if infinitive else [word.head]
    if relation not in ("xcomp", "advcl", "conj", "ccomp", "parataxis"):
        return []
    if relation == "xcomp" and above.lemma.lower() in table("control.txt")["object"]:
        controlled = tree.children(word.head, "obj", "iobj", "nsubj:pass")
        if controlled:
            return controlled[:1]
    if relation == "ccomp" and tree.child(verb, "mark") is not None:
        return []
    return tree.children(word.head, "nsubj", "nsubj:pass") or _understood(tree, word.head, depth + 1)


def _holder(tree: Tree, noun: int, depth: int) -> list[int]:
    """Who is to do what a noun announces ("Iran's decision to …", "plans to …" of the verb's subject)."""
    owner = tree.children(noun, "nmod:poss")
    if owner:
        return owner
    head = tree.words[noun].head
    if head < 0:
        return []
    return tree.children(head, "nsubj", "nsubj:pass") or _understood(tree, head, depth + 1)


def _noun(tree: Tree, noun: int) -> Candidate:
    """A noun with a possessor, agent or nationality on one side and another party on the other."""
    sources = tree.children(noun, "nmod:poss")
    sources += [c for c in tree.children(noun, "nmod", "obl:agent") if any(tree.lemma(case) == "by" for case in tree.children(c, "case"))]
    if not sources:
        sources = [c for c in tree.children(noun, "amod", "compound") if tree.form(c)[:1].isupper()]
    targets = _cased(tree, noun, ("nmod",), "party") if sources else []
    if not targets:
        return Candidate(noun, (), ())
    return Candidate(noun, _parties(tree, sources, ()), _parties(tree, targets, sources))


def _cased(tree: Tree, head: int, relations: Sequence[str], kind: str) -> list[int]:
    """Dependents with a preposition of a kind."""
    wanted = table("control.txt")[kind]
    return [c for c in tree.children(head, *relations) if any(tree.lemma(case) in wanted for case in tree.children(c, "case"))]


def _parties(tree: Tree, heads: Sequence[int], less: Sequence[int]) -> tuple[int, ...]:
    """Heads with what is coordinated with them, without expletives and figures of time."""
    if not heads:
        return ()
    found = {member for head in heads for member in tree.coordinates(head)}
    barred = {member for head in less for member in tree.coordinates(head)}
    return tuple(sorted(n for n in found - barred if tree.words[n].pos in _NOMINAL and tree.lemma(n) not in _CLOSED_SUBJECTS))

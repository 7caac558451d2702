"""What an article says of who holds an office: titles beside names, predicates, verbs of holding, starting and ending.

Each claim keeps the shape it was seen in, so that a wrong one can be traced to its rule.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from onrecord.names import titles
from onrecord.resolve.actors.cast import Cast
from onrecord.resolve.titles.holders import Held, after_of
from onrecord.resolve.titles.parts import preposition
from onrecord.resolve.titles.phrases import TitlePhrase, at, together
from onrecord.syntax import Tree
from onrecord.types import OfficeStatus, Record

# A term that is over: "(2008-2009)".
# A term may go on: these are of the past only where nothing else says that the post is held.
LEFT = frozenset({"tenure as", "stint as", "term as"})
MODALS = frozenset({"would", "could", "may", "might", "should", "can", "must"})
TERM = re.compile(r"\d{4}[-–‑]\d{4}")


class Claim(Record, frozen=True, kw_only=True):
    """A person, a title phrase, and what the shape says of its time; `scope` are the words whose dates are its own."""

    person: int
    holder: int
    phrase: TitlePhrase
    shape: str
    status: OfficeStatus | None = None
    scope: tuple[int, ...] = ()
    verb: int | None = None


@cache
def parts_of_states() -> Mapping[str, str]:
    """Codes of territories with a code of their own, and the state they are part of."""
    found: dict[str, str] = json.loads(files("onrecord.resolve").joinpath("data", "offices.json").read_text(encoding="utf-8"))["part_of"]
    return found


def states_with(title: str) -> frozenset[str]:
    """The states that have a post of this title, for titles that few have: "secretary of state"; empty for any other."""
    plain = title.casefold()
    return next((codes for post, codes in _only_in() if plain == post or plain.endswith(f" {post}")), frozenset())


@cache
def _only_in() -> tuple[tuple[str, frozenset[str]], ...]:
    found = json.loads(files("onrecord.resolve").joinpath("data", "offices.json").read_text(encoding="utf-8"))
    return tuple((title, frozenset(codes)) for title, codes in found["only_in"].items())


@cache
def words(field: str) -> frozenset[str]:
    """A list of the stage's office table."""
    found = json.loads(files("onrecord.resolve").joinpath("data", "offices.json").read_text(encoding="utf-8"))
    return frozenset(found[field])


def claims(tree: Tree, cast: Cast) -> list[Claim]:
    """Every claim of the article, in text order."""
    beside = [_beside(tree, cast, number, h) for number, held in sorted(cast.held.items()) for h in held]
    taken = {c.phrase.head for c in beside}
    stated = [c for word in range(len(tree.words)) if word not in taken for c in _stated(tree, cast, word)]
    apposed = {c.phrase.head: c.person for c in beside if c.shape.startswith("appos")}
    beside = [c for c in beside if not _of_another(tree, c, apposed)]
    lasting = {(c.person, c.phrase.role) for c in [*beside, *stated] if c.status != "former" and c.phrase.mark != "former"}
    stated = [c for c in stated if c.shape not in LEFT or (c.person, c.phrase.role) not in lasting]
    return sorted([*beside, *stated], key=lambda c: (c.phrase.head, c.person))


def _of_another(tree: Tree, claim: Claim, apposed: Mapping[int, int]) -> bool:
    """ "Vint, the deputy head and Minister Korb's friend": the title before "and" is what Vint is, not Korb."""
    after = claim.phrase.words[-1] + 1
    if not claim.shape.startswith("before") or after >= len(tree.words) or tree.form(after).lower() != "and":
        return False
    return apposed.get(claim.phrase.head, claim.person) != claim.person


def _beside(tree: Tree, cast: Cast, person: int, held: Held) -> Claim:
    brackets = _bracketed(tree, cast, held.holder)
    inside = [w for w in tree.phrase(held.phrase.head) if w >= held.phrase.words[0]]
    scope = (*inside, *_second_year(tree, inside), *brackets)
    ended: OfficeStatus | None = "former" if TERM.fullmatch("".join(map(tree.form, brackets))) else None
    verb = _governor(tree, held.holder)
    name = cast.names.get(held.holder)
    phrase = after_of(tree, name.words[-1], held.phrase, cast.names) if name and held.shape.startswith("before") else held.phrase
    return Claim(person=person, holder=held.holder, phrase=phrase, shape=held.shape, status=ended, scope=scope, verb=verb)


def _second_year(tree: Tree, inside: list[int]) -> list[int]:
    """The rest of "between 1999 and 2003" after a title's phrase."""
    after = inside[-1] + 1 if inside and tree.words[inside[-1]].pos == "NUM" else len(tree.words)
    spanned = after + 1 < len(tree.words) and tree.form(after).lower() in {"and", "to", "-", "–"} and tree.words[after + 1].pos == "NUM"
    return [after, after + 1] if spanned else []


def _bracketed(tree: Tree, cast: Cast, holder: int) -> tuple[int, ...]:
    """Words in brackets right after the name: "Prime Minister Jiro Hamada (2008-2009)"."""
    name = cast.names.get(holder)
    start = (holder if name is None else name.words[-1]) + 1
    if start >= len(tree.words) or tree.form(start) != "(":
        return ()
    end = next((w for w in range(start, min(start + 8, len(tree.words))) if tree.form(w) == ")"), start)
    return tuple(range(start + 1, end))


def _governor(tree: Tree, word: int) -> int | None:
    """The verb a name depends on."""
    return next((a for a in tree.ancestors(word) if tree.words[a].pos == "VERB"), None)


def _stated(tree: Tree, cast: Cast, word: int) -> Iterator[Claim]:
    """Claims made by a clause: the title is its predicate, its complement, or stands after "as"."""
    relation = tree.words[word].relation.partition(":")[0]
    copula = tree.child(word, "cop") is not None
    if relation == "nmod" and tree.lemma(tree.words[word].head) in words("position") | words("held_as") | words("left_as"):
        yield from nominal(tree, cast, word)
    if not copula and relation not in {"xcomp", "obl", "obj"} and not (relation in {"orphan", "nmod"} and preposition(tree, word) == "as"):
        return
    phrases = [p for p in together(tree, word, cast.names) if not _names_other(tree, cast, p)]
    for phrase in phrases:
        yield from _predicate(tree, cast, word, phrase) if copula else _complement(tree, cast, word, phrase)


def _names_other(tree: Tree, cast: Cast, phrase: TitlePhrase) -> bool:
    after = phrase.head + 1
    return (
        after in cast.names
        and cast.names[after].kind == "person"
        and tree.words[phrase.head].relation.startswith(("nmod:desc", "compound"))
    )


# ---------------------------------------------------------------- "X is the president of …"


def _predicate(tree: Tree, cast: Cast, head: int, phrase: TitlePhrase) -> Iterator[Claim]:
    subject = _subject(tree, head) if tree.words[head].relation == "conj" else tree.child(head, "nsubj")
    person = None if subject is None else cast.at(subject)
    if subject is None or person is None or (tree.children(phrase.head, "advmod") and _negated(tree, phrase.head)):
        return
    copula = tree.child(head, "cop")
    status = _copula_status(tree, head, copula)
    alternative = any(tree.form(w).lower() in {"or", "either"} for w in tree.subtree(subject))
    if status is None or alternative:
        return
    yield Claim(
        person=person, holder=subject, phrase=phrase, shape="predicate", status=status,
        scope=tuple(tree.subtree(phrase.head)), verb=copula,
    )  # fmt: skip


def _negated(tree: Tree, word: int) -> bool:
    return any(tree.form(c).lower() in {"not", "n't", "n’t", "never", "no"} for c in tree.children(word, "advmod", "det"))


def _copula_status(tree: Tree, head: int, copula: int | None) -> OfficeStatus | None:
    """Present is current, past is former, "will be" designate; what is only possible is no claim."""
    if copula is None:
        return None
    aux = {tree.form(c).lower() for c in tree.children(head, "aux")}
    form = tree.form(copula).lower()
    if aux & {"will", "’ll", "'ll"}:
        return "designate"
    if aux & MODALS or form == "being":
        return None
    if form in {"is", "’s", "'s", "are", "am", "’m", "'m"}:
        return "current"
    if form == "been":
        return "former" if "had" in aux else "current"
    return "former" if form in {"was", "were"} else None


# ---------------------------------------------------------------- "rose to the position of", "his role as", "her resignation as"


def nominal(tree: Tree, cast: Cast, word: int) -> Iterator[Claim]:
    """A title after a noun for holding, getting or leaving a post: "the post of director", "Vint's term as director"."""
    noun = tree.words[word].head
    lemma = tree.lemma(noun)
    if preposition(tree, word) not in {"as", "of"}:
        return
    phrase = at(tree, word, cast.names)
    if phrase is None or _names_other(tree, cast, phrase) or titles.plural(tree.form(phrase.head)):
        return
    if preposition(tree, word) == "of":
        yield from _in_position(tree, cast, noun, phrase) if lemma in words("position") else ()
        return
    after = [tree.form(w).lower() for w in range(phrase.words[-1] + 1, min(phrase.words[-1] + 4, len(tree.words)))]
    over = (
        lemma in words("left_as")
        or after == ["in", "the", "past"]
        or any(titles.status(tree.form(c)) == "former" for c in tree.children(noun))
    )
    status: OfficeStatus | None = "former" if over else "current" if lemma in words("held_as") else None
    owner = tree.child(noun, "nmod:poss")
    person = None if owner is None else cast.at(owner)
    if owner is not None and person is not None and status is not None and not _possible(tree, noun):
        yield Claim(person=person, holder=owner, phrase=phrase, shape=f"{lemma} as", status=status, scope=tuple(tree.subtree(phrase.head)))


def _possible(tree: Tree, noun: int) -> bool:
    """ "Her possible role as", "his next job as": nothing is said to be held."""
    return any(tree.form(c).lower() in words("only_possible") | {"next", "future", "new", "planned"} for c in tree.children(noun, "amod"))


def _in_position(tree: Tree, cast: Cast, noun: int, phrase: TitlePhrase) -> Iterator[Claim]:
    """ "Vint rose to the position of director", "was appointed to the post of", "resigned from the post of", "held the post of"."""
    verb = tree.words[noun].head
    if verb < 0 or tree.words[verb].pos != "VERB" or tree.words[noun].relation not in {"obj", "obl"} or _negated(tree, verb):
        return
    lemma, case = tree.lemma(verb), preposition(tree, noun)
    aux = {tree.form(c).lower() for c in tree.children(verb, "aux")}
    holder = _holder(tree, verb, lemma) if case else _subject(tree, verb)
    person = None if holder is None else cast.at(holder)
    if holder is None or person is None or _infinitive(tree, verb) or aux & MODALS:
        return
    status: OfficeStatus | None = None
    if case in {"to", "into"} and lemma in words("start") | words("rising"):
        status = "designate" if "will" in aux else "current"
    elif case == "from" and lemma in words("end") and "will" not in aux:
        status = "former"
    elif not case and lemma in words("holding") | {"assume", "take"}:
        status = "former" if lemma in {"hold", "occupy", "fill", "keep"} and _past(tree, verb, aux) else "current"
    if status is not None:
        yield Claim(
            person=person, holder=holder, phrase=phrase, shape=f"{tree.form(verb)} the {tree.lemma(noun)} of", status=status,
            scope=_clause(tree, verb, phrase), verb=verb,
        )  # fmt: skip


# ---------------------------------------------------------------- "served as", "became", "was appointed", "resigned as"


def _complement(tree: Tree, cast: Cast, head: int, phrase: TitlePhrase) -> Iterator[Claim]:
    verb = tree.words[head].head
    case = next((tree.form(c).lower() for c in tree.children(head, "case") if c < head), "")
    beside = _accompanied(tree, cast, head) if case == "as" else None
    if beside is not None:
        yield Claim(person=cast.at(beside) or 0, holder=beside, phrase=phrase, shape="with … as", scope=tuple(tree.subtree(phrase.head)))
        return
    if verb < 0 or tree.words[verb].pos not in {"VERB", "AUX"} or case not in {"as", ""} or _negated(tree, verb):
        return
    lemma = tree.lemma(verb)
    holder = _holder(tree, verb, lemma)
    person = None if holder is None else cast.at(holder)
    if holder is None or person is None or phrase.head == holder:
        return
    status = _verb_status(tree, verb, lemma, case, phrase)
    follower = _subject(tree, verb) if status == "former" and case == "as" and lemma in words("following") else None
    taker = None if follower is None or follower == holder else cast.at(follower)
    if follower is not None and taker is not None:
        yield Claim(
            person=taker, holder=follower, phrase=phrase, shape=f"{tree.form(verb)} as", status="current",
            scope=_clause(tree, verb, phrase), verb=verb,
        )  # fmt: skip
    followed = _followed(tree, verb) if lemma in words("start") and status in {"current", "former"} else None
    other = None if followed is None else cast.at(followed)
    if followed is not None and other is not None and other != person:
        yield Claim(person=other, holder=followed, phrase=phrase, shape="succeeded as", status="former", verb=verb)
    if status is not None:
        yield Claim(
            person=person, holder=holder, phrase=phrase, shape=f"{tree.form(verb)} {case}".strip(), status=status,
            scope=_clause(tree, verb, phrase), verb=verb,
        )  # fmt: skip


def _accompanied(tree: Tree, cast: Cast, head: int) -> int | None:
    """Who holds the title in "with Mara Vint as president" and "along with his wife, Mara Vint, as vice president"."""
    mark = next((c for c in tree.children(head, "case") if c < head), head) - 1
    mark -= tree.form(mark) == "," if mark > 0 else 0
    name = cast.names.get(mark)
    if mark <= 0 or name is None or name.kind != "person" or cast.at(mark) is None:
        return None
    above = [name.head, *(w for w in tree.ancestors(name.head) if tree.words[w].pos in {"NOUN", "PROPN"})][:2]
    return name.head if any(preposition(tree, w) in {"with", "along", "alongside"} for w in above) else None


def _followed(tree: Tree, verb: int) -> int | None:
    """Whom the new holder follows: "became chairman, succeeding Piet Korb"."""
    clauses = [c for c in tree.children(verb, "advcl", "conj") if tree.lemma(c) in words("following")]
    return next((o for c in clauses if (o := tree.child(c, "obj")) is not None), None)


def _holder(tree: Tree, verb: int, lemma: str) -> int | None:
    """Who gets the office: the object of an active verb of appointing, else the subject, also of a participle's noun."""
    passive = any(":pass" in tree.words[c].relation for c in tree.children(verb))
    giving = lemma in (words("start") | words("await") | words("end")) - {
        "become",
        "resign",
        "step",
        "quit",
        "retire",
        "join",
        "return",
        "take",
    }
    target = tree.child(verb, "obj")
    if giving and not passive and target is not None:
        return target
    subject = _subject(tree, verb)
    relation = tree.words[verb].relation.partition(":")[0]
    if subject is None and relation == "acl" and tree.words[verb].head >= 0:
        return tree.words[verb].head
    return subject


def _subject(tree: Tree, verb: int) -> int | None:
    """The verb's own subject, or that of the verb it is coordinated with or a complement of."""
    for _ in range(4):
        own = tree.child(verb, "nsubj")
        if own is not None:
            return own
        if tree.words[verb].relation.partition(":")[0] not in {"conj", "xcomp", "advcl"} or tree.words[verb].head < 0:
            return None
        verb = tree.words[verb].head
    return None


def _verb_status(tree: Tree, verb: int, lemma: str, case: str, phrase: TitlePhrase) -> OfficeStatus | None:
    aux = {tree.form(c).lower() for c in tree.children(verb, "aux")}
    if aux & MODALS:
        return None
    if lemma in words("end"):
        if _infinitive(tree, verb) and lemma in words("following"):
            return _follower_status(tree, verb)
        return "former" if case == "as" and "will" not in aux else None
    if lemma in words("start") and _infinitive(tree, verb):
        above = tree.words[verb].head
        return "designate" if above >= 0 and tree.lemma(above) in words("expected") else None
    if lemma in words("await") or (lemma in words("start") and "will" in aux):
        return "designate"
    if lemma in words("start"):
        return "former" if held_then(tree, phrase) is not None else "current"
    if case != "as":
        return None
    if lemma in words("hold") or not any(tree.form(c).lower() in {"a", "an"} for c in tree.children(phrase.head, "det")):
        return "former" if _past(tree, verb, aux) else "current"
    return None


def _follower_status(tree: Tree, verb: int) -> OfficeStatus:
    """Whoever is to be replaced holds the post until another is chosen: "in the running to replace Piet Korb as chairman"."""
    above = tree.words[verb].head
    chosen = above >= 0 and tree.lemma(above) in words("start")
    return "former" if chosen else "current"


def _infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.form(c).lower() == "to" for c in tree.children(verb, "mark"))


def _past(tree: Tree, verb: int, aux: set[str]) -> bool:
    """Simple past or pluperfect; "has served" may go on."""
    form = tree.form(verb).lower()
    if aux & {"has", "have", "’s", "'s", "’ve"}:
        return False
    return "had" in aux or not (form == tree.lemma(verb) or form.endswith(("s", "ing")))


def _clause(tree: Tree, verb: int, phrase: TitlePhrase) -> tuple[int, ...]:
    """Words whose dates speak of the office: those below the title, and the verb's own adverbials."""
    found = set(tree.subtree(phrase.head))
    for child in tree.children(verb, "obl", "advmod"):
        if child != phrase.head:
            found.update(tree.subtree(child))
    return tuple(sorted(found))


def held_then(tree: Tree, phrase: TitlePhrase) -> tuple[int, ...] | None:
    """The words of "a position he held …" after a title: it was held at the time they tell."""
    nouns = [w for w in range(phrase.words[-1] + 1, min(phrase.words[-1] + 6, len(tree.words))) if tree.lemma(w) in words("position")]
    for noun in nouns:
        for clause in tree.children(noun, "acl"):
            if tree.lemma(clause) in words("holding") and tree.form(clause).lower() in {"held", "occupied", "filled", "kept"}:
                return tuple(tree.subtree(noun))
    return None

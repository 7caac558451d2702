"""Did it happen? The status of a predicate or event noun, by an ordered table of rules, each with its reason.

Order: question, exhortation, negation, condition, what governs the clause, modal verb, infinitive, tense. The first rule
that fires decides. A factuality score far below zero overrules "occurred by tense" and nothing else.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.resolve.roles import plain
from onrecord.syntax import Tree
from onrecord.types import EventStatus

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor", "neither", "without"})
DOUBTED = -1.0  # factuality at or below this overrules tense: no gold "occurred" event of the development texts scores lower
WOULD = frozenset({"would", "'d", "’d"})
ASIDE = frozenset({"despite", "since"})
INVERTING = frozenset({"should", "were", "had"})
UNTIL = frozenset({"until", "till"})
FROM = "from"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status and the rule that gave it; `tensed` if nothing but the verb's form spoke, `willed` for "will not"."""

    status: EventStatus
    reason: str
    tensed: bool = False
    willed: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """What the rules may look at."""

    tree: Tree
    factuality: Mapping[int, float]
    headlines: frozenset[int] = frozenset()  # numbers of the sentences that are titles or headings


@cache
def _words() -> Mapping[str, Mapping[EventStatus | str, frozenset[str]]]:
    data = tomllib.loads((files("onrecord.resolve") / "data" / "status.toml").read_text(encoding="utf-8"))
    return {table: {status: frozenset(words) for status, words in rows.items()} for table, rows in data.items()}


def listed(table: str, lemma: str) -> str | None:
    """The status a word of `resolve/data/status.toml` gives, or None. A past form that was not brought to its lemma counts too."""
    forms = (lemma, lemma[:-2], lemma[:-1]) if lemma.endswith("ed") and not lemma.endswith("eed") else (lemma,)
    return next((status for form in forms for status, words in _words()[table].items() if form in words), None)


def _auxiliaries(tree: Tree, verb: int) -> list[int]:
    own = tree.children(verb, "aux", "cop")
    head = tree.words[verb].head
    shared = plain(tree.words[verb].relation) == "conj" and not tree.children(verb, "nsubj", "nsubj:pass", "mark")
    if not own and shared and head >= 0 and tree.form(verb).lower() in {tree.lemma(verb), _participle(tree, verb)}:
        return _auxiliaries(tree, head)
    return own


def _participle(tree: Tree, verb: int) -> str:
    form = tree.form(verb).lower()
    return form if form.endswith(("ed", "en", "ing")) else ""


def infinitive(tree: Tree, verb: int) -> bool:
    if any(tree.lemma(m) == "to" for m in tree.children(verb, "mark")):
        return True
    head = tree.words[verb].head
    joined = plain(tree.words[verb].relation) == "conj" and head >= 0 and tree.form(verb).lower() == tree.lemma(verb)
    return joined and not tree.children(verb, "nsubj", "aux") and infinitive(tree, head)


def _question(scene: Scene, word: int) -> Verdict | None:
    tree = scene.tree
    number = tree.sentence(word)
    last = tree.sentences[number].last - 1
    while last > tree.sentences[number].first and tree.form(last) in {"”", '"', "’", ")", "'"}:
        last -= 1
    return Verdict("hypothetical", "in a question") if "?" in tree.form(last) else None


def _negation(scene: Scene, verb: int) -> Verdict | None:
    tree = scene.tree
    near = [
        *tree.children(verb, "advmod", "aux", "cc", "mark"),
        *(d for n in tree.children(verb, "nsubj", "obj") for d in tree.children(n, "det")),
    ]
    near += [n for n in tree.children(verb, "nsubj", "nsubj:pass") if listed("nobody", tree.lemma(n).lower())]
    found = next((n for n in near if _negative(tree, n)), None)
    if found is None or any(tree.lemma(c) == "only" for c in tree.children(verb, "advmod")):
        return None
    auxiliaries = _auxiliaries(tree, verb)
    would = any(tree.form(a).lower() in WOULD for a in auxiliaries)
    if would and any(tree.lemma(a) == "have" for a in auxiliaries):
        return Verdict("hypothetical", "'would not have', against the fact")
    willed = would or any(listed("modals", tree.form(a).lower()) == "planned" for a in auxiliaries)
    return Verdict("denied", f"negated by {tree.form(found)!r}", willed=willed)


def _negative(tree: Tree, word: int) -> bool:
    """Not, no, nobody; "rather than" and "instead of" say what is not done."""
    form = tree.form(word).lower()
    return bool({tree.lemma(word), form} & (NEGATIONS | {"no", "rather", "instead"})) or listed("nobody", form) is not None


def _alleged(scene: Scene, verb: int) -> Verdict | None:
    """ "allegedly attacked", "accused of attacking": somebody says so, and no more."""
    tree = scene.tree
    adverb = next((a for a in tree.children(verb, "advmod") if listed("adverbs", tree.form(a).lower())), None)
    if adverb is not None:
        return Verdict("hypothetical", f"{tree.form(adverb)!r}")
    head = tree.words[verb].head
    marked = any(tree.lemma(m) in {"of", "with"} for m in tree.children(verb, "mark", "case"))
    if head >= 0 and marked and listed("charges", tree.lemma(head)):
        return Verdict("hypothetical", f"under {tree.form(head)!r}")
    return None


def _condition(scene: Scene, verb: int) -> Verdict | None:
    tree = scene.tree
    for clause in [verb, *[a for a in tree.ancestors(verb) if plain(tree.words[a].relation) in {"advcl", "conj"}]][:3]:
        marks = [m for m in tree.children(clause, "mark") if listed("marks", tree.lemma(m))]
        if marks and not (tree.lemma(marks[0]) in UNTIL and _came(scene, clause)):
            return Verdict("hypothetical", f"after {tree.form(marks[0])!r}")
        if _inverted(tree, clause):
            return Verdict("hypothetical", "inverted condition")
    return None


def _came(scene: Scene, clause: int) -> bool:
    """ "ruled until it was annexed": in the past, and after a clause that is told as done; "will stay until he left" is not."""
    tree, head = scene.tree, scene.tree.words[clause].head
    own = _tense(scene, clause)
    told = (
        head >= 0
        and tree.words[head].pos in {"VERB", "AUX", "NOUN", "ADJ"}
        and _modal(scene, head) is None
        and _negation(scene, head) is None
    )
    return told and own.status == "occurred" and not any(tree.lemma(a) == "have" for a in tree.children(clause, "aux"))


def _inverted(tree: Tree, clause: int) -> bool:
    """ "should the protests drive him out", "were troops to cross"."""
    subject = tree.child(clause, "nsubj", "nsubj:pass")
    relation = plain(tree.words[clause].relation)
    if subject is None or relation not in {"advcl", "ccomp", "parataxis", "root"}:
        return False
    first = tree.sentences[tree.sentence(clause)].first
    if relation == "root" and tree.form(first).lower() not in INVERTING:
        return False
    return any(tree.form(a).lower() in INVERTING and a < subject for a in tree.children(clause, "aux"))


def _conditioned(tree: Tree, verb: int) -> bool:
    """Has an "if" clause of its own."""
    return any(
        any(listed("marks", tree.lemma(m)) for m in tree.children(c, "mark")) or _inverted(tree, c) for c in tree.children(verb, "advcl")
    )


def _modal(scene: Scene, verb: int) -> Verdict | None:
    tree = scene.tree
    modals = [(a, listed("modals", tree.form(a).lower()) or listed("modals", tree.lemma(a))) for a in _auxiliaries(tree, verb)]
    found = next(((a, s) for a, s in modals if s), None)
    if found is None:
        return None
    aux, status = found
    form = tree.form(aux)
    if status == "planned":
        perfect = any(tree.lemma(a) == "have" for a in tree.children(verb, "aux"))
        return (
            Verdict("hypothetical", f"{form!r} under a condition or guess")
            if perfect or _conditioned(tree, verb)
            else Verdict("planned", f"{form!r}")
        )
    if form.lower() in WOULD and not _conditioned(tree, verb) and (_reported(tree, verb) or _retold(tree, verb)):
        return Verdict("planned", "'would' in reported speech")
    perfect = any(tree.lemma(a) == "have" for a in tree.children(verb, "aux"))  # "should have asked": it did not
    return Verdict("hypothetical" if status == "hypothetical" or perfect else "demanded", f"{form!r}" + (" have" if perfect else ""))


def _retold(tree: Tree, verb: int) -> bool:
    """ "He would also seek the support of the opposition": a report that goes on without its "said"; the subject is somebody named."""
    subject = tree.child(verb, "nsubj")
    plainly = plain(tree.words[verb].relation) == "root" and not any(tree.lemma(a) == "have" for a in tree.children(verb, "aux"))
    named = subject is not None and (tree.words[subject].pos == "PROPN" or tree.form(subject).lower() in {"he", "she"})
    return plainly and named and tree.words[verb].pos == "VERB" and listed("wishes", tree.lemma(verb)) is None


def _reported(tree: Tree, verb: int) -> bool:
    head = tree.words[verb].head
    return plain(tree.words[verb].relation) == "ccomp" and head >= 0 and listed("verbs", tree.lemma(head)) == "through"


def _governed(scene: Scene, verb: int) -> Verdict | None:
    """What the verb or noun above makes of a clause below it."""
    tree, relation, head = scene.tree, plain(scene.tree.words[verb].relation), scene.tree.words[verb].head
    if head < 0 or relation not in {"xcomp", "ccomp", "acl", "advcl", "csubj"}:
        return None
    if (prevented := _prevented(scene, verb, head)) is not None:
        return prevented
    if relation == "advcl" or (relation == "acl" and not infinitive(tree, verb)):
        return None
    nominal = tree.words[head].pos in {"NOUN", "PROPN"}
    if nominal and any(tree.form(d).lower() == "no" for d in tree.children(head, "det")):
        return Verdict("denied", f"under 'no {tree.form(head)}'")
    status = "through" if _managed(tree, verb, head) else listed("nouns" if nominal else "verbs", tree.lemma(head))
    if status is None or status == "through":
        return _through(scene, head, relation) if status or relation == "xcomp" else None
    if tree.lemma(head) == "go" and tree.form(head).lower() in {"went", "gone"}:
        return Verdict("occurred", f"under {tree.form(head)!r}")
    if relation == "ccomp" and status in {"planned", "demanded", "threatened"} and _finite(tree, verb):
        return None
    if _performed(tree, verb, head):
        return Verdict("occurred", f"said by saying {tree.form(head)!r}")
    return _turned(scene, head, status, nominal=nominal)


def _turned(scene: Scene, head: int, status: str, *, nominal: bool) -> Verdict:
    """The status that a governor gives, turned round where the governor itself is negated."""
    form = scene.tree.form(head)
    upper = None if nominal else _negation(scene, head)
    if upper is None or upper.status != "denied":
        return Verdict(narrowed(status), f"under {form!r}")
    if status == "denied":
        return Verdict("planned" if upper.willed else "hypothetical", f"under {form!r}, itself negated")
    if status == "planned":
        return Verdict("denied", f"under {form!r}, {upper.reason}", willed=True)
    return Verdict("hypothetical", f"under {form!r}, {upper.reason}")


def _prevented(scene: Scene, verb: int, head: int) -> Verdict | None:
    """ "stopped them from entering" says that they did not; "wants to stop them from entering" leaves it open."""
    tree = scene.tree
    kept = any(tree.lemma(m) == FROM for m in tree.children(verb, "mark", "case")) and listed("verbs", tree.lemma(head)) == "denied"
    if not kept or plain(tree.words[verb].relation) not in {"advcl", "xcomp", "acl", "ccomp"}:
        return None
    above = of_clause(scene, head)
    done = above.status in {"occurred", "ongoing"}
    return Verdict("denied" if done else "hypothetical", f"kept from it by {tree.form(head)!r}: {above.reason}")


def _managed(tree: Tree, verb: int, head: int) -> bool:
    """ "was able to present", "were forced to surrender": in the past, the infinitive came true."""
    past = any(tree.form(a).lower() in {"was", "were"} for a in tree.children(head, "aux", "cop"))
    simple = not tree.children(head, "aux") and tree.form(head).lower().endswith("ed") and bool(tree.children(head, "obj"))
    turn = listed("implicatives", tree.lemma(head))
    return infinitive(tree, verb) and bool(turn) and (past or (turn == "forced" and simple))


def _performed(tree: Tree, verb: int, head: int) -> bool:
    """ "I want to apologize", "We would like to thank": to say it is to do it."""
    subject = tree.child(head, "nsubj")
    own = subject is not None and tree.form(subject).lower() in {"i", "we"}
    return own and listed("wishes", tree.lemma(head)) is not None and listed("performatives", tree.lemma(verb)) is not None


def _finite(tree: Tree, verb: int) -> bool:
    """A content clause with a tense of its own; "demanded that they leave" has none."""
    return not infinitive(tree, verb) and (bool(tree.children(verb, "aux", "cop")) or tree.form(verb).lower() != tree.lemma(verb))


def narrowed(status: str) -> EventStatus:
    for known in ("planned", "hypothetical", "demanded", "threatened", "denied", "ongoing"):
        if status == known:
            return known
    return "occurred"


def _through(scene: Scene, head: int, relation: str) -> Verdict | None:
    """ "began to withdraw" is as real as "began"; a reported clause keeps its own tense."""
    if relation != "xcomp":
        return None
    above = of_clause(scene, head)
    return Verdict(above.status, f"under {scene.tree.form(head)!r}: {above.reason}", above.tensed)


def _purpose(scene: Scene, verb: int) -> Verdict | None:
    return Verdict("planned", "infinitive of purpose") if infinitive(scene.tree, verb) else None


def _exhortation(scene: Scene, verb: int) -> Verdict | None:
    """An imperative: a bare verb without subject that opens its sentence."""
    tree = scene.tree
    bare = tree.form(verb).lower() == tree.lemma(verb) and tree.words[verb].relation == "root"
    if not bare or tree.children(verb, "nsubj", "nsubj:pass", "csubj", "expl") or tree.sentence(verb) in scene.headlines:
        return None
    modal = [a for a in tree.children(verb, "aux") if tree.lemma(a) != "do"]
    return None if modal else Verdict("demanded", "imperative")


def _tense(scene: Scene, verb: int) -> Verdict:
    tree = scene.tree
    form, lemma = tree.form(verb).lower(), tree.lemma(verb)
    aux = {tree.form(a).lower() for a in _auxiliaries(tree, verb)}
    if aux & {"is", "are", "'s", "’s", "am", "'re", "’re"} and (form.endswith("ing") or "being" in aux) and tree.words[verb].pos == "VERB":
        return Verdict("ongoing", "present progressive", tensed=True)
    if aux & {"have", "has"} and "been" in aux and form.endswith("ing"):
        return Verdict("ongoing", "perfect progressive", tensed=True)
    if aux & {"was", "were"} and ("being" in aux or (form.endswith("ing") and _reported(tree, verb))) and tree.words[verb].pos == "VERB":
        return Verdict("ongoing", "past progressive of a report", tensed=True)
    if aux:
        return Verdict("occurred", f"{' '.join(sorted(aux))} + {form}", tensed=True)
    if tree.sentence(verb) in scene.headlines:
        if form.endswith("ing") and tree.words[verb].relation == "root":
            return Verdict("ongoing", "headline, progressive", tensed=True)
        return Verdict("occurred", "headline tense", tensed=True)
    if form == lemma + "s" or form == lemma + "es" or (form.endswith("ies") and lemma.endswith("y")):
        return Verdict("ongoing", "present tense", tensed=True)
    unlemmatised = form.endswith("ed") and not form.endswith("eed")
    if (
        form == lemma
        and not unlemmatised
        and lemma not in {"put", "cut", "hit", "set", "shut", "let", "hurt", "cast", "quit", "beat", "bid", "spread", "split"}
    ):
        return Verdict("ongoing", "present tense", tensed=True)
    return Verdict("occurred", "past tense", tensed=True)


RULES: tuple[Callable[[Scene, int], Verdict | None], ...] = (
    _question,
    _exhortation,
    _negation,
    _alleged,
    _condition,
    _governed,
    _modal,
    _purpose,
)


def of_clause(scene: Scene, verb: int) -> Verdict:
    """Status of what a verb says. `verb` is a word index."""
    found = next((v for rule in RULES if (v := rule(scene, verb)) is not None), None)
    if found is not None:
        return found
    tensed = _embedded(scene, verb) or _tense(scene, verb)
    if tensed.tensed and tensed.status == "occurred" and scene.factuality.get(verb, 0.0) <= DOUBTED:
        return Verdict("hypothetical", f"factuality {scene.factuality[verb]:.1f} against {tensed.reason}")
    return tensed


def _embedded(scene: Scene, verb: int) -> Verdict | None:
    """A participle or an adverbial clause without tense of its own takes the status of the clause it hangs on."""
    tree, word = scene.tree, scene.tree.words[verb]
    form = tree.form(verb).lower()
    if word.head < 0 or tree.children(verb, "aux", "cop"):
        return None
    loose = plain(word.relation) in {"advcl", "conj"} and form.endswith("ing")
    bare = plain(word.relation) == "conj" and form == tree.lemma(verb) and not tree.children(verb, "nsubj")
    if not (loose or bare) or tree.words[word.head].pos not in {"VERB", "AUX"}:
        return None
    if listed("verbs", tree.lemma(word.head)) == "hypothetical" and loose:
        return Verdict("hypothetical", f"under {tree.form(word.head)!r}")
    marks = {tree.lemma(m) for m in tree.children(verb, "mark", "case")}
    if marks & ASIDE:  # "will go, despite a judge criticising him"
        return None
    above = of_clause(scene, word.head)
    if above.reason == "infinitive of purpose" and tree.words[word.head].head >= 0:  # "sued to block the deal, alleging …"
        above = of_clause(scene, tree.words[word.head].head)
    if loose and above.status == "denied" and plain(word.relation) == "advcl":  # "did not stay, blaming the weather": blamed it
        return Verdict("occurred", f"beside {tree.form(word.head)!r}")
    return Verdict(above.status, f"with {tree.form(word.head)!r}: {above.reason}", above.tensed)

"""Whether an office is held at the time of the article, as the words around title and name tell: marked former or acting, ended by
a verb ("sacked", "resigned"), by a noun ("the downfall of"), or by the holder's death."""

from functools import partial

from onrecord.names import titles
from onrecord.resolve.offices.claims import Claim, words
from onrecord.resolve.titles.parts import preposition
from onrecord.syntax import Tree
from onrecord.types import OfficeStatus

# Names in a row that share what befell the first.
COORDINATED = 8


def status_of(tree: Tree, claim: Claim) -> OfficeStatus:
    mark = claim.phrase.mark
    if mark == "then":
        return "former"
    if mark is not None:
        return mark
    if claim.phrase.ordinal and claim.status != "current":
        return "former"
    if claim.status is not None:
        return claim.status
    ended = _event(tree, claim)
    if _fell(tree, claim) or _found_dead(tree, claim) or ended == "deceased":
        return "deceased"
    over = _removed(tree, claim) or ended == "former" or _at_the_time(tree, claim) or _among_former(tree, claim)
    return "former" if over else "current"


def _at_the_time(tree: Tree, claim: Claim) -> bool:
    """ "Norland's president at the time, Piet Korb", "Korb, the head of the union back then"."""
    after = claim.phrase.words[-1] + 1
    if claim.shape.startswith("before"):
        return False
    forms = [tree.form(w).lower() for w in range(after, min(after + 3, len(tree.words)))]
    return forms in (["at", "the", "time"], ["at", "that", "time"]) or forms[:2] == ["back", "then"]


def _event(tree: Tree, claim: Claim) -> OfficeStatus | None:
    """What a noun says that befell the holder: "the downfall of President Korb", "President Korb's assassination"."""
    for word in (claim.holder, claim.phrase.head):
        above = tree.words[word].head
        owned = tree.words[word].relation == "nmod:poss" or (tree.words[word].relation == "nmod" and preposition(tree, word) == "of")
        if above >= 0 and owned and tree.words[above].pos == "NOUN":
            lemma = tree.lemma(above)
            dated = any(tree.words[c].pos == "NUM" for c in tree.children(above, "nmod", "nummod"))
            if dated:
                return None  # history; the date itself tells
            return "former" if lemma in words("downfall") else "deceased" if lemma in words("violent_death") else None
    return None


def _among_former(tree: Tree, claim: Claim) -> bool:
    """ "Former officers of the club, including treasurer Mara Vint": what is said of all holds for each."""
    listed = next((w for w in (claim.holder, claim.phrase.head) if preposition(tree, w) == "including"), None)
    above = [] if listed is None else [w for w in tree.ancestors(listed) if tree.words[w].pos in {"NOUN", "PROPN"}][:COORDINATED]
    return any(titles.status(tree.form(c)) == "former" for w in above for c in tree.children(w, "amod", "compound"))


def _found_dead(tree: Tree, claim: Claim) -> bool:
    """ "The dead man was identified as Piet Korb, a member of …"."""
    if claim.verb is None or tree.lemma(claim.verb) not in {"identify", "name"}:
        return False
    subject = tree.child(claim.verb, "nsubj")
    dead = subject is not None and (
        tree.lemma(subject) in {"dead", "deceased", "victim"}
        or any(tree.form(c).lower() in {"dead", "deceased", "slain"} for c in tree.children(subject, "amod"))
    )
    fatal = dead and (tree.lemma(subject or 0) != "victim")
    return fatal and preposition(tree, claim.holder) == "as" and _occurred(tree, claim.verb)


def _removed(tree: Tree, claim: Claim) -> bool:
    """The person is whom the verb deposes, or leaves by it: "sacked Defence Minister …", "President … was ousted", "… resigned"."""
    if claim.verb is None:
        return False
    if tree.lemma(claim.verb) in words("removed_object"):
        return _undergoes(tree, claim, claim.verb)
    leaves = tree.lemma(claim.verb) in words("leaving") or (tree.lemma(claim.verb), _particle(tree, claim.verb)) == ("step", "down")
    other = any(preposition(tree, w) in {"as", "from"} for w in tree.children(claim.verb, "obl"))
    return leaves and not other and _acts(tree, claim, claim.verb)


def _fell(tree: Tree, claim: Claim) -> bool:
    """The person died, or was killed, in the clause of the title."""
    if claim.verb is None or not claim.shape.startswith(("before", "appos", "name in", "one of")):
        return False
    lemma = tree.lemma(claim.verb)
    return (lemma in words("dying") and _acts(tree, claim, claim.verb)) or (
        lemma in words("killing") and _undergoes(tree, claim, claim.verb)
    )


def _undergoes(tree: Tree, claim: Claim, verb: int) -> bool:
    return _stands(tree, claim, verb, frozenset({"obj", "nsubj:pass"})) and _occurred(tree, verb)


def _stands(tree: Tree, claim: Claim, verb: int, relations: frozenset[str]) -> bool:
    """Whether name or title depends on the verb in one of these relations."""
    return any(
        tree.words[w].head == verb and tree.words[w].relation in relations
        for w in map(partial(_first_of, tree), (claim.holder, claim.phrase.head))
    )


def _first_of(tree: Tree, word: int) -> int:
    """The first of coordinated words, and what a name is in apposition to: "killed his uncle, President Korb"."""
    for _ in range(COORDINATED):
        if tree.words[word].relation not in {"conj", "appos"} or tree.words[word].head < 0:
            break
        word = tree.words[word].head
    return word


def _acts(tree: Tree, claim: Claim, verb: int) -> bool:
    """Whether the holder is the subject of a verb in the past, told as done."""
    past = tree.form(verb).lower() != tree.lemma(verb) and not tree.form(verb).lower().endswith(("ing", "s"))
    told = past or tree.form(verb).lower() == "quit"
    return told and _stands(tree, claim, verb, frozenset({"nsubj"})) and _occurred(tree, verb)


def _particle(tree: Tree, verb: int) -> str:
    return next((tree.form(c).lower() for c in tree.children(verb, "compound", "advmod") if c > verb), "")


def _occurred(tree: Tree, verb: int) -> bool:
    """No modal, no condition, no negation beside the verb."""
    modal = [tree.form(c).lower() for c in tree.children(verb, "aux", "mark")]
    modal = [m for m in modal if m != "to" or "have" not in modal]  # "is reported to have killed"
    denied = any(tree.form(c).lower() in {"not", "n't", "n’t", "never", "nearly", "almost"} for c in tree.children(verb, "advmod"))
    return not denied and all(
        m in {"was", "were", "been", "is", "has", "have", "had", "after", "that", "being", "when", "since"} for m in modal
    )

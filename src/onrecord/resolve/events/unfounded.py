"""What the reader takes for an event and the words do not bear out: reports without reproach, places of confinement."""

from onrecord.resolve.events.drafts import Desk, Draft
from onrecord.resolve.events.learned import SEEN
from onrecord.resolve.lexicon import nouns
from onrecord.syntax import Tree

WITHIN = frozenset({"in", "at", "from", "inside", "outside", "behind", "of"})
EXHORTING = frozenset({"should", "must", "ought", "need", "have"})
CONFINING = frozenset({"put", "place", "hold", "keep", "throw", "send", "remand", "spend", "sentence", "jail", "serve", "detain"})


def unfounded(at: Desk, draft: Draft) -> str | None:
    """Why a cue that only the reader knows is no event, or None."""
    if draft.match.pattern.text != SEEN:
        return None
    tree, cue = at.parties.tree, draft.match.cue
    if draft.coded.type == "ACCUSE" and _reports(tree, cue):
        if not draft.parts.recipients or not draft.parts.actors:
            return "a report that blames nobody, or by nobody"
        if _own_deed(at, draft):
            return "a report of one's own deed"
    if draft.coded.type == "ACCUSE" and not draft.parts.actors and tree.lemma(cue) not in nouns("prosecution"):
        return "nobody is told to have said it"
    if draft.coded.type == "ACCUSE" and _attribute(tree, cue):
        return "alleged of what is named, by nobody"
    if draft.coded.type == "REQUEST" and tree.lemma(cue) in EXHORTING and _advice(at, cue):
        return "advice of an expert or of the author asks nobody"
    if draft.coded.type == "COERCE" and _place(tree, cue):
        return "a place, not an act"
    return None


def _advice(at: Desk, cue: int) -> bool:
    """What must or should be done is a request only in the words of somebody of public life."""
    start = at.parties.tree.words[cue].start
    said = [s for s in at.statements if any(piece.start <= start < piece.end for piece in (s.content, *s.parts))]
    return not any(s.speaker is not None and not s.expert and at.parties.political(s.speaker) for s in said)


def _reports(tree: Tree, cue: int) -> bool:
    return tree.words[cue].pos in {"VERB", "AUX"} and tree.lemma(cue) in nouns("reporting")


def _own_deed(at: Desk, draft: Draft) -> bool:
    """ "the agency said that it had seized the accounts": who speaks is who acts."""
    tree, parties = at.parties.tree, at.parties
    doers = [w for c in tree.children(draft.match.cue, "ccomp") for w in tree.children(c, "nsubj")]
    return any(parties.actor(w) in draft.parts.actors or tree.form(w).lower() in {"i", "we"} for w in doers)


def _attribute(tree: Tree, cue: int) -> bool:
    """ "has alleged ties to the militia": the participle belongs to the noun after it."""
    bare = tree.form(cue).lower() in {"alleged", "suspected", "purported"} and not tree.children(
        cue, "ccomp", "xcomp", "aux:pass", "nsubj:pass"
    )
    noun = cue + 1 < len(tree.words) and tree.words[cue + 1].pos in {"NOUN", "ADJ"}
    return bare and noun and bool({"has", "have", "had"} & {tree.form(a).lower() for a in tree.children(cue, "aux")})


def _place(tree: Tree, cue: int) -> bool:
    """ "stabbed in prison"; not "put in prison", "with his rivals in prison"."""
    head = tree.words[cue].head
    located = any(tree.lemma(c) in WITHIN for c in tree.children(cue, "case"))
    return tree.lemma(cue) in nouns("confinement") and located and tree.words[head].pos == "VERB" and tree.lemma(head) not in CONFINING

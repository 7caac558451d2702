"""What looks like an act between parties and is none: accusations denied, names given, wishes, moods, accidents.

The words are in `resolve/data/nouns.toml`. Each class was seen in the development articles.
"""

from onrecord.resolve.events.drafts import Desk, Draft
from onrecord.resolve.events.learned import SEEN
from onrecord.resolve.lexicon import nouns
from onrecord.resolve.roles import passive, plain

SAYS_NO = frozenset({"deny", "reject", "dismiss", "dispute", "refute", "rebut", "rubbish", "contest", "denie"})
ASIDE = frozenset({"anonymity", "comment", "interview", "clarification"})
WISHES = frozenset({"want", "expect", "hope", "seek", "intend", "wish", "aim"})
VOICING = frozenset({"express", "voice", "raise", "air", "register", "share", "convey", "reiterate"})
ADDRESSED = frozenset({"for", "on", "upon"})
CHARGED = frozenset({"charge", "count", "suspicion", "accusation", "allegation"})
FREED = frozenset({"acquit", "clear", "exonerate", "drop", "absolve", "dismiss", "withdraw"})
HELD = frozenset({"arrest", "detain", "hold", "held", "jail", "remand", "custody"})


def seeming(at: Desk, draft: Draft) -> str | None:
    """Why a candidate only seems to be an event, or None."""
    checks = (_denial, _rescue, _accident, _greeting, _search)
    found = next((why for check in checks if (why := check(at, draft)) is not None), None)
    if found is not None or draft.match.pattern.text != SEEN:
        return found
    return next((why for check in (_mood, _citation, _name, _wish, _aside, _charge) if (why := check(at, draft)) is not None), None)


def _denial(at: Desk, draft: Draft) -> str | None:
    """ "denied the report", "rejected the allegations": who says that something is not so refuses nobody anything; a court rules."""
    tree, cue = at.parties.tree, draft.match.cue
    if draft.match.pattern.rule.type != "REJECT" or tree.lemma(cue) not in SAYS_NO:
        return None
    told = [*draft.match.roles.patients, *tree.children(cue, "obj", "nsubj:pass")]
    if plain(tree.words[cue].relation) == "acl":  # "a claim denied by Arda"
        told.append(tree.words[cue].head)
    claims = any(tree.lemma(o) in nouns("allegation") | nouns("told") for o in told)
    plainly = tree.lemma(cue).startswith("den") and draft.match.pattern.text == SEEN
    judged = any(tree.lemma(w) in nouns("bench") for a in draft.match.roles.agents for w in [a, *tree.children(a)])
    return "a denial of what is said refuses nothing" if (claims or plainly) and not judged else None


def _rescue(at: Desk, draft: Draft) -> str | None:
    """ "were trapped", "have been rescued": nobody is kept by force."""
    lemma = at.parties.tree.lemma(draft.match.cue)
    return "to be in danger, or saved from it, is no coercion" if draft.coded.type == "COERCE" and lemma in nouns("rescuing") else None


def _accident(at: Desk, draft: Draft) -> str | None:
    """ "people were killed after a tram crashed": no one did it; the sentence names an accident, and neither weapons nor attackers."""
    tree, cue = at.parties.tree, draft.match.cue
    if draft.coded.type != "ASSAULT" or draft.parts.actors or tree.lemma(cue) not in nouns("hurting") | nouns("accident"):
        return None
    sentence = tree.sentences[tree.sentence(cue)]
    named = {tree.lemma(w) for w in range(sentence.first, sentence.last)}
    return "an accident, not an attack" if named & nouns("accident") and not named & nouns("violence") else None


def _greeting(at: Desk, draft: Draft) -> str | None:
    """ "was met with chants": a reception is no meeting."""
    tree, cue = at.parties.tree, draft.match.cue
    met = draft.match.pattern.rule.type == "CONSULT" and tree.lemma(cue) == "meet" and passive(tree, cue)
    things = [h for h in draft.match.roles.governed("with", "by") if at.parties.actor(h) is None]
    return "what somebody is met with is no meeting" if met and things else None


def _search(at: Desk, draft: Draft) -> str | None:
    """ "rescuers searched the rubble", "searched for survivors"."""
    tree, cue = at.parties.tree, draft.match.cue
    if draft.coded.type != "COERCE" or tree.lemma(cue) != "search":
        return None
    saved = any(tree.lemma(h) in nouns("missing") for h in draft.match.roles.governed("for"))
    rescuers = any(tree.lemma(h) in nouns("rescuers") for h in draft.match.roles.agents)
    return "a search for the missing coerces nobody" if saved or rescuers else None


def _mood(at: Desk, draft: Draft) -> str | None:
    """ "is concerned about", "worries over Arda's influence": a feeling, not a reproach in words; "voiced concern" is one."""
    tree, cue = at.parties.tree, draft.match.cue
    head = tree.words[cue].head
    voiced = head >= 0 and tree.lemma(head) in VOICING
    return "a mood accuses nobody" if draft.coded.type == "ACCUSE" and tree.lemma(cue) in nouns("moods") and not voiced else None


def _citation(at: Desk, draft: Draft) -> str | None:
    """ "citing concerns over the plan": a reason given blames nobody."""
    cites = draft.coded.type in {"ACCUSE", "SUPPORT", "REQUEST"} and at.parties.tree.lemma(draft.match.cue) in {"cite", "recount"}
    return "a reason given, or a source named" if cites else None


def _name(at: Desk, draft: Draft) -> str | None:
    """ "called the bomb a gift": to name something asks for nothing; "called for", "called on" and "called Roe to account" do."""
    tree, cue = at.parties.tree, draft.match.cue
    if draft.coded.type != "REQUEST" or tree.lemma(cue) != "call" or tree.words[cue].pos != "VERB":
        return None
    below = [*tree.children(cue), *(m for c in tree.children(cue) for m in tree.children(c, "mark", "case"))]
    asked = any(tree.form(w).lower() in ADDRESSED | {"to"} for w in below) or tree.child(cue, "ccomp") is not None
    return None if asked else "what somebody is called asks nothing"


def _wish(at: Desk, draft: Draft) -> str | None:
    """ "we want to isolate Arda", "expects to reopen the rigs": one's own intention."""
    tree, cue = at.parties.tree, draft.match.cue
    if draft.coded.type != "REQUEST" or tree.lemma(cue) not in WISHES or tree.words[cue].pos != "VERB":
        return None
    own = [x for x in tree.children(cue, "xcomp") if any(tree.lemma(m) == "to" for m in tree.children(x, "mark"))]
    whose = any(tree.children(x, "nsubj", "nsubj:pass") for x in own) or bool(tree.children(cue, "obj"))
    if own and not whose:
        return "one's own intention asks nobody"
    bare = not draft.parts.recipients and not tree.children(cue, "xcomp", "ccomp") and tree.lemma(cue) in {"want", "expect", "hope", "wish"}
    return "a wish asked of nobody" if bare else None


def _aside(at: Desk, draft: Draft) -> str | None:
    """ "requested anonymity"."""
    tree = at.parties.tree
    asked = [*draft.match.roles.patients, *tree.children(draft.match.cue, "obj", "obl")]
    return (
        "a source's condition asks nothing of a party"
        if draft.coded.type == "REQUEST" and any(tree.lemma(o) in ASIDE for o in asked)
        else None
    )


def _charge(at: Desk, draft: Draft) -> str | None:
    """ "acquitted them of the charges", "held on suspicion of fraud": part of the act that is told."""
    tree, cue = at.parties.tree, draft.match.cue
    if draft.coded.type != "ACCUSE" or tree.lemma(cue) not in CHARGED or tree.words[cue].pos != "NOUN":
        return None
    above = tree.words[cue].head
    if above < 0:
        return None
    if tree.lemma(above) in FREED:
        return "the charge that is given up"
    return "the ground of an arrest" if tree.lemma(above) in HELD and tree.lemma(cue) == "suspicion" else None

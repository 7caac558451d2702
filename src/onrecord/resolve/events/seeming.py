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
QUOTE_WITHIN = 15  # words after "called"
HELD = frozenset({"arrest", "detain", "hold", "held", "jail", "remand", "custody"})


def seeming(at: Desk, draft: Draft) -> str | None:
    """Why a candidate only seems to be an event, or None."""
    checks = (
        _denial,
        _rescue,
        _accident,
        _greeting,
        _search,
        _beast,
        _figure,
        _convened,
        _letter,
        _audience,
        _opinion,
        _warrant,
        _nickname,
        _parcel,
    )
    found = next((why for check in checks if (why := check(at, draft)) is not None), None)
    if found is not None or draft.match.pattern.text != SEEN:
        return found
    return next(
        (
            why
            for check in (_mood, _blameless, _weapon, _bid, _resolve, _name, _ceasing, _wish, _aside, _charge)
            if (why := check(at, draft)) is not None
        ),
        None,
    )


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
    ridden = bool(draft.match.roles.agents) and all(tree.lemma(a) in nouns("vehicle") for a in draft.match.roles.agents)
    if draft.coded.type != "ASSAULT" or (draft.parts.actors and not ridden) or tree.lemma(cue) not in nouns("hurting") | nouns("accident"):
        return None
    sentence = tree.sentences[tree.sentence(cue)]
    words = range(sentence.first, sentence.last)
    named = {tree.lemma(w) for w in words}
    # "an earthquake struck": what a natural force does is no attack either.
    acts = {tree.lemma(w) for w in words if not any(tree.lemma(s) in nouns("accident") for s in tree.children(w, "nsubj"))}
    return "an accident, not an attack" if named & nouns("accident") and not acts & nouns("violence") else None


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


def _beast(at: Desk, draft: Draft) -> str | None:
    """ "the gorilla was shot dead"."""
    tree = at.parties.tree
    struck = [*draft.match.roles.patients, *draft.match.roles.governed("of")]
    return "an animal is no party" if draft.coded.type == "ASSAULT" and any(tree.lemma(h) in nouns("animals") for h in struck) else None


def _figure(at: Desk, draft: Draft) -> str | None:
    """ "captured a majority of the delegates", "met stiff resistance"."""
    tree, cue = at.parties.tree, draft.match.cue
    won = tree.lemma(cue) in {"capture", "seize", "bag", "grab", "meet", "win", "steal", "hijack"}
    objects = draft.match.roles.patients
    return "a figure of speech" if won and objects and all(tree.lemma(o) in nouns("trophies") for o in objects) else None


def _convened(at: Desk, draft: Draft) -> str | None:
    """ "called a meeting for Sunday": who convenes asks for nothing."""
    tree, cue = at.parties.tree, draft.match.cue
    if draft.coded.type != "REQUEST" or tree.lemma(cue) != "call":
        return None
    objects = tree.children(cue, "obj")
    if any(tree.lemma(o) in nouns("encounter") | {"election", "session", "vote"} for o in objects):
        return "what is called together is not asked for"
    named = [h for h in draft.match.roles.governed("for") if any(o < h for o in objects) and tree.lemma(h) not in nouns("succour")]
    titled = bool(named) and draft.match.pattern.text.startswith("call for")  # "called Roe the best friend for the rich"
    return "what somebody is called asks nothing" if titled else None


def _letter(at: Desk, draft: Draft) -> str | None:
    """ "the guidelines call for 2 %", "investors demand higher yields"."""
    agents = draft.match.roles.agents
    texts = bool(agents) and all(at.parties.tree.lemma(a) in nouns("texts") for a in agents)
    return "a text or a market asks nobody" if draft.coded.type == "REQUEST" and texts else None


def _audience(at: Desk, draft: Draft) -> str | None:
    """ "speaking to troops, he said"."""
    tree, cue = at.parties.tree, draft.match.cue
    spoken = draft.match.pattern.rule.type == "CONSULT" and tree.lemma(cue) in {"speak", "talk"} and tree.words[cue].pos == "VERB"
    heard = draft.match.roles.governed("to")
    return "a speech is no consultation" if spoken and heard and all(tree.lemma(h) in nouns("audience") for h in heard) else None


def _opinion(at: Desk, draft: Draft) -> str | None:
    """ "experts agree that it will be hard": one opinion, no agreement."""
    tree, cue = at.parties.tree, draft.match.cue
    shared = draft.match.pattern.rule.type == "AGREE" and tree.lemma(cue) == "agree" and bool(tree.children(cue, "ccomp"))
    return "holding the same opinion is no agreement" if shared and tree.form(cue).lower() in {"agree", "agrees"} else None


def _warrant(at: Desk, draft: Draft) -> str | None:
    """ "issued arrest warrants": nobody is arrested yet."""
    tree, cue = at.parties.tree, draft.match.cue
    beside = tree.words[cue].pos == "NOUN" and cue + 1 < len(tree.words) and tree.lemma(cue + 1) in nouns("paper")
    return "a warrant, not the act" if beside and draft.match.pattern.rule.type in {"COERCE", "ASSAULT", "SANCTION"} else None


def _nickname(at: Desk, draft: Draft) -> str | None:
    """ "called Roe, his rival, a “crook”": no telephone call."""
    tree, cue = at.parties.tree, draft.match.cue
    if draft.match.pattern.rule.type != "CONSULT" or tree.lemma(cue) != "call" or tree.words[cue].pos != "VERB":
        return None
    last = tree.sentences[tree.sentence(cue)].last
    quoted = any(tree.form(w) in {"“", '"', "‘", "''", "``"} for w in range(cue + 1, min(cue + QUOTE_WITHIN, last)))
    return "what somebody is called is no call" if quoted and not draft.match.roles.governed("by", "on") else None


def _parcel(at: Desk, draft: Draft) -> str | None:
    """ "received 2,000 deportees", "received requests": no guest of state."""
    tree, cue = at.parties.tree, draft.match.cue
    if draft.match.pattern.rule.type != "CONSULT" or tree.lemma(cue) != "receive":
        return None
    guests = [o for o in draft.match.roles.patients if tree.lemma(o) in nouns("official") | nouns("delegation") or _person(at, o)]
    return "what is received is no guest" if draft.match.roles.patients and not guests else None


def _unaddressed(at: Desk, draft: Draft) -> str | None:
    """ "said the epidemic must stop", "said yields should be limited": asked of nobody (of 12 seen, 9 were no request)."""
    wanted = draft.coded.type == "REQUEST" and "that:@must" in draft.match.pattern.text and not draft.parts.recipients
    return "what must be is asked of nobody" if wanted and at.parties.tree.words[draft.match.cue].pos == "VERB" else None


def _person(at: Desk, word: int) -> bool:
    found = at.parties.actor(word)
    return found is not None and at.parties.cast.actors[found].kind in {"person", "country"}


def _mood(at: Desk, draft: Draft) -> str | None:
    """ "is concerned about", "worries over Arda's influence": a feeling, not a reproach in words; "voiced concern" is one."""
    tree, cue = at.parties.tree, draft.match.cue
    head = tree.words[cue].head
    voiced = head >= 0 and tree.lemma(head) in VOICING
    return "a mood accuses nobody" if draft.coded.type == "ACCUSE" and tree.lemma(cue) in nouns("moods") and not voiced else None


def _blameless(at: Desk, draft: Draft) -> str | None:
    """ "citing concerns over the plan", "contradicting the report": a reason given, or another view, blames nobody."""
    blames = draft.coded.type == "ACCUSE" and at.parties.tree.lemma(draft.match.cue) in nouns("blameless")
    return "a word that reproaches nobody" if blames else None


def _weapon(at: Desk, draft: Draft) -> str | None:
    """ "the missile flew 2,700 km": a weapon named is no blow."""
    tree, cue = at.parties.tree, draft.match.cue
    thing = tree.words[cue].pos == "NOUN" and tree.lemma(cue) in nouns("wielded") and draft.match.light is None
    return "a weapon, not an act" if draft.coded.type == "ASSAULT" and thing else None


def _bid(at: Desk, draft: Draft) -> str | None:
    """ "ended his bid for the nomination"."""
    tree, cue = at.parties.tree, draft.match.cue
    run = tree.words[cue].pos == "NOUN" and tree.lemma(cue) in {"bid", "run", "campaign", "candidacy", "quest"}
    return "what one strives for oneself asks nobody" if draft.coded.type == "REQUEST" and run else None


def _resolve(at: Desk, draft: Draft) -> str | None:
    """ "we must stand together" is one's own resolve; "Arda should have fired" reproaches, and asks for nothing."""
    tree, cue = at.parties.tree, draft.match.cue
    if draft.coded.type != "REQUEST" or tree.lemma(cue) not in {"should", "must", "ought", "need"}:
        return None
    clause = tree.words[cue].head if tree.words[cue].relation.startswith("aux") else cue
    if any(tree.lemma(a) == "have" for a in tree.children(clause, "aux")):
        return "what should have been done is asked of nobody"
    ours = any(tree.form(w).lower() in {"i", "we", "it", "there"} for w in tree.children(clause, "nsubj"))
    return "one's own resolve asks nobody" if ours and not draft.parts.recipients else None


def _name(at: Desk, draft: Draft) -> str | None:
    """ "called the bomb a gift": to name something asks for nothing; "called for", "called on" and "called Roe to account" do."""
    tree, cue = at.parties.tree, draft.match.cue
    if draft.coded.type != "REQUEST" or tree.lemma(cue) != "call" or tree.words[cue].pos != "VERB":
        return None
    below = [*tree.children(cue), *(m for c in tree.children(cue) for m in tree.children(c, "mark", "case"))]
    asked = any(tree.form(w).lower() in ADDRESSED | {"to"} for w in below) or tree.child(cue, "ccomp") is not None
    return None if asked else "what somebody is called asks nothing"


def _ceasing(at: Desk, draft: Draft) -> str | None:
    """ "suspended its programme": what falls on nobody named punishes nobody."""
    ended = draft.coded.type == "SANCTION" and at.parties.tree.lemma(draft.match.cue) in nouns("ceasing")
    return "an end of something that falls on nobody" if ended and not draft.parts.recipients else None


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

"""Who does what in a clause: agents, patients and obliques of verbs and event nouns (Universal Dependencies).

Subjects are followed through passives, control ("agreed to send"), coordination, relative clauses and participles.
Words in and out are indices into `Reading.words`; every list holds phrase heads, coordinates included, in text order.
"""

from dataclasses import dataclass

from onrecord.syntax import Tree

RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
OBJECT_RAISERS = frozenset({"promise", "threaten", "agree", "vow", "pledge"})  # their subject stays the subject below them
WHERE = frozenset({"where", "when", "why", "how"})
# No passive without "be".
INTRANSITIVE = frozenset(
    {"call", "appeal", "agree", "speak", "talk", "meet", "travel", "arrive", "resign", "retreat", "vow", "threaten", "refuse", "protest"}
)
CONJUNCTIONS = frozenset({"although", "though", "while", "when", "if", "once", "until", "unless"})
GERUND_MARKS = frozenset({"for", "of", "against", "from", "with", "over", "about", "to", "on", "at", "in"})
STATAL = frozenset({"engage", "involve"})  # "were engaged in": the participle tells what the subject does
BE = frozenset({"be", "get"})
DATELINE = 15  # words
DEPTH = 6  # clauses climbed for a subject; news sentences nest no deeper in the development texts


@dataclass(frozen=True, slots=True)
class Roles:
    """Arguments of one predicate. `others` pairs a preposition with the heads it governs; `how` says how far the agent was fetched."""

    agents: tuple[int, ...]
    patients: tuple[int, ...]
    others: tuple[tuple[str, tuple[int, ...]], ...]
    how: str = "subject"

    def governed(self, *prepositions: str) -> list[int]:
        """Heads governed by any of these prepositions, in the order asked."""
        return [head for wanted in prepositions for prep, heads in self.others if prep == wanted for head in heads]


def plain(relation: str) -> str:
    """A relation without its subtype."""
    return relation.partition(":")[0]


def is_verbal(tree: Tree, word: int) -> bool:
    """A verb, or a predicate with a copula or auxiliary."""
    return tree.words[word].pos in {"VERB", "AUX"} or bool(tree.children(word, "cop", "aux"))


def passive(tree: Tree, verb: int) -> bool:
    """Marked by the parser, by be/get + past participle, or a past participle that modifies a noun."""
    if tree.lemma(verb) in STATAL and any(preposition(tree, c) == "in" for c in tree.children(verb, "obl")):
        return False
    if any(tree.words[c].relation == "aux:pass" for c in tree.children(verb)):
        return True
    if (
        tree.children(verb, "nsubj:pass")
        and not _late_subjects(tree, verb)
        and not _unlabelled(tree, verb)
        and not tree.children(verb, "obj", "xcomp", "ccomp", "advcl")
    ):
        return tree.lemma(verb) not in INTRANSITIVE
    form = tree.form(verb).lower()
    bare = form == tree.lemma(verb) or form.endswith("ing")
    aux = tree.children(verb, "aux")
    if not bare and any(tree.lemma(a) in BE for a in aux):
        return True
    if bare or aux or tree.children(verb, "nsubj"):
        return False
    match plain(tree.words[verb].relation):
        case "acl":
            return not tree.children(verb, "mark")
        case "advcl":
            return not _finite(tree, verb)
        case "conj":
            return not tree.children(verb, "obj", "xcomp", "ccomp") and _passive_head(tree, verb)
    return False


def _passive_head(tree: Tree, verb: int) -> bool:
    """ "was arrested and charged": the auxiliary of the first verb serves both."""
    first = verb
    while plain(tree.words[first].relation) == "conj" and tree.words[first].head >= 0:
        first = tree.words[first].head
    participle = tree.form(verb).lower().endswith(("ed", "en", "t", "d", "wn"))
    return participle and plain(tree.words[first].relation) != "conj" and tree.words[first].pos == "VERB" and passive(tree, first)


def _finite(tree: Tree, verb: int) -> bool:
    """ "Asked for comment, Roe left", "although suspended, Roe works": a participle before the clause it leans on, or after a
    conjunction; with an object it is a verb of its own."""
    joined = any(tree.lemma(m) in CONJUNCTIONS for m in tree.children(verb, "mark", "advmod"))
    if joined and not tree.children(verb, "obj"):
        return tree.lemma(verb) in INTRANSITIVE
    after = tree.words[verb].head < verb and not joined and not {p for p, _ in obliques(tree, verb)} & {"by", "of", "with"}
    other = bool(tree.children(verb, "mark")) and not joined
    return after or other or bool(tree.children(verb, "obj", "xcomp", "ccomp")) or tree.lemma(verb) in INTRANSITIVE


def spread(tree: Tree, words: list[int]) -> list[int]:
    """The words with everything coordinated to them; a "flat" part after "and" is a second name."""
    joined = {c for w in words for c in tree.coordinates(w)}
    return sorted(
        joined | {f for w in joined for f in tree.children(w, "flat") if any(tree.words[k].relation == "cc" for k in range(w + 1, f))}
    )


def preposition(tree: Tree, word: int) -> str:
    """The preposition that governs a word: "on", "because of"; empty if none."""
    case = next((c for c in tree.children(word, "case") if c < word or tree.lemma(c) in {"ago"}), None)
    if case is None:
        return ""
    return " ".join(tree.form(c).lower() for c in [case, *tree.children(case, "fixed")])


def obliques(tree: Tree, word: int) -> list[tuple[str, tuple[int, ...]]]:
    """Prepositional arguments and modifiers of a verb or noun; possessors and noun or adjective modifiers as "'s" and "mod"."""
    found: list[tuple[str, tuple[int, ...]]] = []
    for child in tree.children(word):
        relation = tree.words[child].relation
        if relation == "nmod:poss":
            found.append(("'s", tuple(spread(tree, [child]))))
        elif (plain(relation) in {"obl", "nmod"} and relation != "nmod:desc") or _misplaced(tree, child):
            found.append((preposition(tree, child), tuple(spread(tree, [child]))))
        elif plain(relation) in {"amod", "compound"}:
            found.append(("mod", tuple(spread(tree, [child]))))
        elif plain(relation) in {"advcl", "acl"} and (mark := gerund_mark(tree, child)):
            found.append((mark, (child,)))
        elif relation == "iobj":
            found.append(("iobj", tuple(spread(tree, [child]))))
    return found


def _misplaced(tree: Tree, word: int) -> bool:
    """ "in Tessal province" labelled as an adverb: a name with its preposition is an oblique."""
    noun = tree.words[word].pos in {"NOUN", "PROPN"} and tree.words[word].relation in {"advmod", "dep", "obj", "nsubj"}
    return noun and bool(preposition(tree, word))


def gerund(tree: Tree, word: int) -> bool:
    """ "raising wages": a verb in -ing without auxiliary or subject."""
    form = tree.form(word).lower()
    return tree.words[word].pos == "VERB" and form.endswith("ing") and not tree.children(word, "aux", "nsubj")


def gerund_mark(tree: Tree, clause: int) -> str:
    """ "called for raising wages": the preposition before a gerund, which parsers take for a conjunction; empty if none."""
    if not gerund(tree, clause):
        return ""
    return next((m for c in tree.children(clause, "mark", "case") if (m := tree.lemma(c)) in GERUND_MARKS), "")


def antecedent(tree: Tree, word: int) -> int:
    """For a relative pronoun the noun its clause modifies, else the word itself."""
    if tree.lemma(word) not in RELATIVE:
        return word
    for clause in tree.ancestors(word):
        if tree.words[clause].relation == "acl:relcl":
            return tree.words[clause].head
    return word


def subjects(tree: Tree, verb: int, depth: int = 0) -> tuple[list[int], str]:
    """The (surface) subject's heads, inherited where the clause has none of its own, and how they were found."""
    own = _own_subjects(tree, verb) or _before(tree, verb)
    if own:
        joined = spread(tree, [*own, *(w for o in own for w in headline_pair(tree, o, verb))])
        heads = [antecedent(tree, h) for h in joined if not dateline(tree, h)] or [antecedent(tree, h) for h in joined]
        return heads, "subject" if heads == joined else "relative clause"
    found, how = ([], "no subject") if depth >= DEPTH or tree.words[verb].head < 0 else _inherited(tree, verb, depth)
    if found or depth:
        return found, how
    stray = _stray(tree, verb)
    pair = [other for word in stray for other in headline_pair(tree, word, verb)]
    return (spread(tree, [*stray, *pair]), "noun phrase before the verb") if stray else ([], "no subject")


def dateline(tree: Tree, word: int) -> bool:
    """ "TOKYO/SEOUL (Reuters) - Arda fired": what stands before the agency's name and the dash at the head of a text acts nowhere."""
    sentence = tree.sentences[tree.sentence(word)]
    head = range(sentence.first, min(sentence.last - 1, sentence.first + DATELINE))
    closing = next((w for w in head if tree.form(w) == ")" and tree.form(w + 1) in {"-", "–", "—", "--"}), None)
    return closing is not None and word < closing


def _stray(tree: Tree, verb: int) -> list[int]:
    """ "Ousted President Roe has agreed": the phrase right before a finite verb, at the head of the sentence, that the parser hung
    elsewhere. A clause of content or a participle has its subject otherwise or none."""
    if plain(tree.words[verb].relation) not in {"root", "ccomp", "parataxis"} or tree.children(verb, "expl", "csubj"):
        return []
    first = tree.sentences[tree.sentence(verb)].first
    start = min([verb, *(c for c in tree.children(verb, "aux", "advmod") if c < verb)])
    word = start - 1
    if word < first or tree.words[word].pos not in {"PROPN", "NOUN"} or not _told(tree, verb):
        return []
    while first <= tree.words[word].head < start and tree.words[tree.words[word].head].pos in {"PROPN", "NOUN"}:
        word = tree.words[word].head
    own = set(tree.subtree(word))
    before = [w for w in range(first, start) if w not in own and tree.words[w].pos in {"VERB", "PUNCT", "SCONJ", "ADP"}]
    return [] if [w for w in before if tree.words[w].relation != "amod"] or tree.children(word, "case") else [word]


def _told(tree: Tree, verb: int) -> bool:
    """Finite: with an auxiliary, or in a form that is neither bare nor -ing."""
    form = tree.form(verb).lower()
    return bool(tree.children(verb, "aux")) or not (form.endswith("ing") or form == tree.lemma(verb))


def _own_subjects(tree: Tree, verb: int) -> list[int]:
    """Labelled subjects; of two, the one after the verb is its object ("Roe received Doe"), whatever the label says."""
    found = tree.children(verb, "nsubj", "nsubj:pass")
    before = [s for s in found if s < verb]
    return before if before and len(found) > len(before) and not tree.children(verb, "cop") else found


def _late_subjects(tree: Tree, verb: int) -> list[int]:
    return [s for s in tree.children(verb, "nsubj", "nsubj:pass") if s not in _own_subjects(tree, verb) and not preposition(tree, s)]


def headline_pair(tree: Tree, word: int, verb: int) -> list[int]:
    """ "Norway, Portugal agree": in headlines a comma stands for "and". An apposition would be closed by a second comma, and the verb
    after one singular subject would bear an -s."""
    near = tree.children(word, "appos", "nmod:unmarked", "list")
    return [other for other in near if word < other < verb and _paired(tree, word, other, verb)]


def _paired(tree: Tree, word: int, other: int, verb: int) -> bool:
    """Two names, a comma between them, none after, and a verb that is not singular."""
    inside = [w for w in tree.subtree(other) if w < verb]
    marks = [w for w in range(word, verb) if tree.form(w) in {",", "(", ":", "–", "—"}]
    named = tree.words[word].pos == tree.words[other].pos == "PROPN"
    opened = [w for w in marks if w < other and w in {inside[0], inside[0] - 1}]
    singular = tree.form(verb).lower().endswith("s") and tree.form(verb).lower() != tree.lemma(verb)
    return named and len(marks) == len(opened) == 1 and inside[-1] == verb - 1 and not singular


def _before(tree: Tree, verb: int) -> list[int]:
    """A noun before a finite verb that the parser took for its object is its subject: "Roe has agreed" has no other."""
    if tree.children(verb, "mark", "nsubj", "csubj", "expl") or tree.words[verb].pos != "VERB":
        return []
    early = [o for o in tree.children(verb, "obj", "vocative", "dislocated") if o < verb and tree.words[o].pos in {"NOUN", "PROPN"}]
    finite = tree.children(verb, "aux") or tree.words[verb].relation in {"root", "ccomp", "parataxis"}
    if finite and not early:
        early = _raised(tree, verb) or _possessive(tree, verb)
    return early if finite else []


def _raised(tree: Tree, verb: int) -> list[int]:
    """ "Roe has agreed to leave": a subject before the finite verb that the parser hung on the infinitive."""
    return [n for x in tree.children(verb, "xcomp") for n in tree.children(x, "nsubj", "nsubj:pass") if n < verb]


def _possessive(tree: Tree, verb: int) -> list[int]:
    """A name before the verb that the parser hung as possessor on the object after it, without any 's."""
    objects = tree.children(verb, "obj")
    owners = [p for o in objects if o > verb for p in tree.children(o, "nmod:poss") if p < verb and not tree.children(p, "case")]
    return [p for p in owners if tree.words[p].pos == "PROPN"]


def _inherited(tree: Tree, verb: int, depth: int) -> tuple[list[int], str]:
    head, relation = tree.words[verb].head, tree.words[verb].relation
    if relation == "acl:relcl":
        return ([head], "relative clause") if not tree.children(verb, "obj", "mark") or passive(tree, verb) else ([], "no subject")
    match plain(relation):
        case "conj" if is_verbal(tree, head):
            return subjects(tree, head, depth + 1)[0], "coordination"
        case "xcomp":
            return _controlled(tree, head, depth), "control"
        case "advcl" if is_verbal(tree, head):
            return _adverbial(tree, verb, head, depth), "adverbial clause"
        case "acl" if not gerund_mark(tree, verb):  # "tried for opposing Arda": the trial opposes nobody
            return _of_noun(tree, verb, head, depth), "participle"
    return [], "no subject"


def _adverbial(tree: Tree, verb: int, governor: int, depth: int) -> list[int]:
    """ "accused them of attacking": the object acts; "left, promising to return": the subject does."""
    objects = tree.children(governor, "obj")
    marks = {tree.lemma(m) for m in tree.children(verb, "mark")}
    behind = governor < verb and not marks and passive(tree, verb)  # "held a man suspected of fraud"
    return spread(tree, objects) if objects and (behind or marks & {"of", "for", "from"}) else subjects(tree, governor, depth + 1)[0]


def _controlled(tree: Tree, governor: int, depth: int) -> list[int]:
    objects = tree.children(governor, "obj", "iobj")
    if objects and tree.lemma(governor) not in OBJECT_RAISERS and tree.words[objects[0]].pos != "PRON":
        return spread(tree, objects)
    if tree.words[governor].pos in {"NOUN", "PROPN"} and not is_verbal(tree, governor):
        return _of_noun(tree, governor, governor, depth)
    return subjects(tree, governor, depth + 1)[0]


def _of_noun(tree: Tree, verb: int, noun: int, depth: int) -> list[int]:
    """ "Iran's plan to send": the possessor; "moved forward with plans to build": the subject of the verb above; else the noun."""
    if not any(tree.lemma(m) == "to" for m in tree.children(verb, "mark")):
        return spread(tree, [noun])
    owners = [h for prep, heads in obliques(tree, noun) if prep in {"'s", "by", "mod"} for h in heads if tree.words[h].pos != "NOUN"]
    if owners:
        return owners
    above = next((a for a in tree.ancestors(noun) if tree.words[a].pos == "VERB"), None)
    return subjects(tree, above, depth + 1)[0] if above is not None else []


def roles(tree: Tree, verb: int) -> Roles:
    """The verb's arguments; obliques of its object count too, since attachment there is the parser's commonest error."""
    found, how = subjects(tree, verb)
    others = obliques(tree, verb)
    taken = set(_before(tree, verb))
    labelled = [o for o in tree.children(verb, "obj") if o not in taken and not preposition(tree, o)]
    objects = spread(tree, labelled or _late_subjects(tree, verb) or named_complement(tree, verb))
    for o in _near(tree, verb):
        others.extend((p, h) for p, h in obliques(tree, o) if p not in {"'s", "mod"})
    undergone = passive(tree, verb)
    if undergone:  # "the attack on Tessal was carried out": what the subject governs, but for its own agent
        others.extend((p, h) for o in found for p, h in obliques(tree, o) if p not in {"'s", "mod", "by", "of"} and o < verb)
    if not undergone:
        return Roles(tuple(found), tuple(_relative_object(tree, verb, objects)), tuple(others), how)
    agents = [h for prep, heads in others if prep == "by" for h in heads]
    return Roles(tuple(agents), tuple(found), tuple(others), "passive, by-phrase" if agents else "passive, no agent")


def _near(tree: Tree, verb: int) -> list[int]:
    """Objects with their coordinates and what these are of: "shells and a million rounds of ammunition from Arda"."""
    found = spread(tree, tree.children(verb, "obj", "xcomp"))
    return [*found, *(n for o in found for n in tree.children(o, "nmod") if preposition(tree, n) == "of")]


def named_complement(tree: Tree, verb: int) -> list[int]:
    """ "called Roe": a bare name after a verb is its object, whatever the parser says."""
    bare = [c for c in tree.children(verb, "xcomp") if tree.words[c].pos == "PROPN" and not tree.children(c, "case", "cop")]
    return bare or [c for c in tree.children(verb) if c > verb and tree.words[c].relation == "nmod:desc"] or _unlabelled(tree, verb)


def _unlabelled(tree: Tree, verb: int) -> list[int]:
    """ "A court sentenced blogger Roe": the noun right after a verb without auxiliary, hung on it as if it were a noun's."""
    if tree.words[verb].pos != "VERB" or tree.children(verb, "aux", "aux:pass", "obj", "case"):
        return []
    return [c for c in tree.children(verb, "nmod") if c > verb and not tree.children(c, "case") and tree.words[c].relation == "nmod"]


def _relative_object(tree: Tree, verb: int, objects: list[int]) -> list[int]:
    """ "the factory which they built": the antecedent is the object; "condemned and threatened Arda": one object for both."""
    if objects:
        return [antecedent(tree, o) for o in objects]
    if shared := _shared_object(tree, verb):
        return shared
    gap = not tree.children(verb, "xcomp", "ccomp") and not any(tree.lemma(a) in WHERE for a in tree.children(verb, "advmod", "mark"))
    if tree.words[verb].relation == "acl:relcl" and tree.children(verb, "nsubj") and gap:
        subject = tree.children(verb, "nsubj")[0]
        return [] if tree.lemma(subject) in RELATIVE else [tree.words[verb].head]
    return []


def _shared_object(tree: Tree, verb: int) -> list[int]:
    if tree.children(verb, "obl", "xcomp", "ccomp", "advcl") or tree.words[verb].pos != "VERB":
        return []
    head = tree.words[verb].head
    if plain(tree.words[verb].relation) == "conj" and head >= 0:
        return spread(tree, [o for o in tree.children(head, "obj") if o > verb])
    later = [c for c in tree.children(verb, "conj") if tree.words[c].pos == "VERB" and not tree.children(c, "nsubj", "mark")]
    direct = bool(later) and later[0] - verb <= 2
    return spread(tree, tree.children(later[0], "obj")) if direct else []


def nominal(tree: Tree, noun: int) -> Roles:
    """Arguments of an event noun: possessor, "by" and national modifiers act; the entry says what "of" governs."""
    others = obliques(tree, noun)
    head = tree.words[noun].head
    if tree.words[noun].relation == "obj" and not passive(tree, head):
        others.extend((p, h) for p, h in obliques(tree, head) if p == "by")
    others.extend((p, h) for c in tree.children(noun, "acl") if passive(tree, c) for p, h in obliques(tree, c) if p == "by")
    others.append(("mod", tuple(_hyphened(tree, noun))))
    agents = [h for prep, heads in others if prep in {"'s", "by", "mod"} for h in heads]
    return Roles(tuple(dict.fromkeys(agents)), (), tuple(others), "noun phrase")


def _hyphened(tree: Tree, noun: int) -> list[int]:
    """ "Norwegian-Estonian summit": the name before the hyphen, wherever the parser hung it."""
    first = [m for m in tree.children(noun, "compound", "amod") if m >= 1 and tree.sentence(m - 2 if m > 1 else m) == tree.sentence(noun)]
    before = [m - 2 for m in first if m > 1 and tree.form(m - 1) in {"-", "‑", "–"} and tree.words[m - 2].pos in {"PROPN", "ADJ"}]
    below = [b for m in first for b in tree.children(m, "amod", "compound") if b > m + 1 and tree.form(b - 1) in {"-", "‑", "–"}]
    return [*before, *below]

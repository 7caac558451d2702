"""Which actor a phrase stands for, and what kind of party it is."""

from collections.abc import Callable

from onrecord.resolve.actors.cast import Cast
from onrecord.resolve.actors.heads import is_head
from onrecord.resolve.lexicon import nouns, suffered
from onrecord.resolve.roles import nominal, obliques, plain, preposition, spread, subjects
from onrecord.syntax import Tree
from onrecord.types import Actor

# Sectors whose dealings among themselves are business, sport or private life, not politics.
PRIVATE = frozenset({"BUS", "EDU", "MED", "HLH", "CVL", "CRM", "LAB", "AGR", "REL", "JRN"})
ARMED = frozenset({"GOV", "MIL", "COP", "SPY", "REB", "OPP", "CRM", "IGO"})
STATE = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
AMONG_POWERS = 4  # public actors that make an article political, so that "Roe met Doe" is a meeting of politicians
NAMED = {
    "thing": {"thing", "facility"},
    "person": {"person"},
    "country": {"country"},
    "organization": {"organization"},
    "place": {"place", "country", "facility"},
}
ACTING = frozenset({"person", "organization", "country", "group"})
LISTED = {
    "armed": ("armed",),
    "crowd": ("crowd",),
    "labour": ("labour",),
    "law": ("law",),
    "official": ("official",),
    "delegation": ("delegation",),
    "refl": ("refl",),
    "leader": (),
    "must": (),
    "human": ("official", "armed", "crowd", "labour", "law", "persons"),
    "actor": ("official", "armed", "crowd", "law", "persons"),
    "person": (),
    "country": (),
    "organization": (),
    "thing": (),
}
ANIMATE_PRONOUNS = frozenset({"he", "she", "they", "him", "them", "i", "we", "us", "her", "who", "whom", "me"})
FIRST = frozenset({"i", "we", "me", "us"})
PLURAL_PRONOUNS = frozenset({"they", "them", "who"})
REPORTED = frozenset({"it", "they", "he", "she"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
WIELDING = frozenset({"fire", "launch", "use", "unleash", "deploy", "test", "field", "operate", "drop"})
OWNING = ("'s", "by")
MODIFIERS = ("mod", "'s", "such as", "including", "like", "of", "by", "with")


class Parties:
    """Questions about phrases by their head word, answered from the cast and the noun lists."""

    def __init__(self, tree: Tree, cast: Cast, speakers: Callable[[int], int | None] | None = None) -> None:
        """`speakers` tells who is quoted at a place of the text, for "I" and "we"."""
        self.tree = tree
        self.cast = cast
        self._speakers = speakers
        public = [a for a in cast.actors if a.kind == "country" or (a.sector is not None and a.sector not in PRIVATE)]
        self._titled = {
            r.actor
            for r in cast.references()
            if any(tree.lemma(c) in nouns("official") for c in tree.children(r.word, "nmod:desc", "compound", "appos"))
        }
        self._among_powers = len(public) >= AMONG_POWERS

    def actor(self, word: int) -> int | None:
        """The actor a phrase names itself, or the one that "it" in a reported clause goes back to."""
        found = self._first_at(word)
        if found is None:
            found = self.cast.first(self.tree.children(word, "appos", "flat"))
        if found is None and self.tree.words[word].relation == "appos":
            found = self.cast.at(self.tree.words[word].head)  # "Tessal, the port that Arda besieged"
        if found is None and self.tree.lemma(word) in REPORTED:
            found = next(iter(self._reporters(word)), None)
        if found is None and self.tree.lemma(word) in FIRST and self._speakers is not None:
            found = self._speakers(self.tree.words[word].start)
        return self._beside(word) if found is None else found

    def _beside(self, word: int) -> int | None:
        """ "The chief of staff, Gen. Roe, left": a person's name between commas after a title, though the parser missed the apposition."""
        verb = self.tree.words[word].head
        if verb <= word or not self.tree.words[word].relation.startswith("nsubj") or self.tree.lemma(word) not in nouns("official"):
            return None
        commas = [w for w in range(word + 1, verb) if self.tree.form(w) == ","]
        if len(commas) != 2 or verb - commas[1] > 2:
            return None
        named = {self.cast.at(w) for w in range(commas[0] + 1, commas[1])} - {None}
        persons = [a for a in named if a is not None and self.cast.actors[a].kind == "person"]
        return persons[0] if len(persons) == 1 else None

    def _reporters(self, word: int) -> list[int]:
        """ "Roe said they had left": "it" and "they" as subject of a reported or relative clause are the subject above."""
        verb = self._reporting(word)
        if verb is None or self._quoted(word, verb):
            return []
        heads = subjects(self.tree, verb)[0]
        actors = [a for h in heads if h != word and (a := self._first_at(h)) is not None]
        several = len(actors) > 1 or (bool(heads) and self.tree.form(heads[0]).lower() != self.tree.lemma(heads[0]))
        singular = bool(heads) and self.tree.form(heads[0]).lower() == self.tree.lemma(heads[0]).lower()
        single = [
            a
            for a in actors
            if self.cast.actors[a].kind in {"organization", "country"} or (self.cast.actors[a].kind == "group" and singular)
        ]
        if self.tree.lemma(word) in {"he", "she"}:
            return [a for a in actors if self.cast.actors[a].kind == "person"] if len(actors) == 1 else []
        if self.tree.lemma(word) == "it":
            return single if len(actors) == 1 and single else []
        return actors if several or single else []

    def _reporting(self, word: int) -> int | None:
        """The verb above a reported clause, or the one put before it: "Arda has said it will stay"."""
        clause = self.tree.words[word].head
        if not self.tree.words[word].relation.startswith("nsubj") or clause < 0:
            return None
        before = [c for c in self.tree.children(clause, "parataxis") if c == word - 1 and self.tree.words[c].pos == "VERB"]
        if before:
            return before[0]
        embedded = {"ccomp", "advcl", "acl", "parataxis"}
        above = next((a for a in [clause, *self.tree.ancestors(clause)] if plain(self.tree.words[a].relation) in embedded), None)
        if above is None or (self.tree.words[above].relation == "acl:relcl" and self.tree.lemma(word) == "they"):
            return None  # "sent the police a plan which they rejected" leaves open who did
        return next((a for a in self.tree.ancestors(above) if self.tree.words[a].pos in {"VERB", "AUX"}), None)

    def _first_at(self, word: int) -> int | None:
        """The actor at a word, or at what it counts ("a group of leaders")."""
        found = self.cast.at(word)
        if found is not None and (self._serves(word, found) or self._nobody(word, found)):
            return None
        return self.cast.at(self.counted(word)) if found is None else found

    def _nobody(self, word: int, actor: int) -> bool:
        """ "300 tons of drugs were seized", "the new measures": a measure, a time or a document, without a name of its own."""
        unnamed = self.tree.words[word].pos == "NOUN" and self.cast.actors[actor].kind in {"group", "thing", "organization", "person"}
        return unnamed and self.tree.lemma(word) in nouns("nobody")

    def _serves(self, word: int, actor: int) -> bool:
        """ "A former adviser to President Roe" is not Roe."""
        below = self.tree.children(word, "nmod")
        return any(self.cast.at(c) == actor and preposition(self.tree, c) in {"for", "to"} for c in below)

    def _quoted(self, word: int, verb: int) -> bool:
        """A mark opens between the verb of speech and the word: "he" between the marks is not who speaks."""
        if word < verb:
            return any(mark in self.tree.text[self.tree.words[word].end : self.tree.words[verb].start] for mark in '”"')
        return any(mark in self.tree.text[self.tree.words[verb].end : self.tree.words[word].start] for mark in '“"')

    def all_standing_for(self, word: int) -> list[tuple[int, str]]:
        """The actors a phrase names, or those whose nationality or possession it bears, each with the reason."""
        if (at := self.cast.at(word)) is not None and (self._serves(word, at) or self._nobody(word, at)):
            return []
        if at is None and self.tree.lemma(word) in REPORTED:
            return [(a, f"{self.tree.form(word)!r} is who reports") for a in self._reporters(word)]
        found = self.actor(word)
        pair = self._pair(word) if found is None or self.cast.actors[found].kind == "group" else []
        if pair:
            return [(a, f"{self.tree.form(word)!r} are the two named just before") for a in pair]
        if found is not None:
            return [(found, self.cast.reason(word))]
        if self.tree.words[word].pos in {"VERB", "AUX"} or self._someone_else(word):
            return []
        owned = self.tree.lemma(word) in nouns("compact")  # "the Iran deal" is not Iran; "Arda's deal" is Arda's doing
        for wanted in OWNING if owned else MODIFIERS:
            for prep, heads in self._belonging(word):
                named = [a for h in heads if (a := self.cast.at(h)) is not None] if prep == wanted else []
                if named:
                    return [(a, f"{self.tree.form(word)!r} stands for {self.cast.actors[a].name}") for a in named]
        return []

    def _someone_else(self, word: int) -> bool:
        """ "29 U.S. states", "a French firm", "his father": parts of a country, private parties in it, and kin are not it."""
        return self.tree.lemma(word) in nouns("within") | nouns("related") or self._wielded(word)

    def _wielded(self, word: int) -> bool:
        """ "Fired Iranian drones": whose make a weapon is tells nothing of who is fired at."""
        head = self.tree.words[word].head
        used = head >= 0 and self.tree.words[word].relation == "obj" and self.tree.lemma(head) in WIELDING
        return used and self.tree.lemma(word) in nouns("wielded")

    def _pair(self, word: int) -> list[int]:
        """ "The two countries", "both ministers": exactly two of that kind named before it, in its sentence or the one before."""
        if not {self.tree.lemma(c) for c in self.tree.children(word, "nummod", "det", "amod")} & {"two", "both"}:
            return []
        kind = next((k for k in ("country", "person") if self.tree.lemma(word) in nouns(f"pair_{k}")), None)
        if kind is None or self.tree.children(word, "nmod", "nmod:poss", "acl", "acl:relcl", "compound"):
            return []
        before = range(self.tree.sentences[max(0, self.tree.sentence(word) - 1)].first, word)
        named = {a for w in before if (a := self.cast.at(w)) is not None and self.cast.actors[a].kind in ACTING}
        alike = {a for a in named if self.cast.actors[a].kind == kind}
        if len(alike) < 2 and self.tree.lemma(word) in nouns("pair_any"):
            alike = named
        public = sorted(a for a in alike if self.public(a))
        return public if len(public) == len(alike) == 2 else []

    def _belonging(self, word: int) -> list[tuple[str, tuple[int, ...]]]:
        """Modifiers of a noun, and the agents of its participles ("a petition filed by Roe")."""
        own = obliques(self.tree, word)
        if suffered(self.tree.lemma(word)) or self.tree.form(word).lower() in nouns("suffering"):
            owners = {h for prep, heads in own if prep == "'s" for h in heads} if self.tree.lemma(word) in nouns("suffering") else set()
            own = [("by", tuple(h for h in nominal(self.tree, word).agents if h not in owners))]
        for clause in self.tree.children(word, "acl"):
            own.extend(pair for pair in obliques(self.tree, clause) if pair[0] == "by")
        return own

    def standing_for(self, word: int) -> tuple[int | None, str]:
        """The first of these, or None with the reason."""
        found = self.all_standing_for(word)
        return found[0] if found else (None, f"{self.tree.form(word)!r} names no actor")

    def public(self, actor: int) -> bool:
        """A country, or a body or person of public life by sector or title."""
        own = self.cast.actors[actor]
        known = own.kind == "person" and is_head(own.name)
        return own.kind == "country" or (own.sector is not None and own.sector not in PRIVATE) or actor in self._titled or known

    def political(self, actor: int) -> bool:
        """Public, or a person or people without sector in an article full of public actors ("Roe met Doe")."""
        own = self.cast.actors[actor]
        unknown = own.sector is None and own.kind in {"person", "group"}
        return self.public(actor) or (unknown and (self._among_powers or own.country is not None))

    def civic(self, word: int) -> bool:
        """People who speak up together: activists, residents, a union."""
        word = self.counted(word)
        return self.tree.lemma(word) in nouns("civic") and self.cast.at(word) is not None

    def power(self, actor: int) -> int | None:
        """The actor itself, or for a place the country it lies in, if the cast has it."""
        own = self.cast.actors[actor]
        if own.kind not in {"place", "facility"}:
            return actor
        return next((a.id for a in self.cast.actors if a.kind == "country" and a.country == own.country and own.country is not None), None)

    def counted(self, word: int) -> int:
        """ "hundreds of troops": the troops."""
        if self.tree.lemma(word) not in nouns("quantity"):
            return word
        below = self.tree.children(word, "nmod")
        return next((c for c in below if preposition(self.tree, c) == "of"), word)

    def _record(self, word: int) -> Actor | None:
        found = self.actor(word)
        return None if found is None else self.cast.actors[found]

    def is_kind(self, word: int, kind: str) -> bool:
        """Whether the phrase headed by this word is of a kind that the lexicon names (`@kind`)."""
        if kind == "any":
            return True
        if kind == "several":
            return self._several(word)
        word = self.counted(word)
        actor = self._record(word)
        lemma = self.tree.lemma(word)
        if kind == "must":
            said = {self.tree.lemma(a) for a in self.tree.children(word, "aux")}
            return (
                bool(said & {"must", "should", "ought"}) and "have" not in said
            )  # "should have asked" reproaches, "must have known" guesses
        if kind == "leader":
            return (actor is not None and actor.kind == "person") or (lemma in nouns("official") and actor is not None)
        if kind in {"place", "settled"}:
            return actor is not None and actor.kind in NAMED["place"]
        if kind == "country":
            return actor is not None and (actor.kind == "country" or (actor.kind == "place" and actor.country is not None))
        if self.tree.words[word].pos in NOMINAL and any(lemma in nouns(name) for name in LISTED[kind]):
            return True
        if lemma in ANIMATE_PRONOUNS and kind in {"human", "actor", "official", "person"}:
            return self.tree.words[word].pos == "PRON"
        if lemma in PLURAL_PRONOUNS and kind in {"crowd", "armed", "law"}:
            return self.tree.words[word].pos == "PRON"
        return actor is not None and self._named(actor, kind)

    def _named(self, actor: Actor, kind: str) -> bool:
        if kind in NAMED:
            return actor.kind in NAMED[kind]
        if kind in {"human", "actor"}:
            return actor.kind in ACTING or actor.country is not None
        if kind == "official":
            known = actor.kind in {"country", "organization"} or actor.country is not None
            return known or (actor.kind == "person" and self.political(actor.id))
        if kind == "armed":
            known = actor.sector in ARMED or (actor.sector is None and actor.kind == "group")
            return actor.kind == "country" or (actor.kind in {"group", "organization"} and known)
        return kind in {"crowd", "law"} and actor.kind in {"group", "organization"} and (kind == "law" or actor.sector not in STATE)

    def _several(self, word: int) -> bool:
        """Two or more coordinated parties, or one plural that can only be several ("the two leaders")."""
        joined = spread(self.tree, [word])
        if len(joined) > 1 or self.tree.words[word].relation == "conj":
            return True
        lemma, form = self.tree.lemma(word), self.tree.form(word).lower()
        return lemma in nouns("several") and (form != lemma or lemma in {"both", "two", "they", "three"})

    def place(self, word: int) -> bool:
        """A named place, country or facility."""
        return self.is_kind(word, "place")

    def locative(self, word: int) -> bool:
        """Governed by a preposition that says where."""
        return preposition(self.tree, word) in {
            "in",
            "at",
            "near",
            "outside",
            "inside",
            "across",
            "around",
            "on",
            "along",
            "off",
            "throughout",
        }

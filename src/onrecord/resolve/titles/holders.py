"""Which person a title phrase belongs to, where name and title stand side by side.

Before the name ("Russian Defense Minister Sergei Shoigu"), after it in apposition ("Sergei Shoigu, secretary of …"), or the name
in apposition to the title ("The chief of …, Maj. Gen. Mohammad Bagheri,"). A signature under a quotation is the second shape.
"""

import re

from msgspec.structs import replace

from onrecord.names import titles
from onrecord.resolve.mentions.found import Found
from onrecord.resolve.titles.parts import POSSESSIVE, Names
from onrecord.resolve.titles.phrases import TitlePhrase, at, together, with_country
from onrecord.resolve.titles.preceding import AFTER_HEAD, before
from onrecord.syntax import Tree
from onrecord.types import Record

# An appositive title seldom starts further than this from the comma; longer ones are clauses misread.
REACH = 12
ADDRESSES = frozenset({"prof", "prof.", "professor", "engr", "engr."})
LETTERS = frozenset({"MP", "MEP", "MSP", "MLA", "MK"})
# Party and state after an American legislator's name.
AMERICAN = re.compile(r"[,(]\(?(?:R|D|I|Rep|Dem|Republican|Democrat)[-–‑][A-Z]")


class Held(Record, frozen=True):
    """A title phrase and the word that heads the name of its holder; `shape` says how they stand."""

    holder: int
    phrase: TitlePhrase
    shape: str


def beside(tree: Tree, person: Found, names: Names) -> list[Held]:
    """Titles that stand beside one mention of a person, in text order, each once."""
    first, last = person.words[0], person.words[-1]
    found = [Held(person.head, p, "before the name") for p in before(tree, first, names)]
    found += _appositions(tree, person, names)
    found += [Held(person.head, p, "apposition") for p in _letters(tree, last, names)]
    reverse = _described(tree, first, names)
    if reverse is not None:
        shape = "one of several" if titles.plural(tree.form(reverse.head)) else "name in apposition to the title"
        found.append(Held(person.head, reverse, shape))
        found += [
            Held(person.head, p, shape)
            for p in [*together(tree, reverse.head, names)[1:], *_row(tree, reverse, first, names)]
            if p.head < first
        ]
    if not any(h.shape in {"apposition", "one of several"} for h in found):
        after = _after_comma(tree, past_brackets(tree, last), names)
        further = [] if after is None else together(tree, after.head, names)[1:]
        found += [Held(person.head, p, "apposition after a comma") for p in ([after] if after else []) + further]
    found += [
        Held(person.head, p, "apposition") for h in found if h.shape.startswith("apposition") for p in _chained(tree, h.phrase, names)
    ]
    return [_with_body_after(tree, h, names) for h in _once(tree, found)]


def _chained(tree: Tree, phrase: TitlePhrase, names: Names) -> list[TitlePhrase]:
    """Titles that follow a bare one in a row: "co-founder, chairman and chief executive of Aldtek"; the last one's body is the first's
    too, but that the first says alone."""
    chain: list[TitlePhrase] = []
    end = phrase.words[-1]
    while end + 2 < len(tree.words) and tree.form(end + 1).lower() in {",", "and"} and tree.sentence(end + 2) == tree.sentence(phrase.head):
        start = end + 2 + (tree.form(end + 2).lower() == "and")
        near = (at(tree, w, names) for w in range(start, min(start + 4, len(tree.words))))
        found = max((p for p in near if p is not None and p.words[0] == start), key=lambda p: p.head, default=None)
        if found is None or _names_someone(tree, found, names) or titles.plural(tree.form(found.head)):
            break
        chain.append(found)
        end = found.words[-1]
    closed = bool(chain) and _ends(tree, end)
    body = next((p for p in reversed(chain) if p.organization), None)
    return [replace(p, organization=p.organization or (body.organization if body else None)) for p in chain] if closed else []


def _ends(tree: Tree, last: int) -> bool:
    """Whether a mark, a verb or the sentence's end follows."""
    after = last + 1
    if after >= len(tree.words) or tree.sentence(after) != tree.sentence(last):
        return True
    return tree.form(after) in {",", ".", ")", "–", "—"} or tree.words[after].pos in {"VERB", "AUX"}


def _with_body_after(tree: Tree, held: Held, names: Names) -> Held:
    """The organization that follows a title between commas: "Mara Vint, director (surgery), Aldmoor Hospital, said"."""
    phrase = held.phrase
    if not held.shape.startswith("apposition") or phrase.organization is not None or phrase.role is None:
        return held
    bracketed = tree.form(phrase.words[0] - 1) == "("
    body = names.get(phrase.words[-1] + 1) if bracketed else None
    if body is not None and body.kind == "organization":
        return replace_body(held, body.name, body.country)
    forms = [tree.form(w) for w in range(phrase.words[-1] + 1, min(phrase.words[-1] + REACH, len(tree.words)))]
    skipped = forms.index(")") + 1 if forms[:1] == ["("] and ")" in forms else int(forms[:1] == [")"])
    place = phrase.words[-1] + 2 + skipped
    if forms[skipped : skipped + 1] != [","] or place not in names or names[place].kind not in {"organization", "facility"}:
        return held
    body, after = names[place], names[place].words[-1] + 1
    closed = after >= len(tree.words) or tree.form(after) in {",", "."} or tree.sentence(after) != tree.sentence(place)
    alone = place == body.words[0] and tree.sentence(place) == tree.sentence(phrase.head)
    return replace_body(held, body.name, body.country) if closed and alone else held


def replace_body(held: Held, body: str, state: str | None) -> Held:
    """The same title with the organization that stands elsewhere."""
    return Held(held.holder, replace(held.phrase, organization=body, country=held.phrase.country or state), held.shape)


def country_before(tree: Tree, person: Found, names: Names) -> str | None:
    """The country of a possessor or demonym directly before a name: "Ukraine's Volodymyr Zelensky"."""
    word = person.words[0] - 1
    while word >= 0 and (tree.form(word).lower() in POSSESSIVE or titles.honorific(tree.form(word)) or titles.rank(tree.form(word))):
        word -= 1
    if word < 0 or word not in names or tree.sentence(word) != tree.sentence(person.words[0]):
        return None
    linked = person.head in tree.ancestors(word) or word == person.words[0] - 1
    return names[word].country if names[word].kind == "country" and linked else None


def after_of(tree: Tree, last: int, phrase: TitlePhrase, names: Names) -> TitlePhrase:
    """A title with the country or body that follows the name: "Prime Minister X of Norway", "Chairman X of Aldtek", "Sen. X (R-Ohio)"."""
    if phrase.country is not None or phrase.organization is not None:
        return phrase
    place = last + 2
    if place < len(tree.words) and tree.form(last + 1).lower() == "of" and place + (tree.form(place).lower() == "the") in names:
        found = names[place + (tree.form(place).lower() == "the")]
        if found.kind == "organization":
            return replace(phrase, organization=found.name, country=found.country)
        code = found.country if found.kind in {"country", "place"} else None
        return with_country(phrase, code) if code else phrase
    return with_country(phrase, "USA") if phrase.role == "legislator" and _american(tree, last) else phrase


def _american(tree: Tree, last: int) -> bool:
    """Whether a name is followed by party and state as American papers write them: "(R-Texas)", ", D-Ohio,"."""
    after = "".join(tree.form(w) for w in range(last + 1, min(last + 7, len(tree.words))) if tree.sentence(w) == tree.sentence(last))
    return AMERICAN.match(after) is not None


def _letters(tree: Tree, last: int, names: Names) -> list[TitlePhrase]:
    """Letters right after a name: "Maria Silva MEP"."""
    word = last + 1
    if word >= len(tree.words) or tree.form(word) not in LETTERS or tree.sentence(word) != tree.sentence(last):
        return []
    phrase = at(tree, word, names)
    return [] if phrase is None or phrase.head != word or _names_someone(tree, phrase, names) else [phrase]


def _clause(tree: Tree, head: int) -> bool:
    """A title that is a predicate belongs to its clause: "X, who was a judge"."""
    return tree.child(head, "cop") is not None


def _once(tree: Tree, found: list[Held]) -> list[Held]:
    kept: list[Held] = []
    for held in found:
        predicate = _clause(tree, held.phrase.head) and not held.shape.startswith("before")
        if not predicate and all(held.phrase.head != k.phrase.head for k in kept):
            kept.append(held)
    return kept


def _appositions(tree: Tree, person: Found, names: Names) -> list[Held]:
    """Noun phrases the parser attached to the name, and titles coordinated with them: "minister of X and leader of Y"; "one of the
    six MPs" is one of several."""
    found: list[Held] = []
    inside = [w for name in person.words for w in tree.children(name, "appos", "list", "parataxis") if w > person.words[-1]]
    for word in inside:
        head = _one_of(tree, word)
        shape = "apposition" if head == word else "one of several"
        phrases = together(tree, head, names)
        found += [
            Held(person.head, p, shape)
            for p in phrases
            if not _someone_between(tree, person, p.head, word, names)
            and not _names_someone(tree, p, names)
            and not _of_body(tree, p, found, names)
            and not _of_next(tree, person, p, names)
        ]
    return found


def _of_next(tree: Tree, person: Found, phrase: TitlePhrase, names: Names) -> bool:
    """ "The mayor, Mrs Vint, the rector of Aldmoor, Mr Korb, came": where a title stands before each name, the second is not the
    first name's; nor is a coordinated one with an article of its own, "Vint, chairman, and the former director, Korb"."""
    comma = phrase.words[-1] + 1
    if comma >= len(tree.words) or tree.form(comma) != "," or tree.words[phrase.head].relation.startswith("nsubj"):
        return False
    after = comma + 1
    while after < len(tree.words) and _addressed(tree, after):
        after += 1
    if after not in names or names[after].kind != "person" or tree.sentence(after) != tree.sentence(phrase.head):
        return False
    opening = min(phrase.words[0], *tree.children(phrase.head, "det"), *tree.children(phrase.head, "nmod:poss"), len(tree.words))
    opening = min(opening, *(c for w in tree.children(phrase.head, "nmod:poss") for c in tree.children(w, "det")), opening)
    definite = tree.form(opening).lower() == "the"
    joined = definite and tree.form(opening - 1).lower() == "and"
    return joined or (definite and after != comma + 1 and _described(tree, person.words[0], names) is not None)


def _row(tree: Tree, reverse: TitlePhrase, first: int, names: Names) -> list[TitlePhrase]:
    """Further titles between a title and the name it describes: "the deputy mayor, chair of the council, Mara Vint"; and the first of
    two with an article each, "a member of the club and a former senator, Piet Korb"."""
    inside = [at(tree, c, names) for c in tree.children(reverse.head, "appos") if reverse.head < c < first and c not in names]
    above = tree.words[reverse.head].head
    paired = tree.words[reverse.head].relation == "conj" and _article(tree, above) == _article(tree, reverse.head) == "a"
    apposed = tree.words[reverse.head].relation == "appos" and 0 <= above < reverse.head
    bare = apposed and not any(w in names and names[w].kind == "person" for w in range(above, first))
    earlier = at(tree, above, names) if paired or bare else None
    return [p for p in [*inside, earlier] if p is not None and not titles.plural(tree.form(p.head))]


def _article(tree: Tree, word: int) -> str:
    article = tree.child(word, "det") if word >= 0 else None
    return "" if article is None else tree.form(article).lower().removesuffix("n")


def _addressed(tree: Tree, word: int) -> bool:
    form = tree.form(word)
    return titles.rank(form) or titles.honorific(form) or form.lower() in ADDRESSES


def _of_body(tree: Tree, phrase: TitlePhrase, earlier: list[Held], names: Names) -> bool:
    """ "Vint, director at Aldtek, an industry consultant": the second title is what the body is."""
    comma = next((w for w in range(phrase.head, -1, -1) if tree.form(w) == ","), 0)
    indefinite = tree.form(comma + 1).lower() in {"a", "an"}
    body = names.get(comma - 1)
    return indefinite and bool(earlier) and body is not None and body.kind == "organization"


def _one_of(tree: Tree, word: int) -> int:
    """The title in "one of the six MPs"; any other word stays."""
    inside = [c for c in tree.children(word, "nmod") if tree.form(word).lower() == "one" and c > word]
    return inside[0] if inside and titles.head(tree.form(inside[0])) is not None else word


def _someone_between(tree: Tree, person: Found, word: int, apposition: int, names: Names) -> bool:
    """In a list of persons with titles, a title is the last name's before it; "mother of Piet Korb and president of Aldtek" is none."""
    related = {names[c].words for c in tree.children(apposition, "nmod") if c in names and word != apposition and word > c}
    between = (names[w] for w in range(person.words[-1] + 1, word) if w in names)
    return any(found.kind == "person" and found.words not in related for found in between)


def _names_someone(tree: Tree, phrase: TitlePhrase, names: Names) -> bool:
    """Whether the title stands before another person's name, and so is that person's."""
    return any(_before_person(tree, last + 1, names) for last in (phrase.head, phrase.words[-1]))


def _before_person(tree: Tree, word: int, names: Names) -> bool:
    while word < len(tree.words) and _addressed(tree, word):
        word += 1
    return word in names and names[word].kind == "person"


def _described(tree: Tree, first: int, names: Names) -> TitlePhrase | None:
    """The title whose apposition the name is; between them at most a comma and forms of address."""
    word = _before_address(tree, first)
    if word <= 0 or tree.form(word) not in {",", "–", "—", ":"} or tree.sentence(word) != tree.sentence(first):
        return None
    heads = [h for h in tree.ancestors(first) if h < word] + [a for a in tree.ancestors(word - 1) if a < word] + [word - 1]
    heads += [word - 2] if tree.form(word - 1).lower() in AFTER_HEAD else []
    then = [tree.form(w).lower() for w in range(max(0, word - 3), word)] in (["at", "the", "time"], ["at", "that", "time"])
    heads += [word - 4] if then else []
    start = tree.sentences[tree.sentence(first)].first
    for head in heads:
        named = any(w in names and names[w].kind == "person" for w in range(head, word))
        phrase = at(tree, _one_of(tree, head), names) if head >= start and not named else None
        if phrase is not None and titles.plural(tree.form(phrase.head)) and tree.form(head).lower() != "one":
            return None
        direct = tree.words[first].head == head and tree.words[first].relation == "appos"
        whole = phrase is not None and (
            phrase.words[-1] in {word - 1, word - 4 if then else word - 1} or word - 1 in _nominal(tree, phrase.head)
        )
        if (
            phrase is not None
            and (direct or (whole and not _apart(tree, phrase.head, first)))
            and not _after_other_name(tree, phrase, names)
        ):
            return phrase
    return None


def _before_address(tree: Tree, first: int) -> int:
    """The word before a name and its forms of address: "Prof. Mara Vint", "His Excellency Mr Piet Korb"."""
    word = first - 1
    while word > 0 and _addressed(tree, word):
        word -= 1 + (tree.form(word - 1).lower() in {"his", "her", "their"})
    return word


def _apart(tree: Tree, head: int, first: int) -> bool:
    """ "Attended by the governor and other officials, Vint spoke": the title stands in a phrase of its own, the name is the subject."""
    subject = tree.words[first].relation.startswith("nsubj") and tree.words[first].head > first
    return subject and tree.words[head].relation.partition(":")[0] in {"obl", "nmod", "conj"} and first not in tree.ancestors(head)


def _nominal(tree: Tree, head: int) -> frozenset[int]:
    """The words below a title as long as no clause begins: "rapporteur on arbitrary executions"."""
    below = frozenset(tree.subtree(head))
    return frozenset() if any(tree.words[w].pos in {"VERB", "AUX", "PRON"} for w in below if w > head) else below


def _after_other_name(tree: Tree, phrase: TitlePhrase, names: Names) -> bool:
    """Whether the title is itself in apposition to the name before it: "Orlov, the minister, Petrova and …"."""
    before_it = phrase.words[0] - 1
    while before_it > 0 and (tree.form(before_it) == "," or tree.words[before_it].pos == "DET"):
        before_it -= 1
    comma = any(tree.form(w) == "," for w in range(before_it + 1, phrase.words[0]))
    if not comma or before_it not in names or names[before_it].kind != "person":
        return False
    return not _of_next(tree, names[before_it], phrase, names)


def _after_comma(tree: Tree, last: int, names: Names) -> TitlePhrase | None:
    """A title that fills the stretch between a comma after the name and the next mark, whatever the parser made of it."""
    start = last + 1
    if start + 1 >= len(tree.words) or tree.form(start) not in {",", "(", "–", "—"} or tree.sentence(start) != tree.sentence(last):
        return None
    end = tree.sentences[tree.sentence(last)].last
    for word in range(start + 1, min(end, start + REACH)):
        if tree.form(word) in {",", ".", ";", ":", ")", "–", "—", "”", '"'} or tree.words[word].pos in {"VERB", "AUX", "SCONJ", "PRON"}:
            return None
        phrase = at(tree, word, names)
        phrase = phrase if phrase is None else _with_name_after(tree, phrase, names)
        if phrase is not None and _fills(tree, phrase, start, end) and not _names_someone(tree, phrase, names):
            return None if last in names and _of_next(tree, names[last], phrase, names) else phrase
    return None


def _with_name_after(tree: Tree, phrase: TitlePhrase, names: Names) -> TitlePhrase:
    """A bare title with the organization right after it, as in brackets: "Vint (director Aldmoor Centre)", or the seat after "from"."""
    after = phrase.words[-1] + 1
    after += after < len(tree.words) and tree.form(after).lower() == "from"
    name = names.get(after)
    if name is None or name.kind not in {"organization", "place", "facility"} or tree.sentence(after) != tree.sentence(phrase.head):
        return phrase
    body = name.name if phrase.organization is None and name.kind != "place" else phrase.organization
    return replace(phrase, words=(*phrase.words, *range(phrase.words[-1] + 1, name.words[-1] + 1)), organization=body)


def past_brackets(tree: Tree, last: int) -> int:
    """The closing bracket of "(D-Va.)" or "(62)" after a name, if a comma follows it; else the name's last word."""
    forms = [tree.form(w) for w in range(last + 1, min(last + 11, len(tree.words)))]
    closing = forms.index(")") if forms[:1] == ["("] and ")" in forms else -1
    return last + 1 + closing if closing > 0 and forms[closing + 1 : closing + 2] == [","] else last


def _fills(tree: Tree, phrase: TitlePhrase, comma: int, end: int) -> bool:
    """From the comma (a determiner or status word may follow it) to a closing mark or the end of the sentence."""
    opening = all(tree.words[w].pos in {"DET", "ADV", "ADJ"} or tree.form(w) == "-" for w in range(comma + 1, phrase.words[0]))
    after = phrase.words[-1] + 1
    closing = {",", ".", ";", ":", ")", "–", "—", "”", '"', "and", "who", "which", "that", "whose"}
    return opening and (after >= end or tree.form(after) in closing)

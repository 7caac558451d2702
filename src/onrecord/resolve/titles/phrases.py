"""Title phrases taken apart: "Russian Defense Minister" is a title, a country, and no organization.

Two shapes: words before a name, and a noun phrase headed by a title noun (apposition, predicate, "as …"). Words are those of the
text; only country and organization are lifted out of the title.
"""

from msgspec.structs import replace

from onrecord.names import countries, titles
from onrecord.resolve.mentions.found import Found, text_of
from onrecord.resolve.titles import owners
from onrecord.resolve.titles import parts as title_parts
from onrecord.resolve.titles.parts import POSSESSIVE, Mark, Names, preposition
from onrecord.syntax import Tree
from onrecord.types import Record

STOPS = frozenset({",", ";", ":", "“", "”", '"', "(", ")", "[", "]", "–", "—"})
DASHES = frozenset({"-", "‑"})
# Posts whose last word alone would be a rank.
GENERALS = frozenset({"attorney", "accountant", "auditor", "solicitor", "comptroller", "prosecutor", "advocate", "surveyor", "inspector"})
FIRSTS = frozenset({"female", "woman", "black", "indigenous", "elected", "civilian", "longest", "youngest", "oldest", "ever"})
# Words between a title and the "at" before its organization.
REACH = 12
OF_WORDS = frozenset({"of", "for", "at", "in", "with", "from"})


class TitlePhrase(Record, frozen=True, kw_only=True):
    """A title as the text gives it. `words` are all its words, `mark` what a word before it says of its time."""

    head: int
    words: tuple[int, ...]
    title: str
    role: str | None
    sector: str | None
    organization: str | None
    country: str | None
    mark: Mark
    post: bool
    ordinal: bool = False


# ---------------------------------------------------------------- a noun phrase


def at(tree: Tree, head: int, names: Names) -> TitlePhrase | None:
    """The title phrase headed by this noun, if it heads one: "secretary of Russia's security council"."""
    head = _from_tail(tree, head)
    if head in names or titles.head(tree.form(head)) is None:
        return None
    tail = _in_chief(tree, head)
    if (
        (head > 4 and _in_chief(tree, head - 4) == head)
        or (head > 2 and _in_chief(tree, head - 2) == head and tree.words[head].head == head - 2)
        or tree.words[head].pos not in {"NOUN", "PROPN", "ADJ"}
        or (tree.form(head).lower() == "general" and tree.form(head - 1).lower() == "in")
    ):
        return None
    first = head
    linking = {head, tail, head - 1} if tree.form(head - 1).lower() in GENERALS else {head, tail}
    while first > 0 and tree.sentence(first - 1) == tree.sentence(head):
        bracketed = first > 3 and tree.form(first - 1) == ")" and tree.form(first - 3) == "(" and first - 4 in names
        step = 4 if bracketed and names[first - 4].kind == "organization" else 1
        if not _premodifies(tree, first - step, linking, names):
            break
        first -= step
    after = [c for h in {head, tail} for c in tree.children(h, "nmod") if c > tail and preposition(tree, c) in OF_WORDS | {"to"}]
    after = sorted(after) or _named_after(tree, tail, names)
    after += [w for w in _at_body(tree, head, names) if w not in after]
    made = phrase_of(tree, head, list(range(first, tail + 1)), names, after=after)
    follows = tail + 1 < len(tree.words) and tree.form(tail + 1).lower() in {"elect", "designate"}
    return replace(made, words=tuple(sorted({*made.words, tail + 1}))) if follows else made


def _from_tail(tree: Tree, word: int) -> int:
    """The title's head for the word the parser took for it: "charge" of "officer-in-charge", the accountant of "accountant general"."""
    if tree.form(word).lower() in {"charge", "camp"} and word > 4 and _in_chief(tree, word - 4) == word:
        return word - 4
    follows = word + 1 < len(tree.words) and tree.form(word + 1).lower() == "general"
    return word + 1 if follows and tree.form(word).lower() in GENERALS else word


def _in_chief(tree: Tree, head: int) -> int:
    """The last word of "editor-in-chief" or "aide-de-camp", written in five, or of "director-general"; any other title ends with its
    head."""
    rest = [tree.form(w).lower().replace("‑", "-") for w in range(head + 1, min(head + 5, len(tree.words)))]
    if rest[:2] in (["-", "general"], ["-", "in-charge"], ["-", "in-chief"]):
        return head + 2
    return head + 4 if "".join(rest) in {"-in-chief", "-in-charge", "-de-camp"} else head


def _named_after(tree: Tree, head: int, names: Names) -> list[int]:
    """The name right after "of" or "at", where the parser attached it otherwise."""
    last = len(tree.words) - 1
    word = head + 3 if head + 3 <= last and tree.form(head + 2).lower() == "the" else min(head + 2, last)
    linked = word in names and word > head + 1 and tree.form(head + 1).lower() in OF_WORDS and tree.sentence(word) == tree.sentence(head)
    return [names[word].head] if linked and names[word].kind != "person" else []


def _at_body(tree: Tree, head: int, names: Names) -> list[int]:
    """The organization after "at" further on, whatever the parser attached it to: "researcher in law and history at Northmoor College"."""
    for word in range(head + 1, min(head + REACH, len(tree.words) - 2)):
        if tree.words[word].pos in {"VERB", "AUX", "PRON", "SCONJ"} or tree.sentence(word) != tree.sentence(head):
            return []
        place = word + 1 + (tree.form(word + 1).lower() == "the")
        if tree.form(word).lower() == "at" and place in names:
            return [names[place].head] if names[place].kind == "organization" else []
    return []


def together(tree: Tree, head: int, names: Names) -> list[TitlePhrase]:
    """The title at this word and those coordinated with it. What follows the last is of them all: "president and CEO of …"; a status
    word before the first holds for the next bare one: "former chairman and CEO"."""
    heads = [head, *(c for c in tree.children(head, "conj")), *_strayed(tree, head, names)]
    found = [p for p in (at(tree, h, names) for h in heads) if p is not None]
    organization = next((p.organization for p in reversed(found) if p.organization), None)
    country = next((p.country for p in reversed(found) if p.country), None)
    shared: list[TitlePhrase] = []
    for phrase in found:
        own = phrase.organization is not None or not phrase.post
        inherits = bool(shared) and phrase.mark is None and _bare(tree, phrase)
        shared.append(
            replace(
                phrase,
                organization=phrase.organization if own else organization,
                country=phrase.country or (None if own else country),
                mark=shared[-1].mark if inherits else phrase.mark,
            )
        )
    return shared


def _strayed(tree: Tree, head: int, names: Names) -> list[int]:
    """A second title that the parser joined to the first one's body: "president of the club and treasurer of the league"."""
    below = [c for n in tree.children(head, "nmod") if n > head for c in tree.children(n, "conj")]
    return [c for c in below if c not in names and titles.head(tree.form(c)) is not None and not titles.plural(tree.form(c))]


def _bare(tree: Tree, phrase: TitlePhrase) -> bool:
    """Neither determiner nor a word like "current" before the title."""
    if tree.child(phrase.head, "det") is not None:
        return False
    return not any(tree.words[w].pos == "DET" or titles.status(tree.form(w)) for w in phrase.words if w < phrase.head)


def _premodifies(tree: Tree, word: int, heads: set[int], names: Names) -> bool:
    if tree.form(word).lower() in GENERALS and tree.form(word + 1).lower() == "general" and word + 1 in heads:
        return True
    if tree.words[word].pos in {"VERB", "AUX", "ADP", "SCONJ"} or tree.form(word) in STOPS:
        return tree.words[word].relation == "amod"
    linked = not heads.isdisjoint(tree.ancestors(word))
    if titles.status(tree.form(word)) == "then":
        return linked  # "Kenya's then foreign minister": an adverb to the parser
    return linked and (word in names or tree.words[word].relation.partition(":")[0] not in {"cop", "nsubj", "aux", "mark", "advmod", "cc"})


def phrase_of(tree: Tree, head: int, words: list[int], names: Names, after: list[int]) -> TitlePhrase:
    """Country and organization lifted out of the words before the head and the phrases after it."""
    own = [w for w in words if w not in names or _field_named(tree, w, head, names)]
    inner = list(dict.fromkeys(names[w] for w in words if w in names and w not in own))
    ends = {c: e for c in after if (e := title_parts.field_end(tree, head, c, names)) is not None}
    nested = [c for field in ends for c in tree.children(field, "nmod") if c > ends[field]]
    outer = [c for c in after if c not in ends] + nested
    organization = next((f.name for f in inner if f.kind == "organization"), None) or title_parts.organization(tree, outer, names)
    country = title_parts.country(tree, head, [f for f in inner if not _origin(tree, f) and not _sent_to(tree, head, f)], outer, names)
    title_words = _title_words(tree, own, head)
    body = title_parts.body_before(tree, title_words, head) if organization is None else []
    if body:
        organization, title_words = text_of(tree, body), [w for w in title_words if w >= head]
    if ends:
        title_words = [*(w for w in title_words if w <= head), *range(head + 1, max(ends.values()) + 1)]
    title = text_of(tree, title_words).removeprefix("Ex-").removeprefix("ex-")
    role, sector = title_parts.role(tree, head, title, organization, country)
    if role == "vice_president" and outer and organization is None and country is None:
        role, sector = "deputy_president", None  # of a body that was not made out, not of a state
    if country is None and organization is None and role in owners.LOCAL:
        country = _region_before(tree, head)
    reached = (w for c in outer for w in range(head + 1, title_parts.end_of(tree, c, names) + 1))
    owned: list[int] = []
    if organization is None and not ends and title_words:
        title, owned = _owned(tree, head, title_words[0], title, outer, names)
    return TitlePhrase(
        head=head, words=tuple(sorted({*words, *title_words, *reached, *owned})), title=title, role=role, sector=sector,
        organization=organization, country=country, mark=title_parts.mark(tree, own, head), post=_post(tree, head),
        ordinal=title_parts.ordinal(tree, own, head),
    )  # fmt: skip


def _region_before(tree: Tree, head: int) -> str | None:
    """The country of "Florida" in "Florida Rep.", which the reader took for no name."""
    near = [w for w in (head - 2, head - 1) if w >= 0 and tree.sentence(w) == tree.sentence(head) and tree.form(w)[:1].isupper()]
    forms = [text_of(tree, near), *(tree.form(w) for w in near[-1:])] if near else []
    return next((code for form in forms if (code := countries.region(form))), None)


def _owned(tree: Tree, head: int, first: int, title: str, outer: list[int], names: Names) -> tuple[str, list[int]]:
    """The title with whose it is, and the words of that."""
    while first > 0 and titles.status(tree.form(first - 1)):
        first -= 1
    before_it = owners.before(tree, head, first, names)
    if before_it:
        return f"{text_of(tree, before_it)} {title}", before_it
    after_it = owners.after(tree, head, outer, names)
    return (f"{title} {text_of(tree, after_it)}", after_it) if after_it else (title, [])


def _origin(tree: Tree, one: Found) -> bool:
    """ "The Norland-born president": where someone comes from is not where they serve."""
    after = [tree.form(w).lower() for w in range(one.words[-1] + 1, min(one.words[-1] + 3, len(tree.words)))]
    return after[:1] == ["born"] or after in (["-", "born"], ["‑", "born"], ["–", "born"], ["-", "raised"])


def _sent_to(tree: Tree, head: int, one: Found) -> bool:
    """ "Norwegian Ambassador to Ruritania Mara Vint": where somebody is sent is not whose post it is."""
    return one.words[0] > head and tree.form(head + 1).lower() == "to"


def _field_named(tree: Tree, word: int, head: int, names: Names) -> bool:
    """A field that is also a body's name: "Labour Minister" is of no party."""
    alone = names[word].words == (word,) and names[word].kind == "organization"
    return alone and word == head - 1 and titles.domain(tree.form(head)) and titles.modifier(tree.form(word))


def with_country(phrase: TitlePhrase, country: str) -> TitlePhrase:
    """The phrase with a country that stands elsewhere; a president of a country is its head of state."""
    if phrase.role == "president" and phrase.organization is None:
        return replace(phrase, country=country, role="head_of_state", sector="GOV")
    return replace(phrase, country=country)


def _post(tree: Tree, head: int) -> bool:
    found = titles.head(tree.form(head))
    return found is not None and found.post


def _title_words(tree: Tree, own: list[int], head: int) -> list[int]:
    """The run of words around the head that is the title itself: no determiner, status word, address or possessive mark."""
    first = last = head
    while first - 1 in own and not _edge(tree, first - 1):
        first -= 1
    while last + 1 in own and last + 1 > head:
        last += 1
    while last > head and tree.form(last).lower() in {"of", "for", "at", "to", "the", "and"}:
        last -= 1
    while first < head and (tree.form(first).lower() in DASHES | {"and"} or titles.status(tree.form(first)) or _evaluative(tree, first)):
        first += 1
    return list(range(first, last + 1))


def _evaluative(tree: Tree, word: int) -> bool:
    """A describing adjective before a title ("centrist", "chosen", "veteran"), no part of it as "prime" or "deputy" are."""
    form = tree.form(word)
    counted = form.lower() == "first" and tree.form(word + 1).lower() in FIRSTS
    describes = tree.words[word].pos in {"ADJ", "VERB"} and form.islower() and not titles.modifier(form)
    return describes or counted or form.lower() in FIRSTS


def _edge(tree: Tree, word: int) -> bool:
    form = tree.form(word).lower()
    if (
        form in POSSESSIVE | STOPS
        or tree.words[word].pos in {"DET", "PRON", "NUM"}
        or (titles.honorific(form) and not titles.modifier(form))
    ):
        return True
    return titles.status(form) is not None and not titles.modifier(form)

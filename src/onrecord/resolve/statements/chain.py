"""Through whom words came: the speaker, and the chain of channel and outlets, nearest to the speaker first."""

from dataclasses import dataclass

from onrecord.names import titles
from onrecord.resolve.parties import Parties
from onrecord.resolve.roles import obliques, plain
from onrecord.resolve.statements import speech
from onrecord.resolve.statements.cues import channel_heads, citing
from onrecord.syntax import Tree
from onrecord.types import Span

CHANNEL_PREPOSITIONS = frozenset({"in", "on", "during", "at", "via", "through", "to", "iobj", "by", "with"})
PLATFORM_NEAR = 40  # characters after the verb: "wrote late on Tuesday on Telegram"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: an actor, or the words that name a source; `via` are the spans of the chain, `expert` if an analyst."""

    actor: int | None
    span: Span | None
    via: tuple[Span, ...]
    expert: bool
    reason: str


def phrase(tree: Tree, head: int) -> Span:
    """The characters of a noun phrase, without its clauses and appositions."""
    return tree.span(tree.phrase(head))


def _text(tree: Tree, span: Span) -> str:
    return tree.text[span.start : span.end]


def named(parties: Parties, head: int) -> Span:
    """The name at a head, if the cast has one there, else its noun phrase."""
    reference = parties.cast.reference(head)
    if reference is None:
        return phrase(parties.tree, head)
    return reference.span if _proper(parties.tree, reference.span) else _fuller(parties, head, reference.span)


def _proper(tree: Tree, span: Span) -> bool:
    """A pronoun or a name, not a noun or the last word of a title."""
    inside = tree.inside(span)
    return len(inside) > 1 or tree.words[inside[0]].pos == "PRON" or not _describes(tree, inside[0])


def _describes(tree: Tree, word: int) -> bool:
    """A single word that says what someone is: "minister", "President"."""
    return tree.words[word].pos == "NOUN" or titles.head(tree.form(word)) is not None


def _fuller(parties: Parties, head: int, span: Span) -> Span:
    """ "The Vice President, Roe": the name set beside the title, else the whole phrase."""
    tree = parties.tree
    actor = parties.cast.at(head)
    for beside in tree.children(head, "appos", "flat"):
        reference = parties.cast.reference(beside)
        if reference is not None and reference.actor == actor and _proper(tree, reference.span):
            return reference.span
    whole = phrase(tree, head)
    return whole if whole.start <= span.start and span.end <= whole.end else span


def outlet_at(parties: Parties, head: int) -> Span | None:
    """The span of an outlet named by this phrase, or None."""
    tree = parties.tree
    actor = parties.cast.at(head)
    if actor is not None and parties.cast.actors[actor].kind == "person":
        return None
    for span in (named(parties, head), phrase(tree, head)):
        text = _text(tree, span)
        if speech.is_outlet(text.removeprefix("the ").removeprefix("The ")) or speech.is_outlet(text):
            return _with_name(tree, head, span)
    return _after_kind(tree, head)


def _after_kind(tree: Tree, head: int) -> Span | None:
    """ "newspaper The Lantern reported": a name right after a word for media, whatever the parser made of that word."""
    own = tree.phrase(head)
    kind = own[0] - 1
    if (
        tree.words[head].pos != "PROPN"
        or kind < 0
        or tree.words[kind].pos != "NOUN"
        or tree.words[kind].end + 1 != tree.words[own[0]].start
    ):
        return None
    return Span(tree.words[kind].start, tree.words[own[-1]].end) if tree.lemma(kind) in speech.words("media") else None


def _with_name(tree: Tree, head: int, span: Span) -> Span:
    """ "news agency Arda": the name right after the noun belongs to it."""
    names = [
        a for a in tree.children(head, "appos", "flat") if tree.words[a].pos == "PROPN" and tree.span(tree.phrase(a)).start <= span.end + 1
    ]
    end = max([span.end, *(tree.span(tree.phrase(a)).end for a in names)])
    if end == span.end and _text(tree, span).split()[-1].lower() in speech.words("media") | speech.words("media_after"):
        end = _name_after(tree, span)
    start = span.start
    while start and tree.text[start - 1] == "-":  # "state-owned news agency"
        start = tree.words[tree.inside(Span(max(0, start - 2), start - 1))[0]].start if start > 1 else 0
    return Span(start, end)


def _name_after(tree: Tree, span: Span) -> int:
    """Where the name ends that stands right after "news agency", whatever the parser hung it on."""
    word = tree.inside(span)[-1] + 1
    end = span.end
    while word < len(tree.words) and tree.words[word].pos == "PROPN" and tree.words[word].start == end + 1:
        end = tree.words[word].end
        word += 1
    return end


def channels(parties: Parties, verb: int) -> list[Span]:
    """Statement, interview, platform or outlet that the words came through, as written."""
    found: list[Span] = []
    for prep, head in channel_heads(parties.tree, verb):
        if prep not in CHANNEL_PREPOSITIONS:
            continue
        span = phrase(parties.tree, head)
        outlet = outlet_at(parties, head)
        if outlet is not None or speech.is_platform(_text(parties.tree, span)):
            found.append(outlet or span)
        elif prep not in {"to", "iobj"} and parties.tree.lemma(head) in speech.words("channels"):
            found.append(span)
    if not found:
        found.extend(_given(parties, verb))
    after = Span(parties.tree.words[verb].end, parties.tree.words[verb].end + PLATFORM_NEAR)
    written = speech.platform_in(parties.tree.text, after)
    if written is not None and not any(s.start <= written.start < s.end for s in found):
        found.append(written)
    return list(dict.fromkeys(found))


def _given(parties: Parties, verb: int) -> list[Span]:
    """ "gave a speech and assured them …", "issued a statement saying …": the object of the verb this one is joined to."""
    tree = parties.tree
    above = tree.words[verb].head
    if above < 0 or plain(tree.words[verb].relation) not in {"conj", "advcl", "acl"}:
        return []
    if tree.lemma(above) in speech.words("channels") and tree.words[above].pos == "NOUN":
        return [phrase(tree, above)]
    gives = tree.lemma(above) in speech.words("giving")
    return [phrase(tree, o) for o in tree.children(above, "obj") if gives and tree.lemma(o) in speech.words("channels")]


def cited(parties: Parties, verb: int) -> list[Span]:
    """Outlets that the one who reports cites: nearer to the speaker than the reporter is."""
    return [s for h in citing(parties.tree, verb) if (s := outlet_at(parties, h)) is not None]


def _from_channel(parties: Parties, head: int) -> Speaker:
    """ "a readout by Mehr News Agency", "a statement from the ministry": the channel speaks for whoever issued it."""
    owners = [h for prep, heads in obliques(parties.tree, head) if prep in {"by", "from", "'s", "of", "mod"} for h in heads]
    own = phrase(parties.tree, head)
    short = Span(own.start, parties.tree.words[head].end) if parties.tree.words[head].end > own.start else own
    for owner in owners:
        outlet = outlet_at(parties, owner)
        if outlet is not None:
            return Speaker(None, short, (outlet,), expert=False, reason="channel of an outlet")
    for owner in owners:
        actor = parties.actor(owner)
        if actor is not None:
            return Speaker(actor, named(parties, owner), (short,), expert=False, reason="channel of its issuer")
    return Speaker(None, short, (), expert=False, reason="channel without issuer")


def described(parties: Parties, head: int) -> str:
    """The noun phrase with its appositions, which may tell an expert."""
    tree = parties.tree
    words = set(tree.phrase(head))
    for apposition in tree.children(head, "appos", "nmod:desc"):
        words.update(tree.subtree(apposition))
    return _text(tree, tree.span(sorted(words)))


def withheld(tree: Tree, head: int) -> bool:
    """ "the owner, who prefers not to reveal his name", and "the owner" after that: nobody named."""
    same = [w for w in range(head + 1) if tree.lemma(w) == tree.lemma(head) and tree.words[w].pos == "NOUN"]
    return any(speech.withholds(tree.text[tree.words[w].end : tree.sentence_span(tree.sentence(w)).end]) for w in same)


def speaker_at(parties: Parties, head: int) -> Speaker:
    """Who speaks at the head of a source phrase."""
    tree = parties.tree
    if tree.lemma(head) in speech.words("channels") and parties.cast.reference(head) is None:
        return _from_channel(parties, head)
    outlet = outlet_at(parties, head)
    if outlet is not None:
        return Speaker(None, None, (outlet,), expert=False, reason="an outlet reports")
    actor = parties.actor(head)
    span = named(parties, head)
    if tree.words[head].pos == "NOUN" and withheld(tree, head):
        return Speaker(None, phrase(tree, head), (), speech.is_expert(described(parties, head)), "a person who withholds the name")
    if tree.lemma(head) in speech.words("indefinite"):  # "someone, seemingly Roe"
        return Speaker(None, tree.span([head]), (), expert=False, reason="an indefinite pronoun names nobody")
    expert = speech.is_expert(described(parties, head))
    if actor is not None:
        return Speaker(actor, span, (), expert, parties.cast.reason(head))
    return Speaker(None, span, (), expert, f"{_text(tree, span)!r} names no actor of the article")

"""Who says what, by syntax: verbs of speech with their clause, "according to", "reportedly"."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.resolve.roles import RELATIVE, obliques, passive, plain, subjects
from onrecord.resolve.statements import speech
from onrecord.syntax import Tree
from onrecord.types import Span

EDGE = frozenset(" \n\t,;:–—-")


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution before its speaker is resolved. `sources` are heads of the phrases that speak; empty for an adverb."""

    cue: Span
    word: int
    sources: tuple[int, ...]
    content: tuple[Span, ...]
    hedged: bool
    how: str


def pieces(tree: Tree, words: list[int]) -> tuple[Span, ...]:
    """The characters of some words as contiguous spans, without punctuation and white space at their edges."""
    runs: list[list[int]] = []
    for w in sorted(words):
        if runs and w == runs[-1][-1] + 1:
            runs[-1].append(w)
        else:
            runs.append([w])
    trimmed = [t for run in runs if (t := _trimmed(tree, run))]
    whole = [t for t in trimmed if len(t) > 1] or trimmed
    return tuple(tree.span(run) for run in whole)


def _trimmed(tree: Tree, run: list[int]) -> list[int]:
    while run and set(tree.form(run[-1])) <= EDGE | {".", ","}:
        run = run[:-1]
    while run and (set(tree.form(run[0])) <= EDGE or tree.words[run[0]].pos == "CCONJ"):
        run = run[1:]
    return run


def _sources(tree: Tree, verb: int) -> tuple[int, ...]:
    if passive(tree, verb) and tree.lemma(verb) != "quote":  # "explained by Roe", "he was told that …"
        return tuple(by_agents(tree, verb))
    own = tree.children(verb, "nsubj")
    spoken = [w for w in own if tree.lemma(w) not in RELATIVE]
    if spoken and len(spoken) < len(own):  # "which he said would help"
        return tuple(spoken)
    if len(spoken) > 1:  # one of them belongs to what is said
        return (min(spoken, key=lambda w: abs(w - verb)),)
    found, how = subjects(tree, _teller(tree, verb))
    return tuple(found) if how in {"subject", "relative clause", "coordination", "adverbial clause"} else ()


def _teller(tree: Tree, verb: int) -> int:
    """ "Roe said the port would close, adding that …": who adds is who said, though the parser hung it inside what was said."""
    if tree.form(verb).lower() != "adding" or plain(tree.words[verb].relation) != "advcl":
        return verb
    inside = tree.words[verb].head
    if plain(tree.words[inside].relation) != "ccomp" or tree.words[inside].head < 0:
        return verb
    above = tree.words[inside].head
    return above if tree.lemma(above) in speech.words("plain") else verb


def by_agents(tree: Tree, verb: int) -> list[int]:
    """Who does what a passive tells."""
    return [h for prep, heads in obliques(tree, verb) if prep == "by" for h in heads]


def _verbal(tree: Tree, verb: int) -> Said | None:
    sources = _sources(tree, verb) if tree.lemma(verb) in speech.words("plain") else ()
    if not sources:
        return None
    content = _content(tree, verb)
    if not content or (tree.lemma(content[0]) in RELATIVE and tree.lemma(content[0]) != "that" and _mere(tree, content[0])):
        return None
    hedged = tree.lemma(verb) in speech.words("hedging")
    return Said(tree.span([verb]), verb, sources, pieces(tree, content), hedged, f"{tree.form(verb)!r} with a clause")


def _mere(tree: Tree, word: int) -> bool:
    """ "his lawyers told the court, who rejected it": a relative clause is nothing told; "asked who came" is."""
    return word > 0 and tree.words[word].pos == "PRON" and tree.form(word - 1) == ","


def _content(tree: Tree, verb: int) -> list[int]:
    clause = next((c for c in tree.children(verb, "ccomp") if len(tree.subtree(c)) > 1), None)
    if clause is not None:
        return [
            w for w in tree.subtree(clause) if tree.words[w].relation != "mark" or tree.words[w].head != clause or tree.lemma(w) != "that"
        ]
    head = tree.words[verb].head
    if plain(tree.words[verb].relation) == "parataxis" and head >= 0 and (verb > head or _opens(tree, verb)):
        own = set(tree.subtree(verb))
        if tree.form(min(own) - 1) == ";" if min(own) else False:
            return []
        return [w for w in tree.subtree(head) if w not in own]
    return []


def _asides(tree: Tree, clause: int) -> set[int]:
    """ "told him, according to X, that …": the words that only name another source."""
    found = [
        c for c in tree.children(clause, "obl", "nmod") if any(tree.lemma(k) in {"accord", "according"} for k in tree.children(c, "case"))
    ]
    return {w for c in found for w in tree.subtree(c)}


def _opens(tree: Tree, verb: int) -> bool:
    return tree.sentences[tree.sentence(verb)].first in tree.subtree(verb)


def _according(tree: Tree, word: int) -> Said | None:
    """ "according to X" at X: the content is the clause it belongs to."""
    case = next((c for c in tree.children(word, "case") if _says(tree, c, word)), None)
    if case is None:
        return None
    clause = next((a for a in tree.ancestors(word) if tree.children(a, "nsubj", "nsubj:pass") or tree.words[a].head < 0), None)
    if clause is None:
        return None
    own = set(tree.subtree(word))
    content = [w for w in tree.subtree(clause) if w not in own]
    cue = [case, *tree.children(case, "fixed")]
    cue += [c for c in tree.children(word, "case") if tree.lemma(c) == "to"]
    return Said(tree.span(cue), word, (word,), pieces(tree, content), hedged=False, how="according to")


def _cited(tree: Tree, verb: int) -> Said | None:
    """ "as cited by X in Y" at the verb: the content is the clause above."""
    marked = any(tree.lemma(c) == "as" for c in tree.children(verb, "mark", "advmod", "case"))
    head = tree.words[verb].head
    agents = by_agents(tree, verb)
    if not marked or head < 0 or not agents or tree.lemma(verb) not in speech.words("verbs"):
        return None
    own = set(tree.subtree(verb))
    content = pieces(tree, [w for w in tree.subtree(head) if w not in own])
    return Said(tree.span([verb]), verb, tuple(agents), content, hedged=False, how=f"as {tree.form(verb)!r} by")


def _says(tree: Tree, case: int, word: int) -> bool:
    if tree.lemma(case) in {"accord", "according"}:
        return True
    per = "per" in {tree.lemma(c) for c in [case, *tree.children(case, "fixed")]}
    return per and (tree.words[word].pos == "PROPN" or any(tree.words[a].pos == "PROPN" for a in tree.children(word, "appos")))


def _adverbial(tree: Tree, word: int) -> Said | None:
    """ "reportedly": the whole clause it stands in, from its subject on; no content if it modifies only a noun or participle."""
    head = tree.words[word].head
    if tree.lemma(word) not in speech.words("adverbs") or head < 0:
        return None
    clause = next((a for a in tree.ancestors(word) if tree.children(a, "nsubj", "nsubj:pass", "csubj", "expl")), None)
    content = [w for w in tree.subtree(clause) if not _outer(tree, w, clause)] if clause is not None else []
    whole = pieces(tree, list(range(min(content), max(content) + 1))) if content else ()
    return Said(tree.span([word]), head, (), whole, hedged=True, how=f"adverb {tree.form(word)!r}")


def _outer(tree: Tree, word: int, clause: int) -> bool:
    """ "that" and "and" before the clause."""
    return tree.words[word].head == clause and plain(tree.words[word].relation) in {"mark", "cc", "punct"} and word < clause


def cues(tree: Tree) -> Iterator[Said]:
    """Attributions by syntax, in text order of their cue words; an adverb of hearsay without a clause has no content."""
    for word in range(len(tree.words)):
        found = _verbal(tree, word) or _cited(tree, word) or _according(tree, word) or _adverbial(tree, word)
        if found is not None and (found.content or not found.sources):
            yield found


def citing(tree: Tree, verb: int) -> list[int]:
    """Sources under a "citing X" of the same clause."""
    found: list[int] = []
    for clause in tree.children(verb, "advcl"):
        if tree.lemma(clause) in {"cite", "quote", "reference"}:
            found.extend(tree.children(clause, "obj"))
    return found


def channel_heads(tree: Tree, verb: int) -> list[tuple[str, int]]:
    """Obliques of a verb of speech with their prepositions: "in a statement", "on Telegram", "to Reuters"; and indirect objects."""
    found = [(prep, h) for prep, heads in obliques(tree, verb) for h in heads]
    if not any(prep == "iobj" for prep, _ in found):
        found.extend(("iobj", o) for o in tree.children(verb, "obj", "iobj"))
    return found

"""What a quoted politician says that another must or should do: a request by the speaker to the subject of that clause."""

from collections.abc import Iterator, Sequence

from onrecord.resolve.events.frames import Parts
from onrecord.resolve.events.matching import Match
from onrecord.resolve.lexicon import lexicon
from onrecord.resolve.parties import Parties
from onrecord.resolve.roles import roles, subjects
from onrecord.syntax import Tree
from onrecord.types import Statement

PATTERN = "@must"  # the lexicon's entry for "must" and "should" in quoted words


def exhortations(parties: Parties, statements: Sequence[Statement]) -> Iterator[tuple[Match, Parts]]:
    """Requests in direct quotations of actors of public life; analysts' advice is none."""
    pattern = lexicon().of("verb", PATTERN)[0]
    for said in statements:
        if said.kind != "direct" or said.speaker is None or said.expert or not parties.public(said.speaker):
            continue
        for verb in sorted({w for span in (said.content, *said.parts) for w in parties.tree.inside(span)}):
            asked = _asked(parties, verb, said.speaker)
            if asked:
                heads, actors = zip(*asked, strict=True)
                reason = f"{parties.cast.actors[said.speaker].name} is quoted"
                parts = Parts((said.speaker,), tuple(dict.fromkeys(actors)), heads, direct=True, reasons=(reason,), missing=())
                yield Match(pattern, verb, (verb,), (), roles(parties.tree, verb)), parts


def _asked(parties: Parties, verb: int, speaker: int) -> list[tuple[int, int]]:
    """Subjects, with their actors, of a clause with must or should, other than the speaker."""
    if parties.tree.words[verb].pos not in {"VERB", "ADJ", "NOUN"} or not parties.is_kind(verb, "must") or _unasked(parties.tree, verb):
        return []
    heads = [
        h for h in subjects(parties.tree, verb)[0] if not any(parties.tree.form(d).lower() == "no" for d in parties.tree.children(h, "det"))
    ]
    found = [(h, parties.actor(h)) for h in heads]
    return [(h, a) for h, a in found if a is not None and a != speaker and parties.public(a)]


def _unasked(tree: Tree, verb: int) -> bool:
    """ "should they leave, …" supposes, "should they leave?" asks."""
    subject = tree.child(verb, "nsubj", "nsubj:pass")
    inverted = subject is not None and any(tree.lemma(a) in {"should", "must"} and a < subject for a in tree.children(verb, "aux"))
    sentence = tree.sentences[tree.sentence(verb)]
    closing = [tree.form(w) for w in range(max(sentence.first, sentence.last - 3), sentence.last)]
    return inverted or any("?" in form for form in closing)

"""Who and what an article speaks of: names joined, each phrase with its reason."""

from onrecord.resolve.cast import Cast, Reference
from onrecord.syntax import Tree
from onrecord.types import Actor, ActorKind, Article, Mention, MentionKind, Reading

KINDS: dict[MentionKind, ActorKind] = {
    "person": "person",
    "organization": "organization",
    "location": "place",
    "norp": "group",
    "facility": "facility",
}


def cast(article: Article, reading: Reading, tree: Tree) -> Cast:
    """The actors of an article."""
    groups: dict[tuple[ActorKind, str], list[Mention]] = {}
    for mention in sorted(reading.mentions, key=lambda m: m.span):
        if mention.kind in KINDS:
            name = article.text[mention.span.start : mention.span.end]
            groups.setdefault((KINDS[mention.kind], name.casefold()), []).append(mention)
    actors: list[Actor] = []
    references: dict[int, Reference] = {}
    for (kind, _), mentions in groups.items():
        number = len(actors)
        spans = tuple(m.span for m in mentions)
        name = article.text[spans[0].start : spans[0].end]
        actors.append(Actor(id=number, name=name, kind=kind, country=None, sector=None, aliases=(), mentions=spans))
        for span in spans:
            head = tree.head_of(span)
            for word in tree.inside(span):
                references[word] = Reference(head if head is not None else word, span, number, "name")
    return Cast(tuple(actors), references, ())

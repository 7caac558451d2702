"""Offices told by another's: "his Iranian counterpart, Ali Larijani" holds in Iran what the owner of "his" holds."""

from onrecord.names import countries
from onrecord.resolve.actors.cast import Cast
from onrecord.resolve.offices.claims import Claim
from onrecord.syntax import Tree
from onrecord.types import Office, Refusal, Span


def is_counterpart(tree: Tree, claim: Claim) -> bool:
    """Whether the title is "counterpart"."""
    return tree.lemma(claim.phrase.head) == "counterpart" or tree.form(claim.phrase.head).lower() == "counterpart"


def counterpart(tree: Tree, cast: Cast, claim: Claim, known: list[Office], evidence: tuple[Span, ...]) -> Office | Refusal:
    """The office, its title taken from the other person's only current one; `missing` says that it is inferred."""
    if tree.form(claim.phrase.head).lower() != "counterpart":
        return Refusal(stage="resolve", what="office", reason="a plural title of several persons", span=evidence[0])
    whose = _owner(tree, cast, claim)
    if whose is None:
        return Refusal(stage="resolve", what="office", reason="a counterpart of someone unclear", span=evidence[0])
    theirs = [o for o in known if o.person == whose and o.status in {"current", "acting"} and o.country != claim.phrase.country]
    if len(theirs) != 1:
        reason = f"a counterpart of someone with {'several current offices' if theirs else 'no current office'} here"
        return Refusal(stage="resolve", what="office", reason=reason, span=evidence[0])
    other = theirs[0]
    place = countries.name(claim.phrase.country) if claim.phrase.country else "a country not named"
    said = f"title inferred: counterpart in {place} of {cast.actors[whose].name}, {other.title}"
    return Office(
        person=claim.person, title=other.title, role=other.role, organization=other.organization, country=claim.phrase.country,
        when=other.when, status="current", evidence=(*evidence, *other.evidence[:1]), missing=said,
    )  # fmt: skip


def _owner(tree: Tree, cast: Cast, claim: Claim) -> int | None:
    """The owner of "his" or of "Shoigu's" before "counterpart"; without one, the subject of the clause."""
    for child in tree.children(claim.phrase.head, "nmod:poss"):
        actor = cast.at(child)
        if actor is not None and actor != claim.person:
            return actor
    for above in tree.ancestors(claim.phrase.head):
        subject = tree.child(above, "nsubj")
        actor = None if subject is None else cast.at(subject)
        if actor is not None and actor != claim.person and cast.actors[actor].kind == "person":
            return actor
    return None

"""Offices: who held which post when, as the text gives it. A post without a date says why it has none."""

import re
from dataclasses import dataclass

from onrecord.names import titles
from onrecord.resolve.actors.cast import Cast
from onrecord.resolve.offices.claims import Claim, claims, held_then, words
from onrecord.resolve.offices.counterparts import counterpart, is_counterpart
from onrecord.resolve.offices.evidence import Ground, ground
from onrecord.resolve.offices.incumbents import OF_OLD, merged, one_holder_each
from onrecord.resolve.offices.status import status_of
from onrecord.resolve.offices.tenure import Dated, beyond_lifetime, bygone, dated, latest, past, tells_history, term, within
from onrecord.resolve.offices.whose import Place, agreed, whose
from onrecord.resolve.titles.preceding import GIVEN
from onrecord.syntax import Tree
from onrecord.types import Article, Office, OfficeStatus, Reading, Refusal, Span, When

# Words between a name and its title that still read as one passage of evidence.
ONE_PASSAGE = 25
# The numbers of rulers.
ROMAN = re.compile(r"[IVX]+")
OWN = frozenset({"its", "their", "his", "her"})
UNDATED = "the text tells history here and gives no date for it"


def offices(article: Article, reading: Reading, tree: Tree, cast: Cast) -> tuple[tuple[Office, ...], tuple[Refusal, ...]]:
    """The offices of an article's persons in text order, each once, and the titles that name no post."""
    claimed = claims(tree, cast)
    context = context_of(article, reading, tree, cast, claimed)
    standing: list[Claim] = []
    refused: list[Refusal] = []
    waiting: list[Claim] = []
    for claim in claimed:
        reason = _no_office(tree, claim, cast) or _of_history(article, tree, claim, context.dates)
        if is_counterpart(tree, claim):
            waiting.append(claim)
        elif reason:
            refused.append(Refusal(stage="resolve", what="office", reason=reason, span=_spans(tree, cast, claim)[0]))
        else:
            standing.append(claim)
    found = [_office(context, *one) for one in zip(standing, _places(context, standing), strict=True)]
    kept, double = one_holder_each(merged(found), cast)
    refused += double
    for claim in waiting:
        made = counterpart(tree, cast, claim, kept, _spans(tree, cast, claim))
        (kept if isinstance(made, Office) else refused).append(made)  # type: ignore[arg-type]
    return tuple(sorted(kept, key=lambda o: o.evidence[0])), tuple(refused)


def _no_office(tree: Tree, claim: Claim, cast: Cast) -> str:
    """Why a title phrase is no office of anyone; empty if it is one."""
    phrase = claim.phrase
    if cast.actors[claim.person].kind != "person":
        return "a title beside a name that is not a person's"
    if (
        phrase.role in words("no_office")
        or phrase.role is None
        or (not phrase.post and phrase.organization is None and phrase.role != "activist")
    ):
        return "a title that names no post"
    if not claim.shape.startswith(("before", "one of")) and titles.plural(tree.form(phrase.head)):
        return "a plural title of several persons"
    if _played(tree, claim):
        return "a part somebody plays"
    if _given_name(tree, claim):
        return "a title that may be part of the name"
    if any(tree.form(w).lower() in words("only_possible") for w in (*phrase.words, phrase.words[0] - 1) if w >= 0):
        return "a title nobody holds yet"
    head = titles.plain(tree.form(phrase.head))
    nowhere = phrase.organization is None and phrase.country is None
    if (
        titles.plural(head)
        and claim.shape.startswith("one of")
        and nowhere
        and (not phrase.post or titles.singular(head) in words("bare_needs_more"))
    ):
        return "leaders or members of something not named"
    bare = len(phrase.title.split()) == 1 and phrase.organization is None and phrase.country is None
    if bare and head in words("bare_needs_more") and not _entitled(tree, claim):
        return "a head or member of something not named"
    return ""


def _played(tree: Tree, claim: Claim) -> bool:
    """ "Who plays Mara Vint, an ambitious lawyer"."""
    verb = tree.words[claim.holder].head
    return verb >= 0 and tree.lemma(verb) in {"play", "portray"} and tree.words[claim.holder].relation == "obj"


def _given_name(tree: Tree, claim: Claim) -> bool:
    """ "Sultan", "Amir" or "King" before a name, where the text speaks of no ruler otherwise: people are called so."""
    head, holder = claim.phrase.head, claim.holder
    if (
        tree.form(head) not in GIVEN
        or claim.shape != "before the name"
        or claim.phrase.country is not None
        or claim.phrase.words != (head,)
    ):
        return False
    if claim.phrase.organization is not None:
        return True
    if any(tree.words[c].pos == "NUM" or ROMAN.fullmatch(tree.form(c)) for c in tree.children(holder, "flat", "nummod")):
        return False
    rule = tree.form(head).lower()
    realm = {rule, f"{rule}s", f"{rule}ate", f"{rule}dom", "emirate", "kingdom", "throne", "majesty", "highness", "royal", "reign", "crown"}
    said = (w for w in range(len(tree.words)) if w != head and tree.form(w).lower() in realm)
    return not any(tree.form(w).islower() or tree.form(w - 1).lower() == "the" for w in said)


def _entitled(tree: Tree, claim: Claim) -> bool:
    """A bare title that stands as one: "Director Vint", "its chairman Vint"; but no "chef Vint"."""
    head = claim.phrase.head
    if tree.form(head).lower() == "partner" and tree.form(head - 1).lower() in {"his", "her"}:
        return False
    owned = any(tree.form(c).lower() in OWN for c in tree.children(head, "nmod:poss"))
    owned = owned or any(tree.form(w).lower() in OWN for w in (head - 1, head - 2) if w >= 0)
    return claim.shape == "before the name" and (owned or tree.form(head)[:1].isupper())


def _owner_body(tree: Tree, cast: Cast, claim: Claim) -> str | None:
    """The organization that "its" stands for in "its chairman"."""
    head = claim.phrase.head
    near = [w for w in (*tree.children(head, "nmod:poss"), head - 1, head - 2) if w >= 0 and tree.form(w).lower() in {"its", "their"}]
    owner = cast.at(_named_before(tree, cast, near[0])) if near and claim.phrase.country is None else None
    return cast.actors[owner].name if owner is not None and cast.actors[owner].kind == "organization" else None


def _named_before(tree: Tree, cast: Cast, pronoun: int) -> int:
    """The organization right before "its": "the board of Aldtek including its chairman", "Aldtek and its chairman"."""
    joined = pronoun > 1 and tree.form(pronoun - 1).lower() in {"including", "and", ",", "with"}
    name = cast.names.get(pronoun - 2) if joined else None
    return name.head if name is not None and name.kind == "organization" else pronoun


def _of_history(article: Article, tree: Tree, claim: Claim, dates: list[Dated]) -> str:
    """Why a state's post in a retelling of history is not taken as held now: nothing says when it was held."""
    if (
        claim.phrase.sector not in {"GOV", "MIL", "LEG"}
        or claim.phrase.role in words("local_posts")
        or _time(article, tree, claim, dates)[2] != UNDATED
    ):
        return ""
    return UNDATED


# ---------------------------------------------------------------- one office


@dataclass(frozen=True, slots=True)
class Context:
    """What every claim is judged against; `bodies` gives an organization's full name for each of its aliases."""

    article: Article
    tree: Tree
    cast: Cast
    dates: list[Dated]
    ground: Ground
    bodies: dict[str, str]


def context_of(article: Article, reading: Reading, tree: Tree, cast: Cast, claimed: list[Claim]) -> Context:
    """What is the same for all claims of an article."""
    return Context(article, tree, cast, dated(article, reading, tree), ground(article, tree, cast, claimed), _organizations(cast))


def _organizations(cast: Cast) -> dict[str, str]:
    return {alias: a.name for a in cast.actors if a.kind == "organization" for alias in a.aliases}


def _places(context: Context, standing: list[Claim]) -> list[Place]:
    return agreed(standing, [whose(c, body_of(context, c), context.tree, context.cast, context.ground) for c in standing])


def _office(context: Context, claim: Claim, place: Place) -> Office:
    status, when, missing = _time(context.article, context.tree, claim, context.dates)
    phrase, body = claim.phrase, body_of(context, claim)
    heads = phrase.role == "president" and body is None and set(phrase.title.casefold().split()) <= words("of_a_state")
    role = "head_of_state" if heads and place.country else phrase.role
    return Office(
        person=claim.person, title=phrase.title, role=role, organization=body, country=place.country, when=when, status=status,
        evidence=_spans(context.tree, context.cast, claim), missing="; ".join(m for m in (missing, place.note) if m),
    )  # fmt: skip


def body_of(context: Context, claim: Claim) -> str | None:
    """The organization of a claim, that which "its" stands for included."""
    return _body(claim.phrase.organization or _owner_body(context.tree, context.cast, claim), context.bodies)


def _body(name: str | None, bodies: dict[str, str]) -> str | None:
    """An organization by its full name; a country's adjective before it stands in the office's country already."""
    full = bodies.get(name or "", name)
    return name if name and full and full.casefold().endswith(f" {name.casefold()}") else full


def _time(article: Article, tree: Tree, claim: Claim, dates: list[Dated]) -> tuple[OfficeStatus, When | None, str]:
    """Status and days. Dates beside the title come first; without any, only what holds now is dated, by publication."""
    status = status_of(tree, claim)
    then = held_then(tree, claim.phrase)
    given, still = term(within(dates, then if then is not None else claim.scope), article.published)
    if given is None and claim.status is None and not _said_to_be_current(tree, claim):
        given = _sentence_date(tree, claim, dates, article.published)
    if given is not None and not (still and status == "current"):
        ended = status == "current" and (
            beyond_lifetime(given, article.published) or (given.precision == "range" and past(given, article.published or latest(dates)))
        )
        return "former" if ended else status, given, ""
    if status == "current" and claim.status is None and _long_ago(article, tree, claim, dates):
        return "former", None, OF_OLD
    if status == "former":
        return status, given, "" if given else "the text does not say when it was held"
    if not _said_to_be_current(tree, claim) and tells_history(tree, claim.phrase.head, dates, article.published):
        return status, None, UNDATED
    if article.published is None:
        return status, given, "" if given else article.published_missing or "the article has no date"
    return status, _as_of(article.published), ""


def _long_ago(article: Article, tree: Tree, claim: Claim, dates: list[Dated]) -> bool:
    """A ruler or officer in a history of times that nobody lives to tell."""
    ruled = claim.phrase.sector in {"GOV", "MIL", "LEG", "REL"}
    return ruled and not _said_to_be_current(tree, claim) and bygone(tree, claim.phrase.head, dates, article.published)


def _said_to_be_current(tree: Tree, claim: Claim) -> bool:
    """ "Incumbent", "current", or a verb of saying in whose clause the person stands: who speaks in the news holds the title now."""
    marked = any(titles.status(tree.form(w)) == "current" for w in claim.phrase.words)
    if marked or claim.verb is None:
        return marked
    return tree.lemma(claim.verb) in {"say", "tell", "add", "note", "explain", "warn"} or _present(tree, claim, claim.verb)


def _present(tree: Tree, claim: Claim, verb: int) -> bool:
    """The person is the subject of a verb in the present or perfect: "are staking their hopes", "has visited"."""
    auxiliaries = {tree.form(c).lower() for c in tree.children(verb, "aux")}
    finite = tree.form(verb).lower() != tree.lemma(verb) and tree.form(verb).lower().endswith("s")
    now = bool(auxiliaries & {"is", "are", "has", "have", "will"}) or (finite and not auxiliaries)
    subject = tree.child(verb, "nsubj")
    return now and subject is not None and claim.holder in {subject, *tree.children(subject, "conj")}


def _as_of(published: When) -> When:
    note = published.note or "the article's date"
    return When(
        start=published.start, end=published.end, precision=published.precision, basis="publication", evidence=published.evidence, note=note
    )


def _sentence_date(tree: Tree, claim: Claim, dates: list[Dated], published: When | None) -> When | None:
    """A sentence dated more than a year back speaks of the titles of that day; then its only date dates the title."""
    sentence = tree.sentences[tree.sentence(claim.phrase.head)]
    inside = within(dates, range(sentence.first, sentence.last))
    days = {(d.when.start, d.when.end) for d in inside}
    return inside[0].when if len(days) == 1 and past(inside[0].when, published) else None


def _spans(tree: Tree, cast: Cast, claim: Claim) -> tuple[Span, ...]:
    """The passage that holds title and name, or the two places where they stand."""
    reference = cast.reference(claim.holder)
    title = tree.span(list(claim.phrase.words))
    if reference is None:
        return (title,)
    if abs(claim.holder - claim.phrase.head) <= ONE_PASSAGE and tree.sentence(claim.holder) == tree.sentence(claim.phrase.head):
        return (Span(min(title.start, reference.span.start), max(title.end, reference.span.end)),)
    return (title, reference.span)

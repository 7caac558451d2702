"""Offices: who held which post when, as the text gives it. A post without a date says why it has none."""

from msgspec.structs import replace

from onrecord.names import titles
from onrecord.resolve.cast import Cast
from onrecord.resolve.claims import Claim, claims, held_then, words
from onrecord.resolve.counterparts import counterpart, is_counterpart
from onrecord.resolve.tenure import Dated, dated, past, tells_history, term, within
from onrecord.syntax import Tree
from onrecord.types import Article, Office, OfficeStatus, Reading, Refusal, Span, When

# Words between a name and its title that still read as one passage of evidence.
ONE_PASSAGE = 25
UNDATED = "the text tells history here and gives no date for it"


def offices(article: Article, reading: Reading, tree: Tree, cast: Cast) -> tuple[tuple[Office, ...], tuple[Refusal, ...]]:
    """The offices of an article's persons in text order, each once, and the titles that name no post."""
    dates = dated(article, reading, tree)
    found: list[Office] = []
    refused: list[Refusal] = []
    waiting: list[Claim] = []
    for claim in claims(tree, cast):
        reason = _no_office(tree, claim, cast) or _of_history(article, tree, claim, dates)
        if is_counterpart(tree, claim):
            waiting.append(claim)
        elif reason:
            refused.append(Refusal(stage="resolve", what="office", reason=reason, span=_spans(tree, cast, claim)[0]))
        else:
            found.append(_office(article, tree, cast, claim, dates))
    merged = _merged(found)
    for claim in waiting:
        made = counterpart(tree, cast, claim, merged, _spans(tree, cast, claim))
        (merged if isinstance(made, Office) else refused).append(made)  # type: ignore[arg-type]
    return tuple(sorted(merged, key=lambda o: o.evidence[0])), tuple(refused)


def _no_office(tree: Tree, claim: Claim, cast: Cast) -> str:
    """Why a title phrase is no office of anyone; empty if it is one."""
    phrase = claim.phrase
    text = f"{phrase.title!r} beside {cast.actors[claim.person].name}"
    if cast.actors[claim.person].kind != "person":
        return f"{text}: not a person"
    if phrase.role in words("no_office") or phrase.role is None:
        return f"{text}: names no post"
    if not claim.shape.startswith("before") and titles.plural(tree.form(phrase.head)):
        return f"{text}: of several persons"
    bare = len(phrase.title.split()) == 1 and phrase.organization is None and phrase.country is None
    if bare and titles.plain(tree.form(phrase.head)) in words("bare_needs_more"):
        return f"{text}: of what is not said"
    return ""


def _of_history(article: Article, tree: Tree, claim: Claim, dates: list[Dated]) -> str:
    """Why a state's post in a retelling of history is not taken as held now: nothing says when it was held."""
    if claim.phrase.sector not in {"GOV", "MIL", "LEG"} or _time(article, tree, claim, dates)[2] != UNDATED:
        return ""
    return f"{claim.phrase.title!r}: {UNDATED}"


# ---------------------------------------------------------------- one office


def _office(article: Article, tree: Tree, cast: Cast, claim: Claim, dates: list[Dated]) -> Office:
    status, when, missing = _time(article, tree, claim, dates)
    phrase = claim.phrase
    return Office(
        person=claim.person, title=phrase.title, role=phrase.role, organization=phrase.organization, country=phrase.country,
        when=when, status=status, evidence=_spans(tree, cast, claim), missing=missing,
    )  # fmt: skip


def _time(article: Article, tree: Tree, claim: Claim, dates: list[Dated]) -> tuple[OfficeStatus, When | None, str]:
    """Status and days. Dates beside the title come first; without any, only what holds now is dated, by publication."""
    status = _status(tree, claim)
    then = held_then(tree, claim.phrase)
    given, still = term(within(dates, then if then is not None else claim.scope), article.published)
    if given is None and claim.status is None:
        given = _sentence_date(tree, claim, dates, article.published)
    if given is not None and not (still and status == "current"):
        ended = status == "current" and given.precision == "range" and past(given, article.published)
        return "former" if ended else status, given, ""
    if status == "former":
        return status, given, "" if given else "the text does not say when it was held"
    if not _said_to_be_current(tree, claim) and tells_history(tree, claim.phrase.head, dates, article.published):
        return status, None, UNDATED
    if article.published is None:
        return status, given, "" if given else article.published_missing or "the article has no date"
    return status, _as_of(article.published), ""


def _said_to_be_current(tree: Tree, claim: Claim) -> bool:
    """ "Incumbent", "current", or a verb of saying in whose clause the person stands: who speaks in the news holds the title now."""
    marked = any(titles.status(tree.form(w)) == "current" for w in claim.phrase.words)
    return marked or (claim.verb is not None and tree.lemma(claim.verb) in {"say", "tell", "add", "note", "explain", "warn"})


def _as_of(published: When) -> When:
    note = published.note or "the article's date"
    return When(
        start=published.start, end=published.end, precision=published.precision, basis="publication", evidence=published.evidence, note=note
    )


def _status(tree: Tree, claim: Claim) -> OfficeStatus:
    mark = claim.phrase.mark
    if mark == "then":
        return "former"
    if mark is not None:
        return mark
    if claim.phrase.ordinal and claim.status != "current":
        return "former"
    if claim.status is not None:
        return claim.status
    return "former" if _removed(tree, claim) else "current"


def _removed(tree: Tree, claim: Claim) -> bool:
    """The person is whom the verb deposes: "sacked Defence Minister …", "President … was ousted"."""
    if claim.verb is None or tree.lemma(claim.verb) not in words("removed_object"):
        return False
    holder = tree.words[claim.holder]
    modal = [tree.form(c).lower() for c in tree.children(claim.verb, "aux", "mark")]
    occurred = all(m in {"was", "were", "been", "is", "has", "have", "had", "after", "that", "being"} for m in modal)
    return holder.relation in {"obj", "nsubj:pass"} and holder.head == claim.verb and occurred


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


# ---------------------------------------------------------------- the same office said twice


def _merged(found: list[Office]) -> list[Office]:
    """One office per person, role, title and status; a fuller mention lends country and organization to a shorter one."""
    merged: list[Office] = []
    for office in sorted(found, key=lambda o: (-_fullness(o), o.evidence[0])):
        place = next((n for n, m in enumerate(merged) if _same(m, office)), None)
        if place is None:
            merged.append(office)
        else:
            merged[place] = _joined(merged[place], office)
    return _without_contradicted(merged)


def _without_contradicted(merged: list[Office]) -> list[Office]:
    """A title said to be former in one place and written bare in another is former: the passages join."""
    former = [o for o in merged if o.status == "former"]
    kept = []
    for office in merged:
        over = next((f for f in former if office.status == "current" and _same_post(f, office)), None)
        if over is None:
            kept.append(office)
        else:
            kept = [_with_evidence(k, office) if k == over else k for k in kept]
            former = [k for k in kept if k.status == "former"]
    return kept


def _with_evidence(office: Office, other: Office) -> Office:
    return replace(office, evidence=tuple(sorted({*office.evidence, *other.evidence})))


def _same_post(a: Office, b: Office) -> bool:
    same = a.person == b.person and a.role == b.role and (a.when is None or a.when.basis == "publication")
    return same and b.country in {None, a.country} and b.organization in {None, a.organization} and a.title.casefold() in b.title.casefold()


def _fullness(office: Office) -> int:
    told = 4 * (office.country is not None) + 2 * (office.organization is not None)
    return told + (len(office.title.split()) > 1) + 8 * (office.status != "current")


def _same(a: Office, b: Office) -> bool:
    if a.person != b.person or a.status != b.status or (a.when and b.when and a.when.basis != b.when.basis):
        return False
    words_a, words_b = titles.words_of(a.title), titles.words_of(b.title)
    specific = a.role == b.role and a.role not in words("broad_roles")
    return (
        (specific or words_b <= words_a or words_a <= words_b)
        and b.country in {None, a.country}
        and b.organization in {None, a.organization}
    )


def _joined(full: Office, short: Office) -> Office:
    evidence = tuple(sorted({*full.evidence, *short.evidence}))
    return replace(full, when=full.when or short.when, evidence=evidence, missing=full.missing if not short.when else "")

"""Which claims to an office stand: the same one said twice, a former one written bare, several holders of one post, and the country
of a state's post that the text leaves out because it goes without saying."""

from collections import Counter

from msgspec.structs import replace

from onrecord.names import organizations, titles
from onrecord.resolve.actors.cast import Cast
from onrecord.resolve.actors.home import only_state
from onrecord.resolve.offices.claims import Claim, words
from onrecord.types import Office, Record, Refusal

# Posts of a state; their holders are the country's own officials.
STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "COP"})
MARKED = frozenset({"former", "acting"})


# ---------------------------------------------------------------- the same office said twice


def merged(found: list[Office]) -> list[Office]:
    """One office per person, role, title and status; a fuller mention lends country and organization to a shorter one."""
    kept: list[Office] = []
    for office in sorted(found, key=lambda o: (-_fullness(o), o.evidence[0])):
        place = next((n for n, m in enumerate(kept) if _same(m, office)), None)
        if place is None:
            kept.append(office)
        else:
            kept[place] = _joined(kept[place], office)
    return _without_contradicted(kept)


def _without_contradicted(merged: list[Office]) -> list[Office]:
    """A title said to be former or acting in one place and written bare in another is so: the passages join."""
    former = [o for o in merged if o.status in MARKED]
    kept = []
    for office in merged:
        over = next((f for f in former if office.status == "current" and _same_post(f, office)), None)
        if over is None:
            kept.append(office)
        else:
            kept = [_with_evidence(k, office) if k == over else k for k in kept]
            former = [k for k in kept if k.status in MARKED]
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


# ---------------------------------------------------------------- several holders


def one_holder_each(found: list[Office], cast: Cast) -> tuple[list[Office], list[Refusal]]:
    """A state has one president or foreign minister at a time: of several persons called so without a date, the one the article
    speaks of most stays, the others are refused."""
    holders: dict[tuple[str | None, str], Counter[int]] = {}
    for office in found:
        key = _seat(office)
        if key is not None:
            holders.setdefault(key, Counter())[office.person] = len(cast.actors[office.person].mentions)
    kept: list[Office] = []
    refused: list[Refusal] = []
    for office in found:
        seat = _seat(office)
        rivals = holders[seat] if seat is not None else Counter[int]()
        if len(rivals) < 2 or rivals.most_common(1)[0][0] == office.person:
            kept.append(office)
            continue
        reason = "a post with one holder: the article names several, and not when each held it"
        refused.append(Refusal(stage="resolve", what="office", reason=reason, span=office.evidence[0]))
    return kept, refused


def _seat(office: Office) -> tuple[str | None, str] | None:
    """The post, if it has one holder and the claim is dated by the publication alone."""
    alone = office.role in words("one_holder") and office.country is not None and office.status == "current"
    undated = office.when is None or office.when.basis == "publication"
    return (office.role, office.country or "") if alone and undated else None


# ---------------------------------------------------------------- a country that goes without saying


class Homes(Record, frozen=True):
    """The country an article is about, and the only one it speaks of at all; both may be absent."""

    about: str | None
    only: str | None


def country(claim: Claim, cast: Cast, homes: Homes) -> tuple[str | None, str]:
    """The country of an office with a note where it is inferred: from the person's other titles, from a title that one state named
    here has, else from the article. For posts that are not a state's the article must speak of no other country."""
    phrase = claim.phrase
    if phrase.country is not None:
        return phrase.country, ""
    if _international(claim) or (not of_state(claim) and (not phrase.post or phrase.role in words("of_no_country"))):
        return None, ""
    own = cast.actors[claim.person].country
    if own is not None and (of_state(claim) or phrase.sector in {None, "PTY"}):
        return own, "country inferred from what else the article says of the person"
    alone = only_state(phrase.title, cast.actors)
    if alone is not None:
        return alone, "country inferred: of the states named only it has such a post"
    if of_state(claim) and homes.about is not None:
        return homes.about, "country inferred: the article is about one country"
    return homes.only, "country inferred: the article speaks of no other country" if homes.only else ""


def of_state(claim: Claim) -> bool:
    """Whether a title is a post of a state, or of a president of who knows what before the name."""
    phrase = claim.phrase
    if _international(claim):
        return False
    president = phrase.role == "president" and phrase.organization is None and phrase.title.casefold() == "president"
    return phrase.sector in STATE or (president and claim.shape.startswith("before"))


def _international(claim: Claim) -> bool:
    body = claim.phrase.organization
    known = organizations.known(body) if body else None
    return body is not None and (known.sector if known else organizations.sector(body)) == "IGO"

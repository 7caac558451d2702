"""Which claims to an office stand: the same one said twice, a former one written bare, several holders of one post."""

from collections import Counter

from msgspec.structs import replace

from onrecord.names import titles
from onrecord.resolve.actors.cast import Cast
from onrecord.resolve.offices.claims import words
from onrecord.types import Office, Refusal

MARKED = frozenset({"former", "acting"})
# Why a post in a history has no date. Several holders of one there say that its country was not made out.
OF_OLD = "a history of old times, and the text does not say when it was held"


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
    held = office.status == "current" or office.missing.startswith(OF_OLD)
    alone = office.role in words("one_holder") and office.country is not None and held
    undated = office.when is None or office.when.basis == "publication"
    return (office.role, office.country or "") if alone and undated else None

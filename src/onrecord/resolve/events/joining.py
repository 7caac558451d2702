"""One event told twice in an article: in the title and the text, or by a verb and then by a noun ("the meeting")."""

from msgspec.structs import replace

from onrecord.types import Event, When


def same(one: Event, other: Event, *, named: bool) -> bool:
    """Whether two mentions are one event: type, status and parties agree, no dates or places contradict, and one of the two
    is only named (`named`). Two full sentences about the same parties stay two events: nothing says that they are one."""
    if not named or (one.type, one.status) != (other.type, other.status):
        return False
    if one.place is not None and other.place is not None and one.place.name != other.place.name:
        return False
    return _parties(one, other) and _times(one.when, other.when)


def beside(one: Event, other: Event) -> bool:
    """Whether two words of one sentence tell one act, one of them only known to the reader: "fired a bullet that hit the child".
    On each side one names nobody whom the other leaves out, and they share somebody."""
    if one.evidence[0] != other.evidence[0] or (one.type, one.status) != (other.type, other.status):
        return False
    sides = [({*one.actors}, {*other.actors}), ({*one.recipients}, {*other.recipients})]
    return all(a <= b or b <= a for a, b in sides) and any(a & b for a, b in sides)


def _parties(one: Event, other: Event) -> bool:
    a, b = {*one.actors, *one.recipients}, {*other.actors, *other.recipients}
    if one.type == "CONSULT":
        return len(a & b) >= 2
    return one.actors == other.actors and (one.recipients == other.recipients or not one.recipients or not other.recipients)


def _times(one: When | None, other: When | None) -> bool:
    return one is None or other is None or (one.start <= other.end and other.start <= one.end)


def joined(one: Event, other: Event) -> Event:
    """The fuller telling with the other's sentence as further evidence; its id is the first mention's."""
    best, second = (other, one) if _fullness(other) > _fullness(one) else (one, other)
    evidence = tuple(dict.fromkeys([*best.evidence, *second.evidence]))
    told = f"also told at {second.cue.start}: {second.reasons[0]}"
    when = best.when or second.when
    missing = tuple(m for m in best.missing if m.field != "when" or when is None)
    dated = best if best.when is not None else second if second.when is not None else None
    background = dated.background if dated is not None else best.background and second.background
    return replace(
        best,
        id=one.id,
        mode=best.mode or second.mode,
        when=when,
        missing=missing,
        evidence=evidence,
        background=background,
        reasons=(*best.reasons, told),
    )


def _fullness(event: Event) -> tuple[int, float]:
    return len(event.actors) + len(event.recipients) + 2 * (event.when is not None) + (event.place is not None) + (
        event.mode is not None
    ), event.score

"""Whose office it is: the country of a post that the text gives without one.

A title phrase or its organization may name the country; that is said, not inferred, and comes first. The rest is inferred from what
the article says elsewhere (`evidence.py`), weighed by a small fitted model (`choice.py`); each answer says what spoke for it most:
the caller writes it into `missing`. Nothing is looked up in a reference book but to take back an inference that it contradicts.
"""

from onrecord.names import countries, organizations, places
from onrecord.resolve.actors.cast import Cast
from onrecord.resolve.offices.choice import chosen
from onrecord.resolve.offices.claims import Claim, words
from onrecord.resolve.offices.evidence import Ground, Kind, Question, evidence, listed
from onrecord.syntax import Tree
from onrecord.types import Record

# Posts of a state; their holders are the country's own officials.
STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
# Sectors of bodies that are mostly of one country, whoever bears the title.
PUBLIC = STATE | {"EDU", "HLH", "PTY"}
# Posts all the same, though the taxonomy counts them among occupations.
CLERGY = frozenset({"religious_leader", "community_leader"})
# Shorter words of a name are seldom cities.
CITY = 5


class Place(Record, frozen=True):
    """A country with how it is known; `note` is empty for one the text gives with the title, `chance` is that of an inferred one."""

    country: str | None
    note: str = ""
    chance: float = 0.0


NOWHERE = Place(None)


def whose(claim: Claim, body: str | None, tree: Tree, cast: Cast, ground: Ground) -> Place:
    """The country of the office a claim gives; `body` is the organization's full name."""
    said = told(claim, body, cast)
    if said is not None:
        return Place(said)
    question = asked(claim, body, tree, cast, ground)
    found = chosen(question) if question is not None else None
    return NOWHERE if found is None else Place(found.country, f"country inferred: {', and '.join(found.reasons)}", found.chance)


def agreed(claimed: list[Claim], places: list[Place]) -> list[Place]:
    """One title of one person is of one country wherever it stands: of several inferred, the likeliest."""
    best: dict[tuple[int, str], Place] = {}
    keys = [(claim.person, claim.phrase.title.casefold()) for claim in claimed]
    for key, place in zip(keys, places, strict=True):
        if place.note and (key not in best or place.chance > best[key].chance):
            best[key] = place
    return [best[key] if place.note else place for key, place in zip(keys, places, strict=True)]


def told(claim: Claim, body: str | None, cast: Cast) -> str | None:
    """The country that the title phrase or the organization names."""
    return claim.phrase.country or (_of_body(body, cast) if body else None)


def asked(claim: Claim, body: str | None, tree: Tree, cast: Cast, ground: Ground) -> Question | None:
    """What the model is asked of a post without a country; None for one that is of none."""
    kind = kind_of(claim, body)
    if kind is None or _past_president(claim, tree, cast):
        return None
    return Question(kind, evidence(claim, body, kind, ground, tree, cast))


def kind_of(claim: Claim, body: str | None) -> Kind | None:
    """What sort of post it is; None for one of no country that could be told: of an international body, an
    occupation alone, a diplomat, whom one meets abroad."""
    phrase = claim.phrase
    title = frozenset(phrase.title.casefold().replace("-", " ").split())
    if _international(claim, body) or not words("sent_abroad").isdisjoint(title):
        return None
    if of_state(claim):
        return "state"
    occupation = (phrase.role in words("of_no_country") and phrase.role not in CLERGY) or not phrase.post
    if occupation:
        return "occupation" if body else None
    if not words("state_titles").isdisjoint(title):
        return "state"
    if body is None:
        return "bare" if words("of_firms").isdisjoint(title) else "firm"
    public = organizations.sector(body) in PUBLIC or not words("public_bodies").isdisjoint(body.casefold().split())
    return "public" if public else "firm"


def _past_president(claim: Claim, tree: Tree, cast: Cast) -> bool:
    """ "MP and former president Mara Vint", whom no list of leaders has, may have led her party: no state's head is inferred."""
    bare = claim.phrase.title.casefold() == "president" and claim.phrase.organization is None
    before_it = claim.phrase.words[0] - 1
    told = bare and claim.phrase.mark == "former" and before_it >= 0 and tree.form(before_it).lower() == "and"
    return told and not listed(claim, "state", cast)


def _of_body(name: str, cast: Cast) -> str | None:
    """The country of an organization: what the article says of it, else the place its name begins or ends with."""
    known = organizations.known(name)
    if known is not None and known.common:
        return next((a.country for a in cast.actors if a.kind == "organization" and a.name == name), None)
    _, _, there = name.rpartition(" in ")
    if " in " in name and (code := countries.country(there)):
        return code  # "Norland Chamber of Commerce in Ruritania"
    told = next((a.country for a in cast.actors if a.kind == "organization" and a.name == name), None)
    return told or organizations.country(name) or (None if known else _placed(name.split()) or _taught_in(name) or _royal(name))


def _taught_in(name: str) -> str | None:
    """The country of the one city in the name of a school or a diocese: "Padua University"."""
    if organizations.sector(name) not in {"EDU", "REL", "HLH"}:
        return None
    found = {code for part in name.split() if part[:1].isupper() and len(part) >= CITY and (code := places.country(part))}
    return found.pop() if len(found) == 1 else None


def _royal(name: str) -> str | None:
    """The country of the one demonym inside the name of a state's body: "Royal Norland Air Force"."""
    found = {code for part in name.split() if (code := countries.demonym(part))} if organizations.sector(name) in STATE else set()
    return found.pop() if len(found) == 1 else None


def _placed(parts: list[str]) -> str | None:
    """The country a name begins with ("Hong Kong Securities Association") or ends with ("OK Zimbabwe"); "Friends of X" is of no X."""
    for size in (3, 2, 1):
        if size >= len(parts):
            continue
        if code := countries.place(" ".join(parts[:size]).removesuffix("'s").removesuffix("’s")):
            return code
        if parts[-size - 1][:1].isupper() and (code := countries.place(" ".join(parts[-size:]))):
            return code
    return None


def of_state(claim: Claim) -> bool:
    """Whether a title is a post of a state, or of a president of who knows what before the name."""
    phrase = claim.phrase
    president = phrase.role == "president" and phrase.organization is None and phrase.title.casefold() == "president"
    return phrase.sector in STATE or (president and claim.shape.startswith("before"))


def _international(claim: Claim, body: str | None) -> bool:
    named = (claim.phrase.organization or body or "").replace(". ", "").removesuffix(".").removeprefix("the ")
    known = organizations.known(named)
    if known is not None and known.country is not None:
        return False
    world = not words("of_the_world").isdisjoint(named.casefold().split()) or named.startswith(("United Nations", "UN "))
    return world or (bool(named) and organizations.sector(named) == "IGO")

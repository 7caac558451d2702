"""Whose office it is: the country of a post that the text gives without one.

A title phrase or its organization may name the country; that is said, not inferred, and comes first. The rest is inferred from what
the article says elsewhere, in the order of trust, and each answer says how it was reached: the caller writes it into `missing`.
Nothing is looked up in a reference book but to take back an inference that it contradicts.
"""

from collections import Counter

from onrecord.names import countries, leaders, organizations, places
from onrecord.resolve.actors.cast import Cast
from onrecord.resolve.actors.home import COUNTED, home, only_country, only_state
from onrecord.resolve.offices.claims import Claim, parts_of_states, words
from onrecord.resolve.offices.counterparts import is_counterpart
from onrecord.resolve.offices.seats import seat
from onrecord.resolve.titles.parts import preposition
from onrecord.syntax import Tree
from onrecord.types import Article, Record, Span

# Posts of a state; their holders are the country's own officials.
STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
SPOKEN = frozenset({"country", "place", "group"})
# Share of an article's mentions of countries from which the outlet's own is taken for the one that goes unnamed.
STRONG = 1 / 3
# Shorter words of a name are seldom cities.
CITY = 5
# Mentions of countries from which an article of an unknown outlet can be said to be about one of them.
MANY = 10


class Homes(Record, frozen=True):
    """What an article's own country can be. Any may be absent.

    `about`: the one it is about; `only`: the only one it speaks of at all, and often; `sole`: the same, however seldom; `seat`: the
    outlet's own, if the article speaks of it or of none (`strong`: often). `abroad` are countries whose officials are counterparts,
    `told` those whose officials are named with their country, `top` the one spoken of most: an official without a country in an
    article on several is of none that can be told. `unseated` if nothing tells where the outlet sits, and countries are named often.
    """

    about: str | None
    only: str | None
    sole: str | None
    seat: str | None
    strong: bool
    abroad: frozenset[str]
    top: str | None = None
    told: frozenset[str] = frozenset()
    unseated: bool = False


class Place(Record, frozen=True):
    """A country with how it is known; `note` is empty for one the text gives with the title."""

    country: str | None
    note: str = ""


NOWHERE = Place(None)


def homes(article: Article, tree: Tree, cast: Cast, claimed: list[Claim]) -> Homes:
    """The article's own country, from what it mentions and from the offices that it gives a country."""
    abroad = frozenset(c.phrase.country for c in claimed if is_counterpart(tree, c) and c.phrase.country)
    told = frozenset(c.phrase.country for c in claimed if c.phrase.country and of_state(c) and not is_counterpart(tree, c))
    counts: Counter[str] = Counter()
    for actor in cast.actors:
        if actor.country and actor.kind in COUNTED:
            counts[actor.country] += len(actor.mentions)
    own = seat(article)
    spoken = own if own not in abroad and (counts[own or ""] or not counts) else None
    strong = spoken is not None and counts[spoken] >= STRONG * counts.total()
    grounds = [m for a in cast.actors if a.country and a.kind in COUNTED for m in a.mentions if _grounded(tree, m)]
    sole = next(iter(counts)) if len(counts) == 1 and not abroad and grounds and (counts.total() > 1 or own in counts) else None
    return Homes(
        home(article, cast.actors, told, abroad), only_country(article, cast.actors), sole, spoken, strong, abroad, _top(counts), told,
        own is None and counts.total() >= MANY,
    )  # fmt: skip


def _top(counts: Counter[str]) -> str | None:
    """The country named most; None where two are named equally often."""
    ranked = [*counts.most_common(2), ("", 0), ("", 0)]
    return ranked[0][0] if ranked[0][1] > ranked[1][1] else None


def whose(claim: Claim, body: str | None, article: Article, tree: Tree, cast: Cast, home: Homes) -> Place:
    """The country of the office a claim gives; `body` is the organization's full name."""
    said = claim.phrase.country or (_of_body(body, cast) if body else None)
    if said is not None:
        return Place(said)
    state = of_state(claim)
    if _international(claim) or (not state and (not claim.phrase.post or _anywhere(claim, body))):
        return NOWHERE
    known = _listed(claim, cast)
    if not known and _past_president(claim, tree):
        return NOWHERE
    inferred = (_sovereign(p, claim, cast) for p in _inferred(claim, article, tree, cast, home))
    return next((p for p in inferred if not known or p.country in known), NOWHERE)


def _anywhere(claim: Claim, body: str | None) -> bool:
    """Whether who bears the title may be of any country: an expert of nothing named, a journalist of any paper."""
    return claim.phrase.role in words("of_no_country") and (body is None or claim.phrase.role == "journalist")


def _past_president(claim: Claim, tree: Tree) -> bool:
    """ "MP and former president Mara Vint", whom no list of leaders has, may have led her party: no state's head is inferred."""
    bare = claim.phrase.title.casefold() == "president" and claim.phrase.organization is None
    before_it = claim.phrase.words[0] - 1
    return bare and claim.phrase.mark == "former" and before_it >= 0 and tree.form(before_it).lower() == "and"


def _sovereign(place: Place, claim: Claim, cast: Cast) -> Place:
    """A part of a state has no vice-president or foreign minister: the post is the state's, if the article speaks of it."""
    whole = parts_of_states().get(place.country or "")
    if whole is None or claim.phrase.role not in words("only_of_states"):
        return place
    return Place(whole, place.note) if any(a.country == whole for a in cast.actors) else NOWHERE


def _inferred(claim: Claim, article: Article, tree: Tree, cast: Cast, home: Homes) -> list[Place]:
    """What the article lets a reader conclude, most trusted first."""
    own, state = cast.actors[claim.person].country, of_state(claim)
    found = []
    if own is not None and (state or claim.phrase.sector in {None, "PTY"}):
        found.append(Place(own, "country inferred from what else the article says of the person"))
    if alone := only_state(claim.phrase.title, cast.actors):
        found.append(Place(alone, "country inferred: of the states named only it has such a post"))
    if state:
        found += _state(claim, article, tree, cast, home)
    # The head of a body may sit anywhere: a bank's, named in an article on one country, is no more of it than the bank.
    if home.only and (state or claim.phrase.organization is None or home.only == home.seat):
        found.append(Place(home.only, "country inferred: the article speaks of no other country"))
    if home.about and home.about == home.seat:
        found.append(Place(home.about, "country inferred: the article is about one country, which is the outlet's"))
    if not state and home.seat and home.seat == home.top and _passage(claim, article, tree, cast) <= {home.seat}:
        found.append(Place(home.seat, "country inferred: the outlet's own, of which the article speaks most"))
    # Without a known outlet, an article on one country speaks from there: no official of another is told.
    if home.about and home.unseated and home.told <= {home.about}:
        found.append(Place(home.about, "country inferred: the article is about one country"))
    return found


def _state(claim: Claim, article: Article, tree: Tree, cast: Cast, home: Homes) -> list[Place]:
    """A post of a state: of the country the article is about, the outlet's own, or the only one of the passage."""
    passage = _passage(claim, article, tree, cast)
    found = []
    if home.about and (home.about == home.seat or home.told <= {home.about}):
        found.append(Place(home.about, "country inferred: the article is about one country"))
    listed = passage & _listed(claim, cast)
    if len(listed) == 1:
        found.append(Place(next(iter(listed)), "country inferred: named in the passage, and where the list of leaders has the person"))
    if home.sole:
        found.append(Place(home.sole, "country inferred: the article speaks of no other country"))
    if home.seat and (not passage or home.seat in passage):
        found.append(Place(home.seat, "country inferred: the outlet's own, and the passage names it or none"))
    spoken = _passage(claim, article, tree, cast, grounded=True)
    alone = (passage == {home.top} and home.told <= passage) or bool(passage & _listed(claim, cast))
    if len(passage) == 1 and spoken and alone and not passage & home.abroad and not home.strong:
        found.append(Place(next(iter(passage)), "country inferred: the passage names no other"))
    # What the list of leaders confirms may stand beside another country; anything else must not follow one.
    if home.seat and home.strong and (home.seat in _listed(claim, cast) or not _passage(claim, article, tree, cast, until_title=True)):
        found.append(Place(home.seat, "country inferred: the outlet's own, of which the article speaks most"))
    return found


def _passage(
    claim: Claim, article: Article, tree: Tree, cast: Cast, *, until_title: bool = False, grounded: bool = False
) -> frozenset[str]:
    """The countries that the paragraph of a title speaks of, or speaks of before it; `grounded` ones are not only where somebody goes
    to, comes from or deals with."""
    at = tree.words[claim.phrase.head].start
    block = next((b for b in article.blocks if b.start <= at < b.end), None)
    if block is None:
        return frozenset()
    end = at if until_title else block.end
    return frozenset(
        actor.country
        for actor in cast.actors
        if actor.country
        and actor.kind in SPOKEN
        and any(block.start <= m.start < end and (not grounded or _grounded(tree, m)) for m in actor.mentions)
    )


def _grounded(tree: Tree, mention: Span) -> bool:
    """Whether a country is named as the ground of what is told: its owner, its adjective, the place where it happens."""
    head = tree.head_of(mention)
    acted_upon = head is not None and tree.words[head].relation.partition(":")[0] in {"obj", "iobj"}
    return head is not None and not acted_upon and preposition(tree, head) not in words("elsewhere")


def _of_body(name: str, cast: Cast) -> str | None:
    """The country of an organization: what the article says of it, else the place its name begins or ends with."""
    known = organizations.known(name)
    if known is not None and known.common:
        return next((a.country for a in cast.actors if a.kind == "organization" and a.name == name), None)
    told = next((a.country for a in cast.actors if a.kind == "organization" and a.name == name), None)
    return told or organizations.country(name) or (None if known else _placed(name.split()) or _taught_in(name))


def _taught_in(name: str) -> str | None:
    """The country of the one city in the name of a school or a diocese: "Padua University"."""
    if organizations.sector(name) not in {"EDU", "REL", "HLH"}:
        return None
    found = {code for part in name.split() if part[:1].isupper() and len(part) >= CITY and (code := places.country(part))}
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
    if _international(claim):
        return False
    president = phrase.role == "president" and phrase.organization is None and phrase.title.casefold() == "president"
    return phrase.sector in STATE or (president and claim.shape.startswith("before"))


def _international(claim: Claim) -> bool:
    body = claim.phrase.organization
    known = organizations.known(body) if body else None
    if known is not None:
        return known.sector == "IGO"
    return body is not None and (organizations.sector(body) == "IGO" or not words("of_the_world").isdisjoint(body.casefold().split()))


def _listed(claim: Claim, cast: Cast) -> frozenset[str]:
    """The countries where the list of leaders has the person in such a role: an inference to any other is taken back."""
    role = "head_of_state" if claim.phrase.role == "president" and of_state(claim) else claim.phrase.role
    return leaders.lands(cast.actors[claim.person].name, role)

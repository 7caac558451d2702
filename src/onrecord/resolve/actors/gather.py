"""Who and what an article speaks of: names found, joined, described, and pointed back to; each phrase with its reason."""

from msgspec.structs import replace

from onrecord.names import countries, organizations, persons, titles
from onrecord.resolve.actors import anaphora, nominals
from onrecord.resolve.actors.cast import Cast, Reference
from onrecord.resolve.actors.described import described
from onrecord.resolve.actors.groups import Group, groups
from onrecord.resolve.actors.home import home, named_state_body, state_body
from onrecord.resolve.actors.joining import join
from onrecord.resolve.actors.metonymy import acts, building
from onrecord.resolve.actors.placing import place
from onrecord.resolve.actors.profile import Point, Profile, gender_of
from onrecord.resolve.actors.scene import Scene, sources
from onrecord.resolve.mentions.found import Found, text_of
from onrecord.resolve.mentions.naming import named
from onrecord.resolve.titles.holders import Held, beside, country_before
from onrecord.resolve.titles.lists import several
from onrecord.syntax import Tree
from onrecord.types import Actor, Article, Reading, Refusal, Span

# Countries of "Brussels" and "The Hague" as powers are not Belgium and the Netherlands but the bodies seated there.
CUE, PARTY = 0.3, 0.6  # chances from which a common noun beside a cue is somebody
NOT_STATES = frozenset({"Brussels", "The Hague", "Hague", "Geneva"})


def cast(article: Article, reading: Reading, tree: Tree) -> Cast:
    """The actors of an article, numbered in the order of their first mention."""
    found, refused = named(reading, tree)
    found = [_outlet(article, _read_as(tree, f)) for f in found]
    joined = join(found, tree)
    names = {w: f for f in found for w in f.words}
    profiles = _named_profiles(found, joined.cluster, joined.reasons)
    owner = {w: key for key, p in profiles.items() for point in p.points for w in point.words}
    _describe(tree, profiles, names)
    _share_titles(tree, profiles, owner, names)
    owner.update({w: key for key, p in profiles.items() for w in p.titles})
    scene = Scene(tree, names, profiles, owner, reading.quotations, sources(reading, tree))
    scene.described = described(tree, profiles, names)
    scene.title_end = next((b.end for b in article.blocks[:1] if b.kind == "title"), 0)
    _add_groups(scene, found, linked(reading))
    place(article, tree, list(profiles.values()), names)
    anaphora.resolve(scene)
    return _at_home(article, _cast(tree, profiles, names, [*refused, *joined.refused]))


def linked(reading: Reading) -> frozenset[int]:
    """Words that the reader is sure are a party of an event."""
    cues = [c for c in reading.cues if c.types[0][1] >= CUE]
    return frozenset(w for c in cues for w, p in (*c.actors, *c.recipients) if p >= PARTY)


def _at_home(article: Article, made: Cast) -> Cast:
    """Bodies that every state has ("police", "the coast guard") are of the country that goes without saying, if there is one."""
    code = home(article, made.actors, frozenset(), frozenset())
    if code is None:
        return made
    actors = tuple(replace(a, country=code) if state_body(a) else a for a in made.actors)
    given = {new.id for old, new in zip(made.actors, actors, strict=True) if old != new}
    shown = {
        w: Reference(r.word, r.span, r.actor, f"{r.reason}; country of the article") for w, r in made.by_word().items() if r.actor in given
    }
    return Cast(actors, made.by_word() | shown, made.refused, made.names, made.held)


def _read_as(tree: Tree, found: Found) -> Found:
    """A capital that acts is its country; a seat of government in a place phrase is a building."""
    if found.kind == "place" and (code := countries.capital(found.name)) and found.name not in NOT_STATES:
        why = acts(tree, found.head)
        if why is not None:
            shown = countries.name(code) or found.name
            return Found(
                words=found.words, head=found.head, kind="country", name=shown, country=code, reason=f"capital as government: {why}"
            )
    if found.reason == "seat of a government" and building(tree, found.head):
        return Found(words=found.words, head=found.head, kind="facility", name=found.name, country=found.country, reason="building")
    return found


def _outlet(article: Article, one: Found) -> Found:
    """The outlet's own name, in a dateline or a byline, is an organization whatever the reader took it for."""
    if one.kind not in {"person", "place", "facility"} or not article.outlet or persons.fold(one.name) != persons.fold(article.outlet):
        return one
    return Found(words=one.words, head=one.head, kind="organization", name=one.name, sector="MED", reason="name of the outlet")


def _named_profiles(found: list[Found], clusters: tuple[int | None, ...], reasons: tuple[str, ...]) -> dict[int, Profile]:
    profiles: dict[int, Profile] = {}
    for one, key, reason in zip(found, clusters, reasons, strict=True):
        if key is None:
            continue
        profile = profiles.setdefault(key, Profile(key, found[key].kind))
        profile.names.append(one)
        profile.mark(one.words, one.head, reason, name=True)
        profile.country = profile.country or one.country or (named_state_body(one.name) if one.kind == "organization" else None)
        profile.sector = profile.sector or one.sector
    return profiles


# ---------------------------------------------------------------- groups


def _add_groups(scene: Scene, found: list[Found], parties: frozenset[int]) -> None:
    """Groups join by noun, country and organization; a bare definite one joins the only earlier group of its noun. A title in the
    singular ("the Iranian president") is a person named here, if there is one it fits."""
    keys: dict[tuple[str, str], int] = {}
    for group in groups(scene.tree, found, scene.owner, parties):
        holder = anaphora.titled(scene, group.found.head) if group.titled else None
        holder = holder or (nominals.antecedent(scene, group.found.head) if group.organization is None else None)
        if holder is not None:
            scene.mark(holder[0], group.found.words, group.found.head, holder[1])
            _tell_sector(scene.profiles[holder[0]], group)
            continue
        key = _capitalised_body(scene, group, found)
        key = _group_key(group, found, scene.owner, keys) if key is None else key
        profile = scene.profiles.setdefault(key, Profile(key, "group", group.found.country, group.found.sector))
        if group.organization is None:
            profile.names.append(group.found)
        scene.mark(key, group.found.words, group.found.head, group.found.reason)


def _tell_sector(profile: Profile, group: Group) -> None:
    """What nobody told of an organization's sector, "the regulator" does; "the agency" may be of any."""
    if profile.kind == "organization" and profile.sector is None and group.lemma not in nominals.NEUTRAL:
        profile.sector = group.found.sector


def _capitalised_body(scene: Scene, group: Group, found: list[Found]) -> int | None:
    """ "The Court" with a capital inside a sentence is the one body named here whose name has that word for its head."""
    tree, word = scene.tree, group.found.head
    opens = tree.sentences[tree.sentence(word)].first >= word - 1
    if not tree.form(word)[:1].isupper() or len(group.found.words) > 1 or not group.definite or opens or group.organization is not None:
        return None
    named = {scene.owner[f.words[0]] for f in found if f.kind == "organization" and f.words[0] in scene.owner and _heads(tree, f, word)}
    return named.pop() if len(named) == 1 else None


def _heads(tree: Tree, one: Found, word: int) -> bool:
    forms = [tree.form(w) for w in one.words]
    head = forms[forms.index("of") - 1] if "of" in forms[1:] else forms[-1]
    return len(forms) > 1 and head == tree.form(word)


def _group_key(group: Group, found: list[Found], owner: dict[int, int], keys: dict[tuple[str, str], int]) -> int:
    body = None if group.organization is None else owner.get(found[group.organization].words[0])
    if body is not None and found[body].kind == "organization":
        return body
    same_body = _known_body(group, found, owner)
    if same_body is not None:
        return same_body
    label = _label(group)
    bare = label == group.lemma
    same = [k for (noun, _), k in keys.items() if noun == group.lemma]
    if bare and group.definite and len(same) == 1:
        return same[0]
    return keys.setdefault((group.lemma, label), len(found) + len(keys))


def _known_body(group: Group, found: list[Found], owner: dict[int, int]) -> int | None:
    """The organization a phrase like "U.S. Congress" names under another name elsewhere in the text."""
    known = organizations.known(group.found.name)
    if known is None:
        return None
    others = (f for f in found if f.kind == "organization" and organizations.known(f.name) == known)
    return next((owner[f.words[0]] for f in others if f.words[0] in owner), None)


def _label(group: Group) -> str:
    """What a group is joined by: its words without those of the country, which its code replaces."""
    words = [w for w in group.found.name.casefold().replace("’s", "").replace("'s", "").split() if not countries.related(w.capitalize())]
    kept = [w for w in words[:-1] if w not in {"of", "the", "senior", "top", "some", "many", "other"}]
    return " ".join([group.found.country or "", *kept, group.lemma]).strip()


# ---------------------------------------------------------------- what titles tell


def _describe(tree: Tree, profiles: dict[int, Profile], names: dict[int, Found]) -> None:
    """Titles beside each mention of a person; from them country, sector and gender."""
    for profile in profiles.values():
        if profile.kind != "person":
            continue
        for one in profile.names:
            held = beside(tree, one, names)
            profile.held += held
            profile.country = profile.country or next(
                (h.phrase.country for h in held if h.phrase.country and not _of_several(tree, h) and not _born(tree, h)), None
            )
            profile.country = profile.country or (None if _sent_to(tree, one, names) else country_before(tree, one, names))
            profile.sector = profile.sector or next((h.phrase.sector for h in held if h.phrase.sector), None)
            profile.gender = profile.gender or gender_of(tree, one, held)
            beside_it = _noun_beside(tree, one, names)
            profile.gender = profile.gender or next((g for w in beside_it if (g := persons.noun_gender(tree.lemma(w)))), None)
            profile.titles.update(beside_it)
            profile.titles.update(
                {w: f"title, {h.shape}" for h in held for w in h.phrase.words if w not in names and tree.words[w].pos != "PRON"}
            )


def _born(tree: Tree, held: Held) -> bool:
    """ "The Norland-born president": where someone was born is not where they serve."""
    return any(tree.form(w).lower() == "born" for w in range(max(0, held.phrase.words[0] - 3), held.phrase.head))


def _sent_to(tree: Tree, one: Found, names: dict[int, Found]) -> bool:
    """ "The ambassador to Norland Mara Vint" is not of Norland."""
    before = names.get(one.words[0] - 1)
    first = before.words[0] - 1 if before is not None else -1
    return first >= 0 and tree.form(first).lower() in {"to", "in", "at", "with", "for"}


def _of_several(tree: Tree, held: Held) -> bool:
    """ "His Greek and French counterparts": which of them is of which country is not told."""
    before = held.phrase.words[0] - 1
    return titles.plural(tree.form(held.phrase.head)) and before > 0 and tree.form(before).lower() in {"and", ",", "&"}


def _noun_beside(tree: Tree, one: Found, names: dict[int, Found]) -> dict[int, str]:
    """The noun a name directly follows and depends on: "his brother Tom Curran"."""
    word = one.words[0] - 1
    if word < 0 or word in names or tree.words[word].pos not in {"NOUN", "PROPN"} or tree.sentence(word) != tree.sentence(one.words[0]):
        return {}
    linked = tree.words[one.head].head == word or tree.words[word].head in one.words
    return {word: "noun before the name"} if linked else {}


def _share_titles(tree: Tree, profiles: dict[int, Profile], owner: dict[int, int], names: dict[int, Found]) -> None:
    """A plural title belongs to every name of the row it stands beside: "Senators Vint and Korb", "Vint and Korb, two judges"."""
    persons = sorted((f for p in profiles.values() if p.kind == "person" for f in p.names), key=lambda f: f.words)
    for one, held in several(tree, persons, names):
        profile = profiles[owner[one.words[0]]]
        profile.held = [h for h in profile.held if h.phrase.head != held.phrase.head] + [held]
        profile.sector = profile.sector or held.phrase.sector
        profile.country = profile.country or held.phrase.country


# ---------------------------------------------------------------- the result


def _cast(tree: Tree, profiles: dict[int, Profile], names: dict[int, Found], refused: list[Refusal]) -> Cast:
    kept = [p for p in profiles.values() if p.names and p.points]
    ordered = sorted(kept, key=lambda p: min(point.words[0] for point in p.points))
    actors = [_actor(tree, number, profile) for number, profile in enumerate(ordered)]
    references: dict[int, Reference] = {}
    points = [(number, point) for number, profile in enumerate(ordered) for point in profile.points]
    for number, point in sorted(points, key=lambda pair: not pair[1].name):  # a word of a name is that name's, whatever phrase it stands in
        _refer(tree, number, point, references)
    for number, profile in enumerate(ordered):
        for word, reason in profile.titles.items():
            references.setdefault(word, Reference(word, _span(tree, (word,)), number, reason))
    held = {number: tuple(p.held) for number, p in enumerate(ordered) if p.held}
    return Cast(tuple(actors), references, tuple(refused), names, held)


def _actor(tree: Tree, number: int, profile: Profile) -> Actor:
    spans = sorted({_span(tree, p.words) for p in profile.points})
    name = profile.name
    aliases = sorted({text_of(tree, f.words) for f in profile.names} - {name})
    return Actor(
        id=number,
        name=name,
        kind=profile.kind,
        country=profile.country,
        sector=profile.sector,
        aliases=tuple(aliases),
        mentions=tuple(spans),
    )


def _span(tree: Tree, words: tuple[int, ...]) -> Span:
    return tree.span(list(words))


def _refer(tree: Tree, number: int, point: Point, references: dict[int, Reference]) -> None:
    reference = Reference(point.head, _span(tree, point.words), number, point.reason)
    for word in point.words:
        references.setdefault(word, reference)

"""Which country "the country", "the West African nation" or "the kingdom" is."""

from onrecord.resolve.actors.nominal import Nominal, region
from onrecord.resolve.actors.profile import Profile
from onrecord.resolve.actors.pronouns import others
from onrecord.resolve.actors.scene import Scene

LANDS = frozenset({"country", "nation", "republic", "kingdom", "state", "emirate", "sultanate"})
# "State" is a country's only beside a word that says so.
BARE = LANDS - {"state"}
DIRECTIONS = frozenset({"northern", "southern", "eastern", "western"})
# Sentences looked back among several that fit.
BACK = 1
# Times the only country of an article has to be named before it is "the country" at a distance.
OFTEN = 2


def land(scene: Scene, found: Nominal) -> tuple[int, str] | None:
    """The one country of that region named so far, or the one named just before."""
    if found.noun not in LANDS or found.field or any(f.kind not in {"place", "country"} for f in found.names):
        return None
    codes = _region(found)
    said = found.deictic or scene.quotation(found.word) is not None
    if (codes is None and said) or not scene.tree.form(found.word).islower() or not DIRECTIONS.isdisjoint(found.plain):
        return None  # "this country" is the speaker's, "the southern country" one of two
    if codes is None:
        return _just_before(scene, found) if found.noun in BARE and not found.names else None
    barred = others(scene, found.word)
    before = scene.named_before(found.word, lambda p: p.country in codes and p.key not in barred)
    near = before if len(before) == 1 else scene.before(found.word, BACK, lambda p: p.key in before)
    return (near[0], "the only country of that region named") if len(near) == 1 else None


def _region(found: Nominal) -> frozenset[str] | None:
    """The countries its words leave; None where they say nothing."""
    names = [f.name.lower() for f in found.names]
    words = sorted(found.plain)
    told = [r for w in [*names, *(f"{a} {b}" for a in words for b in words), *words, found.noun] if (r := region(w))]
    return frozenset.intersection(*told) if told else None


def _just_before(scene: Scene, found: Nominal) -> tuple[int, str] | None:
    """The one country named in this sentence or the one before, where nothing there is of another ("the Norland government")."""
    word = found.word
    barred = others(scene, word)
    near = scene.before(word, BACK, lambda p: p.kind == "country" and p.key not in barred)
    if len(near) != 1:
        alone = scene.named_before(word, lambda p: p.kind == "country")
        often = len(alone) == 1 and scene.described.times(alone[0], word) >= OFTEN
        return (alone[0], "the only country named so far") if often else None
    own = scene.profiles[near[0]].country

    def another(profile: Profile) -> bool:
        told = profile.kind in {"organization", "group", "person"} and profile.country not in {None, own}
        return told and profile.key not in barred

    return None if scene.before(word, 0, another) else (near[0], "the only country named just before")

"""Which profiles are one actor by rule, and are not compared one with another.

Whoever stays in the news has another profile with every month and, where no article gives a country, with every article that speaks
of other countries and persons. By the rules of `link.actors` such profiles are one whatever month and company they show: they share
the name and the country, a telling office, or a name that few bear. They make a persona. Personas are compared, by a few of their
profiles each, so that the work grows with what is said of somebody and not with how often.
"""

from onrecord.link.actors import EVERYWHERE, VAGUE, rare
from onrecord.link.profiles import Profile
from onrecord.names import persons
from onrecord.text import digest

# So many profiles stand for a persona, those of the smallest ids: ids are hashes, so the choice is as good as by lot, the same in any
# order of adding, and one more profile changes it ever more rarely.
LOOKS = 4
# So many personas under one key are compared with all who seek it, again those of the smallest ids; the others are joined through them.
BLOCK = 64


def persona(profile: Profile) -> str:
    """The id of all profiles that are one with this by rule. One that needs its company to be recognised is by itself."""
    if not _settled(profile):
        return digest("by itself", repr(profile))
    offices = sorted({(held.role, held.organization, held.status == "current") for held in profile.held})
    return digest("by rule", repr((profile.kind, profile.names, profile.country, offices)))


def _settled(profile: Profile) -> bool:
    """Whether any two profiles that differ only in months and company are one actor."""
    if profile.kind == "person":
        return _settled_person(profile)
    return bool(profile.country) or any(" " in name and EVERYWHERE.isdisjoint(name.split()) for name in profile.names)


def _settled_person(profile: Profile) -> bool:
    roles = any(held.role not in VAGUE for held in profile.held)
    if not persons.parse(profile.names[0]).given:
        return roles
    return bool(profile.country) or roles or any(held.organization for held in profile.held) or rare(profile.names[0])

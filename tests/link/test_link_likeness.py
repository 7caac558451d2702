"""What speaks for two tellings being of one happening, and the groups that come of it."""

from itertools import permutations

import pytest

from onrecord.link.cues import root, roots
from onrecord.link.cues import telling as telling_of
from onrecord.link.likeness import Setting, Telling, features, grouped, likeness, reasons

STORY, OTHER = Setting(True, 0.6), Setting(False, 0.1)


def telling(name: str, cue: str, arguments: str, words: str) -> Telling:
    return Telling(name, f"article {name}", root(cue), roots(cue), frozenset(arguments.split()), frozenset(words.split()))


BOUGHT = telling("a", "bought", "nordfirma kaiwerk", "harbour million deal")
PURCHASE = telling("b", "acquisition", "kaiwerk nordfirma", "harbour million approve")
SAID = telling("c", "said", "berg", "deal")
ALSO_SAID = telling("d", "said", "rojas", "weather")


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("acquired", "acquire"), ("acquisition", "acquire"), ("Attacking", "attack"), ("carried", "carry"), ("stopped", "stop"),
        ("met", "meet"), ("meetings", "meet"), ("deaths", "die"), ("quakes", "earthquake"), ("crisis", "crisis"), ("bus", "bus"), ("", ""),
    ],
)  # fmt: skip
def test_roots(form, expected):
    assert root(form) == expected


@pytest.mark.parametrize(("cue", "expected"), [("held talks", "talk"), ("indicts a girl", "indict"), ("said", "say"), ("took", "take")])
def test_what_a_cue_tells(cue, expected):
    assert telling_of(cue) == expected


def test_nothing_shared_is_not_compared():
    assert likeness(BOUGHT, SAID, STORY) == 0


def test_a_noun_of_an_event_goes_with_its_verb():
    attack, attacked = telling("a", "attack", "fort", "night"), telling("b", "attacked", "fort", "night")
    assert likeness(attack, attacked, STORY) > 0.4 > likeness(attack, attacked, OTHER)
    assert likeness(attack, attacked, STORY) == likeness(attacked, attack, STORY)


def test_a_light_cue_says_little():
    assert likeness(SAID, ALSO_SAID, STORY) < 0.4
    assert features(SAID, ALSO_SAID, STORY)["arguments differ"] == 1


def test_reasons_name_the_features_strongest_first():
    found = reasons(PURCHASE, PURCHASE._replace(id="x", article="y"), STORY)
    assert found[0].startswith("one story")
    assert not any(reason.startswith("always") for reason in found)


def test_groups_are_the_same_in_any_order_and_a_weak_link_joins_nothing():
    likely = {("a", "b"): 0.9, ("c", "d"): 0.8, ("b", "c"): 0.5}
    expected = {"a": "a", "b": "a", "c": "c", "d": "c", "e": "e"}
    for members in permutations("abcde"):
        assert grouped(members, likely) == expected
    assert grouped("abc", {("a", "b"): 0.9, ("b", "c"): 0.9, ("a", "c"): 0.3})["c"] == "a"

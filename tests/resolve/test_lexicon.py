"""The event lexicon: every pattern speaks of a type, mode, context and kind that exist; the remap and code tables are complete."""

from typing import get_args

import pytest

from onrecord.resolve.events.cameo import cameo, quad
from onrecord.resolve.events.remap import remapped
from onrecord.resolve.events.status import Verdict
from onrecord.resolve.events.typing import chosen
from onrecord.resolve.lexicon import Pattern, compiled, lexicon
from onrecord.resolve.parties import LISTED, NAMED
from onrecord.types import EventType

TYPES = get_args(EventType)
MODES = {
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "RETREAT": {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
    "REQUEST": {"assist", "change", "yield", "meet"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "ACCUSE": {"disapprove", "investigate", "allege"},
    "THREATEN": {"restrict", "arrest", "relations", "expel", "territory", "violence"},
    "PROTEST": {"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
    "MOBILIZE": {"troops", "weapons", "police", "militia"},
    "COERCE": {"seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber"},
    "ASSAULT": {
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives", "suicide-attack",
        "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    },
}  # fmt: skip
KINDS = set(LISTED) | set(NAMED) | {"any", "several", "place", "must", "leader"}


def patterns() -> list[Pattern]:
    return [p for found in lexicon().patterns.values() for p in found]


def test_all_sixteen_types_have_patterns() -> None:
    assert {p.rule.type for p in patterns()} == set(TYPES)
    assert len(patterns()) > 1000


def test_modes_are_the_manuals() -> None:
    assert {(p.rule.type, p.rule.mode) for p in patterns() if p.rule.mode and p.rule.mode not in MODES.get(p.rule.type, set())} == set()


def test_conditions_name_known_kinds() -> None:
    assert {k for p in patterns() for c in p.conditions for k in c.kinds} - KINDS == set()


def test_no_pattern_is_written_twice_for_one_type() -> None:
    seen = [(p.rule.type, p.rule.mode, p.pos, p.text) for p in patterns()]
    assert sorted(s for s in set(seen) if seen.count(s) > 1) == []


def test_every_type_has_code_and_quad() -> None:
    for kind in TYPES:
        for mode in (None, *MODES.get(kind, ())):
            assert cameo(kind, mode, ()).isdigit()
        assert quad(kind) in {1, 2, 3, 4}


def test_a_second_event_of_a_rule_is_a_type_with_its_mode() -> None:
    second = {p.rule.also for p in patterns() if p.rule.also}
    assert second == {"SANCTION/convict"}
    assert all(mode in MODES[kind] for kind, _, mode in (s.partition("/") for s in second))


def test_an_excluded_word_weighs_nothing() -> None:
    pattern = next(p for p in patterns() if p.lemma == "meet" and any(c.absent and c.words for c in p.conditions))
    assert {c.weight for c in pattern.conditions if c.absent} == {0.0}


def test_an_undefined_class_is_an_error() -> None:
    with pytest.raises(KeyError):
        compiled({"classes": {}, "rule": [{"type": "AID", "contexts": [], "to": [], "weight": 0.5, "verbs": ["send <gifts>"]}]})


@pytest.mark.parametrize(
    ("kind", "mode", "verdict", "expected"),
    [
        ("CONSULT", "visit", Verdict("planned", "will"), ("AGREE", None, "planned")),
        ("AID", None, Verdict("planned", "plans"), ("AGREE", None, "planned")),
        ("RETREAT", "withdraw", Verdict("planned", "will"), ("CONCEDE", None, "planned")),
        ("CONCEDE", None, Verdict("planned", "will"), ("CONCEDE", None, "planned")),
        ("ASSAULT", None, Verdict("planned", "plans"), ("THREATEN", "violence", "planned")),
        ("COERCE", "curfew", Verdict("threatened", "threat"), ("THREATEN", "restrict", "threatened")),
        ("CONSULT", None, Verdict("denied", "will not", willed=True), ("REJECT", "meet", "occurred")),
        ("CONSULT", None, Verdict("denied", "did not"), ("CONSULT", None, "denied")),
        ("ASSAULT", None, Verdict("hypothetical", "may"), ("ASSAULT", None, "hypothetical")),
    ],
)
def test_remap(kind: EventType, mode: str | None, verdict: Verdict, expected: tuple[str, str | None, str]) -> None:
    found = remapped(kind, mode, verdict)
    assert (found.type, found.mode, found.status) == expected


def test_the_classifier_decides_only_between_patterns_that_fit() -> None:
    verb = next(p for p in patterns() if p.text == "threaten @human sbj:@actor")
    other = next(p for p in patterns() if p.text == "accuse @human")

    def unchanged(pattern: Pattern) -> str:
        return pattern.rule.type

    assert chosen(verb, (other,), {"ACCUSE": 1.0}, unchanged).pattern is other
    assert chosen(verb, (), {"AID": 1.0}, unchanged).pattern is verb
    assert chosen(verb, (other,), {}, unchanged).pattern is verb
    assert chosen(verb, (), {"AID": 1.0}, unchanged).score == pytest.approx(chosen(verb, (), {}, unchanged).score - 0.15)
    assert chosen(verb, (), {"AGREE": 1.0}, lambda _: "AGREE").score > chosen(verb, (), {"AGREE": 1.0}, unchanged).score

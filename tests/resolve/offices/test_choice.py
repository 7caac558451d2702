"""The country of a post: the fitted model's chances, what it gives and what it says of it."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve.offices.choice import REASONS, chances_of, chosen, least, weights
from onrecord.resolve.offices.evidence import Kind, Question, none

KINDS: tuple[Kind, ...] = ("state", "public", "firm", "bare", "occupation")
OWN = {"share": 0.8, "share_state": 0.8, "own": 1.0, "own_share": 0.8, "lead": 1.0, "window": 0.7, "paragraph": 1.0}


def test_every_weight_is_of_a_feature_that_can_be_told() -> None:
    silent = {"no_such_head", *(name for kind in KINDS for name in none(kind))}
    assert set(weights()) == set(REASONS) | silent


@given(st.lists(st.dictionaries(st.sampled_from(sorted(REASONS)), st.floats(0, 1)), max_size=5), st.sampled_from(KINDS))
def test_chances_sum_to_one(found: list[dict[str, float]], kind: Kind) -> None:
    chances = chances_of(Question(kind, {str(number): features for number, features in enumerate(found)}))
    assert math.isclose(sum(chances.values()), 1.0)
    assert None in chances


def test_the_outlets_own_is_given_to_a_post_of_a_state_with_its_reasons() -> None:
    found = chosen(Question("state", {"NOR": OWN, "ESP": {"share": 0.1, "share_state": 0.1, "window": 0.1}}))
    assert found is not None
    assert (found.country, found.chance > 0.9) == ("NOR", True)
    assert found.reasons == ("the article speaks of it most", "it is the outlet's own")


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_country_named_none_is_given(kind: Kind) -> None:
    assert chosen(Question(kind, {})) is None


def test_a_passing_mention_gives_a_firm_no_country() -> None:
    assert chosen(Question("firm", {"ESP": {"share": 0.1, "window": 0.3, "paragraph": 1.0}})) is None


def test_of_two_alike_neither_is_given() -> None:
    alike = {"share": 0.3, "lead": 1.0, "window": 0.3}
    assert chosen(Question("bare", {"NOR": alike, "ESP": alike})) is None


def test_an_occupation_needs_more() -> None:
    assert least("occupation") > least("state")

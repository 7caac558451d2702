"""Titles: heads, roles, and the words around them."""

import pytest

from onrecord.names import titles


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Defense Minister", "defence_minister"),
        ("Minister of Defence", "defence_minister"),
        ("deputy foreign minister", "deputy_foreign_minister"),
        ("Secretary of State", "foreign_minister"),
        ("secretary security council", "security_council_secretary"),
        ("police commander", "police_chief"),
        ("chief armed forces general staff", "chief_of_staff"),
        ("presidential chief of staff", "presidential_chief_of_staff"),
        ("Foreign Ministry spokeswoman", "spokesperson"),
        ("Vice-President", "vice_president"),
        ("Senior Fellow", "expert"),
        ("opposition leader", "opposition_leader"),
        ("CEO", "business_leader"),
        ("UN secretary-general", "secretary_general"),
        ("MP", "legislator"),
    ],
)
def test_roles(title: str, role: str) -> None:
    assert titles.role_of(title)[0] == role


@pytest.mark.parametrize("words", ["the table", "", "Monday morning"])
def test_no_role(words: str) -> None:
    assert titles.role_of(words) == (None, None)


def test_words_before_a_name() -> None:
    assert titles.rank("Gen.")
    assert not titles.rank("chief")
    assert titles.honorific("Mr")
    assert (titles.gender("Mrs"), titles.gender("Mr."), titles.gender("Dr")) == ("f", "m", None)
    assert (titles.status("Former"), titles.status("then"), titles.status("late"), titles.status("blue")) == (
        "former",
        "then",
        "deceased",
        None,
    )


def test_of_phrases_that_are_titles() -> None:
    assert titles.fixed(["chief", "of", "staff"])
    assert titles.domain("Minister")
    assert not titles.domain("president")


def test_plural_heads() -> None:
    assert titles.plural("ministers")
    assert not titles.plural("minister")

"""How many independent reports: what is not known to depend on another stands by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import article
from msgspec.structs import replace

from onrecord.link.credits import credited
from onrecord.link.origins import Report, origins


def report(name: str, outlet: str = "", family: str | None = None, **more: tuple[str, ...]) -> Report:
    return Report(article=name, outlet=outlet or f"outlet of {name}", family=family or name, **more)


def groups(*reports: Report) -> list[tuple[str, ...]]:
    return [origin.articles for origin in origins(reports)]


def test_promise_6_copies_of_one_dispatch_are_one_origin():
    found = origins([report("a", "Reuters", "a"), report("b", "The Ledger", "a"), report("c", "The Gazette", "a"), report("d")])
    assert [o.articles for o in found] == [("a", "b", "c"), ("d",)]
    assert len(found[0].outlets) == 3
    assert found[0].reasons == ("same text: family a",)


def test_promise_6_reporting_through_an_outlet_adds_no_origin():
    found = origins([report("a", "Reuters"), report("b", "The Ledger", via=("Reuters",))])
    assert [o.articles for o in found] == [("a", "b")]
    assert found[0].name == "Reuters"
    assert found[0].reasons == ("The Ledger reports through Reuters",)


def test_promise_6_an_agency_credited_by_two_outlets_is_one_origin():
    assert groups(report("a", "The Ledger", credits=("Reuters",)), report("b", "The Gazette", credits=("Reuters",))) == [("a", "b")]


def test_an_outlets_own_report_does_not_depend_on_the_dispatch_it_also_prints():
    reports = report("a", "Reuters"), report("b", "The Ledger", credits=("Reuters",)), report("c", "The Ledger")
    assert groups(*reports) == [("a", "b"), ("c",)]


def test_an_outlet_does_not_confirm_itself():
    assert groups(report("a", "The Ledger"), report("b", "the ledger"), report("c", "The Gazette")) == [("a", "b"), ("c",)]


def test_unknown_outlets_stay_apart():
    assert groups(Report(article="a", outlet="", family="a"), Report(article="b", outlet="", family="b")) == [("a",), ("b",)]


@given(
    st.permutations(
        [report("a", "X"), report("b", "Y", via=("X",)), report("c", "W"), report("d", "Z", parts=("a",)), report("e", "Y", "d")]
    )
)
def test_promise_10_order_does_not_matter(reports):
    assert groups(*reports) == [("a", "b", "d", "e"), ("c",)]


@pytest.mark.parametrize(
    ("opening", "closing", "byline", "agencies"),
    [
        ("LIMA, March 3 (Reuters) - Anna Berg met him.", "They left.", None, ("Reuters",)),
        ("LIMA (AP) — Anna Berg met him.", "They left.", None, ("The Associated Press",)),
        ("Anna Berg met him.", "They left. (Reuters)", None, ("Reuters",)),
        ("Anna Berg met him.", "With inputs from AFP", None, ("Agence France-Presse",)),
        ("Anna Berg met him.", "They left.", "Jo Lund, Reuters", ("Reuters",)),
        ("Anna Berg met him, Reuters reported.", "They (the AP) left.", "Jo Lund", ()),
        ("The minister (Berg) - a lawyer - met him.", "They left (at last)", None, ()),
    ],
)
def test_credits_are_what_the_article_says(opening, closing, byline, agencies):
    one = replace(article("a", "Title", opening, "In between.", closing), byline=byline)
    assert credited(one) == agencies


def test_promise_6_sister_papers_are_one_origin_and_unknown_owners_join_nothing():
    found = origins([report("a", "The Sun"), report("b", "The Times"), report("c", "The Ledger"), report("d", "The Gazette")])
    assert [o.articles for o in found] == [("a", "b"), ("c",), ("d",)]
    assert [reason.partition(" (")[0] for reason in found[0].reasons] == ["The Sun belongs to News Corp", "The Times belongs to News Corp"]
    assert found[0].name is None


def test_an_outlet_reported_through_depends_on_its_sister():
    assert groups(report("a", "The Ledger", via=("The Sun",)), report("b", "The Times")) == [("a", "b")]
    assert groups(report("a", "The Ledger", via=("The Sun",)), report("b", "The Gazette", credits=("Reuters",))) == [("a",), ("b",)]

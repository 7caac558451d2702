"""The same person, homonyms, and what nobody can know."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.actors import compare, names_agree, rare
from onrecord.link.profiles import Held, Profile, keys, profiles, sought
from onrecord.types import Account, Actor, Office, Span, When


def held(role: str, country: str = "", month: str = "2024-03", organization: str = "", status: str = "current") -> Held:
    return Held(role, country, organization, status, month, month)


def person(
    name: str, country: str | None = None, *offices: Held, countries: tuple[str, ...] = (), company: tuple[str, ...] = ()
) -> Profile:
    return Profile(kind="person", names=(name,), country=country, held=offices, countries=countries, company=company)


CASES = {
    "one name, one country": (person("anna berg", "NOR"), person("anna berg", "NOR"), "same"),
    "spellings of one name": (person("volodymyr zelensky", "UKR"), person("volodymyr zelenskyy", "UKR"), "same"),
    "another given name": (person("ali khamenei", "IRN"), person("mojtaba khamenei", "IRN"), None),
    "a sister": (person("kim jong un", "PRK"), person("kim yo jong", "PRK"), None),
    "a middle name": (person("ali hosseini khamenei", "IRN"), person("ali khamenei", "IRN"), "same"),
    "family name first": (person("lee jae myung", "KOR"), person("jae myung lee", "KOR"), "same"),
    "another country": (person("anna berg", "NOR"), person("anna berg", "SWE"), "different"),
    "a name and nothing else": (person("anna berg"), person("anna berg"), "unsure"),
    "a name that few bear": (person("oddny fjellvang"), person("oddny fjellvang"), "same"),
    "a name that few bear, of two countries": (person("oddny fjellvang", "NOR"), person("oddny fjellvang", "SWE"), "different"),
    "a name that few bear, spelled otherwise": (
        person("mykhailo dranchuk", countries=("UKR",)), person("mykhaylo dranchuk", countries=("RUS", "UKR")), "same"
    ),
    "a son": (person("oddny fjellvang jr", "NOR"), person("oddny fjellvang", "NOR"), "unsure"),
    "a son of that name in both": (person("oddny fjellvang jr", "NOR"), person("oddny fjellvang jr", "NOR"), "same"),
    "the other article speaks of the country": (person("anna berg", "NOR"), person("anna berg", countries=("KEN", "NOR")), "same"),
    "the other article speaks of other countries": (person("anna berg", "NOR"), person("anna berg", countries=("KEN",)), "unsure"),
    "company in common": (person("anna berg", company=("omar haddad",)), person("anna berg", company=("luz rojas", "omar haddad")), "same"),
    "a family name with its office": (
        person("berg", "NOR", held("foreign_minister", "NOR")), person("anna berg", "NOR", held("foreign_minister", "NOR")), "same"
    ),
    "a family name with its country only": (person("berg", "NOR", held("judge", "NOR")), person("anna berg", "NOR"), "unsure"),
    "an initial": (person("a berg", "NOR"), person("anna berg", "NOR"), "unsure"),
    "office changed with the years": (
        person("sami orlov", "RUS", held("defence_minister", "RUS", "2023-06")),
        person("sami orlov", "RUS", held("security_council_secretary", "RUS", "2026-01"), held("defence_minister", status="former")),
        "same",
    ),
    "two posts of one month": (
        person("sami orlov", "RUS", held("defence_minister", "RUS")), person("sami orlov", "RUS", held("foreign_minister", "RUS")), "unsure"
    ),
    "an athlete and a minister": (
        person("anna berg", "NOR", held("athlete")), person("anna berg", "NOR", held("foreign_minister")), "unsure"
    ),
    "executives of different firms": (
        person("anna berg", "NOR", held("business_leader", organization="nordoil")),
        person("anna berg", "NOR", held("business_leader", organization="fjordbank")),
        "unsure",
    ),
    "a president also leads his party": (
        person("anna berg", "NOR", held("head_of_state", "NOR")), person("anna berg", "NOR", held("party_leader", "NOR")), "same"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("one", "other", "verdict"), CASES.values(), ids=CASES.keys())
def test_promise_12_persons(one, other, verdict):
    found = compare(one, other)
    assert (found.verdict if found.score else None) == verdict
    assert found == compare(other, one)
    assert found.reasons or not found.score


def test_countries_go_by_code():
    kenya, peru = (Profile(kind="country", names=(), country=code) for code in ("KEN", "PER"))
    assert compare(kenya, kenya).verdict == "same"
    assert compare(kenya, peru).score == 0


def test_organizations_need_more_than_one_word():
    def made(name: str, country: str | None = None) -> Profile:
        return Profile(kind="organization", names=(name,), country=country)

    assert compare(made("harbour workers union"), made("harbour workers union", "NOR")).verdict == "same"
    assert compare(made("union"), made("union")).score == 0
    assert compare(made("union", "NOR"), made("union", "NOR")).verdict == "same"
    assert compare(made("union", "NOR"), made("union", "KEN")).verdict == "different"
    assert compare(made("berg"), person("berg")).score == 0
    assert compare(made("foreign ministry"), made("foreign ministry", "NOR")).score == 0
    assert compare(made("foreign ministry", "NOR"), made("foreign ministry", "NOR")).verdict == "same"


def test_rare_names():
    assert rare("oddny fjellvang")
    assert not any(map(rare, ("anna berg", "kim yo jong", "fjellvang", "o fjellvang", "anna li")))


def test_profiles_leave_out_who_cannot_be_recognised():
    actors = [
        ("Berg", "person", None), ("Anna Berg", "person", "NOR"), ("protesters", "group", "NOR"),
        ("Norway", "country", "NOR"), ("crane", "thing", None),
    ]  # fmt: skip
    made = tuple(
        Actor(id=i, name=n, kind=k, country=c, sector=None, aliases=(), mentions=(Span(i, i + 1),)) for i, (n, k, c) in enumerate(actors)
    )
    account = Account(article="x", actors=made, offices=(), events=(), statements=(), quantities=(), refused=())
    assert [number for number, _ in profiles(account)] == [1, 3]
    day = date(2024, 3, 4)
    office = Office(
        person=0, title="foreign minister", role="foreign_minister", organization=None, country="NOR", status="current",
        evidence=(Span(0, 1),), when=When(start=day, end=day, precision="day", basis="explicit"),
    )  # fmt: skip
    first = next(iter(profiles(Account(article="x", actors=made, offices=(office,), events=(), statements=(), quantities=(), refused=()))))
    assert first[1] == person("berg", "NOR", held("foreign_minister", "NOR"))


NAMES = st.lists(st.sampled_from(["anna", "a", "berg", "haddad", "zelensky", "zelenskyy", "ali", "ben"]), min_size=1, max_size=3).map(
    " ".join
)


@given(NAMES, NAMES)
def test_agreeing_names_share_a_key(one, other):
    assert names_agree(one, other) == names_agree(other, one)
    if names_agree(one, other)[0] > 0:
        assert set(keys(person(one))) & set(sought(person(other)))

"""One meeting in several reports, and two meetings of one day."""

from datetime import date

import pytest

from onrecord.link.events import Party, Signature, compare, judge, keys

BERG, HADDAD, ROJAS = Party("1#0", "person", "NOR"), Party("1#1", "person", "KEN"), Party("2#0", "person", "PER")
PABLO = Party("2#1", "person", "CHL")
NORWAY = Party("3#0", "country", "NOR")
PERU, CHILE = Party("4#0", "country", "PER", "Peru"), Party("4#1", "country", "CHL", "Chile")
ARICA, CALAMA = Party("5#0", "place", "CHL", "Arica"), Party("5#1", "place", "CHL", "Calama")
PEOPLE = Party("6#0", "group", None, "people")


def met(name: str, *parties: Party, day: int = 3, article: str | None = None, **changes: object) -> Signature:
    plain = Signature(
        id=name, article=article or f"article {name}", family=name, type="CONSULT", mode=None, status="occurred",
        start=date(2024, 3, day), end=date(2024, 3, day), precision="day", place=None, country=None, cue="met", words=f"words of {name}",
        actors=frozenset(parties), recipients=frozenset(), basis="explicit",
    )  # fmt: skip
    return plain._replace(**changes)


def struck(name: str, whom: Party, words: str, **changes: object) -> Signature:
    plain = met(name, PERU, type="ASSAULT", cue="struck", words=words, recipients=frozenset({whom}))
    return plain._replace(**changes)


GRAIN = "prime minister berg met president haddad in lima on sunday to talk about grain prices"
CASES = {
    "two reports of one meeting": (met("a", BERG, HADDAD), met("b", BERG, HADDAD), "same"),
    "one dated from its report, a day later": (met("a", BERG, HADDAD), met("b", BERG, HADDAD, day=4, basis="publication"), "same"),
    "both dated from their reports, a day apart": (
        met("a", BERG, HADDAD, basis="publication"),
        met("b", BERG, HADDAD, day=4, basis="publication"),
        "unsure",
    ),
    "promise 26: two days, both named": (met("a", BERG, HADDAD), met("b", BERG, HADDAD, day=4), "different"),
    "two days, one counted from its report": (met("a", BERG, HADDAD), met("b", BERG, HADDAD, day=4, basis="relative"), "unsure"),
    "dated two days apart": (met("a", BERG, HADDAD), met("b", BERG, HADDAD, day=5), None),
    "promise 26: other parties": (met("a", BERG, HADDAD), met("b", BERG, ROJAS), None),
    "one says more": (met("a", BERG, HADDAD), met("b", BERG, HADDAD, ROJAS), "same"),
    "each names a further party": (met("a", BERG, HADDAD, ROJAS), met("b", BERG, HADDAD, PABLO), "unsure"),
    "one party, one word": (met("a", BERG, cue="Left"), met("b", BERG, cue="left"), "same"),
    "one party, a verb and its noun": (met("a", BERG, cue="resigned"), met("b", BERG, cue="resignation"), "same"),
    "one party, two words": (met("a", BERG, cue="left"), met("b", BERG, cue="sailed"), None),
    "one party, a day apart": (met("a", BERG), met("b", BERG, day=4), None),
    "talks and cooperation": (met("a", BERG, HADDAD), met("b", BERG, HADDAD, type="COOPERATE"), "same"),
    "no party in common": (met("a", BERG), met("b", ROJAS, HADDAD), None),
    "another place": (met("a", BERG, HADDAD, country="PER"), met("b", BERG, HADDAD, country="CHL"), None),
    "planned and held": (met("a", BERG, HADDAD), met("b", BERG, HADDAD, status="planned"), None),
    "another type": (met("a", BERG, HADDAD), met("b", BERG, HADDAD, type="ASSAULT"), None),
    "another mode": (met("a", BERG, HADDAD, mode="phone"), met("b", BERG, HADDAD, mode="visit"), None),
    "promise 26: one article": (met("a", BERG, HADDAD, article="x"), met("b", BERG, HADDAD, article="x"), None),
    "one article, two days": (met("a", BERG, HADDAD, article="x"), met("b", BERG, HADDAD, article="x", day=4), "different"),
    "a minister and her country": (met("a", BERG, HADDAD), met("b", BERG, HADDAD, NORWAY), "same"),
    "a town stands for its country": (
        struck("a", CHILE, "peru struck the chilean town of arica"),
        struck("b", ARICA, "peru struck arica"),
        "same",
    ),
    "nobody is named there": (
        struck("a", ARICA, "peru struck arica"),
        struck("b", PEOPLE, "peru killed people", place="Arica", country="CHL"),
        "same",
    ),
    "a town and a country that is told of elsewhere": (
        struck("a", CHILE, "peru struck chile"),
        struck("b", ARICA, "peru struck arica"),
        None,
    ),
    "two towns of one country": (struck("a", ARICA, "peru struck arica"), struck("b", CALAMA, "peru struck calama"), None),
    "two strikes on a country in two towns": (
        struck("a", CHILE, "peru struck arica", place="Arica"),
        struck("b", CHILE, "peru struck calama", place="Calama"),
        None,
    ),
    "two days given for one meeting": (
        met("a", BERG, HADDAD, words=GRAIN, place="Lima"),
        met("b", BERG, HADDAD, words=GRAIN.replace("sunday", "monday"), place="Lima", day=4),
        "same",
    ),
    "two days of one meeting": (
        met("a", BERG, HADDAD, words=GRAIN, place="Lima"),
        met("b", BERG, HADDAD, words=GRAIN.replace("met", "met again"), place="Lima", day=4),
        "different",
    ),
}


@pytest.mark.parametrize(("one", "other", "verdict"), CASES.values(), ids=CASES.keys())
def test_pairs(one, other, verdict):
    found = compare(one, other)
    assert (found and found.verdict) == verdict
    assert compare(other, one) == found


def test_vague_dates_are_not_compared():
    year = {"start": date(2024, 1, 1), "end": date(2024, 12, 31), "precision": "year"}
    assert list(judge([met("a", BERG, HADDAD, **year), met("b", BERG, HADDAD, **year)])) == []


def test_judging_looks_at_neighbours_only():
    found = [met(f"{n:02}", BERG, HADDAD, day=n) for n in range(1, 29)]
    judged = list(judge(found))
    assert sorted((j.a, j.b) for j in judged) == [(f"{n:02}", f"{n + 1:02}") for n in range(1, 28)]
    # A meeting every day of a month is not one meeting.
    assert {j.verdict for j in judged} == {"different"}


def test_undated_events_are_one_only_in_copies_of_one_text():
    undated = {"start": None, "end": None, "precision": None, "words": "Berg met Haddad"}
    one, other = met("a", BERG, HADDAD, family="f", **undated), met("b", BERG, HADDAD, family="f", **undated)
    assert [(j.a, j.b, j.verdict) for j in judge([one, other])] == [("a", "b", "same")]
    assert list(judge([one, other._replace(family="g")])) == []


def test_two_events_of_one_sentence_stay_two_in_its_copies():
    told = {"family": "f", "words": "Berg met Haddad and Rojas", "left": 20}
    found = [met(f"{article}{n}", BERG, who, article=article, **told) for article in "xyz" for n, who in enumerate((HADDAD, ROJAS))]
    edges = {(j.a, j.b) for j in judge(found)}
    assert edges == {("x0", "y0"), ("x0", "z0"), ("x1", "y1"), ("x1", "z1")}
    assert {(j.a, j.b) for j in judge(found[::-1])} == {("y0", "z0"), ("x0", "z0"), ("y1", "z1"), ("x1", "z1")}
    other = [met("a", BERG, HADDAD, **told), met("b", BERG, HADDAD, **{**told, "left": 9}, start=None, end=None)]
    assert list(judge(other)) == []


@pytest.mark.parametrize("dateline", ["LIMA, March 3 (Norpress) - ", "LIMA — ", "SANTIAGO DE CHILE, Chile (NP) — "])
def test_a_dateline_is_not_part_of_the_words(dateline):
    row = ("e", "a", "f", "CONSULT", None, "occurred", None, None, None, None, None, "met")
    bare, dated = (Signature.of((*row, words, None, 9, "explicit")) for words in ("Berg met Haddad.", dateline + "Berg met Haddad."))
    assert bare == dated


def test_many_copies_are_judged_once_each():
    found = [met(f"{n:02}", BERG, HADDAD, family="f", words="Berg met Haddad") for n in range(40)]
    assert len(list(judge([*found, met("x", BERG, HADDAD)]))) == 40


def test_every_pair_that_is_the_same_shares_a_key():
    for one, other, verdict in CASES.values():
        if verdict == "same":
            assert set(keys(one)) & set(keys(other)), (one, other)

"""Independent reports behind articles: what a person decided outranks a passage in common."""

from collections.abc import Iterator

import pytest
from invented import account, article

from onrecord.store import Store
from onrecord.types import Judgement

ONE = article("a.txt", "Talks", "Anna Berg of Norway met Omar Haddad of Kenya in Lima on 2024-03-03.", outlet="The Ledger")
TWO = article("b.txt", "Later", "Ann Berg of Norway met Omar Haddad of Kenya in Lima on 2024-03-03.", outlet="The Gazette")


def judged(relation: str, verdict: str, judge: str, made: str = "") -> Judgement:
    a, b = sorted((ONE.id, TWO.id))
    return Judgement(subject="article", relation=relation, a=a, b=b, verdict=verdict, score=0.3, reasons=("seen",), judge=judge, made=made)


PASSAGE = judged("partial", "unsure", "onrecord")
APART = judged("copy", "different", "Jo Lund", "2024-06-01T10:00:00+00:00")


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open(":memory:") as opened:
        for one in (ONE, TWO):
            opened.put_article(one)
            opened.put_account(account(one))
        opened.put_judgements([PASSAGE])
        opened.regroup()
        yield opened


def origins(store: Store) -> int:
    return len(store.origins([ONE.id, TWO.id]))


def test_a_passage_in_common_makes_one_origin(store):
    assert origins(store) == 1


def test_a_person_parts_what_shares_a_passage_and_withdraws_it(store):
    store.put_judgements([APART])
    assert origins(store) == 2
    assert store.withdraw(APART)
    assert origins(store) == 1


def test_the_latest_word_of_a_person_counts(store):
    store.put_judgements([APART, judged("copy", "unsure", "Jo Lund", "2024-06-02T10:00:00+00:00")])
    assert origins(store) == 1

"""Groups from judgements: order never matters, a person outranks the program, different ones stay apart."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.clusters import Edge, clusters, effective
from onrecord.types import Judgement

NAMES = "abcdefgh"
EDGES = st.lists(
    st.builds(
        lambda pair, verdict, score, person: Edge(min(pair), max(pair), verdict, score, person),
        st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True),
        st.sampled_from(["same", "different", "unsure"]),
        st.sampled_from([0.5, 0.8, 1.0]),
        st.booleans(),
    ),
    unique_by=lambda e: (e.a, e.b),
)


def judged(a: str, b: str, verdict: str, *, made: str = "", withdrawn: bool = False, score: float = 0.9) -> Judgement:
    return Judgement(
        subject="actor", relation="identity", a=a, b=b, verdict=verdict, score=score, reasons=(), judge="p" if made else "onrecord",
        made=made, withdrawn=withdrawn,
    )  # fmt: skip


@given(EDGES, st.randoms())
def test_promise_10_order_does_not_matter(edges, random):
    shuffled = [*edges]
    random.shuffle(shuffled)
    assert clusters(NAMES, shuffled) == clusters(reversed(NAMES), edges)


@given(EDGES)
def test_what_is_different_is_never_in_one_group(edges):
    groups = clusters(NAMES, edges)
    assert all(groups[e.a] != groups[e.b] for e in edges if e.verdict == "different")


@given(EDGES)
def test_a_group_is_named_by_its_smallest_member(edges):
    for member, group in clusters(NAMES, edges).items():
        assert group <= member
        assert clusters(NAMES, edges)[group] == group


@given(EDGES.filter(lambda edges: all(e.verdict != "different" for e in edges)))
def test_without_different_groups_are_connected_components(edges):
    groups = clusters(NAMES, edges)
    assert all(groups[e.a] == groups[e.b] for e in edges if e.verdict == "same")


def test_a_person_outranks_the_program():
    edges = effective([judged("a", "b", "same"), judged("a", "b", "different", made="2024-01-01")])
    assert clusters("ab", edges) == {"a": "a", "b": "b"}
    edges = effective([judged("a", "b", "different", made="2024-01-01"), judged("a", "b", "same", made="2024-02-01")])
    assert clusters("ab", edges) == {"a": "a", "b": "a"}


def test_a_withdrawn_judgement_counts_no_more():
    edges = effective([judged("a", "b", "same"), judged("a", "b", "different", made="2024-01-01", withdrawn=True)])
    assert clusters("ab", edges) == {"a": "a", "b": "a"}


def test_a_person_splits_a_chain_at_its_weakest_place():
    edges = effective(
        [judged("a", "b", "same", score=0.9), judged("b", "c", "same", score=0.7), judged("a", "c", "different", made="2024-01-01")]
    )
    assert clusters("abc", edges) == {"a": "a", "b": "a", "c": "c"}

"""What changed between two texts, sentence by sentence."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.versions import Sentence, changes
from onrecord.types import Span


def cut(*texts: str) -> list[Sentence]:
    found, at = list[Sentence](), 0
    for text in texts:
        found.append(Sentence(text, Span(at, at + len(text))))
        at += len(text) + 1
    return found


def told(before: list[str], after: list[str]) -> list[tuple[str, str, str]]:
    old, new = " ".join(before), " ".join(after)
    return [
        (c.kind, old[c.before.start : c.before.end] if c.before else "", new[c.after.start : c.after.end] if c.after else "")
        for c in changes(cut(*before), cut(*after))
    ]


FERRY = ["A ferry sank off Sandvik.", "Three people are missing, police said.", "The search goes on."]


def test_a_number_that_grew_is_one_changed_sentence() -> None:
    after = [FERRY[0], "Five people are missing, police said.", FERRY[2]]
    assert told(FERRY, after) == [("changed", FERRY[1], after[1])]


def test_added_and_removed() -> None:
    assert told(FERRY, [*FERRY[:2], "The minister left for the port."]) == [
        ("added", "", "The minister left for the port."), ("removed", FERRY[2], ""),
    ]  # fmt: skip
    assert told([], FERRY) == [("added", "", text) for text in FERRY]


def test_what_moved_or_got_another_comma_has_not_changed() -> None:
    assert told(FERRY, [FERRY[2], FERRY[0], FERRY[1]]) == []
    assert told(FERRY, [FERRY[0], "Three people are missing – police said!", FERRY[2]]) == []


def test_a_sentence_said_twice_and_then_once_was_removed_once() -> None:
    assert told([FERRY[0], FERRY[1], FERRY[0]], [FERRY[0], FERRY[1]]) == [("removed", FERRY[0], "")]


LINES = st.lists(st.text("abc 😀", min_size=1, max_size=12).filter(str.strip), max_size=8)


@given(LINES, LINES)
def test_every_change_points_into_its_text_and_nothing_changes_into_itself(before: list[str], after: list[str]) -> None:
    old, new = cut(*before), cut(*after)
    spans = {s.span for s in old}, {s.span for s in new}
    for change in changes(old, new):
        assert change.before is None or change.before in spans[0]
        assert change.after is None or change.after in spans[1]
        assert (change.before is None, change.after is None) == (change.kind == "added", change.kind == "removed")
    assert changes(old, old) == ()


@given(LINES, LINES)
def test_looking_back_adds_what_looking_ahead_removes(before: list[str], after: list[str]) -> None:
    ahead, back = changes(cut(*before), cut(*after)), changes(cut(*after), cut(*before))
    lost = sum(c.kind == "removed" for c in ahead) - sum(c.kind == "added" for c in ahead)
    assert lost == sum(c.kind == "added" for c in back) - sum(c.kind == "removed" for c in back)

"""Copies, parts, versions and look-alikes, by text alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import article

from onrecord.link import families, texts

NEWS = (
    "Anna Berg of Norway met Omar Haddad of Kenya in Lima on Sunday to end a dispute over fishing rights that had divided them for years.",
    "Neither side published the text of what was agreed, and the harbour stayed closed to foreign vessels while they were there.",
    "After a long lunch they walked through the old port, looked at the new cranes and answered no questions from those who waited.",
    "Fishermen on both coasts have said for months that nets were cut at night, and each government has blamed the other for looking away.",
)
OTHER = (
    "Luz Rojas of Peru opened a school in the hills above the capital and promised that three more would follow before the rains begin.",
    "Teachers had asked for heating, books and a bus, and received the books; the bus, said the ministry, would come a year later.",
)
FOOTER = (
    "The Gazette is an independent newspaper of the northern coast; subscribe to our letter for the best of the week on Friday mornings."
)


def nothing(_: object) -> frozenset[int]:
    return frozenset()


def relation(one, other, repeated=nothing):
    found = families.compare(one, other, repeated)
    return found and (found.relation, found.verdict)


def test_a_copy_elsewhere():
    one = article("a", "Talks", *NEWS, url="https://ledger.example/1")
    two = article("b", "Other title", f"LIMA (Norpress) - {NEWS[0]}", *NEWS[1:], url="https://gazette.example/9")
    assert relation(one, two) == ("copy", "same")
    assert relation(two, one) == ("copy", "same")


def test_paragraphs_broken_otherwise_are_the_same_text():
    one = article("a", "Talks", *NEWS, url="https://ledger.example/1")
    two = article("b", "Talks", " ".join(NEWS), url="https://gazette.example/9")
    assert families.compare(one, two, nothing).score == 1


def test_a_part_in_a_longer_text_is_not_a_copy():
    one = article("a", "Talks", *NEWS[:2], url="https://ledger.example/1")
    two = article("b", "Digest", *NEWS[:1], *OTHER, url="https://gazette.example/9")
    assert relation(one, two) == ("partial", "unsure")


def test_a_page_edited_is_a_version():
    one = article("a", "Talks", *NEWS, url="https://ledger.example/1")
    two = article("b", "All else", *OTHER, url="https://ledger.example/1")
    assert relation(one, two) == ("version", "same")


def test_two_days_of_a_live_blog_are_two_texts():
    one = article("a", "Fishing dispute LIVE updates: talks in Lima", *NEWS, url="https://ledger.example/1")
    two = article("b", "Fishing dispute LIVE updates: talks go on", *NEWS, *OTHER, url="https://ledger.example/2")
    assert relation(one, two) == ("partial", "unsure")
    plain = article("c", "Fishing dispute: talks go on", *NEWS, *OTHER, url="https://ledger.example/2")
    assert relation(article("d", "Fishing dispute: talks in Lima", *NEWS, url="https://ledger.example/1"), plain) == ("version", "same")
    assert relation(one, article("e", "Fishing dispute LIVE updates", *NEWS, *OTHER, url="https://ledger.example/1")) == ("version", "same")


def test_notices_of_one_template_are_two_texts():
    fixed = "Shares trade with entitlement through 3 July and pay on 21 August. Made by a program; no advice to anyone."
    one = article(
        "a", "Harbour Foods declares dividend of 1.27 for 3Q 2026", f"Harbour Foods pays 1.27. {fixed}", url="https://ledger.example/1"
    )
    two = article(
        "b", "Sandvik Mills declares dividend of 0.27 for 3Q 2026", f"Sandvik Mills pays 0.27. {fixed}", url="https://ledger.example/2"
    )
    assert relation(one, two) == ("partial", "unsure")


def test_a_short_page_edited_is_a_version():
    one = article("a", "Ferry", "Three are missing off Sandvik.", url="https://ledger.example/1")
    two = article("b", "Ferry", "Five are missing after the ferry sank.", url="https://ledger.example/1")
    assert relation(one, two) == ("version", "same")


def test_two_pages_with_one_footer_have_nothing_in_common():
    one = article("a", "Talks", *NEWS, FOOTER, url="https://gazette.example/1")
    two = article("b", "School", *OTHER, FOOTER, url="https://gazette.example/2")
    footer = frozenset({texts.line_key(FOOTER)})
    assert relation(one, two) == ("partial", "unsure")
    assert relation(one, two, lambda _: footer) is None


def test_a_template_filled_with_other_names_is_no_version():
    form = "{} declared a dividend of {} crowns a share for the third quarter on Friday, payable in {} to holders of record. "
    tail = "Shares rose slightly after the announcement, which analysts had expected."
    one = article("a", "Nordoil declares dividend of 12 crowns", form.format("Nordoil", 12, "May") + tail, url="https://money.example/1")
    two = article("b", "Fjordbank declares dividend of 7 crowns", form.format("Fjordbank", 7, "May") + tail, url="https://money.example/2")
    assert relation(one, two) == ("partial", "unsure")


@pytest.mark.parametrize("body", ["", "Yes.", "🎉🎉🎉", "1 2 3"])
def test_hardly_any_text_is_never_a_copy_of_other_text(body):
    one = article("a", "Talks", *NEWS, url="https://ledger.example/1")
    assert relation(one, article("b", "T", body or "-", url="https://b.example/1")) is None


def test_a_sketch_finds_a_part_inside_a_long_text():
    long = [f"word{n} follows word{n - 1} in sentence {n} of this text" for n in range(800)]
    part = set(texts.sketch(texts.shingles(long[300:340])))
    whole = set(texts.sketch(texts.shingles(long)))
    assert len(part & whole) >= 5


WORDS = st.lists(
    st.sampled_from(["anna", "met", "omar", "in", "lima", "today", "and", "then", "left", "for", "oslo", "again"]), max_size=40
)


@given(WORDS, WORDS)
def test_overlap_is_symmetric_and_bounded(one, other):
    a, b = texts.shingles([" ".join(one)]), texts.shingles([" ".join(other)])
    alike, inside = texts.overlap(a, b)
    assert texts.overlap(b, a) == (alike, inside)
    assert 0 <= alike <= inside <= 1
    if one and len(one) >= 5 and one == other:
        assert alike == 1


@given(st.text())
def test_keys_fit_into_the_base(text):
    assert -(1 << 63) <= texts.line_key(text) < 1 << 63
    assert all(-(1 << 63) <= key < 1 << 63 for key in texts.sketch(texts.shingles([text])))


def test_shingles_are_the_same_on_every_machine():
    assert [int(h) for h in texts.shingles(["one two three four five six"])] == [8675632562843958310, 15471672537207519722]


def test_notes_of_a_daily_show_are_other_texts_each_day():
    notes = "The Harbour Hour brings you the news of the coast every morning, live from Lima, with Luz Rojas and her guests at the quay."
    one = article("a", "Cranes stand still | The Harbour Hour 3/4/2024", notes, url="https://gazette.example/a")
    two = article("b", "Nets are cut again | The Harbour Hour 3/5/2024", notes, url="https://gazette.example/b")
    assert relation(one, two) != ("version", "same")


def test_reports_of_two_fires_filled_into_one_text_are_two():
    def fire(street: str, town: str, chief: str, dead: int, hour: int) -> str:
        return (
            f"A fire broke out on {street} in {town} in the early hours and destroyed the upper floors of a house before it was put out. "
            f"At least {dead} people died and others were taken to hospital with burns, said the chief of the fire service, {chief}. "
            f"The alarm was raised at {hour} and crews were at the house within minutes, but the stairs had already fallen in by then. "
            f"The cause is not known; the police have closed the street and ask whoever saw anything to come forward and say so."
        )

    one = article("a", "Fire kills people in a house", fire("Mill Street", "Arequipa", "Luz Rojas", 5, 430), url="https://ledger.example/1")
    two = article("b", "Fire kills people in a house", fire("Port Lane", "Tacna", "Omar Haddad", 3, 215), url="https://gazette.example/2")
    assert relation(one, two) != ("copy", "same")
    same = article(
        "b", "Fire kills people in a house", fire("Mill Street", "Arequipa", "Luz Rojas", 7, 430), url="https://gazette.example/2"
    )
    assert relation(one, same) == ("copy", "same")

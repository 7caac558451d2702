"""Chains of invented statements in a base: speaker, channel, outlets, articles, republishers."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest
from click.testing import CliRunner
from invented import account, article, capture, reading
from msgspec.structs import replace

from onrecord.cli import main
from onrecord.errors import UnknownName
from onrecord.report.trace import Node, trace
from onrecord.store import Store
from onrecord.types import Article, Span, Statement

WORDS = "Nobody can force our harbour towns to leave"
TEXTS = MappingProxyType(
    {
        "ledger": (f"Anna Berg told the Norpress news agency that “{WORDS}”.", "Ledger Herald", 5, ("Norpress news agency",)),
        "norpress": (f"Anna Berg said “{WORDS}” on the phone.", "Norpress news agency", 3, ()),
        "courier": (f"“{WORDS},” Anna Berg said in a letter, as cited by the Ledger Herald.", "Courier", 7, ("a letter", "Ledger Herald")),
        "other": ("Omar Haddad said “Nobody can force our mountain villages to stay”.", "Courier", 8, ()),
    }
)


def said(one: Article, via: tuple[str, ...]) -> Statement:
    text = one.text
    start = text.index("“") + 1
    end = text.index("”")
    links = tuple(Span(text.index(name), text.index(name) + len(name)) for name in via)
    name = "Anna Berg" if "Anna Berg" in text else "Omar Haddad"
    source = Span(text.index(name), text.index(name) + len(name))
    return Statement(
        kind="direct", speaker=None, speaker_text=name, via=via, via_evidence=links, content=Span(start, end), parts=(), cue=None,
        source=source, hedged=False, expert=False, when=None, reasons=("test",),
    )  # fmt: skip


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open(":memory:") as found:
        for name, (text, outlet, day, via) in TEXTS.items():
            one = article(name, f"News of {name}", text, outlet=outlet, day=date(2024, 5, day))
            one = replace(one, republisher="Everything Online" if name == "courier" else None)
            found.put_capture(capture(name, one.text))
            found.put_article(one)
            found.put_reading(reading(one))
            found.put_account(replace(account(one), statements=(said(one, via),), events=(), offices=(), quantities=()))
        yield found


def drawn(node: Node, depth: int = 0) -> Iterator[str]:
    yield "  " * depth + f"{node.role} {node.name}"
    for child in node.children:
        yield from drawn(child, depth + 1)


def test_reports_of_the_same_words_are_one_tree_the_oldest_first(store: Store) -> None:
    found = trace(store, "harbour towns")
    assert [line for root in found.roots for line in drawn(root)] == [
        "speaker Anna Berg",
        "  outlet Norpress news agency",
        "    article Norpress news agency",
        "    article Ledger Herald",
        "  channel a letter",
        "    outlet Ledger Herald",
        "      article Courier",
        "        republisher Everything Online",
    ]  # fmt: skip
    assert (found.words, found.articles) == (WORDS, 3)


def test_every_link_is_verbatim(store: Store) -> None:
    def check(node: Node) -> None:
        for cited in node.evidence:
            assert store.article(cited.article).text[cited.span.start : cited.span.end] == cited.quote
        if node.role in {"channel", "speaker"}:
            assert node.name in {cited.quote for cited in node.evidence}
        for child in node.children:
            check(child)

    for root in trace(store, "harbour towns").roots:
        check(root)


def test_a_quotation_has_an_id(store: Store) -> None:
    one = next(head for head in store.articles() if head.outlet == "Courier" and head.republisher is None)
    (root,) = trace(store, f"{one.id}:0").roots
    assert list(drawn(root)) == ["speaker Omar Haddad", "  article Courier"]
    with pytest.raises(UnknownName, match="1 statements, counted from 0"):
        trace(store, f"{one.id}:4")


def test_words_that_nobody_is_said_to_have_spoken_lead_to_their_article(store: Store) -> None:
    (root,) = trace(store, "News of ledger").roots
    assert (root.role, root.name, root.note) == ("article", "Ledger Herald", "nobody is said to speak")


def test_words_of_no_article_are_an_error(store: Store) -> None:
    with pytest.raises(UnknownName, match="no article in this base has 'the moon'"):
        trace(store, "the moon")


def test_the_command_says_what_to_do_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Store.open("onrecord.db").close()
    found = CliRunner().invoke(main, ["trace", "the moon"])
    assert found.exit_code == 2
    assert "try fewer words" in found.stderr

"""Contradictions of a base, in the command and in the brief, with the words of every value."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from invented import article, reading
from msgspec.structs import replace

from onrecord.cli import main
from onrecord.report import brief
from onrecord.store import Scope, Store
from onrecord.text import digest
from onrecord.types import Account, Actor, Article, Event, Judgement, Quantity, Span, When

STRUCK = re.compile(r"(Ostania) killed (\d+) sailors of (Westland) on (2024-03-03)")
DAY = date(2024, 3, 3)
FOUR = article("a.txt", "At sea", "Ostania killed 4 sailors of Westland on 2024-03-03. The sea was calm.", outlet="The Ledger", day=DAY)
NINE = article("b.txt", "A clash", "Before noon Ostania killed 9 sailors of Westland on 2024-03-03.", outlet="The Gazette", day=DAY)
ALSO = article("c.txt", "More dead", "It is said that Ostania killed 9 sailors of Westland on 2024-03-03.", outlet="The Post", day=DAY)


def account(of: Article) -> Account:
    found = STRUCK.search(of.text)
    assert found
    spans = {n: Span(*found.span(n)) for n in range(5)}
    actors = tuple(
        Actor(id=n, name=found[g], kind="country", country=None, sector=None, aliases=(), mentions=(spans[g],))
        for n, g in enumerate((1, 3))
    )
    cue = Span(found.end(1) + 1, found.end(1) + 7)
    event = Event(
        id=digest(of.id), type="ASSAULT", mode=None, contexts=(), cameo="190", quad=4, status="occurred", background=False, actors=(0,),
        recipients=(1,), place=None, when=When(start=DAY, end=DAY, precision="day", basis="explicit", evidence=spans[4]), statement=None,
        cue=cue, evidence=(Span(found.start(), found.end() + 1),), score=0.9, missing=(), reasons=("toy",),
    )  # fmt: skip
    value = float(found[2])
    count = Quantity(
        value=value, low=value, high=value, unit="sailor", of="sailors", approximate=False, event=event.id, statement=None,
        evidence=(Span(found.start(2), found.end(2) + 8),),
    )  # fmt: skip
    return Account(article=of.id, actors=actors, offices=(), events=(event,), statements=(), quantities=(count,), refused=())


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("differ") / "base.db"
    with Store.open(found) as store:
        for one in (FOUR, NINE, ALSO):
            store.put_article(one)
            store.put_reading(reading(one))
            store.put_account(account(one))
        events = sorted(digest(one.id) for one in (FOUR, NINE, ALSO))
        same = Judgement(
            subject="event", relation="happening", a=events[0], b=events[1], verdict="same", score=0.9, reasons=("toy",), judge="onrecord"
        )
        store.put_judgements([same, replace(same, a=events[1], b=events[2])])
        store.regroup()
    return found


@pytest.fixture(scope="module")
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        yield opened


def run(path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["contradictions", "--base", str(path), *arguments])


def test_each_value_has_its_reports_outlets_and_words(store: Store) -> None:
    (found,) = store.contradictions()
    values = {given.reports[0].words: [report.stored.article.outlet for report in given.reports] for given in found.values}
    assert {words: sorted(outlets) for words, outlets in values.items()} == {
        "4 sailors": ["The Ledger"],
        "9 sailors": ["The Gazette", "The Post"],
    }
    assert [len(given.origins) for given in found.values if len(given.reports) == 2] == [2]
    assert list(store.contradictions(Scope(outlet="The Ledger"))) == []


def test_the_command_in_every_form(path: Path) -> None:
    page = run(path).stdout
    assert "reports differ: killed sailor" in page
    assert "“9 sailors”  2 outlets, 2 independent reports" in page
    (found,) = json.loads(run(path, "--json").stdout)
    exact = {report["evidence"][0]["exact"] for value in found["values"] for report in value["reports"]}
    assert exact == {"4 sailors", "9 sailors"}
    assert len(run(path, "--csv").stdout.splitlines()) == 4
    assert run(path, "--outlet", "The Ledger").exit_code == 1


def test_promise_4_when_two_reports_disagree_the_brief_shows_both(store: Store, path: Path, tmp_path: Path) -> None:
    (section,) = (s for s in brief(store, Scope()).sections if s.title == "Reports differ")
    assert [line.label.partition("“")[2] for line in section.lines] in (["4 sailors”", "9 sailors”"], ["9 sailors”", "4 sailors”"])
    assert all(line.sources for line in section.lines)
    written = tmp_path / "brief.json"
    assert CliRunner().invoke(main, ["brief", "--base", str(path), "-o", str(written)]).exit_code == 0
    assert CliRunner().invoke(main, ["verify", "--base", str(path), str(written)]).stdout.startswith("✓")

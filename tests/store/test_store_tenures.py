"""Offices over time in a base and in the command."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from invented import account, article, reading

from onrecord.cli import main
from onrecord.store import Scope, Store

SAID = (
    ("a.txt", "Norway's defence minister, Anna Berg, left.", date(2023, 6, 28)),
    ("b.txt", "Norway's defence minister, Ole Lund, arrived.", date(2024, 5, 20)),
    ("c.txt", "Kenya's defence minister, Omar Haddad, spoke.", date(2024, 5, 20)),
    ("d.txt", "Kenya's defence minister, Ruth Otieno, spoke.", date(2024, 5, 20)),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("offices") / "base.db"
    with Store.open(found) as store:
        for name, text, day in SAID:
            one = article(name, name, text, day=day)
            store.put_article(one)
            store.put_reading(reading(one))
            store.put_account(account(one))
    return found


def run(path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["offices", "--base", str(path), *arguments])


def test_changes_and_conflicts_name_the_persons(path: Path) -> None:
    with Store.open(path) as store:
        found = store.tenures()
        assert [(found.names[c.before], found.names[c.then]) for c in found.history.changes] == [("Anna Berg", "Ole Lund")]
        assert [sorted(found.names[p] for p in c.persons) for c in found.history.conflicts] == [["Omar Haddad", "Ruth Otieno"]]
        assert [held.offices[0].quotes[0].text for held in store.tenures(Scope(actor="Anna Berg")).held] == ["defence minister"]


def test_the_command_in_every_form(path: Path) -> None:
    page = " ".join(run(path).stdout.split())
    assert "attested 2023-06-28 in 1 article" in page
    assert "Anna Berg, attested until 2023-06-28; then Ole Lund, attested from 2024-05-20" in page
    assert "both attested 2024-05-20" in page
    found = json.loads(run(path, "--json", "--until", "2024-05-20").stdout)
    assert [tenure["person"]["name"] for tenure in found["tenures"] if tenure["country"] == "NOR"] == ["Anna Berg", "Ole Lund"]
    assert found["tenures"][-1]["offices"][0]["evidence"][0]["exact"] == "defence minister"
    assert len(run(path, "--csv").stdout.splitlines()) == 5
    assert run(path, "--since", "2030").exit_code == 1

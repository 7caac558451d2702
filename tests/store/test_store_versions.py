"""Versions of a page: what its address showed before, in order, with what changed."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from invented import article
from msgspec.structs import replace

from onrecord.cli import main
from onrecord.errors import UnknownName
from onrecord.store import Store

URL = "https://ledger.example/ferry"
OLD = article("ferry.html", "A ferry sank", "Three people are missing.", "The search goes on.", url=URL, day=date(2024, 3, 3))
NEW = article("ferry.html", "A ferry sank", "Five people are missing.", "The search goes on.", url=URL, day=date(2024, 3, 4))
OTHER = article("vote.html", "A vote", "Lawmakers voted.", day=date(2024, 3, 4))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "base.db"
    with Store.open(found) as store:
        for one in (OLD, OTHER, NEW):
            store.put_article(one)
        for pasted in ("First", "Second"):
            store.put_article(replace(article("-", pasted, f"{pasted} text."), source="-"))
    return found


def run(path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["versions", "--base", str(path), *arguments])


@pytest.mark.parametrize("given", [OLD.id, NEW.id[:8], URL, "ferry.html"])
def test_a_page_is_found_by_id_address_or_source(path: Path, given: str) -> None:
    with Store.open(path) as store:
        first, second = store.versions(given)
        assert (first.article.id, second.article.id) == (OLD.id, NEW.id)
        assert (first.current, second.current) == (False, True)
        (change,) = second.changes
        assert NEW.text[change.after.start : change.after.end] == "Five people are missing."


def test_only_pages_with_several_versions_are_listed(path: Path) -> None:
    with Store.open(path) as store:
        assert [[v.article.id for v in page] for page in store.pages()] == [[OLD.id, NEW.id]]
        assert len(store.versions(OTHER.id)) == 1
        with pytest.raises(UnknownName, match="no article"):
            store.versions("nowhere")


def test_the_command_in_every_form(path: Path) -> None:
    page = run(path).stdout
    assert "− Three people are missing." in page
    assert "+ Five people are missing." in page
    assert "no longer shown" in page
    (found,) = json.loads(run(path, "--json").stdout)
    (change,) = found["versions"][1]["changes"]
    assert (change["before"]["exact"], change["after"]["exact"]) == ("Three people are missing.", "Five people are missing.")
    assert len(run(path, "--csv").stdout.splitlines()) == 3
    assert run(path, "nowhere").exit_code == 2

"""Stories of a base: grouped, counted by outlet and by independent report, in scope."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from invented import article
from msgspec.structs import replace

from onrecord.cli import main
from onrecord.store import Scope, Store

SANK = "A ferry sank near the port of Sandvik on Sunday. Rescuers saved forty passengers of the Aurora, the coast guard said."
WENT = "Forty passengers were rescued when the ferry Aurora sank off Sandvik, the coast guard said. Rescuers came within minutes."
WHY = "The ferry Aurora took on water off Sandvik before it sank. Its passengers told rescuers of a loud noise below the deck. (Reuters)"
OTHER = "Lawmakers in Oslo voted for a new fishing quota on Monday after a long debate about cod, herring and the price of fuel."
FERRY = article("a.txt", "Ferry Aurora sinks off Sandvik", SANK, outlet="The Ledger", day=date(2024, 3, 3))
SAVED = article("b.txt", "Forty saved as Aurora sinks", WENT, outlet="The Gazette", day=date(2024, 3, 4))
NOISE = replace(article("c.txt", "Why did the Aurora sink?", WHY, outlet="La Gazeta", day=date(2024, 3, 5)), byline="Reuters")
AGAIN = replace(article("e.txt", "Aurora ferry sank after noise", WHY, outlet="The Post", day=date(2024, 3, 5)), byline="Reuters")
QUOTA = article("d.txt", "Parliament passes fishing quota", OTHER, outlet="The Ledger", day=date(2024, 3, 4))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("stories") / "base.db"
    with Store.open(found) as store:
        for one in (QUOTA, NOISE, SAVED, FERRY, AGAIN):
            store.put_article(one)
    return found


def test_a_story_has_its_articles_outlets_and_independent_reports(path: Path) -> None:
    with Store.open(path) as store:
        (story,) = store.stories()
        assert [head.id for head in story.articles][:2] == [FERRY.id, SAVED.id]
        assert story.title == FERRY.title
        assert (story.first, story.last) == (date(2024, 3, 3), date(2024, 3, 5))
        assert story.outlets == ("La Gazeta", "The Gazette", "The Ledger", "The Post")
        assert sorted(len(origin.articles) for origin in story.origins) == [1, 1, 2]


def test_stories_of_one_article_and_of_a_scope(path: Path) -> None:
    with Store.open(path) as store:
        assert [story.title for story in store.stories(least=1)] == [FERRY.title, QUOTA.title]
        assert list(store.stories(Scope(outlet="The Ledger"))) == []


def test_the_command_shows_them(path: Path) -> None:
    def run(*arguments: str) -> str:
        return CliRunner().invoke(main, ["stories", "--base", str(path), *arguments]).stdout

    page = run()
    assert "4 articles, 4 outlets, 3 independent reports" in page
    assert "from Reuters: 2 articles are one report" in page
    (story,) = json.loads(run("--json"))
    assert len(story["articles"]) == 4
    assert story["origins"][0]["articles"]
    assert run("--csv").splitlines()[0].startswith("id,title,first,last")
    assert CliRunner().invoke(main, ["stories", "--least", "9", "--base", str(path)]).exit_code == 1

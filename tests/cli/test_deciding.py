"""`judge`, `judgements` and `review`: over a base of invented pages, and in a pseudo-terminal."""

import json
import os
import pty
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from invented import account, article, reading

from onrecord.cli import main
from onrecord.store import Store
from onrecord.types import Judgement

ONE = article("a.txt", "Talks", "Anna Berg of Norway met Omar Haddad of Kenya in Lima on 2024-03-03.", outlet="The Ledger")
TWO = article("b.txt", "Later", "Ann Berg of Norway met Omar Haddad of Kenya in Lima on 2024-03-05.", outlet="The Gazette")
Run = Callable[..., Result]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Two articles and an open question: is Ann Berg Anna Berg?"""
    path = tmp_path / "base.db"
    with Store.open(path) as store:
        for one in (ONE, TWO):
            store.put_article(one)
            store.put_reading(reading(one))
            store.put_account(account(one))
        a, b = sorted((f"{ONE.id}#0", f"{TWO.id}#0"))
        store.put_judgements(
            [
                Judgement(
                    subject="actor", relation="identity", a=a, b=b, verdict="unsure", score=0.5, reasons=("one sound",), judge="onrecord"
                )
            ]
        )
        store.regroup()
    return path


@pytest.fixture
def run(base: Path) -> Run:
    def invoke(*arguments: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(main, [*arguments, "--base", str(base)], input=stdin)

    return invoke


def test_judge_says_what_it_changed_and_undo_takes_it_back(run: Run) -> None:
    done = run("judge", "Anna Berg", "Ann Berg", "same", "--because", "one signature")
    assert "same actor: " in done.stdout
    assert "They are one actor now." in done.stdout
    assert "one signature" in run("judgements").stdout
    undone = run("judge", "--undo")
    assert undone.stdout.startswith("withdrawn: same actor")
    assert "They are two now." in undone.stdout
    assert run("judge", "--undo").exit_code == 1
    assert run("judgements").exit_code == 1
    assert "(withdrawn)" in run("judgements", "--all").stdout


def test_judge_as_json_carries_the_exact_words(run: Run) -> None:
    said = json.loads(run("judge", "Anna Berg", "Ann Berg", "different", "--because", "sisters", "--by", "Jo", "--json").stdout)
    assert said["schema_version"] == 1
    assert {said["a"]["evidence"][0]["exact"], said["b"]["evidence"][0]["exact"]} == {"Anna Berg", "Ann Berg"}
    assert (said["verdict"], said["judge"], said["because"]) == ("different", "Jo", ["sisters"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("Anna Berg", "Ann Berg", "same"), "a reason"),
        (("Anna Berg", "Ann Berg", "alike", "--because", "x"), "same, different, unsure"),
        (("Anna Berg", "--undo"), "both things, or neither"),
        (("Anna Berg", ONE.id, "same", "--because", "x"), "two of one kind"),
        (("Anna Berg", "Anna Berg", "same", "--because", "x"), "is one thing"),
        (("Berg", "Ann Berg", "same", "--because", "x"), "2 actors are called"),
    ],
)
def test_judge_says_what_is_wrong(run: Run, arguments: tuple[str, ...], message: str) -> None:
    found = run("judge", *arguments)
    assert found.exit_code == 2
    assert message in found.stderr


def test_judgements_go_out_and_come_in(run: Run, tmp_path: Path) -> None:
    run("judge", "Anna Berg", "Ann Berg", "same", "--because", "one signature")
    lines = run("judgements", "--jsonl").stdout
    (tmp_path / "mine.jsonl").write_text(lines)
    run("judge", "--undo")
    taken = run("judgements", "--from", str(tmp_path / "mine.jsonl"))
    assert "1 judgement read, 0 of them new" in taken.stderr
    assert "1 judgement read" in run("judgements", "--from", "-", stdin=lines.encode()).stderr
    wrong = run("judgements", "--from", "-", stdin=b'{"schema_version": 1}\n')
    assert wrong.exit_code == 2
    assert "line 1 is not what" in wrong.stderr
    assert run("judgements", "--from", "nowhere.jsonl").exit_code == 2


def test_review_never_waits_without_a_terminal(run: Run) -> None:
    found = run("review", stdin=b"")
    assert found.exit_code == 2
    assert "needs a terminal" in found.stderr
    (asked,) = json.loads(run("review", "--json").stdout)
    assert asked["reasons"] == ["one sound"]
    assert run("review", "--csv").stdout.startswith("subject,a,a_name,b,b_name")
    assert run("review", "--json", "--only", "event").exit_code == 1


class Terminal:
    """The program in a pseudo-terminal, its keys pressed one by one."""

    def __init__(self, *arguments: str) -> None:
        self.ours, theirs = pty.openpty()
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100", "LINES": "40"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "onrecord", *arguments], stdin=theirs, stdout=theirs, stderr=theirs, env=environment, close_fds=True
        )
        os.close(theirs)
        self.seen = ""

    def until(self, words: str, times: int = 1) -> str:
        """Read until the words were shown so often."""
        end = time.monotonic() + 60
        while self.seen.count(words) < times:
            assert time.monotonic() < end, self.seen
            try:
                self.seen += os.read(self.ours, 4096).decode(errors="replace")
            except OSError:  # the other side was closed
                assert self.seen.count(words) >= times, self.seen
        return self.seen

    def press(self, key: str) -> None:
        # A key pressed before the program waits for one is thrown away, so that nobody decides what they did not see.
        time.sleep(0.2)
        os.write(self.ours, key.encode())

    def close(self) -> int:
        code = self.process.wait(timeout=60)
        os.close(self.ours)
        return code


@pytest.fixture
def terminal(base: Path) -> Iterator[Terminal]:
    opened = Terminal("review", "--by", "Jo", "--base", str(base))
    yield opened
    if opened.process.poll() is None:
        opened.process.kill()
        opened.process.wait()


def decided(base: Path) -> list[tuple[str, bool]]:
    with Store.open(base) as store:
        return [(d.verdict, d.withdrawn) for d in store.decided(withdrawn=True)]


def test_review_shows_both_sides_and_keeps_one_key(base: Path, terminal: Terminal) -> None:
    shown = terminal.until("[q]uit")
    assert "Anna Berg" in shown
    assert "Ann Berg" in shown
    assert "The Ledger" in shown
    assert "The Gazette" in shown
    assert "one sound" in shown
    terminal.press("s")
    terminal.until("1 judgement kept")
    terminal.until("They are one actor now.")
    assert terminal.close() == 0
    assert decided(base) == [("same", False)]
    with Store.open(base) as store:
        assert store.together("actor", f"{ONE.id}#0", f"{TWO.id}#0")
        assert list(store.questions()) == []


def test_review_quits_without_deciding(base: Path, terminal: Terminal) -> None:
    terminal.until("[q]uit")
    terminal.press("x")
    terminal.press("q")
    terminal.until("0 judgements kept")
    assert terminal.close() == 0
    assert decided(base) == []

"""Every command over a small base of invented pages: what it prints in which form, and its exit code."""

import csv
import io
import json
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from click.testing import CliRunner, Result
from invented import ToyReader, resolve

from onrecord import pipeline
from onrecord.cli import main
from onrecord.errors import ReaderFault

PAGES = {
    "talks.txt": """Talks in Lima

Anna Berg of Norway met Omar Haddad of Kenya in Lima on 2024-03-03. The visit ended with a dinner in the old port.
""",
    "later.txt": """A year later

Anna Berg of Norway met Omar Haddad of Kenya on 2025-03-03. This time there was no dinner and no dispute at all.
""",
    "notes.txt": """Notes

Anna Berg said the talks were long and the weather was bad. Nobody asked her about anything else that morning.
""",
}
Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "resolve", resolve)
    monkeypatch.setattr("onrecord.resolve.resolve", resolve)
    monkeypatch.setattr("onrecord.read.reader", lambda name: ToyReader())
    monkeypatch.delenv("ONRECORD_BASE", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    for name, text in PAGES.items():
        (tmp_path / "pages" / name).write_text(text)
    return tmp_path / "pages"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A run of the program in an empty folder."""
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()

    def invoke(*arguments: str, stdin: bytes | None = None) -> Result:
        return runner.invoke(main, list(arguments), input=stdin)

    return invoke


@pytest.fixture
def base(run: Run, folder: Path) -> Run:
    """The same with the pages added."""
    found = run("add", str(folder))
    assert found.exit_code == 0, found.output
    return run


def test_add_says_what_is_new_and_what_is_known(run: Run, folder: Path) -> None:
    assert "3 new articles, 0 known already" in run("add", str(folder)).stdout
    again = run("add", str(folder))
    assert "0 new articles, 3 known already" in again.stdout
    assert again.exit_code == 0
    assert json.loads(run("add", str(folder), "--json").stdout)["known"] == 3


def test_add_reports_progress_in_plain_lines(run: Run, folder: Path) -> None:
    assert "reading: 3 of 3" in run("add", str(folder)).stderr


def test_add_with_nothing_taken_or_one_source_refused(run: Run, folder: Path) -> None:
    nothing = run("add", "nowhere.html")
    assert nothing.exit_code == 1
    assert "there is no such file or folder" in nothing.stdout
    partly = run("add", str(folder), "nowhere.html")
    assert partly.exit_code == 3
    refused = run("add", "nowhere.html", "--csv")
    assert refused.stdout.splitlines()[0] == "stage,what,reason,source"


def test_add_from_standard_input(run: Run) -> None:
    assert "1 new article, " in run("add", "-", stdin=PAGES["talks.txt"].encode()).stdout


def test_events_in_every_form(base: Run) -> None:
    page = base("events").stdout
    assert "3 March 2024  CONSULT visit  Anna Berg, Omar Haddad" in page
    assert "“Anna Berg of Norway met Omar Haddad of Kenya in Lima on 2024-03-03”" in page
    events = json.loads(base("events", "--json").stdout)
    assert [e["when"]["start"] for e in events] == ["2024-03-03", "2025-03-03"]
    assert events[0]["evidence"][0]["exact"].startswith("Anna Berg of Norway met")
    assert events[0]["schema_version"] == 1
    lines = base("events", "--jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == events
    rows = list(csv.DictReader(io.StringIO(base("events", "--csv").stdout)))
    assert [row["id"] for row in rows] == [e["id"] for e in events]
    assert rows[0]["actors"] == "Anna Berg; Omar Haddad"


@pytest.mark.parametrize(
    ("scope", "count"),
    [
        ((), 2),
        (("--since", "2025"), 1),
        (("--until", "2024-03"), 1),
        (("--since", "2024-03-03", "--until", "2024-03-03"), 1),
        (("--type", "consult"), 2),
        (("--type", "AID"), 0),
        (("--status", "planned"), 0),
        (("--about", "dinner"), 2),
        (("--about", "dispute"), 1),
        (("--actor", "Omar Haddad"), 2),
        (("--between", "Norway", "Kenya"), 2),
        (("--outlet", "Nobody"), 0),
    ],
)
def test_scope_is_the_same_everywhere(base: Run, scope: tuple[str, ...], count: int) -> None:
    found = base("events", "--jsonl", *scope)
    assert len(found.stdout.splitlines()) == count
    assert found.exit_code == (0 if count else 1)
    assert ("no events in this scope" in found.stderr) is not count


def test_quotes_actors_and_search(base: Run) -> None:
    assert "the talks were long and the weather was bad" in base("quotes").stdout
    assert json.loads(base("quotes", "--json").stdout)[0]["speaker"]["name"] == "Anna Berg"
    assert "Anna Berg" in base("actors").stdout
    assert {a["name"] for a in json.loads(base("actors", "--json").stdout)} >= {"Anna Berg", "Omar Haddad"}
    assert "Talks in Lima" in base("search", "old", "port").stdout
    assert base("search", "zeppelin").exit_code == 1
    assert len(list(csv.DictReader(io.StringIO(base("search", "dinner", "--csv").stdout)))) == 2


def test_actor_page_and_json(base: Run) -> None:
    page = base("actor", "Omar Haddad").stdout
    assert page.startswith("Omar Haddad  person · Kenya\n2 articles, 2 mentions\n\nWITH\n· Anna Berg: CONSULT 2\n")
    assert "EVENTS\n3 March 2024  CONSULT visit  Anna Berg, Omar Haddad" in page
    assert json.loads(base("actor", "Omar Haddad", "--json").stdout)[0]["offices"] == []
    unknown = base("actor", "Nobody Atall")
    assert unknown.exit_code == 2
    assert "Nobody Atall" in unknown.stderr


def test_promise_22_why_explains_an_event(base: Run) -> None:
    event = json.loads(base("events", "--json").stdout)[0]["id"]
    page = base("why", event[:6]).stdout
    for said in (
        "cue",
        "“met”",
        "0.90 ●●●●●●●●●○",
        "CONSULT visit",
        "Anna Berg (NOR)",
        "“2024-03-03”, explicit, to the day",
        "occurred",
        "toy",
        event,
    ):
        assert said in page
    assert json.loads(base("why", event, "--json").stdout)["reasons"] == ["toy"]
    assert base("why", "zzzz").exit_code == 2


def test_status_counts_and_lists_refusals(base: Run) -> None:
    assert base("add", "nowhere.html").exit_code == 1
    page = base("status").stdout
    assert "articles" in page
    assert "there is no such file" in " ".join(page.split())
    assert json.loads(base("status", "--json").stdout)["articles"] == 3
    assert "articles" in base("status", "--csv").stdout
    assert "nowhere.html" in base("status", "--refused").stdout


@pytest.mark.parametrize("command", ["brief", "timeline"])
def test_reports_in_every_form_verify(base: Run, tmp_path: Path, command: str) -> None:
    for suffix in ("html", "md", "json"):
        file = tmp_path / f"report.{suffix}"
        written = base(command, "-o", str(file))
        assert written.exit_code == 0, written.output
        checked = base("verify", str(file))
        assert (checked.exit_code, checked.stdout.startswith("✓")) == (0, True), checked.output
    assert "Anna Berg" in base(command).stdout
    assert json.loads(base(command, "--jsonl").stdout.splitlines()[0])["sources"]
    assert next(csv.DictReader(io.StringIO(base(command, "--csv").stdout)))["quote"]


def test_promise_2_a_changed_word_fails_verification(base: Run, tmp_path: Path) -> None:
    file = tmp_path / "brief.json"
    base("brief", "-o", str(file))
    file.write_text(file.read_text().replace("met Omar", "hit Omar"))
    found = base("verify", str(file))
    assert found.exit_code == 1
    assert "✗" in found.stdout
    assert json.loads(base("verify", str(file), "--json").stdout)["faults"]


@pytest.mark.parametrize("suffix", ["html", "md", "json"])
def test_verify_of_a_report_without_lines(base: Run, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"empty.{suffix}"
    base("timeline", "--about", "nonsense", "-o", str(file))
    found = base("verify", str(file))
    assert found.exit_code == 1
    assert "has no lines" in found.stdout
    assert "stands" not in found.stdout


def test_verify_of_something_else(base: Run, tmp_path: Path) -> None:
    (tmp_path / "other.md").write_text("# Not ours")
    found = base("verify", str(tmp_path / "other.md"))
    assert found.exit_code == 2
    assert "not a report written by Onrecord" in found.stderr


def test_read_keeps_nothing(run: Run, folder: Path, tmp_path: Path) -> None:
    page = run("read", str(folder / "talks.txt"))
    assert page.exit_code == 0
    assert "CONSULT visit  Anna Berg, Omar Haddad" in page.stdout
    assert not list(tmp_path.glob("*.db"))
    lines = run("read", str(folder), "--json").stdout.splitlines()
    assert len(lines) == 3
    for line in map(json.loads, lines):
        assert list(line) == ["schema_version", "article", "account"]
    assert run("read", str(folder), "--csv").stdout.splitlines()[0].startswith("id,date")
    assert run("read", "nowhere.html").exit_code == 1
    assert run("read", str(folder), "nowhere.html", "--jsonl").exit_code == 3


def test_stages_as_pipes(run: Run, folder: Path) -> None:
    lines = run("ingest", str(folder / "talks.txt")).stdout_bytes
    for stage in ("clean", "read", "resolve"):
        found = run(stage, stdin=lines)
        assert found.exit_code == 0, found.output
        lines = found.stdout_bytes
    assert lines == run("read", str(folder / "talks.txt"), "--jsonl").stdout_bytes


def test_stages_say_what_they_were_given(run: Run) -> None:
    for stage in ("clean", "read", "resolve"):
        found = run(stage, stdin=b'{"no": "record"}\n')
        assert found.exit_code == 2
        assert "line 1 of standard input is not what `onrecord" in found.stderr


def test_ingest_refuses_on_stderr(run: Run, folder: Path) -> None:
    found = run("ingest", "nowhere.html", str(folder))
    assert len(found.stdout.splitlines()) == 3
    assert "nowhere.html: there is no such file" in found.stderr
    assert run("ingest", str(folder / "talks.txt"), "--largest", "0.00001").exit_code == 1


def test_missing_base_says_what_to_do(run: Run) -> None:
    found = run("events", "--base", "missing.db")
    assert found.exit_code == 2
    assert "missing.db: no such base; `onrecord add` makes one" in found.stderr


def test_base_from_the_environment(run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_BASE", str(tmp_path / "other.db"))
    run("add", str(folder))
    assert (tmp_path / "other.db").exists()
    assert run("events").exit_code == 0


@pytest.mark.parametrize(
    "wrong", [("--since", "yesterday"), ("--type", "WAR"), ("--status", "maybe"), ("--between", "Norway"), ("--since", "2024-13")]
)
def test_wrong_usage(base: Run, wrong: tuple[str, ...]) -> None:
    found = base("events", *wrong)
    assert found.exit_code == 2
    assert found.stderr


def test_an_error_raised_on_purpose_is_one_line(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str) -> ToyReader:
        raise ReaderFault(f"no reader {name}")

    monkeypatch.setattr("onrecord.read.reader", broken)
    found = run("add", str(folder), "--reader", "parrot")
    assert (found.exit_code, found.stderr) == (2, "onrecord: no reader parrot\n")


def test_stopped_by_the_keyboard(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "add", stopped)
    found = run("add", str(folder))
    assert found.exit_code == 130
    assert "the same command goes on from there" in found.stderr


class Outlet(SimpleHTTPRequestHandler):
    """Serves a folder, and knows what has not changed (If-Modified-Since)."""

    answers: ClassVar[list[int]] = []

    def log_request(self, code: object = "-", size: object = "-") -> None:
        self.answers.append(int(code))  # type: ignore[call-overload]

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def outlet(folder: Path) -> Iterator[str]:
    Outlet.answers.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Outlet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.network
@pytest.mark.enable_socket
@pytest.mark.allow_hosts(["127.0.0.1"])
def test_an_unchanged_page_is_not_sent_again(run: Run, outlet: str) -> None:
    address = f"{outlet}/talks.txt"
    refused = run("add", address)
    assert (refused.exit_code, "private address 127.0.0.1" in refused.stdout) == (1, True)
    options = ("--allow-private", "--delay", "0")
    assert "1 new article, " in run("add", address, *options).stdout
    again = run("add", address, *options)
    assert (again.exit_code, "0 new articles, 1 known already, 0 refusals" in again.stdout) == (0, True)
    assert Outlet.answers == [404, 200, 404, 304]


def test_forget_says_what_was_removed_and_leaves_the_rest(base: Run, folder: Path) -> None:
    found = base("forget", str(folder / "later.txt"))
    assert found.exit_code == 0
    assert "1 source and 1 article removed" in found.stdout
    assert len(json.loads(base("events", "--json").stdout)) == 1
    assert len(json.loads(base("forget", f"{folder}/", "--json").stdout)["sources"]) == 2
    again = base("forget", str(folder))
    assert again.exit_code == 1
    assert "holds no source named" in again.stderr
    assert json.loads(base("status", "--json").stdout)["sources"] == 0


@pytest.mark.parametrize("command", [("add",), ("read",), ("ingest",)])
def test_largest_holds_wherever_sources_are_taken(run: Run, folder: Path, command: tuple[str, ...]) -> None:
    found = run(*command, str(folder / "talks.txt"), "--largest", "0.00001")
    assert found.exit_code == 1
    assert "MB" in found.output

"""What is printed where: safe cells, quick help, true documentation."""

import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.cli.group import EXIT_CODES
from onrecord.cli.options import day
from onrecord.cli.status import grouped
from onrecord.export.csv_tables import safe

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("cell", ["=1+1", "+49", "-5 degrees", "@SUM(A1)", "\tx", "\rx"])
def test_cells_are_not_run(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize(("cell", "shown"), [("plain", "plain"), ("", ""), (None, ""), (-5, "-5"), (0.5, "0.5"), ("a=b", "a=b")])
def test_other_cells_stay(cell: object, shown: str) -> None:
    assert safe(cell) == shown


@pytest.mark.parametrize(
    ("written", "last", "meant"),
    [
        ("2024", False, date(2024, 1, 1)),
        ("2024", True, date(2024, 12, 31)),
        ("2024-02", False, date(2024, 2, 1)),
        ("2024-02", True, date(2024, 2, 29)),
        ("2024-02-10", True, date(2024, 2, 10)),
    ],
)
def test_days(written: str, last: bool, meant: date) -> None:
    assert day(written, last=last) == meant


@pytest.mark.parametrize("command", [None, *sorted(main.commands)])  # type: ignore[attr-defined]
def test_every_command_explains_itself(command: str | None) -> None:
    found = CliRunner().invoke(main, [command, "--help"] if command else ["--help"])
    assert found.exit_code == 0
    assert f"onrecord {command or 'add'}" in found.output


def test_exit_codes_are_in_the_help() -> None:
    shown = CliRunner().invoke(main, ["--help"]).output
    assert all(f"{code} " in shown and meaning[:30] in shown for code, meaning in EXIT_CODES.items())


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; from onrecord.cli import main; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"rich", "onnxruntime", "numpy", "trafilatura", "httpx", "lxml", "feedparser", "sqlite3", "tokenizers"} & set(loaded)


def test_help_is_quick() -> None:
    """Under 0.3 s on an idle machine; the best of five, with room for a busy one."""

    def once() -> float:
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-m", "onrecord", "--help"], capture_output=True, check=True)
        return time.perf_counter() - begun

    assert min(once() for _ in range(5)) < 0.6


def test_documentation_of_the_command_line_is_true() -> None:
    found = subprocess.run([sys.executable, str(ROOT / "docs" / "build.py"), "--check"], capture_output=True, text=True, check=False)
    assert "command-line.md differs" not in found.stderr
    assert "has no help" not in found.stderr
    assert "shows no example" not in found.stderr


def test_reasons_that_differ_in_particulars_are_one_row() -> None:
    found = grouped(
        [
            ("resolve", "event", "no actor: 'Quota' names no actor", 2),
            ("resolve", "event", "no actor: 'union' names no actor", 1),
            ("resolve", "office", "'allies' beside Norway: not a person", 1),
            ("clean", "article", "failed: KeyError: 'a'", 3),
            ("clean", "article", "failed: ValueError: 'a'", 3),
        ]
    )
    assert found == [
        (3, "clean", "article", "failed: KeyError: 'a'"),
        (3, "clean", "article", "failed: ValueError: 'a'"),
        (3, "resolve", "event", "no actor: … names no actor"),
        (1, "resolve", "office", "'allies' beside Norway: not a person"),
    ]

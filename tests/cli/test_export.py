"""`onrecord export`: bytes on standard output or in a file, what is left out on stderr."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from invented import ToyReader, resolve

from onrecord import pipeline
from onrecord.cli import main
from onrecord.export import FORMATS

TEXT = "Talks in Lima\n\nAnna Berg of Norway met Omar Haddad of Kenya in Lima on 2024-03-03. Anna Berg said the talks were long.\n"


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(pipeline, "resolve", resolve)
    monkeypatch.setattr("onrecord.resolve.resolve", resolve)
    monkeypatch.setattr("onrecord.read.reader", lambda name: ToyReader())
    monkeypatch.delenv("ONRECORD_BASE", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talks.txt").write_text(TEXT)
    file = tmp_path / "talks.db"
    assert CliRunner().invoke(main, ["add", "--base", str(file), "talks.txt"]).exit_code == 0
    return file


def test_a_base_is_written_to_standard_output(base: Path) -> None:
    for given in ([str(base)], ["--base", str(base)]):
        found = CliRunner().invoke(main, ["export", "--to", "plover", *given])
        assert found.exit_code == 0
        assert json.loads(found.stdout)["event"] == ["CONSULT"]


def test_a_file_is_written_and_what_is_left_out_is_counted(base: Path, tmp_path: Path) -> None:
    found = CliRunner().invoke(main, ["export", "--to", "graphml", "--base", str(base), "-o", "n.graphml"])
    assert found.exit_code == 0
    assert not found.stdout
    assert "<graphml" in (tmp_path / "n.graphml").read_text()
    nothing = CliRunner().invoke(main, ["export", "--to", "graphml", "--base", str(base), "--status", "planned"])
    assert nothing.exit_code == 0
    assert "left out" not in nothing.stderr


def test_formats_are_listed_and_all_are_in_the_help() -> None:
    listed = CliRunner().invoke(main, ["export"]).stdout
    helped = CliRunner().invoke(main, ["export", "--help"]).stdout
    for form in FORMATS:
        assert form.name in listed
        assert form.name in helped


def test_an_unknown_format_is_wrong_usage(base: Path) -> None:
    found = CliRunner().invoke(main, ["export", "--to", "xlsx", str(base)])
    assert found.exit_code == 2
    assert "plover" in found.stderr

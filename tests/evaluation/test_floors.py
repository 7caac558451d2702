"""Floors: what falls is noticed, what is absent is said, another file is not compared."""

import json
from pathlib import Path

import pytest

from eval import floors
from eval.floors import Check, below, hold, pick

CHECK = Check("words", "data.conllu", ("words_f1",))
ROWS = [("1", "Anna", "Anna", "PROPN"), ("2", "left", "leave", "VERB"), ("3", ".", ".", "PUNCT")]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    rows = [f"{n}\t{form}\t{lemma}\t{pos}\t_\t_\t0\tdep\t_\tSpaceAfter=No" for n, form, lemma, pos in ROWS]
    rows[0] = rows[0].replace("SpaceAfter=No", "_")
    path = tmp_path / "data.conllu"
    path.write_text("# newpar\n# text = Anna left.\n" + "\n".join(rows) + "\n\n", encoding="utf-8")
    return path


def test_a_figure_below_its_floor_is_noticed():
    assert below({"a": 0.9, "b": 0.5}, {"a": 0.91, "b": 0.501}) == {"a": 0.91}


def test_dots_lead_into_objects():
    assert pick({"exact": {"cue": 0.5}}, ("exact.cue",)) == {"exact.cue": 0.5}


def test_absent_data_is_said(tmp_path: Path):
    (line,) = hold(CHECK, tmp_path / "nowhere", {}, pin=False)
    assert line.startswith("skipped words")


def test_pinning_keeps_figure_and_hash_and_refuses_to_lower(data: Path):
    held: dict = {}
    (line,) = hold(CHECK, data, held, pin=True)
    assert line.startswith("held")
    assert held["words"]["data.conllu"]["figures"] == {"words_f1": 1.0}
    assert held["words"]["data.conllu"]["sha256"] == floors.hash_of(data)
    held["words"]["data.conllu"]["figures"]["words_f1"] = 1.5
    (line,) = hold(CHECK, data, held, pin=True)
    assert line.startswith("FELL")
    assert held["words"]["data.conllu"]["figures"]["words_f1"] == 1.5


def test_another_file_is_not_compared(data: Path):
    (line,) = hold(CHECK, data, {"words": {"data.conllu": {"sha256": "other", "figures": {}}}}, pin=False)
    assert line.startswith("FELL")


def test_the_table_of_floors_names_checks_that_exist():
    if not floors.FLOORS.exists():
        pytest.skip("no floors are pinned yet")
    known = {(check.program, check.data) for check in floors.CHECKS}
    pinned = json.loads(floors.FLOORS.read_text(encoding="utf-8"))
    assert {(program, data) for program, entries in pinned.items() for data in entries} <= known

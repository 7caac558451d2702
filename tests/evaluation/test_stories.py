"""The measures of `eval.stories`, and the program on a folder written here."""

import json
from pathlib import Path

import pytest

pytest.importorskip("sklearn")

from eval.stories import evaluate, measured


def test_measures_of_a_perfect_and_of_two_bad_groupings() -> None:
    gold = ["1", "1", "2", "2"]
    assert measured(gold, ["x", "x", "y", "y"]) == {"ari": 1.0, "b3_f1": 1.0, "pairwise_f1": 1.0}
    joined = measured(gold, ["x"] * 4)
    assert (joined["ari"], round(joined["b3_f1"], 3), round(joined["pairwise_f1"], 3)) == (0.0, 0.667, 0.5)
    assert measured(gold, ["w", "x", "y", "z"])["pairwise_f1"] == 0.0


def test_a_folder_of_articles(tmp_path: Path) -> None:
    told = {
        "a": ("Ferry sinks off Sandvik", "The ferry Aurora sank off Sandvik and passengers were saved.", 1),
        "b": ("Aurora sinks", "Passengers of the ferry Aurora were saved off Sandvik.", 1),
        "c": ("Quota passed", "Lawmakers in Oslo voted for the fishing quota.", 2),
    }
    for name, (title, text, event) in told.items():
        record = {"title": title, "text": text, "date_publish": "2024-03-03T00:00:00", "newsCluster": {"EventId": event}}
        (tmp_path / f"{name}.json").write_text(json.dumps(record))
    figures = evaluate(tmp_path)
    assert (figures["articles"], figures["events"], figures["b3_f1"]) == (3, 2, 1.0)
    assert "single_pass_ari" in figures

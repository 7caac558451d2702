"""Public test sentences with their expressions (shared data): how many are found; and the evaluation program on lines of our own."""

import json
import subprocess
import sys
from pathlib import Path

from onrecord.times import find

ROOT = Path(__file__).resolve().parents[2]


def test_public_sentences_are_recognized(shared):
    total = hit = 0
    for line in (shared / "data" / "time" / "recognizers_english.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold = [(r["start"], r["start"] + len(r["text"])) for r in row["results"] if "start" in r]
        spans = [e.span for e in find(row["text"])]
        total += len(gold)
        hit += sum(any(s.start < end and start < s.end for s in spans) for start, end in gold)
    assert hit / total > 0.84  # the rest is spoken style (noonish, 3h, Mon) that news does not write


def test_evaluation_scores_as_tempeval_does(tmp_path):
    rows = [
        {
            "doc": "a",
            "dct": "2013-03-22",
            "text": "They met on Tuesday, for two days, in early May.",
            "timexes": [
                {"start": 12, "end": 19, "text": "Tuesday", "type": "DATE", "value": "2013-03-19"},
                {"start": 25, "end": 33, "text": "two days", "type": "DURATION", "value": "P2D"},
                {"start": 44, "end": 47, "text": "May", "type": "DATE", "value": "2013-05"},
                {"start": 0, "end": 4, "text": "They", "type": "DATE", "value": "PRESENT_REF"},
            ],
        }
    ]
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    command = [sys.executable, "-m", "eval.times", "--data", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout.splitlines()[-1])
    # Three found, four gold: two extents the same, one overlapping; of the values "early May" points to the past year.
    assert (figures["strict_f1"], figures["relaxed_f1"], figures["value_f1"]) == (0.5714, 0.8571, 0.5714)


def test_evaluation_reads_timeml(tmp_path):
    (tmp_path / "a.tml").write_text(
        "<?xml version='1.0'?><TimeML><DCT><TIMEX3 tid='t0' type='DATE' value='2013-03-22' functionInDocument='CREATION_TIME'>March 22"
        "</TIMEX3></DCT><TEXT>They <EVENT eid='e1'>met</EVENT> on <TIMEX3 tid='t1' type='DATE' value='2013-03-19'>Tuesday</TIMEX3> &amp; "
        "<TIMEX3 tid='t2' type='TIME' value='2013-03-21TNI'>last night</TIMEX3>.</TEXT></TimeML>",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "eval.times", "--data", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout.splitlines()[-1])
    assert [figures[key] for key in ("strict_f1", "relaxed_f1", "value_f1", "type_f1", "gold")] == [1.0, 1.0, 1.0, 1.0, 2]

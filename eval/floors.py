"""Holds every figure to its floor: `python -m eval.floors --data ../shared/data [--all] [--pin] [NAME …]`.

`floors.json` keeps, for each program and data file, the file's SHA-256 and the figures that must not fall. `--pin` writes
figures that have risen; a lower one is refused unless its entry in the file is edited by hand, with a reason.
"""

import argparse
import hashlib
import importlib.util
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from eval.gold import rounded

FLOORS = Path(__file__).with_name("floors.json")
# Figures repeat exactly on one machine; other processors round the int8 model's sums a little differently.
SLACK = 0.003


@dataclass(frozen=True, slots=True)
class Check:
    """A program, its data, the figures held (dots lead into objects), and whether it is slow.

    Data lies below the folder given on the command line, our own gold in this folder.
    """

    program: str
    data: str
    figures: tuple[str, ...]
    slow: bool = False


CHECKS = (
    Check("syntax", "syntax/en_ewt-ud-dev.conllu", ("upos", "uas", "las")),
    Check("syntax", "syntax/en_ewt-ud-test.conllu", ("upos", "uas", "las"), slow=True),
    Check("syntax", "syntax/en_gum-ud-dev.conllu", ("upos", "uas", "las"), slow=True),
    Check("words", "syntax/en_ewt-ud-dev.conllu", ("words_f1", "sentences_f1", "verb_lemmas")),
    Check("words", "syntax/en_gum-ud-dev.conllu", ("words_f1", "sentences_f1", "verb_lemmas")),
    Check("names", "names/worldwide_dev.jsonl", ("precision", "recall", "f1")),
    Check("names", "names/uner_ewt_dev.iob2", ("f1",), slow=True),
    Check("attribution", "attribution/polnear_dev.jsonl", ("exact.source", "exact.cue", "exact.content", "whole_f1")),
    Check("factuality", "factuality/factuality_dev.jsonl", ("pearson",), slow=True),
    Check("times", "time/gum_dev.jsonl", ("relaxed_f1", "date_accuracy")),
    Check("times", "time/wikiwars_train.jsonl", ("strict_f1", "relaxed_f1", "value_f1"), slow=True),
    Check("times", "names/worldwide_dev.jsonl", ("strict_f1", "relaxed_f1", "value_f1")),
    Check("offices", "eval/offices.jsonl", ("f1", "status_accuracy")),
    Check("offices", "names/worldwide_dev.jsonl", ("f1", "status_accuracy"), slow=True),
    Check("coreference", "names/gum_entities/dev.jsonl", ("conll", "own_conll", "pronouns"), slow=True),
    Check("places", "names/worldwide_dev.jsonl", ("country_accuracy", "coverage"), slow=True),
    Check("events", "events/plover_gsr_not_in_plv_test.jsonl", ("type_f1", "type_actors_f1")),
    Check("articles", "names/worldwide_dev.jsonl", ("event_recall", "event_precision", "office_f1"), slow=True),
    Check("quantities", "names/worldwide_dev.jsonl", ("f1", "bounds_accuracy", "unit_accuracy"), slow=True),
    Check("quoted", "names/worldwide_dev.jsonl", ("span_f1", "speaker_accuracy"), slow=True),
    Check("quotes", "attribution/polnear_dev.jsonl", ("span_f1", "speaker_accuracy"), slow=True),
    Check("pages", "stories/pages", ("body_f1", "first_paragraph", "title", "date"), slow=True),
    Check("stories", "stories/clusters/news_cluster", ("ari", "b3_f1"), slow=True),
    Check("events_across", "stories/coreference/ecbplus", ("conll_gold_mentions",), slow=True),
    Check("families", "stories/duplicates", ("precision", "recall", "ari"), slow=True),
)


def main() -> int:
    """0 if every figure holds, 1 if one has fallen or a data file is not the one the floor was set on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--all", action="store_true", help="slow programs too")
    parser.add_argument("--pin", action="store_true", help="write figures that have risen as the new floors")
    parser.add_argument("names", nargs="*", help="only these programs")
    options = parser.parse_args()
    floors: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    faults = 0
    for check in CHECKS:
        if (options.names and check.program not in options.names) or (check.slow and not (options.all or options.names)):
            continue
        folder = FLOORS.parents[1] if check.data.startswith("eval/") else options.data
        for line in hold(check, folder / check.data, floors, pin=options.pin):
            print(line)
            faults += line.startswith("FELL")
    if options.pin:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 1 if faults else 0


def hold(check: Check, path: Path, floors: dict[str, Any], *, pin: bool) -> Iterator[str]:
    """One line saying how a check came out; with `pin` the floors are raised."""
    name = f"{check.program} {check.data}"
    if not path.exists():
        yield f"skipped {name}: {path} is absent"
        return
    if importlib.util.find_spec(f"eval.{check.program}") is None:
        yield f"skipped {name}: eval/{check.program}.py is absent"
        return
    entry = floors.get(check.program, {}).get(check.data, {})
    digest = hash_of(path)
    if entry and entry["sha256"] != digest and not pin:
        yield f"FELL {name}: the data has sha256 {digest}, the floor was set on {entry['sha256']}"
        return
    began = perf_counter()
    figures = pick(rounded(importlib.import_module(f"eval.{check.program}").evaluate(path)), check.figures)
    fallen = below(figures, entry.get("figures", {}))
    took = f"{perf_counter() - began:.0f} s"
    if fallen:
        yield f"FELL {name} ({took}): " + ", ".join(f"{key} {figures[key]} < {floor}" for key, floor in fallen.items())
        return
    yield f"held {name} ({took}): " + ", ".join(f"{key} {value}" for key, value in figures.items())
    if pin:
        risen = {key: max(value, entry.get("figures", {}).get(key, value)) for key, value in figures.items()}
        floors.setdefault(check.program, {})[check.data] = entry | {"sha256": digest, "figures": risen}


def pick(figures: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, float]:
    """The figures named, dots leading into objects."""
    found: dict[str, float] = {}
    for name in names:
        value: Any = figures
        for part in name.split("."):
            value = value[part]
        found[name] = float(value)
    return found


def below(figures: Mapping[str, float], floors: Mapping[str, float]) -> dict[str, float]:
    """Floors a figure has fallen below, by more than machines differ."""
    return {key: floor for key, floor in floors.items() if key in figures and figures[key] < floor - SLACK}


def hash_of(path: Path) -> str:
    """SHA-256 of a file, or of a folder's files with their names, in order."""
    digest = hashlib.sha256()
    for file in [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file()):
        digest.update(str(file.relative_to(path)).encode() if file != path else b"")
        digest.update(file.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main())

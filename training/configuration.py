"""The settings of one training run, read from a TOML file that must name each of them."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Configuration:
    seed: int
    steps: int
    words: int
    max_pieces: int
    group_share: dict[str, float]
    shape_noise: float
    word_dropout: float
    swap_share: float
    name_smoothing: float
    dropout: float
    encoder_dropout: float
    encoder_rate: float
    head_rate: float
    layer_decay: float
    weight_decay: float
    warmup: float
    clip: float
    average: float
    checkpoint_seconds: int
    arc_width: int
    label_width: int
    mix: dict[str, float]
    loss: dict[str, float]


def load_configuration(path: Path) -> Configuration:
    """Read `path`; an unknown or a missing setting is an error, so that a file always says the whole run."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    known = {field.name for field in fields(Configuration)}
    if table.keys() != known:
        wrong = sorted(table.keys() ^ known)
        raise SystemExit(f"{path}: settings missing or not known: {', '.join(wrong)}")
    return Configuration(**table)

"""CAMEO codes and quad classes derived from PLOVER types (`resolve/data/cameo.toml`)."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.types import EventType


@cache
def _data() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((files("onrecord.resolve") / "data" / "cameo.toml").read_text(encoding="utf-8"))


def cameo(kind: EventType, mode: str | None, contexts: Sequence[str]) -> str:
    """The most telling code: by mode, else by the first context that has one, else the type's own."""
    codes = _data()["codes"]
    keys = [f"{kind}:{mode}", *(f"{kind}+{c}" for c in contexts), kind]
    return str(next(codes[k] for k in keys if k in codes))


def quad(kind: EventType) -> int:
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    return int(_data()["quads"][kind])

"""Read the data files beside this module, each once and only when first asked for."""

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> Any:  # noqa: ANN401 - each file has its own shape, checked where it is used
    """The parsed JSON of `names/data/NAME.json`."""
    return json.loads(files("onrecord.names").joinpath("data", f"{name}.json").read_text(encoding="utf-8"))

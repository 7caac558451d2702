"""Words that decide which date an event takes (data/dates.toml)."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def words() -> Mapping[str, frozenset[str]]:
    """Lists by name."""
    data = tomllib.loads((files("onrecord.resolve") / "data" / "dates.toml").read_text(encoding="utf-8"))
    return {name: frozenset(listed) for name, listed in data.items()}

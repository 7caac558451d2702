"""Country codes as other formats want them."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _alpha2() -> Mapping[str, str]:
    found: dict[str, str] = json.loads((files("onrecord.export") / "data" / "alpha2.json").read_text(encoding="utf-8"))
    return found


def alpha2(country: str | None) -> str | None:
    """ISO 3166 alpha-2 for alpha-3; nothing for what has none."""
    return _alpha2().get(country) if country else None

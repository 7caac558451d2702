"""Pieces of normal forms that several rule files share."""

import re

from onrecord.times.rules import Build, Hit, quantity

CODES = {
    "second": "T#S",
    "minute": "T#M",
    "hour": "T#H",
    "day": "#D",
    "week": "#W",
    "fortnight": "#W",
    "month": "#M",
    "quarter": "#Q",
    "semester": "#Y",
    "year": "#Y",
    "decade": "#DE",
    "century": "#CE",
    "millennium": "#ML",
    "weekend": "#WE",
}
_FRACTION = re.compile(r"(\d+) (\d)/([1-9])")
_MODS = frozenset({"early", "mid", "late", "start", "end", "approx", "less", "more"})
_NARRATIVE = frozenset({"that", "those", "same", "following", "ensuing", "previous", "preceding", "succeeding", "subsequent"})


def mod(hit: Hit) -> str:
    """The suffix for early, mid, late, start, end, approx, less, more."""
    if hit.text("q") in ("earlier", "later"):
        return f" {hit.text('q')}{' the' if hit.text('r') == 'the' else ''}"
    found = next((f" {value}" for value in hit.values("q") if value in _MODS), "")
    return f"{found} the" if hit.text("q").endswith(" the") or hit.text("r") == "the" else found


def year_of(hit: Hit) -> str:
    """Four digits, XX and two digits, or XXXX."""
    if hit.has("y"):
        return f"{hit.number('y'):04d}"
    return f"XX{hit.number('s'):02d}" if hit.has("s") else "XXXX"


def part_of(hit: Hit) -> str:
    """TMO for a morning …; empty without a part of the day."""
    return f"T{hit.word('p')}" if hit.has("p") else ""


def step(hit: Hit) -> int:
    """Back, here or ahead: -1 for last (and this past), 0 for this, 1 for next."""
    steps = [value for value in hit.values("r") if isinstance(value, int)]
    return next((value for value in steps if value), 0)


def shift(hit: Hit, group: str = "u") -> str:
    """last year → year-1, that year → ctx.year+0, the following week → ctx.week+1; groups r and that of the unit.

    A bare "the" counts as this, in a history as that.
    """
    words, unit = hit.text("r").split(), hit.word(group)
    narrative = words[:2] == ["the", "next"] or any(word in _NARRATIVE for word in words) or (words == ["this"] and unit == "day")
    return f"{'ctx.' if narrative else ''}{unit}{step(hit):+d}"


def within(build: Build) -> Build:
    """A part of the period that the same phrase points to: August of that year, the first quarter of last year."""

    def inner(hit: Hit) -> str | None:
        value = build(hit)
        return f"{shift(hit)}/{value}" if isinstance(value, str) else None

    return inner


def amount(hit: Hit) -> float | None:
    """The number in group n; None if it is vague (several, a few)."""
    values = hit.values("n")
    if fraction := _FRACTION.fullmatch(hit.text("n")):
        return int(fraction[1]) + int(fraction[2]) / int(fraction[3])
    return None if "X" in values else quantity(values) or 1.0

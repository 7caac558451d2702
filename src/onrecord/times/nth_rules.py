"""Rules for a numbered part of a period: the last week of August, the first nine months of 2023, the second Sunday in May."""

from onrecord.times.parts import shift, year_of
from onrecord.times.rules import Build, Hit, Rule, plain, quantity, rule
from onrecord.types import TimeKind


def number(hit: Hit) -> str:
    """#1 for the first, #-1 for the last."""
    return f"#{hit.number('o')}" + (f"*{plain(quantity(hit.values('n')) or 1)}" if hit.has("n") else "")


def of(outer: Build) -> Build:
    """The numbered unit or weekday of a period."""

    def inner(hit: Hit) -> str | None:
        if hit.word("u") == "quarter":
            return None
        part = f"WXX-{hit.number('w')}" if hit.has("w") else hit.word("u")
        return f"{outer(hit)}/{part}{number(hit)}"

    return inner


def month(hit: Hit) -> str:
    """of August, of August 1950."""
    return f"{year_of(hit)}-{hit.number('m'):02d}"


def year(hit: Hit) -> str:
    """of 2023."""
    return year_of(hit)


def period(hit: Hit) -> str:
    """of the year, of last month."""
    return f"ctx.{hit.word('v')}+0" if hit.text("r") == "the" else shift(hit, "v")


_NTH = "the? ( ord|ordw|last:o ) ( unit|units:u | weekday:w ) of|in"
_SEVERAL = "the? ( ord|ordw|last:o ) (n: $NUM ) units:u of|in"
_PERIODS = (
    ("(m: $MONTH ) ( comma? of? year:y )?", month),
    ("( the unit )? year:y", year),
    ("(r: the ( last|next|current|same|following|prev )? | this|last|next|that ) unit:v", period),
)

_PARTS: tuple[tuple[TimeKind, str], ...] = (("date", _NTH), ("duration", _SEVERAL))

RULES: tuple[Rule, ...] = tuple(rule(kind, f"{part} {whole}", of(build), 1) for kind, part in _PARTS for whole, build in _PERIODS)

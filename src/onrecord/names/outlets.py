"""News outlets and agencies: what a name or an address stands for, and where a text names one.

The table is this project's own compilation (see `data/README.md`). What it does not hold is unknown: functions return
nothing rather than a guess.
"""

import re
from functools import cache
from importlib.resources import files
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from onrecord.text import fold
from onrecord.types import Record, Span

Kind = Literal["agency", "newspaper", "broadcaster", "magazine", "site", "think tank", "aggregator", "ministry"]

_WORD = re.compile(r"[^\W_]+(?:[.&'’-][^\W_]+)*")
# Second-level suffixes under which names are registered: example.co.uk, example.com.au.
_SUFFIX = re.compile(r"(?:^|\.)([^.]+\.(?:(?:co|com|org|net|gov|gob|gouv|ac|edu|or|ne|go|info|press|in)\.[a-z]{2}|[a-z0-9-]{2,}))$")


class Outlet(Record, frozen=True, kw_only=True):
    """One row. `country` is ISO 3166 alpha-3 of its seat; `state`: run or owned by a state, null where it is disputed or unknown.

    `aliases` are names that mean it in running text; `labels` only where an outlet is expected (a byline, a credit line).
    """

    name: str
    kind: Kind
    country: str | None
    state: bool | None
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


class Owner(Record, frozen=True, kw_only=True):
    """Who owns several outlets; `source` says where that can be checked."""

    name: str
    source: str
    outlets: tuple[str, ...]


class _Owners(Record, frozen=True):
    about: str
    owners: tuple[Owner, ...]


class _Table(Record, frozen=True):
    about: str
    outlets: tuple[Outlet, ...]


@cache
def table() -> tuple[Outlet, ...]:
    """All outlets, in the order of the data file."""
    return msgspec.json.decode(files("onrecord.names").joinpath("data/outlets.json").read_bytes(), type=_Table).outlets


@cache
def owners() -> tuple[Owner, ...]:
    """Owners of more than one outlet, in the order of the data file."""
    return msgspec.json.decode(files("onrecord.names").joinpath("data/owners.json").read_bytes(), type=_Owners).owners


def owner(name: str) -> Owner | None:
    """Who owns the outlet of this name beside others; None if it is its own or that is not known."""
    known = by_name(name)
    return _owned().get(known.name) if known else None


@cache
def _owned() -> dict[str, Owner]:
    return {name: found for found in owners() for name in found.outlets}


def domain(url: str) -> str:
    """The registrable name of an address: `news.example.co.uk/x` → `example.co.uk`; empty if there is none."""
    host = _host(url)
    found = _SUFFIX.search(host)
    return found[1] if found and not host.replace(".", "").isdigit() else ""


def _host(url: str) -> str:
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").rstrip(".").lower()
    except ValueError:
        return ""


def by_domain(url: str) -> Outlet | None:
    """The outlet an address belongs to: the longest known part of its host, so `arabic.example.com` may differ from `example.com`."""
    labels = _host(url).split(".")
    return next((found for i in range(len(labels)) for found in [_domains().get(".".join(labels[i:]))] if found), None)


def by_name(text: str) -> Outlet | None:
    """The outlet that a whole string names, case and accents aside: `the associated press` → The Associated Press.

    Two letters have to be capitals, as the outlet writes them: "Dr." is no broadcaster.
    """
    found = _names().get(key := _key(text))
    if found is None and "-" in key and " " not in key:
        found = _compact().get(key.replace("-", ""))  # "usa-today": how records and addresses write it
    return None if len(key) == 2 and not text.strip(" .").isupper() else found


def find(text: str) -> list[tuple[Span, Outlet]]:
    """Outlets named in running text, longest names first, as written there; ambiguous short names are not looked for."""
    found: list[tuple[Span, Outlet]] = []
    end = 0
    for word in _WORD.finditer(text):
        hit = _longest(text, word.start(), word.group()) if word.start() >= end else None
        if hit:
            end = word.start() + len(hit[0])
            found.append((Span(word.start(), end), hit[1]))
    return found


def _longest(text: str, start: int, first: str) -> tuple[str, Outlet] | None:
    for name, outlet in _starts().get(first, ()):
        after = text[start + len(name) : start + len(name) + 1]
        if text.startswith(name, start) and not after.isalnum():
            return name, outlet
    return None


def _key(text: str) -> str:
    return fold(text).strip(" .,").removeprefix("the ")


@cache
def _domains() -> dict[str, Outlet]:
    return {name: outlet for outlet in table() for name in outlet.domains}


@cache
def _names() -> dict[str, Outlet]:
    named: dict[str, Outlet] = {}
    for outlet in table():
        for name in (outlet.name, *outlet.aliases, *outlet.labels, *outlet.domains):
            named.setdefault(_key(name), outlet)
    return named


@cache
def _compact() -> dict[str, Outlet]:
    """Names of two words and more as one word."""
    return {key.replace(" ", "").replace("-", ""): outlet for key, outlet in sorted(_names().items()) if "." not in key}


@cache
def _starts() -> dict[str, list[tuple[str, Outlet]]]:
    """First word → names beginning with it, longest first."""
    found: dict[str, list[tuple[str, Outlet]]] = {}
    for outlet in table():
        for name in dict.fromkeys((outlet.name, *outlet.aliases)):
            if name in outlet.labels:
                continue
            first = _WORD.match(name)
            if first:
                found.setdefault(first.group(), []).append((name, outlet))
    return {word: sorted(names, key=lambda pair: -len(pair[0])) for word, names in found.items()}

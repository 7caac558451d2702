"""Folders, down to the last file, in the order of names."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from onrecord.ingest.files import file
from onrecord.ingest.found import Found, refusal
from onrecord.ingest.kinds import SUFFIXES, suffix_of
from onrecord.ingest.means import Means
from onrecord.types import Refusal


def folder(top: Path, means: Means) -> Iterator[Found]:
    """Every file of a known kind; the others are counted by suffix in one refusal each, fields not read likewise."""
    unknown: Counter[str] = Counter()
    unread: Counter[str] = Counter()
    for entry in _walk(top):
        if not isinstance(entry, Path):
            yield entry
        elif (suffix := suffix_of(entry.name)) in SUFFIXES:
            for found in file(entry, means):
                if isinstance(found, Refusal) and found.what == "fields":
                    unread[found.reason] += 1
                else:
                    yield found
        else:
            unknown[suffix] += 1
    for reason, count in sorted(unread.items()):
        yield refusal("fields", str(top), f"{reason} (in {count} {'file' if count == 1 else 'files'})")
    for suffix, count in sorted(unknown.items()):
        yield refusal("files", str(top), f"{count} with {f'the unknown suffix {suffix}' if suffix else 'no suffix'} passed over")


def _walk(top: Path) -> Iterator[Path | Found]:
    """Files below a folder, sorted by name at each level; hidden names are left out, a folder that holds itself is refused."""
    waiting: list[tuple[Path, frozenset[str]]] = [(top, frozenset())]
    while waiting:
        path, above = waiting.pop()
        if not path.is_dir():
            yield path
            continue
        place = os.path.realpath(path)
        if place in above:
            yield refusal("folder", str(path), "is a link to a folder it lies in; not entered again")
            continue
        try:
            names = sorted((name for name in os.listdir(path) if not name.startswith(".")), reverse=True)
        except OSError as error:
            yield refusal("folder", str(path), f"cannot be opened ({error.strerror})")
            continue
        waiting.extend((path / name, above | {place}) for name in names)

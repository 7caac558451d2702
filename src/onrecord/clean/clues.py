"""Publication dates given outside the text, as clues that say who gave them."""

from collections.abc import Iterator

from onrecord.clean.calendar import read_address, read_stamp
from onrecord.clean.draft import Clue


def stamp_clues(note: str, stamp: str) -> Iterator[Clue]:
    """The date of a metadata value, or nothing if it holds none."""
    written = read_stamp(stamp)
    if written:
        yield Clue(start=written.first, end=written.last, precision=written.precision, note=f"{note}: {stamp}")


def address_clues(*addresses: str | None) -> Iterator[Clue]:
    """The dates inside addresses."""
    for address in filter(None, addresses):
        written = read_address(address)
        if written:
            note = f"address: {address[written.start : written.end]}"
            yield Clue(start=written.first, end=written.last, precision=written.precision, note=note)

"""Things that bear names: vessels, aircraft, weapons and documents, told by the noun beside the name."""

from functools import cache
from typing import Literal

from onrecord.names.knowledge import table

Kind = Literal["carriers", "prefixes", "weapons", "documents", "benchmarks"]


@cache
def _nouns(kind: Kind) -> frozenset[str]:
    return frozenset(table("things")[kind])


def carrier(word: str) -> bool:
    """Whether a noun is one for what carries people or goods and has a name of its own: "trawler", "frigate", "aircraft"."""
    return word.casefold() in _nouns("carriers")


def prefix(word: str) -> bool:
    """Whether a word opens a ship's name: "HMS", "MV"."""
    return word in _nouns("prefixes")


def weapon(lemma: str) -> bool:
    """Whether a name before this noun is a weapon's: "Shahed drones"."""
    return lemma.casefold() in _nouns("weapons")


def document(word: str) -> bool:
    """Whether a name that ends in this noun, or has it before "of", is a document's: "Treaty of Lisbon"."""
    return word.casefold() in _nouns("documents")


def benchmark(name: str) -> bool:
    """Whether a name alone is a kind of oil by which prices are quoted: "Brent"."""
    return name in _nouns("benchmarks")

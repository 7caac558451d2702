"""Names of organizations joined: the same, a well-known other one, an acronym, the name without its type or its country."""

from collections.abc import Iterator

from onrecord.names import countries, organizations, persons
from onrecord.resolve.mentions.found import Found

Answer = tuple[int | None, str]
Key = tuple[str, str]
REASONS = {
    "same": "same name:",
    "known": "another name of",
    "acronym": "acronym of",
    "start": "without its type:",
    "rest": "without its country:",
}


def plain(name: str) -> str:
    """How names of organizations are compared."""
    return persons.fold(name.removeprefix("the ").removeprefix("The "))


def joined(numbers: list[int], found: list[Found]) -> dict[int, Answer]:
    """The leader of each name, longest names first. One lookup a sieve: linear in the names."""
    known: dict[Key, list[int]] = {}
    leaders: dict[int, Answer] = {}
    for number in numbers:
        leaders[number] = _leader(number, found, known)
        if leaders[number][0] == number:
            for key in _answers_to(found[number].name):
                known.setdefault(key, []).append(number)
    return leaders


def _leader(number: int, found: list[Found], known: dict[Key, list[int]]) -> Answer:
    for key in _asked(found[number].name):
        fitting = known.get(key, [])
        if len(fitting) == 1 or (fitting and key[0] == "same"):
            return fitting[0], f"{REASONS[key[0]]} {found[fitting[0]].name}"
    return number, found[number].reason


def _asked(name: str) -> Iterator[Key]:
    """What a name may be, in the order of trust."""
    yield "same", plain(name)
    listed = organizations.known(name)
    if listed is not None:
        yield "known", listed.name
    letters = name.replace(".", "")
    if letters.isupper() and 2 <= len(letters) <= 7:
        yield "acronym", letters
    yield "start", plain(name)
    yield "rest", plain(name)


def _answers_to(name: str) -> Iterator[Key]:
    """What a full name may be called for short, each once."""
    yield "same", plain(name)
    listed = organizations.known(name)
    if listed is not None:
        yield "known", listed.name
    if " " in name:
        yield "acronym", organizations.acronym(name)
    yield from sorted({("start", short) for short in _starts(plain(name).split())})
    words = name.split()
    rests = {plain(" ".join(words[n:])) for n in (1, 2, 3) if countries.related(" ".join(words[:n]))}
    yield from sorted(("rest", rest) for rest in rests if " " in rest)


def _starts(words: list[str]) -> Iterator[str]:
    """The name without words that only add its type; two words and more stand for the whole anyway."""
    for size in range(1, len(words)):
        if size > 1 or all(map(organizations.generic, words[size:])):
            yield " ".join(words[:size])

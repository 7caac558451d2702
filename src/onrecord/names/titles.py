"""Titles: which nouns head one, what role they stand for, which words before a name are ranks, honorifics or status."""

from functools import cache
from typing import Literal, cast

from onrecord.names.knowledge import table
from onrecord.types import OfficeStatus, Record

Gender = Literal["m", "f"]

# "7 pm" is no prime minister, "Das" no prosecutor.
ACRONYMS = frozenset(
    {
        "pm", "mp", "mep", "mk", "mla", "mlc", "mpp", "mca", "mec", "msp", "da", "fm", "oc", "sho", "ssp", "dgp", "igp", "lg",
        "ceo", "cfo", "coo", "cto", "cpo", "cmo", "cro", "chro", "ciso",
    }
)  # fmt: skip
DEPUTIES = frozenset({"deputy", "vice", "assistant"})


class Head(Record, frozen=True):
    """A noun that heads a title: its usual role, its CAMEO sector, and whether it is a post or only an occupation."""

    role: str
    sector: str
    post: bool


def plain(word: str) -> str:
    """A title's word as the table spells it."""
    return word.replace("’", "'").strip("\"'“”‘").casefold()


@cache
def _heads() -> dict[str, Head]:
    return {word: Head(role, sector, bool(post)) for word, (role, sector, post) in table("titles")["heads"].items()}


@cache
def _set(*path: str) -> frozenset[str]:
    found = table("titles")
    for step in path:
        found = found[step]
    return frozenset(found)


@cache
def _roles() -> tuple[tuple[str, str, frozenset[str]], ...]:
    rows = table("titles")["roles"]
    return tuple((role, sector, frozenset(words.split())) for role, sector, choices in rows for words in choices)


def head(word: str) -> Head | None:
    """What a title's head noun stands for; plurals ("ministers") count as their singular."""
    bare = plain(word).removeprefix("ex-")
    return None if _singular(bare) in ACRONYMS and not word[:2].isupper() else _head(bare)


def _head(bare: str) -> Head | None:
    heads = _heads()
    return heads.get(bare) or heads.get(_singular(bare)) or heads.get(table("titles")["abbreviations"].get(bare, ""))


def plural(word: str) -> bool:
    """Whether a title's head speaks of several: "ministers", "spokesmen"."""
    bare = plain(word)
    return bare not in _heads() and _singular(bare) in _heads()


def singular(word: str) -> str:
    """A title's head in the singular: "spokesmen" → spokesman."""
    return _singular(plain(word)) if plural(word) else plain(word)


def words_of(title: str) -> frozenset[str]:
    """The words two titles are compared by: singular, in the table's spelling."""
    return frozenset(map(_singular, tokens(title)))


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-3] + "man" if word.endswith("men") else word[:-1] if word.endswith("s") else word


def tokens(title: str) -> list[str]:
    """A title's words in the table's spelling, hyphens opened: "Vice-President" → vice, president."""
    spelled = table("titles")["abbreviations"]
    words = [plain(w) for w in title.replace("-", " ").replace("’s", "").replace("'s", "").split()]
    return [part for word in words for part in str(spelled.get(word, word)).split()]


def role_of(title: str, organization: str = "") -> tuple[str | None, str | None]:
    """The taxonomy's role and the CAMEO sector of a title, read together with its organization; None where it has none.

    The first row all of whose words occur wins, so the table lists the more specific roles first; words joined by "_" must
    stand side by side. Without a row, the last head of the title itself decides.
    """
    own = tokens(title)
    present = [*own, *tokens(organization)]
    words = {*present, *map(_singular, present)}
    text = f" {' '.join(present)} "
    for role, sector, needed in _roles():
        if all(f" {n.replace('_', ' ')} " in text if "_" in n else n in words for n in needed):
            return role, sector or None
    return _by_head(own)


def _by_head(own: list[str]) -> tuple[str | None, str | None]:
    found = next((h for h in map(_head, reversed(own)) if h), None)
    if found is None:
        return None, None
    second = not DEPUTIES.isdisjoint(own) and own[-1] not in DEPUTIES and found.role
    return ("deputy_" if second else "") + found.role or None, found.sector or None


def status(word: str) -> OfficeStatus | Literal["then"] | None:
    """What a word before a title says of its time: "former", "acting", "late", "then"."""
    bare = plain(word)
    for name in table("titles")["status"]:
        if bare in _set("status", name):
            return cast("OfficeStatus", name)
    return None


def rank(word: str) -> bool:
    """Whether a word is a military or police rank, or part of one ("Maj." of "Maj. Gen.")."""
    return any(plain(word) in _set("ranks", kind) for kind in ("MIL", "COP"))


def military(word: str) -> bool:
    """Whether a rank is an armed force's."""
    return plain(word) in _set("ranks", "MIL")


def honorific(word: str) -> bool:
    """Whether a word is a form of address and no post: "Mr", "Dr.", "Ayatollah", "Sheikh"."""
    return any(plain(word) in _set("honorifics", kind) for kind in ("m", "f", "any"))


def gender(word: str) -> Gender | None:
    """The gender an honorific or royal title tells."""
    bare = plain(word)
    if bare in _set("honorifics", "f") or bare in {"queen", "empress", "spokeswoman", "congresswoman", "chairwoman", "businesswoman"}:
        return "f"
    male = bare in _set("honorifics", "m") or bare in {"king", "emperor", "pope", "spokesman", "congressman", "businessman", "ayatollah"}
    return "m" if male else None


def modifier(word: str) -> bool:
    """Whether a word commonly stands inside a title, before its head: "Deputy", "Foreign", "Research"."""
    return plain(word) in _set("lead_modifiers")


def domain(word: str) -> bool:
    """Whether this head's of-phrase names its field, part of the title ("Minister of Defence"), not an organization."""
    return plain(word) in _set("domain_heads")


def fixed(words: list[str]) -> bool:
    """Whether head, "of" and what follows are one title: "chief of staff", "leader of the opposition"."""
    return " ".join(tokens(" ".join(words))) in _fixed()


@cache
def _fixed() -> frozenset[str]:
    return frozenset(" ".join(tokens(phrase)) for phrase in table("titles")["fixed_of"])

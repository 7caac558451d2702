"""Compile `src/onrecord/link/data/cues.tsv` from Open English WordNet: `python tools/compile_cues.py CHECKOUT` (needs PyYAML).

One line a root: a verb, then its irregular forms and the nouns of events derived from it. A noun goes with the verb that it shares
most letters with, at least three, so that "acquisition" is of "acquire" and no chain of derivations joins distant words.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any

import yaml

EVENTFUL = frozenset(
    f"noun.{kind}" for kind in ("act", "event", "communication", "phenomenon", "possession", "process", "state", "cognition", "feeling")
)
SENSES, SHARED = 4, 3
# What WordNet does not derive, or only from a rarer verb: seen apart in ECB+ topics 1-35, or closed classes of English.
OWN = {
    "die": "death deaths dead died", "speak": "speech speeches", "sell": "sale sales", "lose": "loss losses", "win": "victory victories",
    "fly": "flight flights", "give": "gift", "earthquake": "quake quakes temblor", "buy": "purchase", "sign": "signing",
}  # fmt: skip


def main(checkout: Path) -> None:
    """Write the table beside the code that reads it."""
    entries: dict[str, Any] = {}
    for file in sorted((checkout / "src/yaml").glob("entries-*.yaml")):
        entries |= _load(file)
    kinds = {synset: file.stem for file in (checkout / "src/yaml").glob("noun.*.yaml") for synset in _load(file)}
    verbs = {word for word, entry in entries.items() if _plain(word) and any(pos[0] == "v" for pos in entry)}
    found = defaultdict[str, set[str]](set, {verb: set() for verb in verbs})
    own = {form for forms in OWN.values() for form in forms.split()}
    for root, form in [*_derived(entries, kinds, verbs), *_irregular(entries, verbs)]:
        found[root] |= {form} - own
    for root, forms in OWN.items():
        found[root] |= set(forms.split())
    for root in own:
        found.pop(root, None)
    lines = [" ".join([root, *sorted(forms)]) for root, forms in sorted(found.items())]
    Path("src/onrecord/link/data/cues.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _load(file: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return loaded


def _plain(word: str) -> bool:
    return word.isascii() and word.isalpha() and word.islower() and len(word) > 2


def _shared(one: str, other: str) -> str:
    """The letters both words begin with."""
    return "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _derived(entries: dict[str, Any], kinds: dict[str, str], verbs: set[str]) -> Iterator[tuple[str, str]]:
    of = {sense["id"]: word for word, entry in entries.items() for pos in entry for sense in entry[pos].get("sense", ())}
    for noun, entry in sorted(entries.items()):
        if not _plain(noun) or noun in verbs:
            continue
        senses = [(rank, s) for pos in entry if pos[0] == "n" for rank, s in enumerate(entry[pos]["sense"][:SENSES])]
        eventful = [(rank, of.get(key, "")) for rank, s in senses if kinds.get(s["synset"]) in EVENTFUL for key in s.get("derivation", ())]
        choices = [(-len(_shared(noun, verb)), rank, len(verb), verb) for rank, verb in eventful if verb in verbs]
        if choices and -min(choices)[0] >= SHARED:
            yield min(choices)[3], noun


def _irregular(entries: dict[str, Any], verbs: set[str]) -> Iterator[tuple[str, str]]:
    for word in sorted(verbs):
        forms = {form for pos, entry in entries[word].items() if pos[0] == "v" for form in entry.get("form", ())}
        yield from ((word, form) for form in sorted(forms) if _plain(form) and form not in verbs)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

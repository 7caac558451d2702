"""Lemmas by word class: a table of irregular forms, then English's endings, with a dictionary to choose the stem.

Compared with a dictionary alone this keeps "meeting" a noun where it is one and finds "meet" where it is a verb.
"""

import re
from functools import cache
from importlib.resources import files

import simplemma

_CLASS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adj", "ADV": "adv", "PRON": "pron", "DET": "det"}
_AS_WRITTEN = frozenset({"PROPN", "PUNCT", "SYM", "NUM", "X"})
_OTHER = {"n't": "not", "n’t": "not", "’s": "'s", "’": "'s"}
_DOUBLED = frozenset("bdgklmnprtv")
# One short syllable would have doubled its consonant: "hoping" is not from "hop".
_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]|[^aeiou]*qu[aeiou][^aeiouwxy]")
CACHE = 200_000


@cache
def _irregular() -> dict[tuple[str, str], str]:
    """Lemma of each irregular (class, form)."""
    found: dict[tuple[str, str], str] = {}
    text = (files("onrecord.read") / "data" / "irregular.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, lemma, *forms = line.split()
            found |= {(kind, form.lower()): lemma for form in (lemma, *forms)}
    return found


_known: dict[tuple[str, str], str] = {}


def lemma(form: str, pos: str) -> str:
    """Lemma of a word of the universal class `pos`; remembered."""
    key = (form, pos)
    found = _known.get(key)
    if found is None:
        if len(_known) >= CACHE:
            _known.clear()
        found = _known[key] = _fresh(form, pos)
    return found


def _fresh(form: str, pos: str) -> str:
    if pos in _AS_WRITTEN:
        return form
    low = form.lower().replace("’", "'")
    kind = _CLASS.get(pos, "")
    irregular = _irregular().get((kind, low))
    if irregular:
        return irregular
    if kind == "verb":
        return str(simplemma.lemmatize(low, lang="en")) if low.endswith("eed") else _verb(low)
    if kind == "noun":
        return _noun(low)
    if kind == "adj" and low.endswith(("er", "est")):
        return str(simplemma.lemmatize(low, lang="en"))
    return _OTHER.get(low, low)


def _verb(form: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if form.endswith(ending) and len(form) > len(ending) + 1 and not form.endswith("ss"):
            return _stem(form, ending)
    return form


def _stem(form: str, ending: str) -> str:
    """The likeliest verb that takes `ending` to make `form`."""
    bare = form[: -len(ending)]
    if ending == "s":
        return bare
    if bare.endswith("i") and ending in ("ed", "es"):
        return bare[:-1] + "y"
    if ending == "es":
        return bare if bare.endswith(("ss", "sh", "ch", "x", "zz", "o")) else bare + "e"
    single = bare[:-1] if len(bare) > 2 and bare[-1] == bare[-2] and bare[-1] in _DOUBLED else bare
    doubled = single != bare and (bare[-1] != "l" or not _is_word(bare))
    choices = [single, bare] if doubled else [bare, bare + "e"]
    if _SHORT.fullmatch(bare):
        choices.reverse()
    found = next((choice for choice in choices if _is_verb(choice)), None)
    return found or _by_ending(bare, single)


def _is_word(form: str) -> bool:
    return bool(simplemma.is_known(form, lang="en")) and simplemma.lemmatize(form, lang="en") == form


def _is_verb(stem: str) -> bool:
    """Does the dictionary know the stem and trace its third person to it?"""
    hissing = stem.endswith(("s", "sh", "ch", "x", "z"))  # here the dictionary mistakes "attaches" for a form of "attache"
    return _is_word(stem) and (hissing or simplemma.lemmatize(stem + "s", lang="en") == stem)


def _by_ending(bare: str, single: str) -> str:
    """For verbs no dictionary knows: an e after endings that hardly ever stand without one."""
    if single != bare:
        return single
    return bare + "e" if bare.endswith(("at", "iz", "is", "v", "c", "u", "dg", "ng", "rg", "bl", "tl", "dl", "pl", "gl")) else bare


def _noun(form: str) -> str:
    if not form.endswith("s") or form.endswith(("ss", "us", "is")) or form[0].isdigit() or form[0] == "'":
        return form
    found = str(simplemma.lemmatize(form, lang="en"))
    if found != form and form.startswith(found[:-1]):
        return found
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    return form[:-2] if form.endswith(("sses", "shes", "ches", "xes", "zes")) else form[:-1]

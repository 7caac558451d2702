"""Numbers with unit and object: words and figures alike, with bounds and hedges, tied to their event and statement.

A number that is part of a time expression, an ordinal, an age, a name or a designation ("Shahed-136") is none. The first piece
of evidence is the number with its object; a percentage that says how something changed has two more, where the text gives them:
what changed, and over what time. The words are in `resolve/data/quantities.toml`.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.resolve.roles import plain
from onrecord.syntax import Tree
from onrecord.types import Event, Quantity, Span, Statement, TimeExpression


@cache
def _data() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((files("onrecord.resolve") / "data" / "quantities.toml").read_text(encoding="utf-8"))


@cache
def _listed(table: str, key: str = "words") -> frozenset[str]:
    return frozenset(_data()[table][key])


def _either(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_ONES, _TENS = list(_data()["small"]["words"]), list(_data()["small"]["tens"])
SMALL = {**{w: n for n, w in enumerate(_ONES, 1)}, **{w: 10 * n for n, w in enumerate(_TENS, 2)}}
SCALES: Mapping[str, float] = _data()["scales"]
VAGUE: Mapping[str, float] = _data()["vague"]
FRACTIONS: Mapping[str, float] = _data()["fractions"]
FEW = ("a few", "several", "a couple of", "many")
_FIGURE = rf"(?:\d{{1,3}}(?:,\d{{2,3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\b(?:{_either(list(SMALL))})(?:[- ](?:{_either(_ONES[:9])}))?\b)"
_SCALE = _either(list(SCALES))
_BOUND = _either([*_data()["bounds"]["lower"], *_data()["bounds"]["upper"], *_data()["bounds"]["about"]])
_MONEY = _either(list(_data()["currencies"]))
_WORDED = (
    rf"\b(?:half )?an?(?= (?:hundred|thousand|million|billion|trillion|dozen)\b)|\b(?:{_either(list(VAGUE))})\b"
    rf"|\b(?:{_either(FEW)})(?= (?:hundred|thousand|million|billion|dozen)\b)"
)
_SECOND = (
    rf"(?:(?: to | or | ?[–-] ?| and )(?P<money2>(?:{_MONEY}) ?)?(?P<second>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|(?:{_either(_ONES)})\b)"
    rf"(?:[ -]?(?P<scale2>{_SCALE})\b)?)"
)
NUMBER = re.compile(
    rf"(?:(?P<bound>\b(?:{_BOUND})) )?(?:(?<![\w.])(?P<money>{_MONEY}) ?)?"
    rf"(?<![\d.,-])(?<![A-Za-z]-)(?<!\d x )(?P<figure>{_FIGURE}|{_WORDED})"
    rf"(?:[ -]?(?P<scale>{_SCALE})\b)?(?:{_SECOND})?(?: or (?P<after>more|so|less|fewer)\b)?(?![\w,]*\d)(?! ?(?:st|nd|rd|th)\b)(?! x \d)",
    re.IGNORECASE,
)
SHARE = re.compile(
    rf"(?:(?P<bound>\b(?:{_BOUND})) )?\b(?:(?P<count>an?|one|two|three|four)[- ])?(?P<part>{_either(list(FRACTIONS))})s?(?= of | the )",
    re.IGNORECASE,
)
PERCENT = re.compile(r" ?(?:%|per ?cent\b|percent\b|percentage points?\b)")
ESCAPED = re.compile(r" ?\d")  # "%E2%80%99" of an address
DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+$")  # "1.000" is a thousand in one country and one in the next, but nobody counts 1.000 persons
RATE = re.compile(
    r"(?: per | an? |/)(?P<per>hour|h|second|sec|minute|day|week|month|year|person|capita|head|barrel|litre|liter|kg|kilo|tonne|ton|km)\b"
)
DEGREES = re.compile(r" ?(?:° ?(?P<scale>[CF])\b|degrees (?P<named>Celsius|Fahrenheit)\b)")
COUNTING = frozenset({"nummod", "amod", "compound", "advmod", "det", "flat", "case", "nmod"})
WIDE = 6  # words between a number and the noun it counts


@dataclass(frozen=True, slots=True)
class Bounds:
    """A value with its limits, where the text gives them."""

    value: float
    low: float | None
    high: float | None
    approximate: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A number in its text: limits, unit, the words of its object and where everything stands."""

    limits: Bounds
    unit: str
    of: Span | None
    start: int
    end: int
    at: int
    more: tuple[Span, ...] = ()


def number(figure: str, scale: str | None) -> float:
    """The value of figures or number words: "1,200", "twenty-five", "a" before a scale word."""
    text = figure.lower()
    if text in {"a", "an", *FEW}:
        value = 1.0
    elif text in {"half a", "half an"}:
        value = 0.5
    elif text in VAGUE:
        value = VAGUE[text]
    elif text[0].isdigit():
        value = float(text.replace(",", ""))
    else:
        value = float(sum(SMALL[w] for w in re.split(r"[- ]", text)))
    return value * SCALES[scale.lower()] if scale else value


def bounds(match: re.Match[str]) -> Bounds:
    """Value and limits of a match of NUMBER."""
    scale = match["scale"] or (match["scale2"] if match["second"] else None)
    value = number(match["figure"], scale)
    if match["after"]:
        return _limited(value, {"more": "at least", "so": "about"}.get(match["after"].lower(), "at most"))
    if match["second"]:
        about = (match["bound"] or "").lower() in _listed("bounds", "about")
        return Bounds(value, value, number(match["second"], match["scale2"] or scale), approximate=about)
    if match["figure"].lower() in VAGUE or match["figure"].lower() in FEW:
        return Bounds(value, value, None, approximate=True)
    return _limited(value, match["bound"])


def _limited(value: float, bound: str | None) -> Bounds:
    word = (bound or "").lower()
    if word in _listed("bounds", "lower"):
        return Bounds(value, value, None, approximate=False)
    if word in _listed("bounds", "upper"):
        return Bounds(value, None, value, approximate=False)
    return Bounds(value, None, None, approximate=True) if word else Bounds(value, value, value, approximate=False)


# ---------------------------------------------------------------- what a number counts


def _noun(tree: Tree, span: Span) -> int | None:
    """The noun a number counts: the head its words hang on as a number, or what stands under its "of"."""
    words = list(tree.inside(span))
    if not words:
        return None
    last = next((w for w in reversed(words) if tree.words[w].pos not in {"DET", "PUNCT"}), words[-1])
    while tree.words[last].pos in {"NUM", "SYM", "ADV", "ADJ", "DET", "ADP"} or last in words:
        below = [c for c in tree.children(last, "nmod") if c > last and any(tree.lemma(k) == "of" for k in tree.children(c, "case"))]
        if last in words and below and tree.words[last].relation not in {"nummod", "amod"}:
            return below[0]
        head, relation = tree.words[last].head, plain(tree.words[last].relation)
        joined = relation == "conj" and head in words  # "seven or eight kilometres"
        if not joined and (head < 0 or abs(head - words[-1]) > WIDE or (relation not in COUNTING and head != words[-1] + 1)):
            return None
        last = head
    return last if tree.words[last].pos in {"NOUN", "PROPN"} else None


def _object(tree: Tree, noun: int, after: int) -> Span | None:
    """The noun with what stands between it and the number, and its "of": "artillery shells", "rounds of ammunition"."""
    if tree.words[noun].start < after:
        return None
    words = [w for w in range(max(0, noun - WIDE), noun) if tree.words[w].start >= after]
    while words and (tree.words[words[0]].pos in {"DET", "NUM", "PRON", "PUNCT"} or tree.lemma(words[0]) == "of"):
        words = words[1:]
    for child in tree.children(noun, "nmod"):
        if child > noun and any(tree.lemma(c) == "of" for c in tree.children(child, "case")):
            words.extend(range(noun, child + 1))
            break
    return tree.span([noun, *words])


def _counts(tree: Tree, match: re.Match[str], noun: int | None) -> bool:
    """Small numbers in words count only before a noun of their own, and not in "the two sides"; "one" only people and the like."""
    figure = match["figure"].lower()
    if figure == "one" and not match["scale"] and (noun is None or tree.lemma(noun) not in _listed("singular")):
        return PERCENT.match(tree.text, match.end()) is not None
    if match["scale"] or match["bound"] or figure not in SMALL:
        return True
    words = list(tree.inside(Span(match.start("figure"), match.end("figure"))))
    if not words or plain(tree.words[words[0]].relation) != "nummod":
        return PERCENT.match(tree.text, match.end()) is not None or (noun is not None and _casualty(tree, words))
    head = tree.words[words[0]].head
    return not any(tree.lemma(d) in {"the", "these", "those", "both"} for d in tree.children(head, "det"))


def _casualty(tree: Tree, words: Sequence[int]) -> bool:
    """A bare number that is killed, wounded, arrested …: people."""
    for word in words:
        head, relation = tree.words[word].head, tree.words[word].relation
        if head >= 0 and tree.lemma(head) in _listed("casualties") and relation in {"obj", "nsubj:pass", "nsubj"}:
            return True
    return False


def _name(tree: Tree, noun: int, start: int) -> bool:
    """ "TV 5 Monde", "GG 0431 A": a number inside a name counts nothing; "300 Palestinians" does."""
    words = list(tree.inside(Span(start, start + 1)))
    if not words:
        return False
    before = words[0] - 1
    within = before >= 0 and tree.sentence(before) == tree.sentence(words[0]) and tree.form(before) not in {"“", '"', ":"}
    if tree.form(words[0])[0].isupper() and tree.form(noun)[0].isupper() and within:  # "Four Seasons"
        return True
    if tree.words[noun].pos != "PROPN":  # "a Boeing 737 aircraft"
        return within and tree.words[before].pos == "PROPN" and tree.words[before].head in {noun, words[0]}
    inside = before >= 0 and tree.words[before].pos == "PROPN" and tree.sentence(before) == tree.sentence(words[0])
    return inside or not tree.form(noun).lower().endswith(("s", "men", "people"))


def _score(limits: Bounds) -> bool:
    """ "6-3": a range does not fall."""
    return limits.low is not None and limits.high is not None and limits.high < limits.low


def _metres(match: re.Match[str]) -> bool:
    """ "100 m" without a currency is a distance or a designation."""
    return (match["scale"] or "").lower() in {"m", "k"} and not match["money"]


def _joined(match: re.Match[str], tree: Tree, noun: int | None) -> bool:
    """ "4-tier", "three-time": with a hyphen only units of measure are counted."""
    return tree.text[match.end() : match.end() + 1] == "-" and (noun is None or tree.lemma(noun) not in _listed("measures"))


def _states(tree: Tree, end: int) -> Span | None:
    """ "200,000 dead", "14,000 displaced": an adjective that stands for people."""
    words = list(tree.inside(Span(end, end + 2)))
    after = next((w for w in words if tree.words[w].start >= end), None)
    return tree.span([after]) if after is not None and tree.form(after).lower() in _listed("casualties", "states") else None


# ---------------------------------------------------------------- one number


def _found(tree: Tree, match: re.Match[str]) -> Found | None:
    """What a match of NUMBER says, or nothing."""
    at, start = match.start("figure"), match.start() if match["bound"] or match["money"] else match.start("figure")
    limits = bounds(match)
    percent = PERCENT.match(tree.text, match.end())
    if percent is not None and ESCAPED.match(tree.text, percent.end()):
        return None
    if percent is not None:
        return Found(limits, "percent", *_percent(tree, percent.end(), start, at))
    noun = _noun(tree, Span(at, match.end()))
    if _score(limits) or _metres(match) or _joined(match, tree, noun) or not _counts(tree, match, noun):
        return None
    if match["money"]:
        return None if DOTTED.match(match["figure"]) else _money(match, limits, start)
    if (degrees := DEGREES.match(tree.text, match.end())) is not None:
        return Found(limits, f"°{degrees['scale'] or degrees['named'][0]}", None, start, degrees.end(), at)
    if (money := _money_word(tree, match)) is not None:
        return Found(limits, money[0], None, start, money[1], at)
    if DOTTED.match(match["figure"]):
        limits = _limited(float(match["figure"].replace(".", "")), match["bound"])
    return _counted(tree, match, limits, noun, start)


def _money(match: re.Match[str], limits: Bounds, start: int) -> Found:
    currencies = _data()["currencies"]
    known = {name.lower(): code for name, code in currencies.items()}
    unit = currencies.get(match["money"], known[match["money"].lower()])
    return Found(limits, unit, None, start, match.end(), match.start("figure"))


def _money_word(tree: Tree, match: re.Match[str]) -> tuple[str, int] | None:
    """ "20 million won", "61 million Hong Kong dollars": the currency and where its words end. Dollars of elsewhere are not USD."""
    words = [w for w in tree.inside(Span(match.start(), match.end() + 40)) if tree.words[w].start >= match.end()][:4]
    for place, word in enumerate(words):
        form = tree.form(word).lower()
        known = _data()["money"].get(form) or _data()["money"].get(form.removesuffix("s"))
        if known is not None and (tree.words[word].pos != "VERB" or match["scale"]):
            before = tree.text[match.end() : tree.words[word].start].strip()
            unit = (
                known
                if not place or before.replace(" ", "") in {"US", "U.S.", "American"}
                else f"{before} {form.removesuffix('s')}".lower()
            )
            return unit, tree.words[word].end
        if not tree.form(word)[0].isupper() and form != ".":
            return None
    return None


def _counted(tree: Tree, match: re.Match[str], limits: Bounds, noun: int | None, start: int) -> Found | None:
    at, end = match.start("figure"), match.end()
    if noun is None:
        states = _states(tree, end)
        if states is not None:
            return Found(limits, tree.text[states.start : states.end].lower(), states, start, states.end, at)
        bare = _casualty(tree, list(tree.inside(Span(at, end))))
        return Found(limits, "person", None, start, end, at) if bare else None
    lemma = tree.lemma(noun)
    dotted = DOTTED.match(match["figure"]) is not None and (lemma in _listed("measures") or lemma == tree.form(noun).lower() != "people")
    if lemma in _listed("nothing") or not lemma[:1].isalpha() or tree.words[noun].start < at or _name(tree, noun, at) or dotted:
        return None
    of = _object(tree, noun, end)
    rate = RATE.match(tree.text, tree.words[noun].end)
    end = max(end, of.end if of is not None else end, rate.end() if rate is not None else end)
    unit = _data()["money"].get(lemma, lemma)
    return Found(limits, f"{unit}/{rate['per']}" if rate is not None else unit, of, start, end, at)


def _percent(tree: Tree, end: int, start: int, at: int) -> tuple[Span | None, int, int, int, tuple[Span, ...]]:
    """A share "of" something, or how something changed: object, where all stands, and the further evidence."""
    words = list(tree.inside(Span(at, end)))
    below = [
        c for w in words for c in tree.children(w, "nmod") if c > words[-1] and any(tree.lemma(k) == "of" for k in tree.children(c, "case"))
    ]
    if below:
        of = tree.span([w for w in tree.phrase(below[0]) if tree.lemma(w) != "of" or w > below[0]])
        return of, start, max(end, of.end), at, ()
    verb = next((a for w in words[:1] for a in tree.ancestors(w) if tree.words[a].pos == "VERB"), None)
    if verb is None or tree.lemma(verb) not in _listed("changes"):
        return None, start, end, at, ()
    subjects = tree.children(verb, "nsubj", "nsubj:pass")
    changed = tree.span(tree.phrase(subjects[0])) if subjects else None
    return changed, start, end, at, (changed,) if changed is not None else ()


def _share(tree: Tree, match: re.Match[str]) -> Found | None:
    """ "a third of the voters", "two thirds of seats", "half of the money"."""
    words = list(tree.inside(Span(match.start("part"), match.end())))
    half = match["part"].lower() == "half"
    ranked = words and words[0] > 0 and tree.words[words[0] - 1].pos == "ADJ"  # "the second half of the match"
    if ranked or not (half or match["count"]):
        return None
    after = (
        [w for w in range(words[-1] + 1, min(len(tree.words), words[-1] + WIDE)) if tree.words[w].pos in {"NOUN", "PROPN"}] if words else []
    )
    if not after or tree.sentence(after[0]) != tree.sentence(words[-1]) or tree.lemma(after[0]) in _listed("nothing"):
        return None
    noun = after[0]
    count = SMALL.get((match["count"] or "a").lower(), 1)
    limits = _limited(round(count * FRACTIONS[match["part"].lower()], 2), match["bound"])
    of = _object(tree, noun, match.end()) or tree.span([noun])
    return Found(limits, "share", of, match.start(), max(of.end, match.end()), match.start("part"))


# ---------------------------------------------------------------- where it belongs


def _event(events: Sequence[Event], tree: Tree, at: int) -> str | None:
    """The event of the same sentence whose cue is the nearest verb above the number, if any."""
    words = list(tree.inside(Span(at, at + 1)))
    if not words:
        return None
    above = [words[0], *tree.ancestors(words[0])]
    by_word = {w: e for e in events for w in tree.inside(e.cue)}
    return next((by_word[w].id for w in above if w in by_word), None)


def _statement(statements: Sequence[Statement], at: int) -> int | None:
    holding = [(p.end - p.start, n) for n, s in enumerate(statements) for p in (s.content, *s.parts) if p.start <= at < p.end]
    return min(holding)[1] if holding else None


def _period(tree: Tree, found: Found, dated: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """Over what time something changed: the next time expression of the sentence, else the last one before."""
    if not found.more:
        return ()
    words = list(tree.inside(Span(found.at, found.at + 1)))
    sentence = tree.sentence_span(tree.sentence(words[0]))
    here = [Span(s, e) for s, e in dated if sentence.start <= s and e <= sentence.end]
    return tuple([s for s in here if s.start >= found.end][:1] or [s for s in here if s.end <= found.start][-1:])


def quantities(
    tree: Tree, times: Sequence[TimeExpression], events: Sequence[Event], statements: Sequence[Statement]
) -> tuple[Quantity, ...]:
    """Every number with a unit, in text order."""
    dated = sorted((t.span.start, t.span.end) for t in times)
    found = [f for match in NUMBER.finditer(tree.text) if not _timed(match, dated) and (f := _found(tree, match)) is not None]
    taken = [(f.start, f.end) for f in found]
    shares = [f for match in SHARE.finditer(tree.text) if not _timed(match, dated) and (f := _share(tree, match)) is not None]
    found.extend(f for f in shares if not any(s < f.at < e for s, e in taken))
    return tuple(_quantity(tree, f, dated, events, statements) for f in sorted(found, key=lambda f: f.at))


def _timed(match: re.Match[str], dated: Sequence[tuple[int, int]]) -> bool:
    """Whether the number is a time expression's."""
    start = match.start("figure" if "figure" in match.re.groupindex else "part")
    return any(s < match.end() and start < e for s, e in dated)


def _quantity(
    tree: Tree, found: Found, dated: Sequence[tuple[int, int]], events: Sequence[Event], statements: Sequence[Statement]
) -> Quantity:
    limits, of = found.limits, found.of
    return Quantity(
        value=limits.value,
        low=limits.low,
        high=limits.high,
        unit=found.unit,
        of=tree.text[of.start : of.end] if of is not None else "",
        approximate=limits.approximate,
        event=_event(events, tree, found.at),
        statement=_statement(statements, found.at),
        evidence=(Span(found.start, found.end), *found.more, *_period(tree, found, dated)),
    )
